"""Patterns of our own that could take a time without end, and scripts that could run what they read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

_parser: Any = __import__("re._parser", fromlist=["parse"])
PATTERN_CALLS = {"compile", "match", "search", "fullmatch", "sub", "split", "findall", "finditer", "subn"}
REVIEWED = {
    r"\S+( \S+)*": "each round begins with a space, which no round ends with",
    r"(\n\s*\n|\n(?=\s*(?:[-*#]|\d+\.)\s))": "no repetition in a repetition; the split begins at a line's end",
}
"""Patterns with a repetition in a repetition that were looked at, and why they do no harm."""


def patterns(repository: Path) -> Iterator[tuple[str, str]]:
    """Every pattern that is written out in the engine."""
    for path in sorted((repository / "scoring").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
                continue
            called, first = node.func, node.args[0]
            ours = (
                isinstance(called.value, ast.Name)
                and called.value.id == "re"
                and called.attr in PATTERN_CALLS
            )
            if ours and isinstance(first, ast.Constant) and isinstance(first.value, (str, bytes)):
                text = first.value
                yield path.name, text if isinstance(text, str) else text.decode("latin-1")


def nested(pattern: str) -> bool:
    """Whether something that repeats without end repeats without end, with nothing fixed between rounds."""
    return any(_repeats_inside(one) for one in _repeats(_parser.parse(pattern)))


def _repeats(tree: Any) -> Iterator[Any]:
    for name, value in tree:
        if str(name) in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] == _parser.MAXREPEAT:
            yield value[2]
        for inner in _trees(value):
            yield from _repeats(inner)


def _repeats_inside(tree: Any) -> bool:
    """Whether a round may consist of a repetition alone: then it can be cut into rounds in many ways."""
    kept = [(str(name), value) for name, value in tree if str(name) not in {"AT", "ASSERT", "ASSERT_NOT"}]
    if len(kept) != 1:
        return False
    name, value = kept[0]
    if name in {"MAX_REPEAT", "MIN_REPEAT"}:
        return bool(value[1] == _parser.MAXREPEAT)
    return any(_repeats_inside(inner) for inner in _trees(value))


def _trees(value: Any) -> Iterator[Any]:
    if isinstance(value, _parser.SubPattern):
        yield value
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _trees(one)


@pytest.mark.parametrize("pattern", [r"(a+)+", r"(?:a*)*b", r"(?:\s*|x+)+", r"^(([a-z])+)+$"])
def test_harmful_patterns_are_told(pattern: str) -> None:
    assert nested(pattern)


def test_no_pattern_of_ours_can_be_cut_in_many_ways(repository: Path) -> None:
    found = list(patterns(repository))
    assert len(found) > 60
    assert not [(file, pattern) for file, pattern in found if nested(pattern) and pattern not in REVIEWED]


def test_no_script_runs_or_inserts_what_it_reads(repository: Path) -> None:
    scripts = sorted((repository / "templates").rglob("*.js"))
    assert scripts
    own_server = re.compile(r"fetch\(`(?:state|pdf)\?")  # the preview asks the server that it comes from
    for path in scripts:
        text = path.read_text("utf-8")
        used = re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttp",
            own_server.sub("", text) if path.parent.name == "preview" else text,
        )
        assert not used, path.name


def test_no_template_takes_a_text_for_html(repository: Path) -> None:
    handlers = "click|load|error|input|change|submit|focus|blur|mouse\\w*|pointer\\w*|key\\w*|toggle"
    for path in sorted((repository / "templates").rglob("*.j2")):
        text = re.sub(
            r'"[^"{}]*"\s*\|\s*safe\b', "", path.read_text("utf-8")
        )  # what the template says itself
        assert not re.search(rf"\|\s*safe\b|autoescape\s+false|\bon(?:{handlers})\s*=", text), path.name
