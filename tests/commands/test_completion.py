"""What a shell completes: quickly, from whatever stands in the workspace, and never an error."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from edits import XAA, copied

from scoring.commands import cards


def completed(line: str, incomplete: str = "") -> list[str]:
    """What is offered behind a line of whole words."""
    shell = ShellComplete(cards, {}, "cards", "_CARDS_COMPLETE")
    return [item.value for item in shell.get_completions(line.split()[1:], incomplete)]


@pytest.mark.parametrize(
    ("line", "incomplete", "offered"),
    [
        ("cards", "expl", ["explain"]),
        ("cards explain", "X", ["XAA", "XBB"]),
        ("cards explain", "xa", ["XAA"]),
        ("cards explain XAA", "1.", ["1.1", "1.2"]),
        ("cards build --edition", "", ["2010-01", "all"]),
        ("cards build --lang", "f", ["fr"]),
        ("cards score --framework", "", ["mini-1"]),
        ("cards score --edition", "2", ["2010-01"]),
        ("cards what-if XAA --answer", "1.1.", ["1.1.a", "1.1.b", "1.1.c"]),
        ("cards compare XAA", "2", ["2010-01"]),
        ("cards new framework next --from", "", ["mini-1"]),
        ("cards check --format", "g", ["github"]),
    ],
)
def test_names_of_the_workspace_are_offered(
    line: str, incomplete: str, offered: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(copied(tmp_path / "w"))
    assert completed(line, incomplete) == offered


def test_the_workspace_may_be_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(tmp_path / "w")
    monkeypatch.chdir(tmp_path)
    assert completed("cards explain --workspace w", "X") == ["XAA", "XBB"]
    assert completed("cards explain", "X") == []


def test_a_broken_workspace_is_completed_as_far_as_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copied(tmp_path / "w")
    monkeypatch.chdir(root)
    (root / "countries/XAA/country.yaml").write_bytes(b"\xff\xfe: [")
    (root / XAA).write_text("{{{", encoding="utf-8")
    (root / "countries/XBB/country.yaml").unlink()
    for path in (root / "indicators").rglob("1.1-*.yaml"):
        path.write_text("][", encoding="utf-8")
    assert completed("cards explain", "X") == ["XAA", "XBB"]
    assert "1.1" not in completed("cards explain XAA")
    assert completed("cards what-if XAA --answer", "1.1") == []


def test_nothing_heavy_is_loaded_for_it(repository: Path) -> None:
    asked = {"_CARDS_COMPLETE": "bash_complete", "COMP_WORDS": "cards explain U", "COMP_CWORD": "2"}
    code = (
        "import sys, atexit\n"
        "from scoring.commands import cards\n"
        "heavy = ('yaml', 'pydantic', 'babel', 'jinja2')\n"
        "atexit.register(lambda: print(*(name for name in heavy if name in sys.modules)))\n"
        "cards(prog_name='cards')"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, env=asked, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["plain,USA"]
    assert run.stderr == ""


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_its_script(shell: str) -> None:
    environment = {"_CARDS_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"}
    code = "from scoring.commands import main; main()"
    run = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert "_CARDS_COMPLETE" in run.stdout
