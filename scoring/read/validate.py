"""A file's nodes held against its schema: every fault reported at its place, the rest of the file kept."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scoring.problems import Origin, Problems
from scoring.read.nodes import Node
from scoring.read.schemas import FileSchema
from scoring.read.wording import Loc, follow, report, report_empty

File = TypeVar("File", bound=FileSchema)
T = TypeVar("T")
MOST_FAULTS = 1000
"""Faults of one file that are told one by one: whoever has more has pasted something that is no such file."""


def validate(
    node: Node, schema: type[File], problems: Problems, dropped: set[str] | None = None
) -> File | None:
    """The file as the schema sees it, or None where nothing of it can be used.

    Faults in single items of a list are reported and, where the schema allows it, the items left out,
    so that one bad finding does not hide what is wrong with the others; their ids go into ``dropped``.
    """
    if not isinstance(node.value, dict):
        held = "a list" if isinstance(node.value, list) else "a text"
        said = f"the file must hold keys and values, and holds {held}"
        hint = "Begin it with schema: 1 and the key of what follows."
        problems.add("yaml.top", node.origin, "", said, hint)
        return None
    faulty: list[Loc] = []
    _empties(node, (), faulty)
    for loc in _listed(faulty, node, problems):
        report_empty(node, loc, schema, problems)
    for attempt in range(2):
        read = None
        try:
            read = schema.model_validate(node.plain())
        except ValidationError as error:
            details = error.errors(include_url=False)
            faulty += [detail["loc"] for detail in details]
            if attempt == 0:
                for detail in _listed(_distinct(node, details), node, problems):
                    report(node, detail, schema, problems)
        if not faulty:
            return read
        if not schema.drops_items or not _prune(node, faulty, set() if dropped is None else dropped):
            return None
        faulty = []
    return None


def _listed(faults: Sequence[T], node: Node, problems: Problems) -> Sequence[T]:
    """The faults that are told one by one; where there are more, that is told as well."""
    if len(faults) > MOST_FAULTS:
        said = f"the file has {len(faults)} faults, of which {MOST_FAULTS} are listed"
        hint = "Look for what was pasted into it by mistake."
        problems.add("schema.too-many", node.origin, "", said, hint)
    return faults[:MOST_FAULTS]


def _empties(node: Node, loc: Loc, found: list[Loc]) -> None:
    """Gather where a key or a hyphen stands with nothing behind it."""
    items: Iterable[tuple[str | int, Node]] = ()
    if isinstance(node.value, dict):
        items = node.value.items()
    elif isinstance(node.value, list):
        items = enumerate(node.value)
    for key, child in items:
        if child.value is None:
            found.append((*loc, key))
        elif not isinstance(child.value, str):
            _empties(child, (*loc, key), found)


def _distinct(root: Node, details: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """One fault for each mistake.

    A value that may be of two kinds has a fault for each, of which the one that says most is kept; a key
    that is missing because it is misspelt is one fault, not two; and empty values are reported already.
    """
    followed = [(detail, *follow(root, detail)) for detail in details]
    wrong = [(detail, path) for detail, path, node, missing in followed if missing or node.value is not None]
    # How many faults lie at a place or below it: looked up, not searched for, as there may be thousands.
    below = Counter(tuple(path[:end]) for _, path in wrong for end in range(len(path) + 1))
    kept: list[ErrorDetails] = []
    seen: set[tuple[str, ...]] = set()
    for detail, path in sorted(wrong, key=lambda item: item[0]["type"] == "literal_error"):
        if tuple(path) in seen or (detail["type"] == "literal_error" and below[tuple(path)] > 1):
            continue
        seen.add(tuple(path))
        kept.append(detail)
    unknown: dict[Loc, list[str]] = defaultdict(list)
    for detail in kept:
        if detail["type"] == "extra_forbidden":
            unknown[detail["loc"][:-1]].append(str(detail["loc"][-1]))
    return [detail for detail in kept if detail["type"] != "missing" or not _misspelt(detail, unknown)]


def _misspelt(missing: ErrorDetails, unknown: Mapping[Loc, Sequence[str]]) -> bool:
    """Whether one of the unknown keys beside it is the missing one, written wrongly."""
    *owner, key = missing["loc"]
    beside = unknown.get(tuple(owner), ())
    return bool(difflib.get_close_matches(str(key), beside[:MOST_FAULTS], n=1, cutoff=0.6))


def _prune(node: Node, locs: Sequence[Loc], dropped: set[str]) -> bool:
    """Take the faulty items out of their lists; False where a fault lies outside any list."""
    doomed: dict[int, tuple[Node, set[int]]] = {}
    for loc in locs:
        holder = _outer_list(node, loc)
        if holder is None:
            return False
        owner, index = holder
        doomed.setdefault(id(owner), (owner, set()))[1].add(index)
    for owner, indexes in doomed.values():
        items = owner.value
        assert isinstance(items, list)
        dropped |= {items[index].own_name for index in indexes} - {""}
        kept = [(item, owner.origin.parts[str(i)]) for i, item in enumerate(items) if i not in indexes]
        owner.value = [item for item, _ in kept]
        parts = {str(number): origin for number, (_, origin) in enumerate(kept)}
        owner.origin.parts = parts
    return True


def _outer_list(node: Node, loc: Loc) -> tuple[Node, int] | None:
    for step in loc:
        if isinstance(node.value, list):
            return (node, step) if isinstance(step, int) and step < len(node.value) else None
        if not isinstance(node.value, dict) or str(step) not in node.value:
            return None
        node = node.value[str(step)]
    return None


def origin_at(node: Node, *path: str | int) -> Origin:
    """The origin of the value at a path."""
    return node.origin.at(*(str(step) for step in path))
