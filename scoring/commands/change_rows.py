"""A comparison of editions as rows, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

COLUMNS = ("weight", "kind", "what", "id", "rules", "field", "old", "new")
_STANDING = ("basis", "categories", "score", "rank", "coverage", "published")

Row = tuple[str, ...]


def as_csv(record: dict[str, Any]) -> str:
    """A row for every value that changed, the heaviest first; alternatives are joined by ``|``."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_guarded(cell) for cell in row] for row in _rows(record))
    return stream.getvalue()


def _rows(record: dict[str, Any]) -> Iterator[Row]:
    for cell in record["cells"]:
        for name in ("categories", "score", "rank", "coverage"):
            evidence = f"{cell['evidence']} {cell['found-under']}"
            yield ("category", "cell", "evidence", evidence, cell["rules"], name, "", _text(cell[name]))
    if standing := record["standing"]:
        for name in _STANDING:
            old, new = standing["old"][name], standing["new"][name]
            if old != new:
                where = (record["country"], "", name)
                yield (standing["weight"], "changed", "standing", *where, _text(old), _text(new))
    for rules, changes in record["grades"].items():
        for change in changes:
            yield from _grade(change, rules)
    for one in record["method"]:
        ids = f"{one['old']['indicator']} {one['new']['indicator']}"
        grades = _text(one["old"]["grades"]), _text(one["new"]["grades"])
        yield ("grade", "method", "grade", ids, "", f"{one['evidence']} {one['found-under']}", *grades)
    for one in record["calls"]:
        yield ("text", "told", "call", one["call"], "", "fate", "", _text(one["fate"]))
    for change in record["changes"]:
        yield from _change(change)


def _grade(change: dict[str, Any], rules: str) -> Iterator[Row]:
    head = change["weight"], change["kind"]
    if change["moved"]:
        grades = (_text(side["grades"]) if side else "" for side in (change["old"], change["new"]))
        yield (*head, "grade", change["indicator"], rules, "", *grades)
    for one in change["criteria"]:
        answers = (_answer(one["old"]), _answer(one["new"]))
        yield (*head, "answer", one["criterion"], rules, "", *answers)


def _answer(answer: dict[str, Any] | None) -> str:
    if answer is None:
        return ""
    return _text(answer["answers"]) if answer["state"] in {"answered", "disputed"} else answer["state"]


def _change(change: dict[str, Any]) -> Iterator[Row]:
    head = (change["weight"], change["kind"], change["what"], change["id"] or "", "")
    for field in change["fields"]:
        yield (*head, field["field"], _text(field["old"]), _text(field["new"]))
    if not change["fields"]:
        yield (*head, "", "", "")


def _text(value: object) -> str:
    if value is None:
        return ""
    return "|".join(map(_text, value)) if isinstance(value, list) else str(value)


def _guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
