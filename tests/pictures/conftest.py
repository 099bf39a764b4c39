"""The workspace of invented countries, and cards of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.kinds import Card
from scoring.publish.pictures import make
from scoring.publish.pictures.view import CardPicture
from scoring.read.workspace import load

Drawn = Callable[[make.Format, CardPicture, Language], bytes]


@pytest.fixture(scope="session")
def invented(repository: Path) -> Workspace:
    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(workspace, templates=repository / "templates")


@pytest.fixture(scope="session")
def card(invented: Workspace) -> Card:
    return Card(invented.frameworks["mini-1"], "2010-01", "XAA")


@pytest.fixture(scope="session")
def drawn(repository: Path) -> Drawn:
    """A picture's page as PDF, with its words as large as they fit."""
    templates = repository / "templates"

    def draw(one: make.Format, view: CardPicture, language: Language) -> bytes:
        def html(size: float) -> str:
            return make.page(one, view, templates, language, size)

        return make.fitting(html, one, templates, one.name).content

    return draw
