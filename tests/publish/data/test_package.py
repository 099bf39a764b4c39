"""The Data Package: valid by the standard, and every number in it that of ``cards score``."""

from __future__ import annotations

import csv
import io
import json
import socket
from fractions import Fraction
from pathlib import Path
from typing import Any

import frictionless
import pytest
from click.testing import CliRunner
from edits import SOUND

from scoring.commands import cards
from scoring.publish.data.package import package_files, tables
from scoring.publish.data.results import Results
from scoring.publish.data.table import decimal

COLUMNS = Path(__file__).parent / "columns.txt"


def rows(files: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode())))


def faults(folder: Path, files: dict[str, bytes]) -> set[str]:
    """The kinds of faults that the standard's own library finds."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {kind for (kind,) in report.flatten(["type"])}


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("nothing may be fetched")

    monkeypatch.setattr(socket.socket, "connect", refuse)


@pytest.mark.usefixtures("offline")
def test_it_is_valid(results: Results, tmp_path: Path) -> None:
    assert faults(tmp_path, package_files(results)) == set()


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        ("grades.csv", b"XAA,1.1,decided,yellow", b"XAA,1.1,decided,purple", "foreign-key"),
        ("findings.csv", b"XAA/xaa-ngo-2009", b"XAA/nowhere", "foreign-key"),
        ("standings.csv", b"\nXBB,", b"\nXAA,", "primary-key"),
        ("standings.csv", b",evidence,", b",hearsay,", "constraint-error"),
        ("findings.csv", b",true,", b",perhaps,", "type-error"),
    ],
)
def test_what_does_not_fit_is_found(
    sound: Results, tmp_path: Path, name: str, old: bytes, new: bytes, fault: str
) -> None:
    files = package_files(sound)
    assert old in files[name]
    found = faults(tmp_path, {**files, name: files[name].replace(old, new, 1)})
    assert {"hash-count", "byte-count"} & found
    described = json.loads(files["datapackage.json"])
    for resource in described["resources"]:
        del resource["hash"], resource["bytes"]
    described_again = json.dumps(described).encode()
    changed = files[name].replace(old, new, 1)
    assert fault in faults(tmp_path, {**files, name: changed, "datapackage.json": described_again})


def test_its_columns_stay_what_they_are(sound: Results) -> None:
    """Who changes one says so in the changelog, and writes it into columns.txt."""
    lines = [f"{table.name}: {' '.join(column.name for column in table.columns)}" for table in tables(sound)]
    assert lines == COLUMNS.read_text(encoding="utf-8").splitlines()


def test_it_says_what_it_is(sound: Results) -> None:
    described = json.loads(package_files(sound)["datapackage.json"])
    assert described["licenses"][0]["name"] == "CC-BY-4.0"
    assert described["citation"] == (
        "progress-cards contributors: Small framework for tests (mini-1, January 2010). Data set, CC BY 4.0."
    )
    assert described["as-of"] == "2010-01-31"
    fields = [field for one in described["resources"] for field in one["schema"]["fields"]]
    assert all(field["description"] for field in fields)


def test_the_numbers_are_those_of_cards_score(sound: Results) -> None:
    printed = CliRunner().invoke(cards, ["score", "--format", "json", "--workspace", str(SOUND)]).stdout
    scored: dict[str, Any] = {one["country"]: one for one in json.loads(printed)["countries"]}
    files = package_files(sound)
    standings = {row["country"]: row for row in rows(files, "standings.csv")}
    assert standings.keys() == scored.keys()
    for code, row in standings.items():
        one = scored[code]
        low, high = one["score"] or ("", "")
        assert [row["score_low_exact"], row["score_high_exact"]] == [low, high]
        assert [row["rank_best"], row["rank_worst"]] == [str(rank) for rank in one["rank"] or ("", "")]
        assert row["coverage_exact"] == (one["coverage"] or "")
        ends = [one["categories"][0], one["categories"][-1]] if one["categories"] else ["", ""]
        assert [row["category_best"], row["category_worst"]] == ends
    grades = {(row["country"], row["indicator"]): row for row in rows(files, "grades.csv")}
    assert len(grades) == sum(len(one["grades"]) for one in scored.values()) > 0
    for (code, indicator), row in grades.items():
        found = scored[code]["grades"][indicator]
        assert [row["grade_best"], row["grade_worst"]] == ([found[0], found[-1]] if found else ["", ""])
        assert row["state"] == scored[code]["states"][indicator]
        assert row["star"] == ("true" if indicator in scored[code]["stars"] else "false")


def test_a_finding_leads_to_its_source(sound: Results) -> None:
    files = package_files(sound)
    finding = next(row for row in rows(files, "findings.csv") if row["finding"] == "xaa-1.2-a2")
    assert (finding["counts"], finding["set_aside"]) == ("false", "actor")
    assert (finding["source"], finding["locator"]) == ("XAA/xaa-ngo-2009", "p. 7")
    source = next(row for row in rows(files, "sources.csv") if row["source"] == finding["source"])
    assert (source["author"], source["issued"]) == ("Invented alliance", "2009-12")
    treaty = next(row for row in rows(files, "answers.csv") if row["criterion"] == "2.1.a")
    assert treaty["treaty_status"]
    assert treaty["source"] in {row["source"] for row in rows(files, "sources.csv")}


@pytest.mark.parametrize(
    ("value", "text"),
    [("0", "0"), ("2", "2"), ("100", "100"), ("5/8", "0.625"), ("1/3", "0.333333"), ("2/3", "0.666667")],
)
def test_decimals(value: str, text: str) -> None:
    assert decimal(Fraction(value)) == text
    assert decimal(-Fraction(value)) == (f"-{text}" if value != "0" else "0")
