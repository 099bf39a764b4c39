"""A PDF as a screen reader meets it: elements in the order of their tags, with the words in each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from pypdf import PdfReader

_TOKEN = re.compile(
    r"/(?P<tag>\w+)\s+(?:<<(?P<properties>[^>]*)>>\s*BDC|(?P<bare>BMC))"
    r"|(?P<end>\bEMC\b)"
    r"|/(?P<font>\w+) [\d.]+ Tf"
    r"|(?P<height>-?[\d.]+) Tm"
    r"|\[(?P<shown>[^\]]*)\] TJ"
    r"|(?P<painted>(?<=[\s\d])(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|Tj)(?=\s))"
)
_HEADING = re.compile(r"H[1-6]")
_ONE_LINE = 6
"""How far apart, in CSS pixels, what stands on one line may be: a note's number is raised by less."""


@dataclass(frozen=True)
class Words:
    """Text set in one go: its page, counted from 1, its mark there, and how far down it stands."""

    page: int
    mark: int
    text: str
    height: float = 0


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


@dataclass
class Page:
    """What a page's content holds: words by the number of their mark, and what is marked as artifact.

    ``unmarked`` counts what is painted outside all marks.
    """

    marked: dict[int, Words] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unmarked: int = 0


class Tagged:
    """A tagged PDF, read once."""

    def __init__(self, path: Path) -> None:
        self.reader = PdfReader(path)
        self.root = _object(self.reader.trailer["/Root"])
        self._number = {page.indirect_reference: n for n, page in enumerate(self.reader.pages, 1)}
        self._fonts: dict[int, dict[str, str]] = {}
        self.pages = [self._page(page, number) for number, page in enumerate(self.reader.pages, 1)]
        (document,) = self.root["/StructTreeRoot"]["/K"]
        self.document = self._element(_object(document), 0)

    @cached_property
    def headings(self) -> list[Element]:
        """Headings that no other heading holds."""
        return list(_outermost(self.document))

    @cached_property
    def names(self) -> dict[str, int]:
        """Pages by the names that links lead to."""
        return {
            name: self._number[destination.raw_get("/Page")]
            for name, destination in self.reader.named_destinations.items()
        }

    @cached_property
    def links(self) -> list[Link]:
        found = []
        for number, page in enumerate(self.reader.pages, 1):
            for reference in page.get("/Annots", []):
                annotation = _object(reference)
                left, top, right, bottom = (float(edge) for edge in annotation["/Rect"])
                found.append(
                    Link(
                        number,
                        _target(annotation),
                        abs(right - left),
                        abs(bottom - top),
                        bool(annotation.get("/F", 0) & 4),
                        bool(annotation.get("/Contents")),
                        "/StructParent" in annotation,
                    )
                )
        return found

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

    def _page(self, page: Any, number: int) -> Page:
        found, open_marks, height = Page(), list[int | None](), 0.0
        font: dict[str, str] = {}
        for token in _TOKEN.finditer(page["/Contents"].get_object().get_data().decode("latin-1")):
            if token["tag"]:
                open_marks.append(_mark(token))
                _keep(found, number, open_marks[-1], "", height)
            elif token["end"]:
                open_marks.pop()
            elif token["font"]:
                font = self._letters(page, token["font"])
            elif token["height"]:
                height = float(token["height"])
            elif not open_marks:
                found.unmarked += 1
            elif token["shown"]:
                _keep(found, number, open_marks[-1], _decoded(token["shown"], font), height)
        return found

    def _letters(self, page: Any, name: str) -> dict[str, str]:
        """The characters of a font by the four digits of their glyphs."""
        font = page["/Resources"]["/Font"].raw_get(f"/{name}")
        if font.idnum not in self._fonts:
            table = font.get_object()["/ToUnicode"].get_object().get_data().decode("latin-1")
            pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\s", table)
            self._fonts[font.idnum] = {
                glyph.lower(): bytes.fromhex(code).decode("utf-16-be") for glyph, code in pairs
            }
        return self._fonts[font.idnum]

    def _element(self, entry: Any, page: int) -> Element:
        page = self._number.get(entry.raw_get("/Pg"), page) if "/Pg" in entry else page
        parts: list[Element | Words] = []
        target = ""
        kids = entry.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            kid = _object(kid)
            if isinstance(kid, int):
                parts.append(self.pages[page - 1].marked.get(kid, Words(page, kid, "")))
            elif kid.get("/Type") == "/OBJR":
                target = _target(kid["/Obj"].get_object())
            else:
                parts.append(self._element(kid, page))
        scope = entry.get("/A", {}).get("/Scope", "")
        return Element(entry["/S"].lstrip("/"), tuple(parts), str(entry.get("/Alt", "")), str(scope), target)


def squash(text: str) -> str:
    """Text without white space and hyphens, so that where lines end makes no difference."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text)


def joined(pieces: Iterable[Words]) -> str:
    """Pieces of lines as one text: with a space where a line ends, without the hyphen that breaks a word."""
    text, last = "", None
    for piece in pieces:
        if not last or (piece.page == last.page and abs(piece.height - last.height) < _ONE_LINE):
            text += piece.text
        elif text.endswith("-") and piece.text[:1].islower():
            text = text[:-1] + piece.text
        else:
            text += f" {piece.text}"
        last = piece
    return re.sub(r"\s+", " ", text).strip()


def _object(reference: Any) -> Any:
    """What an indirect reference refers to."""
    return reference.get_object()


def _mark(token: re.Match[str]) -> int | None:
    """The number of the mark that opens; None for an artifact."""
    number = re.search(r"/MCID (\d+)", token["properties"] or "")
    if (token["tag"] == "Artifact") == bool(number):
        raise ValueError(f"a mark that is neither content nor artifact: {token[0]}")
    return int(number[1]) if number else None


def _keep(page: Page, number: int, mark: int | None, text: str, height: float) -> None:
    if mark is None:
        page.artifacts += [text] if text else []
        return
    begun = page.marked.get(mark)
    if begun and begun.text:
        text, height = begun.text + text, begun.height
    page.marked[mark] = Words(number, mark, text, height)


def _decoded(shown: str, letters: dict[str, str]) -> str:
    digits = "".join(re.findall(r"<([0-9a-fA-F]*)>", shown)).lower()
    return "".join(letters[digits[at : at + 4]] for at in range(0, len(digits), 4))


def _target(annotation: Any) -> str:
    return str(annotation["/Dest"] if "/Dest" in annotation else annotation["/A"]["/URI"])


def _outermost(element: Element) -> Iterator[Element]:
    if _HEADING.fullmatch(element.tag):
        yield element
        return
    for part in element.parts:
        if isinstance(part, Element):
            yield from _outermost(part)
