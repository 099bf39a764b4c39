"""Broken workspaces, one mistake each, beside exactly what `cards check` says of them.

A folder of tests/broken holds the files in which a workspace differs from the sound one, the paths that it
lacks in `.delete`, and what is said in `expected.txt`. Where it has a `.followed`, the sound one is that
with an earlier edition, whose calls are followed up. After a wanted change of a message run

    CARDS_ACCEPT=1 .venv/bin/pytest tests/test_broken.py

which writes every `expected.txt` anew and fails with what has changed: read it as the person would who made
the mistake, and run again without.
"""

from __future__ import annotations

import difflib
import functools
import importlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from edits import follow_up

from scoring.commands import cards, common
from scoring.problems import CODES, Problem, Problems, Severity, TextFile
from scoring.read import nodes
from scoring.read.workspace import Loaded

HERE = Path(__file__).parent
SOUND = HERE / "workspaces" / "sound"
BROKEN = HERE / "broken"
NAMES = sorted(folder.name for folder in BROKEN.iterdir() if folder.is_dir())
NO_FILES = ("expected.txt", ".delete", ".followed")
HEAD = re.compile(r"^\S.*?: (error|warning|note) \[([a-z]+\.[a-z-]+)\]")

EXPLAINED_ELSEWHERE = {
    "workspace.unknown": "said of what a command asks for, not of a file",
    "publish.failed": "said when a document is made",
    "translation.twice": "said of a language's files, when that language is asked for",
    "translation.unreadable": "said of a language's files, when that language is asked for",
    "translation.parts": "said of a language's files, when that language is asked for",
    **{
        f"review.{name}": "said of a review workbook: test_review_sheet.py"
        for name in ("workbook", "formula", "row", "verdict", "outdated")
    },
    **{code: "shown in test_upcoming.py" for code in CODES if code.startswith("upcoming.")},
    **{
        code: "said at the gate, and shown in tests/review/test_gate.py and tests/release"
        for code in CODES
        if code.startswith("release.")
    },
    "schema.too-many": "shown in hostile/test_size.py, as it takes a thousand faults",
    "reply.workbook": "shown in tests/read/test_reply_sheets.py",
    "reply.cell": "shown in tests/read/test_reply_sheets.py",
    **{code: "shown in test_imports.py" for code in CODES if code.startswith("import.")},
}

COUNTRY = "countries/XAA/country.yaml"
EVIDENCE = "countries/XAA/2010-01/mini-1.yaml"
TEXTS = "countries/XAA/2010-01/texts.yaml"
CALLS = "countries/XAA/2010-01/calls.yaml"
SOURCES = "countries/XAA/sources.yaml"
NAMES_FILE = "countries/reviewers.private.yaml"


def swap(file: str, old: bytes, new: bytes) -> Callable[[Path], None]:
    """Put other bytes in the place of the first such ones."""

    def make(root: Path) -> None:
        content = (root / file).read_bytes()
        assert old in content
        (root / file).write_bytes(content.replace(old, new, 1))

    return make


def write(file: str, content: bytes) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).write_bytes(content)

    return make


def recode(file: str, encoding: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).write_bytes((root / file).read_text("utf-8").encode(encoding))

    return make


def link(file: str, target: str) -> Callable[[Path], None]:
    """A link in the place of a file or folder, which is kept outside the workspace."""

    def make(root: Path) -> None:
        (root / file).rename(root.parent / "outside")
        (root / file).symlink_to(target)

    return make


def folder(file: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).unlink()
        (root / file).mkdir()

    return make


def pipe(file: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).unlink()
        os.mkfifo(root / file)

    return make


def second_default(root: Path) -> None:
    """Another framework, a copy of the first, and both are the default."""
    first, second = (root / "indicators" / name for name in ("mini-1", "mini-2"))
    swap("indicators/mini-1/framework.yaml", b"id: mini-1\n", b"id: mini-1\ndefault: true\n")(root)
    shutil.copytree(first, second)
    swap("indicators/mini-2/framework.yaml", b"id: mini-1", b"id: mini-2")(root)


def second_framework(root: Path) -> None:
    """A copy of the framework under another id, with a copy of one finding beside the first."""
    shutil.copytree(root / "indicators/mini-1", root / "indicators/mini-2")
    swap("indicators/mini-1/framework.yaml", b"id: mini-1\n", b"id: mini-1\ndefault: true\n")(root)
    swap("indicators/mini-2/framework.yaml", b"id: mini-1", b"id: mini-2")(root)
    one = (root / EVIDENCE).read_bytes().split(b"  - id: xaa-1.1-b1")[0]
    (root / EVIDENCE).with_name("mini-2.yaml").write_bytes(one)


