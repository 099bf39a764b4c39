"""cards agreement: what it prints, and that no benchmark ever enters a grade."""

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
from scoring.read.workspace import load
from scoring.review.digest import evidence_digest

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"
BENCHMARK = """\
schema: 1
id: index-2009
title: An invented index
source: invented-survey-2009
locator: table 9
note: It asks something else.
scale:
  - {id: good, label: Good}
  - {id: fair, label: Fair}
  - {id: poor, label: Poor}
countries:
  - {country: XAA, name: Examplia, value: poor, checked: one source}
  - {country: XBB, name: Samplia, value: fair, checked: one source}
  - {country: XCC, name: Inventia, not-ranked: too small, checked: one source}
  - {country: XDD, name: Érewhon, value: good, checked: one source}
"""


def run(*arguments: str, workspace: Path) -> Result:
    return CliRunner().invoke(cards, [*arguments, "--workspace", str(workspace)])


def shown(*arguments: str, workspace: Path) -> str:
    result = run("agreement", *arguments, workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def on_one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def space(tmp_path: Path) -> Path:
    folder = shutil.copytree(SOUND, tmp_path / "workspace")
    benchmarks = folder / "countries" / "benchmarks"
    benchmarks.mkdir()
    (benchmarks / "index-2009.yaml").write_text(BENCHMARK, encoding="utf-8")
    return folder


def test_a_workspace_with_a_benchmark_is_sound(space: Path) -> None:
    assert run("check", "--strict", workspace=space).exit_code == 0


def test_the_table_for_people(space: Path) -> None:
    text = shown("published", "index-2009", workspace=space)
    assert "B: An invented index (invented-survey-2009, table 9)" in text
    assert "It asks something else." in text
    assert "3 countries in both; compared: 2." in text
    # Examplia: some done, poor; Samplia: little done, fair. One step each; by chance one step in two.
    rows = [line.split() for line in text.splitlines() if "done  " in line]
    assert rows == [
        ["much", "done", "·", "·", "·"],
        ["some", "done", "·", "·", "1"],
        ["little", "done", "·", "1", "·"],
    ]
    said = on_one_line(text)
    assert "Weighted kappa: -1 with linear and -1 with quadratic weights" in said
    assert "Kendall's tau-b: -1; 1 is the same order" in said
    assert (
        "Of 1 pair of countries that both tell apart, 0 stand in the same order and 1 in opposite ones"
        in said
    )
    assert "1/2 better in A, some done / Poor: Examplia 1/2 better in B, little done / Fair: Samplia" in said
    assert "gives it no level: 1 (Inventia) Only in B: 1 (Érewhon)" in said
    assert "Agreement is no proof" in said


def test_scales_of_other_length_get_no_kappa(space: Path) -> None:
    file = space / "countries" / "benchmarks" / "index-2009.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("countries:\n", "  - {id: bad, label: Bad}\ncountries:\n"), encoding="utf-8")
    said = on_one_line(shown("published", "index-2009", workspace=space))
    assert (
        "Weighted kappa: none, as A has 3 levels and B 4, and nothing says which of them mean the same."
        in said
    )
    assert "Kendall's tau-b: -1;" in said


def test_ours_are_those_on_evidence(space: Path) -> None:
    said = on_one_line(shown("ours", "published", workspace=space))
    assert "2 countries in both; compared: 2." in said
    assert "tau-b: not defined, as one of them puts all these countries on one level." in said
    assert "Only in B: 1 (Inventia)" in said


def test_the_json_is_for_programs(space: Path) -> None:
    record: dict[str, Any] = json.loads(shown("index-2009", "published", "--format", "json", workspace=space))
    assert record["first"] == {
        "id": "index-2009",
        "title": "An invented index",
        "source": "invented-survey-2009",
        "locator": "table 9",
        "scale": ["good", "fair", "poor"],
        "countries": 4,
        "note": "It asks something else.",
    }
    assert [record[key] for key in ("in-both", "same-place", "kappa-linear", "tau-b")] == [2, 0, "-1", -1.0]
    assert record["table"] == [[0, 0, 0], [0, 0, 1], [0, 1, 0]]
    assert (record["not-ranked"], record["only-first"], record["only-second"]) == (["XCC"], ["XDD"], [])


def test_the_csv_has_a_row_for_each_country(space: Path) -> None:
    text = shown("published", "index-2009", "--format", "csv", workspace=space)
    rows = [tuple(row.values()) for row in csv.DictReader(io.StringIO(text))]
    assert rows == [
        ("XAA", "Examplia", "some-done", "poor", "1/2", "compared"),
        ("XBB", "Samplia", "little-done", "fair", "-1/2", "compared"),
        ("XCC", "Inventia", "much-done", "", "", "not-ranked"),
        ("XDD", "Érewhon", "", "good", "", "only-second"),
    ]


def test_what_there_is_not_is_said(space: Path) -> None:
    for arguments, said in (
        (("ours", "index-209"), "Did you mean index-2009?"),
        (("ours", "zzz"), "There are ours, published, index-2009."),
        (("ours", "published", "--edition", "2011-01"), "There are 2010-01."),
    ):
        result = run("agreement", *arguments, workspace=space)
        assert (result.exit_code, result.stdout) == (2, "")
        assert said in result.stderr


def test_an_edition_without_a_published_list(space: Path) -> None:
    (space / "countries" / "published" / "2010-01.yaml").unlink()
    result = run("agreement", "ours", "published", workspace=space)
    assert result.exit_code == 2
    assert "no list was published for 2010-01 under mini-1" in result.stderr


# benchmarks never enter a grade


def results(root: Path) -> list[str]:
    """Grades, scores, categories and ranks as they are printed, and the digests of the evidence."""
    printed = run("score", "--format", "json", workspace=root)
    assert printed.exit_code == 0
    space = load(root).workspace
    return [printed.stdout, *(evidence_digest(space, edition) for edition in space.editions.values())]


def test_no_benchmark_moves_a_grade_a_score_or_a_digest(repository: Path, tmp_path: Path) -> None:
    for name in ("indicators", "countries"):
        shutil.copytree(repository / name, tmp_path / name)
    benchmarks = tmp_path / "countries" / "benchmarks"
    before = results(tmp_path)
    assert len(list(benchmarks.glob("*.yaml"))) >= 2
    for file in benchmarks.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        turned = text.replace("value: tier-1,", "value: x,").replace("value: tier-3,", "value: tier-1,")
        file.write_text(turned.replace("value: x,", "value: tier-3,"), encoding="utf-8")
        assert turned != text
    assert results(tmp_path) == before
    shutil.rmtree(benchmarks)
    assert results(tmp_path) == before


def test_the_shipped_benchmarks_place_the_countries_of_the_published_list(repository: Path) -> None:
    space = load(repository).workspace
    listed = {row.country: row.name for published in space.published.values() for row in published.countries}
    assert set(space.benchmarks) == {"tip-2009", "tip-2010"}
    for benchmark in space.benchmarks.values():
        assert {row.country: row.name for row in benchmark.countries} == listed
    unranked = {
        (id_, row.country) for id_, one in space.benchmarks.items() for row in one.countries if row.not_ranked
    }
    assert unranked == {("tip-2009", "USA")}
