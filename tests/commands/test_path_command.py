"""cards path: what it prints in each form, and what it says of what there is not."""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import replace
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from builders import (
    CATEGORIES,
    GRADES,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    partly,
    simple,
    workspace,
)
from click.testing import CliRunner, Result

from scoring.commands import cards
from scoring.explain import fewest
from scoring.model.evidence import Finding
from scoring.model.framework import Framework, Measure, Scale, TreatyRule

# In their package the commands have the names of their modules.
path_module, what_if_module = (import_module(f"scoring.commands.{name}") for name in ("path", "what_if"))

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"


def run(*arguments: str, workspace: Path = SOUND) -> Result:
    return CliRunner().invoke(cards, [*arguments, "--workspace", str(workspace)])


def shown(*arguments: str, workspace: Path = SOUND) -> str:
    result = run("path", *arguments, workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_shortest_way_to_the_next_category() -> None:
    # 5 of 8 points; much done begins at 2/3, which is more than 5 and less than 6. One point more: 1.1 is
    # green with 1.1.b, since 1.1.c does not apply, and 2.1 with 2.1.b. 1.2 would take both its criteria.
    text = shown("XAA")
    said = on_one_line(text)
    assert text.startswith(
        "Republic of Examplia, January 2010: the shortest way to much done (67% or more)\n"
    )
    assert "The worst that the evidence allows is 5 of 8 points (63%, some done)." in said
    assert "It takes 1 criterion at least, and there are 2 ways with so few." in said
    assert "The calls ask for all that it takes in 2 of them." in said
    assert "\n  1  1.1.b*\n  2  2.1.b*\n\n  * a call asks for it\n" in text
    assert "  1.1.b  Give the plan a budget. Now partly met. Asked for by xaa-call-a1.\n" in text
    assert "  cards what-if XAA --answer 1.1.b=met\n" in text


def test_the_what_if_that_it_names_brings_it_there() -> None:
    line = next(one for one in shown("XBB").splitlines() if one.startswith("  cards what-if "))
    result = run(*line.split()[1:])
    assert result.exit_code == 0
    assert "The category would be much done instead of some done." in on_one_line(result.stdout)


def test_a_treaty_is_called_one_and_without_calls_nothing_is_marked() -> None:
    text = shown("XBB", "--grade", "2.1=green")
    assert "It takes 2 criteria or treaties at least, and there is 1 way with so few." in on_one_line(text)
    assert "\n  1  2.1.a, 2.1.b\n\n" in text
    assert "*" not in text
    assert "calls" not in text.lower()


def test_a_category_may_be_named_by_its_label() -> None:
    text = shown("XBB", "--to", "much done")
    assert "criteria at least" in on_one_line(text)
    assert text == shown("XBB", "--to", "much-done")


def test_one_indicator_to_a_grade() -> None:
    text = shown("XAA", "--grade", "1.2=green")
    said = on_one_line(text)
    assert "the shortest way to green for 1.2 Awareness-raising" in said
    assert "The worst grade that the evidence allows is yellow." in said
    assert "It takes 2 criteria at least, and there is 1 way with so few." in said
    assert "The calls ask for 1 of the 2 at most." in said
    assert "\n  1  1.2.a*, 1.2.b\n" in text


def test_how_many_are_shown_may_be_chosen() -> None:
    text = shown("XAA", "--first", "1")
    assert "The first follows: those of which the calls ask for most come first" in on_one_line(text)
    assert "\n  1  1.1.b*\n\n" in text
    assert "2.1.b" not in text


def test_what_is_reached_and_what_cannot_be_reached_is_said(tmp_path: Path) -> None:
    assert "The target is surely reached already." in on_one_line(shown("XAA", "--to", "some-done"))
    assert "The target is surely reached already." in on_one_line(shown("XAA", "--grade", "2.10=green"))
    # With all that may be raised in 1.2 gone, green is out of reach: the number does not apply.
    folder = shutil.copytree(SOUND, tmp_path / "workspace")
    rule = next((folder / "indicators" / "mini-1" / "prevention").glob("1.2-*.yaml"))
    text = rule.read_text(encoding="utf-8")
    text = text.replace("    to-raise: Teach the", "    not-applicable: No schools.\n    to-raise: Teach the")
    rule.write_text(text.replace("green: {all: [a, b]}", "green: b"), encoding="utf-8")
    cases = folder / "indicators" / "mini-1" / "cases" / "1.2.yaml"
    file = folder / "countries" / "XAA" / "2010-01" / "mini-1.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("    value: 40\n", "    answer: not applicable\n"), encoding="utf-8")
    assert cases.exists()
    said = on_one_line(shown("XAA", "--grade", "1.2=green", workspace=folder))
    assert "Even the best answers to all that applies would not reach the target." in said


def test_a_panel_s_grade_is_not_where_it_starts(tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "workspace")
    file = folder / "countries" / "XAA" / "2010-01" / "mini-1.yaml"
    ruled = "overrides:\n  - {indicator: 1.1, grade: green, because: It is., by: panel, until: 2012}\n"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + f"\n{ruled}", encoding="utf-8")
    said = on_one_line(shown("XAA", workspace=folder))
    assert "The worst that the evidence allows is 5 of 8 points" in said
    assert "A panel has given 1.1 another grade than the rule. All of this is by the rule." in said


