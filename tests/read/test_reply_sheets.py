"""The answered workbook, read back: untrusted, so what is not as it was sent is said with its cell."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from edits import SOUND, sound_workspace
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.edit.reply import sheet_items
from scoring.language import Language
from scoring.model.replies import ReplyItem
from scoring.problems import Problems
from scoring.publish.factual.sheet import sheet_view
from scoring.publish.factual.workbook import workbook
from scoring.publish.kinds import Card
from scoring.read import workbooks
from scoring.read.reply_sheets import read_reply_sheet

REFERENCE = "XAA/2010-01/mini-1"
SPACE = sound_workspace(SOUND)
FRAMEWORK, EDITION = SPACE.frameworks["mini-1"], SPACE.editions["XAA", "2010-01", "mini-1"]
KNOWN = {id_ for id_, _ in sheet_items(EDITION, FRAMEWORK)}


@pytest.fixture(scope="module")
def sent() -> bytes:
    view = sheet_view(SPACE, Card(FRAMEWORK, "2010-01", "XAA"), Language(), date(2010, 2, 22), "somewhere")
    return workbook(view, date(2010, 1, 31), Language())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "back.xlsx"


def page_of(book: Workbook) -> Worksheet:
    page = book["Items"]
    assert isinstance(page, Worksheet)
    return page


def row_of(page: Worksheet, id_: str) -> int:
    (row,) = [cell.row for cell in page["A"] if cell.value == id_]
    return int(row)


def answered(sent: bytes, file: Path, *cells: tuple[str, str, str | int]) -> Path:
    """The workbook with cells filled in, each by the item's id and the column's letter."""
    book = load_workbook(io.BytesIO(sent))
    page = page_of(book)
    for id_, column, value in cells:
        page[f"{column}{row_of(page, id_)}"] = value
    book.save(file)
    return file


def read(file: Path, reference: str = REFERENCE) -> tuple[tuple[ReplyItem, ...] | None, list[str]]:
    problems = Problems()
    found = read_reply_sheet(file, reference, KNOWN, problems)
    return found, [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in problems]


def test_a_sheet_that_comes_back_as_it_was_sent_holds_no_reply(sent: bytes, file: Path) -> None:
    file.write_bytes(sent)
    assert read(file) == ((), [])


def test_replies_are_read_with_the_sources_that_they_name(sent: bytes, file: Path) -> None:
    cells = (
        ("1.1.b", "F", "The whole plan\nhas a budget."),
        ("1.1.b", "G", "Budget act 2010, p. 3"),
        ("xaa-1.2-a1", "F", "This is not so."),
        ("2.10", "G", "Annex, table 1"),
        ("xaa-1.2-b1", "F", 75),
    )
    found, said = read(answered(sent, file, *cells))
    assert said == []
    assert found is not None
    assert [(one.id, one.says, one.locator) for one in found] == [
        (
            "1.1.b",
            "The whole plan has a budget. Source named: Budget act 2010, p. 3",
            "factual-check sheet, item 1.1.b",
        ),
        ("xaa-1.2-a1", "This is not so.", "factual-check sheet, item xaa-1.2-a1"),
        ("xaa-1.2-b1", "75", "factual-check sheet, item xaa-1.2-b1"),
        ("2.10", "Source named: Annex, table 1", "factual-check sheet, item 2.10"),
    ]
    assert all(not one.answer for one in found)


def test_formulas_errors_unseen_letters_and_long_texts_are_said_all_at_once(sent: bytes, file: Path) -> None:
    cells = (
        ("1.1.a", "F", '=HYPERLINK("https://example.org","look")'),
        ("1.1.b", "F", "all\u202eright"),
        ("1.1.c", "G", "x" * 2_001),
        ("1.2.a", "F", "#REF!"),
    )
    book = load_workbook(answered(sent, file, *cells))
    row = row_of(page_of(book), "1.2.a")
    page_of(book)[f"F{row}"].data_type = "e"
    book.save(file)
    found, said = read(file)
    assert found == ()
    assert said == [
        "3:6 reply.cell the cell F3 holds a formula",
        "5:6 reply.cell the cell F5 holds an unseen character, U+202E",
        "7:7 reply.cell the cell G7 has 2001 letters, more than 2000",
        "10:6 reply.cell the cell F10 holds an error of the spreadsheet, #REF!",
    ]


def test_a_reply_beside_an_id_that_was_changed_or_taken_away_is_not_guessed(sent: bytes, file: Path) -> None:
    book = load_workbook(
        answered(sent, file, ("1.1.a", "F", "Yes."), ("1.1.b", "F", "Yes."), ("1.2", "F", "No."))
    )
    page = page_of(book)
    page["A3"], page["A5"] = "1.1.z", None
    page[f"A{row_of(page, 'xaa-1.2-a1')}"] = "1.2"
    page[f"F{row_of(page, '1.2.a') + 1}"] = "Also no."
    book.save(file)
    found, said = read(file)
    assert [one.says for one in found or ()] == ["Also no."]
    assert said == [
        "3:1 reply.unknown-item F3 holds a reply, and A3 holds no id of this sheet: '1.1.z'",
        "5:1 reply.unknown-item F5 holds a reply, and A5 holds no id of this sheet: ''",
        "15:1 reply.duplicate 1.2 has a reply already, in row 11",
    ]


def test_a_sheet_of_another_card_is_refused(sent: bytes, file: Path) -> None:
    file.write_bytes(sent)
    assert read(file, "XBB/2010-01/mini-1") == (
        None,
        ["0:0 reply.workbook no page of this workbook begins with XBB/2010-01/mini-1 in A1"],
    )


def repacked(sent: bytes, file: Path, name: str, content: bytes) -> None:
    """The workbook with one part replaced or added."""
    with zipfile.ZipFile(io.BytesIO(sent)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, content)


def test_what_is_no_workbook_is_refused(sent: bytes, file: Path) -> None:
    unreadable = (None, ["0:0 reply.workbook this is no workbook that can be read"])
    for content in (b"", b"words", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, sent[:-400], sent[:2000]):
        file.write_bytes(content)
        assert read(file) == unreadable
    with zipfile.ZipFile(io.BytesIO(sent)) as packed:
        at = packed.getinfo("xl/sharedStrings.xml").header_offset
    file.write_bytes(sent[: at + 60] + b"\xff" * 40 + sent[at + 100 :])
    assert read(file) == unreadable
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("letter.txt", "words")
    assert read(file) == unreadable
    repacked(sent, file, "xl/worksheets/sheet2.xml", b"<worksheet><sheetData><row><c")
    assert read(file) == unreadable


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_workbook_that_declares_entities_is_not_opened(sent: bytes, file: Path, encoding: str) -> None:
    text = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]><sst>&a;</sst>'
    repacked(sent, file, "xl/sharedStrings.xml", text.encode(encoding))
    assert read(file) == (
        None,
        ["0:0 reply.workbook the file declares entities, which no workbook needs"],
    )


def test_a_workbook_that_unpacks_to_too_much_is_not_opened(sent: bytes, file: Path) -> None:
    repacked(sent, file, "xl/media/zeros.bin", bytes(workbooks.MOST_UNPACKED + 1))
    assert file.stat().st_size < 1_000_000
    assert read(file) == (
        None,
        ["0:0 reply.workbook the file unpacks to more than any workbook of ours"],
    )
    file.write_bytes(bytes(workbooks.MOST_BYTES + 1))
    assert read(file) == (None, ["0:0 reply.workbook the file is larger than 10 MB"])


def test_rows_far_below_are_not_walked_to(sent: bytes, file: Path) -> None:
    book = load_workbook(io.BytesIO(sent))
    page_of(book)["F1048576"] = "far away"
    book.save(file)
    assert read(file) == ((), [])
