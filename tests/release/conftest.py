"""Releases of the reviewed workspace; most hold its data alone, which is quick, and all else is the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewed import reviewed

from scoring.publish.release import make


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reviewed(tmp_path / "workspace")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Releases hold the data alone."""
    monkeypatch.setattr(make, "PUBLISHED", ("data",))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
