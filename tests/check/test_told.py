"""The same thing told in two ways, and what only looks so."""

from __future__ import annotations

from pathlib import Path

import edits
import pytest

from scoring.check import check
from scoring.problems import Problem
from scoring.read.workspace import load

LATER = "countries/XAA/2011-03/mini-1.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    found = edits.copied(tmp_path / "workspace")
    edits.next_edition(found)
    return found


def told(root: Path) -> list[Problem]:
    return [problem for problem in check(load(root)) if problem.code.endswith("told-otherwise")]


def test_the_same_evidence_in_two_editions_is_no_contradiction(root: Path) -> None:
    assert told(root) == []


def test_another_answer_from_the_same_place_is_noted_in_the_later_edition(root: Path) -> None:
    edits.answer(root, "xaa-2.10-c1", "met", "not met", LATER)
    (found,) = told(root)
    assert (found.place.file, found.subject) == (LATER, "xaa-2.10-c1")
    assert found.message.startswith(
        "says not met, and xaa-2.10-c1 of XAA 2010-01 says met, from the same place"
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("locator: p. 11", "locator: p. 12"), ("holds-on: 2009-12", "holds-on: 2010-12")],
)
def test_another_place_or_another_time_is_another_thing(root: Path, old: str, new: str) -> None:
    edits.answer(root, "xaa-2.10-c1", "met", "not met", LATER)
    edits.edit(root, LATER, old, new, after="- id: xaa-2.10-c1\n")
    assert told(root) == []


def test_a_paragraph_that_says_several_things_may_be_read_so_again(root: Path) -> None:
    """One of the answers of the earlier edition is given: the other was of another sentence."""
    for file in (edits.XAA, LATER):
        text = (root / file).read_text(encoding="utf-8")
        start = text.index("  - id: xaa-2.10-c1\n")
        item = text[start : text.index("\nresolutions:", start)].rstrip()
        other = item.replace("xaa-2.10-c1", "xaa-2.10-c2").replace("answer: met", "answer: not met")
        (root / file).write_text(text.replace(item, f"{item}\n{other}"), encoding="utf-8")
    edits.without_finding(root, "xaa-2.10-c1", LATER)
    assert told(root) == []


def test_two_countries_share_a_table_with_a_row_for_each(root: Path) -> None:
    edits.edit(root, edits.XBB, "locator: table 2", "locator: table 1")
    assert told(root) == []
