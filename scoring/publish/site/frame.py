"""What stands around every page: its head, the way through the site, the languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urljoin

from markupsafe import Markup

from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.model.evidence import Edition
from scoring.model.workspace import Workspace
from scoring.publish.design import DesignView, design_of
from scoring.publish.html import render_page
from scoring.publish.site.assets import logo_path
from scoring.publish.site.downloads import BESIDE, Downloads
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.site.view import ChoiceView, FrameView, LinkView
from scoring.publish.status import editions_up_to, status_words

SITE = N_("Progress cards")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Site:
    """The site in one language. ``workspace`` has its texts, ``address`` is where its folder will stand.

    Without an address it has no sitemap, and its pages say nothing to other sites: all else is relative.
    """

    workspace: Workspace
    language: Language
    languages: tuple[Language, ...]
    downloads: Downloads = field(default_factory=Downloads)
    address: str = ""

    def render(self, template: str, **views: object) -> str:
        """A page from its template, by the template's short name."""
        templates = self.workspace.templates
        return render_page(templates, f"site/{template}.html.j2", self.language, self.design, **views)

    @cached_property
    def design(self) -> DesignView:
        return design_of(self.workspace.templates, self.workspace.campaign)

    @property
    def shelves(self) -> tuple[Shelf, ...]:
        """All editions of all frameworks: the default framework first, newer editions before older ones."""
        frameworks = sorted(
            self.workspace.frameworks.values(),
            key=lambda one: (one is not self.workspace.default_framework, one.id),
        )
        return tuple(
            Shelf(self.language.code, framework.id, edition)
            for framework in frameworks
            for edition in reversed(self.workspace.edition_ids(framework.id))
        )

    @property
    def first(self) -> Shelf | None:
        """The edition that readers come in by: under the default framework, the one on most countries."""
        if not self.shelves:
            return None
        own = [shelf for shelf in self.shelves if shelf.framework == self.shelves[0].framework]
        return max(own, key=self._size)

    def _size(self, shelf: Shelf) -> tuple[int, str]:
        listed = self.workspace.published.get((shelf.framework, shelf.edition))
        codes = {code for code, _ in self.of_shelf(shelf)}
        codes |= {row.country for row in listed.countries} if listed else set()
        return len(codes), shelf.edition

    def of_shelf(self, shelf: Shelf) -> tuple[tuple[str, str], ...]:
        """The cards of an edition: code and name, in the language's alphabetical order."""
        codes = [
            code
            for code, edition, framework in self.workspace.editions
            if (framework, edition) == (shelf.framework, shelf.edition)
        ]
        named = [(code, self.workspace.short_name(code)) for code in codes]
        return tuple(sorted(named, key=lambda one: (self.language.alphabetical(one[1]), one[0])))

    def withdrawn(self, shelf: Shelf) -> tuple[tuple[str, str], ...]:
        """The cards of an edition that no longer stand: code and name, in alphabetical order."""
        codes = [
            code
            for code, edition, framework in self.workspace.withdrawn
            if (framework, edition) == (shelf.framework, shelf.edition)
        ]
        named = [(code, self.workspace.short_name(code)) for code in codes]
        return tuple(sorted(named, key=lambda one: (self.language.alphabetical(one[1]), one[0])))

    def compares(self, framework: str) -> bool:
        """Whether countries stand side by side: only where the framework itself scores them."""
        return self.workspace.frameworks[framework].points is not None

    def choices(self, spot: Spot, current: Shelf | None) -> tuple[ChoiceView, ...]:
        """All editions by framework, as links to their overviews; none where there is nothing to choose."""
        found: dict[str, list[LinkView]] = {}
        for shelf in self.shelves:
            title = self.workspace.frameworks[shelf.framework].title
            label = self.language.edition(shelf.edition)
            link = LinkView(spot.to(shelf.overview), label, shelf == current)
            found.setdefault(title, []).append(link)
        if len(self.shelves) < 2:
            return ()
        return tuple(ChoiceView(title, tuple(links)) for title, links in found.items())

    def frame(
        self,
        spot: Spot,
        title: str,
        description: str,
        shelf: Shelf | None = None,
        *,
        country: str = "",
        data: Mapping[str, object] | None = None,
    ) -> FrameView:
        """``shelf`` is the edition that the page belongs to: the ways to overviews stay within it."""
        said = self.language.gettext(SITE)
        whole = f"{title} – {said}" if title != said else said
        url = urljoin(self.address, spot.path) if self.address else ""
        return FrameView(
            title=whole,
            description=description,
            home=spot.home,
            logo=spot.to(logo_path(self.design.logo)) if self.design.logo else "",
            framework=shelf.framework if shelf else "",
            navigation=self._navigation(spot, shelf),
            languages=self._languages(spot),
            draft=self._status(shelf, country),
            feed=spot.to(f"{self.language.code}/changes.xml"),
            address=url,
            meta=self._meta(title, description, url, shelf, country) if url else (),
            data=data_block({**data, **({"url": url} if url else {})}) if data else Markup(),
        )

    def _status(self, shelf: Shelf | None, country: str) -> str:
        """A card's page says how that card stands, an overview how all do that it rests on."""
        if shelf not in self._statuses:
            self._statuses[shelf] = status_words(self.workspace, self.resting(shelf), self.language)
        own = shelf and self.workspace.editions.get((country, shelf.edition, shelf.framework))
        return status_words(self.workspace, (own,), self.language) if own else self._statuses[shelf]

    @cached_property
    def _statuses(self) -> dict[Shelf | None, str]:
        return {}

    def resting(self, shelf: Shelf | None = None) -> tuple[Edition, ...]:
        """The evidence that the pages of an edition rest on; all there is where none is named."""
        if shelf is None:
            return tuple(self.workspace.editions.values())
        return editions_up_to(self.workspace, shelf.framework, shelf.edition)

    def _navigation(self, spot: Spot, shelf: Shelf | None) -> tuple[LinkView, ...]:
        says, code = self.language.gettext, self.language.code
        shelf = shelf or self.first
        pages = [
            *(
                [
                    (shelf.overview, says("All countries")),
                    *([(shelf.compare, says("Compare"))] if self.compares(shelf.framework) else []),
                    (shelf.methodology, says("Methodology")),
                ]
                if shelf
                else []
            ),
            (f"{code}/read.html", says("How to read a card")),
            (f"{code}/downloads.html", says("Downloads")),
            (f"{code}/about.html", says("About and corrections")),
        ]
        return tuple(LinkView(spot.to(path), label, path == spot.path) for path, label in pages)

    def _languages(self, spot: Spot) -> tuple[LinkView, ...]:
        """The same page in every language."""
        within = spot.path.partition("/")[2]
        if len(self.languages) < 2:
            return ()
        return tuple(
            LinkView(
                spot.to(f"{one.code}/{within}"),
                one.voice.name,
                one.code == self.language.code,
                one.code,
                one.direction,
            )
            for one in self.languages
        )

    def _meta(
        self, title: str, description: str, url: str, shelf: Shelf | None, country: str
    ) -> tuple[tuple[str, str], ...]:
        found = [
            ("og:type", "website"),
            ("og:title", title),
            ("og:description", description),
            ("og:url", url),
            ("og:locale", str(self.language.locale)),
            ("og:site_name", self.language.gettext(SITE)),
        ]
        where = shelf and (self.language, shelf.framework, shelf.edition)
        picture = self.downloads.picture(*where, country) if where and country else ""
        if picture:
            found.append(("og:image", urljoin(self.address, f"{BESIDE}/{picture}")))
        return tuple(found)


def dataset(name: str, description: str, language: Language, **more: object) -> dict[str, object]:
    """What search engines are told of results: schema.org's Dataset."""
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": name,
        "description": description,
        "inLanguage": language.code,
        "license": LICENCE,
        "isAccessibleForFree": True,
        **more,
    }


def data_block(data: Mapping[str, object]) -> Markup:
    """JSON that ends no element it stands in, whatever its texts hold."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    escaped = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}
    return Markup(text.translate(escaped))  # escaped in the line before
