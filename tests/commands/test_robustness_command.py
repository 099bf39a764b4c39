"""The command `cards robustness`: what it prints for people and for programs."""

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
    return CliRunner().invoke(cards, ["robustness", *arguments, "--workspace", str(workspace)])


def made(*arguments: str, workspace: Path = SOUND) -> Any:
    result = run(*arguments, "--format", "json", workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_the_table_has_a_row_a_picture_and_a_sentence() -> None:
    result = run("--draws", "2000")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Small framework for tests, edition 2010-01: 2,000 weightings, seed 1")
    examplia = next(line.split() for line in lines if line.strip().startswith("XAA"))
    # 5/8 stays above 1/3 in every weighting, and under 2/3 in those that weigh the police little.
    assert examplia[:5] == ["XAA", "Examplia", "some", "done", "63%"]
    assert any(line.startswith("  Examplia  █") for line in lines)
    assert any(line.startswith("  Samplia   ") for line in lines)
    assert "What moves the result most when it is left out" in result.stdout
    assert lines[-1].endswith("drawn at random).")


def test_a_country_is_shown_with_its_particulars() -> None:
    text = run("XAA", "--draws", "500").stdout
    assert "Examplia stays at some done" in text
    # Without 1.2, yellow, 5 of 8 points become 4 of 6, which is where much done begins.
    assert "  without 1.2: much done, rank 1" in text
    assert "points below the band of much done" in text
    assert "rests on one source: " in text
    assert "Samplia stays" not in text


def test_json_has_everything_and_the_same_seed_gives_the_same() -> None:
    first, again = (made("--draws", "300", "--seed", "5") for _ in range(2))
    assert first == again
    assert first != made("--draws", "300", "--seed", "6")
    assert (first["seed"], first["draws"], first["ranked"]) == (5, 300, 2)
    assert [one["country"] for one in first["countries"]] == ["XAA", "XBB"]
    assert list(first["countries"][0]["left-out"]["indicators"]) == ["1.1", "1.2", "2.1", "2.10"]
    assert list(first["countries"][0]["aggregations"]) == [
        "weighted mean",
        "goal means",
        "geometric mean of goals",
    ]
    assert [one["country"] for one in first["intervals"]] == ["XAA", "XBB"]


def test_csv_is_a_table_for_programs() -> None:
    rows = list(csv.DictReader(io.StringIO(run("--draws", "100", "--format", "csv").stdout)))
    assert [(row["country"], row["category"], row["rank_best"]) for row in rows] == [
        ("XAA", "some-done", "1"),
        ("XBB", "some-done", "2"),
    ]


def test_the_usa_alone_have_no_ranks_to_vary(repository: Path) -> None:
    text = run("--draws", "200", workspace=repository).stdout
    assert "the USA stays undecided between some progress and limited measures." in text.replace("\n", " ")
    assert "Only one country is ranked in this edition: nothing is said about ranks." in text
    assert "Ranks, 1 to" not in text


def test_a_framework_without_grades_from_evidence_says_so(tmp_path: Path) -> None:
    copy = shutil.copytree(SOUND, tmp_path / "workspace")
    framework = copy / "indicators" / "mini-1" / "framework.yaml"
    text = framework.read_text(encoding="utf-8").replace("minimum-coverage: 1/2", "minimum-coverage: 1")
    framework.write_text(text, encoding="utf-8")
    result = run("XBB", workspace=copy)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "the evidence on XBB does not cover enough of the criteria" in result.stderr


@pytest.mark.parametrize(
    ("framework", "said"),
    [
        ("water-2020", "1 of 2 countries keep their category"),
        ("pledges-2020", "Nothing is scored under pledges-2020"),
    ],
)
def test_frameworks_of_other_shapes_are_varied_as_far_as_they_can_be(framework: str, said: str) -> None:
    other = SOUND.parent / "other"
    result = run("--framework", framework, "--draws", "200", workspace=other)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.count(said) == 1
    assert ("weightings of the indicators" in result.stdout) == (framework == "water-2020")
    assert "grades that rest on one source" in " ".join(result.stdout.split())
    assert made("--framework", framework, "--draws", "200", workspace=other)["framework"] == framework
    assert run("--framework", framework, "--format", "csv", workspace=other).stdout.startswith(
        "country,name,"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["XA"], "Did you mean XAA?"),
        (["--draws", "0"], "0 is not in the range"),
        (["--seed", "-1"], "-1 is not in the range"),
        (["--framework", "mini-2"], "Did you mean mini-1?"),
    ],
)
def test_a_wrong_request_ends_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
