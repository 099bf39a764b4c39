"""Workbooks (XLSX) from outside, read as cells: nothing in them is computed, followed or trusted."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from scoring.problems import Place, Problems

MOST_BYTES = 10_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 500
MOST_ROWS = 5_000
"""More than any workbook of ours has."""
_DECLARATIONS = ("<!DOCTYPE", "<!ENTITY")
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Cell:
    """A cell with something in it: what is shown, as text; ``kind`` is text, formula or fault."""

    row: int
    column: int
    text: str
    kind: str = "text"

    @property
    def name(self) -> str:
        """As the workbook calls it: F5."""
        letters, left = "", self.column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.row}"


Page = tuple[tuple[Cell, ...], ...]
"""Rows from the first on, each with the cells in which something stands."""


def read_workbook(path: Path, columns: int, problems: Problems, code: str) -> tuple[Page, ...] | None:
    """The pages of a workbook as far as a column; None, with a problem of ``code``, for anything else.

    A workbook is refused whole if it is larger, unpacks to more or has more parts than any of ours, or if it
    declares entities, which nothing that writes workbooks does.
    """
    fault = _fault(path)
    if not fault:
        try:
            return _pages(path, columns)
        except Exception:  # noqa: BLE001 - whatever the library raises over such a file, the file is at fault
            fault = "this is no workbook that can be read"
    hint = "Save it again as XLSX, without a password, from a program for spreadsheets."
    problems.add(code, Place(path.name), "", fault, hint)
    return None


def _fault(path: Path) -> str:
    """Why a file is not even opened; empty where nothing speaks against it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return f"the file is larger than {MOST_BYTES // 1_000_000} MB"
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                return "the file unpacks to more than any workbook of ours"
            if any(_declares(packed.read(part)) for part in parts):
                return "the file declares entities, which no workbook needs"
    except Exception:  # noqa: BLE001 - archives fail by errors of zipfile, zlib, lzma and the system alike
        return "this is no workbook that can be read"
    return ""


def _declares(part: bytes) -> bool:
    return any(word.encode(encoding) in part for word in _DECLARATIONS for encoding in _ENCODINGS)


def _pages(path: Path, columns: int) -> tuple[Page, ...]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with path.open("rb") as stream:
            book = load_workbook(stream, read_only=True, keep_links=False, rich_text=False)
            try:
                return tuple(tuple(_rows(page, columns)) for page in book.worksheets)
            finally:
                book.close()


def _rows(page: Any, columns: int) -> Iterator[tuple[Cell, ...]]:
    page.reset_dimensions()  # the file's own word for its size is not needed
    for number, row in enumerate(page.iter_rows(max_row=MOST_ROWS, max_col=columns), 1):
        yield tuple(
            Cell(number, place, _text(one.value), _KINDS.get(one.data_type, "text"))
            for place, one in enumerate(row, 1)
            if one.value is not None and _text(one.value)
        )


_KINDS = {"f": "formula", "e": "fault"}


def _text(value: object) -> str:
    """What a cell holds as words: a day without its midnight, a whole number without its point."""
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value.isoformat() if isinstance(value, date) else str(value).strip()
