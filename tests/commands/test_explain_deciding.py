"""What would decide a category and a rank: in `cards explain` and in the booklet's view."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring.commands import cards
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.publish.standing import standing_view
from scoring.publish.standing_view import StandingView
from scoring.rank.standings import standings
from scoring.read.workspace import load

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    """XAA without its answer to 1.1.b: 5 or 6 of 8 points, and much done begins at 2/3."""
    copy = shutil.copytree(SOUND, tmp_path / "workspace")
    file = copy / "countries" / "XAA" / "2010-01" / "mini-1.yaml"
    text = file.read_text(encoding="utf-8")
    start = text.index("  - id: xaa-1.1-b1")
    file.write_text(text[:start] + text[text.index("  - id: xaa-1.1-c1") :], encoding="utf-8")
    return copy


def said(workspace: Path, *arguments: str) -> str:
    result = CliRunner().invoke(cards, ["explain", *arguments, "--workspace", str(workspace)])
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def tail(text: str, heading: str) -> Sequence[str]:
    lines = text.splitlines()
    return lines[lines.index(heading) :]


def test_explain_ends_with_what_would_decide_the_category(undecided: Path) -> None:
    heading = "What would decide the category, much done or some done"
    assert tail(said(undecided, "XAA"), heading) == [
        heading,
        "  The category hangs on 1 answer missing or in dispute: 1.1.b.",
        "  Much done is certain if 1.1.b is met.",
        "  Some done is certain if 1.1.b is at most partly met.",
        "  If it alone were answered:",
        "    1.1.b, not assessed: not met or partly met: some done; met: much done",
    ]
    assert "What would decide" not in said(undecided, "XAA", "1.1")
    assert "What would decide the category" not in said(SOUND, "XAA")


def test_explain_as_json_has_it_too(undecided: Path) -> None:
    found = json.loads(said(undecided, "XAA", "--format", "json"))["deciding"]
    assert (found["categories"], found["rank"], found["exact"]) == (["much-done", "some-done"], [1, 1], True)
    assert (found["needed"], found["needed-for-rank"], found["other-countries"]) == (["1.1.b"], [], [])
    assert found["best"] == {"category": "much-done", "answers": 1, "ways": [{"1.1.b": "met"}]}
    assert found["worst"] == {"category": "some-done", "answers": 1, "ways": [{"1.1.b": "partly"}]}
    (one,) = found["criteria"]
    assert (one["criterion"], one["state"], one["decides-category"], one["decides-rank"]) == (
        "1.1.b",
        "unknown",
        True,
        False,
    )
    assert {answer: left["categories"] for answer, left in one["alone"].items()} == {
        "not met": ["some-done"],
        "partly": ["some-done"],
        "met": ["much-done"],
    }
    assert "deciding" not in json.loads(said(undecided, "XAA", "1.1", "--format", "json"))


def test_an_undecided_rank_is_told_with_those_it_hangs_on(undecided: Path) -> None:
    file = undecided / "countries" / "XBB" / "2010-01" / "mini-1.yaml"
    # With better answers XBB has 5 of 8 points, whatever is known of 1.1.b; XAA has 5, or 6.
    text = file.read_text(encoding="utf-8").replace("answer: not met", "answer: met")
    file.write_text(text.replace("answer: partly", "answer: met"), encoding="utf-8")
    text = said(undecided, "XBB")
    (heading,) = [line for line in text.splitlines() if line.startswith("What would decide the rank")]
    assert heading == "What would decide the rank, 1–2 of 2"
    assert tail(text, heading)[1:] == [
        "  The rank hangs on what is not known of 1 other country: Examplia.",
    ]


def view(workspace: Path, code: str) -> StandingView:
    space = load(workspace).workspace
    rules = space.frameworks["mini-1"]
    found = standings(space, rules, "2010-01")
    standing = found.countries[code]
    assert standing.result
    as_of = space.editions[code, "2010-01", "mini-1"].as_of
    figures = Figures(space, rules, found, code, "2010-01", as_of, standing.result)
    return standing_view(figures, standing, Language())


def test_the_booklet_says_it_on_the_card_at_a_glance(undecided: Path) -> None:
    assert view(undecided, "XAA").deciding == (
        "The category hangs on 1 answer missing or in dispute: 1.1.b. Much done is certain if 1.1.b is met. "
        "Some done is certain if 1.1.b is at most partly met."
    )
    assert view(undecided, "XBB").deciding == ""
    assert view(SOUND, "XAA").deciding == ""
