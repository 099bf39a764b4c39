"""Places in files: where a value was written, to the line and column."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Any


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file; line and column count from 1, and 0 stands for the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(frozen=True, eq=False)
class TextFile:
    """A file as it was read: its name as printed in messages, and its text with ``\\n`` line ends."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def starts(self) -> list[int]:
        """The index at which each line begins."""
        *lengths, _ = (len(line) + 1 for line in self.text.split("\n"))
        return [0, *accumulate(lengths)]

    def place(self, index: int) -> Place:
        line = bisect_right(self.starts, index)
        return Place(self.name, line, index - self.starts[line - 1] + 1)

    def index(self, line: int, column: int) -> int:
        """The index of a line and column that count from 0, as YAML marks do."""
        return self.starts[line] + column if line < len(self.starts) else len(self.text)


NO_PARTS: Mapping[str, Any] = {}
"""What a value without parts has for them; one for all, as most values of a file have none."""


@dataclass(eq=False, slots=True)
class Origin:
    """Where a value came from: the span of its text, and the origins of its named parts.

    ``parts`` are keyed by key or, in a list, by position as text; ``keys`` are the indexes at which the
    keys themselves begin. Only reading changes one, when it takes faulty items out of a list; a frozen
    class would cost three times as much to fill.
    """

    file: TextFile = field(repr=False)
    start: int
    end: int
    parts: Mapping[str, Origin] = field(default_factory=dict, repr=False)
    keys: Mapping[str, int] = field(default_factory=dict, repr=False)

    @property
    def place(self) -> Place:
        return self.file.place(self.start)

    def at(self, *names: str) -> Origin:
        """The origin of a part, or the nearest one known on the way to it."""
        origin = self
        for name in names:
            if name not in origin.parts:
                return origin
            origin = origin.parts[name]
        return origin

    def key(self, name: str) -> Place:
        """The place of a key, for faults of the key itself or of all below it; else the item's own."""
        return self.file.place(self.keys.get(name, self.start))

    def within(self, text: str, offset: int, length: int = 1) -> Place:
        """The place of ``text[offset:offset + length]``, where ``text`` is this scalar as it was loaded.

        Folding and quoting change a text between file and value, so the snippet is looked for in the
        written span, the same occurrence as in the value; the scalar's own place where it is not found.
        """
        snippet = text[offset : offset + length]
        written = self.file.text[self.start : self.end]
        if not snippet.strip():
            return self.place
        index = -1
        for _ in range(text.count(snippet, 0, offset) + 1):
            index = written.find(snippet, index + 1)
            if index < 0:
                return self.place
        return self.file.place(self.start + index)


NOWHERE = Origin(TextFile("", ""), 0, 0)
