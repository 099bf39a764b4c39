"""A PDF as a screen reader meets it: elements in the order of their tags, with the words in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from booklet.content import Contents, Words, joined

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass(frozen=True)
class Element:
    """A structure element. ``target`` is where a link leads: a name in the PDF, or an address."""

    tag: str
    parts: tuple[Element | Words, ...]
    alt: str = ""
    scope: str = ""
    target: str = ""

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in reading order."""
        yield self
        for part in self.parts:
            if isinstance(part, Element):
                yield from part.walk()

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.walk() if element.tag in tags]

    @cached_property
    def words(self) -> tuple[Words, ...]:
        found: list[Words] = []
        for part in self.parts:
            found += part.words if isinstance(part, Element) else [part]
        return tuple(found)

    @property
    def text(self) -> str:
        return joined(self.words)

    @property
    def own_text(self) -> str:
        """The words that no element of the same tag holds: a link's without the page number behind it."""
        return joined(self._own_words(self.tag))

    def _own_words(self, tag: str) -> Iterator[Words]:
        for part in self.parts:
            if isinstance(part, Words):
                yield part
            elif part.tag != tag:
                yield from part._own_words(tag)

    @property
    def page(self) -> int:
        """The page on which it begins; 0 where it holds no words."""
        return self.words[0].page if self.words else 0


@dataclass(frozen=True)
class Link:
    """A link's area on a page: width and height in points."""

    page: int
    target: str
    width: float
    height: float
    printed: bool
    described: bool
    tagged: bool


class Tagged:
    """A tagged PDF, read once."""

    def __init__(self, path: Path) -> None:
        self.reader = PdfReader(path)
        self.root = _object(self.reader.trailer["/Root"])
        self._number = {page.indirect_reference: n for n, page in enumerate(self.reader.pages, 1)}
        contents = Contents()
        self.pages = [contents.page(page, number) for number, page in enumerate(self.reader.pages, 1)]
        (document,) = self.root["/StructTreeRoot"]["/K"]
        self.document = self._element(_object(document), 0)

    @property
    def headings(self) -> list[Element]:
        return self.document.all(*HEADINGS)

    @cached_property
    def names(self) -> dict[str, int]:
        """Pages by the names that links lead to."""
        return {
            name: self._number[destination.raw_get("/Page")]
            for name, destination in self.reader.named_destinations.items()
        }

    @cached_property
    def links(self) -> list[Link]:
        return [
            _link(number, _object(annotation))
            for number, page in enumerate(self.reader.pages, 1)
            for annotation in page.get("/Annots", [])
        ]

    @cached_property
    def bookmarks(self) -> list[tuple[int, str, int]]:
        """Level from 1, title and page, in order."""
        return list(self._outline(self.reader.outline, 1))

    def _outline(self, entries: Any, level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._outline(entry, level + 1)
            else:
                number = self.reader.get_destination_page_number(entry)
                yield level, str(entry.title), (number if number is not None else -1) + 1

    def _element(self, entry: Any, page: int) -> Element:
        page = self._number.get(entry.raw_get("/Pg"), page) if "/Pg" in entry else page
        parts: list[Element | Words] = []
        target = ""
        kids = entry.get("/K", [])
        for kid in map(_object, kids if isinstance(kids, list) else [kids]):
            if isinstance(kid, int):
                parts.append(self.pages[page - 1].marked.get(kid, Words(page, kid, "")))
            elif kid.get("/Type") == "/OBJR":
                target = _target(_object(kid["/Obj"]))
            else:
                parts.append(self._element(kid, page))
        scope = entry.get("/A", {}).get("/Scope", "")
        return Element(entry["/S"].lstrip("/"), tuple(parts), str(entry.get("/Alt", "")), str(scope), target)


def _object(reference: Any) -> Any:
    """What an indirect reference refers to."""
    return reference.get_object()


def _link(page: int, annotation: Any) -> Link:
    left, top, right, bottom = (float(edge) for edge in annotation["/Rect"])
    return Link(
        page,
        _target(annotation),
        abs(right - left),
        abs(bottom - top),
        printed=bool(annotation.get("/F", 0) & 4),
        described=bool(annotation.get("/Contents")),
        tagged="/StructParent" in annotation,
    )


def _target(annotation: Any) -> str:
    return str(annotation["/Dest"] if "/Dest" in annotation else annotation["/A"]["/URI"])
