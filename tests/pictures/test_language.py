"""Nothing that pictures say is left in English where it is not a message or data."""

from __future__ import annotations

import pytest
from booklet import variants
from leaks import leaks
from pseudo import in_pseudo, known_words, pseudo_language

from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import Card
from scoring.publish.pictures import make
from scoring.publish.pictures.alt import card_words, edition_words
from scoring.publish.pictures.view import card_picture, edition_picture


@pytest.mark.parametrize("variant", [variants.shipped, variants.everything], ids=lambda one: one.__name__)
def test_every_word_is_a_message_or_data(invented: Workspace, card: Card, variant: variants.Variant) -> None:
    workspace = in_pseudo(variant(invented))
    language, known = pseudo_language(workspace.templates), known_words(workspace)
    booklet = booklet_of(workspace, card, language)
    shown = card_picture(booklet.view(), language)
    whole = edition_picture(booklet.view(), booklet.figures, language)
    pages = [make.page(one, shown, workspace.templates, language, 10) for one in (*make.SOCIAL, make.BADGE)]
    pages.append(make.page(make.RANKS, whole, workspace.templates, language, 10))
    said = [card_words(shown, language), edition_words(whole, language)]
    lines = [f"<p>{line}</p>" for words in said for line in words.splitlines()]
    assert [leak for page in [*pages, *lines] for leak in leaks(page, known)] == []
    assert len(pages) == 5
