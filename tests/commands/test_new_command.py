"""cards new: what it writes, what it refuses, and what it says."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edits import copied, edit, next_edition, sound_workspace
from scaffolds import used, waiting

from scoring.check import check
from scoring.commands import cards
from scoring.language.territories import territories
from scoring.problems import Severity
from scoring.read.workspace import load

OTHER = Path(__file__).parent.parent / "workspaces" / "other"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sound workspace, which is the working directory."""
    monkeypatch.chdir(copied(tmp_path / "workspace"))
    return tmp_path / "workspace"


def new(*arguments: str) -> Result:
    return CliRunner().invoke(cards, ["new", *arguments], catch_exceptions=False)


def made(*arguments: str) -> str:
    result = new(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def refused(*arguments: str) -> str:
    """What is said of something that cannot be, of which nothing is written."""
    before = held()
    result = new(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert held() == before
    return result.stderr


def held() -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in Path().rglob("*") if path.is_file()}


def complaints(root: Path) -> list[str]:
    return [one.message for one in check(load(root)) if one.severity is not Severity.NOTE]


def test_a_country_and_its_edition_are_clean_at_once_and_say_what_comes_next(root: Path) -> None:
    said = made("country", "BRA", "--region", "Invented Isles")
    assert said == (
        "countries/BRA/country.yaml\ncountries/BRA/sources.yaml\n\n"
        "Fill in countries/BRA/country.yaml, see what is wrong, and start an edition:\n"
        "    cards check countries/BRA\n    cards new edition BRA 2010-01\n"
    )
    assert complaints(root) == []
    made("edition", "BRA", "2010-01")
    assert complaints(root) == []
    space = sound_workspace(root)
    country, edition = space.countries["BRA"], space.editions["BRA", "2010-01", "mini-1"]
    assert (country.name, country.region, country.treaties) == ("Brazil", "Invented Isles", ())
    assert (str(edition.as_of), edition.findings, edition.calls) == ("2010-01-31", (), ())
    text = Path("countries/BRA/country.yaml").read_text("utf-8")
    assert "general list (CLDR)" in text
    assert "# regions so far: Invented Isles" in text
    assert "Records of other countries rest on invented-register-2010" in text


def test_a_country_may_come_with_an_edition(root: Path) -> None:
    said = made(
        "country", "XSA", "--name", "Samplia: the # Isles", "--edition", "2011", "--as-of", "2011-06-30"
    )
    assert [line for line in said.splitlines() if line.startswith("countries/")] == [
        f"countries/XSA/{name}"
        for name in ("country.yaml", "sources.yaml", "2011/mini-1.yaml", "2011/texts.yaml", "2011/calls.yaml")
    ]
    assert complaints(root) == []
    space = sound_workspace(root)
    assert space.countries["XSA"].name == "Samplia: the # Isles"
    assert "general list" not in Path("countries/XSA/country.yaml").read_text("utf-8")
    assert str(space.editions["XSA", "2011", "mini-1"].as_of) == "2011-06-30"


def test_a_treaty_and_a_source_that_wait_can_be_filled_in(root: Path) -> None:
    made("country", "XSA", "--name", "Samplia")
    country, sources = Path("countries/XSA/country.yaml"), Path("countries/XSA/sources.yaml")
    text = country.read_text("utf-8")
    dates = {
        "signed": "2001-03-08",
        "consent": "2004-06-21",
        "consent-kind": "ratification",
        "checked": "twice",
    }
    starts = list(waiting(text, "treaty"))
    assert starts == ["  - treaty: CRC", "  - treaty: OPSC"]
    text = used(text, "  - treaty: OPSC", {**dates, "source": "xsa-report-2009", "locator": "row 1"})
    country.write_text(text, "utf-8")
    record = {
        "id": "xsa-report-2009", "kind": "ngo", "type": "report", "title": "A report", "issued": "2009",
        "author": "[{literal: Invented}]", "URL": "https://example.org", "accessed": "2009-12",
    }  # fmt: skip
    empty = sources.read_text("utf-8")
    start = next(line for line in empty.split("\n") if line.startswith("#   - id:"))
    sources.write_text(used(empty.replace(start, "#   - id:"), "  - id:", record), "utf-8")
    assert complaints(root) == []
    (held,) = sound_workspace(root).countries["XSA"].treaties
    assert (held.treaty, str(held.consent), held.reservations) == ("OPSC", "2004-06-21", "unknown")


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("NO", "NO is the code of two letters of Norway. Did you mean NOR?"),
        ("no", "NO is the code of two letters of Norway. Did you mean NOR?"),
        ("UK", "UK is the code of two letters of United Kingdom. Did you mean GBR?"),
        ("bra", "Write BRA (Brazil), in capitals."),
        ("BRZ", "Did you mean BRA (Brazil) or BRB (Barbados) or BRN (Brunei)?"),
        ("GER", "Did you mean DEU (Germany)?"),
        ("Brasil", "Did you mean BRA (Brazil)?"),
        ("ZAR", "Did you mean ZAF (South Africa)?"),
        ("../x", "Use the ISO 3166 code, such as BRA; for an invented country XAA to XZZ."),
        ("ＢＲＡ", "Use the ISO 3166 code, such as BRA; for an invented country XAA to XZZ."),
        ("", "Use the ISO 3166 code, such as BRA; for an invented country XAA to XZZ."),
    ],
)
@pytest.mark.usefixtures("root")
def test_a_slip_in_a_code_is_met_with_what_may_be_meant(written: str, hint: str) -> None:
    said = refused("country", written, "--name", "Name")
    assert said == f"cards: {written!r} is no country's code of three letters\n    -> {hint}\n"


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["country", "XSA"], "Give its name: --name Samplia"),
        (["country", "XSA", "--name", " "], "--name is empty"),
        (["country", "XSA", "--name", "A\u202eB"], "unseen characters"),
        (["country", "XAA", "--name", "Again"], "countries/XAA is there already, and nothing"),
        (["country", "BRA", "--as-of", "2010-01-31"], "Add --edition 2010-01."),
        (["country", "BRA", "--edition", "2010-01", "--framework", "mini-2"], "Did you mean mini-1?"),
        (["edition", "BRA", "2010-01"], "Start it with: cards new country BRA"),
        (["edition", "XAA", "2010-1"], "Did you mean 2010-01?"),
        (["edition", "XAA", "2010-13"], "Write year and month: 2010-01."),
        (["edition", "XAA", "0000"], "'0000' is no name of an edition"),
        (["edition", "XAA", "../2011"], "'../2011' is no name of an edition"),
        (["edition", "XAA", "２０１１"], "is no name of an edition"),
        (["edition", "XAA", "2011-02", "--as-of", "2011-02-30"], "--as-of: February 2011 has no day 30"),
        (["edition", "XAA", "2011-02", "--as-of", "2011-02"], "--as-of: '2011-02' names no day"),
        (["edition", "XAA", "2011-02", "--from", "2010-02"], "Did you mean 2010-01?"),
        (["edition", "XAA", "2009-12", "--from", "2010-01"], "2010-01-31, which is not before 2009-12-31"),
        (["edition", "XAA", "2010-01"], "countries/XAA/2010-01/mini-1.yaml is there already"),
        (["framework", "../x"], "'../x' is no id of a framework"),
        (["framework", ".x"], "'.x' is no id of a framework"),
        (["framework", "x\n"], "is no id of a framework"),
        (["framework", "texts"], "a framework cannot be called texts"),
        (["framework", "x.yaml"], "a framework cannot be called x.yaml"),
        (["framework", "x" * 81], "is no id of a framework"),
        (["framework", "mini-1"], "indicators/mini-1 is there already"),
        (["framework", "mini-2", "--from", "mini"], "Did you mean mini-1?"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_hint_and_nothing_is_written(
    arguments: list[str], said: str
) -> None:
    assert said in refused(*arguments)


def test_an_edition_that_claims_nothing_may_be_deleted_and_begun_again(root: Path) -> None:
    made("country", "BRA", "--edition", "2010-01")
    assert "It holds no finding: delete it, and type this again." in refused("edition", "BRA", "2010-01")
    Path("countries/BRA/2010-01/mini-1.yaml").unlink()
    said = made("edition", "BRA", "2010-01")
    assert said.startswith(
        "countries/BRA/2010-01/mini-1.yaml\ncountries/BRA/2010-01/texts.yaml is there already"
    )
    assert complaints(root) == []


def test_a_later_edition_carries_over_and_says_what_it_leaves(root: Path) -> None:
    said = made("edition", "XAA", "2012-02", "--from", "2010-01")
    space = sound_workspace(root)
    old, made_of_it = space.editions["XAA", "2010-01", "mini-1"], space.editions["XAA", "2012-02", "mini-1"]
    kept = {one.id for one in made_of_it.findings}
    gone = [line.split(":")[0].strip() for line in said.splitlines() if line.startswith("    xaa-")]
    assert kept
    assert gone
    assert sorted([*kept, *gone]) == sorted(one.id for one in old.findings)
    assert f"{len(kept)} findings carried over from 2010-01, {len(gone)} left out\n" in said
    assert made_of_it.findings == tuple(replace(one, supersedes=()) for one in old.findings if one.id in kept)
    text = Path("countries/XAA/2012-02/calls.yaml").read_text("utf-8")
    assert all(f"#   - call: {call.id}\n" in text for call in old.calls)


def test_a_country_with_an_edition_is_reminded_of_it(root: Path) -> None:
    said = made("edition", "XAA", "2012-02")
    assert "XAA has an edition 2010-01: --from 2010-01 carries over what still counts\n" in said


def test_evidence_with_an_error_hands_nothing_on_and_errors_elsewhere_do_not_matter(root: Path) -> None:
    edit(root, "countries/XBB/2010-01/mini-1.yaml", "level: national", "level: nowhere")
    made("edition", "XAA", "2012-02", "--from", "2010-01")
    result = new("edition", "XBB", "2012-02", "--from", "2010-01")
    assert result.exit_code == 1
    assert "error [schema" in result.stderr
    assert "Nothing was written: put these files right first." in result.stderr
    assert not Path("countries/XBB/2012-02").exists()


def test_evidence_under_another_framework_joins_an_edition(root: Path) -> None:
    made("framework", "mine-1")
    assert "Choose with --framework: mine-1, mini-1." in refused("edition", "XAA", "2011")
    texts = Path("countries/XAA/2010-01/texts.yaml").read_bytes()
    said = made("edition", "XAA", "2010-01", "--framework", "mine-1")
    assert said.startswith(
        "countries/XAA/2010-01/mine-1.yaml\ncountries/XAA/2010-01/texts.yaml is there already, "
    )
    assert {path.name for path in Path("countries/XAA/2010-01").iterdir()} == {
        "mine-1.yaml", "mini-1.yaml", "texts.yaml", "calls.yaml",
    }  # fmt: skip
    assert Path("countries/XAA/2010-01/texts.yaml").read_bytes() == texts


def test_frameworks_old_and_new_are_compared_by_the_crosswalk(root: Path) -> None:
    said = made("framework", "mini-2", "--from", "mini-1")
    assert said.endswith(
        "change what mini-2 asks, and its title; then see what is wrong:\n    cards check indicators/mini-2\n"
    )
    assert complaints(root) == []
    name = next_edition(root)
    (root / name).rename(root / name.replace("mini-1", "mini-2"))
    options = ["--framework", "mini-1", "--framework", "mini-2", "--workspace", "."]
    result = CliRunner().invoke(
        cards, ["compare", "XAA", "2010-01", "2011-03", *options], catch_exceptions=False
    )
    assert result.exit_code == 0, result.output


def test_frameworks_of_any_shape_have_their_questions_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shutil.copytree(OTHER, tmp_path / "workspace"))
    for framework in ("water-2020", "pledges-2020"):
        made("edition", "XAA", "2021", "--framework", framework)
    made("edition", "XAA", "2022", "--framework", "water-2020", "--from", "2020")
    problems = check(load(Path()))
    assert not problems.failed()
    begun = [one for one in problems if one.place.file.startswith("countries/XAA/2021")]
    assert {one.severity for one in begun} <= {Severity.NOTE}


