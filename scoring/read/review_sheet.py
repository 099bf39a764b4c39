"""A review workbook that somebody filled in, read as a stranger's file: cells as text, nothing executed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from scoring.problems import Place, Problems

MOST_BYTES = 5_000_000
MOST_UNPACKED = 50_000_000
MOST_PARTS = 200
MOST_ROWS = 20_000
MOST_COLUMNS = 40
_REFUSED = re.compile(r"vbaproject|externallinks?/|activex|embeddings/|connections\.xml", re.IGNORECASE)
_DECLARED = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_WRITTEN_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")
_HINT = "Export it anew with `cards review COUNTRY --export FILE.xlsx`."


@dataclass(frozen=True)
class Cell:
    """A cell of a sheet, its text, and its place as a spreadsheet names it: F12."""

    text: str
    place: Place

    @property
    def name(self) -> str:
        return f"{_letters(self.place.column)}{self.place.line}"


def read_sheet(path: Path, name: str, problems: Problems) -> list[list[Cell]]:
    """The rows of the sheet called ``name``; nothing where the file is refused, with the reason.

    A formula anywhere in the sheet is reported, and its cell left empty.
    """
    file = path.name
    raw = _bytes(path, problems)
    if raw is None or not _safe(raw, file, problems):
        return []
    from openpyxl import load_workbook

    try:
        book: Any = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
        if name not in book.sheetnames:
            _refuse(problems, file, f"the workbook has no sheet {name}")
            return []
        return list(_rows(book[name], file, problems))
    # A file that is not what it says it is can fail in any way within the library that opens it.
    except Exception as error:  # noqa: BLE001
        _refuse(problems, file, f"the workbook cannot be opened ({type(error).__name__})")
        return []


def _bytes(path: Path, problems: Problems) -> bytes | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            _refuse(problems, path.name, f"the file is larger than {MOST_BYTES // 1_000_000} megabytes")
            return None
        return path.read_bytes()
    except OSError:
        _refuse(problems, path.name, "the file cannot be read")
        return None


def _safe(raw: bytes, file: str, problems: Problems) -> bool:
    """Whether the archive is small when unpacked, and holds neither programs nor declarations."""
    said = ""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            said = _unsafe(archive)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        said = "this is no workbook of the format XLSX"
    except Exception:  # noqa: BLE001  # zlib, lzma and others, each with errors of its own
        said = "the workbook cannot be unpacked"
    if said:
        _refuse(problems, file, said)
    return not said


def _unsafe(archive: zipfile.ZipFile) -> str:
    """Why an archive is not opened, or nothing. No more is unpacked than it says that it holds."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return "the workbook holds far more than a review"
    for part in parts:
        if _REFUSED.search(part.filename):
            return f"the workbook holds {part.filename!r}: macros, links and embedded files are refused"
        content = archive.read(part)
        if content.startswith(_WRITTEN_WIDE) or _DECLARED.search(content):
            return f"the part {part.filename!r} declares what no workbook needs"
    return ""


def _rows(sheet: Any, file: str, problems: Problems) -> Iterator[list[Cell]]:
    sheet.reset_dimensions()  # what the file says of its size is not believed
    for number, row in enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS), 1):
        yield [_cell(cell, Place(file, number, column), problems) for column, cell in enumerate(row, 1)]


def _cell(cell: Any, place: Place, problems: Problems) -> Cell:
    value = cell.value
    found = Cell("" if value is None else str(value).strip(), place)
    if cell.data_type != "f" and not found.text.startswith("="):
        return found
    said = f"cell {found.name} holds a formula, and formulas are refused"
    problems.add("review.formula", place, "", said, "Write the words themselves.")
    return Cell("", place)


def _refuse(problems: Problems, file: str, said: str) -> None:
    problems.add("review.workbook", Place(file), "", said, _HINT)


def _letters(column: int) -> str:
    """The name of a column that counts from 1: A, Z, AA."""
    name = ""
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
