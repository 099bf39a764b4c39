"""Moving keys into the schema's order, each with its lines and the comments that belong to it.

A comment right above a key, as far in as the key, belongs to it; so does one on its lines, and one further
in below it. Where a comment stands otherwise, nobody but its author can say what it is about: that group
of keys is left as it is.
"""

from __future__ import annotations

import re
from typing import Any

from scoring.edit.format.keys import groups, in_order
from scoring.edit.format.lines import UnsureError, indent, last_line, line_of
from scoring.problems import TextFile
from scoring.read.nodes import Node

MODELINE = "# yaml-language-server:"
_DASHES = re.compile(r" *(?:- +)*")


def ordered(file: TextFile, node: Node, schema: Any) -> str:
    """The text with the keys of every group in order.

    A group keeps its lines when those inside it change places, so that all can be found beforehand.
    """
    was = file.text.split("\n")
    lines = list(was)
    for group, order in groups(node, schema):
        assert isinstance(group.value, dict)
        keys = list(group.value)
        wanted = in_order(keys, order)
        if keys != wanted and file.text[group.origin.start] != "{":
            try:
                _move(file, was, lines, group, wanted)
            except UnsureError:
                continue
    return "\n".join(lines)


def _move(file: TextFile, was: list[str], lines: list[str], group: Node, wanted: list[str]) -> None:
    """Move the lines of one group; ``was`` are the file's lines as its marks know them."""
    assert isinstance(group.value, dict)
    keys = list(group.value)
    starts = [line_of(file, group.origin.keys[key]) for key in keys]
    column = file.place(group.origin.keys[keys[0]]).column - 1
    head = was[starts[0]][:column]
    if not _DASHES.fullmatch(head) or len(set(starts)) < len(starts):
        raise UnsureError
    if any(was[start][:column].strip() for start in starts[1:]):
        raise UnsureError
    if not head.strip() and wanted[0] != keys[0]:
        _head_stays(was, starts[0], column)
    above = [starts[0], *(_lead(was, start, column) for start in starts[1:])]
    ends = [last_line(file, was, group.value[key]) for key in keys]
    for end, key_line, following in zip(ends, starts, [*above[1:], None], strict=True):
        _nothing_between(was, max(end, key_line) + 1, following, column)
    after = _tail(was, max(ends[-1], starts[-1]) + 1, column)
    taken = lines[starts[0] : after]
    taken[0] = " " * column + taken[0][column:]
    offsets = [start - starts[0] for start in above] + [len(taken)]
    chunks = {key: taken[offsets[i] : offsets[i + 1]] for i, key in enumerate(keys)}
    moved = [line for key in wanted for line in chunks[key]]
    if head.strip() and (not moved[0].strip() or _is_comment(moved[0])):
        raise UnsureError  # it would come between the dash and the first key
    if head.strip():
        moved[0] = head + moved[0][column:]
    lines[starts[0] : after] = moved


def _head_stays(lines: list[str], start: int, column: int) -> None:
    """What stands above the first key is about the file, unless it could be about that key alone."""
    above = lines[start - 1] if start else ""
    if _is_comment(above) and indent(above) == column and not above.startswith(MODELINE):
        raise UnsureError


def _lead(lines: list[str], start: int, column: int) -> int:
    """The first of the comment lines right above a key, with the blank lines above them."""
    first = start
    while _is_comment(lines[first - 1]) and indent(lines[first - 1]) == column:
        first -= 1
    while not lines[first - 1].strip():
        first -= 1
    return first


def _nothing_between(lines: list[str], begin: int, following: int | None, column: int) -> None:
    """Between a key's value and what belongs to the next key stand only comments further in."""
    if following is None:
        return
    for line in lines[begin:following]:
        if not (_is_comment(line) and indent(line) > column):
            raise UnsureError


def _tail(lines: list[str], begin: int, column: int) -> int:
    """The line after the last key's; a comment right behind that is as far in could belong to it or not."""
    end = begin
    while end < len(lines) and _is_comment(lines[end]) and indent(lines[end]) > column:
        end += 1
    if end < len(lines) and _is_comment(lines[end]) and indent(lines[end]) == column:
        raise UnsureError
    return end


def _is_comment(line: str) -> bool:
    return line.lstrip(" ").startswith("#")
