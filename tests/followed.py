"""Follow a page of docs/ in a workspace: type its lines in order, and write what it tells to write."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pages import Block, Typed, blocks, commands, type_line, write_block
from reviewed import accept_all

COUNTRIES = ("THA", "USA")
"""Those whose cards the pages speak of; the others would only take time."""

Do = Callable[[], object]


@dataclass(frozen=True)
class Guide:
    """What a page leaves to its reader. Each key is a line of the page, as it is typed."""

    left_out: Mapping[str, str] = field(default_factory=dict)  # why a test does not type it
    before: Mapping[str, Do] = field(default_factory=dict)  # what the reader has done by then
    answers: Mapping[str, str] = field(default_factory=dict)  # what the reader types when asked
    ends: Mapping[str, int] = field(default_factory=dict)  # the status where it is not 0

    def lines(self) -> set[str]:
        return {*self.left_out, *self.before, *self.answers, *self.ends}


def follow(page: Path, guide: Guide, monkeypatch: pytest.MonkeyPatch, *, papers: bool) -> dict[str, Typed]:
    """What each line printed. Without ``papers`` lines are left out that print them or read them."""
    typed: dict[str, Typed] = {}
    seen = set()
    for block in blocks(page.read_text(encoding="utf-8")):
        if block.kind == "yaml":
            write_block(block)
        for line in commands(block) if block.kind == "sh" else ():
            seen.add(line)
            if line not in guide.left_out and (papers or not of_papers(line)):
                typed[line] = type_as_told(line, block, guide, monkeypatch)
    assert guide.lines() <= seen, f"{page.name} has no such lines: {guide.lines() - seen}"
    return typed


def of_papers(line: str) -> bool:
    return line.startswith("cards build") or ".pdf" in line


def type_as_told(line: str, block: Block, guide: Guide, monkeypatch: pytest.MonkeyPatch) -> Typed:
    guide.before.get(line, lambda: None)()
    result = type_line(line, monkeypatch, guide.answers.get(line, ""))
    wanted = guide.ends.get(line, 0)
    assert result.status == wanted, f"{block.section}: {line} ended with {result.status}\n{result.printed}"
    assert "Traceback" not in result.printed
    return result


def shipped(repository: Path, root: Path) -> Path:
    """A copy of what the repository ships, with fewer countries."""
    for name in ("indicators", "templates"):
        shutil.copytree(repository / name, root / name, copy_function=shutil.copyfile)
    (root / "countries").mkdir()
    for path in sorted((repository / "countries").iterdir()):
        if path.is_file():
            shutil.copyfile(path, root / "countries" / path.name)
        elif path.name in COUNTRIES or not path.name.isupper():
            shutil.copytree(path, root / "countries" / path.name, copy_function=shutil.copyfile)
    return root


def all_reviewed(root: Path) -> Path:
    """The same with every finding accepted; a country without findings has no review."""
    accept_all(root)
    for path in root.glob("countries/*/*/reviews/*.yaml"):
        if path.read_text(encoding="utf-8").endswith("verdicts:\n"):
            path.unlink()
    return root


def at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs find the files of nobody else: no keys, no settings of git."""
    (home / ".ssh").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "an advocate")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "advocate@example.org")


def committed(root: Path) -> None:
    """The files as the branch main, and as v1.0."""
    for arguments in ("init -q -b main", "add .", "commit -q -m Begin", "tag v1.0"):
        subprocess.run(["git", *arguments.split()], cwd=root, check=True)
