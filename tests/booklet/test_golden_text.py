"""The booklet's words page by page, as last accepted: every change of words or page breaks is seen.

Where a change is meant, ``.venv/bin/pytest tests/booklet --snapshot-update`` accepts the text, and the
pictures with it; look at the difference before it is committed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from booklet.content import Words, joined
from booklet.printed import Printed
from booklet.tagged import Element

pytestmark = pytest.mark.full  # another version of Pango may break lines and pages elsewhere

BLOCKS = {"H1": "# ", "H2": "## ", "H3": "### ", "H4": "#### ", "P": "", "Caption": "= "}
BLOCKS |= {"LI": "- ", "TH": "| ", "TD": "| "}
GROUPS = {*BLOCKS, "Div", "L", "Table", "TR", "Sect"}
CHANGING = (
    (re.compile(r"\b[0-9a-f]{16,}( ?[0-9a-f]+)*\b"), "(digest)"),
    (re.compile(r"progress-cards \d+(\.\w+)+"), "progress-cards (version)"),
)
"""What every small change moves, and other tests look at."""


def lines(element: Element, lead: str = "") -> Iterator[tuple[int, str]]:
    """Page and text of each block, in reading order; pictures by the words they have."""
    if element.tag in BLOCKS:
        lead = "" if element.all("Lbl") else BLOCKS[element.tag]
    run: list[Words] = []
    for part in element.parts:
        if isinstance(part, Element) and any(inner.tag in GROUPS for inner in part.walk()):
            yield from _line(run, lead)
            yield from lines(part, lead)
            run = []
        else:
            run += _inline(part)
    yield from _line(run, lead)


def _inline(part: Element | Words) -> Iterator[Words]:
    if isinstance(part, Words):
        yield part
    elif part.tag == "Figure":
        yield replace(part.words[0], text=f"[{part.alt}] ")
    else:
        for inner in part.parts:
            yield from _inline(inner)


def _line(run: list[Words], lead: str) -> Iterator[tuple[int, str]]:
    """A block's text with a line for each sentence."""
    if text := joined(run):
        page = next(words.page for words in run if words.text)
        yield page, lead + re.sub(r"(?<=[.?!]) (?=[A-Z“])", "\n  ", text)


def written(usa: Printed) -> str:
    pages = {
        page.number: [f"=== page {page.number}: {' / '.join(page.artifacts) or 'no running head'}"]
        for page in usa.pdf.pages
    }
    for number, line in lines(usa.pdf.document):
        pages[number].append(line)
    text = "\n".join(line for page in pages.values() for line in [*page, ""])
    for pattern, word in CHANGING:
        text = pattern.sub(word, text)
    return text


def test_the_words_are_those_last_accepted(usa: Printed, snapshot: SnapshotAssertion) -> None:
    assert written(usa) == snapshot
