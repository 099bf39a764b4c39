"""The help of every command: its examples do what they say."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from scoring.commands import cards
from scoring.commands.examples import EXAMPLES

HEAVY = frozenset({"build"})
"""Commands whose examples take long: `make test-full` runs these, and all but the first of each other."""

TYPED = {"review": "q\n"}
"""What is typed into commands that ask."""
REFUSED = {"publish": "cannot be published yet"}
"""What commands say that what is shipped gives no leave to: its evidence is not reviewed."""
ASKED = (
    "reply record USA --asked 2026-11-02 --to 'the Ministry of Justice' --how letter --answer-by 2026-12-31"
)
BUILT_BEFORE = {
    "cards reply record USA --no-answer 2027-01-04": ASKED,
    "cards verify output/ecpat-2010/2010-01/en/USA-summary.pdf": "build USA --edition 2010-01 --kind summary",
}
"""What must be made before an example; these are run by `make test-full`."""
ELSEWHERE = {
    "cards build --framework all --edition all": "takes half a minute; `make cards` runs it",
    "cards verify output/releases/2010-01": "needs a release; run on one in tests/release",
    **dict.fromkeys(EXAMPLES["preview"], "goes on until it is stopped; run in test_preview_command.py"),
}


def commands(command: click.Command, path: str = "") -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            yield from commands(below, f"{path} {name}".strip())


ALL = dict(commands(cards))


@pytest.mark.parametrize("path", ALL)
def test_every_help_ends_with_examples(path: str) -> None:
    lines = EXAMPLES.get(path, ())
    assert 2 <= len(lines) <= 3, f"cards {path} --help shows two or three examples: commands/examples.py"
    assert all(line.startswith(f"cards {path}".strip()) for line in lines)
    shown = CliRunner().invoke(cards, [*path.split(), "--help"]).stdout
    assert shown.rstrip().endswith("\n".join(["Examples:", *(f"    {line}" for line in lines)]))
    assert ALL[path].help, "a help says what the command is for"


def test_no_example_is_of_a_command_that_there_is_not() -> None:
    assert set(EXAMPLES) <= set(ALL)


@pytest.fixture(scope="module")
def shipped(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is shipped, with the countries that examples name, under version control and with older copies."""
    root = tmp_path_factory.mktemp("examples") / "workspace"
    shutil.copytree(repository / "indicators", root / "indicators")
    shutil.copytree(repository / "templates", root / "templates")
    others = [one.name for one in (repository / "countries").iterdir() if len(one.name) == 3]
    left = shutil.ignore_patterns(*(name for name in others if name not in ("USA", "THA", "ROU")))
    shutil.copytree(repository / "countries", root / "countries", ignore=left)
    work = {"title": "Report", "type": "report", "issued": {"date-parts": [[2009]]}, "id": "a"}
    (root / "library.json").write_text(json.dumps([work]), encoding="utf-8")
    (root / "library.bib").write_text("@techreport{b, title = {Report}, year = {2009}}\n", encoding="utf-8")
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "as shipped")
    git(root, "tag", "v1.0")
    for name in ("before", "after"):
        shutil.copytree(root / "countries", root.parent / name / "countries")
        shutil.copytree(root / "indicators", root.parent / name / "indicators")
    return root


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *who, *arguments], cwd=root, check=True, env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    )


RUN = [
    pytest.param(
        line, id=line, marks=[pytest.mark.full] if number or path in HEAVY or line in BUILT_BEFORE else []
    )
    for path, lines in EXAMPLES.items()
    for number, line in enumerate(lines)
    if path in ALL and not isinstance(ALL[path], click.Group) and line not in ELSEWHERE
]


@pytest.mark.parametrize("line", RUN)
def test_examples_work(line: str, shipped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(shipped)
    name = line.split()[1]
    try:
        if line in BUILT_BEFORE:
            assert CliRunner().invoke(cards, shlex.split(BUILT_BEFORE[line])).exit_code == 0
        result = CliRunner().invoke(cards, shlex.split(line)[1:], input=TYPED.get(name))
        assert result.exit_code == (name in REFUSED), result.output
        assert REFUSED.get(name, "") in result.output
        assert result.output.strip(), "an example shows something"
    finally:
        git(shipped, "reset", "-q", "--hard")
        git(shipped, "clean", "-q", "-d", "-f", "-x")


def test_examples_of_groups_are_examples_of_their_commands() -> None:
    of_commands = {
        line for path, lines in EXAMPLES.items() if not isinstance(ALL[path], click.Group) for line in lines
    }
    for path, lines in EXAMPLES.items():
        if isinstance(ALL[path], click.Group):
            for line in lines:
                words = shlex.split(line)[1:]
                assert any(shlex.split(other)[1 : 1 + len(words)] == words for other in of_commands), line
