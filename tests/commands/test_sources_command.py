"""cards sources: import, list and export as somebody with a workspace meets them."""

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
from scoring.edit import importing

SOUND = Path(__file__).parent.parent / "workspaces" / "sound"
OWN = "countries/XAA/sources.yaml"
EXPORT: list[dict[str, Any]] = [
    {"id": "http://zotero.org/1", "type": "report", "title": "A <i>first</i> title", "note": "mine",
     "author": [{"literal": "Invented body"}], "issued": {"date-parts": [[2009, 3]]}},
    {"id": "act1999", "type": "legislation", "title": "Invented Act", "issued": {"date-parts": [[1999]]}},
]  # fmt: skip


@pytest.fixture
def space(tmp_path: Path) -> Path:
    return shutil.copytree(SOUND, tmp_path / "workspace")


def run(space: Path, *arguments: str) -> Result:
    return CliRunner().invoke(
        cards, ["sources", *arguments, "--workspace", str(space)], catch_exceptions=False
    )


def imported(space: Path, *options: str, records: list[dict[str, Any]] | None = None) -> Result:
    file = space.parent / "export.json"
    file.write_text(json.dumps(EXPORT if records is None else records), encoding="utf-8")
    return run(space, "import", str(file), *options)


def contents(space: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in space.rglob("*") if path.is_file()}


def test_import_adds_to_the_country_and_says_what_it_did(space: Path) -> None:
    before = (space / OWN).read_text(encoding="utf-8")
    result = imported(space, "--country", "XAA", "--kind", "ngo")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        f"2 records read, 0 there already, 2 added to {OWN}",
        "  invented-body-first-title-2009",
        "  act1999",
        "left out: note 1",
        "formatting taken off: 1",
        "Look them through, then cards check. `cards sources list --unused` names what nothing cites yet.",
    ]
    assert (space / OWN).read_text(encoding="utf-8") == (
        before + "\n"
        "  - id: invented-body-first-title-2009\n    kind: ngo\n    about: [XAA]\n    type: report\n"
        "    title: A first title\n    author: [{literal: Invented body}]\n    issued: 2009-03\n\n"
        "  - id: act1999\n    kind: law\n    about: [XAA]\n    type: legislation\n    title: Invented Act\n"
        "    issued: 1999\n"
    )
    unused = json.loads(run(space, "list", "--unused", "--format", "json").stdout)
    assert [one["id"] for one in unused] == ["invented-body-first-title-2009", "act1999"]


def test_a_second_import_of_the_same_finds_everything_there(space: Path) -> None:
    imported(space, "--country", "XAA", "--kind", "ngo")
    before = contents(space)
    result = imported(space, "--country", "XBB")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 records read, 2 there already, 0 added\n")
    assert result.stderr.count("[import.duplicate]") == 2
    assert result.stderr.count("Move its record to countries/sources.yaml, and cite ") == 2
    assert contents(space) == before


def test_a_dry_run_shows_the_lines_and_writes_nothing(space: Path) -> None:
    before = contents(space)
    result = imported(space, "--about", "XAA,XBB", "--kind", "report=un", "--dry-run")
    assert result.exit_code == 0
    assert "2 would be added to countries/sources.yaml" in result.stdout
    assert "    kind: un\n    about: [XAA, XBB]\n    type: report\n" in result.stdout
    assert contents(space) == before


def test_the_kind_told_of_a_type_holds_against_what_the_type_tells(space: Path) -> None:
    result = imported(
        space, "--about", "all", "--kind", "legislation=government", "--kind", "ngo", "--dry-run"
    )
    assert "kind: government\n    about: all\n    type: legislation" in result.stdout
    assert "kind: ngo\n    about: all\n    type: report" in result.stdout


def test_a_file_that_is_not_there_yet_is_begun(space: Path) -> None:
    (space / OWN).unlink()
    assert imported(space, "--country", "XAA", "--kind", "ngo").exit_code == 0
    assert (
        (space / OWN)
        .read_text(encoding="utf-8")
        .startswith(
            "# yaml-language-server: $schema=../../.schemas/ids/countries/XAA/sources.json\n"
            "schema: 1\nsources:\n  - id: "
        )
    )


