"""The booklet that most tests look at, made once, and the workspace of small ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from booklet.printed import Printed, printed
from scoring.model.workspace import Workspace
from scoring.read.workspace import load


@pytest.fixture(scope="session")
def usa(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The booklet of the USA, January 2010."""
    workspace = load(repository).workspace
    edition = workspace.editions["USA", "2010-01", "ecpat-2010"]
    return printed(workspace, edition, tmp_path_factory.mktemp("booklet") / "USA-booklet.pdf")


@pytest.fixture(scope="session")
def invented(repository: Path) -> Workspace:
    """A small sound workspace of invented countries, with the repository's templates."""
    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(workspace, templates=repository / "templates")
