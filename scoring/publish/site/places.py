"""Where the site's pages stand: every page by its path within the site, and relative links between them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass


@dataclass(frozen=True)
class Spot:
    """A page's place: ``path`` is relative to the site's own folder, and has slashes on every system."""

    path: str

    def to(self, path: str) -> str:
        """The link from here to another path of the site, or beside it (``../ecpat-2010/…``)."""
        return posixpath.relpath(path, posixpath.dirname(self.path) or ".")

    @property
    def home(self) -> str:
        """The link to the site's own folder, with a slash at its end."""
        return f"{self.to('.')}/"


@dataclass(frozen=True)
class Shelf:
    """The pages of one edition under one framework in one language."""

    language: str
    framework: str
    edition: str

    def path(self, name: str) -> str:
        return f"{self.language}/{self.framework}/{self.edition}/{name}.html"

    @property
    def overview(self) -> str:
        return self.path("index")

    @property
    def compare(self) -> str:
        return self.path("compare")

    @property
    def methodology(self) -> str:
        return self.path("methodology")

    def rules(self, goal: str) -> str:
        return self.path(f"rules-{goal}")

    def card(self, country: str) -> str:
        return self.path(country)

    def report(self, country: str) -> str:
        return self.path(f"{country}-report")

    def topic(self, country: str, goal: str) -> str:
        return self.path(f"{country}-goal-{goal}")

    def about(self, country: str) -> str:
        return self.path(f"{country}-about")

    def sources(self, country: str) -> str:
        return self.path(f"{country}-sources")

    def calls(self, country: str) -> str:
        return self.path(f"{country}-calls")

    def evidence(self, country: str, indicator: str) -> str:
        return self.path(f"{country}-{indicator}")
