"""cards facts: what it lists, and how it is cut."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edits import copied

from scoring.commands import cards

FACTS = """\
schema: 1
facts:
  - id: law-2009
    topic: law
    text: Two invented countries had *a* law in 2009.
    holds-on: 2009
    source: invented-survey-2009
    locator: page 2
    reporting: invented-register-2010
  - id: extent-2008
    topic: scale
    text: In 2008 nobody knew the extent.
    holds-on: 2008
    source: invented-survey-2009
    locator: page 1
    caution: Nobody had looked.
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = copied(tmp_path / "workspace")
    (made / "countries" / "global-facts.yaml").write_text(FACTS, encoding="utf-8")
    return made


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cards, ["facts", *arguments, "--workspace", str(root)], catch_exceptions=False)


def test_the_list_has_topic_year_caution_and_source(root: Path) -> None:
    result = run(root)
    assert result.exit_code == 0
    assert result.output == (
        "SCALE\n\n"
        "  extent-2008 (2008)\n"
        "    In 2008 nobody knew the extent.\n"
        "    Caution: Nobody had looked.\n"
        "    Source: Invented university, Invented report on schools in two invented countries, 2009, "
        "page 1\n\n"
        "LAW\n\n"
        "  law-2009 (2009)\n"
        "    Two invented countries had a law in 2009.\n"
        "    Source: Invented depositary, ‘Invented register of treaties’, as reported in Invented\n"
        "    university, Invented report on schools in two invented countries, 2009, page 2\n\n"
        "2 of 2 facts\n"
    )


def test_it_is_cut_by_topic_and_by_day(root: Path) -> None:
    assert "law-2009" not in run(root, "--topic", "scale").output
    assert run(root, "--as-of", "2009-11").output.endswith("1 of 2 facts\n")
    assert run(root, "--as-of", "2009-10-31").output == "0 of 2 facts\n"


def test_json_and_csv_have_the_same_facts(root: Path) -> None:
    records = json.loads(run(root, "--format", "json").output)
    rows = list(csv.DictReader(io.StringIO(run(root, "--format", "csv").output)))
    assert [one["id"] for one in records] == [one["id"] for one in rows] == ["extent-2008", "law-2009"]
    assert records[1]["reporting"] == rows[1]["reporting"] == "invented-register-2010"
    assert rows[0]["overview"] == "no"
    assert records[0]["overview"] is False


def test_what_cannot_be_listed_is_said(root: Path) -> None:
    wrong = run(root, "--as-of", "2009-13")
    assert wrong.exit_code == 2
    assert "there is no month 13" in wrong.output
    (root / "countries" / "global-facts.yaml").unlink()
    assert run(root).exit_code == 2
    assert "global-facts.yaml" in run(root).output
