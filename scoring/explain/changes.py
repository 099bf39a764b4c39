"""What an item was and what it is: any two sets of items, compared field by field."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction

from scoring.model.dates import PartialDate

Values = Mapping[str, object]
"""Values by the name of their field, as in the files: holds-on."""


class Weight(StrEnum):
    """What a change weighs, the heaviest first: what it can move, or what it is part of."""

    CATEGORY = "category"
    GRADE = "grade"
    FINDING = "finding"
    TEXT = "text"
    SOURCE = "source"

    @property
    def position(self) -> int:
        return list(Weight).index(self)


class Kind(StrEnum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Scope:
    """What an item belongs to; empty where it belongs to all."""

    framework: str = ""
    country: str = ""
    edition: str = ""


EVERYWHERE = Scope()


@dataclass(frozen=True)
class Item:
    """A thing with an id, ``what`` it is, and its fields.

    A change weighs ``weight``, or no more than a text where only fields in ``wording`` have changed.
    """

    what: str
    id: str
    values: Values
    weight: Weight
    wording: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Field:
    name: str
    old: object
    new: object


@dataclass(frozen=True)
class Change:
    """An item that came, went, or has other values: ``old`` and ``new`` are None where it is not there."""

    what: str
    id: str
    kind: Kind
    weight: Weight
    scope: Scope
    old: Values | None
    new: Values | None

    @property
    def fields(self) -> tuple[Field, ...]:
        """What has changed, in the order of the item's fields; none where the item came or went."""
        if self.old is None or self.new is None:
            return ()
        return tuple(
            Field(name, self.old.get(name), self.new.get(name))
            for name in {**self.new, **self.old}
            if self.old.get(name) != self.new.get(name)
        )


def kind_of(old: object | None, new: object | None) -> Kind:
    return Kind.ADDED if old is None else Kind.REMOVED if new is None else Kind.CHANGED


def changed(old: Item | None, new: Item | None, scope: Scope = EVERYWHERE) -> Change | None:
    """The change from one item to another, or None where all its values are equal."""
    item = new or old
    if item is None or (old and new and old.values == new.values):
        return None
    change = Change(
        what=item.what,
        id=item.id,
        kind=kind_of(old, new),
        weight=item.weight,
        scope=scope,
        old=old.values if old else None,
        new=new.values if new else None,
    )
    names = {one.name for one in change.fields}
    if names and names <= item.wording and item.weight.position < Weight.TEXT.position:
        return replace(change, weight=Weight.TEXT)
    return change


def compare_items(old: Iterable[Item], new: Iterable[Item], scope: Scope = EVERYWHERE) -> tuple[Change, ...]:
    """Everything that differs between two sets of items, which are matched by what they are and their id."""
    olds = {(item.what, item.id): item for item in old}
    news = {(item.what, item.id): item for item in new}
    found = (changed(olds.get(key), news.get(key), scope) for key in {**olds, **news})
    return by_weight(one for one in found if one)


def by_weight(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The heaviest first; within a weight things of one sort stay together, by id."""
    found = list(changes)
    sorts = list(dict.fromkeys(one.what for one in found))
    return tuple(
        sorted(
            found,
            key=lambda one: (
                one.weight.position,
                (one.scope.framework, one.scope.country, one.scope.edition),
                sorts.index(one.what),
                list(Kind).index(one.kind),
                natural(one.id),
            ),
        )
    )


def reordered(what: str, old: Sequence[str], new: Sequence[str]) -> tuple[list[Item], list[Item]]:
    """Items for the order of the same things; none where things came or went, which is seen by itself."""
    if sorted(old) != sorted(new):
        return [], []
    return (
        [Item(what, "", {"order": tuple(old)}, Weight.TEXT)],
        [Item(what, "", {"order": tuple(new)}, Weight.TEXT)],
    )


def values_of(value: object, leave_out: AbstractSet[str] = frozenset()) -> dict[str, object]:
    """The fields of a dataclass by their names in the files; places in files are no values."""
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} has no fields")
    return {
        one.name.replace("_", "-"): getattr(value, one.name)
        for one in fields(value)
        if one.compare and one.name not in leave_out
    }


def natural(id_: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key by which 2.10 comes after 2.9."""
    parts = re.findall(r"\d+|\D+", id_)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts)


def plain_value(value: object) -> object:
    """A value for JSON: fractions and dates as text, what has fields as a mapping."""
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Fraction | date | PartialDate):
        return str(value)
    if is_dataclass(value):
        return {name: plain_value(item) for name, item in values_of(value).items()}
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(str(plain_value(item)) for item in value)
    if isinstance(value, Sequence):
        return [plain_value(item) for item in value]
    return str(value)
