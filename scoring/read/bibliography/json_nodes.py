"""JSON text to located nodes, as :mod:`scoring.read.nodes` makes them of YAML.

Python's own reader tells no places, and reads numbers of any length and depth until it breaks; here depth
is bounded and every scalar stays text.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from scoring.problems import Origin, Problems, TextFile
from scoring.read.nodes import Node, RefusedError

MAX_DEPTH = 12
_BLANKS = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
_OTHER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b", re.ASCII)
_SYNTAX = "Export it again: something has cut it off or changed it."


def read_json(file: TextFile, problems: Problems) -> Node | None:
    """The value that a file holds; None, with the first fault of its syntax, where it is not JSON."""
    reader = _Reader(file, problems)
    try:
        node, end = reader.value(reader.blanks(0), 0)
        if (end := reader.blanks(end)) < len(file.text):
            raise reader.refuse(end, "the JSON ends before this", _SYNTAX)
    except RefusedError:
        return None
    return node


class _Read(NamedTuple):
    node: Node
    end: int


class _Reader:
    def __init__(self, file: TextFile, problems: Problems) -> None:
        self.file, self.text, self.problems = file, file.text, problems

    def refuse(self, index: int, said: str, hint: str, code: str = "import.syntax") -> RefusedError:
        self.problems.add(code, self.file.place(index), "", said, hint)
        return RefusedError(code)

    def blanks(self, index: int) -> int:
        found = _BLANKS.match(self.text, index)
        return found.end() if found else index

    def value(self, index: int, depth: int) -> _Read:
        sign = self.text[index : index + 1]
        if sign in {"[", "{"} and sign:
            if depth == MAX_DEPTH:
                said = f"values are nested more than {MAX_DEPTH} deep"
                raise self.refuse(index, said, "This is no bibliography.", "import.too-large")
            return self.list(index, depth) if sign == "[" else self.object(index, depth)
        if sign == '"':
            text, end = self.string(index)
            return _Read(Node(Origin(self.file, index, end), text), end)
        found = _OTHER.match(self.text, index)
        if not found:
            said = "a value is missing here" if sign else "the file ends in the middle of a value"
            raise self.refuse(index, said, _SYNTAX)
        none = found.group() == "null"
        return _Read(
            Node(Origin(self.file, index, found.end()), None if none else found.group()), found.end()
        )

    def string(self, index: int) -> tuple[str, int]:
        found = _STRING.match(self.text, index)
        if not found:
            raise self.refuse(index, "a quotation mark is opened here and not closed", _SYNTAX)
        try:
            return str(json.loads(found.group(), strict=False)), found.end()
        except ValueError:
            raise self.refuse(index, "a backslash in this text begins no escape of JSON", _SYNTAX) from None

    def list(self, start: int, depth: int) -> _Read:
        items: list[Node] = []
        index = self.blanks(start + 1)
        while self.text[index : index + 1] != "]":
            if items:
                index = self.blanks(self.expect(index, ",", "]", start))
            node, index = self.value(index, depth + 1)
            items.append(node)
            index = self.blanks(index)
        parts = {str(number): item.origin for number, item in enumerate(items)}
        return _Read(Node(Origin(self.file, start, index + 1, parts), items), index + 1)

    def object(self, start: int, depth: int) -> _Read:
        items: dict[str, Node] = {}
        keys: dict[str, int] = {}
        index = self.blanks(start + 1)
        while self.text[index : index + 1] != "}":
            if items:
                index = self.blanks(self.expect(index, ",", "}", start))
            if self.text[index : index + 1] != '"':
                raise self.refuse(index, "a key in quotation marks is missing here", _SYNTAX)
            name, end = self.string(index)
            if name in items:
                said = f"the key {name[:40]!r} stands twice in this record"
                raise self.refuse(index, said, "Keep one of the two.")
            keys[name] = index
            items[name], index = self.value(
                self.blanks(self.expect(self.blanks(end), ":", ":", end)), depth + 1
            )
            index = self.blanks(index)
        parts = {name: node.origin for name, node in items.items()}
        return _Read(Node(Origin(self.file, start, index + 1, parts, keys), items), index + 1)

    def expect(self, index: int, sign: str, close: str, start: int) -> int:
        """The index after the sign that must stand here."""
        if self.text.startswith(sign, index):
            return index + 1
        if index >= len(self.text):
            raise self.refuse(start, "a bracket is opened here and not closed", _SYNTAX)
        either = sign if sign == close else f"{sign} or {close}"
        raise self.refuse(index, f"{either} is missing before this", _SYNTAX)
