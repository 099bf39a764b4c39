"""Each kind of paper as PDF/UA has it."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from booklet.tagged import Element, Tagged

KINDS = pytest.mark.parametrize("kind", ["summary", "overview", "briefing"])


@pytest.fixture
def paper(kind: str, request: pytest.FixtureRequest) -> Tagged:
    found = request.getfixturevalue(kind)
    assert isinstance(found, Tagged)
    return found


@KINDS
def test_it_says_what_it_is(paper: Tagged) -> None:
    metadata = paper.reader.xmp_metadata
    assert metadata is not None
    assert 'pdfuaid:part="1"' in metadata.stream.get_data().decode()
    assert paper.reader.metadata is not None
    assert "January 2010" in str(paper.reader.metadata.title)
    assert paper.root["/Lang"] == "en"
    assert paper.root["/MarkInfo"]["/Marked"]
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"]


@KINDS
@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed; make test installs it")
def test_the_file_is_sound(paper: Tagged, kind: str, tmp_path: Path) -> None:
    paper.reader.stream.seek(0)
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(paper.reader.stream.read())
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in run.stdout


@KINDS
def test_all_that_is_painted_is_tagged_or_an_artifact(paper: Tagged) -> None:
    in_content = Counter((page.number, mark) for page in paper.pages for mark in page.marked)
    assert [page.number for page in paper.pages if page.unmarked] == []
    assert Counter((words.page, words.mark) for words in paper.document.words) == in_content
    assert sum(in_content.values()) > 60


@KINDS
def test_headings_descend_step_by_step(paper: Tagged) -> None:
    levels = [int(heading.tag[1]) for heading in paper.headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@KINDS
def test_every_picture_has_words(paper: Tagged, kind: str) -> None:
    alts = [figure.alt.strip() for figure in paper.document.all("Figure")]
    assert "" not in alts
    assert bool(alts) == (kind != "briefing")


def rows(table: Element) -> list[list[Element]]:
    return [
        [part for part in row.parts if isinstance(part, Element) and part.tag in {"TH", "TD"}]
        for row in table.all("TR")
    ]


@KINDS
def test_every_table_has_heads_with_a_scope(paper: Tagged) -> None:
    tables = [rows(table) for table in paper.document.all("Table")]
    assert tables
    for table in tables:
        assert len({len(row) for row in table}) == 1
        below = table[1:] if all(cell.scope == "/Column" for cell in table[0]) else table
        assert below
        assert all(row[0].scope == "/Row" for row in below if below is table) or below is not table
    assert {head.scope for head in paper.document.all("TH")} <= {"/Row", "/Column"}


@KINDS
def test_every_link_leads_somewhere(paper: Tagged) -> None:
    outside = {link.target for link in paper.links if link.target not in paper.names}
    assert all(address.startswith(("http://", "https://")) for address in outside)
    assert all(link.printed and link.tagged for link in paper.links)
