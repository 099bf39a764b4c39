"""No English is left on a page of the site in another language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from leaks import leaks
from pseudo import in_pseudo, known_words, pseudo_language

from scoring.model.workspace import Workspace
from website.pages import Made, Page, site

BEGINNINGS = re.compile('<b>[^<]*</b>(?=</(?:a|span)></li>)|<span class="tile-swatch [^"]*">[^<]*</span>')
"""Marks on the map are the beginning of a category's name, and so of its «."""
NAMES = re.compile('<a [^>]*hreflang="[^"]*"[^>]*>[^<]*</a>')
"""Languages call themselves by their own names."""


@pytest.fixture(scope="module", params=["small", "real"])
def space(request: pytest.FixtureRequest) -> Workspace:
    workspace: Workspace = in_pseudo(request.getfixturevalue(request.param))
    return workspace


def test_every_word_is_translated_or_data(space: Workspace, repository: Path) -> None:
    language = pseudo_language(repository / "templates")
    made: Made = site(space, languages=(language,))
    known = known_words(space) | {"«Progress"}
    left = {path: found for path, page in made.pages.items() if (found := _left(page, known))}
    assert left == {}


def _left(page: Page, known: set[str]) -> list[str]:
    html = NAMES.sub("", BEGINNINGS.sub("", page.html))
    html = re.sub("[0-9a-f]{64}", "", html)
    return leaks(html, known)
