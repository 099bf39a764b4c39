"""What stands in the content of a PDF's pages: text by the mark under which it is set."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

_TOKEN = re.compile(
    r"/(?P<tag>\w+)\s+(?:<<(?P<properties>(?:<[0-9a-fA-F]*>|[^<>])*)>>\s*BDC|BMC)"
    r"|(?P<end>\bEMC\b)"
    r"|/(?P<font>\w+) (?P<size>[\d.]+) Tf"
    r"|(?P<x>-?[\d.]+) (?P<y>-?[\d.]+) Tm"
    r"|\[(?P<shown>[^\]]*)\] TJ"
    r"|(?P<painted>(?<=[\s\d])(?:S|s|f\*?|F|B\*?|b\*?|Do|sh|Tj)(?=\s))"
)
_SHOWN = re.compile(r"<([0-9a-fA-F]*)>|(-?[\d.]+)")
_ONE_LINE = 6
"""How far apart, in CSS pixels, what stands on one line may be: a note's number is raised by less."""
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_SPACE = 0.15
"""What is further away, as a share of the size of letters, is another word."""


@dataclass(frozen=True)
class Words:
    """Text set in one go: its page, counted from 1, its mark there, and where it stands, in CSS pixels.

    ``language`` is what the content says, empty where it says nothing.
    """

    page: int
    mark: int
    text: str = ""
    start: float = 0
    end: float = 0
    down: float = 0
    size: float = 0
    language: str = ""

    def goes_on(self, after: Words) -> bool:
        """Whether it stands right behind other words."""
        gap, fall = self.start - after.end, abs(self.down - after.down)
        return self.page == after.page and fall < _ONE_LINE and abs(gap) < _SPACE * after.size


@dataclass
class Page:
    """Words by the number of their mark, and what is marked as artifact.

    ``unmarked`` counts what is painted outside all marks.
    """

    number: int
    marked: dict[int, Words] = field(default_factory=dict)
    artifacts: list[str] = field(default_factory=list)
    unmarked: int = 0

    def keep(self, mark: int | None, words: Words) -> None:
        if mark is None:
            self.artifacts += [logical(words.text)] if words.text else []
            return
        begun = self.marked.get(mark)
        if begun and begun.text:
            words = replace(begun, text=begun.text + words.text, end=words.end)
        self.marked[mark] = replace(words, language=begun.language) if begun else words

    def spoken(self, mark: int | None, language: str) -> None:
        if mark is not None:
            self.marked[mark] = replace(self.marked[mark], language=language)


@dataclass(frozen=True)
class Font:
    """Characters and widths, in thousandths of the size, by the four digits of their glyphs."""

    letters: dict[str, str]
    widths: dict[str, float]

    def read(self, shown: str) -> tuple[str, float]:
        """The text of a list of glyphs and distances, and its width in thousandths of the size."""
        text, width = "", 0.0
        for digits, distance in _SHOWN.findall(shown):
            for at in range(0, len(digits), 4):
                glyph = digits[at : at + 4].lower()
                text, width = text + self.letters[glyph], width + self.widths[glyph]
            width -= float(distance or 0)
        return text, width


class Contents:
    """Reads pages; fonts are read once."""

    def __init__(self) -> None:
        self._fonts: dict[int, Font] = {}

    def page(self, page: Any, number: int) -> Page:
        """A page; a span inside a mark is of that mark, with the text that it has for what is shown in it."""
        found, open_marks = Page(number), list[int | None]()
        told: list[str | None] = []
        font, size, x, y = Font({}, {}), 0.0, 0.0, 0.0
        for token in _TOKEN.finditer(page["/Contents"].get_object().get_data().decode("latin-1")):
            if token["tag"] == "Span" and open_marks and "/MCID" not in token["properties"]:
                open_marks.append(open_marks[-1])
                told.append(_told(token))
                if tongue := re.search(r"/Lang \(([\w-]+)\)", token["properties"]):
                    found.spoken(open_marks[-1], tongue[1])
            elif token["tag"]:
                open_marks.append(_mark(token))
                told.append(None)
                found.keep(open_marks[-1], Words(number, open_marks[-1] or 0))
            elif token["end"]:
                open_marks.pop()
                told.pop()
            elif token["font"]:
                font, size = self._font(page, token["font"]), float(token["size"])
            elif token["x"]:
                x, y = float(token["x"]), float(token["y"])
            elif not open_marks:
                found.unmarked += 1
            elif token["shown"]:
                text, width = font.read(token["shown"])
                if told[-1] is not None:
                    text, told[-1] = told[-1], ""
                words = Words(number, open_marks[-1] or 0, text, x, x + width * size / 1000, y, size)
                found.keep(open_marks[-1], words)
        found.marked = {mark: replace(one, text=logical(one.text)) for mark, one in found.marked.items()}
        return found

    def _font(self, page: Any, name: str) -> Font:
        reference = page["/Resources"]["/Font"].raw_get(f"/{name}")
        if reference.idnum not in self._fonts:
            font = reference.get_object()
            table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
            pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>\s", table)
            letters = {glyph.lower(): bytes.fromhex(code).decode("utf-16-be") for glyph, code in pairs}
            self._fonts[reference.idnum] = Font(letters, _widths(font["/DescendantFonts"][0].get_object()))
        return self._fonts[reference.idnum]


def _mark(token: re.Match[str]) -> int | None:
    """The number of the mark that opens; None for an artifact."""
    number = re.search(r"/MCID (\d+)", token["properties"] or "")
    if (token["tag"] == "Artifact") == bool(number):
        raise ValueError(f"a mark that is neither content nor artifact: {token[0]}")
    return int(number[1]) if number else None


def _told(token: re.Match[str]) -> str | None:
    """The text that a span has for what is shown in it; None where it has none, but a language."""
    text = re.search(r"/ActualText <feff([0-9a-f]*)>", token["properties"])
    return bytes.fromhex(text[1]).decode("utf-16-be") if text else None


def logical(text: str) -> str:
    """Text as it is read, from text as it stands on a line from left to right: turned round if it is Arabic.

    Good for a line of Arabic with words and numbers in other scripts, not for all that may stand in one.
    """
    if not any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text):
        return text
    others = re.split(r"([^\W\u0590-\u08ff](?:[^\u0590-\u08ff]*[^\W\u0590-\u08ff])?)", text)
    runs = [run if place % 2 else run[::-1].translate(MIRRORED) for place, run in enumerate(others)]
    return "".join(reversed(runs))


def _widths(font: Any) -> dict[str, float]:
    """Widths by glyph; the PDF has them as first glyph and list of widths, by turns."""
    runs = [entry.get_object() for entry in font["/W"]]
    return {
        f"{first + place:04x}": float(width)
        for first, widths in zip(runs[::2], runs[1::2], strict=True)
        for place, width in enumerate(widths)
    }


def joined(pieces: Iterable[Words]) -> str:
    """Pieces of lines as one text: with a space where a line ends, without the hyphen that breaks a word."""
    text, last = "", None
    for piece in pieces:
        if not piece.text:
            continue
        if last and not piece.goes_on(last):
            broken = text.endswith("-") and piece.text[:1].islower()
            text = text[:-1] if broken else f"{text} "
        text, last = text + piece.text, piece
    return re.sub(r"\s+", " ", text).strip()


def squash(text: str) -> str:
    """Text without white space and hyphens, so that where lines end makes no difference."""
    return re.sub(r"[\s\u00ad\u2010\u2011-]+", "", text)
