"""The PDF as PDF/UA has it: what programs and screen readers learn of the booklet."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from itertools import pairwise

import pytest

from booklet.printed import Printed
from booklet.tagged import HEADINGS, Element

WIDTH, HEIGHT, MARGIN = 794, 1123, 74
CLICKABLE = 5
"""Points: what is less high or less wide is hard to hit."""


def test_it_says_what_it_is(usa: Printed) -> None:
    root, reader = usa.pdf.root, usa.pdf.reader
    metadata = reader.xmp_metadata.stream.get_data().decode() if reader.xmp_metadata else ""
    title = "Country progress card: United States of America, January 2010"
    assert 'pdfuaid:part="1"' in metadata
    assert f">{title}<" in metadata
    assert reader.metadata is not None
    assert reader.metadata.title == title
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed; make test installs it")
def test_the_file_is_sound(usa: Printed) -> None:
    run = subprocess.run(["qpdf", "--check", usa.path], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in run.stdout


def test_all_that_is_painted_is_tagged_or_an_artifact(usa: Printed) -> None:
    in_content = [(page.number, mark) for page in usa.pdf.pages for mark in page.marked]
    in_tree = [(words.page, words.mark) for words in usa.pdf.document.words]
    assert [page.number for page in usa.pdf.pages if page.unmarked] == []
    assert len(in_content) > 1000
    assert Counter(in_tree) == Counter(in_content)


def test_nothing_is_cut_off(usa: Printed) -> None:
    """All words stand inside the margins, in CSS pixels; on the cover, on the paper."""
    inside = [words for words in usa.pdf.document.words if words.text.strip()]
    for words in inside:
        margin = 0 if words.page == 1 else MARGIN
        assert words.start >= margin, words
        assert words.end <= WIDTH - margin, words
        assert words.down <= HEIGHT - margin, words


def test_running_heads_and_page_numbers_are_no_content(usa: Printed) -> None:
    assert usa.pdf.pages[0].artifacts == []
    for page in usa.pdf.pages[1:]:
        head, edition, number = page.artifacts
        assert head.startswith("United States of America — ")
        assert edition == "Edition January 2010 · Draft – not reviewed"
        assert number == str(page.number)


def test_headings_descend_step_by_step(usa: Printed) -> None:
    levels = [int(heading.tag[1]) for heading in usa.pdf.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("tag", [*HEADINGS, "P"])
def test_a_heading_or_paragraph_is_announced_once(usa: Printed, tag: str) -> None:
    """Lines beside a float are an element of their own."""
    nested = [one.text for one in usa.pdf.document.all(tag) for inner in one.all(tag) if inner is not one]
    assert nested == []


def test_no_page_ends_with_a_heading(usa: Printed) -> None:
    last = {words.page: (words.page, words.mark) for words in usa.pdf.document.words if words.text.strip()}
    for heading in usa.pdf.headings:
        ends = [words for words in heading.words if last[words.page] == (words.page, words.mark)]
        assert ends == [], heading.text


def test_bookmarks_lead_to_sections_goals_and_indicators(usa: Printed) -> None:
    """All headings but the title and those of case studies and calls, which stand inside a section."""
    boxes = {study.title for study in usa.card.case_studies}
    boxes |= {study.title for goal in usa.card.goals for study in goal.case_studies}
    inner = boxes | {"Call to accelerated action"}
    headings = [
        (int(heading.tag[1]) - 1, heading.text, heading.page)
        for heading in usa.pdf.headings
        if heading.tag != "H1" and heading.text not in inner
    ]
    assert usa.pdf.bookmarks == headings
    indicators = [title for level, title, _ in headings if level == 3]
    assert len(indicators) == len(usa.framework.indicators)


def test_every_link_leads_somewhere(usa: Printed) -> None:
    outside = {link.target for link in usa.pdf.links if link.target not in usa.pdf.names}
    sources = usa.workspace.sources_of("USA").values()
    addresses = {str(source.record["URL"]) for source in sources if "URL" in source.record}
    assert len(outside) > 5
    assert outside <= addresses
    assert all(address.startswith(("http://", "https://")) for address in outside)


def test_every_link_can_be_clicked_printed_and_read_aloud(usa: Printed) -> None:
    assert len(usa.pdf.links) > 300
    for link in usa.pdf.links:
        assert link.height >= CLICKABLE, link
        assert link.width >= CLICKABLE / 2, link
        assert link.printed, link
        assert link.described, link
        assert link.tagged, link
    elements = usa.pdf.document.all("Link")
    assert Counter(link.target for link in elements) == Counter(link.target for link in usa.pdf.links)
    assert [link.target for link in elements if not link.text] == []


def cells(row: Element) -> list[Element]:
    return [part for part in row.parts if isinstance(part, Element) and part.tag in {"TH", "TD"}]


def test_every_table_header_has_its_scope(usa: Printed) -> None:
    assert len(usa.pdf.document.all("TH")) > 100
    assert {header.scope for header in usa.pdf.document.all("TH")} == {"/Row", "/Column"}


def test_every_table_has_heads_on_every_page(usa: Printed) -> None:
    """Heads of columns on top where there are any, else a head in front of each row; rows alike."""
    tables = [[cells(row) for row in table.all("TR")] for table in usa.pdf.document.all("Table")]
    assert len(tables) > 20
    for table in tables:
        below = table[1:] if all(cell.scope == "/Column" for cell in table[0]) else table
        heads_above = below is not table
        assert len({len(row) for row in table}) == 1
        assert below
        assert heads_above or all(row[0].scope == "/Row" for row in below)
        assert all(len({words.page for cell in row for words in cell.words}) == 1 for row in below)


def test_every_picture_has_words(usa: Printed) -> None:
    words = Counter(figure.alt.strip() for figure in usa.pdf.document.all("Figure"))
    assert "" not in words
    known = {"green", "yellow", "red", "star", "dashed ring"}
    rest = {alt for alt in words if alt not in known and not alt.startswith("Indicator ")}
    assert len(rest) == 1
    assert rest.pop().startswith("Scale from no points to all points. The country stands at ")