def test_the_workspace_may_be_elsewhere_and_is_named_in_what_to_type(tmp_path: Path) -> None:
    root = copied(tmp_path / "a folder")
    result = CliRunner().invoke(cards, ["new", "country", "BRA", "--workspace", str(root)])
    assert f"    cards check countries/BRA --workspace '{root}'\n" in result.stdout
    assert (root / "countries/BRA/country.yaml").is_file()


def test_a_folder_that_is_no_workspace_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "this folder is no workspace" in refused("country", "BRA")
    Path("countries").mkdir()
    assert "uses the one that came with cards" in refused("framework", "mine-1")
    made("country", "BRA")
    made("edition", "BRA", "2010-01", "--framework", "ecpat-2010")
    assert complaints(tmp_path) == []


def test_the_shipped_evidence_can_be_carried_on(repository: Path, tmp_path: Path) -> None:
    for name in ("indicators", "countries"):
        shutil.copytree(repository / name, tmp_path / name)
    options = ["--framework", "ecpat-2010", "--from", "2010-01", "--workspace", str(tmp_path)]
    result = CliRunner().invoke(cards, ["new", "edition", "USA", "2014-06", *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    problems = [one for one in check(load(tmp_path)) if one.place.file.startswith("countries/USA/2014-06")]
    assert {one.code for one in problems if one.severity is Severity.WARNING} <= {
        "text.missing",
        "finding.only-others",
        "fate.missing",
    }
    assert not [one for one in problems if one.severity is Severity.ERROR]


def test_every_code_in_use_has_a_name_and_none_that_is_withdrawn() -> None:
    known = territories()
    assert len(known) > 240
    assert (known["NOR"], known["CIV"]) == ("Norway", "Côte d’Ivoire")
    assert not {"ZAR", "DDR", "YUG", "SUN", "XAA", "ZZZ"} & set(known)
    assert len(set(known.values())) == len(known)
