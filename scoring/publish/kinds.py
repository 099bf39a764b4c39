"""The kinds of what can be made, by the names that ``cards build --kind`` takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.products import Product
from scoring.publish.shared import robustness_of_edition, standings_of_edition


@dataclass(frozen=True)
class Card:
    """A country's evidence in an edition under a framework: what one card is made from."""

    framework: Framework
    edition: str
    country: str


@dataclass(frozen=True)
class Order:
    """What is asked for: these cards, in these languages, into the folder ``output``.

    ``withdrawn`` are those of them that no longer stand: a page says so in the place of each paper.
    ``translated`` has the workspace in each language but English, ``kinds`` are the names of all that is
    made together: what one makes may lead to what another does.
    """

    workspace: Workspace
    cards: tuple[Card, ...]
    languages: tuple[Language, ...]
    output: Path
    paper: str = "a4"
    translated: Mapping[str, Workspace] = field(default_factory=dict)
    kinds: tuple[str, ...] = ()
    withdrawn: tuple[Card, ...] = ()

    def space(self, language: Language) -> Workspace:
        """The workspace with its texts in a language."""
        return self.translated.get(language.code, self.workspace)

    def get_ready(self) -> None:
        """Do once, before children are forked, what each of them would do: load what prints, and grade.

        PublishError where something that the system is to have is missing.
        """
        from scoring.publish.html import compile_all
        from scoring.publish.pdf import load_language, warm_up

        warm_up()
        compile_all(self.workspace.templates)
        for language in self.languages:
            load_language(language)
            self._rank_all(self.space(language))

    def _rank_all(self, space: Workspace) -> None:
        """Each card shows where it stands among all, and how sure that is."""
        for framework, edition in sorted({(card.framework.id, card.edition) for card in self.cards}):
            rules = space.frameworks[framework]
            robustness_of_edition(space, rules, standings_of_edition(space, rules, edition))

    def folder(self, card: Card, language: Language) -> Path:
        """Where what is made for one edition in one language belongs."""
        return self.output / card.framework.id / card.edition / language.code

    def paper_on(self, card: Card, language: Language, kind: str) -> Path:
        return paper_on(self.output, card.framework.id, card.edition, card.country, language.code, kind)


def paper_on(output: Path, framework: str, edition: str, country: str, language: str, kind: str) -> Path:
    """Where a PDF on one country belongs."""
    return output / framework / edition / language / f"{country}-{kind}.pdf"


Kind = Callable[[Order], Iterable[Product]]


def booklets(order: Order) -> Iterator[Product]:
    from scoring.publish.booklet_pdf import booklet

    for language in order.languages:
        for card in order.cards:
            target = order.paper_on(card, language, "booklet")
            yield booklet(order.space(language), card, language, target, order.paper)
        yield from _withdrawn(order, language, "booklet")


def summaries(order: Order) -> Iterator[Product]:
    from scoring.publish.summary import summary

    for language in order.languages:
        for card in order.cards:
            target = order.paper_on(card, language, "summary")
            yield summary(order.space(language), card, language, target, order.paper)
        yield from _withdrawn(order, language, "summary")


def _withdrawn(order: Order, language: Language, kind: str) -> Iterator[Product]:
    from scoring.publish.withdrawn import withdrawn

    for card in order.withdrawn:
        target = order.paper_on(card, language, kind)
        yield withdrawn(order.space(language), card, language, target, order.paper)


def overviews(order: Order) -> Iterator[Product]:
    """One for each framework, edition and language."""
    from scoring.publish.overview_report import overview

    for language in order.languages:
        seen = set()
        for card in (*order.cards, *order.withdrawn):
            folder = order.folder(card, language)
            if folder not in seen:
                seen.add(folder)
                yield overview(order.space(language), card, language, folder / "overview.pdf", order.paper)


def briefings(order: Order) -> Iterator[Product]:
    from scoring.publish.briefing import briefing

    for language in order.languages:
        for card in order.cards:
            target = order.paper_on(card, language, "briefing")
            yield briefing(order.space(language), card, language, target, order.paper)


def data(order: Order) -> Iterable[Product]:
    from scoring.publish.data.products import data_products

    return data_products(order)


def pictures(order: Order) -> Iterator[Product]:
    from scoring.publish.pictures.make import card_pictures, edition_pictures

    for language in order.languages:
        editions: set[Path] = set()
        for card in order.cards:
            folder = order.output / "pictures" / order.folder(card, language).relative_to(order.output)
            if folder not in editions:
                editions.add(folder)
                yield edition_pictures(order.space(language), card, language, folder)
            yield card_pictures(order.space(language), card, language, folder)


def words(order: Order) -> Iterator[Product]:
    from scoring.publish.word.texts import word

    for language in order.languages:
        for card in order.cards:
            target = order.folder(card, language) / f"{card.country}-texts.docx"
            yield word(order.space(language), card, language, target)


def site(order: Order) -> Iterator[Product]:
    from scoring.publish.site.products import site_products

    return site_products(order)


KINDS: Mapping[str, Kind] = {
    "booklet": booklets,
    "summary": summaries,
    "overview": overviews,
    "briefing": briefings,
    "site": site,
    "data": data,
    "pictures": pictures,
    "word": words,
}
"""In the order in which they are made."""
PAPERS = ("booklet", "summary", "overview", "briefing")
"""Those that are PDFs, each made from a card in a language."""
DEFAULT = ("booklet", "summary", "overview", "site", "data")
"""What is made where no kind is named."""
