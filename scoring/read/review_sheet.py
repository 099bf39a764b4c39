"""A review workbook that somebody filled in, as rows of cells in which no formula is left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scoring.problems import Place, Problems
from scoring.read.workbooks import FORMULA, Cell, Page, read_workbook

COLUMNS = 40
_HINT = "Export it anew with `cards review COUNTRY --export FILE.xlsx`."


def read_sheet(path: Path, name: str, problems: Problems) -> list[list[Cell]]:
    """The rows of the sheet called ``name``; nothing where the file is refused, with the reason.

    A formula anywhere in the sheet is reported, and its cell left empty.
    """
    pages = read_workbook(path, COLUMNS, problems, "review.workbook", _HINT)
    if pages is None:
        return []
    page = next((one for one in pages if one.name == name), None)
    if page is None:
        problems.add("review.workbook", Place(path.name), "", f"the workbook has no sheet {name}", _HINT)
        return []
    return list(_rows(page, path.name, problems))


def _rows(page: Page, file: str, problems: Problems) -> Iterator[list[Cell]]:
    for number, row in enumerate(page.rows, 1):
        cells = {cell.place.column: _words(cell, problems) for cell in row}
        yield [cells.get(column) or Cell("", Place(file, number, column)) for column in range(1, COLUMNS + 1)]


def _words(cell: Cell, problems: Problems) -> Cell:
    if cell.kind != FORMULA and not cell.text.startswith("="):
        return cell
    said = f"cell {cell.name} holds a formula, and formulas are refused"
    problems.add("review.formula", cell.place, "", said, "Write the words themselves.")
    return Cell("", cell.place)
