"""What is most likely wrong with a text that is not YAML, in our own words.

The C scanner and the Python one word the same fault differently, and neither words it for the person who
wrote the file. What their messages have in common is used to tell faults apart, and the line itself.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from scoring.problems import Place, TextFile

_VALUE = re.compile(r"(\s*(?:- +)*(?:[A-Za-z0-9][\w.-]*:[ \t]+)?)(\S.*)")
_TIGHT = re.compile(r"\s*(?:- +)*[A-Za-z][\w.-]*:(?=\S)")
_EMPTY_LIST = re.compile(r"[\w-]+:[ \t]+(\[\])\s*(#.*)?")
_NO_BEGINNING = "%@`&*!|>]},"


class Fault(NamedTuple):
    """A problem before its file is known to be the item's: code, place, message, hint."""

    code: str
    place: Place
    message: str
    hint: str


class _Spot(NamedTuple):
    """A line of the file and a column in it, both counted from 0."""

    file: TextFile
    line: int
    column: int

    @property
    def text(self) -> str:
        return self.file.text[self.file.index(self.line, 0) :].split("\n", 1)[0]

    @property
    def above(self) -> _Spot:
        """The nearest line above that holds something."""
        line = next((n for n in range(self.line - 1, -1, -1) if self._replace(line=n).text.strip()), 0)
        return _Spot(self.file, line, 0)

    def fault(self, message: str, hint: str, code: str = "yaml.syntax", column: int | None = None) -> Fault:
        column = self.column if column is None else column
        index = min(self.file.index(self.line, column), len(self.file.text))
        return Fault(code, self.file.place(index), message, hint)


def diagnose(file: TextFile, error: yaml.YAMLError, last: Any) -> Fault:
    """The parser's error in words for an author; ``last`` is the event that came before it."""
    said = str(error)
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    spot = _Spot(file, mark.line, mark.column) if mark else _Spot(file, 0, 0)
    opened = _Spot(file, context.line, context.column) if context else spot
    return (
        _tab(spot)
        or _quotes(spot, opened, said, last)
        or _brackets(spot, opened, said)
        or _colons(spot, opened, said)
        or _emptied(spot)
        or _others(spot, said)
    )


def _tab(spot: _Spot) -> Fault | None:
    indent = re.match(r"[ -]*(?=\t)", spot.text)
    if not indent or spot.column < indent.end() - 1:
        return None
    return spot.fault("the line is indented with a tab", "Indent with two spaces.", "yaml.tab", indent.end())


def _quotes(spot: _Spot, opened: _Spot, said: str, last: Any) -> Fault | None:
    if "escape" in said or "hexdec" in said:
        return spot.fault(
            "a backslash inside double quotes begins an escape, and this is none",
            "Put the text in single quotes, or write \\\\ for a backslash that is meant as such.",
        )
    if "quoted" in said:
        return opened.fault(
            "a quotation mark is opened here and not closed",
            "Close it, or leave it out: only a text that holds : or # needs quotes.",
        )
    if not isinstance(last, yaml.ScalarEvent) or last.style not in {"'", '"'}:
        return None
    first, end = last.start_mark, last.end_mark
    if not first or not end or end.line != spot.line or spot.text[end.column : spot.column].strip():
        return None
    begin = _Spot(spot.file, first.line, first.column)
    if begin.line < spot.line:
        return begin.fault(
            f"a quotation mark is opened here and closed only on line {spot.line + 1}, before other text",
            "Close it where the text ends, or leave it out: only a text that holds : or # needs quotes.",
        )
    inside = "two apostrophes ('') for one" if last.style == "'" else '\\" for one'
    return spot.fault(
        "text follows behind the closing quotation mark",
        f"Leave the outer quotes out, or write {inside} inside them.",
    )


def _brackets(spot: _Spot, opened: _Spot, said: str) -> Fault | None:
    for place in (spot, opened) if "flow" in said else (spot,):
        found = _VALUE.fullmatch(place.text)
        if not found or found[2][0] not in "[{" or place.column < found.start(2):
            continue
        if "flow" not in said or found[2].startswith("[@"):
            return place.fault(
                f"a text that begins with {found[2][0]} must stand in quotes",
                f'Put the whole of it in double quotes: "{found[2][:16]}…"',
                column=found.start(2),
            )
    if "flow" in said:
        return opened.fault(
            "a bracket is opened here and not closed, or a comma is missing inside it",
            "Give each [ its ] and each { its }; put texts that hold brackets in quotes.",
        )
    return None


def _colons(spot: _Spot, opened: _Spot, said: str) -> Fault | None:
    if "simple key" not in said and "mapping values" not in said:
        return None
    if "mapping values" in said and ": " in spot.text[: spot.column]:
        return spot.fault(
            "a colon with a space after it begins a value, and there is one already on this line",
            'Put the text in quotes: key: "text: more text", or write it below after key: >-',
        )
    for line in (opened, spot.above):
        if found := _TIGHT.match(line.text):
            return line.fault(
                "a space is missing after the colon", "Write key: value.", column=found.end() - 1
            )
    if "simple key" in said:
        return opened.fault(
            "this line is no key with its value, and does not belong to the line above",
            "Write key: value, or indent it deeper than the key whose text it is part of.",
        )
    return spot.fault(
        "the indentation does not fit, or a text that goes on from the line above holds a colon",
        "Indent the keys of one item alike; write a text that holds a colon below key: >-",
    )


def _emptied(spot: _Spot) -> Fault | None:
    """An item below a key whose brackets say that there is none."""
    above = spot.above
    while above.line and above.text.lstrip().startswith("#"):
        above = above.above
    found = _EMPTY_LIST.fullmatch(above.text.lstrip())
    if not found or not spot.text.lstrip().startswith("- "):
        return None
    return above.fault(
        "the brackets say that this list is empty, and an item follows",
        "Take the brackets off; keep the key and its colon.",
        column=above.text.index("[]"),
    )


def _others(spot: _Spot, said: str) -> Fault:
    first = spot.text[spot.column : spot.column + 1]
    if "directive" in said:
        return spot.fault("a line cannot begin with %", "Indent it like the rest of the text.", column=0)
    if "sequence entries" in said:
        return spot.fault(
            "a list cannot begin on the line of its key",
            "Write each item on a line of its own, - and a space before it; quote a text that begins with -",
        )
    if "block scalar" in said:
        return spot.fault(
            "nothing may follow > or | on the line",
            "Begin the text on the next line, indented; put a text that begins with > or | in quotes.",
        )
    if first and first in _NO_BEGINNING:
        return spot.fault(f"a value cannot begin with {first}", "Put the text in quotes.")
    if ("anchor" in said or "alias" in said) and spot.column:
        return spot._replace(column=spot.column - 1).fault(
            "a value cannot begin with & or *", "Put the text in quotes."
        )
    return spot.fault(
        "this is not valid YAML here: the indentation does not fit, or a colon is missing",
        "Indent the keys of one item alike, with spaces, and write key: value.",
    )
