"""The correction that a changed card is due, as YAML to be copied and filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from scoring.edit.yaml_text import blank, quoted
from scoring.review.corrected import Due

_PLAIN = re.compile(r"\w[\w .-]*")


def correction_yaml(due: Due, day: date) -> str:
    """An entry of the file's ``corrections``; what only a person knows is left empty."""
    return "\n".join(_lines(due, day))


def _lines(due: Due, day: date) -> Iterator[str]:
    yield f"  - on: {day.isoformat()}"
    yield blank("wrong", "what the card said wrongly, for readers", 4)
    yield blank("because", "how that came about, or how you know better", 4)
    if due.items:
        yield f"    items: {_list(due.items)}"
    if due.moved:
        yield "    moved:"
    for one in due.moved:
        of = f"of: {_inside(one.of)}, " if one.of else ""
        yield f"      - {{what: {one.what}, {of}was: {_list(one.was)}, now: {_list(one.now)}}}"


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(_inside(value) for value in values)}]"


def _inside(value: str) -> str:
    """A value inside brackets, where a comma would end it."""
    return value if _PLAIN.fullmatch(value) else quoted(value)
