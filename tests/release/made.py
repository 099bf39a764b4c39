"""Publishing the reviewed workspace, and what has come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from edits import answer
from reviewed import accept_all

from scoring.commands import cards

FILE = "countries/XAA/2010-01/corrections.yaml"
REASON = "A campaign of 2009 had been overlooked."


def publish(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cards, ["publish", "2010-01", *arguments, "--workspace", str(root)])


def published(root: Path, *arguments: str) -> Path:
    """The release's folder, which must have been made."""
    result = publish(root, *arguments)
    assert result.exit_code == 0, result.stderr
    lines = result.stdout.splitlines()
    line = next(line for line in lines if line.startswith(f"{root}/output/releases/"))
    return Path(line.split("  ")[0])


def manifest(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "manifest.json").read_text(encoding="utf-8")))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def corrected(root: Path) -> Path:
    """A published release, then a corrected finding with the correction that the program asks for."""
    published(root)
    answer(root, "xaa-1.2-a1", "not met", "met")
    accept_all(root)
    refused = publish(root, "--correct")
    assert refused.exit_code == 1
    assert "no correction says what was wrong and why" in refused.stderr
    due = refused.stdout[refused.stdout.index("# yaml-language-server") :]
    lines = [_filled(line) for line in due.splitlines()]
    (root / FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return published(root, "--correct")


def _filled(line: str) -> str:
    head = line.split(":")[0]
    if head.strip() == "- on":
        return "  - on: 2010-06-01"
    known = {"wrong": "The card said that no campaign was run.", "because": REASON}
    return f"{head}: {known[head.strip()]}" if head.strip() in known else line
