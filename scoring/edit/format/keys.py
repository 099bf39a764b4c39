"""The order of keys that a schema gives, for each group of keys in a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from scoring.read.nodes import Node


def groups(node: Node, schema: Any) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Every group of keys whose keys the schema names, the inner ones before those that hold them."""
    if isinstance(node.value, list):
        for item in node.value:
            yield from groups(item, schema)
    elif isinstance(node.value, dict):
        known = _keys(schema)
        for key, child in node.value.items():
            yield from groups(child, known.get(key) if known else schema)
        if known:
            yield node, tuple(known)


def _keys(schema: Any) -> dict[str, Any]:
    """What each key of the schema holds, in its order; nothing where the file chooses the keys."""
    fields = schema.model_fields if schema else {}
    return {field.alias or name.rstrip("_").replace("_", "-"): _held(field.annotation)
            for name, field in fields.items()}  # fmt: skip


def _held(annotation: Any) -> type[BaseModel] | None:
    """The group of keys inside an annotation: an item, or the items of a list or of a group by id."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_held, get_args(annotation))), None)


def in_order(keys: list[str], order: tuple[str, ...]) -> list[str]:
    """The keys in the schema's order; one that the schema does not name stays behind the one before it."""
    ranks = {key: rank for rank, key in enumerate(order)}
    rank, ranked = -1, []
    for key in keys:
        rank = ranks.get(key, rank)
        ranked.append((rank, key))
    return [key for _, key in sorted(ranked, key=lambda pair: pair[0])]
