"""The factual-check sheet: what the government is shown, what it is not, and what both kinds of file hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from edits import XAA, copied, edit, sound_workspace
from leaks import leaks
from markupsafe import escape
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pseudo import in_pseudo, known_words, pseudo_language

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.factual.document import document
from scoring.publish.factual.sheet import SheetItem, SheetView, sheet_view
from scoring.publish.factual.workbook import workbook
from scoring.publish.kinds import Card
from scoring.read.languages import translation

BY, AS_OF = date(2010, 2, 22), date(2010, 1, 31)
WHERE = "the campaign's office, PO Box 1"
CONFIDENTIAL = """
  - id: xaa-interview-2009
    kind: ngo
    about: [XAA]
    confidential: true
    type: interview
    title: Unnamed officer, interview in a room of the ministry
    author: [{literal: Unnamed officer}]
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace")


def sheet(space: Workspace, country: str = "XAA", language: Language | None = None) -> SheetView:
    card = Card(space.frameworks["mini-1"], "2010-01", country)
    return sheet_view(space, card, language or Language(), BY, WHERE)


def items(view: SheetView) -> dict[str, SheetItem]:
    return {item.id: item for goal in view.goals for one in goal.indicators for item in one.items}


def words_of(view: SheetView, language: Language | None = None) -> Iterator[str]:
    """Every text of the Word document: of each paragraph, in tables and in the header too."""
    found = docx.Document(io.BytesIO(document(view, AS_OF, language or Language())))
    parts = [found.element.body, found.sections[0].header._element]
    for part in parts:
        for paragraph in part.iter(qn("w:p")):
            runs = [
                run
                for run in paragraph.iter(qn("w:r"))
                if not run.findall(f".//{qn('w:rStyle')}[@{qn('w:val')}='Itemid']")
            ]
            yield "".join(one.text or "" for run in runs for one in run.iter(qn("w:t")))


def cells_of(view: SheetView, language: Language | None = None) -> Iterator[str]:
    book = load_workbook(io.BytesIO(workbook(view, AS_OF, language or Language())))
    for page in book.worksheets:
        yield page.title
        for row in page.iter_rows(values_only=True):
            yield from (str(one) for one in row if one is not None)


def test_it_says_what_is_held_on_which_source_and_since_when(root: Path) -> None:
    found = items(sheet(sound_workspace(root)))
    assert (found["1.1.b"].text, found["1.1.b"].held) == (
        "Does the plan have a budget?",
        "Partly met. Money is given for parts of it.",
    )
    finding = found["xaa-1.1-b1"]
    assert (finding.held, finding.about, finding.on) == ("Partly met", "The state, national", "December 2009")
    assert finding.source.striptags().endswith("2009, p. 4")
    assert found["2.1.a"].held.startswith("OPSC: in force (signed 8 March 2001;")
    assert "Invented depositary" in found["2.1.a"].source
    assert found["1.1"].text == "Anything else on 1.1 National plan"
    assert found["xaa-2.10-b1"].about == "The state, national. Does not count: a later finding replaces it"


def test_it_says_what_is_not_known_and_what_is_disputed(root: Path) -> None:
    known = items(sheet(sound_workspace(root), "XBB"))
    assert known["1.1.b"].held.startswith("We do not know: we searched and found nothing.")
    edit(root, XAA, "    holds: [xaa-2.10-a2]\n", "    publish: dispute\n")
    edit(root, XAA, "criterion: 1.1.b", "criterion: 1.1.a", after="xaa-1.1-b1")
    edit(root, XAA, "answer: partly", "answer: met", after="xaa-1.1-b1")
    found = items(sheet(sound_workspace(root)))
    assert found["2.10.a"].held == "Our sources disagree: what each of them says stands below."
    assert found["1.1.b"].held.startswith("We do not know: nothing that we hold answers this.")


def test_every_item_of_the_card_stands_on_it_once(root: Path) -> None:
    space = sound_workspace(root)
    framework, edition = space.frameworks["mini-1"], space.editions["XAA", "2010-01", "mini-1"]
    view = sheet(space)
    listed = [item.id for goal in view.goals for one in goal.indicators for item in one.items]
    every = [*framework.criteria, *framework.indicator_by_id, *(one.id for one in edition.findings)]
    assert sorted(listed) == sorted(every)


def test_it_says_how_to_answer_and_that_a_denial_changes_nothing(root: Path) -> None:
    view = sheet(sound_workspace(root))
    assert view.how_to_answer[:2] == (
        "Please answer by 22 February 2010.",
        "Send your answer to: the campaign’s office, PO Box 1.",
    )
    assert view.what_follows[1] == (
        "A bare denial is recorded as a reply, and not as a finding: it changes no answer. What can change "
        "an answer is a source."
    )


