"""BibTeX text to entries whose fields know their places.

docs/decisions/0011-bibliographies-are-read-here.md says why no library does it. What is outside of entries is
a comment, as BibTeX has it. After a fault, reading goes on at the next line that begins an entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from scoring.problems import Place, Problems, TextFile

MAX_DEPTH = 24
MAX_VALUE = 200_000
"""Characters of one value with its strings written out: definitions can double at each step."""
MAX_FAULTS = 100
"""Entries with faults after which the rest is not looked at: such a file was never BibTeX."""
MONTHS = {name: name for name in "jan feb mar apr may jun jul aug sep oct nov dec".split()}

_START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([{(])")
_LINE_START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]?", re.MULTILINE)
_BLANKS = re.compile(r"\s*")
_KEY = re.compile(r"[^,{}()\"=\s%#\\~]*")
_NAME = re.compile(r"[A-Za-z][\w+./:-]*", re.ASCII)
_NUMBER = re.compile(r"\d+", re.ASCII)
_INSIDE = re.compile(r"[{}\"]|^[ \t]*@[ \t]*[A-Za-z]+[ \t]*\{[^\s,{}]*,", re.MULTILINE)


@dataclass(frozen=True)
class Value:
    """A field's text, inner braces and LaTeX still in it."""

    text: str
    place: Place


@dataclass(frozen=True)
class Entry:
    type: str
    key: str
    fields: Mapping[str, Value]
    place: Place


class _FaultError(Exception):
    def __init__(self, index: int, said: str, hint: str, code: str = "import.syntax") -> None:
        super().__init__(said)
        self.index, self.said, self.hint, self.code = index, said, hint, code


def read_entries(file: TextFile, problems: Problems) -> Iterator[Entry]:
    """The entries of a file in order; the faults of the others are reported."""
    reader = _Reader(file)
    index = faults = 0
    while found := reader.next_entry(index):
        reader.key = ""
        try:
            entry, index = reader.entry(found)
        except _FaultError as fault:
            problems.add(fault.code, file.place(fault.index), reader.key, fault.said, fault.hint)
            faults += 1
            if faults == MAX_FAULTS:
                said, hint = (
                    f"the file has {MAX_FAULTS} entries with faults; the rest was not read",
                    "Export it again.",
                )
                problems.add("import.too-large", Place(file.name), "", said, hint)
                return
            after = _LINE_START.search(file.text, max(fault.index, found.end()))
            index = after.start() if after else len(file.text)
            continue
        if entry:
            yield entry


