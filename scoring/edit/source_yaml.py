"""A source's record as our files write it, and where it goes in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scoring.edit.yaml_text import WIDTH, pair, quoted, scalar
from scoring.model.csl import KEY_ORDER
from scoring.read.nodes import Node

HEADER = "# yaml-language-server: $schema={}.schemas/sources.json\nschema: 1\nsources:\n"
_NO_FLOW = re.compile(r"[\[\]{},]")


class NoPlaceError(ValueError):
    """The list of sources is written in a way that leaves no line to write below."""


def entry(source: Mapping[str, Any], indent: int = 2) -> str:
    """The lines of a source with its own id, kind and about, set in as the list is."""
    rank = {key: place for place, key in enumerate(("id", "kind", "about", *KEY_ORDER[1:]))}
    keys = sorted(source, key=lambda key: (rank.get(key, len(rank)), key))
    first, other = " " * indent + "- ", " " * indent + "  "
    lines: list[str] = []
    for key in keys:
        lines += _field(key, source[key], other)
    return "\n".join([first + lines[0].removeprefix(other), *lines[1:]]) + "\n"


def _field(key: str, value: Any, indent: str) -> list[str]:
    if key == "about":
        return [f"{indent}about: {value if isinstance(value, str) else _flow(value)}"]
    if isinstance(value, str):
        return _text(key, value, indent)
    names = [f"{{{', '.join(f'{part}: {_in_flow(text)}' for part, text in one.items())}}}" for one in value]
    line = f"{indent}{key}: {_flow(names)}"
    return [line] if len(line) <= WIDTH else [f"{indent}{key}:", *(f"{indent}  - {name}" for name in names)]


def _flow(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _text(key: str, value: str, indent: str) -> list[str]:
    """A key and its text; an address stays on its line, however long."""
    return pair(key, value, len(indent)) if " " in value else [f"{indent}{key}: {scalar(value)}"]


def _in_flow(text: str) -> str:
    """A text inside brackets, where more signs have a meaning."""
    return quoted(text) if _NO_FLOW.search(text) else scalar(text)


def spliced(raw: str, node: Node, entries: Sequence[Mapping[str, Any]]) -> str:
    """The file's text with entries at the end of its list; nothing that was there changes.

    ``raw`` is the text with its own line ends, ``node`` the file as it was read.
    """
    held = node.value.get("sources") if isinstance(node.value, dict) else None
    pieces = re.split(r"(\r\n|\r|\n)", raw)
    lines, ends = pieces[::2], [*pieces[1::2], ""]
    newline = ends[0] or "\n"
    if held is None:
        raise NoPlaceError
    if held.value == []:
        number, indent = held.origin.place.line, 2
        line = lines[number - 1]
        if not re.fullmatch(r"sources:\s*\[\s*\]\s*(#.*)?", line):
            raise NoPlaceError
        lines[number - 1] = re.sub(r"\s*\[\s*\]", "", line, count=1)
        added = _lines(entries, indent)[1:]
    else:
        start = held.origin.file.text[held.origin.start]
        if start != "-":
            raise NoPlaceError
        number, indent = _last_line(held), held.origin.place.column - 1
        added = _lines(entries, indent)
    number = _behind_comments(lines, number, indent)
    before = [line + (end or newline) for line, end in zip(lines[:number], ends[:number], strict=True)]
    after = [line + end for line, end in zip(lines[number:], ends[number:], strict=True)]
    return "".join([*before, *(line + newline for line in added), *after])


def _lines(entries: Sequence[Mapping[str, Any]], indent: int) -> list[str]:
    """An empty line and an entry, in turn."""
    return [line for one in entries for line in ["", *entry(one, indent).splitlines()]]


def _last_line(node: Node) -> int:
    """The number of the last line on which something of the value stands."""
    text = node.origin.file.text[: _end(node)].rstrip()
    return text.count("\n") + 1


def _end(node: Node) -> int:
    """The end of the last scalar inside; a list itself ends only where the next thing begins."""
    value = node.value
    inside = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    flow = node.origin.file.text[node.origin.start : node.origin.start + 1] in {"[", "{"}
    return _end(inside[-1]) if inside and not flow else node.origin.end


def _behind_comments(lines: Sequence[str], number: int, indent: int) -> int:
    """The line behind comments that belong to the list: those set in as deep as it, with no gap deeper."""
    last = number
    for place in range(number, len(lines)):
        line = lines[place]
        if not line.strip():
            continue
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) < max(indent, 1):
            break
        last = place + 1
    return last


def new_file(entries: Sequence[Mapping[str, Any]], depth: int) -> str:
    """A whole file; ``depth`` is how many folders it lies below the workspace."""
    return HEADER.format("../" * depth) + "\n".join(entry(one) for one in entries)
