"""The papers of the USA, January 2010, and the workspaces that papers are made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from booklet.tagged import Tagged

from papers.made import made
from scoring.model.workspace import Workspace
from scoring.read.workspace import load

USA = ("USA", "2010-01", "ecpat-2010")


@pytest.fixture(scope="session")
def shipped(repository: Path) -> Workspace:
    return load(repository).workspace


@pytest.fixture(scope="session")
def invented(repository: Path) -> Workspace:
    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(workspace, templates=repository / "templates")


@pytest.fixture(scope="session")
def summary(shipped: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    return made(shipped, "summary", USA, tmp_path_factory.mktemp("summary"))


@pytest.fixture(scope="session")
def overview(shipped: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    return made(shipped, "overview", USA, tmp_path_factory.mktemp("overview"))


@pytest.fixture(scope="session")
def briefing(shipped: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    return made(shipped, "briefing", USA, tmp_path_factory.mktemp("briefing"))
