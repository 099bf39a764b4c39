"""What holds of all data: nothing confidential, no formula, the same bytes, and how they are asked for."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import SOUND, WORKSPACES
from openpyxl import load_workbook

from scoring.commands import cards
from scoring.publish.data.results import Results

Everything = Callable[[Results], dict[str, bytes]]
BOOK = "mini-1-2010-01.xlsx"


def text_of(content: bytes) -> str:
    """A file's text; of a workbook that of all its parts."""
    if not content.startswith(b"PK"):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "\n".join(parts.read(name).decode() for name in parts.namelist())


def test_nothing_is_told_of_a_confidential_source(
    sound: Results, confidential: Results, everything: Everything, secrets: tuple[str, ...]
) -> None:
    files = everything(confidential)
    assert files.keys() == everything(sound).keys()
    for name, content in files.items():
        found = [secret for secret in secrets if secret.lower() in text_of(content).lower()]
        assert found == [], name


def test_what_rests_on_one_stays_and_says_so(confidential: Results, everything: Everything) -> None:
    files = everything(confidential)
    found = {row["finding"]: row for row in csv.DictReader(io.StringIO(files["findings.csv"].decode()))}
    closed = {id_ for id_, row in found.items() if row["confidential"] == "true"}
    assert closed == {"xaa-2.10-a2", "xaa-2.10-c1"}
    for id_ in closed:
        assert (found[id_]["source"], found[id_]["locator"], found[id_]["reporting"]) == ("", "", "")
        assert found[id_]["statement"]
    assert (found["xaa-1.1-b1"]["source"], found["xaa-1.1-b1"]["reporting"]) == ("XAA/xaa-ngo-2009", "")
    page = load_workbook(io.BytesIO(files[BOOK]), read_only=True)["Findings"]
    said = {str(row[2]): str(row[9]) for row in page.iter_rows(values_only=True)}
    assert said["xaa-2.10-c1"] == "a confidential source"
    assert "a confidential source" not in said["xaa-1.1-b1"]


@pytest.mark.parametrize("start", ["=1+1", "+1-1", "-cmd|' /C calc'!A0", "@SUM(A1)"])
def test_no_text_becomes_a_formula(
    changed: Callable[..., Results], everything: Everything, start: str
) -> None:
    statement = f"{start} stands in the register."
    files = everything(changed("statement: No officer had been trained.", f'statement: "{statement}"'))
    rows = csv.DictReader(io.StringIO(files["findings.csv"].decode()))
    assert {row["finding"]: row["statement"] for row in rows}["xaa-2.10-b1"] == f"'{statement}"
    assert statement in json.dumps(json.loads(files["results.json"]), ensure_ascii=False)
    book = load_workbook(io.BytesIO(files[BOOK]))
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.value == statement] == [statement]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells)


def test_all_say_how_to_cite_them_and_under_which_licence(sound: Results, everything: Everything) -> None:
    files = everything(sound)
    for name in ("datapackage.json", "results.json", BOOK, "coinr/README.txt", "countries/XAA.json"):
        assert "progress-cards contributors: " in text_of(files[name]), name
        assert "creativecommons.org/licenses/by/4.0" in text_of(files[name]), name


def test_the_same_evidence_gives_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        command = [sys.executable, "-m", "scoring.commands", "build", "--kind", "data"]
        command += ["--framework", "all", "--workspace", str(WORKSPACES / "other"), "--output", str(folder)]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        made.append({path.relative_to(folder).as_posix(): path.read_bytes() for path in files})
    assert len(made[0]) > 40
    assert made[0] == made[1]


def test_one_country_asked_for_gives_its_file_and_the_whole_edition(tmp_path: Path) -> None:
    arguments = ["build", "XBB", "--kind", "data", "--workspace", str(SOUND), "--output", str(tmp_path)]
    done = CliRunner().invoke(cards, arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    assert {path.name for path in (tmp_path / "data/countries").iterdir()} == {
        "XBB.json",
        "country.schema.json",
    }
    edition = tmp_path / "data/mini-1/2010-01"
    assert {BOOK, "results.json", "results.schema.json", "datapackage.json"} <= {
        one.name for one in edition.iterdir()
    }
    told = [line.split("  ") for line in done.stdout.splitlines()]
    files = sum(path.is_file() for path in edition.rglob("*"))
    assert told == [
        [str(edition), f"{files} files, results as data"],
        [str(tmp_path / "data/countries/country.schema.json"), "results as data"],
        [str(tmp_path / "data/countries/XBB.json"), "results as data"],
    ]
    assert "\nXAA," in (edition / "standings.csv").read_text(encoding="utf-8")
