"""The review workbook: a sheet with the findings to be reviewed, for people who work in a spreadsheet.

What was written by others is locked; open are the columns for the verdict and the comment. Ids, digests
and a seal over both stand beside each finding, so that a row that was moved or changed is seen.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from scoring.language.catalogue import unmarked
from scoring.model.evidence import Edition
from scoring.model.reviews import ACCEPTED, RETURNED
from scoring.publish.data.workbook import A4, AS_THEY_ARE, FONT

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

NAME = "Review"
HEADINGS = (
    ("Finding", 14),
    ("Question", 40),
    ("Answer, by its meaning", 34),
    ("Statement", 50),
    ("Source", 44),
    ("Place in it", 26),
    ("What rests on it", 40),
    ("Verdict", 12),
    ("Comment", 50),
    ("Digest", 20),
    ("Seal", 20),
)
VERDICT, COMMENT, DIGEST, SEAL = 7, 8, 9, 10
HOW = (
    "Hold each statement against its source, at that place. Choose a verdict: accepted, or returned with a "
    "comment that says what the author is to change. Leave it empty to skip the finding. Only these two "
    "columns are read back."
)
FIRST = 3
"""The row, from 0, of the first finding: above it stand the title, the way to go about it, the headings."""


@dataclass(frozen=True)
class SheetRow:
    """A finding as its row shows it, a cell for each heading up to the verdict; and its digest."""

    cells: tuple[str, ...]
    digest: str

    @property
    def finding(self) -> str:
        return self.cells[0]


def seal(edition: Edition, finding: str, digest: str) -> str:
    """Tells whether an id and a digest still stand beside each other as they were written."""
    text = "\n".join(("review", edition.country, edition.id, finding, digest))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def review_workbook(edition: Edition, rows: Sequence[SheetRow]) -> bytes:
    """The file: the same for the same findings, whenever it is made."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, **AS_THEY_ARE}) as book:
        made = datetime.combine(edition.as_of, time())
        book.set_properties({"title": f"Review of {edition.country} {edition.id}", "created": made})
        page = book.add_worksheet(NAME)
        _layout(book, page, edition, len(rows))
        locked = book.add_format({**FONT, "border": 1, "border_color": "#D0D0D0"})
        opened = book.add_format(
            {**FONT, "border": 1, "bg_color": "#FFF8E0", "locked": False, "num_format": "@"}
        )
        for at, row in enumerate(rows, FIRST):
            for column, cell in enumerate(row.cells):
                page.write_string(at, column, unmarked(cell), locked)
            page.write_blank(at, VERDICT, None, opened)
            page.write_blank(at, COMMENT, None, opened)
            page.write_string(at, DIGEST, row.digest, locked)
            page.write_string(at, SEAL, seal(edition, row.finding, row.digest), locked)
    return stream.getvalue()


def _layout(book: Workbook, page: Worksheet, edition: Edition, count: int) -> None:
    title = book.add_format({"bold": True, "font_size": 16, "font_name": "Calibri"})
    wrap = book.add_format({**FONT, "text_wrap": False})
    head = book.add_format({**FONT, "bold": True, "bottom": 1, "bg_color": "#EDEDED"})
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.freeze_panes(FIRST, 1)
    page.write_string(0, 0, f"Review of {edition.country} {edition.id}", title)
    page.write_string(1, 0, HOW, wrap)
    for column, (heading, width) in enumerate(HEADINGS):
        hidden = {"hidden": True} if column in {DIGEST, SEAL} else {}
        page.set_column(column, column, width, None, hidden)
        page.write_string(FIRST - 1, column, heading, head)
    if count:
        page.data_validation(
            FIRST,
            VERDICT,
            FIRST + count - 1,
            VERDICT,
            {
                "validate": "list",
                "source": [ACCEPTED, RETURNED],
                "error_title": "Verdict",
                "error_message": "Choose accepted or returned, or leave it empty.",
            },
        )
    page.protect("", {"format_columns": True, "format_rows": True, "select_locked_cells": True})
