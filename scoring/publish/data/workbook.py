"""An edition's results as a workbook (XLSX) for people: sheets with filters, colours that always have words.

Every text is written as text, so that no cell becomes a formula, a link or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, time
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING

from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.publish.data import words
from scoring.publish.data.evidence_sheets import EvidenceSheets
from scoring.publish.data.results import Results
from scoring.publish.data.sheet import Coloured, Share, Sheet, Value
from scoring.publish.data.sheets import ResultSheets

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

AS_THEY_ARE = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
A4 = 9
FONT = {"font_name": "Calibri", "font_size": 11, "valign": "top", "text_wrap": True}
MOST_LETTERS = 31
"""The letters that the name of a sheet may have."""
MOST_IN_A_CELL = 32_767
_FORBIDDEN = re.compile(r"[][:*?/\\]")


def workbook(results: Results, language: Language) -> bytes:
    """The file: the same for the same evidence, whenever it is made."""
    from xlsxwriter import Workbook

    stream = BytesIO()
    with Workbook(stream, {"in_memory": True, **AS_THEY_ARE}) as book:
        title = unmarked(words.title(results.framework, results.edition, language))
        cite = unmarked(words.cite_results(results.framework, results.edition, language))
        made = datetime.combine(results.as_of, time())
        book.set_properties({"title": title, "author": words.AUTHORS, "comments": cite, "created": made})
        writer = _Writer(book, language)
        shown, behind = ResultSheets(results, language), EvidenceSheets(results, language)
        said = words.paragraphs(results.framework, results.edition, language, results.reviewed)
        writer.read_me(language.gettext("Read me"), title, said, shown.meanings())
        sheets = (shown.standings(), shown.grades(), behind.criteria(), behind.findings(), behind.sources())
        for sheet in sheets:
            writer.sheet(sheet)
    return stream.getvalue()


class _Writer:
    """Writes sheets into one workbook, and makes each format once."""

    def __init__(self, book: Workbook, language: Language) -> None:
        self._book = book
        self._rtl = language.direction == "rtl"
        self._formats: dict[tuple[tuple[str, object], ...], Format] = {}

    def _format(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({**FONT, **properties})
        return self._formats[key]

    def _new(self, name: str) -> Worksheet:
        page = self._book.add_worksheet(_FORBIDDEN.sub(" ", unmarked(name))[:MOST_LETTERS].strip(" '"))
        if self._rtl:
            page.right_to_left()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_footer("&L&A&R&P / &N")
        return page

    def read_me(self, name: str, title: str, paragraphs: Iterable[str], meanings: Iterable[Value]) -> None:
        page = self._new(name)
        page.set_column(0, 0, 100)
        page.write_string(0, 0, title, self._format(bold=True, font_size=16))
        for row, said in enumerate([*paragraphs, "", *meanings], 2):
            self._cell(page, row, 0, said)

    def sheet(self, sheet: Sheet) -> None:
        page = self._new(sheet.name)
        page.set_landscape()
        page.freeze_panes(1, sheet.fixed)
        page.repeat_rows(0)
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        head = self._format(bold=True, bottom=1, bg_color="#EDEDED")
        for column, heading in enumerate(sheet.headings):
            page.set_column(column, column, heading.width)
            page.write_string(0, column, unmarked(heading.text), head)
        for row, cells in enumerate(sheet.rows, 1):
            for column, cell in enumerate(cells):
                self._cell(page, row, column, cell)

    def _cell(self, page: Worksheet, row: int, column: int, value: Value) -> None:
        match value:
            case None | "":
                return
            case str():
                page.write_string(row, column, _fitting(value), self._format())
            case Coloured(said, colour):
                colours = {"bg_color": colour, "font_color": ink(colour), "border": 1}
                page.write_string(row, column, _fitting(said), self._format(**colours))
            case Share(share):
                page.write_number(row, column, float(share), self._format(num_format="0%"))
            case int() | Fraction():
                page.write_number(row, column, float(value), self._format())


def _fitting(text: str) -> str:
    """The text as far as a cell holds it; a longer one would be left out without a word."""
    said = unmarked(text)
    return said if len(said) <= MOST_IN_A_CELL else f"{said[: MOST_IN_A_CELL - 1]}…"


def ink(colour: str) -> str:
    """Black or white, whichever is easier to read on a colour, by the relative luminance of WCAG 2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#000000" if (luminance + 0.05) ** 2 > 1.05 * 0.05 else "#FFFFFF"
