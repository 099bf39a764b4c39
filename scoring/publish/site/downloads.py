"""What readers may take away: files beside the site that are there, or are made together with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.publish.site.places import Spot
from scoring.publish.site.view import LinkView

BESIDE = ".."
"""From the site's folder to the folder that holds it and everything else that is made."""
OF_CARD = (
    ("booklet", "{folder}/{country}-booklet.pdf", N_("The booklet (PDF)")),
    ("summary", "{folder}/{country}-summary.pdf", N_("The summary on one page (PDF)")),
    ("data", "data/countries/{country}.json", N_("The data (JSON)")),
)
"""Kinds of files on one country, where they are put, and what they are called."""
OF_EDITION = (
    ("overview", "{folder}/overview.pdf", N_("The report on all countries (PDF)")),
    ("data", "data/{framework}/{edition}/{framework}-{edition}{end}.xlsx", N_("The results (Excel)")),
    ("data", "data/{framework}/{edition}/datapackage.json", N_("The data package of this edition")),
)
"""Kinds of files on one edition."""
PICTURE = "pictures/{folder}/{country}-1200x630.png"


@dataclass(frozen=True)
class Downloads:
    """The files that may be linked to, as paths below the folder of all that is made.

    They are found before anything is made: what is on the disk then, and what the same order makes. So the
    pages do not depend on which file happens to be ready first.
    """

    there: frozenset[str] = frozenset()

    def of_card(
        self, spot: Spot, language: Language, framework: str, edition: str, country: str
    ) -> tuple[LinkView, ...]:
        fields = {**_fields(language, framework, edition), "country": country}
        return tuple(self._links(spot, language, OF_CARD, fields))

    def of_edition(
        self, spot: Spot, language: Language, framework: str, edition: str
    ) -> tuple[LinkView, ...]:
        return tuple(self._links(spot, language, OF_EDITION, _fields(language, framework, edition)))

    def picture(self, language: Language, framework: str, edition: str, country: str) -> str:
        """The path of a country's picture for links on other sites; empty where there is none."""
        path = PICTURE.format(**_fields(language, framework, edition), country=country)
        return path if path in self.there else ""

    def _links(
        self, spot: Spot, language: Language, files: Iterable[tuple[str, str, str]], fields: dict[str, str]
    ) -> Iterator[LinkView]:
        for _, pattern, label in files:
            path = pattern.format(**fields)
            if path in self.there:
                yield LinkView(spot.to(f"{BESIDE}/{path}"), language.gettext(label))


def files_of(kind: str, language: Language, framework: str, edition: str, country: str) -> Iterator[str]:
    """The paths of the files that a kind makes of a card, among those that the site links to."""
    fields = {**_fields(language, framework, edition), "country": country}
    for name, pattern, _ in (*OF_CARD, *OF_EDITION):
        if name == kind:
            yield pattern.format(**fields)
    if kind == "pictures":
        yield PICTURE.format(**fields)


def _fields(language: Language, framework: str, edition: str) -> dict[str, str]:
    folder = f"{framework}/{edition}/{language.code}"
    end = "" if language.code == "en" else f"-{language.code}"
    return {"folder": folder, "framework": framework, "edition": edition, "end": end}


def found(output: Path, planned: Iterable[str] = ()) -> Downloads:
    """What is in the folder of all that is made, and what is about to be made there."""
    there = {
        path.relative_to(output).as_posix()
        for pattern in ("*/*/*/*.pdf", "data/**/*.json", "data/**/*.xlsx", "pictures/*/*/*/*-1200x630.png")
        for path in output.glob(pattern)
    }
    return Downloads(frozenset(there | set(planned)))
