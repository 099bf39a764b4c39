"""A file in the house's order and width, or the reasons why it is left as it is."""

from __future__ import annotations

from typing import Any

from scoring.edit.format.order import ordered
from scoring.edit.format.width import folded
from scoring.problems import Problems, TextFile
from scoring.read.nodes import Node, read_nodes


class UnlikeError(Exception):
    """A value would have changed: a fault of ours, over which the file is left as it is."""


def formatted(file: TextFile, schema: Any, problems: Problems) -> str | None:
    """The text as it should stand; None where it cannot be read, with the problems that say why."""
    node = read_nodes(file, problems)
    if node is None or problems.failed():
        return None
    before = node.plain()
    text = file.text if file.text.endswith("\n") else f"{file.text}\n"
    if _nodes(TextFile(file.name, text)).plain() != before:
        return file.text  # the end of the file is a part of its last text
    for step in (lambda one, nodes: ordered(one, nodes, schema), folded):
        again = TextFile(file.name, text)
        text = step(again, _nodes(again))
    if _nodes(TextFile(file.name, text)).plain() != before:
        raise UnlikeError(file.name)
    return text


def _nodes(file: TextFile) -> Node:
    node = read_nodes(file, Problems())
    if node is None:
        raise UnlikeError(file.name)
    return node
