"""The sound workspace with every finding accepted by a reviewer, who is a role."""

from __future__ import annotations

import shutil
from pathlib import Path

from edits import WORKSPACES, copied

from scoring.model.workspace import Workspace
from scoring.read.workspace import load
from scoring.review.findings import finding_digest

REVIEWED = WORKSPACES / "reviewed"
"""The reviews alone, as files of the workspace: written by :func:`accept_all`, and tested to be that."""


def reviewed(root: Path) -> Path:
    """A copy of the sound workspace with the reviews beside its evidence."""
    copied(root)
    shutil.copytree(REVIEWED, root, dirs_exist_ok=True, copy_function=shutil.copyfile)
    return root


def accept_all(root: Path, reviewer: str = "second-reader", on: str = "2010-02-14") -> None:
    """Have a reviewer accept every finding of every edition in the form that it has now."""
    workspace = load(root).workspace
    for country, edition in sorted({key[:2] for key in workspace.editions}):
        folder = root / "countries" / country / edition / "reviews"
        folder.mkdir(exist_ok=True)
        text = "".join(verdicts(workspace, country, edition, on))
        (folder / f"{reviewer}.yaml").write_text(text, encoding="utf-8")


def verdicts(workspace: Workspace, country: str, edition: str, on: str) -> list[str]:
    lines = ["schema: 1\n", "role: a second reader of the network\n", "verdicts:\n"]
    for key, one in sorted(workspace.editions.items()):
        if key[:2] == (country, edition):
            for finding in one.findings:
                lines.append(f"  - finding: {finding.id}\n    verdict: accepted\n    on: {on}\n")
                lines.append(f"    digest: {finding_digest(workspace, one, finding)}\n")
    return lines