def test_the_json_has_the_whole_path() -> None:
    record: dict[str, Any] = json.loads(shown("XAA", "--format", "json"))
    assert (record["country"], record["edition"], record["framework"]) == ("XAA", "2010-01", "mini-1")
    assert record["to"] == {"category": "much-done"}
    assert record["from"] == {
        "score": "5/8",
        "categories": ["some-done"],
        "grades": {"1.1": "yellow", "1.2": "yellow", "2.1": "yellow", "2.10": "green"},
    }
    assert [record[key] for key in ("fewest", "ways", "ways-exact")] == [1, 2, True]
    assert record["ways-by-levers-asked-for"] == {"1": 2}
    plan = {"treaty": None, "criteria": {"1.1.b": "met"}, "numbers": {}, "calls": ["xaa-call-a1"]}
    assert record["first"][0] == [plan]
    assert json.loads(shown("XAA", "--grade", "1.2=green", "--format", "json"))["to"] == {
        "indicator": "1.2",
        "grade": "green",
    }


def test_the_csv_has_a_row_for_each_criterion_of_a_way() -> None:
    text = shown("XAA", "--format", "csv")
    assert [tuple(row.values()) for row in csv.DictReader(io.StringIO(text))] == [
        ("1", "1", "1.1.b", "met", "", "", "xaa-call-a1"),
        ("2", "1", "2.1.b", "met", "", "", "xaa-call-b1"),
    ]
    rows = csv.DictReader(io.StringIO(shown("XBB", "--grade", "2.1=green", "--format", "csv")))
    assert [(row["criterion"], row["treaty"]) for row in rows] == [("2.1.a", "OPSC"), ("2.1.b", "")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--to", "much-don"], "Did you mean much-done?"),
        (["--grade", "1.3=green"], "Did you mean 1.2?"),
        (["--grade", "1.2=gren"], "Did you mean green?"),
        (["--grade", "1.2"], "no grade is given for 1.2"),
        (["--grade", "1.2=green", "--to", "much-done"], "--to and --grade ask for two things"),
        (["--first", "0"], "--first"),
    ],
)
def test_what_there_is_not_is_said(arguments: list[str], said: str) -> None:
    result = run("path", "XAA", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


# frameworks of other shapes, without files


def invented(monkeypatch: pytest.MonkeyPatch, rules: Framework, *found: Finding) -> None:
    """Let the commands load a country with these findings."""
    made = workspace(rules, editions=[edition(*found)])
    for module in (path_module, what_if_module):
        monkeypatch.setattr(module, "sound", lambda _: SimpleNamespace(workspace=made))


def test_where_there_is_no_category_a_grade_may_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    grades = tuple(replace(grade, points=None) for grade in GRADES)
    invented(monkeypatch, replace(framework(simple("1.1")), grades=grades, categories=(), ranking=False))
    result = run("path", "USA")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "test-2010 has no categories to reach" in result.stderr
    assert "--grade 1.1=green" in result.stderr
    assert "\n  1  1.1.a at least partly\n" in shown("USA", "--grade", "1.1=yellow")
    text = run("what-if", "USA", "--set", "1.1=yellow").stdout
    assert text.endswith("1 of 1 grades would change:\n  1.1  Indicator 1.1: green, yellow or red → yellow\n")


@pytest.mark.parametrize("code", ["XAA", "XBB"])
def test_the_command_that_it_suggests_names_a_framework_that_is_not_the_default(code: str) -> None:
    other = SOUND.parent / "other"
    text = shown(code, "--framework", "water-2020", "--grade", "5=A", workspace=other)
    suggested = [line.split() for line in text.splitlines() if line.startswith("  cards what-if")]
    assert len(suggested) == (1 if code == "XAA" else 0)  # XBB has the grade already
    for words in suggested:
        assert words[-2:] == ["--framework", "water-2020"]
        assert run(*words[1:], workspace=other).exit_code == 0


def test_it_names_an_edition_that_is_not_the_newest(tmp_path: Path) -> None:
    copy = shutil.copytree(SOUND, tmp_path / "workspace")
    later = shutil.copytree(copy / "countries" / "XAA" / "2010-01", copy / "countries" / "XAA" / "2011-01")
    (later / "calls.yaml").unlink()
    old = shown("XAA", "--edition", "2010-01", "--grade", "2.1=green", workspace=copy)
    assert old.endswith(" --edition 2010-01\n")
    assert "--edition" not in shown("XAA", "--grade", "2.1=green", workspace=copy)


def test_more_ways_than_can_be_counted_are_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    invented(monkeypatch, framework(*(simple(f"1.{number}") for number in range(1, 15))))
    assert "there are 3,432 ways" in on_one_line(shown("USA", "--to", "some-progress"))
    monkeypatch.setattr(fewest, "MOST_STATES", 10)
    said = on_one_line(shown("USA", "--to", "some-progress"))
    assert "there are more than 1,000 ways with so few. The first 5 follow in the order of the card." in said


def test_a_treaty_of_several_criteria_stands_as_one_and_a_number_with_its_goalpost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opsc = [criterion("a", treaty=TreatyRule("OPSC", frozenset({"in-force"}), frozenset()))]
    places = [criterion("a", measure=Measure("places", Fraction(50), None, rising=True))]
    scaled = replace(
        indicator("1.3", places, met("a"), partly("a")), scale=Scale("a", Fraction(0), Fraction(60))
    )
    invented(
        monkeypatch,
        framework(
            indicator("1.1", opsc, met("a"), met("a")), indicator("1.2", opsc, met("a"), met("a")), scaled
        ),
    )
    text = shown("USA", "--to", "notable-efforts")
    assert "It takes 1 criterion or treaty at least" in on_one_line(text)
    assert "\n  1  OPSC (1.1.a and 1.2.a)\n" in text
    assert "cards what-if USA --answer 1.1.a=met --answer 1.2.a=met\n" in text
    strict = replace(CATEGORIES[0], start=Fraction(1))
    invented(
        monkeypatch,
        replace(
            framework(indicator("1.1", opsc, met("a"), met("a")), scaled),
            categories=(strict, *CATEGORIES[1:]),
        ),
        finding("x", None, "1.3.a", value=40),
    )
    text = shown("USA", "--to", "notable-efforts")
    assert "\n  1  1.1.a, 1.3.a at 60\n" in text
    assert "cards what-if USA --answer 1.1.a=met --answer 1.3.a=60\n" in text
    said = on_one_line(run("what-if", "USA", "--answer", "1.3.a=60").stdout)
    assert "1.3 Indicator 1.3: red (67%) → green (100%)" in said
    assert "No other country is graded from evidence in this edition" in said
