"""A screen reader hears the words of a PDF in the order in which they were written, each in its language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

import pytest
from booklet.content import Words, squash
from booklet.page import VOID
from booklet.tagged import Element

from accessibility.papers import Paper

pytestmark = pytest.mark.full

ONE_SIDED = str.maketrans(")]}>»›", "([{<«‹")
"""Brackets have two shapes for two directions."""


@dataclass(frozen=True)
class Piece:
    """Words in the order of the tags; ``head`` are those of the head of a table that they stand in."""

    text: str
    language: str
    page: int
    head: str = ""


class Source(HTMLParser):
    """The texts of a page's HTML with the language of each: between two tags, or told of a drawing.

    What has a class of ``hidden`` is left out.
    """

    def __init__(self, html: str, hidden: frozenset[str]) -> None:
        super().__init__()
        self._hidden = hidden
        self.texts: list[tuple[str, str]] = []
        self._open: list[tuple[str, str]] = [("", "")]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "img":
            self.texts.append((plain(found.get("alt") or ""), ""))
        if tag not in VOID:
            seen = not self._hidden & set((found.get("class") or "").split())
            self._open.append((tag if seen else "style", found.get("lang") or self._open[-1][1]))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if plain(data) and not {"head", "style", "script"} & set(tags):
            self.texts.append((plain(data), "" if "svg" in tags else self._open[-1][1]))


def source(paper: Paper) -> Source:
    """What a page says; its kind may hide in its own style sheet what other kinds show."""
    sheet = paper.styles / f"{paper.case.kind}.css"
    rules = sheet.read_text(encoding="utf-8") if sheet.is_file() else ""
    return Source(paper.html, frozenset(re.findall(r"^\.([\w-]+) \{ display: none; \}", rules, re.MULTILINE)))


def plain(text: str) -> str:
    """Text without spaces, hyphens and what is not seen."""
    return "".join(letter for letter in squash(text) if unicodedata.category(letter) != "Cf")


def pieces(element: Element, head: str = "") -> Iterator[Piece]:
    """What is read, without what the style sheets add: numbers of list items, and of pages behind links."""
    if element.tag == "Figure":
        yield Piece(plain(element.alt), "", element.page)
        return
    head = element.text if element.tag == "THead" else head
    for part in element.parts:
        if isinstance(part, Words):
            yield Piece(plain(part.text), part.language, part.page, head)
        elif part.tag != "Lbl" and not (part.tag == element.tag == "Link"):
            yield from pieces(part, head)


def rest(text: str, said: str) -> str | None:
    """What is left of a text when it has begun with some words; None if it does not begin with them."""
    return text[len(said) :] if text.startswith(said) else None


def rest_in_any_order(text: str, said: str) -> str | None:
    """The same for a line from right to left that mixes scripts: its letters alone are compared."""
    text, said = text.translate(ONE_SIDED), said.translate(ONE_SIDED)
    if not Counter(said) - Counter(text):
        left = Counter(text) - Counter(said)
        return "".join(sorted(left.elements()))
    return None


def faults(paper: Paper) -> Iterator[str]:
    """Where tags go on otherwise than the HTML, at which it ends, or say another language."""
    todo = iter(source(paper).texts)
    text, language = "", ""
    heads: Counter[str] = Counter()
    for piece in pieces(paper.pdf.document):
        if not piece.text:
            continue
        if not text:
            text, language = next(todo, ("", ""))
        left = rest(text, piece.text)
        if left is None and piece.head and heads[piece.head]:
            continue  # the head of a table again, on its next page
        if left is None and paper.leftward:
            left = rest_in_any_order(text, piece.text)
        if left is None:
            yield f"page {piece.page}: {piece.text!r} is read where {text!r} is written"
            return
        heads[piece.head] += 1
        if language and (piece.language or paper.case.language) != language:
            yield f"page {piece.page}: {piece.text!r} is not said to be in {language!r}"
        text = left
    if text or (text := next(todo, ("", ""))[0]):
        yield f"{text!r} is written, and not read"


def test_tags_follow_the_page(paper: Paper) -> None:
    assert len(source(paper).texts) > 40
    assert list(faults(paper)) == []