# What an editor, git or a file system may not keep as it is, or what would be long for one mistake.
MADE: dict[str, Callable[[Path], None]] = {
    "bom": swap(COUNTRY, b"", b"\xef\xbb\xbf"),
    "bom-and-mistake": swap(COUNTRY, b"schema: 1", b"\xef\xbb\xbfschema: 2"),
    "bom-in-the-middle": swap(COUNTRY, b"name: Rep", b"name: \xef\xbb\xbfRep"),
    "line-ends-of-windows": swap(COUNTRY, b"schema: 1\n", b"schema: 1\r\n"),
    "line-ends-of-windows-and-mistake": swap(COUNTRY, b"schema: 1\nid: XAA\n", b"schema: 1\r\nid: XAB\r\n"),
    "not-utf-8": swap(COUNTRY, b"Republic", b"R\xe9publique"),
    "utf-16": recode(COUNTRY, "utf-16"),
    "utf-16-without-bom": recode(COUNTRY, "utf-16-le"),
    "control-character": swap(COUNTRY, b"Republic", b"Repub\x07lic"),
    "terminal-escape": swap(COUNTRY, b"Republic", b"\x1b[31mRepublic"),
    "text-turned-round": swap(EVIDENCE, b"is not a federation", "is \u202enot a federation".encode()),
    "wide-letters": swap(TEXTS, b"What is missing", "見出し：<b>What</b> is missing".encode()),
    "brackets-50000": write(CALLS, b"schema: 1\ncalls: " + b"[" * 50_000 + b"]" * 50_000),
    "braces-50000": write(CALLS, b"schema: 1\ncalls: " + b"{a: " * 50_000 + b"}" * 50_000),
    "hyphens-50000": write(CALLS, b"schema: 1\ncalls:\n  " + b"- " * 50_000),
    "file-too-large": write(CALLS, b"schema: 1\ncalls: []\n" + b"# padding\n" * 500_000),
    "text-too-long": swap(TEXTS, b"All sources", b"All sources are invented. " * 1000 + b"All sources"),
    "link-out": link(SOURCES, "../../../outside"),
    "link-out-of-folder": link("countries/XBB", "../../outside"),
    "link-to-nothing": link(SOURCES, "nothing.yaml"),
    "link-to-itself": link(CALLS, "calls.yaml"),
    "folder-for-sources": folder(SOURCES),
    "folder-for-evidence": folder(EVIDENCE),
    "pipe-for-calls": pipe(CALLS),
    "framework-default-twice": second_default,
    "review-ambiguous": second_framework,
    "review-name": write(NAMES_FILE, b"schema: 1\nreviewers:\n  reviewer-2: Ada Example\n"),
    "reviewers-empty-name": write(NAMES_FILE, b"schema: 1\nreviewers:\n  reviewer-2:\n"),
    "design-grey-grades": swap(
        "indicators/mini-1/framework.yaml",
        b'shape: square, colour: "#9B1C2E"',
        b'shape: circle, colour: "#B3262D"',
    ),
}


def workspace(name: str, root: Path) -> Path:
    """The sound workspace with the mistake of one case."""
    shutil.copytree(SOUND, root, copy_function=shutil.copyfile)
    case = BROKEN / name
    if (case / ".followed").exists():
        follow_up(root)
    gone = case / ".delete"
    for path in gone.read_text("utf-8").splitlines() if gone.exists() else ():
        shutil.rmtree(root / path) if (root / path).is_dir() else (root / path).unlink()
    shutil.copytree(case, root, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*NO_FILES))
    if name in MADE:
        MADE[name](root)
    return root


def run(*arguments: str) -> tuple[str, int]:
    """What the command prints, on both channels, and its exit code; a fault of the program is raised."""
    result = CliRunner().invoke(cards, [*arguments, "--workspace", "."], catch_exceptions=False)
    return result.output, result.exit_code


def heads(text: str) -> list[str]:
    return [line for line in text.splitlines() if HEAD.match(line)]


