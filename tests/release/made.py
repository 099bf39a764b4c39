"""Publishing the reviewed workspace, and what has come of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from scoring.commands import cards


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
