"""The way in: a page that leads to the site's languages."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.publish.site.frame import Site
from scoring.publish.site.places import Spot
from scoring.publish.site.view import LinkView


def entrance(sites: Sequence[Site]) -> str:
    """The page at the site's root, said in the first language; with one language it leads on by itself."""
    first, spot = sites[0], Spot("index.html")
    languages = tuple(
        LinkView(
            spot.to(f"{site.language.code}/index.html"),
            site.language.voice.name,
            language=site.language.code,
            direction=site.language.direction,
        )
        for site in sites
    )
    return first.render("entrance", languages=languages)
