"""cards compare: two editions of a country, under one framework or two; and the trend in cards score."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from edits import CALLS, FRAMEWORK, TEXTS, XAA, answer, copied, edit, next_edition

from scoring.commands import cards

LATER = "countries/XAA/2011-03/mini-1.yaml"
CALL = "It should submit the report that is overdue, and give every unit its officers."
CROSSWALK = """
replaces: mini-1
crosswalk:
  1.1.a: [1.1.a]
  1.1.b: [1.1.b]
  1.1.c: [1.1.c]
  1.2.a: [1.2.a]
  1.2.b: [1.2.b]
  2.1.b: [2.1.b]
  2.10.a: [2.10.a]
  2.10.b: [2.10.b]
  2.10.c: [2.10.c]
"""


def run(*arguments: str, workspace: Path) -> Result:
    return CliRunner().invoke(cards, [*arguments, "--workspace", str(workspace)])


def shown(*arguments: str, workspace: Path) -> str:
    result = run(*arguments, workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def made(*arguments: str, workspace: Path) -> Any:
    return json.loads(shown(*arguments, "--format", "json", workspace=workspace))


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """XAA in March 2011: the plan has its budget, a place was read again, a call and a title are new."""
    root = copied(tmp_path / "later")
    next_edition(root)
    answer(root, "xaa-1.1-b1", "partly", "met", LATER)
    edit(root, LATER, "id: xaa-1.2-a2", "id: xaa-1.2-a7")
    edit(root, LATER, "locator: p. 2\n", "locator: p. 3\n")
    edit(root, CALLS.replace("2010-01", "2011-03"), "id: xaa-call-b1", "id: xaa-call-b2")
    edit(root, TEXTS.replace("2010-01", "2011-03"), "title: Two units", "title: The units")
    return root


@pytest.fixture
def changed_rules(tmp_path: Path) -> Path:
    """XAA in January 2012 under mini-2, which asks 1.1 for more: b must be met for yellow too.

    The evidence is that of 2010 but for the schools, where 80 per cent are now above the 75 for *met*;
    what was found on campaigns is too old.
    """
    root = copied(tmp_path / "rules")
    shutil.copytree(root / "indicators" / "mini-1", root / "indicators" / "mini-2")
    rules = FRAMEWORK.replace("mini-1", "mini-2")
    edit(root, rules, "id: mini-1", "id: mini-2")
    with (root / rules).open("a", encoding="utf-8") as file:
        file.write(CROSSWALK)
    plan, cases = "indicators/mini-2/prevention/1.1-plan.yaml", "indicators/mini-2/cases/1.1.yaml"
    edit(root, plan, "yellow: {any: [{partly: a}, b]}", "yellow: {all: [a, b]}")
    edit(root, cases, "b: not met, c", "b: met, c", after="a plan alone")
    edit(root, cases, "grade: [green, yellow]", "grade: [green, yellow, red]")
    folder = root / "countries" / "XAA"
    shutil.copytree(folder / "2010-01", folder / "2012-01")
    (folder / "2012-01" / "mini-1.yaml").rename(folder / "2012-01" / "mini-2.yaml")
    evidence = "countries/XAA/2012-01/mini-2.yaml"
    edit(root, evidence, "as-of: 2010-01-31", "as-of: 2012-01-31")
    edit(root, evidence, "value: 40", "value: 80")
    return root


# One framework


def test_what_changed_stands_by_weight(later: Path) -> None:
    assert shown("compare", "XAA", "2010-01", "2011-03", workspace=later) == (
        "Republic of Examplia: from January 2010 (as of 31 January 2010, under mini-1) to March 2011 (as of\n"
        "31 March 2011, under mini-1)\n"
        "\n"
        "Category and rank\n"
        "  Evidence of January 2010: some done, score 63%, rank 1 of 2, coverage 100%\n"
        "  Evidence of March 2011: much done, score 75%, rank 1 of 2, coverage 100%\n"
        "  some done → much done; score 63% → 75%; published as some done → not at all\n"
        "  Both editions are graded by the same rules, mini-1: what changed is the evidence, none of the\n"
        "      method.\n"
        "\n"
        "Grades and scores\n"
        "  1.1 National plan: yellow → green\n"
        "    1.1.b Does the plan have a budget? partly met → met\n"
        "\n"
        "Rules and findings\n"
        "  finding xaa-1.1-b1: answer partly → met\n"
        "  finding xaa-2.1-b1: locator p. 2 → p. 3\n"
        "\n"
        "Printed text\n"
        "  case study xaa-study-1: title Two units → The units\n"
        f"  + call xaa-call-b2: {CALL}\n"
        f"  - call xaa-call-b1: {CALL}\n"
    )


def test_editions_that_say_the_same_say_so(tmp_path: Path) -> None:
    root = copied(tmp_path / "same")
    next_edition(root, "XBB")
    text = shown("compare", "XBB", "2010-01", "2011-03", workspace=root)
    assert text.endswith("Evidence\n  Nothing that the editions say differs.\n")


def test_one_framework_as_json(later: Path) -> None:
    record = made("compare", "XAA", "2010-01", "2011-03", workspace=later)
    assert record["rules"] == "same"
    assert [(one["evidence"], one["rules"]) for one in record["cells"]] == [
        ("2010-01", "mini-1"),
        ("2011-03", "mini-1"),
    ]
    assert record["standing"]["new"]["categories"] == ["much-done"]
    (grade,) = record["grades"]["mini-1"]
    assert grade["criteria"] == [
        {
            "criterion": "1.1.b",
            "old": {"answers": ["partly"], "state": "answered", "treaty-status": None, "values": None},
            "new": {"answers": ["met"], "state": "answered", "treaty-status": None, "values": None},
        }
    ]


# Two frameworks


def test_the_four_cells_tell_method_from_world(changed_rules: Path) -> None:
    text = shown("compare", "XAA", "2010-01", "2012-01", workspace=changed_rules)
    # By mini-1 5 of 8 points, then 5 to 6 of them, as 1.2.a is unknown; mini-2 makes 1.1 red: a point less.
    assert " ".join(text.split("\n\n")[1].split()) == (
        "Category and rank "
        "Evidence of January 2010 by the rules of mini-1: some done, score 63%, rank 1 of 2, coverage 100% "
        "Evidence of January 2010 by the rules of mini-2: some done, score 50%, rank 1 of 2, coverage 100% "
        "Evidence of January 2012 by the rules of mini-1: much done or some done, score 63% to 75%, "
        "rank 1 of 1, coverage 88% "
        "Evidence of January 2012 by the rules of mini-2: some done, score 50% to 63%, rank 1 of 1, "
        "coverage 88% "
        "The world, by the rules of mini-1: some done, score 63% → much done or some done, score 63% to 75% "
        "The world, by the rules of mini-2: some done, score 50% → some done, score 50% to 63% "
        "The method, on the evidence of January 2010: some done, score 63% → some done, score 50% "
        "The method, on the evidence of January 2012: much done or some done, score 63% to 75% → "
        "some done, score 50% to 63%"
    )
    grades = text[text.index("Grades by the rules of mini-2, on the evidence of both") :]
    assert grades.splitlines()[1].startswith("  1.2 Awareness-raising: yellow → green or yellow (no star")
    assert "partly met (40) → met (80)" in text
    assert "Evidence of January 2010: 1.1 → 1.1 National plan: yellow → red" in text
    assert "finding xaa-1.2-b1: value 40 → 80" in text


def test_four_cells_as_json_and_csv(changed_rules: Path) -> None:
    arguments = ("compare", "XAA", "2010-01", "2012-01")
    record = made(*arguments, workspace=changed_rules)
    assert record["rules"] == "joined"
    assert {(one["evidence"], one["rules"]): one["score"] for one in record["cells"]} == {
        ("2010-01", "mini-1"): ["5/8", "5/8"],
        ("2010-01", "mini-2"): ["1/2", "1/2"],
        ("2012-01", "mini-1"): ["5/8", "3/4"],
        ("2012-01", "mini-2"): ["1/2", "5/8"],
    }
    rows = list(csv.DictReader(io.StringIO(shown(*arguments, "--format", "csv", workspace=changed_rules))))
    assert len([row for row in rows if row["kind"] == "cell"]) == 16
    assert [(row["id"], row["field"], row["old"], row["new"]) for row in rows if row["kind"] == "method"] == [
        ("1.1 1.1", "2010-01 mini-1", "yellow", "red"),
        ("1.1 1.1", "2012-01 mini-2", "yellow", "red"),
    ]
    by_new_rules = [row for row in rows if row["rules"] == "mini-2"]
    assert [(row["what"], row["id"], row["old"], row["new"]) for row in by_new_rules][4:] == [
        ("evidence", "2012-01 mini-2", "", "some-done"),
        ("evidence", "2012-01 mini-2", "", "1/2|5/8"),
        ("evidence", "2012-01 mini-2", "", "1|1"),
        ("evidence", "2012-01 mini-2", "", "7/8"),
        ("grade", "1.2", "yellow", "green|yellow"),
        ("answer", "1.2.a", "not met", "unknown"),
        ("answer", "1.2.b", "partly", "met"),
    ]


def test_no_crosswalk_no_telling(changed_rules: Path) -> None:
    edit(changed_rules, FRAMEWORK.replace("mini-1", "mini-2"), CROSSWALK, "")
    text = shown("compare", "XAA", "2010-01", "2012-01", workspace=changed_rules)
    assert "No crosswalk joins mini-1 and mini-2" in text
    assert "Grades" not in text


def test_an_edition_under_two_frameworks_is_compared_with_itself(changed_rules: Path) -> None:
    folder = changed_rules / "countries" / "XAA" / "2010-01"
    shutil.copy(folder / "mini-1.yaml", folder / "mini-2.yaml")
    arguments = ("compare", "XAA", "2010-01", "2010-01")
    record = made(*arguments, "--framework", "mini-1", "--framework", "mini-2", workspace=changed_rules)
    assert [(one["found-under"], one["rules"]) for one in record["cells"]] == [
        ("mini-1", "mini-1"),
        ("mini-1", "mini-2"),
        ("mini-2", "mini-1"),
        ("mini-2", "mini-2"),
    ]
    assert record["changes"] == []
    # The framework that both editions have is taken where nothing is said.
    found = made("compare", "XAA", "2010-01", "2012-01", workspace=changed_rules)
    assert (found["old"]["framework"], found["rules"]) == ("mini-2", "same")
    result = run(*arguments, workspace=changed_rules)
    assert result.exit_code == 2
    assert "edition 2010-01 has evidence under more than one framework" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["USA", "2010-01", "2011-03"], "USA has no evidence\n    -> There is evidence of XAA, XBB."),
        (["xaa", "2010-01", "2011-03"], "Did you mean XAA?"),
        (
            ["XAA", "2010-01", "2013-01"],
            "XAA has no evidence in edition 2013-01\n    -> There are 2010-01, 2011-03.",
        ),
        (["XAA", "2010-01", "2010-01"], "these are one edition"),
        (["XAA", "2010-01", "2011-03", "--framework", "mini-2"], "in edition 2010-01 under mini-2"),
        (["XAA", "2010-01", "2011-03", *["--framework", "mini-1"] * 3], "is given once, or twice"),
        (["XAA", "2010-01"], "Missing argument 'EDITION'"),
    ],
)
def test_a_wrong_request_ends_with_2(later: Path, arguments: list[str], said: str) -> None:
    result = run("compare", *arguments, workspace=later)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_nothing_is_compared_in_broken_files(later: Path) -> None:
    answer(later, "xaa-1.1-b1", "partly", "partial")
    result = run("compare", "XAA", "2010-01", "2011-03", workspace=later)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[finding.answer]" in result.stderr


def test_a_spreadsheet_takes_no_text_for_a_formula(later: Path) -> None:
    edit(later, XAA, "locator: p. 2\n", "locator: =1+1\n")
    text = shown("compare", "XAA", "2010-01", "2011-03", "--format", "csv", workspace=later)
    rows = [row for row in csv.DictReader(io.StringIO(text)) if row["id"] == "xaa-2.1-b1"]
    assert [(row["field"], row["old"], row["new"]) for row in rows] == [("locator", "'=1+1", "p. 3")]


# The trend in cards score


def test_the_score_says_where_a_country_stood_before(later: Path) -> None:
    countries = {one["country"]: one for one in made("score", workspace=later)["countries"]}
    assert countries["XAA"]["previous"] == {
        "edition": "2010-01",
        "found-under": "mini-1",
        "categories": ["some-done"],
        "score": ["5/8", "5/8"],
        "coverage": "1",
        "trend": "up",
    }
    # XBB has not been looked at again, and XCC never was.
    assert (countries["XBB"]["previous"], countries["XCC"]["previous"]) == (None, None)
    lines = shown("score", workspace=later).splitlines()
    assert "trend" in lines[1].split()
    assert "up from some done in January 2010" in lines[2]
    assert "January" not in lines[3]
    (row, *_) = csv.DictReader(io.StringIO(shown("score", "--format", "csv", workspace=later)))
    past = [row[name] for name in ("previous_edition", "previous_category", "previous_low", "trend")]
    assert past == ["2010-01", "some-done", "5/8", "up"]


def test_without_an_earlier_edition_there_is_no_column(later: Path) -> None:
    first = ("score", "--edition", "2010-01")
    assert "trend" not in shown(*first, workspace=later)
    assert {one["previous"] for one in made(*first, workspace=later)["countries"]} == {None}


def test_the_trend_is_by_the_rules_of_today(changed_rules: Path) -> None:
    (examplia, *_) = made("score", "--framework", "mini-2", workspace=changed_rules)["countries"]
    assert (examplia["previous"]["found-under"], examplia["previous"]["score"]) == ("mini-1", ["1/2", "1/2"])
    assert examplia["previous"]["trend"] == "open"
