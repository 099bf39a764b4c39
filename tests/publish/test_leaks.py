"""No English is left on a card in another language: every word is a translated message or marked data."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from booklet import variants
from edits import copied, follow_up, reply_to, sound_workspace
from leaks import leaks
from pseudo import in_pseudo, known_words, pseudo_language

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.html import render_booklet
from scoring.read.workspace import load

TILE = re.compile('<span class="tile-(?:mark|swatch [^"]*)">[^<]*</span>')
"""A mark on the map is the beginning of a category's name, and so of its «."""


@pytest.fixture(scope="session")
def pseudo(repository: Path) -> Language:
    return pseudo_language(repository / "templates")


@pytest.fixture(scope="session")
def shipped(repository: Path) -> Workspace:
    return in_pseudo(load(repository).workspace)


def left(space: Workspace, key: tuple[str, str, str], language: Language) -> list[str]:
    """What is left over on one card."""
    country, edition, framework = key
    view = booklet_view(space, space.frameworks[framework], country, edition, language=language)
    digest = {row.text for row in view.colophon if re.fullmatch("[0-9a-f]{64}", row.text)}
    html = TILE.sub("", render_booklet(space.templates, view, language))
    return leaks(html, known_words(space) | digest)


@pytest.mark.parametrize(
    "key",
    [
        ("USA", "2010-01", "ecpat-2010"),
        ("USA", "2011-03", "ecpat-2010"),
        ("USA", "2013-12", "rapporteur-2013"),
        ("MEX", "2010-01", "ecpat-2010"),
        ("HKG", "2010-01", "ecpat-2010"),
    ],
    ids="-".join,
)
def test_shipped_cards(shipped: Workspace, pseudo: Language, key: tuple[str, str, str]) -> None:
    assert left(shipped, key, pseudo) == []


@pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)
def test_invented_cards(repository: Path, pseudo: Language, variant: variants.Variant) -> None:
    invented = load(repository / "tests" / "workspaces" / "sound").workspace
    space = in_pseudo(variant(replace(invented, templates=repository / "templates")))
    assert left(space, variants.KEY, pseudo) == []


def test_a_card_that_tells_what_became_of_earlier_calls(
    repository: Path, tmp_path: Path, pseudo: Language
) -> None:
    root = copied(tmp_path / "workspace")
    follow_up(root)
    space = in_pseudo(replace(sound_workspace(root), templates=repository / "templates"))
    assert left(space, ("XBB", "2010-01", "mini-1"), pseudo) == []


@pytest.mark.parametrize("country", ["XAA", "XBB"])
def test_a_card_that_prints_a_reply_or_silence(
    repository: Path, tmp_path: Path, pseudo: Language, country: str
) -> None:
    root = copied(tmp_path / "workspace")
    reply_to(root)
    space = in_pseudo(replace(sound_workspace(root), templates=repository / "templates"))
    assert left(space, (country, "2010-01", "mini-1"), pseudo) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Points: «12»⟧</p>", []),
        ("<p>⟦Points⟧ of 12</p>", ["of: ⟦Points⟧ of 12"]),
        ("<p>⟦Of <strong>«Mexico»</strong>⟧, 12%</p>", []),
        ("<p>⟦Open</p><p>closed⟧</p>", ["⟦ is not closed: ⟦Open", "closed: closed⟧"]),
        ("<svg><title>green</title></svg>", ["green: green"]),
        ('<img alt="A map"><td title="red">1.1</td>', ["A map: A map", "red: red"]),
        ('<section data-edition="January 2010"></section>', ["January: January 2010"]),
        ("<style>p { color: red }</style><p>usa-1.1-a, https://example.org/en</p>", []),
        ('<meta name="description" content="Card"><meta name="viewport" content="width">', ["Card: Card"]),
    ],
)
def test_leaks_are_seen(html: str, found: list[str]) -> None:
    said = leaks(html, {"usa-1.1-a"})
    assert [one for one in said if "closes nothing" not in one] == found
