"""YAML text to located nodes: every scalar stays text, every value knows its place.

The types of values come from the schema and never from the text, so ``NO`` is Norway and ``1.10`` is not
1.1. Anchors, aliases and tags are refused, and depth and size are bounded while the parser's events come
in, before anything is built from them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from scoring.problems import Origin, Place, Problems, TextFile
from scoring.problems.place import NO_PARTS
from scoring.read.syntax import diagnose

MAX_CHARACTERS = 4_000_000
MAX_DEPTH = 24
MAX_VALUES = 50_000
MOST_AGAIN = 100
"""Keys of one item that stand there again and are told one by one."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NAMES = ("id", "criterion", "treaty", "indicator", "country", "finding", "name")
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad"  # controls, the soft hyphen
    "\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"  # of no width, or turning the direction
    "\ue000-\uf8ff\U000f0000-\U0010ffff"  # of private use: each font and program has its own
    "\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Characters that a reader does not see, and that no file of ours may hold. The two joiners (U+200C, U+200D)
are not among them: Persian and the scripts of India are not written rightly without."""


class RefusedError(Exception):
    """The text cannot be read; the problem has been added."""


@dataclass(eq=False, slots=True)
class Node:
    """A value as it stands in the file; ``value`` is text, a list of nodes, or key to node.

    An empty scalar without quotes has the value None: a key was written and nothing behind it.
    """

    origin: Origin
    value: str | list[Node] | dict[str, Node] | None

    def plain(self) -> Any:
        """The value in Python's own lists and dicts, all scalars text or None."""
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    @property
    def own_name(self) -> str:
        """What an item calls itself, or nothing."""
        return _own_name(self.value) if isinstance(self.value, dict) else ""


def _own_name(items: dict[str, Node]) -> str:
    named = next((items[key].value for key in _NAMES if key in items), None)
    return named if isinstance(named, str) else ""


def refuse_unseen(file: TextFile, problems: Problems) -> bool:
    """Whether there are characters that nobody sees and that may mean something else; they are reported."""
    unseen = list(UNSEEN.finditer(file.text))
    for match in unseen[: 1 if len(unseen) > 10 else None]:
        more = f", and {len(unseen) - 1} more in the file" if len(unseen) > 10 else ""
        said = f"there is an unseen character U+{ord(match.group()):04X} here{more}"
        hint = "Save the file again as UTF-8." if more else "Delete it; retype the word if you cannot see it."
        problems.add("yaml.control-character", file.place(match.start()), "", said, hint)
    return bool(unseen)


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
    if refuse_unseen(file, problems):
        return None
    builder = _Builder(file, problems)
    try:
        return builder.document()
    except RefusedError:
        return None
    except yaml.YAMLError as error:
        code, place, message, hint = diagnose(file, error, builder.last)
        problems.add(code, place, "", message, hint)
        return None


class _Builder:
    """Builds nodes from the parser's events, one document only."""

    def __init__(self, file: TextFile, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.last: Any = None
        self.values = 0
        # The parser itself, not yaml.parse, which asks it twice for each event.
        self.parsed: Callable[[], Any] = _Loader(file.text).get_event

    def next(self) -> Any:
        self.last = event = self.parsed()
        return event

    def refuse(self, code: str, event: Any, message: str, hint: str) -> RefusedError:
        self.problems.add(code, self.file.place(event.start_mark.index), "", message, hint)
        return RefusedError(code)

    def document(self) -> Node:
        self.next()  # stream start
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            raise self.empty()
        node = self.node(self.next(), 0)
        self.next()  # document end
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            raise self.refuse(
                "yaml.documents",
                event,
                "a second document begins here",
                "Delete the line --- or make two files.",
            )
        if node.value is None:
            raise self.empty()
        return node

    def empty(self) -> RefusedError:
        hint = "Begin it with schema: 1, or delete it."
        self.problems.add("yaml.empty", Place(self.file.name), "", "the file holds nothing", hint)
        return RefusedError("yaml.empty")

    def node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self.refuse(
                "yaml.too-deep",
                event,
                f"values are nested more than {MAX_DEPTH} deep",
                "Look for brackets too many.",
            )
        self.values += 1
        if self.values > MAX_VALUES:
            raise self.refuse(
                "yaml.too-large",
                event,
                f"the file has more than {MAX_VALUES} values",
                "Split it, or look for what was pasted into it by mistake.",
            )
        if event.anchor:  # that of an alias is its name
            raise self.refuse(
                "yaml.alias",
                event,
                "anchors (&) and aliases (*) are not used here",
                "Write the value out; put a text that begins with & or * in quotes.",
            )
        if event.tag is not None and event.tag != "!":
            raise self.refuse(
                "yaml.tag",
                event,
                "tags (!) are not used here",
                "Leave the tag out; put a text that begins with ! in quotes.",
            )
        if isinstance(event, yaml.ScalarEvent):
            # Of scalars only double-quoted ones have escapes; what is written out was looked at before.
            if event.style == '"' and (unseen := UNSEEN.search(event.value)):
                said = f"an escape stands for the unseen character U+{ord(unseen.group()):04X}"
                raise self.refuse("yaml.control-character", event, said, "Leave the escape out.")
            empty = event.value == "" and not event.style
            return Node(self.origin(event, event), None if empty else event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def sequence(self, start: Any, depth: int) -> Node:
        items: list[Node] = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        parts = {str(number): item.origin for number, item in enumerate(items)}
        return Node(self.origin(start, event, parts), items)

    def mapping(self, start: Any, depth: int) -> Node:
        items: dict[str, Node] = {}
        keys: dict[str, int] = {}
        again: list[tuple[str, Place]] = []
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            name = self.key(event, depth)
            value = self.node(self.next(), depth + 1)
            if name in items:
                again.append((name, self.file.place(event.start_mark.index)))
                continue
            items[name] = value
            keys[name] = event.start_mark.index
        for name, place in again[:MOST_AGAIN]:
            first = self.file.place(keys[name]).line
            said = f"the key {name!r} stands twice in this item, first on line {first}"
            self.problems.add("yaml.duplicate-key", place, _own_name(items), said, "Keep one of the two.")
        parts = {name: node.origin for name, node in items.items()}
        return Node(self.origin(start, event, parts, keys), items)

    def key(self, event: Any, depth: int) -> str:
        if not isinstance(event, yaml.ScalarEvent):
            raise self.refuse("yaml.key", event, "a key must be a plain word", "Write key: value.")
        if event.style or event.anchor or event.tag or depth >= MAX_DEPTH:
            self.node(event, depth + 1)  # refuses what no value may be either
        if event.value == "<<":
            raise self.refuse(
                "yaml.alias", event, "merge keys (<<) are not used here", "Write the values out."
            )
        return str(event.value)

    def origin(
        self,
        start: Any,
        end: Any,
        parts: Mapping[str, Origin] = NO_PARTS,
        keys: Mapping[str, int] = NO_PARTS,
    ) -> Origin:
        return Origin(self.file, start.start_mark.index, end.end_mark.index, parts, keys)
