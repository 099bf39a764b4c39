"""A schema's faults in words for the person who wrote the file: what is wrong, and what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pydantic_core import ErrorDetails

from scoring.problems import Problems, closest
from scoring.read.nodes import Node
from scoring.read.schemas import FileSchema
from scoring.read.schemas.base import COLOUR_PATTERN, INSIDE_PATTERN

Loc = tuple[int | str, ...]
_TYPES = {"list_type": "a list", "string_type": "a text", "is_instance_of": "a single value"}
_CUSTOM = {"partial_date": "schema.date", "fraction": "schema.number", "true_or_false": "schema.value"}
_KEYS = {"dict_type", "model_type", "model_attributes_type"}
_HINTS = {"searched": "Write searched: {by: a-role, on: 2009-12, where: …}."}
_ISO3 = "^[A-Z]{3}$"


def follow(root: Node, detail: ErrorDetails) -> tuple[list[str], Node, bool]:
    """The path through the file that a fault's loc means, its node, and whether it is a missing key.

    Locs name the branches of unions as well, which are no part of the file: such steps are passed over.
    """
    path: list[str] = []
    node = root
    for number, step in enumerate(detail["loc"], 1):
        name = str(step)
        if isinstance(node.value, dict) and name in node.value:
            node = node.value[name]
            path.append(name)
        elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            path.append(name)
        elif detail["type"] == "missing" and number == len(detail["loc"]):
            return [*path, name], node, True
    return path, node, False


def report_empty(root: Node, loc: Loc, schema: type[FileSchema], problems: Problems) -> None:
    """A key or a hyphen with nothing behind it."""
    path = [str(step) for step in loc]
    node, owner = _node_at(root, path), _node_at(root, path[:-1])
    text, start = node.origin.file.text, node.origin.start
    behind = text[start : start + 200].split("\n", 1)[0].strip()
    comment = " What stands behind # is a comment, unless it is in quotes." if behind[:1] == "#" else ""
    if isinstance(owner.value, list):
        name = next((step for step in reversed(path) if not step.isdigit()), "the list")
        said, hint = f"an item of {name} is empty", "Write the item, or take the hyphen out."
        place = node.origin.place
    else:
        said, hint = f"{path[-1]} has no value", f"Write the value, or leave the key out.{comment}"
        place = owner.origin.key(path[-1])
    problems.add("schema.empty", place, _subject(root, path, schema), said, hint)


def report(root: Node, detail: ErrorDetails, schema: type[FileSchema], problems: Problems) -> None:
    """One fault that pydantic found, in our words."""
    path, node, missing = follow(root, detail)
    subject = _subject(root, path[:-1] if missing else path, schema)
    key = path[-1] if path else ""
    owner = node if missing else _node_at(root, path[:-1])
    if detail["type"] == "extra_forbidden":
        known = list(_properties(schema, path[:-1]))
        hint = closest(key, known) or (f"Known here: {', '.join(known)}." if known else "Leave it out.")
        problems.add(
            "schema.unknown-key", owner.origin.key(key), subject, f"there is no key {key!r} here", hint
        )
    elif missing and path == ["schema"]:
        said = "the file does not say schema: 1"
        problems.add("file.schema", node.origin, subject, said, "Write schema: 1 as its first key.")
    elif missing:
        meant = str(_properties(schema, path[:-1]).get(key, {}).get("description", ""))
        first = re.match(r".*?[.:](?= [A-Z]|$)", meant, re.DOTALL)
        hint = f"Add {key}: … {first.group() if first else meant}".strip()
        problems.add("schema.missing-key", node.origin, subject, f"the key {key!r} is missing", hint)
    elif detail["loc"][-1] == "[key]":
        problems.add("schema.value", owner.origin.key(key), subject, f"{key!r} is no id", _id_hint(key))
    else:
        code, message, hint = _wording(detail, path, node)
        problems.add(code, node.origin, subject, message, hint)


def _wording(detail: ErrorDetails, path: list[str], node: Node) -> tuple[str, str, str]:
    kind, context = detail["type"], detail.get("ctx", {})
    name = next((step for step in reversed(path) if not step.isdigit()), "the value")
    if kind in _CUSTOM:
        hint = "Write whole years: 5, or: until repealed" if "staleness" in path else context["hint"]
        return _CUSTOM[kind], f"{name}: {context['said']}", hint
    if kind in _TYPES or kind in _KEYS:
        wanted = _TYPES.get(kind, "keys with values")
        item = "each item of " if path and path[-1].isdigit() else ""
        said = f"{item}{name} must be {wanted}, and is {_kind_of(node)}"
        return "schema.type", said, _type_hint(wanted, name, node)
    if kind == "literal_error":
        return _choice(name, context, node)
    if kind == "string_too_short":
        return "schema.empty", f"{name} has no value", "Write the value, or leave the key out."
    if kind == "too_short":
        return "schema.empty", f"{name} holds nothing", "Add what is missing."
    if kind == "string_too_long":
        return "schema.value", f"{name} is longer than {context.get('max_length')} characters", "Shorten it."
    if kind == "string_pattern_mismatch":
        return _pattern(name, context, node)
    return _bounds(name, kind, context, node)


def _choice(name: str, context: Mapping[str, Any], node: Node) -> tuple[str, str, str]:
    allowed = re.findall(r"'((?:[^'\\]|\\.)*)'", str(context.get("expected", "")))
    written = node.value if isinstance(node.value, str) else ""
    if name == "schema":
        return "file.schema", f"the file says schema: {written}", "Write schema: 1, the only layout there is."
    either = f"{', '.join(allowed[:-1])} or {allowed[-1]}" if len(allowed) > 1 else "".join(allowed)
    said = f"{name} must be {either}, and is {repr(written) if written else _kind_of(node)}"
    return "schema.value", said, closest(written, allowed) or "Write one of these."


def _pattern(name: str, context: Mapping[str, Any], node: Node) -> tuple[str, str, str]:
    written = node.value if isinstance(node.value, str) else ""
    if context.get("pattern") == _ISO3:
        hint = "Write the code of ISO 3166 in three capital letters, such as NOR for Norway."
        capital = written.upper()
        said = f"{name}: {written!r} is no country's code"
        return "schema.value", said, f"Write {capital}." if re.fullmatch(_ISO3, capital) else hint
    if context.get("pattern") == COLOUR_PATTERN:
        said = f"{name}: {written!r} is not written as a colour is"
        return "schema.value", said, 'Write it like "#0B7A6B", in quotes.'
    if context.get("pattern") == INSIDE_PATTERN:
        said = f"{name}: {written!r} is no file in the folder of templates"
        return (
            "schema.value",
            said,
            "Write its path from there, without .. or spaces: fonts/Ours-Regular.ttf.",
        )
    return "schema.value", f"{name}: {written!r} is no id", _id_hint(written)


def _id_hint(written: str) -> str:
    better = re.sub(r"[^A-Za-z0-9._-]+", "-", written).strip("-._")
    example = f": {better}" if better and len(better) <= 40 else ""
    return f"An id has letters, digits, points, hyphens and underscores, no spaces{example}."


def _bounds(name: str, kind: str, context: Mapping[str, Any], node: Node) -> tuple[str, str, str]:
    said, hint = {
        "greater_than": ("is not above", "Write a number above"),
        "greater_than_equal": ("is below", "Write no number below"),
        "less_than_equal": ("is above", "Write no number above"),
    }.get(kind, ("cannot be used here", ""))
    bound = next((str(context[key]) for key in ("gt", "ge", "le") if key in context), "")
    if not bound:
        written = repr(node.value) if isinstance(node.value, str) else _kind_of(node)
        return "schema.value", f"{name}: {written} {said}", hint
    return "schema.number", f"{name}: {node.value} {said} {bound}", f"{hint} {bound}."


def _type_hint(wanted: str, name: str, node: Node) -> str:
    if name == "author":
        return "Write author: [{literal: an institution}] or [{family: …, given: …}]."
    if name in _HINTS:
        return _HINTS[name]
    if wanted == "a list":
        example = node.value if isinstance(node.value, str) and len(node.value) <= 60 else "one, two"
        other = "about: all" if name == "about" else "each on a line of its own after a hyphen"
        return f"Write {name}: [{example}], or {other}."
    if wanted == "a text":
        return f"Write {name}: a text, in quotes if it begins with [ or {{ or holds a colon or #."
    if wanted == "a single value":
        return f"Write {name}: one value."
    return "Write key: value, each on a line of its own, indented."


def _kind_of(node: Node) -> str:
    kinds = {str: "a text", list: "a list"}
    return next((said for kind, said in kinds.items() if isinstance(node.value, kind)), "keys with values")


def _node_at(root: Node, path: list[str]) -> Node:
    for step in path:
        if isinstance(root.value, dict):
            root = root.value[step]
        elif isinstance(root.value, list):
            root = root.value[int(step)]
    return root


def _subject(root: Node, path: list[str], schema: type[FileSchema]) -> str:
    """The id of the innermost item on the path that has one, with the file's own where it needs it."""
    names = [name for end in range(len(path) + 1) if (name := _node_at(root, path[:end]).own_name)]
    if schema.joined and len(names) > 1:
        return schema.joined.join((names[0], names[-1]))
    return names[-1] if names else ""


def _properties(schema: type[FileSchema], path: list[str]) -> Mapping[str, Any]:
    """The keys that the schema has at a path with what they mean, found in its JSON Schema."""
    whole = _whole(schema)
    spot: Mapping[str, Any] = whole
    for step in path:
        spot = _resolved(spot, whole)
        properties = spot.get("properties", {})
        spot = properties.get(step) or spot.get("items") or spot.get("additionalProperties") or {}
        if not isinstance(spot, Mapping):
            return {}
    found: Mapping[str, Any] = _resolved(spot, whole).get("properties", {})
    return found


@lru_cache(maxsize=32)
def _whole(schema: type[FileSchema]) -> Mapping[str, Any]:
    return schema.model_json_schema(by_alias=True)


def _resolved(spot: Mapping[str, Any], whole: Mapping[str, Any]) -> Mapping[str, Any]:
    for branch in spot.get("anyOf", ()):
        if "$ref" in branch or "properties" in branch or "items" in branch:
            spot = branch
            break
    if "$ref" in spot:
        found: Mapping[str, Any] = whole["$defs"][spot["$ref"].rsplit("/", 1)[-1]]
        return found
    return spot
