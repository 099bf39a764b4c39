"""The factual-check sheet as a workbook: replies are typed beside the items, whose ids are locked.

Every text is written as text, so that no cell becomes a formula, a link or a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.model.replies import LONGEST_REPLY, SHEET_HEAD
from scoring.publish.data.workbook import A4, AS_THEY_ARE, FONT
from scoring.publish.factual.sheet import SheetItem, SheetView

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (16, 52, 44, 16, 40, 52, 40)
_REPLIES = 5
"""The first of the columns in which the government writes."""


def workbook(sheet: SheetView, on: date, language: Language) -> bytes:
    """The file: the same for the same sheet, whenever it is made; ``on`` is the day of the evidence."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, **AS_THEY_ARE}) as book:
        book.set_properties({"title": unmarked(sheet.title), "created": datetime.combine(on, time())})
        _Writer(book, sheet, language).write()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Workbook, sheet: SheetView, language: Language) -> None:
        self._book, self._sheet, self._language = book, sheet, language
        self._plain = book.add_format({**FONT})
        self._bold = book.add_format({**FONT, "bold": True})
        self._head = book.add_format({**FONT, "bold": True, "bottom": 1, "bg_color": "#EDEDED"})
        self._open = book.add_format({**FONT, "locked": False, "border": 1, "num_format": "@"})

    def write(self) -> None:
        says = self._language.gettext
        self._letter(says("Read me"))
        self._items(says("Items"))
        sources = ((source.striptags(), self._plain) for source in self._sheet.sources)
        self._lines(says("Sources"), sources)

    def _page(self, name: str) -> Worksheet:
        page = self._book.add_worksheet(unmarked(name))
        if self._language.direction == "rtl":
            page.right_to_left()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.protect("", {"format_columns": True, "format_rows": True})
        return page

    def _text(self, page: Worksheet, row: int, column: int, text: str, look: Format) -> None:
        page.write_string(row, column, unmarked(text), look)

    def _letter(self, name: str) -> None:
        self._lines(name, self._said())

    def _lines(self, name: str, lines: Iterable[tuple[str, Format]]) -> None:
        page = self._page(name)
        page.set_column(0, 0, 100)
        for row, (said, look) in enumerate(lines):
            self._text(page, row, 0, said, look)

    def _said(self) -> Iterator[tuple[str, Format]]:
        sheet, says = self._sheet, self._language.gettext
        yield sheet.title, self._bold
        for heading, sentences in (
            (sheet.head, sheet.opening),
            (says("How to answer"), sheet.how_to_answer),
            (says("What becomes of your answer"), sheet.what_follows),
        ):
            yield heading, self._bold
            yield from ((said, self._plain) for said in sentences)

    def _items(self, name: str) -> None:
        says, page = self._language.gettext, self._page(name)
        page.set_landscape()
        self._text(page, 0, 0, self._sheet.reference, self._plain)
        for column, (heading, width) in enumerate(
            zip(
                (
                    says("Item"),
                    says("Question or finding"),
                    says("What we hold"),
                    says("Holds on"),
                    says("Source"),
                    says("Your reply"),
                    says("Your source, and the place in it"),
                ),
                _WIDTHS,
                strict=True,
            )
        ):
            page.set_column(column, column, width)
            self._text(page, SHEET_HEAD - 1, column, heading, self._head)
        page.freeze_panes(SHEET_HEAD, 1)
        page.repeat_rows(SHEET_HEAD - 1)
        items = [item for goal in self._sheet.goals for one in goal.indicators for item in one.items]
        for row, item in enumerate(items, SHEET_HEAD):
            self._item(page, row, item)
        last = SHEET_HEAD + len(items) - 1
        longest = {"validate": "length", "criteria": "<=", "value": LONGEST_REPLY}
        page.data_validation(SHEET_HEAD, _REPLIES, last, _REPLIES + 1, longest)

    def _item(self, page: Worksheet, row: int, item: SheetItem) -> None:
        held = item.held if item.asked else f"{item.held}. {item.about}."
        look = self._bold if item.asked else self._plain
        self._text(page, row, 0, item.id, self._plain)
        self._text(page, row, 1, item.text, look)
        for column, said in enumerate((held, item.on, item.source.striptags()), 2):
            self._text(page, row, column, said, self._plain)
        for column in (_REPLIES, _REPLIES + 1):
            page.write_blank(row, column, None, self._open)
