"""cards compare and cards diff: what became of the calls of the earlier edition."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import copied, edit, follow_up

from scoring.commands import cards

FATES = "countries/XBB/2010-01/calls.yaml"


def shown(*arguments: str) -> str:
    result = CliRunner().invoke(cards, arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "workspace")
    follow_up(root)
    return root


def compared(root: Path, *more: str) -> str:
    return shown("compare", "XBB", "2009-01", "2010-01", "--workspace", str(root), *more)


def test_the_calls_come_behind_the_category_with_what_became_of_each(root: Path) -> None:
    sections = compared(root).split("\n\n")
    assert sections[1].startswith("Category and rank")
    assert sections[2].splitlines() == [
        "What became of the calls of January 2009",
        "  Of 3 calls of January 2009: 1 largely done, 1 partly done, 1 unanswered.",
        "  xbb-call-a1 partly done: The Government should adopt a plan for children, with a budget of its",
        "      own.",
        "    A plan against trafficking in persons now has a chapter on children; no budget was found.",
        "        (xbb-government-2009, section 3; xbb-ngo-2009, p. 3, reporting invented-survey-2009)",
        "  xbb-call-b1 largely done: Every unit of the federation should have a special police unit.",
        "    Every unit of the federation now has one [@xbb-government-2009, section 5].",
        "        (xbb-government-2009, section 5)",
        "  xbb-call-b2 unanswered: It should say when it means to ratify the Optional Protocol.",
        "    The alliance asked for a date and had no reply.",
    ]
    assert "fate" not in compared(root)


def test_a_call_that_is_not_accounted_for_is_named(root: Path) -> None:
    path = root / FATES
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("  - call: xbb-call-b2")], encoding="utf-8")
    said = compared(root)
    assert "1 partly done, 1 not accounted for." in said
    assert "xbb-call-b2 not accounted for: It should say" in said


def test_without_fates_there_is_no_section(root: Path) -> None:
    path = root / FATES
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("fates:")], encoding="utf-8")
    assert "What became" not in compared(root)
    assert json.loads(compared(root, "--format", "json"))["calls"] == []


def test_for_programs(root: Path) -> None:
    calls = json.loads(compared(root, "--format", "json"))["calls"]
    assert [(one["call"], one["goal"], one["fate"]) for one in calls] == [
        ("xbb-call-a1", "A", "partly"),
        ("xbb-call-b1", "B", "largely-done"),
        ("xbb-call-b2", "B", "no-answer"),
    ]
    assert calls[0]["sources"] == [
        {"source": "xbb-government-2009", "locator": "section 3", "reporting": None},
        {"source": "xbb-ngo-2009", "locator": "p. 3", "reporting": "invented-survey-2009"},
    ]
    rows = list(csv.DictReader(io.StringIO(compared(root, "--format", "csv"))))
    assert [(row["id"], row["new"]) for row in rows if row["kind"] == "told"] == [
        ("xbb-call-a1", "partly"),
        ("xbb-call-b1", "largely-done"),
        ("xbb-call-b2", "no-answer"),
    ]


def test_an_edit_of_a_fate_is_a_change_of_printed_text(root: Path, tmp_path: Path) -> None:
    before = copied(tmp_path / "before")
    follow_up(before)
    edit(root, FATES, "fate: no-answer", "fate: unknown")
    edit(root, FATES, "had no reply", "had none")
    said = shown("diff", str(before), str(root), "--workspace", str(root))
    assert "fate xbb-call-b2 of 2009-01: fate no-answer → unknown; text" in said
    added = shown("diff", str(copied(tmp_path / "first")), str(root), "--workspace", str(root))
    assert "fate xbb-call-b2 of 2009-01: not known. The alliance asked for a date and had none." in added
