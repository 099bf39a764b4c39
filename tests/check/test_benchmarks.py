"""Benchmarks that cannot be used as they stand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from scoring.check import check
from scoring.read.workspace import load

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"
BENCHMARK = """\
schema: 1
id: index-2009
title: An invented index
source: invented-survey-2009
locator: table 9
scale:
  - {id: good, label: Good}
  - {id: poor, label: Poor}
countries:
  - {country: XAA, name: Examplia, value: poor, checked: one source}
  - {country: XBB, name: Samplia, not-ranked: too small, checked: one source}
"""


def found(root: Path, text: str, name: str = "index-2009") -> list[tuple[str, int, str, str]]:
    """Code, line, subject and hint of every problem where this is the benchmark's file."""
    folder = shutil.copytree(SOUND, root / "workspace") / "countries" / "benchmarks"
    folder.mkdir()
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    problems = check(load(root / "workspace"))
    assert {one.place.file for one in problems} <= {f"countries/benchmarks/{name}.yaml"}
    return [(one.code, one.place.line, one.subject, one.hint) for one in problems]


def test_a_sound_benchmark_has_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, BENCHMARK) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("invented-survey-2009", "invented-survey-209", ("source.unknown", 4, "index-2009", "Did you mean")),
        ("value: poor", "value: por", ("benchmark.value", 10, "XAA", "Did you mean poor?")),
        ("value: poor", "value: z", ("benchmark.value", 10, "XAA", "It has good, poor.")),
        ("value: poor, ", "", ("benchmark.value", 10, "XAA", "Give value")),
        ("value: poor", "value: poor, not-ranked: yes", ("benchmark.value", 10, "XAA", "Give value")),
        ("country: XBB", "country: XAA", ("benchmark.duplicate", 11, "XAA", "Keep one row.")),
        ("id: poor", "id: good", ("benchmark.scale", 8, "index-2009", "Keep one of them.")),
        ("id: index-2009", "id: index-2010", ("file.name", 2, "index-2010", "Make the two the same.")),
        ("locator: table 9\n", "", ("schema.missing-key", 1, "index-2009", "Add locator")),
    ],
)
def test_each_mistake_is_named_at_its_place(
    old: str, new: str, problem: tuple[str, int, str, str], tmp_path: Path
) -> None:
    assert BENCHMARK.count(old) == 1
    first = found(tmp_path, BENCHMARK.replace(old, new))[0]
    assert first[:3] == problem[:3]
    assert first[3].startswith(problem[3])


def test_a_scale_of_one_level_is_none(tmp_path: Path) -> None:
    one = BENCHMARK.replace("  - {id: good, label: Good}\n", "")
    assert [code for code, *_ in found(tmp_path, one)] == ["benchmark.scale"]


def test_the_names_of_the_command_line_are_taken(tmp_path: Path) -> None:
    ours = BENCHMARK.replace("id: index-2009", "id: ours")
    assert found(tmp_path, ours, "ours") == [("benchmark.id", 2, "ours", "Choose another id.")]


def test_a_level_that_cannot_be_read_is_not_missed_by_the_rows(tmp_path: Path) -> None:
    torn = BENCHMARK.replace("{id: poor, label: Poor}", "{id: poor}")
    assert [code for code, *_ in found(tmp_path, torn)] == ["schema.missing-key"]


def test_a_source_that_only_a_benchmark_names_is_used(tmp_path: Path) -> None:
    folder = shutil.copytree(SOUND, tmp_path / "workspace") / "countries"
    sources = folder / "sources.yaml"
    record = "\n  - {id: index-book, kind: ngo, about: all, type: report, title: An index}\n"
    sources.write_text(sources.read_text(encoding="utf-8").rstrip() + record, encoding="utf-8")
    assert [one.code for one in check(load(tmp_path / "workspace"))] == ["source.unused"]
    (folder / "benchmarks").mkdir()
    text = BENCHMARK.replace("source: invented-survey-2009", "source: index-book")
    (folder / "benchmarks" / "index-2009.yaml").write_text(text, encoding="utf-8")
    assert list(check(load(tmp_path / "workspace"))) == []
