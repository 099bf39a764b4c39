"""What formatting does to a file, and to a workspace."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edits import XAA, copied, edit

from scoring.commands import cards
from scoring.edit.format.files import FOLDERS, format_files
from scoring.edit.format.text import formatted
from scoring.edit.kinds import kind_of
from scoring.model.workspace import Workspace
from scoring.problems import Problems, TextFile
from scoring.read.files import Reader
from scoring.read.schemas import SCHEMAS, EvidenceFile
from scoring.read.workspace import load
from scoring.review.digest import evidence_digest


def shaped(text: str) -> str | None:
    return formatted(TextFile("x.yaml", textwrap.dedent(text)), EvidenceFile, Problems())


def test_keys_come_into_the_order_of_the_schema_with_their_comments() -> None:
    assert shaped("""\
        # yaml-language-server: $schema=evidence.json
        as-of: 2010-01-31 # the end of the month
        schema: 1

        findings:
          # of the first goal
          - criterion: 1.1.a
            # asked of the ministry
            # in May
            note: by telephone
            answer: met # as the plan says

            id: usa-1
          - id: usa-2
        """) == textwrap.dedent("""\
        # yaml-language-server: $schema=evidence.json
        schema: 1
        as-of: 2010-01-31 # the end of the month

        findings:
          # of the first goal
          - criterion: 1.1.a
            # asked of the ministry
            # in May
            note: by telephone
            answer: met # as the plan says

            id: usa-1
          - id: usa-2
        """)
    assert shaped("""\
        schema: 1
        findings:
          - criterion: 1.1.a
            # asked of the ministry
            # in May
            note: by telephone
            answer: met # as the plan says
            id: usa-1
          - id: usa-2
        """) == textwrap.dedent("""\
        schema: 1
        findings:
          - id: usa-1
            criterion: 1.1.a
            answer: met # as the plan says
            # asked of the ministry
            # in May
            note: by telephone
          - id: usa-2
        """)


@pytest.mark.parametrize(
    "between", ["    # of which?\n\n", "# at the edge\n"], ids=["above-a-blank-line", "at-the-edge"]
)
def test_a_group_is_left_alone_where_a_comment_could_belong_to_either_key(between: str) -> None:
    text = f"schema: 1\nfindings:\n  - answer: met\n{between}    id: usa-1\n"
    assert shaped(text) == text
    assert shaped(text.replace(between, "")) != text


def test_a_text_at_the_end_of_a_file_gets_no_line_end_that_would_be_its_own() -> None:
    text = "schema: 1\nfindings:\n  - note: a\n    statement: |\n      words"
    assert shaped(text) == text
    assert shaped(text.replace("|", "|-")) != text


def test_what_the_schema_does_not_name_stays_behind_the_key_before_it() -> None:
    assert shaped("as-of: 2010-01-31\nown: x\nfindings: []\nschema: 1\n") == (
        "schema: 1\nas-of: 2010-01-31\nown: x\nfindings: []\n"
    )


def test_texts_that_are_too_wide_are_folded() -> None:
    words = " ".join(["words"] * 22)
    made = shaped(f"schema: 1\nfindings:\n  - id: a\n    statement: {words}\n    note: '{words}' # kept\n")
    assert made == (
        f"schema: 1\nfindings:\n  - id: a\n    statement: >-\n      {' '.join(['words'] * 17)}\n"
        f"      {' '.join(['words'] * 5)}\n    note: '{words}' # kept\n"
    )
    narrow = "schema: 1\nfindings:\n  - id: a\n    statement: >-\n      a few\n      words\n"
    assert shaped(narrow) == narrow


def test_a_file_that_cannot_be_read_is_reported_and_left_alone(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    (root / XAA).write_text("schema: 1\nas-of: [\n", encoding="utf-8")
    (root / "countries/XBB/country.yaml").write_text("name: x\nid: XBB\nid: XBC\n", encoding="utf-8")
    result = run(root)
    assert result.exit_code == 1
    assert f"{XAA}:" in result.stderr
    assert "the key 'id' stands twice" in result.stderr
    assert (root / XAA).read_text(encoding="utf-8") == "schema: 1\nas-of: [\n"
    assert (root / "countries/XBB/country.yaml").read_text(encoding="utf-8") == "name: x\nid: XBB\nid: XBC\n"


def run(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cards, ["format", *arguments, "--workspace", str(root)])


def test_check_names_what_would_change_and_writes_nothing(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    run(root)
    edit(root, XAA, "schema: 1\nas-of: 2010-01-31\n", "as-of: 2010-01-31\nschema: 1\n")
    before = (root / XAA).read_bytes()
    result = run(root, "--check")
    assert (result.exit_code, result.stderr) == (1, "")
    assert f"would change  {XAA}\n" in result.stdout
    assert (root / XAA).read_bytes() == before
    assert run(root).exit_code == 0
    assert (root / XAA).read_bytes() != before
    assert run(root, "--check").exit_code == 0


def test_paths_are_those_of_the_workspace(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    edit(root, XAA, "schema: 1\nas-of: 2010-01-31\n", "as-of: 2010-01-31\nschema: 1\n")
    assert "0 of" in run(root, "countries/XBB").stdout
    assert "1 of 1 files changed" in run(root, XAA).stdout
    outside = run(root, str(tmp_path))
    assert (outside.exit_code, outside.stdout) == (2, "")
    assert "does not stand in this workspace" in outside.stderr
    assert run(root, "nowhere.yaml").exit_code == 2


def test_a_file_that_cannot_be_written_stays_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = copied(tmp_path / "w")
    edit(root, XAA, "schema: 1\nas-of: 2010-01-31\n", "as-of: 2010-01-31\nschema: 1\n")
    before, names = (root / XAA).read_bytes(), sorted(root.rglob("*"))

    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fails)
    monkeypatch.setattr(Path, "replace", fails)
    result = run(root, XAA)
    assert (result.exit_code, "no space left" in result.stderr) == (1, True)
    assert ((root / XAA).read_bytes(), sorted(root.rglob("*"))) == (before, names)


def digests(workspace: Workspace) -> Iterator[tuple[tuple[str, str, str], str]]:
    return ((key, evidence_digest(workspace, edition)) for key, edition in workspace.editions.items())


def test_shipped_files_are_in_order(repository: Path) -> None:
    reader = Reader(repository, Problems())
    outcome = format_files(reader, [repository / name for name in FOLDERS], write=False)
    assert (outcome.changed, outcome.unlike, reader.problems.found) == ([], [], []), "run `cards format`"
    assert len(outcome.seen) > 200


def test_evidence_is_the_same_whatever_the_order_of_keys(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    before = dict(digests(load(root).workspace))
    for path in sorted(root.rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").split("\n")
        if "schema: 1" in lines:  # to the end of the file, so that every file has something to mend
            lines.remove("schema: 1")
            path.write_text("\n".join([*lines, "schema: 1", ""]), encoding="utf-8")
    result = run(root)
    assert result.exit_code == 0, result.output
    assert result.stdout.count("changed  ") > 5
    assert dict(digests(load(root).workspace)) == before


def test_every_file_of_the_repository_has_a_schema(repository: Path) -> None:
    for folder in FOLDERS:
        for path in (repository / folder).rglob("*.yaml"):
            assert kind_of(path.relative_to(repository).as_posix()) in SCHEMAS, path
