"""The command `cards`: what it prints, where, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from scoring.commands import cards, main
from scoring.problems import CODES
from scoring.read.workspace import Loaded

SOUND = Path(__file__).parent / "workspaces" / "sound"
OTHER = SOUND.parent / "other"
EVIDENCE = "countries/XAA/2010-01/mini-1.yaml"
Edit = Callable[[str], str]


def run(*arguments: str, workspace: Path = SOUND) -> Result:
    return CliRunner().invoke(cards, [*arguments, "--workspace", str(workspace)])


def made(*arguments: str, workspace: Path = SOUND) -> Any:
    """The JSON that a command prints, which must succeed and say nothing else."""
    result = run(*arguments, "--format", "json", workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(SOUND, tmp_path / "workspace")


@pytest.fixture
def broken(copy: Path) -> Path:
    """One error in the evidence of XAA: an answer that there is not."""
    file = copy / EVIDENCE
    lines = file.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines) if "id: xaa-1.1-a1" in line) + 2
    assert lines[number] == "    answer: met"
    lines[number] = "    answer: mett"
    file.write_text("\n".join(lines), encoding="utf-8")
    return copy


# check


def test_check_says_that_nothing_is_wrong() -> None:
    result = run("check")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("no problems in ")
    assert made("check") == []
    assert run("check", "--format", "github").stdout == ""


def test_the_repository_is_sound_under_strict_rules(repository: Path) -> None:
    result = run("check", "--strict", workspace=repository)
    assert result.exit_code == 0, result.stdout


def test_check_shows_the_line_the_place_and_what_to_write(broken: Path) -> None:
    result = run("check", workspace=broken)
    assert result.exit_code == 1
    first, line, caret, hint, *_ = result.stdout.splitlines()
    assert first.startswith(f"{EVIDENCE}:")
    assert "error [finding.answer] xaa-1.1-a1:" in first
    assert line == "    |     answer: mett"
    assert caret == "    |             ^"
    assert hint == "    -> Did you mean met?"


def test_check_as_json_has_the_fields_that_programs_read(broken: Path) -> None:
    result = run("check", "--format", "json", workspace=broken)
    assert result.exit_code == 1
    (problem,) = json.loads(result.stdout)
    assert list(problem) == ["file", "line", "column", "code", "severity", "subject", "message", "hint"]
    line = (broken / EVIDENCE).read_text(encoding="utf-8").split("\n")[problem["line"] - 1]
    assert line[problem["column"] - 1 :] == "mett"
    assert (problem["file"], problem["code"], problem["severity"], problem["subject"]) == (
        EVIDENCE,
        "finding.answer",
        "error",
        "xaa-1.1-a1",
    )


def test_check_as_github_names_file_and_line(broken: Path) -> None:
    result = run("check", "--format", "github", workspace=broken)
    assert result.exit_code == 1
    assert result.stdout.startswith(f"::error file={EVIDENCE},line=")
    assert "title=finding.answer::xaa-1.1-a1: " in result.stdout


def test_check_may_be_asked_about_a_part(broken: Path) -> None:
    for path, code in (("countries/XAA", 1), (EVIDENCE, 1), ("countries/XBB", 0), ("indicators", 0)):
        assert run("check", path, workspace=broken).exit_code == code, path
    assert run("check", "countries/XA", workspace=broken).exit_code == 2


def test_warnings_fail_under_strict_only(copy: Path) -> None:
    (copy / "countries" / "XAA" / "notes.txt").write_text("To do.", encoding="utf-8")
    assert run("check", workspace=copy).exit_code == 0
    strict = run("check", "--strict", workspace=copy)
    assert strict.exit_code == 1
    assert "warning [file.unexpected]" in strict.stdout


# score

EXAMPLIA: dict[str, Any] = {
    "country": "XAA",
    "name": "Examplia",
    "basis": "evidence",
    "categories": ["some-done"],  # from 1/3 up to 2/3
    "score": ["5/8", "5/8"],  # 1 + 1 + 1 + 2 of 4 x 2 points
    "rank": [1, 1],
    "coverage": "1",
    "grades": {"1.1": ["yellow"], "1.2": ["yellow"], "2.1": ["yellow"], "2.10": ["green"]},
    "states": {"1.1": "decided", "1.2": "decided", "2.1": "decided", "2.10": "decided"},
    "stars": ["1.2"],
    "previous": None,
}
SAMPLIA: dict[str, Any] = {
    **EXAMPLIA,
    "country": "XBB",
    "name": "Samplia",
    "score": ["3/8", "3/8"],
    "rank": [2, 2],
    "coverage": "11/12",  # of the three criteria of 1.1 one has no data: (2/3 + 3) / 4
    "grades": {"1.1": ["yellow"], "1.2": ["red"], "2.1": ["yellow"], "2.10": ["yellow"]},
    "stars": [],
}
INVENTIA: dict[str, Any] = {
    "country": "XCC",
    "name": "Inventia",
    "basis": "published",
    "categories": ["much-done"],
    "score": None,
    "rank": None,
    "coverage": None,
    "grades": {},
    "states": {},
    "stars": [],
    "previous": None,
}


def test_score_as_json_has_its_exact_shape() -> None:
    scores = made("score")
    assert scores == {"framework": "mini-1", "edition": "2010-01", "countries": [EXAMPLIA, SAMPLIA, INVENTIA]}
    assert [list(one) for one in scores["countries"]] == [list(EXAMPLIA)] * 3
    assert list(scores) == ["framework", "edition", "countries"]


def test_what_is_not_decided_is_a_list_of_what_is_possible(copy: Path) -> None:
    file = copy / EVIDENCE
    text = file.read_text(encoding="utf-8")
    start = text.index("  - id: xaa-1.1-b1")
    file.write_text(text[:start] + text[text.index("  - id: xaa-1.1-c1") :], encoding="utf-8")
    examplia = made("score", workspace=copy)["countries"][0]
    # Without an answer to 1.1.b the plan may be green: 5 or 6 of 8 points, and 2/3 is less than 6/8.
    assert examplia["grades"]["1.1"] == ["green", "yellow"]
    assert examplia["score"] == ["5/8", "3/4"]
    assert examplia["categories"] == ["much-done", "some-done"]
    assert examplia["coverage"] == "7/8"


def test_score_as_a_table_has_a_row_for_each_country_best_first() -> None:
    result = run("score")
    assert result.exit_code == 0
    rows = [line.split() for line in result.stdout.splitlines() if line.strip().startswith("X")]
    assert rows == [
        ["XAA", "Examplia", "evidence", "some", "done", "63%", "1", "Y", "Y*", "Y", "G"],
        ["XBB", "Samplia", "evidence", "some", "done", "38%", "2", "Y", "R", "Y", "Y"],
        ["XCC", "Inventia", "published", "much", "done"],
    ]


def unbegun(workspace: Path) -> Path:
    """The workspace with no finding about XBB, and no word."""
    edition = workspace / "countries" / "XBB" / "2010-01"
    (edition / "mini-1.yaml").write_text("schema: 1\nas-of: 2010-01-31\n", encoding="utf-8")
    (edition / "texts.yaml").unlink()
    (workspace / "countries" / "XBB" / "sources.yaml").unlink(missing_ok=True)
    return workspace


def test_what_nobody_examined_is_a_question_and_nobody_ranks_among_one(copy: Path) -> None:
    result = run("score", workspace=unbegun(copy))
    rows = [line.split() for line in result.stdout.splitlines() if line.strip().startswith("X")]
    assert rows[0] == ["XAA", "Examplia", "evidence", "some", "done", "63%", "Y", "Y*", "Y", "G"]
    assert rows[2][0] == "XBB"
    assert [rows[2][-4:][at] for at in (0, 1, 3)] == ["?"] * 3
    assert "? not examined" in result.stdout
    states = made("score", workspace=copy)["countries"][1]["states"]
    assert [id_ for id_, state in states.items() if state == "not-assessed"] == ["1.1", "1.2", "2.10"]


def test_evidence_that_nobody_has_begun_is_neither_warned_of_nor_noted(copy: Path) -> None:
    result = run("check", "countries/XBB", workspace=unbegun(copy))
    assert result.exit_code == 0
    assert result.stdout.startswith("no problem")
    explained = run("explain", "XBB", "1.1", workspace=copy).stdout
    assert explained.startswith("1.1 National plan: not assessed\n")
    assert "What would make sure of " in explained
    assert "What would raise it" not in explained


def test_the_table_has_no_column_for_what_the_framework_does_not_give() -> None:
    lines = run("score", "--framework", "pledges-2020", workspace=OTHER).stdout.splitlines()
    assert lines[1].split() == ["country", "basis", "1"]
    assert lines[2].split() == ["XAA", "Aland", "of", "Tests", "evidence", "KB"]
    assert not any("XBB" in line for line in lines)
    told = " ".join(" ".join(lines).split())
    assert told.endswith(
        "1 more country has no evidence under these rules, and no place on a published list."
    )


def test_a_country_without_evidence_here_is_shown_the_way_to_where_it_has_some() -> None:
    result = run("explain", "XBB", "--framework", "pledges-2020", workspace=OTHER)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "XBB has no evidence in edition 2020 under pledges-2020" in result.stderr
    assert "--framework water-2020 --edition 2020" in result.stderr


def test_the_table_sorts_ties_by_name_and_accents_do_not_matter(copy: Path) -> None:
    published = copy / "countries" / "published" / "2010-01.yaml"
    rows = "".join(
        f"  - {{country: {code}, name: {name}, category: much-done}}\n"
        for code, name in (("XZZ", "Zeta"), ("XOO", "Ödland"), ("XPP", "Peonia"))
    )
    published.write_text(published.read_text(encoding="utf-8").rstrip() + "\n" + rows, encoding="utf-8")
    lines = run("score", workspace=copy).stdout.splitlines()
    names = [line.split()[1] for line in lines if "published" in line]
    assert names == ["Inventia", "Ödland", "Peonia", "Zeta"]


def test_score_as_csv_is_a_table_for_programs() -> None:
    result = run("score", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert [(row["country"], row["score_low"], row["rank_best"], row["2.10"]) for row in rows] == [
        ("XAA", "5/8", "1", "green"),
        ("XBB", "3/8", "2", "yellow"),
        ("XCC", "", "", ""),
    ]
    assert result.stdout.splitlines()[0] == (
        "country,name,basis,category,score_low,score_high,rank_best,rank_worst,coverage,stars,"
        "previous_edition,previous_category,previous_low,previous_high,trend,1.1,1.2,2.1,2.10"
    )


@pytest.mark.parametrize(("edition", "others"), [("2010-01", "published"), ("2011-03", "none")])
def test_the_repository_s_scores_follow_from_its_grades(edition: str, others: str, repository: Path) -> None:
    every = made("score", "--edition", edition, workspace=repository)["countries"]
    countries = [one for one in every if one["grades"] or one["basis"] != "none"]
    assert len(countries) == 42
    assert not any(one["categories"] for one in every if one not in countries)
    usa = next(one for one in countries if one["country"] == "USA")
    assert usa["basis"] == "evidence"
    points = {"green": 2, "yellow": 1, "red": 0}
    low = sum(points[grades[-1]] for grades in usa["grades"].values())
    high = sum(points[grades[0]] for grades in usa["grades"].values())
    assert [Fraction(end) for end in usa["score"]] == [Fraction(low, 24), Fraction(high, 24)]
    assert {one["basis"] for one in countries if one is not usa} == {others}


@pytest.mark.parametrize("command", [["score"], ["score", "--format", "json"], ["explain", "XAA"], ["build"]])
def test_nothing_is_made_from_broken_files(command: list[str], broken: Path) -> None:
    result = run(*command, workspace=broken)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[finding.answer] xaa-1.1-a1" in result.stderr
    assert not (broken / "output").exists()


# explain


def test_explain_leads_from_the_colour_to_the_sources() -> None:
    lines = run("explain", "XAA", "2.10").stdout.splitlines()
    assert lines[:4] == [
        "2.10 Police: green",
        "  green: at least 2 of a, b and c met",
        "  yellow: a, b or c met",
        "  never better than yellow unless c met",
    ]
    text = "\n".join(lines)
    assert "a  Are there special units? PARTLY MET" in text
    assert "+ partly: The units exist on paper" in text
    assert "xaa-2.10-a2; the state, holds on 2009-12; xaa-ngo-2009, p. 9" in text
    assert "- met: Special units of the police exist" in text
    assert "(not counted: another finding was held to be right)" in text
    assert "resolved: It is later" in text
    assert "1.1 National plan" not in text


def test_explain_says_what_would_raise_a_grade_and_what_was_not_counted() -> None:
    text = run("explain", "XBB").stdout
    assert [line for line in text.splitlines() if line.startswith(("1", "2"))] == [
        "1.1 National plan: yellow",
        "1.2 Awareness-raising: red",
        "2.1 Optional Protocol: yellow",
        "2.10 Police: yellow",
    ]
    assert "b  Does the plan have a budget? NO DATA" in text
    assert "(OPSC: signed, not ratified)" in text
    assert "What would raise it to green: a and b and c" in text
    assert "What would raise it to yellow: a at least partly; or b at least partly" in text


def test_explain_as_json_holds_every_finding_once() -> None:
    tree = made("explain", "XAA")
    assert {key: tree[key] for key in ("country", "edition", "framework")} == {
        "country": "XAA",
        "edition": "2010-01",
        "framework": "mini-1",
    }
    assert [one["indicator"] for one in tree["indicators"]] == ["1.1", "1.2", "2.1", "2.10"]
    found = [
        finding["finding"]
        for one in tree["indicators"]
        for criterion in one["criteria"]
        for finding in criterion["findings"]
    ]
    lines = (SOUND / EVIDENCE).read_text(encoding="utf-8").splitlines()
    assert sorted(found) == sorted(line.split()[-1] for line in lines if line.startswith("  - id:"))


def test_explain_as_json_gives_the_place_of_a_finding() -> None:
    (police,) = made("explain", "XAA", "2.10")["indicators"]
    finding = police["criteria"][0]["findings"][0]
    file, line = finding["place"].split(":")
    assert finding["finding"] == "xaa-2.10-a2"
    assert "id: xaa-2.10-a2" in (SOUND / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]


def test_explain_prints_the_rule_behind_any_code() -> None:
    for code in CODES:
        result = run("explain", code)
        assert result.exit_code == 0
        assert result.stdout.startswith(f"{code} (")
        assert CODES[code].rule in result.stdout


# schema


def test_the_committed_schemas_are_those_that_are_written(repository: Path, tmp_path: Path) -> None:
    assert run("schema", workspace=tmp_path).exit_code == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / ".schemas").glob("*.json")}
    committed = {
        path.name: path.read_text(encoding="utf-8") for path in (repository / ".schemas").glob("*.json")
    }
    assert committed == written, "run `cards schema` and commit .schemas"


def test_one_schema_is_printed() -> None:
    schema = json.loads(run("schema", "evidence").stdout)
    assert schema["properties"]["findings"]["items"] == {"$ref": "#/$defs/FindingItem"}


# usage


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explain", "xaa"], "Did you mean XAA?"),
        (["explain", "XAA", "2.100"], "Did you mean 2.10?"),
        (["explain", "finding.stal"], "Did you mean finding.stale?"),
        (["explain", "XCC"], "There is evidence of XAA, XBB."),
        (["score", "--framework", "mini-2"], "Did you mean mini-1?"),
        (["score", "--edition", "2010-02"], "There are 2010-01."),
        (["score", "--format", "yaml"], "'table', 'json', 'csv'"),
        (["build", "XA"], "Did you mean XAA?"),
        (["schema", "evidnce"], "Did you mean evidence?"),
        (["check", "no-such-file.yaml"], "there is no no-such-file.yaml in this workspace"),
        (["check", "--strickt"], "--strict"),
        (["scor"], "'scor'"),
    ],
)
def test_a_wrong_request_ends_with_2_and_a_way_out(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_workspace_that_is_not_there_is_a_wrong_request(tmp_path: Path) -> None:
    assert run("score", workspace=tmp_path / "nowhere").exit_code == 2


def test_a_folder_that_is_no_workspace_is_a_problem(tmp_path: Path) -> None:
    result = run("score", workspace=tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "this folder is no workspace" in result.stderr


def test_two_frameworks_have_to_be_told_apart(copy: Path) -> None:
    other = shutil.copytree(copy / "indicators" / "mini-1", copy / "indicators" / "mini-2")
    file = other / "framework.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: mini-1", "id: mini-2"), encoding="utf-8")
    result = run("score", workspace=copy)
    assert result.exit_code == 2
    assert "Choose with --framework: mini-1, mini-2." in result.stderr
    assert made("score", "--framework", "mini-1", workspace=copy) == made("score")
    assert run("score", "--framework", "mini-2", workspace=copy).exit_code == 2


# faults of ours


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(root: Path) -> Loaded:
        raise error

    monkeypatch.setattr("scoring.read.workspace.load", fail)
    monkeypatch.setattr(sys, "argv", ["cards", "check"])


@pytest.mark.parametrize(
    "error", [KeyError("x"), RecursionError("deep\nand deeper"), OSError(5, "Input/output")]
)
def test_a_fault_of_ours_ends_with_3_and_one_line(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("CARDS_DEBUG", raising=False)
    failing(monkeypatch, error)
    with pytest.raises(SystemExit) as end:
        main()
    said = capsys.readouterr()
    assert (end.value.code, said.out) == (3, "")
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith(f"cards: the engine failed, not your files: {type(error).__name__}: ")
    assert "Traceback" not in said.err


def test_a_fault_of_ours_shows_where_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CARDS_DEBUG", "1")
    failing(monkeypatch, ZeroDivisionError("none"))
    with pytest.raises(ZeroDivisionError):
        main()


# speed


def test_help_does_not_wait_for_heavy_libraries() -> None:
    script = (
        "import sys; from click.testing import CliRunner; from scoring.commands import cards;"
        "result = CliRunner().invoke(cards, ['--help']); assert result.exit_code == 0;"
        "heavy = {'numpy', 'pandas', 'weasyprint', 'pydantic', 'rich', 'jinja2', 'babel', 'yaml'};"
        "print(*heavy & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
