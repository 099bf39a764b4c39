"""The pictures of a card and of an edition; their words are made smaller by steps until all of them fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.design import DesignView, design_of, folders
from scoring.publish.html import render_page
from scoring.publish.kinds import Card
from scoring.publish.pdf import Paper, drafted, render
from scoring.publish.pictures.alt import card_words, edition_words
from scoring.publish.pictures.raster import png, words_outside
from scoring.publish.pictures.view import CardPicture, EditionPicture, card_picture, edition_picture
from scoring.publish.products import Draft, Made, Product

STEPS = (10.0, 9.2, 8.4, 7.7, 7.0, 6.4, 5.8, 5.2, 4.6)
"""Pixels to the style sheet's ``rem``: the first at which everything fits is taken."""


@dataclass(frozen=True)
class Format:
    """A picture's template and size in pixels. No word stands nearer to the edge than ``edge``."""

    name: str
    template: str
    width: int
    height: int
    edge: int = 28


SOCIAL = tuple(
    Format(f"{width}x{height}", "pictures/social.html.j2", width, height)
    for width, height in ((1200, 630), (1080, 1080), (1080, 1920))
)
BADGE = Format("badge", "pictures/badge.html.j2", 720, 280, 10)
MAP = Format("map", "pictures/map.html.j2", 1200, 1000)
RANKS = Format("ranks", "pictures/ranks.html.j2", 1200, 1200)
SAID = "picture, and its words"


def card_pictures(workspace: Workspace, card: Card, language: Language, folder: Path) -> Product:
    """The social cards and the badge of a country, with their words for those who do not see them."""

    def draft() -> Draft:
        view = card_picture(booklet_of(workspace, card, language).view(), language)
        words = card_words(view, language)
        named = [(one, folder / f"{card.country}-{one.name}.png") for one in (*SOCIAL, BADGE)]
        return _joined([_picture(one, view, target, words, workspace, language) for one, target in named])

    return Product(f"{card.country} pictures", draft, folder / card.country)


def edition_pictures(workspace: Workspace, card: Card, language: Language, folder: Path) -> Product:
    """The map of tiles and the picture of ranks, each where the framework and the edition have one."""

    def draft() -> Draft:
        booklet = booklet_of(workspace, card, language)
        view = edition_picture(booklet.view(), booklet.figures, language)
        words = edition_words(view, language)
        named = [
            (one, folder / f"{one.name}.png")
            for one, there in ((MAP, view.tile_map), (RANKS, view.groups))
            if there
        ]
        return _joined([_picture(one, view, target, words, workspace, language) for one, target in named])

    return Product(f"{card.framework.id} {card.edition} pictures", draft, folder / card.framework.id)


def page(
    one: Format,
    view: CardPicture | EditionPicture,
    templates: Path,
    language: Language,
    size: float,
    design: DesignView | None = None,
) -> str:
    """A picture as HTML, with so many pixels to the ``rem``."""
    last = size == STEPS[-1]
    return render_page(
        templates, one.template, language, design, format=one, picture=view, step=size, last=last
    )


def _picture(
    one: Format,
    view: CardPicture | EditionPicture,
    target: Path,
    words: str,
    workspace: Workspace,
    language: Language,
) -> Draft:
    """The picture at ``target``, and beside it its words in a file of their own."""
    templates, allowed = workspace.templates, folders(workspace)
    design = design_of(templates, workspace.campaign)

    def html(size: float) -> str:
        return page(one, view, templates, language, size, design)

    def make() -> Made:
        paper = fitting(html, one, templates, target.name, allowed)
        files = {
            target: png(paper.content, one.width, one.height, target.name),
            target.with_suffix(".txt"): (unmarked(words) + "\n").encode("utf-8"),
        }
        return Made(files, SAID, paper.read)

    return Draft(drafted(target, templates, html(STEPS[0]), html(STEPS[-1]), words), make)


def _joined(drafts: Sequence[Draft]) -> Draft:
    """Several pictures as one product."""

    def make() -> Made:
        made = [draft.make() for draft in drafts]
        files = {path: content for one in made for path, content in one.files.items()}
        return Made(files, SAID, {path: digest for one in made for path, digest in one.read.items()})

    return Draft("\f".join(draft.of for draft in drafts), make)


def fitting(
    html: Callable[[float], str], one: Format, base: Path, name: str, allowed: Sequence[Path] = ()
) -> Paper:
    """The page with its words as large as there is room for; PublishError where there is none at all."""
    for size in STEPS:
        paper = render(html(size), base, allowed or [base], name)
        if paper.pages == 1 and not words_outside(paper.content, one.edge):
            return paper
    raise PublishError(
        "size", f"{name} has more words than there is room for", "Shorten the name or the title."
    )
