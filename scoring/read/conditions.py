"""Conditions as they are written in rules, read into values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.model.conditions import All, Any, AtLeast, Condition, Needs
from scoring.problems import Problems, closest
from scoring.read.nodes import Node

MAX_DEPTH = 8
_SHAPES = "a letter, {met: a}, {partly: a}, {all: […]}, {any: […]} or {at-least: 2, of: […]}"


@dataclass(frozen=True)
class ConditionReader:
    """Reads the conditions of one indicator: its id, the letters of its criteria, and the best level."""

    indicator: str
    letters: frozenset[str]
    best: int
    problems: Problems

    def read(self, node: Node, depth: int = 0) -> Condition | None:
        """The condition, or None with its faults reported."""
        if depth > MAX_DEPTH:
            self._refuse(node, f"conditions are nested more than {MAX_DEPTH} deep", "Write it more simply.")
            return None
        if isinstance(node.value, str):
            return self._needs(node, self.best)
        if isinstance(node.value, dict):
            return self._item(node, node.value, depth)
        self._refuse(node, "this is no condition", f"Write {_SHAPES}.")
        return None

    def _item(self, node: Node, items: dict[str, Node], depth: int) -> Condition | None:
        keys = set(items)
        if keys == {"met"}:
            return self._needs(items["met"], self.best)
        if keys == {"partly"}:
            return self._needs(items["partly"], 1)
        if keys == {"all"} or keys == {"any"}:
            kind = keys.pop()
            parts = self._parts(items[kind], depth)
            return None if parts is None else All(parts) if kind == "all" else Any(parts)
        if keys == {"at-least", "of"}:
            return self._at_least(items["at-least"], items["of"], depth)
        unknown = next(
            (key for key in items if key not in {"met", "partly", "all", "any", "at-least", "of"}), ""
        )
        hint = closest(unknown, ["met", "partly", "all", "any", "at-least"]) if unknown else ""
        said = f"a condition has no part {unknown!r}" if unknown else "one condition has one part only"
        if unknown in {"not", "none", "no", "unless"}:
            said, hint = "rules have no negation: a better answer must never lower a grade", ""
        self._refuse(node, said, hint or f"Write {_SHAPES}.")
        return None

    def _at_least(self, count: Node, of: Node, depth: int) -> Condition | None:
        parts = self._parts(of, depth)
        if parts is None:
            return None
        if (
            not isinstance(count.value, str)
            or not count.value.isdecimal()
            or not 1 <= int(count.value) <= len(parts)
        ):
            self._refuse(
                count,
                f"at-least needs a whole number from 1 to {len(parts)}",
                "Write {at-least: 2, of: [a, b, c]}.",
            )
            return None
        return AtLeast(int(count.value), parts)

    def _parts(self, node: Node, depth: int) -> tuple[Condition, ...] | None:
        if not isinstance(node.value, list) or not node.value:
            self._refuse(node, "here stands a list of conditions", "Write [a, b].")
            return None
        read = list(self._read_all(node.value, depth))
        return tuple(part for part in read if part is not None) if None not in read else None

    def _read_all(self, nodes: list[Node], depth: int) -> Iterator[Condition | None]:
        for node in nodes:
            yield self.read(node, depth + 1)

    def _needs(self, node: Node, level: int) -> Condition | None:
        letter = node.value
        if isinstance(letter, str) and letter in self.letters:
            return Needs(letter, level)
        self.problems.add(
            "framework.unknown-criterion",
            node.origin,
            self.indicator,
            f"the indicator has no criterion {letter if isinstance(letter, str) else 'of this kind'!r}",
            f"Its criteria are {', '.join(sorted(self.letters))}.",
        )
        return None

    def _refuse(self, node: Node, message: str, hint: str) -> None:
        self.problems.add("framework.condition", node.origin, self.indicator, message, hint)
