"""What has changed, for programs: a feed of editions (Atom), and a list of pages for search engines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from scoring.language.catalogue import unmarked
from scoring.language.typography import typographic
from scoring.publish.corrections import withdrawn_words
from scoring.publish.site.frame import SITE, Site
from scoring.publish.site.places import Shelf, Spot
from scoring.publish.trend import trend_words
from scoring.rank.history import previous
from scoring.score.country import score_country

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True)
class _Entry:
    """``name`` is what the entry is known by, wherever the site stands; ``path`` is its page."""

    name: str
    path: str
    title: str
    summary: str
    day: date


def feed(site: Site) -> bytes:
    """An entry for every edition, with its as-of day, for every country that has an earlier one, and for
    every correction and withdrawal.
    """
    spot = Spot(f"{site.language.code}/changes.xml")
    entries = sorted(_entries(site), key=lambda one: (-one.day.toordinal(), one.name))
    root = Element("feed", {"xmlns": ATOM, "xml:lang": site.language.code})
    if site.address:
        root.set("xml:base", urljoin(site.address, spot.path))
    _text(root, "id", _id(spot.path))
    _text(root, "title", site.language.gettext(SITE))
    _text(root, "updated", _moment(max((one.day for one in entries), default=date(1970, 1, 1))))
    _text(SubElement(root, "author"), "name", site.language.gettext(SITE))
    SubElement(root, "link", {"rel": "self", "href": spot.to(spot.path)})
    for entry in entries:
        made = SubElement(root, "entry")
        _text(made, "id", _id(entry.name))
        _text(made, "title", entry.title)
        SubElement(made, "link", {"href": spot.to(entry.path)})
        _text(made, "updated", _moment(entry.day))
        _text(made, "summary", entry.summary)
    return _xml(root)


def sitemap(address: str, paths: Iterable[str]) -> bytes:
    root = Element("urlset", {"xmlns": SITEMAP})
    for path in sorted(paths):
        _text(SubElement(root, "url"), "loc", urljoin(address, path))
    return _xml(root)


def listed(site: Site) -> Iterator[str]:
    """The pages that others lead to; those of findings and texts are found from a card."""
    code = site.language.code
    yield from (f"{code}/{name}.html" for name in ("index", "read", "downloads", "about"))
    for shelf in site.shelves:
        yield from (shelf.overview, shelf.methodology)
        yield from (shelf.compare,) if site.compares(shelf.framework) else ()
        yield from (shelf.card(country) for country, _ in (*site.of_shelf(shelf), *site.withdrawn(shelf)))


def _entries(site: Site) -> Iterator[_Entry]:
    for shelf in site.shelves:
        yield from _corrected(site, shelf)
        days = {
            code: site.workspace.editions[code, shelf.edition, shelf.framework].as_of
            for code, _ in site.of_shelf(shelf)
        }
        if not days:
            continue
        title = site.workspace.frameworks[shelf.framework].title
        summary = site.language.ngettext(
            "{number} country has a card in this edition.",
            "{number} countries have a card in this edition.",
            len(days),
        )
        name = f"{title}, {site.language.edition(shelf.edition)}"
        yield _Entry(shelf.overview, shelf.overview, name, summary, max(days.values()))
        yield from _moved(site, shelf, days)


def _corrected(site: Site, shelf: Shelf) -> Iterator[_Entry]:
    """What was corrected in the cards of an edition, and which were withdrawn, on the day on which it was."""
    language = site.language
    for code, name in (*site.of_shelf(shelf), *site.withdrawn(shelf)):
        found = site.workspace.corrections.get((code, shelf.edition))
        if found is None:
            continue
        title, path = f"{name}, {language.edition(shelf.edition)}", shelf.card(code)
        for one in found.corrections:
            said = language.gettext("Corrected on {date}", date=language.date(one.on))
            yield _Entry(
                f"{path}#{one.on}", path, title, f"{said}: {typographic(one.wrong, language)}", one.on
            )
        if found.withdrawn:
            said = withdrawn_words(found, language)
            yield _Entry(f"{path}#withdrawn", path, title, said, found.withdrawn.on)


def _moved(site: Site, shelf: Shelf, days: dict[str, date]) -> Iterator[_Entry]:
    """The countries that have an earlier edition, and whether they have moved since."""
    workspace, framework = site.workspace, site.workspace.frameworks[shelf.framework]
    past = previous(workspace, framework, shelf.edition)
    for code, name in site.of_shelf(shelf):
        if code in past:
            edition = workspace.editions[code, shelf.edition, shelf.framework]
            now = score_country(framework, edition, workspace.countries.get(code), workspace.treaties)
            moved = trend_words(framework, past[code], now, site.language)
            title = f"{name}, {site.language.edition(shelf.edition)}"
            path = shelf.card(code)
            yield _Entry(path, path, title, moved[:1].upper() + moved[1:], days[code])


def _id(path: str) -> str:
    """An id that stays the same wherever the site stands."""
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'progress-cards:{path}')}"


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = unmarked(text)


def _xml(root: Element) -> bytes:
    text: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