@dataclass
class _Reader:
    file: TextFile
    strings: dict[str, str] = field(default_factory=lambda: dict(MONTHS))
    key: str = ""

    @property
    def text(self) -> str:
        return self.file.text

    def next_entry(self, index: int) -> re.Match[str] | None:
        """The next ``@type{``; also a line that begins with ``@type`` alone, which is a mistake."""
        start = _START.search(self.text, index)
        line = _LINE_START.search(self.text, index)
        return line if line and (not start or line.start() < start.start()) else start

    def entry(self, found: re.Match[str]) -> tuple[Entry | None, int]:
        begin = self.text.index("@", found.start())
        start = _START.match(self.text, begin)
        if not start:
            said = f"{found.group().strip()} is not followed by a brace"
            raise _FaultError(begin, said, "Write @type{key, title = {…}, …}.")
        kind, close = start[1].lower(), "}" if start[2] == "{" else ")"
        if kind == "comment":
            return None, self.braced(start.end() - 1)[1] if close == "}" else start.end()
        index = self.blanks(start.end())
        if kind == "preamble":
            return None, self.expect(self.value(index)[1], close, start)
        if kind == "string":
            name, index = self.name(index)
            self.strings[name], index = self.value(self.expect(index, "=", start))
            return None, self.expect(index, close, start)
        return self.record(kind, close, start)

    def record(self, kind: str, close: str, start: re.Match[str]) -> tuple[Entry, int]:
        index = self.blanks(start.end())
        key = _KEY.match(self.text, index)
        self.key = key.group() if key else ""
        index = self.blanks(key.end() if key else index)
        fields: dict[str, Value] = {}
        while not self.text.startswith(close, index):
            index = self.blanks(self.expect(index, ",", start, close))
            if self.text.startswith(close, index):
                break
            begin = index
            name, index = self.name(index)
            if name in fields:
                said = f"the field {name} stands twice in this entry"
                raise _FaultError(begin, said, "Keep one of the two.")
            index = self.blanks(self.expect(index, "=", start))
            place = self.file.place(index)
            text, index = self.value(index)
            fields[name] = Value(text, place)
        return Entry(kind, self.key, fields, self.file.place(start.start())), index + 1

    def blanks(self, index: int) -> int:
        found = _BLANKS.match(self.text, index)
        return found.end() if found else index

    def name(self, index: int) -> tuple[str, int]:
        found = _NAME.match(self.text, index)
        if not found:
            said = "the name of a field is missing here"
            raise _FaultError(min(index, len(self.text)), said, "Write name = {value}, with commas between.")
        return found.group().lower(), self.blanks(found.end())

    def expect(self, index: int, sign: str, start: re.Match[str], close: str = "") -> int:
        index = self.blanks(index)
        if self.text.startswith(sign, index):
            return index + 1
        if index >= len(self.text) or self.text.startswith("@", index):
            said = "the entry that begins here is not closed"
            raise _FaultError(start.start(), said, "Close it with }, or export it again.")
        either = f"{sign} or {close}" if close else sign
        raise _FaultError(
            index, f"{either} is missing before this", "Write name = {value}, with commas between."
        )

    def value(self, index: int) -> tuple[str, int]:
        """The text of a value, its parts joined, and the index behind it and its blanks."""
        parts: list[str] = []
        begin, length = index, 0
        while True:
            part, index = self.part(self.blanks(index))
            parts.append(part)
            length += len(part)
            if length > MAX_VALUE:
                said = f"the value has more than {MAX_VALUE} characters with its @string written out"
                raise _FaultError(begin, said, "Shorten it.", "import.too-large")
            index = self.blanks(index)
            if not self.text.startswith("#", index):
                return "".join(parts), index
            index += 1

    def part(self, index: int) -> tuple[str, int]:
        sign = self.text[index : index + 1]
        if sign == "{":
            return self.braced(index)
        if sign == '"':
            return self.braced(index, '"')
        if number := _NUMBER.match(self.text, index):
            return number.group(), number.end()
        if name := _NAME.match(self.text, index):
            if name.group().lower() in self.strings:
                return self.strings[name.group().lower()], name.end()
            said = f"{name.group()[:40]} is no @string of this file"
            raise _FaultError(index, said, "Put the text in braces: {…}.")
        said = (
            "a value is missing here" if index < len(self.text) else "the file ends in the middle of an entry"
        )
        raise _FaultError(min(index, len(self.text)), said, "Write the value in braces: {…}.")

    def braced(self, start: int, close: str = "}") -> tuple[str, int]:
        """What stands between braces or quotation marks; braces inside must pair, as BibTeX counts them."""
        depth = 0
        for found in _INSIDE.finditer(self.text, start + 1):
            sign = found.group()
            if sign == close and depth == 0:
                return self.text[start + 1 : found.start()], found.end()
            if sign == "{":
                depth += 1
                if depth > MAX_DEPTH:
                    said = f"braces are nested more than {MAX_DEPTH} deep"
                    raise _FaultError(found.start(), said, "Take the braces out.", "import.too-large")
            elif sign == "}":
                depth -= 1
                if depth < 0:
                    break
            elif sign != '"':
                break
        what = "brace" if close == "}" else "quotation mark"
        raise _FaultError(
            start, f"a {what} is opened here and not closed", 'Give each { its }, and each " its ".'
        )
