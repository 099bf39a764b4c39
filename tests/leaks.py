"""What a page says that is neither a translated message nor data: English left over.

A page is made in a language whose messages all stand in ⟦…⟧, from a workspace whose texts all stand in «…»
(tests/pseudo.py). Whatever a reader sees outside these marks, and what is no number and no known word such
as an id or the name of a month, has been forgotten.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from html.parser import HTMLParser

INLINE = {"a", "abbr", "b", "cite", "em", "i", "small", "span", "strong", "sup", "sub", "time"}
"""Elements that stand in a line of text; all others begin a text of their own."""
UNSEEN = {"script", "style"}
SPOKEN = {"alt", "aria-label", "content", "data-card", "data-edition", "data-running", "label", "placeholder"}
"""Attributes that are shown or read out; data-* become running heads."""
VOID = {"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+")
_WORD = re.compile(r"[\w.\-–+]*[^\W\d_][\w.\-–+]*")
_PAIRS = {"⟧": "⟦", "»": "«"}


def leaks(html: str, known: Container[str]) -> list[str]:
    """Each text with something left over, and what; ``known`` words may stand alone."""
    return [said for text in texts(html) for said in _left(" ".join(text.split()), known)]


def texts(html: str) -> Iterator[str]:
    """What is shown or read out, by the elements that are not inline, and by attributes."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    yield from reader.texts


def _left(text: str, known: Container[str]) -> Iterator[str]:
    if text in known:
        return
    outside, depth = [], []
    for letter in text:
        if letter in _PAIRS.values():
            depth.append(letter)
        elif letter in _PAIRS:
            if not depth or depth.pop() != _PAIRS[letter]:
                yield f"{letter} closes nothing: {text}"
        elif not depth:
            outside.append(letter)
        if depth:
            outside.append(" ")
    if depth:
        yield f"{depth[-1]} is not closed: {text}"
    words = _WORD.findall(_ADDRESS.sub(" ", "".join(outside)))
    if strange := [word for word in words if word not in known and word.strip(".-–+") not in known]:
        yield f"{' '.join(strange)}: {text}"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag != "meta" or found.get("name") == "description" or "property" in found:
            self.texts += [value for name, value in attrs if name in SPOKEN and value]
        self.texts += filter(None, [found.get("title")])
        self._unseen += tag in UNSEEN
        self._part(tag)

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN
        self._part(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._part(tag)

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self._pieces.append(data)

    def close(self) -> None:
        super().close()
        self._part("")

    def _part(self, tag: str) -> None:
        """The text so far ends where an element that is not inline begins or ends."""
        if tag not in INLINE:
            self.texts += [text] if (text := "".join(self._pieces)).strip() else []
            self._pieces.clear()
