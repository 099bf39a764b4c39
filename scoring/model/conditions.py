"""What a rule asks of an indicator's criteria: data, never code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Needs:
    """A criterion's answer is at least ``level``; levels count from 0, the worst answer."""

    criterion: str
    level: int


@dataclass(frozen=True)
class All:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class Any:
    parts: tuple[Condition, ...]


@dataclass(frozen=True)
class AtLeast:
    """At least ``count`` of the parts hold."""

    count: int
    parts: tuple[Condition, ...]


Condition = Needs | All | Any | AtLeast


def criteria_in(condition: Condition) -> Iterator[str]:
    """The letters of the criteria that a condition asks about, repeats included."""
    if isinstance(condition, Needs):
        yield condition.criterion
        return
    for part in condition.parts:
        yield from criteria_in(part)
