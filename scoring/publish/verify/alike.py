"""Two PDFs held against each other as a reader sees them: words, pictures, where links lead."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from scoring.publish.children import Limits
from scoring.publish.verify import NotOursError
from scoring.publish.verify.guarded import guarded

MOST_PAGES = 2000
LARGEST = 2500
"""Points of a page's longer side; A4 has 842."""
BLOCK = 4
"""Pixels of the squares whose colours are compared: letters that stand a hair aside leave them alike."""
UNLIKE = 24
"""By so much of 255 the mean of a square differs that is not the same."""
LONGEST = 4000
LIMITS = Limits(seconds=300, megabytes=1024)


@dataclass(frozen=True)
class Differences:
    """What differs between a PDF and the one made again: pages by number, counted from 1."""

    pages: tuple[int, int]
    words: tuple[int, ...] = ()
    pictures: tuple[int, ...] = ()
    links: tuple[int, ...] = ()
    title: bool = False
    hidden: bool = False

    @property
    def none(self) -> bool:
        """Whether a reader would see the same; ``hidden`` are scripts and further files."""
        seen = self.words or self.pictures or self.links or self.title or self.hidden
        return not seen and self.pages[0] == self.pages[1]


def differences(one: bytes, other: bytes) -> Differences:
    """How a PDF that anybody may have made differs from ``other``; NotOursError where it cannot be read."""
    return guarded(partial(_differences, one, other), LIMITS)


def _differences(one: bytes, other: bytes) -> Differences | NotOursError:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(one) as first, pypdfium2.PdfDocument(other) as second:
            if max(len(first), len(second)) > MOST_PAGES:
                return NotOursError("damaged", f"it has more than {MOST_PAGES} pages")
            return _compared(first, second)
    except pypdfium2.PdfiumError:
        return NotOursError("damaged", "one of its pages is damaged, and cannot be read")


def _compared(first: Any, second: Any) -> Differences:
    words, pictures, links = [], [], []
    for number in range(min(len(first), len(second))):
        one, other = first[number], second[number]
        if _text(one) != _text(other):
            words.append(number + 1)
        if not _alike(one, other):
            pictures.append(number + 1)
        if list(_links(first, one)) != list(_links(second, other)):
            links.append(number + 1)
    return Differences(
        (len(first), len(second)),
        tuple(words),
        tuple(pictures),
        tuple(links),
        title=first.get_metadata_dict() != second.get_metadata_dict(),
        hidden=_hidden(first) != _hidden(second),
    )


def _text(page: Any) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


def _alike(one: Any, other: Any) -> bool:
    """Whether two pages look alike; squares are compared by the mean of their colours."""
    sizes = [[round(side) for side in page.get_size()] for page in (one, other)]
    if sizes[0] != sizes[1] or max(sizes[0]) > LARGEST:
        return False
    first, second = (_squares(page) for page in (one, other))
    return bool(first.shape == second.shape and (abs(first - second) < UNLIKE).all())


def _squares(page: Any) -> Any:
    import numpy

    drawn = numpy.asarray(page.render(scale=1).to_pil().convert("RGB"), dtype=numpy.float32)
    height, width = (side - side % BLOCK for side in drawn.shape[:2])
    whole = drawn[:height, :width].reshape(height // BLOCK, BLOCK, width // BLOCK, BLOCK, 3)
    return whole.mean(axis=(1, 3))


def _links(document: Any, page: Any) -> Iterator[str]:
    """The web addresses that the page's links lead to."""
    from pypdfium2 import raw

    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, place, link):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if 0 < size <= LONGEST:
            address = ctypes.create_string_buffer(size)
            raw.FPDFAction_GetURIPath(document, action, address, size)
            yield address.value.decode("utf-8", "replace")
        elif size:
            yield f"an address of {size} letters"


def _hidden(document: Any) -> tuple[int, int]:
    """How many files and scripts there are in it."""
    from pypdfium2 import raw

    return document.count_attachments(), raw.FPDFDoc_GetJavaScriptActionCount(document)
