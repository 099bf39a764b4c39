"""What a screen reader is told of text: its characters, where glyphs do not tell them, and its language.

WeasyPrint 70 gives a glyph the characters for which it met it first: a Thai letter those of the letter and
the tone above it, if it first met them together. Here each gets its own. What its glyphs cannot tell, as a
Thai vowel that is drawn in two parts, becomes a span with its text. Glyphs stay in the order in which they
stand on the page, from left to right also in Arabic, as readers of PDF expect.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pydyf

SHAPED = re.compile("[\u0590-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of the scripts from Hebrew to the Indic ones, of which glyphs do not tell the characters."""
_SIDES = "()[]{}<>«»‹›"
_MIRRORED = str.maketrans(_SIDES, ")(][}{><»«›‹")
"""What is drawn in text from right to left; a reader of PDF turns it round again."""
_ARRAY = re.compile(rb"\[(.*)\] TJ", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9a-f]*)>|([^<>\s]+)")


@dataclass(frozen=True)
class Cluster:
    """Glyphs that stand for some characters together; ``plain`` where they tell so by themselves."""

    glyphs: int
    text: str
    plain: bool


@contextmanager
def told(language: str) -> Iterator[None]:
    """While a page in this language is written, say what text is where it needs to be said.

    WeasyPrint 70 has no hook for this: the method that marks the text of a box is replaced meanwhile.
    """
    from weasyprint.formatting_structure.boxes import TextBox
    from weasyprint.pdf.stream import Stream

    plain = Stream.marked

    @contextmanager
    def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
        is_text = isinstance(box, TextBox) and stream._tags is not None
        own = box.style["lang"] if is_text else None
        foreign = bool(own) and own != language
        with plain(stream, box, tag):
            if foreign:
                stream.begin_marked_content("Span", pydyf.Dictionary({"Lang": pydyf.String(own)}))
            start = len(stream.stream)
            yield
            if is_text and SHAPED.search(box.text):
                stream.stream[start:] = spelled(stream.stream[start:], list(_clusters(stream, box)))
            if foreign:
                stream.end_marked_content()

    Stream.marked = marked
    try:
        yield
    finally:
        Stream.marked = plain


def _clusters(stream: Any, box: Any) -> Iterator[Cluster]:
    """The clusters of a box's line in the order in which they are drawn, as WeasyPrint goes through them."""
    from weasyprint.text.ffi import ffi, pango

    box.pango_layout.reactivate(box.style)
    line, _ = box.pango_layout.get_first_line()
    encoded = box.pango_layout.text.encode()
    run = line.runs[0]
    while run != ffi.NULL:
        item, string = run.data.item, run.data.glyphs
        font, _ = stream.add_font(item.analysis.font)
        starts = list(string.log_clusters[0 : string.num_glyphs])
        ends = dict(zip(order := sorted(set(starts)), [*order[1:], item.length], strict=True))
        drawn: dict[int, list[int]] = {}
        for start, info in zip(starts, string.glyphs[0 : string.num_glyphs], strict=True):
            if info.glyph != pango.PANGO_GLYPH_EMPTY:
                drawn.setdefault(start, []).append(info.glyph)
        for start, glyphs in drawn.items():
            text = encoded[item.offset + start : item.offset + ends[start]].decode()
            seen = text[::-1].translate(_MIRRORED) if item.analysis.level % 2 else text
            plain = _spells(font.to_unicode, glyphs, seen)
            yield Cluster(len(glyphs), text, plain)
        run = run.next
    box.pango_layout.deactivate()


def _spells(known: dict[int, str], glyphs: list[int], text: str) -> bool:
    """Whether glyphs tell a text, given as it stands from left to right, by what is known of each.

    As many glyphs as characters have one each, which WeasyPrint does not see; so do the two parts in which
    the Thai vowel of ``ทำ`` is drawn, for readers that do not heed the span around them.
    """
    taken_apart = unicodedata.normalize("NFKD", text)
    if len(text) == 2 and len(glyphs) == len(taken_apart) > 2:
        known.update(
            {glyph: known.get(glyph) or part for glyph, part in zip(glyphs, taken_apart, strict=True)}
        )
    parts = list(text) if len(glyphs) == len(text) else [text] if len(glyphs) == 1 else []
    for glyph, part in zip(glyphs, parts, strict=False):
        if len(known.get(glyph, "")) != 1 or part in _SIDES:
            known[glyph] = part
    for glyph in glyphs:
        known[glyph] = known.get(glyph) or text
    return [known[glyph] for glyph in glyphs] == parts


def spelled(items: Iterable[bytes], clusters: list[Cluster]) -> list[bytes]:
    """The operators of a line, with a span for each cluster of glyphs that is not plain."""
    out: list[bytes] = []
    array: list[bytes] = []
    left, spanned, todo = 0, False, iter(clusters)

    def flush() -> None:
        if array:
            out.append(b"[" + b" ".join(array) + b"] TJ")
            array.clear()

    def close() -> None:
        nonlocal spanned
        flush()
        if spanned:
            out.append(b"EMC")
        spanned = False

    for item in items:
        shown = _ARRAY.fullmatch(item) if isinstance(item, bytes) else None
        if shown is None:
            close() if item == b"ET" else flush()
            out.append(item)
            continue
        for digits, number in _TOKEN.findall(shown[1]):
            array += [number] if number else []
            for at in range(0, len(digits), 4):
                if not left:
                    cluster = next(todo)
                    left = cluster.glyphs
                    if spanned or not cluster.plain:
                        close()
                    if not cluster.plain:
                        text = ("\ufeff" + cluster.text).encode("utf-16-be").hex().encode()
                        out.append(b"/Span <</ActualText <" + text + b">>> BDC")
                        spanned = True
                array.append(b"<" + digits[at : at + 4] + b">")
                left -= 1
    close()
    if left or next(todo, None):
        raise ValueError("glyphs were drawn otherwise than they were laid out")
    return out
