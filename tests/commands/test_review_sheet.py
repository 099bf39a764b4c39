"""The review workbook: out, filled in as a reviewer would or as nobody should, and back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result
from edits import XAA, copied, edit

from scoring.commands import cards
from scoring.edit.review_sheet import COMMENT, DIGEST, FIRST, SEAL, VERDICT
from scoring.read import workbooks
from scoring.read.workspace import load

REVIEW = Path("countries/XAA/2010-01/reviews/reviewer-2.yaml")
Fill = Callable[[Any], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace")


def run(root: Path, *arguments: str) -> Result:
    arguments = ("review", "XAA", *arguments, "--workspace", str(root))
    return CliRunner().invoke(cards, arguments, catch_exceptions=False)


def out(root: Path, *more: str, name: str = "review.xlsx") -> Path:
    path = root.parent / name
    result = run(root, "--export", str(path), *more)
    assert (result.exit_code, result.stderr) == (0, "")
    return path


def back(root: Path, path: Path, who: str = "reviewer-2") -> Result:
    return run(root, "--import", str(path), "--as", who, "--role", "a lawyer", "--on", "2010-02-14")


def fill(path: Path, how: Fill) -> Path:
    book = openpyxl.load_workbook(path)
    how(book["Review"])
    book.save(path)
    return path


def say(sheet: Any, row: int, verdict: object, comment: object = None, **cells: object) -> None:
    """Fill in the row of a finding, counted from 0; other cells by the names of their columns."""
    at = FIRST + 1 + row
    sheet.cell(at, VERDICT + 1, verdict)
    sheet.cell(at, COMMENT + 1, comment)
    for column, value in cells.items():
        sheet[f"{column}{at}"] = value


def id_in(path: Path, row: int) -> str:
    value = openpyxl.load_workbook(path)["Review"].cell(FIRST + 1 + row, 1).value
    assert isinstance(value, str)
    return value


def verdicts(root: Path) -> dict[str, tuple[str, str]]:
    reviews = load(root).workspace.reviews.get(("XAA", "2010-01"), ())
    return {one.finding: (one.verdict, one.comment) for each in reviews for one in each.verdicts}


def refused(root: Path, path: Path, *said: str) -> None:
    """Nothing is taken from the workbook, and each of these is said of it."""
    result = back(root, path)
    assert result.exit_code == 1
    for each in said:
        assert each in result.stderr, result.stderr
    assert "no verdict was taken from this workbook" in result.stderr
    assert not (root / REVIEW).exists()


def test_only_verdict_and_comment_are_open_and_digests_are_not_seen(root: Path) -> None:
    path = out(root)
    sheet: Any = openpyxl.load_workbook(path)["Review"]
    assert sheet.protection.sheet
    row = sheet[FIRST + 1]
    opened = [number for number, cell in enumerate(row) if not cell.protection.locked]
    assert opened == [VERDICT, COMMENT]
    assert sheet.column_dimensions[row[DIGEST].column_letter].hidden
    assert sheet.column_dimensions["J"].max == SEAL + 1 or sheet.column_dimensions["K"].hidden
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"accepted,returned"'
    assert str(rule.sqref) == "H4:H15"
    assert sheet.max_row == FIRST + 12
    words = [str(cell.value) for cell in row]
    assert "Without it" in words[6]
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n"}


def test_the_same_findings_give_the_same_bytes(root: Path) -> None:
    assert out(root).read_bytes() == out(root, name="again.xlsx").read_bytes()


def test_verdicts_come_back(root: Path) -> None:
    path = out(root)
    first, third = id_in(path, 0), id_in(path, 2)

    def how(sheet: Any) -> None:
        say(sheet, 0, "accepted")
        say(sheet, 2, "Returned", "It is page 5,\nnot 4.")

    result = back(root, fill(path, how))
    assert result.exit_code == 0
    assert result.stdout == f"2 verdicts: 1 accepted, 1 sent back. Saved in {REVIEW}.\n"
    assert verdicts(root) == {first: ("accepted", ""), third: ("returned", "It is page 5, not 4.")}
    assert (
        "XAA 2010-01: 12 findings: 1 accepted, 1 sent back, 10 waiting"
        in run(root, "--format", "table").stdout
    )


def test_an_empty_workbook_says_nothing(root: Path) -> None:
    result = back(root, out(root))
    assert (result.exit_code, result.stdout) == (0, "The workbook holds no verdict; nothing was written.\n")
    assert not (root / REVIEW).exists()


def test_all_that_is_wrong_is_said_with_its_cell_and_nothing_is_taken(root: Path) -> None:
    path = out(root)

    def how(sheet: Any) -> None:
        say(sheet, 0, "accepted")
        say(sheet, 1, "acepted")
        say(sheet, 2, "returned")
        say(sheet, 3, None, "A comment and no verdict.")
        say(sheet, 4, "accepted", A="xaa-9.9-a1")
        say(sheet, 5, "accepted", J="0" * 64)
        say(sheet, 6, "accepted", I="=1+1")
        say(sheet, 7, "returned", "See \u202ebelow.")

    refused(
        root,
        fill(path, how),
        f"{path.name}:5:8: error [review.verdict] {id_in(path, 1)}: cell H5: no verdict is called 'acepted'",
        "Did you mean accepted?",
        "[review.comment]",
        "cell I6: the finding is sent back, and nothing says why",
        "cell H7: a comment stands beside no verdict",
        "[review.row] xaa-9.9-a1: cell A8: the finding's id or digest is not the one that was exported",
        "cell A9: the finding's id or digest is not the one",
        "[review.formula]",
        "cell I10 holds a formula",
        "cell I11: the comment holds the unseen character U+202E",
        "7 errors",
    )


def test_a_row_that_stands_there_twice_is_refused(root: Path) -> None:
    path = out(root)

    def how(sheet: Any) -> None:
        for column in range(1, SEAL + 2):
            sheet.cell(FIRST + 2, column, sheet.cell(FIRST + 1, column).value)
        say(sheet, 0, "accepted")
        say(sheet, 1, "returned", "No.")

    refused(root, fill(path, how), "cell A5: this finding stands in cell A4 too")


def test_what_has_changed_since_is_left_out_and_named(root: Path) -> None:
    path = out(root, "--only", "1.1")

    def how(sheet: Any) -> None:
        for row in range(3):
            say(sheet, row, "accepted")

    fill(path, how)
    edit(root, XAA, "for the training that the plan", "for all training that the plan")
    result = back(root, path)
    assert result.exit_code == 0
    assert "warning [review.outdated] xaa-1.1-b1: cell A" in result.stderr
    assert set(verdicts(root)) == {"xaa-1.1-a1", "xaa-1.1-c1"}


def test_nobody_takes_back_a_workbook_on_his_own_findings(root: Path) -> None:
    path = fill(out(root), lambda sheet: say(sheet, 0, "accepted"))
    result = back(root, path, "xaa-researcher")
    assert result.exit_code == 1
    assert "error [review.author]" in result.stderr
    mine = run(root, "--export", str(root.parent / "mine.xlsx"), "--as", "xaa-researcher")
    assert mine.exit_code == 2
    assert "nothing waits here" in mine.stderr


def test_no_workbook_is_written_over_another(root: Path) -> None:
    path = out(root)
    result = run(root, "--export", str(path))
    assert (result.exit_code, "is there already" in result.stderr) == (2, True)


def test_a_workbook_of_another_edition_is_refused(root: Path) -> None:
    result = CliRunner().invoke(
        cards, ["review", "XBB", "--export", str(root.parent / "xbb.xlsx"), "--workspace", str(root)]
    )
    assert result.exit_code == 0
    path = fill(root.parent / "xbb.xlsx", lambda sheet: say(sheet, 0, "accepted"))
    refused(root, path, "the finding's id or digest is not the one that was exported")


def packed(path: Path, **parts: bytes) -> Path:
    """The workbook with more parts, or with others in their place."""
    with zipfile.ZipFile(path) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    new = {**old, **{name.replace("__", "/").replace("_xml", ".xml"): part for name, part in parts.items()}}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in new.items():
            archive.writestr(name, content)
    return path


BILLION = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"no archive"), "this is no workbook"),
        (lambda path: path.write_bytes(path.read_bytes()[:-400]), "this is no workbook"),
        (lambda path: path.write_bytes(b"0" * (workbooks.MOST_BYTES + 1)), "larger than 10 MB"),
        (
            lambda path: packed(path, xl__bomb_xml=b"0" * (workbooks.MOST_UNPACKED + 1)),
            "unpacks to more than",
        ),
        (lambda path: packed(path, **{f"xl__{n}_xml": b"" for n in range(300)}), "unpacks to more than"),
        (lambda path: packed(path, **{"xl__vbaProject.bin": b"Sub"}), "macros, links and embedded files"),
        (lambda path: packed(path, xl__externalLinks__a_xml=b"<a/>"), "macros, links and embedded"),
        (
            lambda path: packed(path, xl__sharedStrings_xml=BILLION),
            "declares entities",
        ),
        (
            lambda path: packed(path, xl__sharedStrings_xml=BILLION.decode().encode("utf-16")),
            "declares entities",
        ),
        (lambda path: packed(path, xl__workbook_xml=b"<workbook/>"), "review.xlsx: error [review.workbook]"),
        (lambda path: packed(path, xl__worksheets__sheet1_xml=b"<a><b>"), "this is no workbook"),
    ],
)
def test_what_is_no_workbook_of_ours_is_not_opened(
    root: Path, make: Callable[[Path], object], said: str
) -> None:
    path = fill(out(root), lambda sheet: say(sheet, 0, "accepted"))
    make(path)
    refused(root, path, said)


def test_another_layout_is_refused(root: Path) -> None:
    path = fill(out(root), lambda sheet: sheet.insert_cols(2))
    refused(root, path, "the headings in row 3 are not those that were exported")
    book = openpyxl.Workbook()
    stream = io.BytesIO()
    book.save(stream)
    path.write_bytes(stream.getvalue())
    refused(root, path, "the workbook has no sheet Review")


def test_columns_are_named_as_a_spreadsheet_names_them() -> None:
    from scoring.problems import Place

    names = [workbooks.Cell("", Place("", 12, column)).name for column in (1, 6, 26, 27, 702, 703)]
    assert names == ["A12", "F12", "Z12", "AA12", "ZZ12", "AAA12"]