def test_other_mistakes_of_the_workspace_do_not_matter_and_those_of_its_sources_do(space: Path) -> None:
    evidence = space / "countries/XAA/2010-01/mini-1.yaml"
    evidence.write_text("schema: 1\n", encoding="utf-8")
    assert imported(space, "--country", "XAA", "--kind", "ngo").exit_code == 0
    (space / "countries/XBB/sources.yaml").write_text("schema: 1\nsources:\n  - id: a\n", encoding="utf-8")
    before = contents(space)
    result = imported(space, "--country", "XAA", "--kind", "ngo")
    assert result.exit_code == 1
    assert "countries/XBB/sources.yaml:3:5: error [schema.missing-key]" in result.stderr
    assert contents(space) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--country", "xaa"], "Did you mean XAA?"),
        (["--kind", "ngo"], "Give --about all, or codes: --about USA,CAN."),
        (["--country", "XAA", "--about", "Examplia"], "Write all, or ISO 3166 codes with commas: USA,CAN."),
        (["--country", "XAA", "--kind", "goverment"], "Did you mean government?"),
        (["--country", "XAA", "--kind", "reports=ngo"], "Did you mean report?"),
    ],
)
def test_what_is_asked_wrongly_is_a_mistake_of_usage(space: Path, options: list[str], said: str) -> None:
    result = imported(space, *options)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_file_that_is_not_there_is_a_mistake_of_usage(space: Path) -> None:
    result = run(space, "import", "nowhere.json", "--country", "XAA")
    assert (result.exit_code, result.stderr) == (2, "cards: there is no file nowhere.json\n")


def test_a_fault_of_ours_never_reaches_the_file(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(raw: str, *_: object) -> str:
        return raw + "  - id: nonsense\n"

    monkeypatch.setattr(importing, "spliced", wrong)
    before = contents(space)
    with pytest.raises(RuntimeError, match=r"would make countries/XAA/sources.yaml unreadable"):
        imported(space, "--country", "XAA", "--kind", "ngo")
    assert contents(space) == before


def confidential(space: Path) -> None:
    with (space / OWN).open("a", encoding="utf-8") as stream:
        stream.write(
            "  - {id: hidden, kind: ngo, about: [XAA], confidential: true, type: report, title: Secret}\n"
        )


def test_list_counts_and_hides_titles_of_confidential_sources(space: Path) -> None:
    confidential(space)
    rows = list(csv.DictReader(io.StringIO(run(space, "list", "--country", "XAA", "--format", "csv").stdout)))
    assert [(row["id"], row["findings"], row["texts"], row["title"][:8]) for row in rows] == [
        ("xaa-government-2009", "4", "2", "Invented"),
        ("xaa-ngo-2009", "7", "4", "Invented"),
        ("hidden", "0", "0", "(confide"),
    ]
    table = run(space, "list").stdout
    assert "Secret" not in table
    assert table.splitlines()[-1] == "9 sources"
    assert run(space, "list", "--unused", "--kind", "un").stdout == "0 sources\n"


def test_list_asks_for_kinds_that_exist(space: Path) -> None:
    result = run(space, "list", "--kind", "UN")
    assert (result.exit_code, "Did you mean un?" in result.stderr) == (2, True)


def test_export_gives_out_what_is_named_but_nothing_confidential(space: Path) -> None:
    confidential(space)
    result = run(space, "export", "xaa-ngo-2009", "hidden")
    assert result.exit_code == 0
    assert [record["id"] for record in json.loads(result.stdout)] == ["xaa-ngo-2009"]
    assert result.stderr == "1 confidential source left out: never exported.\n"
    result = run(space, "export", "--country", "XAA", "--format", "bibtex")
    assert result.stdout.count("@report{xaa-") == result.stdout.count("@") == 2
    assert "Secret" not in result.stdout
    assert run(space, "export", "xaa-ngo-2008").exit_code == 2


@pytest.mark.parametrize("form", ["csl-json", "bibtex"])
def test_what_was_exported_is_found_again_whole(form: str, repository: Path, tmp_path: Path) -> None:
    space = tmp_path / "copy"
    for folder in ("countries", "indicators", "templates"):
        shutil.copytree(repository / folder, space / folder)
    before = contents(space)
    file = tmp_path / "all"
    file.write_text(run(space, "export", "--format", form).stdout, encoding="utf-8")
    count = len(json.loads(run(space, "list", "--format", "json").stdout))
    result = run(space, "import", str(file), "--about", "all")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == f"{count} records read, {count} there already, 0 added\n"
    assert result.stderr.count(": note [import.duplicate] ") == count > 20
    assert contents(space) == before
