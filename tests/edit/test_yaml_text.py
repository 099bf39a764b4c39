"""Text written as YAML is read back as the same text, whatever it holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scaffolds import TEXTS

from scoring.edit.yaml_text import WIDTH, explained, number, pair, scalar, text_of
from scoring.problems import Problems, TextFile
from scoring.read.nodes import read_nodes

TRICKY = st.lists(
    st.sampled_from(
        ["a", "word", ": ", " #", "- ", "'", '"', "\\", "{x}", "[y]", "? ", "|", ">", "&", "*", "é", "\u200d"]
    ),
    min_size=1,
    max_size=40,
).map("".join)


def value(lines: list[str]) -> object:
    problems = Problems()
    node = read_nodes(TextFile("file.yaml", "\n".join(["first: x", *lines, "last: x"]) + "\n"), problems)
    assert node, [problem.message for problem in problems]
    return node.plain()


@given(TEXTS | TRICKY)
def test_any_text_is_read_back(text: str) -> None:
    assert value([f"key: {scalar(text)}"]) == {"first": "x", "key": text, "last": "x"}
    assert value(pair("key", text)) == {"first": "x", "key": text, "last": "x"}
    assert value(["outer:", *pair("key", text, 2)]) == {"first": "x", "outer": {"key": text}, "last": "x"}


@given(
    st.lists(st.sampled_from(["of", "children", "trafficking", "#", "-", "a:", "'tis"]), min_size=50).map(
        " ".join
    )
)
def test_long_prose_is_folded_within_the_width(text: str) -> None:
    lines = pair("statement", text, 4)
    assert all(len(line) <= WIDTH for line in lines)
    assert lines[0] == "    statement: >-"
    assert value(["outer:", *lines]) == {"first": "x", "outer": {"statement": text}, "last": "x"}


@given(TEXTS | TRICKY)
def test_an_explanation_is_comments_and_nothing_else(text: str) -> None:
    lines = explained(text, indent=4, hanging=2)
    assert all(line.startswith("##") for line in lines)
    assert value(lines) == {"first": "x", "last": "x"}


def test_plain_texts_stay_plain_and_others_are_quoted() -> None:
    for text in ("Brazil", "1.10", "NO", "Côte d’Ivoire", "what is it?", "a - b", "it's"):
        assert scalar(text) == text
    assert scalar("yes: no") == '"yes: no"'
    assert scalar("a #1") == '"a #1"'
    assert scalar('say "no"') == 'say "no"'
    assert scalar('"no"') == '"\\"no\\""'
    assert scalar("- item") == '"- item"'
    assert scalar("a\u00adb\nc\u2000d") == '"a\\xadb\\x0ac\\u2000d"'


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("3", "3"),
        ("3/4", "0.75"),
        ("1/3", "1/3"),
        ("-1/8", "-0.125"),
        ("250", "250"),
        ("1/20", "0.05"),
        ("0", "0"),
    ],
)
def test_numbers_are_written_as_people_write_them(value: str, written: str) -> None:
    assert number(Fraction(value)) == written
    assert Fraction(written) == Fraction(value)


def test_a_file_ends_with_one_line_end_and_has_single_gaps() -> None:
    assert text_of(["", "a", "", "", "", "b", ""]) == "a\n\nb\n"