def test_it_holds_no_grade_no_score_and_no_rank(root: Path) -> None:
    space = sound_workspace(root)
    framework, view = space.frameworks["mini-1"], sheet(space)
    said = " ".join([*words_of(view), *cells_of(view)]).casefold()
    assert not any(f" {one.label}" in said for one in framework.grades)
    assert not any(one.sentence.casefold() in said for one in framework.grades)
    assert not any(one.label in said for one in framework.categories)
    assert "points" not in said
    assert "it holds no grades" in said


@pytest.mark.parametrize("files", [words_of, cells_of], ids=["docx", "xlsx"])
def test_of_confidential_sources_it_tells_nothing(root: Path, files: object) -> None:
    with (root / "countries/XAA/sources.yaml").open("a") as file:
        file.write(CONFIDENTIAL)
    edit(
        root,
        XAA,
        "source: xaa-ngo-2009\n    locator: p. 9",
        "source: xaa-interview-2009\n    locator: minute 17",
    )
    view = sheet(sound_workspace(root))
    assert callable(files)
    said = " ".join(files(view))
    assert "a confidential source" in said
    for secret in ("Unnamed", "interview", "minute 17", "names the provinces"):
        assert secret not in said


@pytest.mark.parametrize("made", [document, workbook])
def test_the_same_sheet_gives_the_same_bytes(root: Path, made: object) -> None:
    assert callable(made)
    space = sound_workspace(root)
    first, second = (made(sheet(space), AS_OF, Language()) for _ in range(2))
    assert first == second


def test_in_the_workbook_only_the_replies_can_be_written(root: Path) -> None:
    book = load_workbook(io.BytesIO(workbook(sheet(sound_workspace(root)), AS_OF, Language())))
    page = book["Items"]
    assert isinstance(page, Worksheet)
    assert all(one.protection.sheet for one in book.worksheets)
    assert page["A1"].value == "XAA/2010-01/mini-1"
    rows = list(page.iter_rows(min_row=3))
    assert len(rows) == len(items(sheet(sound_workspace(root))))
    assert {cell.coordinate[0] for row in rows for cell in row if not cell.protection.locked} == {"F", "G"}
    assert all(cell.data_type in {"s", "n"} for row in page.iter_rows() for cell in row)
    assert not any(cell.data_type == "n" and cell.value is not None for row in rows for cell in row)


def test_a_text_that_looks_like_a_formula_stays_a_text(root: Path) -> None:
    edit(root, XAA, "The country is not a federation.", '"=HYPERLINK(\\"https://example.org\\")"')
    book = load_workbook(io.BytesIO(workbook(sheet(sound_workspace(root)), AS_OF, Language())))
    page = book["Items"]
    assert isinstance(page, Worksheet)
    (cell,) = [one for row in page.iter_rows() for one in row if str(one.value).startswith("=HYPERLINK")]
    assert cell.data_type == "s"


def test_in_arabic_both_run_from_right_to_left(root: Path, repository: Path) -> None:
    space = replace(sound_workspace(root), templates=repository / "templates")
    spoken = translation(space, "ar")
    view = sheet(spoken.workspace, language=spoken.language)
    book = load_workbook(io.BytesIO(workbook(view, AS_OF, spoken.language)))
    assert all(one.sheet_view.rightToLeft for one in book.worksheets)
    body = docx.Document(io.BytesIO(document(view, AS_OF, spoken.language))).element.body
    paragraphs = [one for one in body.iter(qn("w:p")) if "".join(one.itertext()).strip()]
    assert all(one.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for one in paragraphs)
    assert len(list(body.iter(qn("w:bidiVisual")))) == len(list(body.iter(qn("w:tbl"))))


@pytest.mark.parametrize("files", [words_of, cells_of], ids=["docx", "xlsx"])
@pytest.mark.parametrize("country", ["XAA", "XBB"])
def test_every_word_is_a_message_or_data(root: Path, repository: Path, files: object, country: str) -> None:
    space = in_pseudo(replace(sound_workspace(root), templates=repository / "templates"))
    language = pseudo_language(repository / "templates")
    card = Card(space.frameworks["mini-1"], "2010-01", country)
    view = sheet_view(space, card, language, BY, "«somewhere»")
    assert callable(files)
    lines = list(files(view, language))
    known = {*known_words(space), view.reference, *view.reference.split("/")}
    assert len(lines) > 60
    assert [leak for line in lines for leak in leaks(f"<p>{escape(line)}</p>", known)] == []
