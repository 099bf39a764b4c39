"""cards what-if: what it prints in each form, and what it says of what there is not."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scoring.commands import cards

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"


def run(*arguments: str, workspace: Path = SOUND) -> Result:
    return CliRunner().invoke(cards, ["what-if", *arguments, "--workspace", str(workspace)])


def shown(*arguments: str, workspace: Path = SOUND) -> str:
    result = run(*arguments, workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_calls_of_an_edition_that_has_none_are_refused() -> None:
    result = run("XBB", "--calls", "all")
    assert result.exit_code == 2
    assert "XBB has no calls in 2010-01" in result.stderr


def test_it_says_what_the_calls_would_make_of_the_country() -> None:
    text = shown("XAA", "--calls", "petition")
    assert text.startswith("Republic of Examplia, January 2010: what if\n")
    # 1.1.b met makes 1.1 green, as 1.1.c does not apply; 1.2.a met leaves 1.2.b partly so, and 1.2 yellow.
    assert "  xaa-call-a1 were granted: 1.1.b and 1.2.a met\n" in text
    assert "xaa-call-b1" not in text
    assert "1 of 4 grades would be better:\n  1.1  National plan: yellow → green\n" in text
    said = on_one_line(text)
    assert "The country would have 6 of 8 points (75%) instead of 5 (63%)." in said
    assert "The category would be much done instead of some done." in said
    assert "It would rank 1 of 2 countries graded from evidence, as it does now." in said
    assert "Other countries" not in said


def test_calls_may_be_named_and_joined_with_grades_and_answers() -> None:
    both = shown("XAA", "--calls", "all")
    assert both == shown("XAA", "--calls", "xaa-call-a1,xaa-call-b1")
    assert both == shown("XAA", "--calls", "xaa-call-b1", "--calls", "petition")
    text = shown("XBB", "--set", "2.10=green", "--answer", "1.2.b=80", "--answer", "1.2.a=met")
    assert "  2.10 Police were green\n  1.2.a were met: Does the state run lasting campaigns" in text
    assert "  1.2.b were 80: In how many schools is the subject taught?" in text
    assert "Other countries would be\n  overtaken: Examplia\n" in text


def test_answers_of_two_words_need_no_quotation_marks() -> None:
    assert shown("XAA", "--answer", "1.1.a=not-met") == shown("XAA", "--answer", "1.1.a=not met")


def test_a_treaty_may_be_answered() -> None:
    text = on_one_line(shown("XBB", "--answer", "2.1.a=met", "--answer", "2.1.b=met"))
    assert "2.1 Optional Protocol: yellow → green" in text


def test_what_changes_nothing_is_said_to() -> None:
    text = on_one_line(shown("XAA", "--set", "2.10=green"))
    assert "No grade would change." in text
    assert "5 of 8 points (63%), as it has now." in text


def test_a_panel_s_grade_is_named_and_left_out(tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "workspace")
    file = folder / "countries" / "XAA" / "2010-01" / "mini-1.yaml"
    ruled = "overrides:\n  - {indicator: 1.1, grade: green, because: It is., by: panel, until: 2012}\n"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + f"\n{ruled}", encoding="utf-8")
    text = on_one_line(shown("XAA", "--answer", "1.2.a=met", workspace=folder))
    assert "5 of 8 points (63%), as it has now." in text
    assert "A panel has given 1.1 another grade than the rule. Before and after are both by the rule." in text


def test_the_json_has_before_and_after() -> None:
    record: dict[str, Any] = json.loads(shown("XBB", "--set", "1.2=green", "--format", "json"))
    assert record["assumed"] == {
        "grades": {"1.2": "green"},
        "answers": {},
        "numbers": {},
        "granted": [],
        "calls": [],
    }
    assert list(record["before"]) == list(record["after"])
    assert record["before"] == {
        "points": ["3", "3"],
        "possible": "8",
        "score": ["3/8", "3/8"],
        "categories": ["some-done"],
        "rank": [2, 2],
        "ranked": 2,
        "coverage": "11/12",
        "grades": {"1.1": ["yellow"], "1.2": ["red"], "2.1": ["yellow"], "2.10": ["yellow"]},
    }
    assert record["after"]["score"] == ["5/8", "5/8"]
    assert record["after"]["rank"] == [1, 1]  # both have 5 points, and share it
    assert (record["changed"], record["overtaken"], record["places"]) == (
        ["1.2"],
        [],
        {"XAA": ["ahead", "level"]},
    )


def test_the_csv_has_a_row_for_each_value() -> None:
    text = shown("XBB", "--set", "1.2=green", "--format", "csv")
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(text))]
    assert rows == [
        ("grade", "1.1", "yellow", "yellow", "yellow", "yellow", "no"),
        ("grade", "1.2", "red", "red", "green", "green", "yes"),
        ("grade", "2.1", "yellow", "yellow", "yellow", "yellow", "no"),
        ("grade", "2.10", "yellow", "yellow", "yellow", "yellow", "no"),
        ("points", "", "3", "3", "5", "5", "yes"),
        ("score", "", "3/8", "3/8", "5/8", "5/8", "yes"),
        ("categories", "", "some-done", "some-done", "some-done", "some-done", "no"),
        ("rank", "", "2", "2", "1", "1", "yes"),
        ("coverage", "", "11/12", "11/12", "11/12", "11/12", "no"),
        ("place", "XAA", "ahead", "ahead", "level", "level", "yes"),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing is assumed"),
        (["--set", "1.3=green"], "Did you mean 1.2?"),
        (["--set", "1.2=gren"], "Did you mean green?"),
        (["--set", "1.2"], "nothing after an equals sign"),
        (["--set", "1.2=red", "--set", "1.2=green"], "1.2 is given twice, as red and as green"),
        (["--set", "1.2=red", "--answer", "1.2.a=met"], "1.2 is given a grade, which 1.2.a cannot move"),
        (["--answer", "2.10.d=met"], "Did you mean 2.10.c?"),
        (["--answer", "1.1.a=mett"], "Did you mean met?"),
        (["--answer", "1.2.b=4,5"], "there is no answer 4,5"),
        (["--answer", "1.1.a=40"], "There are met, partly, not met."),
        (["--answer", "1.1.c=met"], "1.1.c does not apply to the country"),
        (["--calls", "xaa-cal-a1"], "Did you mean xaa-call-a1?"),
        (["--calls", "zzz"], "The calls are xaa-call-a1, xaa-call-b1."),
    ],
)
def test_what_there_is_not_is_said(arguments: list[str], said: str) -> None:
    result = run("XAA", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_call_that_no_criterion_asks_for_brings_nothing(tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "workspace")
    file = folder / "countries" / "XAA" / "2010-01" / "calls.yaml"
    text = file.read_text(encoding="utf-8")
    outside = text.replace("criteria: [2.1.b, 2.10.a]", "outside: No criterion asks for it.")
    file.write_text(outside, encoding="utf-8")
    result = run("XAA", "--calls", "xaa-call-b1", workspace=folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no criterion asks for what xaa-call-b1 would bring" in result.stderr
    assert "xaa-call-b1 were granted: no criterion asks for it" in shown(
        "XAA", "--calls", "all", workspace=folder
    )
