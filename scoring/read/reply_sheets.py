"""The answered factual-check workbook, read back: which items were replied to, and in which words."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

from scoring.model.replies import LONGEST_REPLY, SHEET_HEAD, ReplyItem
from scoring.problems import Place, Problems, closest
from scoring.read.nodes import UNSEEN
from scoring.read.workbooks import FAULT, FORMULA, Cell, Page, read_workbook

_REPLY, _SOURCE = 6, 7
"""The columns in which a government writes."""


def read_reply_sheet(
    path: Path, reference: str, known: Set[str], problems: Problems
) -> tuple[ReplyItem, ...] | None:
    """What was written beside each item, in the order of the sheet; what is wrong has the cell's place.

    ``known`` are the ids that the sheet had. None where the file cannot be used at all.
    """
    pages = read_workbook(path, _SOURCE, problems, "reply.workbook")
    if pages is None:
        return None
    page = next((one for one in pages if _reference(one) == reference), None)
    if page is None:
        other = next(filter(None, map(_reference, pages)), "")
        said = f"no page of this workbook begins with {reference} in A1"
        hint = (
            f"It is the sheet {other}." if other.count("/") == 2 else "Take the file that came back, whole."
        )
        problems.add("reply.workbook", Place(path.name), "", said, hint)
        return None
    return tuple(_items(page, path.name, known, problems))


def _reference(page: Page) -> str:
    return next((cell.text for cell in page.rows[0] if cell.place.column == 1), "") if page.rows else ""


def _items(page: Page, file: str, known: Set[str], problems: Problems) -> Iterator[ReplyItem]:
    first: dict[str, int] = {}
    for row in page.rows[SHEET_HEAD:]:
        cells = {cell.place.column: cell for cell in row}
        written = [cells[column] for column in (_REPLY, _SOURCE) if column in cells]
        if not written:
            continue
        id_, place = cells[1].text if 1 in cells else "", Place(file, written[0].place.line, 1)
        sound = [_sound(cell, id_, problems) for cell in written]
        if id_ not in known:
            said = f"{written[0].name} holds a reply, and A{place.line} holds no id of this sheet: {id_!r}"
            hint = closest(id_, known) or "Write the item's own id there again."
            problems.add("reply.unknown-item", place, id_, said, hint)
        elif id_ in first:
            said = f"{id_} has a reply already, in row {first[id_]}"
            problems.add("reply.duplicate", place, id_, said, "Put the two into one row.")
        elif all(sound):
            yield ReplyItem(id_, _said(cells), f"factual-check sheet, item {id_}")
        first.setdefault(id_, place.line)


def _sound(cell: Cell, id_: str, problems: Problems) -> bool:
    """Whether a cell holds words that can be taken over."""
    unseen = UNSEEN.search(cell.text)
    if cell.kind == FORMULA:
        said, hint = "holds a formula", "Type the words themselves: nothing is computed here."
    elif cell.kind == FAULT:
        said, hint = f"holds an error of the spreadsheet, {cell.text}", "Ask what was meant."
    elif unseen:
        said, hint = f"holds an unseen character, U+{ord(unseen.group()):04X}", "Delete it."
    elif len(cell.text) > LONGEST_REPLY:
        said = f"has {len(cell.text)} letters, more than {LONGEST_REPLY}"
        hint = "Shorten it to what matters; the whole stands in its source."
    else:
        return True
    problems.add("reply.cell", cell.place, id_, f"the cell {cell.name} {said}", hint)
    return False


def _said(cells: dict[int, Cell]) -> str:
    """The reply, and the source that it names, as one text on one line."""
    reply, source = (" ".join(cells[at].text.split()) if at in cells else "" for at in (_REPLY, _SOURCE))
    if reply and source:
        return f"{reply} Source named: {source}"
    return reply or f"Source named: {source}"
