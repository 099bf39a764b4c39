"""HTML as texts have it, written into paragraphs of Word: headings, lists, emphasis, links, notes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from scoring.language.catalogue import FALLBACK, FALLBACK_END
from scoring.publish.word.notes import reference
from scoring.publish.word.xml import Look, element, line_break, run

_MARKS = {
    "b": {"bold": True},
    "strong": {"bold": True},
    "i": {"italic": True},
    "em": {"italic": True},
    "cite": {"italic": True},
}
_BLOCKS = {"p", "li", "blockquote", "div", *(f"h{level}" for level in range(1, 7))}
_SPACES = re.compile("[ \t\r\n]+")
_WEB = ("http://", "https://", "mailto:")
_FALLBACKS = re.compile(f"({FALLBACK}|{FALLBACK_END})")

NewParagraph = Callable[[str], Any]
"""A new paragraph in a style, as an element."""


class Writer(HTMLParser):
    """Writes HTML where ``new`` puts paragraphs; ``part`` keeps addresses of links, and may be left out.

    Headings are lifted by ``lift`` levels. English words that stand for a missing translation are marked as
    English.
    """

    def __init__(
        self,
        new: NewParagraph,
        part: Any = None,
        style: str = "Normal",
        look: Look | None = None,
        lift: int = 0,
    ) -> None:
        super().__init__(convert_charrefs=True)
        self._new, self._part, self._style, self._lift = new, part, style, lift
        self._looks = [look or Look()]
        self._lists: list[str] = []
        self._paragraph: Any = None
        self._link: Any = None
        self._inside_note = False
        self._item = ""

    def write(self, html: str) -> None:
        self.feed(str(html))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in {"ul", "ol"}:
            self._lists.append(tag)
        if tag in _BLOCKS:
            self._paragraph = None
            self._item = self._block_style(tag)
        if tag in _MARKS:
            self._looks.append(replace(self._looks[-1], **_MARKS[tag]))  # type: ignore[arg-type]
        if tag == "br":
            self._into().append(line_break())
        if tag == "a":
            self._open_link(given)

    def _block_style(self, tag: str) -> str:
        if tag == "li":
            name = "List Number" if self._lists[-1:] == ["ol"] else "List Bullet"
            depth = min(len(self._lists), 3)
            return f"{name} {depth}" if depth > 1 else name
        if tag.startswith("h"):
            return f"Heading {max(1, int(tag[1]) - self._lift)}"
        if tag == "blockquote":
            return "Quote"
        return self._item if self._lists or self._item == "Quote" else self._style

    def _open_link(self, given: dict[str, str | None]) -> None:
        href = given.get("href") or ""
        if "note-ref" in (given.get("class") or ""):
            self._into().append(reference(int(href.rpartition("-")[2])))
            self._inside_note = True
        elif href.startswith(_WEB) and self._part is not None:
            link = element("w:hyperlink")
            link.set(qn("r:id"), self._part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
            self._into().append(link)
            self._link = link
            self._looks.append(replace(self._looks[-1], style="Hyperlink"))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists.pop()
        if tag in _BLOCKS:
            self._paragraph = None
            self._item = "" if tag != "p" else self._item
        if tag in _MARKS and len(self._looks) > 1:
            self._looks.pop()
        if tag == "a":
            if self._link is not None:
                self._looks.pop()
            self._link, self._inside_note = None, False

    def handle_data(self, data: str) -> None:
        if self._inside_note:
            return
        for place, piece in enumerate(_FALLBACKS.split(data)):
            if piece == FALLBACK:
                self._looks.append(replace(self._looks[-1], language="en-GB"))
            elif piece == FALLBACK_END and len(self._looks) > 1:
                self._looks.pop()
            elif place % 2 == 0:
                self._words(_SPACES.sub(" ", piece))

    def _words(self, words: str) -> None:
        if self._paragraph is None:
            words = words.lstrip(" ")
        if words:
            target = self._into() if self._link is None else self._link
            target.append(run(words, self._looks[-1]))

    def _into(self) -> Any:
        if self._paragraph is None:
            self._paragraph = self._new(self._item or self._style)
        return self._paragraph
