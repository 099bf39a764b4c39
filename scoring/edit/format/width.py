"""Folding texts that are too wide: a folded block anew, and a text on one line as a folded block.

Texts of several lines that are kept as they are written (``|``) hold Markdown, where a line's end may mean
something: they stay as they are. So do texts that already fit.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from scoring.edit.format.lines import UnsureError, block_lines, indent, last_line, line_of
from scoring.edit.yaml_text import WIDTH
from scoring.problems import TextFile
from scoring.read.nodes import Node

TOLERATED = 120
"""Characters up to which a line is left alone: nobody's file changes for a word that hangs over."""
_PROSE = re.compile(r"\S+( \S+)+")


def folded(file: TextFile, node: Node) -> str:
    """The text with every value folded that is too wide."""
    lines = file.text.split("\n")
    for key_column, value in sorted(_texts(file, node), key=lambda pair: -pair[1].origin.start):
        mark = file.text[value.origin.start : value.origin.start + 1]
        try:
            if mark == ">":
                _fold_again(file, lines, value)
            elif mark not in ("", "|"):
                _fold(file, lines, value, key_column)
        except UnsureError:
            continue
    return "\n".join(lines)


def _texts(file: TextFile, node: Node) -> Iterator[tuple[int, Node]]:
    """Texts behind keys of block groups, each with its key's column."""
    if file.text[node.origin.start : node.origin.start + 1] in ("{", "["):
        return
    if isinstance(node.value, dict):
        for key, child in node.value.items():
            if isinstance(child.value, str):
                yield file.place(node.origin.keys[key]).column - 1, child
            else:
                yield from _texts(file, child)
    elif isinstance(node.value, list):
        for child in node.value:
            yield from _texts(file, child)


def _fold_again(file: TextFile, lines: list[str], value: Node) -> None:
    last_line(file, lines, value)  # refuses a block whose end or depth is written in numbers
    begin, end = block_lines(lines, line_of(file, value.origin.start))
    block = lines[begin:end]
    depth = indent(block[0])
    if all(len(line) <= TOLERATED for line in block):
        return
    if any(line.strip() and not _PROSE.fullmatch(f"- {line[depth:]}") for line in block):
        return  # lines that are further in, or have spaces at their end, do not fold
    lines[begin:end] = [line for part in _paragraphs(block) for line in _filled(part, depth)]


def _paragraphs(block: list[str]) -> Iterator[list[str]]:
    """Runs of lines that are read as one, and the blank lines between them each by itself."""
    run: list[str] = []
    for line in block:
        if line.strip():
            run.append(line)
            continue
        if run:
            yield run
        yield [line]
        run = []
    if run:
        yield run


def _filled(part: list[str], depth: int) -> list[str]:
    if not part[0].strip():
        return part
    if all(len(line) <= TOLERATED for line in part):
        return part
    return _wrapped(" ".join(line.strip(" ") for line in part), depth)


def _wrapped(text: str, depth: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * depth,
        subsequent_indent=" " * depth,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _fold(file: TextFile, lines: list[str], value: Node, key_column: int) -> None:
    """Put a text that stands behind its key on one line below it, unless a comment follows it there."""
    number = line_of(file, value.origin.start)
    start, line = file.place(value.origin.start).column - 1, lines[number]
    text = str(value.value)
    if len(line) <= TOLERATED or not (_PROSE.fullmatch(text) and text.isprintable()):
        return
    end = file.place(value.origin.end)
    if end.line - 1 != number or line[end.column - 1 :].strip():
        return
    following = next((one for one in lines[number + 1 :] if one.strip()), "")
    if following.lstrip(" ").startswith("#") and indent(following) > key_column:
        return  # a comment so far in would become a part of the text
    wrapped = _wrapped(text, key_column + 2)
    if len(wrapped) > 1:
        lines[number : number + 1] = [f"{line[:start]}>-", *wrapped]
