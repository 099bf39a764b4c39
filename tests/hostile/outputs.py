"""Everything that is made of a workspace, without the time that printing takes: pages before WeasyPrint."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.language import Language
from scoring.publish import html, pdf
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.pictures import make
from scoring.read.languages import translation
from scoring.read.workspace import load

FALSE_PDF = b"%PDF-none"


def made(
    root: Path, patch: pytest.MonkeyPatch, languages: tuple[str, ...] = ("en", "fr")
) -> Iterator[tuple[str, bytes]]:
    """The files of every kind by name, and the pages of those that are printed, as HTML."""
    pages: list[str] = []
    fill = html._spaces_inside
    patch.setattr(html, "_spaces_inside", lambda page: pages.append(fill(page)) or pages[-1])  # type: ignore[func-returns-value]
    patch.setattr(pdf, "render", lambda *_: pdf.Paper(FALSE_PDF, 1, {}))
    patch.setattr(make, "render", lambda *_: pdf.Paper(FALSE_PDF, 1, {}))
    patch.setattr(make, "words_outside", lambda *_: False)
    patch.setattr(make, "png", lambda *_: b"")
    workspace = load(root).workspace
    spoken = [translation(workspace, code) for code in languages]
    assert not [problem for one in spoken for problem in one.problems]
    cards = tuple(
        Card(workspace.frameworks[framework], edition, country)
        for country, edition, framework in sorted(workspace.editions)
    )
    order = Order(
        workspace,
        cards,
        tuple(one.language for one in spoken),
        root / "output",
        translated={one.language.code: one.workspace for one in spoken},
        kinds=tuple(KINDS),
    )
    for name, kind in KINDS.items():
        for product in kind(order):
            pages.clear()
            files = product.made().files
            printed = [
                (f"{product.name} {name} {number}.html", page.encode()) for number, page in enumerate(pages)
            ]
            yield from printed
            for path, content in files.items():
                if content != FALSE_PDF:
                    yield path.name, content


__all__ = ["Language", "made"]
