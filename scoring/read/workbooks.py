"""Workbooks (XLSX) from outside, read as cells: nothing in them is computed, followed or trusted."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from scoring.problems import Place, Problems

MOST_BYTES = 10_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 250
MOST_ROWS = 20_000
"""More than any workbook of ours has."""
FORMULA, FAULT = "formula", "fault"
_REFUSED = re.compile(r"vbaproject|externallinks?/|activex|embeddings/|connections\.xml", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_WRITTEN_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
"""How a part begins that is not in UTF-8: programs write none, and declarations could hide in it."""
_HINT = "Save it again as XLSX, without a password, from a program for spreadsheets."


@dataclass(frozen=True)
class Cell:
    """A cell with what is shown in it, as text; ``kind`` is text, FORMULA, or FAULT of a computation."""

    text: str
    place: Place
    kind: str = "text"

    @property
    def name(self) -> str:
        """As a spreadsheet names it: F12."""
        letters, left = "", self.place.column
        while left:
            left, letter = divmod(left - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.place.line}"


@dataclass(frozen=True)
class Page:
    """A sheet of a workbook: its rows from the first on, each with the cells in which something stands."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def read_workbook(
    path: Path, columns: int, problems: Problems, code: str, hint: str = _HINT
) -> tuple[Page, ...] | None:
    """The pages of a workbook as far as a column; None, with a problem of ``code``, for anything else.

    A workbook is refused whole if it is larger, unpacks to more or has more parts than any of ours, if it
    brings programs, links or embedded files along, or if it declares entities, which nothing that writes
    workbooks does.
    """
    try:
        raw, fault = _bytes(path)
        if not fault:
            return tuple(_pages(raw, path.name, columns))
    except Exception:  # noqa: BLE001 - whatever a library raises over such a file, the file is at fault
        fault = "this is no workbook that can be read"
    problems.add(code, Place(path.name), "", fault, hint)
    return None


def _bytes(path: Path) -> tuple[bytes, str]:
    """What the file holds, and why it is not opened; empty where nothing speaks against it."""
    if path.stat().st_size > MOST_BYTES:
        return b"", f"the file is larger than {MOST_BYTES // 1_000_000} MB"
    raw = path.read_bytes()
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        return raw, _fault(packed)


def _fault(packed: zipfile.ZipFile) -> str:
    """No more is unpacked than the archive says that it holds."""
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return "the file unpacks to more than any workbook of ours"
    for part in parts:
        if _REFUSED.search(part.filename):
            return f"the file holds {part.filename!r}: macros, links and embedded files are refused"
        content = packed.read(part)
        if content.startswith(_WRITTEN_WIDE) or _DECLARED.search(content):
            return "the file declares entities, which no workbook needs"
    return ""


def _pages(raw: bytes, file: str, columns: int) -> Iterator[Page]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(raw), read_only=True, keep_links=False, rich_text=False)
        try:
            for page in book.worksheets:
                yield Page(page.title, tuple(_rows(page, file, columns)))
        finally:
            book.close()


def _rows(page: Any, file: str, columns: int) -> Iterator[tuple[Cell, ...]]:
    page.reset_dimensions()  # the file's own word for its size is not needed
    for number, row in enumerate(page.iter_rows(max_row=MOST_ROWS, max_col=columns), 1):
        yield tuple(
            Cell(text, Place(file, number, place), _KINDS.get(one.data_type, "text"))
            for place, one in enumerate(row, 1)
            if one.value is not None and (text := _text(one.value))
        )


_KINDS = {"f": FORMULA, "e": FAULT}


def _text(value: object) -> str:
    """What a cell holds as words: a day without its midnight, a whole number without its point."""
    if isinstance(value, datetime) and value.time().isoformat() == "00:00:00":
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return value.isoformat() if isinstance(value, date) else str(value).strip()
