"""The site as products. It is always whole: every framework, edition and country of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from scoring.publish.kinds import Order
from scoring.publish.products import Made, Product
from scoring.publish.site.assets import assets
from scoring.publish.site.card import CardPages
from scoring.publish.site.downloads import files_of, found
from scoring.publish.site.entrance import entrance
from scoring.publish.site.feed import feed, listed, sitemap
from scoring.publish.site.frame import Site
from scoring.publish.site.general import GeneralPages
from scoring.publish.site.overview import EditionPages
from scoring.publish.site.places import Shelf
from scoring.publish.site.rules import RulePages
from scoring.publish.site.withdrawn import WithdrawnPage

FOLDER = "site"


def site_products(order: Order) -> Iterator[Product]:
    """The site of an order, in its languages."""
    folder, downloads = order.output / FOLDER, found(order.output, planned(order))
    sites = [
        Site(order.space(one), one, order.languages, downloads, home_of(order.workspace.campaign.page))
        for one in order.languages
    ]
    yield _product("site", folder, partial(_shared, sites))
    for site in sites:
        code = site.language.code
        yield _product(f"site {code}", folder, partial(_own, site))
        for shelf in site.shelves:
            name = f"site {code} {shelf.framework} {shelf.edition}"
            yield _product(name, folder, EditionPages(site, shelf).pages)
            yield _product(f"{name} rules", folder, RulePages(site, shelf).pages)
            for country, _ in site.of_shelf(shelf):
                yield _product(f"{name} {country}", folder, CardPages(site, shelf, country).pages)
            for country, _ in site.withdrawn(shelf):
                yield _product(f"{name} {country}", folder, WithdrawnPage(site, shelf, country).pages)


def home_of(page: str) -> str:
    """Where the site will stand, with a slash at its end: told by a campaign's page that is one of it."""
    own = "/" + Shelf("{language}", "{framework}", "{edition}").card("{country}")
    return f"{page.removesuffix(own)}/" if page.endswith(own) else ""


def planned(order: Order) -> Iterator[str]:
    """The files that the same order makes and the site links to, below the folder of all that is made."""
    for kind in order.kinds:
        for language in order.languages:
            for card in order.cards:
                yield from files_of(kind, language, card.framework.id, card.edition, card.country)


def _shared(sites: list[Site]) -> dict[str, str | bytes]:
    """What all languages share, and the way in."""
    workspace = sites[0].workspace
    files: dict[str, str | bytes] = {
        "index.html": entrance(sites),
        **assets(workspace, sites[0].design),
    }
    if sites[0].address:
        paths = [path for site in sites for path in listed(site)]
        files["sitemap.xml"] = sitemap(sites[0].address, paths)
    return files


def _own(site: Site) -> dict[str, str | bytes]:
    """What belongs to a language and no edition."""
    return {**GeneralPages(site).pages(), f"{site.language.code}/changes.xml": feed(site)}


def _product(name: str, folder: Path, pages: Callable[[], Mapping[str, str | bytes]]) -> Product:
    def make() -> Made:
        files = {
            folder / path: content if isinstance(content, bytes) else content.encode("utf-8")
            for path, content in pages().items()
        }
        return Made(files, "site")

    return Product(name, make)
