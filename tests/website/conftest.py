"""Two sites made once: of invented countries, and of the repository with the cards of two countries."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.model.workspace import Workspace
from scoring.read.workspace import load
from website.pages import Made, site


@pytest.fixture(scope="session")
def small(repository: Path) -> Workspace:
    """Invented countries, with the repository's templates."""
    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(workspace, templates=repository / "templates")


@pytest.fixture(scope="session")
def invented(small: Workspace) -> Made:
    return site(small)


@pytest.fixture(scope="session")
def real(repository: Path) -> Workspace:
    """The repository, of whose cards only two countries' are kept: one with many findings, one with none."""
    workspace = load(repository).workspace
    kept = {key: one for key, one in workspace.editions.items() if key[0] in {"USA", "THA"}}
    return replace(workspace, editions=kept)


@pytest.fixture(scope="session")
def shipped(real: Workspace) -> Made:
    return site(real)
