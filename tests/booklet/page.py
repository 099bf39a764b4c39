"""HTML of a booklet, read for what must always be so."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

VOID = {"br", "col", "link", "meta", "img", "rect", "circle", "polygon", "hr"}


class Page(HTMLParser):
    """Gathers ids, links, headings and words; ``faults`` are elements not closed, or links in links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.targets: set[str] = set()
        self.levels: list[int] = []
        self.pieces: list[str] = []
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"{tag} is not closed" for tag in self._open]

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.pieces).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if "id" in found:
            self.ids[found["id"] or ""] += 1
        if tag == "a" and (target := found.get("href") or "").startswith("#"):
            self.targets.add(target[1:])
        if tag == "a" and "a" in self._open:
            self.faults.append("a link in a link")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.levels.append(int(tag[1]))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"{tag} is closed and not open")

    def handle_data(self, data: str) -> None:
        if "style" not in self._open:
            self.pieces.append(data)
