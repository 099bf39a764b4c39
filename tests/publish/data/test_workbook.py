"""The workbook, read back: what stands where, in words as well as in colours."""

from __future__ import annotations

import io

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from scoring.language import Language
from scoring.language.catalogue import FALLBACK, FALLBACK_END, Untranslated, Voice
from scoring.model.result import GradeState
from scoring.publish.data.results import Results
from scoring.publish.data.workbook import ink, workbook

NAMES = ["Read me", "Standings", "Grades", "Criteria", "Findings", "Sources"]


def read(results: Results, language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(workbook(results, Language(language))))


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def cells(page: Worksheet) -> list[list[object]]:
    return [list(row) for row in page.iter_rows(min_row=2, values_only=True)]


def test_it_has_its_sheets_each_with_a_fixed_head_and_a_filter(results: Results) -> None:
    book = read(results)
    assert book.sheetnames == NAMES
    for name in NAMES[1:]:
        page = sheet(book, name)
        assert str(page.freeze_panes).endswith("2")
        assert page.auto_filter.ref == page.dimensions or page.max_row == 1
        assert page.print_title_rows == "$1:$1"
        assert all(cell.value for cell in page[1])


def test_it_says_what_it_is_how_sure_and_how_to_cite(sound: Results) -> None:
    book = read(sound)
    said = [str(cell) for (cell,) in sheet(book, "Read me").iter_rows(values_only=True) if cell]
    assert said[0] == "Small framework for tests: results of January 2010"
    told = " ".join(said)
    for part in ("not how many children", "nobody but its author", "CC BY 4.0", "which is not red"):
        assert part in told
    assert str(book.properties.created) == "2010-01-31 00:00:00"


def test_standings_are_numbers(sound: Results) -> None:
    rows = {str(row[1]): row for row in cells(sheet(read(sound), "Standings"))}
    for code, standing in sound.standings.countries.items():
        if standing.result:
            ends = [float(standing.result.score.low_share), float(standing.result.score.high_share)]
            assert rows[code][4:6] == ends
            assert tuple(rows[code][6:8]) == standing.rank
        else:
            assert rows[code][4:8] == [None] * 4


def test_a_colour_never_stands_without_its_word(results: Results) -> None:
    page = sheet(read(results), "Grades")
    words = {f"FF{one.colour[1:].upper()}": one.word for one in results.framework.grades}
    filled = 0
    for row in page.iter_rows(min_row=2, min_col=2):
        for cell in row:
            assert cell.value
            if cell.fill.fill_type == "solid":
                filled += 1
                assert str(cell.value).startswith(words[str(cell.fill.fgColor.rgb).upper()])
    every = [one for code in results.evidence for one in results.result(code).indicators.values()]
    assert filled == sum(one.state is GradeState.DECIDED for one in every)
    assert len(every) == len(results.evidence) * len(results.framework.indicators) > 0


def test_findings_say_who_acts_and_why_one_does_not_count(sound: Results) -> None:
    rows = {str(row[2]): row for row in cells(sheet(read(sound), "Findings"))}
    assert len(rows) == sum(len(one.findings) for one in sound.evidence.values())
    row = rows["xaa-1.2-a2"]
    assert row[5:8] == ["no: only what the state does or supports can colour a cell", "NGOs", "in some units"]
    assert row[9:12] == [
        "Invented alliance, Invented report of an alliance of NGOs in Examplia, 2009",
        "p. 7",
        "XAA/xaa-ngo-2009",
    ]


def test_from_right_to_left(sound: Results) -> None:
    for language, right in (("ar", True), ("fr", None)):
        book = read(sound, language)
        assert [sheet(book, name).sheet_view.rightToLeft for name in NAMES] == [right] * len(NAMES)


def test_ink_is_what_is_easier_to_read() -> None:
    colours = ("#FFFFFF", "#E3A008", "#0B7A6B", "#9B1C2E", "#000000")
    assert [ink(colour) for colour in colours] == ["#000000"] * 2 + ["#FFFFFF"] * 3


def test_what_a_language_lacks_is_in_english_without_marks(sound: Results) -> None:
    book = load_workbook(io.BytesIO(workbook(sound, Language("fr", Voice(messages=Untranslated())))))
    assert book.sheetnames == NAMES
    texts = [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert "What the source says, in our words" in texts
    assert not any(FALLBACK in text or FALLBACK_END in text for text in texts)
