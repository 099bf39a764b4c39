"""What PDF/UA asks of tags, in every kind of PDF and every language."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from booklet.tagged import HEADINGS, Element

from accessibility.papers import MUCH_TEXT, OTHER_THINGS, Case, Paper, order
from scoring.publish.kinds import KINDS
from scoring.read.languages import SOURCE

pytestmark = pytest.mark.full


@pytest.mark.parametrize("kind", sorted(OTHER_THINGS & set(KINDS)))
def test_what_is_left_out_here_is_no_pdf(kind: str, tmp_path: Path) -> None:
    made = KINDS[kind](order(Case(kind, SOURCE, *MUCH_TEXT), tmp_path))
    assert [product.name for product in made if product.name.endswith(".pdf")] == []


def test_it_says_what_it_is(paper: Paper) -> None:
    root, reader = paper.pdf.root, paper.pdf.reader
    assert reader.xmp_metadata is not None
    assert 'pdfuaid:part="1"' in reader.xmp_metadata.stream.get_data().decode()
    assert reader.metadata is not None
    assert len(reader.metadata.title or "") > 10
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == paper.case.language


def test_all_that_is_painted_is_tagged_or_an_artifact(paper: Paper) -> None:
    in_content = Counter((page.number, mark) for page in paper.pdf.pages for mark in page.marked)
    assert [page.number for page in paper.pdf.pages if page.unmarked] == []
    assert Counter((words.page, words.mark) for words in paper.pdf.document.words) == in_content


def test_running_heads_and_page_numbers_are_artifacts(paper: Paper) -> None:
    for page in paper.pdf.pages[1:]:
        assert str(page.number) in page.artifacts
        assert len("".join(page.artifacts)) > 20, page.number


def test_headings_descend_step_by_step(paper: Paper) -> None:
    levels = [int(heading.tag[1]) for heading in paper.pdf.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [heading.page for heading in paper.pdf.headings if not heading.text] == []


@pytest.mark.parametrize("tag", [*HEADINGS, "P"])
def test_a_heading_or_paragraph_is_announced_once(paper: Paper, tag: str) -> None:
    nested = [one.text for one in paper.pdf.document.all(tag) for inner in one.all(tag) if inner is not one]
    assert nested == []


def test_bookmarks_lead_to_headings(paper: Paper) -> None:
    headings = [(heading.text, heading.page) for heading in paper.pdf.headings]
    marks = [(title, page) for _, title, page in paper.pdf.bookmarks]
    assert [mark for mark in marks if mark[1] not in {page for _, page in headings}] == []
    sections = [heading.page for heading in paper.pdf.headings if heading.tag == "H2"]
    if len(paper.pdf.pages) > 1:
        assert {page for _, page in marks} >= set(sections)


def cells(row: Element) -> list[Element]:
    return [part for part in row.parts if isinstance(part, Element) and part.tag in {"TH", "TD"}]


def test_every_table_has_heads_with_a_scope(paper: Paper) -> None:
    """Heads of columns on top, or else a head in front of each row; all rows of one length."""
    assert {head.scope for head in paper.pdf.document.all("TH")} <= {"/Row", "/Column"}
    for table in paper.pdf.document.all("Table"):
        rows = [cells(row) for row in table.all("TR")]
        heads_above = all(cell.scope == "/Column" for cell in rows[0])
        assert rows[1:] or not heads_above
        assert heads_above or all(row[0].scope == "/Row" for row in rows), table.text[:200]


def test_every_picture_has_words(paper: Paper) -> None:
    assert [figure.page for figure in paper.pdf.document.all("Figure") if not figure.alt.strip()] == []


def test_every_link_leads_somewhere_and_is_printed_and_described(paper: Paper) -> None:
    for link in paper.pdf.links:
        assert link.target in paper.pdf.names or link.target.startswith(("http://", "https://")), link
        assert link.printed, link
        assert link.described, link
        assert link.tagged, link
    elements = paper.pdf.document.all("Link")
    targets = Counter(link.target for link in elements if link.target)
    assert targets == Counter(link.target for link in paper.pdf.links)
    assert [link.target for link in elements if not link.text and not link.all("Figure")] == []
