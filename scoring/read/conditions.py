"""Conditions as they are written in rules, read into values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.model.conditions import All, Any, AtLeast, Condition, Needs
from scoring.problems import Problems, closest
from scoring.read.nodes import Node

MAX_DEPTH = 8


@dataclass(frozen=True)
class ConditionReader:
    """Reads one indicator's conditions: its id, its criteria's letters, and the answers, worst first."""

    indicator: str
    letters: frozenset[str]
    answers: tuple[str, ...]
    problems: Problems

    def read(self, node: Node, depth: int = 0) -> Condition | None:
        """The condition, or None with its faults reported."""
        if depth > MAX_DEPTH:
            self._refuse(node, f"conditions are nested more than {MAX_DEPTH} deep", "Write it more simply.")
            return None
        if isinstance(node.value, str):
            return self._needs(node, len(self.answers) - 1)
        if isinstance(node.value, dict):
            return self._item(node, node.value, depth)
        self._refuse(node, "this is no condition", f"Write {self._shapes}.")
        return None

    def _item(self, node: Node, items: dict[str, Node], depth: int) -> Condition | None:
        keys = set(items)
        if len(keys) == 1 and (answer := min(keys)) in self.answers[1:]:
            return self._needs(items[answer], self.answers.index(answer))
        if keys == {"all"} or keys == {"any"}:
            kind = keys.pop()
            parts = self._parts(items[kind], depth)
            return None if parts is None else All(parts) if kind == "all" else Any(parts)
        if keys == {"at-least", "of"}:
            return self._at_least(items["at-least"], items["of"], depth)
        known = [*reversed(self.answers[1:]), "all", "any", "at-least", "of"]
        unknown = next((key for key in items if key not in known), "")
        hint = closest(unknown, known) if unknown else ""
        said = f"a condition has no part {unknown!r}" if unknown else "one condition has one part only"
        if unknown in {"not", "none", "no", "unless"}:
            said, hint = "rules have no negation: a better answer must never lower a grade", ""
        self._refuse(node, said, hint or f"Write {self._shapes}.")
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

    @property
    def _shapes(self) -> str:
        needs = ", ".join(f"{{{answer}: a}}" for answer in reversed(self.answers[1:]))
        return f"a letter, {needs}, {{all: […]}}, {{any: […]}} or {{at-least: 2, of: […]}}"

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
