"""Which lines of a file a value takes up."""

from __future__ import annotations

import re

from scoring.problems import TextFile
from scoring.read.nodes import Node

BLOCK = re.compile(r"[|>][-+1-9]*")


class UnsureError(Exception):
    """Where a value ends, or to what a comment belongs, cannot be told for certain."""


def indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def line_of(file: TextFile, index: int) -> int:
    """The line of a place in the text, counted from 0."""
    return file.place(index).line - 1


def last_line(file: TextFile, lines: list[str], node: Node) -> int:
    """The last line that a value takes up, without comments and blank lines behind it."""
    first, start = line_of(file, node.origin.start), file.text[node.origin.start : node.origin.start + 1]
    if isinstance(node.value, dict | list) and start not in "{[":
        children = node.value.values() if isinstance(node.value, dict) else node.value
        return max((last_line(file, lines, child) for child in children), default=first)
    if isinstance(node.value, str) and start in "|>" and start:
        return _last_of_block(file, lines, node, first)
    return first if node.value is None else line_of(file, max(node.origin.start, node.origin.end - 1))


def block_lines(lines: list[str], first: int) -> tuple[int, int]:
    """The first line of a block text behind its head, and the one after its last that is not blank."""
    here = first + 1
    while here < len(lines) and not lines[here].strip():
        here += 1
    depth = indent(lines[here]) if here < len(lines) else 0
    end = here
    for number in range(here, len(lines)):
        if not lines[number].strip():
            continue
        if indent(lines[number]) < depth:
            break
        end = number + 1
    return here, end


def _last_of_block(file: TextFile, lines: list[str], node: Node, first: int) -> int:
    head = BLOCK.match(file.text, node.origin.start)
    if not head or re.search(r"[+1-9]", head.group()) or not str(node.value).strip():
        raise UnsureError
    return block_lines(lines, first)[1] - 1
