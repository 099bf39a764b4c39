"""YAML text to located nodes: every scalar stays text, every value knows its place.

The types of values come from the schema and never from the text, so ``NO`` is Norway and ``1.10`` is not
1.1. Anchors, aliases and tags are refused, and depth and size are bounded while the parser's events come
in, before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from scoring.problems import Origin, Place, Problems, TextFile

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 24
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


class RefusedError(Exception):
    """The text cannot be read; the problem has been added."""


@dataclass(eq=False)
class Node:
    """A value as it stands in the file; ``value`` is text, a list of nodes, or key to node.

    An empty scalar without quotes has the value None: a key was written and nothing behind it.
    """

    origin: Origin
    value: str | list[Node] | dict[str, Node] | None
    keys: dict[str, Place] = field(default_factory=dict)

    def plain(self) -> Any:
        """The value in Python's own lists and dicts, all scalars text or None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value


def read_nodes(file: TextFile, problems: Problems) -> Node | None:
    """The file's one document, or None with the problems that keep it from being read."""
    if len(file.text) > MAX_CHARACTERS:
        problems.add(
            "yaml.too-large",
            Place(file.name),
            "",
            f"the file has {len(file.text)} characters, more than {MAX_CHARACTERS}",
            "Split it, or look for what was pasted into it by mistake.",
        )
        return None
    unseen = list(_UNSEEN.finditer(file.text))
    for match in unseen[:20]:
        problems.add(
            "yaml.control-character",
            file.place(match.start()),
            "",
            f"there is an unseen character U+{ord(match.group()):04X} here",
            "Delete it; retype the word if you cannot see it.",
        )
    if unseen:
        return None
    try:
        return _Builder(file, problems).document()
    except RefusedError:
        return None
    except yaml.YAMLError as error:
        _syntax(file, problems, error)
        return None


def _syntax(file: TextFile, problems: Problems, error: yaml.YAMLError) -> None:
    """The parser's fault in our own words, since the two YAML scanners word it differently."""
    said = str(error)
    opened = getattr(error, "context_mark", None) if "quoted" in said or "flow" in said else None
    mark = opened or getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    text = file.text[file.index(line, 0) :].split("\n", 1)[0]
    indent = re.match(r"[ -]*(?=\t)", text)
    if indent and column >= indent.end() - 1:
        where = file.place(file.index(line, indent.end()))
        problems.add("yaml.tab", where, "", "the line is indented with a tab", "Indent with two spaces.")
        return
    place = file.place(min(file.index(line, column), len(file.text)))
    problems.add("yaml.syntax", place, "", *_guess(text, column, said))


def _guess(line: str, column: int, said: str) -> tuple[str, str]:
    """What is most likely wrong with a line that is not YAML, and what to write."""
    if "quoted" in said:
        return (
            "a quotation mark is opened here and not closed, or text follows behind the closing one",
            'Close it; inside double quotes write \\" for a quotation mark that is meant as such.',
        )
    if "mapping values" in said and ": " in line[:column]:
        return (
            "a colon with a space after it begins a value, and there is one already on this line",
            'Put the text in quotes: key: "text: more text", or write it below after key: >-',
        )
    if "flow" in said:
        return (
            "a bracket is opened here and not closed, or a comma is missing inside it",
            "Give each [ its ] and each { its }; put texts that hold brackets in quotes.",
        )
    if line[column : column + 1] in set("%@`&*!|>]},"):
        return f"a value cannot begin with {line[column]}", "Put the text in quotes."
    return (
        "this is not valid YAML here: the indentation does not fit, or a colon is missing",
        "Indent the keys of one item alike, with spaces, and write key: value.",
    )


class _Builder:
    """Builds nodes from the parser's events, one document only."""

    def __init__(self, file: TextFile, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.events: Iterator[Any] = iter(yaml.parse(file.text, Loader=_Loader))

    def refuse(self, code: str, event: Any, message: str, hint: str) -> RefusedError:
        index = self.file.index(event.start_mark.line, event.start_mark.column)
        self.problems.add(code, self.file.place(index), "", message, hint)
        return RefusedError(code)

    def document(self) -> Node:
        next(self.events)  # stream start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.problems.add(
                "yaml.empty", Place(self.file.name), "", "the file is empty", "Begin it with schema: 1"
            )
            raise RefusedError
        node = self.node(next(self.events), 0)
        next(self.events)  # document end
        event = next(self.events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(
                "yaml.documents",
                event,
                "a second document begins here",
                "Delete the line --- or make two files.",
            )
        if node.value is None:
            self.problems.add(
                "yaml.empty", Place(self.file.name), "", "the file is empty", "Begin it with schema: 1"
            )
            raise RefusedError
        return node

    def node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self.refuse(
                "yaml.too-deep",
                event,
                f"values are nested more than {MAX_DEPTH} deep",
                "Look for brackets too many.",
            )
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise self.refuse(
                "yaml.alias",
                event,
                "anchors (&) and aliases (*) are not used here",
                "Write the value out, or quote it.",
            )
        if event.tag not in {None, "!"}:
            raise self.refuse(
                "yaml.tag", event, "tags (!) are not used here", "Leave the tag out, or quote the text."
            )
        if isinstance(event, yaml.ScalarEvent):
            empty = not event.style and event.value == ""
            return Node(self.origin(event, event), None if empty else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        parts = {str(number): item.origin for number, item in enumerate(items)}
        return Node(self.origin(start, event, parts), items)

    def mapping(self, start: Any, depth: int) -> Node:
        items: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse("yaml.key", event, "a key must be a plain word", "Write key: value.")
            key = self.node(event, depth + 1)
            name = "" if key.value is None else str(key.value)
            if name == "<<":
                raise self.refuse(
                    "yaml.alias", event, "merge keys (<<) are not used here", "Write the values out."
                )
            value = self.node(next(self.events), depth + 1)
            if name in items:
                self.problems.add(
                    "yaml.duplicate-key",
                    key.origin,
                    name,
                    f"the key {name!r} stands twice in this item, first on line {keys[name].line}",
                    "Keep one of the two.",
                )
                continue
            items[name] = value
            keys[name] = key.origin.place
        parts = {name: node.origin for name, node in items.items()}
        return Node(self.origin(start, event, parts), items, keys)

    def origin(self, start: Any, end: Any, parts: dict[str, Origin] | None = None) -> Origin:
        first, last = start.start_mark, end.end_mark
        return Origin(
            self.file,
            self.file.index(first.line, first.column),
            self.file.index(last.line, last.column),
            parts or {},
        )
