"""The site's pages as tests look at them: elements, links, ids, words."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.kinds import Order
from scoring.publish.site.products import FOLDER, site_products

VOID = frozenset("meta link br img input hr col".split())


@dataclass
class Tag:
    """An element with the words directly and deeper inside it."""

    name: str
    attributes: dict[str, str]
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


class Page(HTMLParser):
    def __init__(self, path: str, html: str) -> None:
        super().__init__()
        self.path, self.html = path, html
        self.tags: list[Tag] = []
        self._open: list[Tag] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        made = Tag(tag, {name: value or "" for name, value in attrs})
        self.tags.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for one in self._open:
            one.words.append(data)

    def all(self, *names: str) -> list[Tag]:
        return [tag for tag in self.tags if tag.name in names]

    def one(self, name: str) -> Tag:
        (found,) = self.all(name)
        return found

    @cached_property
    def ids(self) -> list[str]:
        return [tag.attributes["id"] for tag in self.tags if "id" in tag.attributes]

    @cached_property
    def text(self) -> str:
        return self.one("body").text

    def links(self) -> Iterator[str]:
        """Every address in the page."""
        for tag in self.tags:
            for name in ("href", "src"):
                if name in tag.attributes:
                    yield tag.attributes[name]

    def target(self, link: str) -> tuple[str, str]:
        """The path that a relative link leads to, and the id there."""
        path, _, id_ = link.partition("#")
        return (
            posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path)) if path else self.path
        ), id_


@dataclass(frozen=True)
class Made:
    """A site as it was made: every file by its path within the site."""

    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> dict[str, Page]:
        return {
            path: Page(path, content.decode("utf-8"))
            for path, content in self.files.items()
            if path.endswith(".html")
        }


def site(
    workspace: Workspace,
    *,
    languages: tuple[Language, ...] = (Language(),),
    order: Order | None = None,
) -> Made:
    """The whole site of a workspace, made without processes of its own."""
    order = order or Order(workspace, (), languages, Path("/nowhere"))
    files: dict[str, bytes] = {}
    for product in site_products(order):
        for path, content in product.made().files.items():
            files[path.relative_to(order.output / FOLDER).as_posix()] = content
    return Made(files)
