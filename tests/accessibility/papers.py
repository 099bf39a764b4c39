"""Every kind of PDF in every language, with the HTML that it was printed from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from booklet.tagged import Tagged

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish import pdf
from scoring.publish.kinds import KINDS, Card, Order
from scoring.read.languages import SOURCE, language_codes, translation
from scoring.read.workspace import load

ROOT = Path(__file__).parents[2]
OTHER_THINGS = frozenset({"data", "pictures", "site", "word"})
"""Kinds that are no PDF; any other kind is taken for one."""
PRINTED = tuple(kind for kind in KINDS if kind not in OTHER_THINGS)
LANGUAGES = language_codes(ROOT / "templates")


@dataclass(frozen=True)
class Case:
    """A card in a language as a kind of PDF; ``invented`` is that of the tests' own workspace."""

    kind: str
    language: str
    country: str
    edition: str
    framework: str
    invented: bool = False

    def __str__(self) -> str:
        return "-".join((self.kind, self.language, self.country, self.edition))


MUCH_TEXT = ("USA", "2010-01", "ecpat-2010")
LITTLE = ("FRA", "2010-01", "ecpat-2010")
OTHER_CARDS = (LITTLE, ("GTM", "2013-12", "rapporteur-2013"))
"""One of which next to nothing is known, and one under other rules."""
LONG_KINDS, READ_WHOLE = {"booklet"}, {SOURCE, "ar"}
"""Many pages take long to check: in most languages those of a card with little in it do."""
CASES = (
    *(
        Case(kind, language, *(LITTLE if kind in LONG_KINDS and language not in READ_WHOLE else MUCH_TEXT))
        for kind in PRINTED
        for language in LANGUAGES
    ),
    *(Case(kind, SOURCE, *card) for kind in PRINTED for card in OTHER_CARDS),
    *(Case(kind, SOURCE, "XAA", "2010-01", "mini-1", invented=True) for kind in PRINTED),
)


@dataclass(frozen=True)
class Paper:
    case: Case
    html: str
    path: Path

    @cached_property
    def pdf(self) -> Tagged:
        return Tagged(self.path)

    @property
    def leftward(self) -> bool:
        """Whether it is written from right to left."""
        return 'dir="rtl"' in self.html.partition("<head")[0]

    @property
    def styles(self) -> Path:
        return ROOT / "templates" / "styles"


@lru_cache(maxsize=2)
def shipped(invented: bool) -> Workspace:
    root = ROOT / "tests" / "workspaces" / "sound" if invented else ROOT
    return replace(load(root).workspace, templates=ROOT / "templates")


@lru_cache(maxsize=2)
def spoken(code: str, invented: bool) -> tuple[Language, Workspace]:
    found = translation(shipped(invented), code)
    return found.language, found.workspace


def order(case: Case, folder: Path) -> Order:
    space = shipped(case.invented)
    language, translated = spoken(case.language, case.invented)
    card = Card(space.frameworks[case.framework], case.edition, case.country)
    return Order(space, (card,), (language,), folder, translated={language.code: translated})


def printed(case: Case, folder: Path) -> Paper:
    """The PDF, made in this process so that its HTML can be kept."""
    pages: dict[bytes, str] = {}
    plain = pdf.render

    def kept(html: str, base: Path, allowed: list[Path], name: str, *more: Any) -> pdf.Paper:
        paper = plain(html, base, allowed, name, *more)
        pages[paper.content] = html
        return paper

    pdf.warm_up()
    with patch.object(pdf, "render", kept):
        ((path, content),) = _made(case, folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Paper(case, pages[content], path)


def _made(case: Case, folder: Path) -> Iterator[tuple[Path, bytes]]:
    for product in KINDS[case.kind](order(case, folder)):
        yield from product.made().files.items()
