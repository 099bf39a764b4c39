"""A file's nodes held against its schema: every fault, at its place, in words for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from scoring.problems import Origin, Place, Problems, closest
from scoring.read.nodes import Node
from scoring.read.schemas import FileSchema

File = TypeVar("File", bound=FileSchema)
Loc = tuple[int | str, ...]
_NAMES = ("id", "criterion", "treaty", "indicator", "country", "name")


def validate(
    node: Node, schema: type[File], problems: Problems, dropped: set[str] | None = None
) -> File | None:
    """The file as the schema sees it, or None where nothing of it can be used.

    Faults in single items of a list are reported and, where the schema allows it, the items left out,
    so that one bad finding does not hide what is wrong with the others; their ids go into ``dropped``.
    """
    if not isinstance(node.value, dict):
        problems.add(
            "yaml.top", node.origin, "", "the file must hold keys and values", "Begin it with schema: 1"
        )
        return None
    for _ in range(3):
        try:
            return schema.model_validate(node.plain())
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=True)
            for detail in details:
                _report(node, detail, schema, problems)
            if not schema.drops_items:
                return None
            if not _prune(node, [detail["loc"] for detail in details], set() if dropped is None else dropped):
                return None
    return None


def _prune(node: Node, locs: list[Loc], dropped: set[str]) -> bool:
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
        dropped |= {name for index in indexes if (name := _own_name(items[index]))}
        kept = [(item, owner.origin.parts[str(i)]) for i, item in enumerate(items) if i not in indexes]
        owner.value = [item for item, _ in kept]
        parts = {str(number): origin for number, (_, origin) in enumerate(kept)}
        object.__setattr__(owner.origin, "parts", parts)
    return True


def _outer_list(node: Node, loc: Loc) -> tuple[Node, int] | None:
    for step in loc:
        if isinstance(node.value, list):
            return (node, step) if isinstance(step, int) and step < len(node.value) else None
        if not isinstance(node.value, dict) or str(step) not in node.value:
            return None
        node = node.value[str(step)]
    return None


def _report(root: Node, detail: ErrorDetails, schema: type[FileSchema], problems: Problems) -> None:
    path, node, missing = _follow(root, detail["loc"])
    kind = detail["type"]
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    subject = _subject(root, path[:-1] if missing else path)
    if kind == "extra_forbidden":
        owner = _node_at(root, path[:-1]) if not missing else node
        place = owner.keys.get(key, node.origin.place)
        known = _known_keys(schema, path[:-1])
        hint = closest(key, known) or (f"Known here: {', '.join(known)}." if known else "Leave it out.")
        problems.add("schema.unknown-key", place, subject, f"there is no key {key!r} here", hint)
    elif kind == "missing":
        problems.add(
            "schema.missing-key", node.origin, subject, f"the key {key!r} is missing", f"Add {key}: …"
        )
    elif node.value is None and not missing:
        problems.add(
            "schema.empty",
            _key_place(root, path) or node.origin.place,
            subject,
            f"{path[-1] if path else 'the value'!s} has no value",
            "Write the value, or leave the key out.",
        )
    else:
        code, message, hint = _wording(detail, path, node)
        problems.add(code, node.origin, subject, message, hint)


def _wording(detail: ErrorDetails, path: list[str], node: Node) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((step for step in reversed(path) if not step.isdigit()), "the value")
    if kind == "partial_date":
        return "schema.date", f"{name}: {context['said']}", "Write 2009, 2009-11 or 2009-11-30."
    if kind == "fraction":
        return "schema.number", f"{name}: {context['said']}", "Write 3, 0.75 or 3/4."
    if kind == "true_or_false":
        return "schema.value", f"{name}: {context['said']}", "Write true or false."
    if kind in {
        "string_type",
        "list_type",
        "dict_type",
        "model_type",
        "model_attributes_type",
        "is_instance_of",
    }:
        wanted = {"list_type": "a list", "string_type": "a text"}.get(kind, "keys with values")
        if kind == "is_instance_of":
            wanted = "a single value"
        return "schema.type", f"{name} must be {wanted}, and is {_kind_of(node)}", _type_hint(wanted, name)
    if kind == "literal_error":
        allowed = re.findall(r"'((?:[^'\\]|\\.)*)'", str(context.get("expected", "")))
        found = "" if not isinstance(node.value, str) else f", and is {node.value!r}"
        hint = closest(node.value, allowed) if isinstance(node.value, str) else ""
        if name == "schema":
            return "file.schema", "the file must say schema: 1", "Write schema: 1 on the first line."
        return "schema.value", f"{name} must be {_either(allowed)}{found}", hint
    if kind == "string_too_short":
        return "schema.empty", f"{name} has no value", "Write the value, or leave the key out."
    if kind == "string_too_long":
        return "schema.value", f"{name} is longer than {context.get('max_length')} characters", "Shorten it."
    if kind == "too_short":
        return (
            "schema.empty",
            f"{name} needs at least {context.get('min_length')} in its list",
            "Add what is missing.",
        )
    if kind == "string_pattern_mismatch":
        return "schema.value", f"{name}: {node.value!r} is not written as it must be", _pattern_hint(name)
    if kind in {"greater_than", "greater_than_equal", "less_than_equal"}:
        return "schema.number", f"{name}: {node.value} is out of bounds", "Write a number within the bounds."
    return "schema.value", f"{name}: {node.value!r} cannot be used here", ""


def _type_hint(wanted: str, name: str) -> str:
    return {
        "a list": f"Write {name}: [one, two], or each on a line of its own after a hyphen.",
        "a text": f"Write {name}: a text. Put a text that holds : or # in quotes.",
        "a single value": f"Write {name}: one value.",
    }.get(wanted, "Write key: value, each on a line of its own, indented.")


def _pattern_hint(name: str) -> str:
    if name == "colour":
        return "Write a colour as #0B7A6B, in quotes."
    if name in {"country", "about"} or name == "id":
        return "Use letters, digits, points and hyphens; countries are three capital letters, as in USA."
    return "Use letters, digits, points and hyphens."


def _either(words: list[str]) -> str:
    return (
        words[0]
        if len(words) == 1
        else f"{', '.join(words[:-1])} or {words[-1]}"
        if words
        else "another value"
    )


def _kind_of(node: Node) -> str:
    if node.value is None:
        return "empty"
    return {str: "a text", list: "a list"}.get(type(node.value), "keys with values")


def _follow(root: Node, loc: Loc) -> tuple[list[str], Node, bool]:
    """The path through the file that a loc means, its node, and whether the last step is not in the file.

    Locs name the branches of unions as well, which are no part of the file: such steps are passed over.
    """
    path: list[str] = []
    node = root
    for number, step in enumerate(loc):
        name = str(step)
        if isinstance(node.value, dict) and name in node.value:
            node = node.value[name]
            path.append(name)
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            path.append(name)
        elif number == len(loc) - 1 and isinstance(node.value, dict) and name.islower():
            return [*path, name], node, True
    return path, node, False


def _node_at(root: Node, path: list[str]) -> Node:
    for step in path:
        if isinstance(root.value, dict):
            root = root.value[step]
        elif isinstance(root.value, list):
            root = root.value[int(step)]
    return root


def _key_place(root: Node, path: list[str]) -> Place | None:
    return _node_at(root, path[:-1]).keys.get(path[-1]) if path else None


def _subject(root: Node, path: list[str]) -> str:
    """The id of the innermost item on the path that has one."""
    subject = ""
    node = root
    for step in ["", *path]:
        if step:
            node = _node_at(node, [step])
        subject = _own_name(node) or subject
    return subject


def _own_name(node: Node) -> str:
    """What an item calls itself, or nothing."""
    if not isinstance(node.value, dict):
        return ""
    named = next((node.value[key].value for key in _NAMES if key in node.value), None)
    return named if isinstance(named, str) else ""


def _known_keys(schema: type[FileSchema], path: list[str]) -> list[str]:
    """The keys that the schema has at a path, found in its JSON Schema."""
    whole = schema.model_json_schema(by_alias=True)
    spot: Mapping[str, Any] = whole
    for step in path:
        spot = _resolved(spot, whole)
        properties = spot.get("properties", {})
        spot = properties.get(step) or spot.get("items") or spot.get("additionalProperties") or {}
        if not isinstance(spot, Mapping):
            return []
    return list(_resolved(spot, whole).get("properties", {}))


def _resolved(spot: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    for branch in spot.get("anyOf", ()):
        if "$ref" in branch or "properties" in branch or "items" in branch:
            spot = branch
            break
    if "$ref" in spot:
        found: Mapping[str, Any] = whole["$defs"][spot["$ref"].rsplit("/", 1)[-1]]
        return found
    return spot


def origin_at(node: Node, *path: str | int) -> Origin:
    """The origin of the value at a path."""
    return node.origin.at(*(str(step) for step in path))