@pytest.fixture(params=NAMES, scope="module")
def name(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A case by its name, with the working directory in its workspace.

    The workspace is read and checked once for all commands that are tried on it: it is most of their work.
    """
    read = functools.cache(common.loaded_and_checked)

    def once(root: Path) -> tuple[Loaded, Problems]:
        return read(root.resolve())

    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(workspace(request.param, tmp_path_factory.mktemp("case") / "workspace"))
        patch.setattr(common, "loaded_and_checked", once)
        patch.setattr(importlib.import_module("scoring.commands.check"), "loaded_and_checked", once)
        yield request.param


def test_the_sound_workspace_has_no_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shutil.copytree(SOUND, tmp_path / "workspace"))
    assert run("check", "--strict") == ("no problems in 23 files\n", 0)


def test_there_are_many_cases_and_all_are_made_from_something() -> None:
    assert len(NAMES) >= 50
    assert set(MADE) <= set(NAMES)
    for each in NAMES:
        files = {path.name for path in (BROKEN / each).rglob("*") if path.is_file()}
        assert each in MADE or files - {"expected.txt", ".followed"}, each


def test_check_says_exactly_what_is_expected(name: str) -> None:
    output, code = run("check")
    said, file = f"{output}exit code {code}\n", BROKEN / name / "expected.txt"
    expected = file.read_text("utf-8") if file.exists() else ""
    if said == expected:
        return
    if os.environ.get("CARDS_ACCEPT"):
        file.write_text(said, "utf-8", newline="\n")
    lines = difflib.unified_diff(expected.splitlines(), said.splitlines(), "expected", "said", lineterm="")
    pytest.fail("\n".join([name, *lines]), pytrace=False)


def test_json_has_the_same_problems_with_places_that_exist(name: str) -> None:
    output, code = run("check", "--format", "json")
    expected = (BROKEN / name / "expected.txt").read_text("utf-8")
    records: list[dict[str, Any]] = json.loads(output)
    assert expected.endswith(f"exit code {code}\n")
    assert len(records) == len(heads(expected))
    for record, head in zip(records, heads(expected), strict=True):
        assert list(record) == ["file", "line", "column", "code", "severity", "subject", "message", "hint"]
        assert record["severity"] == CODES[record["code"]].severity
        assert record["message"]
        path = Path(record["file"])
        assert path.exists() or path.is_symlink()
        place = f":{record['line']}:{record['column']}" if record["line"] else ""
        assert head.startswith(f"{record['file']}{place}: {record['severity']} [{record['code']}]")
        if record["line"]:
            assert record["line"] <= path.read_bytes().count(b"\n") + 1
            assert record["column"] >= 1


def test_an_error_keeps_build_from_touching_anything(name: str) -> None:
    expected = (BROKEN / name / "expected.txt").read_text("utf-8")
    errors = [head for head in heads(expected) if ": error [" in head]
    if not errors:
        return
    booklet = Path("output/mini-1/2010-01/en/XAA-booklet.pdf")
    booklet.parent.mkdir(parents=True)
    booklet.write_bytes(b"the last good one")
    before = dict(contents(Path()))
    output, code = run("build")
    assert code == 1
    assert heads(output) == errors
    assert "nothing was made from these files" in output
    assert dict(contents(Path())) == before


def contents(root: Path) -> Iterator[tuple[str, bytes | str]]:
    """Every path below a folder with what it holds, links not followed."""
    for path in sorted(root.rglob("*")):
        if path.is_symlink():
            yield str(path), str(path.readlink())
        else:
            yield str(path), path.read_bytes() if path.is_file() else "no file"


def faults(path: Path, loader: Any, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.setattr(nodes, "_Loader", loader)
    problems = Problems()
    nodes.read_nodes(TextFile(path.name, path.read_text("utf-8")), problems)
    return list(problems)


@pytest.mark.parametrize("each", [each for each in NAMES if each.startswith("yaml-")])
def test_without_the_c_library_faults_are_worded_alike(each: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in (BROKEN / each).rglob("*.yaml"):
        slow = faults(path, yaml.SafeLoader, monkeypatch)
        assert slow == faults(path, yaml.CSafeLoader, monkeypatch)


def test_warnings_fail_where_strict_and_notes_never(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each, code in (("finding-disputed", 1), ("finding-stale", 0)):
        monkeypatch.chdir(workspace(each, tmp_path / each))
        assert run("check")[1] == 0
        assert run("check", "--strict")[1] == code


def test_github_gets_one_annotation_for_each_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace("several-at-once", tmp_path / "workspace"))
    lines = run("check", "--format", "github")[0].splitlines()
    expected = heads((BROKEN / "several-at-once" / "expected.txt").read_text("utf-8"))
    assert len(lines) == len(expected) >= 8
    for line, head in zip(lines, expected, strict=True):
        file, row, column = head.split(": ")[0].split(":")
        assert line.startswith(f"::error file={file},line={row},col={column},title=")


def test_every_code_is_shown_by_a_case() -> None:
    said = "\n".join((BROKEN / each / "expected.txt").read_text("utf-8") for each in NAMES)
    shown = {match.group(2) for head in heads(said) if (match := HEAD.match(head))}
    assert set(CODES) - shown == set(EXPLAINED_ELSEWHERE)
    assert {CODES[code].severity for code in shown} == set(Severity)
