"""cards diff: revisions and folders, what it prints, and when it ends with 1."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from edits import TEXTS, XAA, answer, copied, edit, next_edition, without_finding

from scoring.commands import cards
from scoring.read.revisions import RevisionError, commit_of, write_revision

NO_CONSEQUENCES = "no consequences."
ADDED = """\
  - id: xaa-1.1-b9
    criterion: 1.1.b
    answer: met
    statement: Said @team <b>*so*</b>.
    actor: ngo
    level: national
    holds-on: 2009
    source: xaa-ngo-2009
    locator: p. 1
    author: xaa-researcher
"""


def run(*arguments: str, workspace: Path) -> Result:
    return CliRunner().invoke(cards, ["diff", *arguments, "--workspace", str(workspace)])


def made(*arguments: str, workspace: Path) -> Any:
    result = run(*arguments, "--format", "json", workspace=workspace)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path, message: str = "Change evidence") -> str:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", message)
    return git(root, "rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def _own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the user's or the machine's git reaches these tests."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "a tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")


@pytest.fixture
def space(tmp_path: Path) -> Path:
    """The sound workspace, committed on the branch main."""
    root = copied(tmp_path / "repository")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "Begin")
    return root


# What is compared with what


def test_a_revision_is_compared_with_the_workspace_as_it_is(space: Path) -> None:
    assert run("main", workspace=space).stdout.strip().endswith(NO_CONSEQUENCES)
    answer(space, "xaa-1.1-b1", "partly", "met")
    record = made("main", workspace=space)
    assert record["old"] == {"name": "main", "commit": git(space, "rev-parse", "main")}
    assert record["new"] == {"name": "the workspace as it is", "commit": None}
    assert record["weights"] == {"category": 1, "grade": 1, "finding": 1, "text": 0, "source": 0}


def test_two_revisions_are_compared_and_nothing_is_checked_out(space: Path) -> None:
    answer(space, "xaa-1.1-b1", "partly", "met")
    commit(space)
    edit(space, TEXTS, "A plan is in force", "A plan stands")  # not committed, and not asked about
    before = {path: path.read_bytes() for path in space.rglob("*.yaml")}
    status = git(space, "status", "--porcelain")
    record = made("main~1", "main", workspace=space)
    assert [one["id"] for one in record["changes"]] == ["xaa-1.1-b1"]
    assert {path: path.read_bytes() for path in space.rglob("*.yaml")} == before
    assert git(space, "status", "--porcelain") == status == f"M {TEXTS}"
    assert git(space, "worktree", "list").count("\n") == 0
    back = made("main", "main~1", workspace=space)
    assert back["grades"][0]["old"] == record["grades"][0]["new"]


def test_two_folders_are_compared_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = copied(tmp_path / "before"), copied(tmp_path / "after")
    answer(new, "xaa-1.1-b1", "partly", "met")
    assert made(str(old), str(new), workspace=new)["weights"]["category"] == 1
    monkeypatch.setenv("PATH", str(tmp_path))
    assert made(str(old), str(new), workspace=new)["weights"]["category"] == 1
    result = run("main", workspace=new)
    assert result.exit_code == 2
    assert "git is not installed" in result.stderr


def test_the_workspace_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    root = copied(tmp_path / "repository" / "data")
    git(tmp_path / "repository", "init", "--quiet", "--initial-branch", "main")
    commit(root)
    answer(root, "xaa-1.1-b1", "partly", "met")
    assert made("main", workspace=root)["weights"]["category"] == 1


def test_a_folder_and_a_revision_of_one_name_have_to_be_told_apart(
    space: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied(space.parent / "main")
    monkeypatch.chdir(space.parent)
    result = run("main", workspace=space)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "main is a revision, and a folder as well" in result.stderr
    assert made("./main", workspace=space)["old"] == {"name": "./main", "commit": None}


def test_no_setting_changes_what_is_read(space: Path) -> None:
    """Attributes and settings that change what is checked out or archived change nothing here."""
    (space / ".gitattributes").write_text("*.yaml export-ignore eol=crlf filter=upset\n", encoding="utf-8")
    git(space, "config", "core.autocrlf", "true")
    git(space, "config", "filter.upset.smudge", "false")
    git(space, "config", "filter.upset.required", "true")
    git(space, "add", ".gitattributes")
    git(space, "commit", "--quiet", "--message", "Set attributes")
    assert run("main", workspace=space).stdout.strip().endswith(NO_CONSEQUENCES)


def test_a_hook_s_variables_do_not_lead_elsewhere(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = space.parent / "other"
    other.mkdir()
    git(other, "init", "--quiet")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / "index"))
    assert run("main", workspace=space).exit_code == 0


# What cannot be compared


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--", "--output=/tmp/x"], "a revision does not begin with -: --output=/tmp/x"),
        (["--", "main", "-x"], "a revision does not begin with -: -x"),
        (["no-such-branch"], "there is no revision no-such-branch"),
        (["main..HEAD"], "there is no revision main..HEAD"),
        (["HEAD:countries"], "there is no revision HEAD:countries"),
        ([""], "an empty name is no revision"),
        (["a\0b"], "a revision is one line"),
        ([], "Missing argument 'REV'"),
    ],
)
def test_what_is_no_revision_is_a_wrong_request(space: Path, arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(cards, ["diff", "--workspace", str(space), *arguments])
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_outside_a_repository_there_are_no_revisions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    result = run("main", workspace=copied(tmp_path / "workspace"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "not a git repository" in result.stderr


def test_a_side_with_errors_is_named_with_its_errors(space: Path) -> None:
    answer(space, "xaa-1.1-b1", "partly", "partial")
    broken = commit(space)
    answer(space, "xaa-1.1-b1", "partial", "met")
    result = run("main", workspace=space)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"errors in main ({broken[:7]}):" in result.stderr
    assert f"{XAA}:" in result.stderr
    assert "error [finding.answer] xaa-1.1-b1" in result.stderr
    assert "the workspace as it is" not in result.stderr
    answer(space, "xaa-1.1-b1", "met", "partial")
    both = run("main", "--format", "json", workspace=space)
    assert (both.exit_code, both.stdout) == (1, "")
    assert "errors in the workspace as it is:" in both.stderr
    assert "errors in main" in both.stderr


def test_a_revision_without_the_workspace_has_an_error(space: Path) -> None:
    git(space, "rm", "-r", "--quiet", "--cached", "countries")
    git(space, "commit", "--quiet", "--message", "Forget the countries")
    result = run("main", workspace=space)
    assert result.exit_code == 1
    assert "this folder is no workspace" in result.stderr


def test_a_link_in_a_revision_leads_nowhere_else(space: Path) -> None:
    outside = space.parent / "outside.yaml"
    (space / XAA).rename(outside)
    (space / XAA).symlink_to(outside)
    commit(space)
    (space / XAA).unlink()
    outside.rename(space / XAA)
    result = run("main", workspace=space)
    assert result.exit_code == 1
    assert "this link leads out of the workspace" in result.stderr


def test_a_tree_cannot_write_elsewhere(space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """git refuses such names by itself; a crafted store might not."""
    monkeypatch.setattr("scoring.read.revisions._git", _crafted)
    target = space.parent / "target"
    target.mkdir()
    with pytest.raises(RevisionError, match="the revision has a file that is named"):
        write_revision(space, "main", target)
    assert not (space.parent / "escaped.yaml").exists()


def _crafted(_: Path, command: str, *__: str, given: bytes = b"") -> bytes:
    return b"100644 blob 1\t../escaped.yaml\0" if command == "ls-tree" else b"1 blob 2\nhi\n"


def test_what_git_has_lost_is_said(space: Path) -> None:
    name = commit_of(space, "main")
    assert name is not None
    blob = git(space, "rev-parse", f"main:{XAA}")
    (space / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    result = run("main", workspace=space)
    assert result.exit_code == 2
    assert "main cannot be read: git has lost" in result.stderr


# What is printed


def test_the_consequences_stand_by_weight(space: Path) -> None:
    answer(space, "xaa-1.1-b1", "partly", "met")
    edit(space, TEXTS, "A plan is in force", "A plan stands")
    edit(space, "countries/sources.yaml", "issued: 2009-11", "issued: 2009-12")
    text = run("HEAD", workspace=space).stdout
    commit = git(space, "rev-parse", "--short=7", "HEAD")
    assert text == (
        f"From HEAD ({commit}) to the workspace as it is: category and rank 1, grades and scores 1, "
        "rules and\nfindings 1, printed text 1, sources 1.\n"
        "\n"
        "Category and rank\n"
        "  XAA 2010-01: some done → much done; score 63% → 75%\n"
        "\n"
        "Grades and scores\n"
        "  XAA 2010-01: 1.1 National plan: yellow → green\n"
        "    1.1.b Does the plan have a budget? partly met → met\n"
        "\n"
        "Rules and findings\n"
        "  XAA 2010-01: finding xaa-1.1-b1: answer partly → met\n"
        "\n"
        "Printed text\n"
        "  XAA 2010-01: text summary of 1.1: text\n"
        "\n"
        "Sources\n"
        "  source invented-survey-2009: issued 2009-11 → 2009-12\n"
    )


def test_markdown_is_ready_for_a_pull_request(space: Path) -> None:
    answer(space, "xaa-1.1-b1", "partly", "met")
    edit(space, XAA, "section 2", "p. `2`")
    edit(space, XAA, "  - id: xaa-1.1-c1", f"{ADDED}  - id: xaa-1.1-c1")
    text = run("HEAD", "--format", "markdown", workspace=space).stdout
    commit = git(space, "rev-parse", "--short=7", "HEAD")
    assert text.startswith(f"From `HEAD ({commit})` to the workspace as it is: category and rank 1")
    assert "### Category and rank\n\n- `XAA` `2010-01`: some done → much done; score 63% → 75%\n" in text
    assert "- `XAA` `2010-01`: `1.1` National plan: yellow → green (NGOs work here" in text
    assert "\n  - `1.1.b` Does the plan have a budget? partly met → met\n" in text
    assert "finding `xaa-1.1-a1`: locator `section 2` → `` p. `2` ``" in text
    added = "- added: `XAA` `2010-01`: finding `xaa-1.1-b9` on `1.1.b`, `met`: "
    assert added + r"Said \@team &lt;b\>\*so\*&lt;/b\>. (xaa-ngo-2009, p. 1)" in text


def test_a_new_edition_is_added_and_only_counted(space: Path) -> None:
    next_edition(space)
    text = run("HEAD", workspace=space).stdout
    assert text.split("\n\n")[1].splitlines() == [
        "Category and rank",
        "  + XAA 2011-03: some done (by evidence); score 63%; rank 1 of 2",
        "  + XAA 2011-03 mini-1: 4 grades, 12 findings, 2 calls and 10 texts",
    ]
    assert len(text.strip().split("\n\n")) == 2
    record = made("HEAD", workspace=space)
    assert sum(one["what"] == "finding" for one in record["changes"]) == 12


def test_what_moves_nothing_is_said_as_well(space: Path) -> None:
    without_finding(space, "xaa-1.2-a2")
    edit(space, "countries/XAA/country.yaml", "    consent: 2004-06-21\n    consent-kind: ratification\n", "")
    edit(space, XAA, "holds: [xaa-2.10-a2]", "publish: dispute")
    edit(space, "indicators/treaties.yaml", "binding-after: {months: 1}", "binding-after: {months: 2}")
    text = run("HEAD", workspace=space).stdout
    assert text.split("\n\n", 1)[1] == (
        "Rules and findings\n"
        "  XAA 2010-01: coverage 100% → 92%\n"
        "  XAA 2010-01: 1.2 Awareness-raising: still yellow (no star for NGOs any more)\n"
        "  XAA 2010-01: 2.1 Optional Protocol: still yellow\n"
        "    2.1.a Is the Optional Protocol in force for the country? met (in force) → partly met (signed,\n"
        "        not ratified)\n"
        "  XAA 2010-01: 2.10 Police: still green\n"
        "    2.10.a Are there special units? partly met → disputed\n"
        "  treaty OPSC: months 1 → 2\n"
        "  XAA: ratification record OPSC: consent 2004-06-21 → none; consent-kind ratification → none\n"
        "  - XAA 2010-01: finding xaa-1.2-a2 on 1.2.a, partly: NGOs put up posters in the stations of the\n"
        "      capital, with no money from the state. (xaa-ngo-2009, p. 7)\n"
        "  XAA 2010-01: resolution 2.10.a: holds xaa-2.10-a2 → none\n"
    )


def test_several_sources_stand_in_one_line(space: Path) -> None:
    more = "".join(
        f"  - {{id: new-{n}, kind: un, about: all, type: report, title: A report, issued: 2009}}\n"
        for n in "ab"
    )
    path = space / "countries" / "XAA" / "sources.yaml"
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()}\n{more}", encoding="utf-8")
    text = run("HEAD", workspace=space).stdout
    assert text.endswith("Sources\n  + XAA: 2 sources: new-a, new-b\n")


def test_frameworks_and_countries_are_named_whole(space: Path) -> None:
    shutil.copytree(space / "indicators" / "mini-1", space / "indicators" / "mini-2")
    edit(space, "indicators/mini-2/framework.yaml", "id: mini-1", "id: mini-2")
    edit(space, "indicators/mini-1/framework.yaml", "from: 1/3", "from: 3/8")
    edit(space, "indicators/mini-1/texts.yaml", "Prevention is the first duty", "Prevention is the duty")
    text = run("HEAD", workspace=space).stdout
    assert text.split("\n\n", 1)[1] == (
        "Rules and findings\n"
        "  mini-1: category some-done: start 1/3 → 3/8\n"
        "  + framework mini-2\n"
        "\n"
        "Printed text\n"
        "  mini-1: framework text goal A: introduction\n"
    )


def test_a_score_that_rounding_hides_is_printed_in_points(space: Path) -> None:
    edit(
        space, "indicators/mini-1/law/2.10-police.yaml", "label: process", "label: process\nweight: 1001/1000"
    )
    text = run("HEAD", workspace=space).stdout
    assert "score 63% → 63%" not in text
    assert "XAA 2010-01: score 5 of 8 points → 2501/500 of 4001/500 points" in text


def test_json_holds_values_before_and_after(space: Path) -> None:
    answer(space, "xaa-1.1-b1", "partly", "met")
    record = made("HEAD", workspace=space)
    assert list(record) == ["old", "new", "weights", "standings", "grades", "changes"]
    (standing,) = record["standings"]
    assert (standing["country"], standing["weight"], standing["kind"]) == ("XAA", "category", "changed")
    assert standing["new"] == {
        "basis": "evidence",
        "categories": ["much-done"],
        "score": ["3/4", "3/4"],
        "rank": [1, 1],
        "ranked": 2,
        "coverage": "1",
        "published": "some-done",
    }
    (change,) = record["changes"]
    assert change == {
        "kind": "changed",
        "weight": "finding",
        "framework": "mini-1",
        "country": "XAA",
        "edition": "2010-01",
        "what": "finding",
        "id": "xaa-1.1-b1",
        "fields": [{"field": "answer", "old": "partly", "new": "met"}],
        "values": None,
    }


# When it fails


def _nothing(root: Path) -> None:
    pass


def _wording(root: Path) -> None:
    edit(root, TEXTS, "A plan is in force", "A plan stands")


def _finding(root: Path) -> None:
    answer(root, "xaa-2.1-b1", "partly", "not met")  # 2.1 stays yellow


def _grade(root: Path) -> None:
    answer(root, "xaa-2.10-c1", "met", "not met")  # 4 of 8 points are some-done, as 5 are


def _category(root: Path) -> None:
    answer(root, "xaa-1.1-b1", "partly", "met")


def _rank(root: Path) -> None:
    # XBB rises to 5 of 8 points, shares the first place, and stays some-done.
    answer(root, "xbb-2.10-c1", "not met", "met", file="countries/XBB/2010-01/mini-1.yaml")
    edit(root, "countries/XBB/2010-01/mini-1.yaml", "value: 10", "value: 30")


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (_nothing, (0, 0, 0)),
        (_wording, (0, 0, 1)),
        (_finding, (0, 0, 1)),
        (_grade, (0, 1, 1)),
        (_category, (1, 1, 1)),
        (_rank, (1, 1, 1)),
        (next_edition, (1, 1, 1)),
    ],
)
def test_fail_on_ends_with_1_from_its_weight_on(
    space: Path, change: Any, codes: tuple[int, int, int]
) -> None:
    change(space)
    found = tuple(
        run("HEAD", "--fail-on", weight, workspace=space).exit_code for weight in ("category", "grade", "any")
    )
    assert found == codes
    assert run("HEAD", workspace=space).exit_code == 0
