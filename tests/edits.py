"""Hand-made edits of the sound workspace: text in the place of other text, in a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

from scoring.check import check
from scoring.model.workspace import Workspace
from scoring.read.workspace import load

WORKSPACES = Path(__file__).parent / "workspaces"
SOUND = WORKSPACES / "sound"
FRAMEWORK = "indicators/mini-1/framework.yaml"
XAA, XBB = "countries/XAA/2010-01/mini-1.yaml", "countries/XBB/2010-01/mini-1.yaml"
TEXTS, CALLS = "countries/XAA/2010-01/texts.yaml", "countries/XAA/2010-01/calls.yaml"


def copied(target: Path) -> Path:
    return shutil.copytree(SOUND, target)


def follow_up(root: Path) -> None:
    """Give XBB an edition before its sound one, 2009-01.

    2010-01 tells what became of its calls; and there are recommendations of others.
    """
    shutil.copytree(WORKSPACES / "followed", root, dirs_exist_ok=True, copy_function=shutil.copyfile)


def edit(root: Path, file: str, old: str, new: str, after: str = "") -> None:
    """Put a text in the place of another, the first one behind ``after``, which must be there."""
    path = root / file
    text = path.read_text(encoding="utf-8")
    start = text.index(after)
    assert old in text[start:], (file, old)
    path.write_text(text[:start] + text[start:].replace(old, new, 1), encoding="utf-8")


def answer(root: Path, finding: str, old: str, new: str, file: str = XAA) -> None:
    edit(root, file, f"answer: {old}\n", f"answer: {new}\n", after=f"- id: {finding}\n")


def without_finding(root: Path, finding: str, file: str = XAA) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    start = text.index(f"  - id: {finding}\n")
    end = min(at for mark in ("  - id: ", "\nresolutions:") if (at := text.find(mark, start + 1)) > 0)
    path.write_text(text[:start] + text[end:], encoding="utf-8")


def next_edition(root: Path, country: str = "XAA", edition: str = "2011-03") -> str:
    """A later edition with the same evidence; gives the name of its evidence file."""
    folder = root / "countries" / country
    shutil.copytree(folder / "2010-01", folder / edition)
    name = f"countries/{country}/{edition}/mini-1.yaml"
    edit(root, name, "as-of: 2010-01-31", f"as-of: {edition}-31")
    return name


def sound_workspace(root: Path) -> Workspace:
    """The workspace in a folder, in which nothing may be wrong."""
    loaded = load(root)
    problems = check(loaded)
    assert not problems.failed(), [problem.message for problem in problems]
    return loaded.workspace


def reply_to(root: Path) -> None:
    """Let both governments have been asked: that of XAA has replied, that of XBB has not."""
    shutil.copytree(WORKSPACES / "replied", root, dirs_exist_ok=True, copy_function=shutil.copyfile)
