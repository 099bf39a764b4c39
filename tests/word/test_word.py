"""A card's texts in Word, read back: headings, notes, tables, places in the files, and any text whatever."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from booklet import variants
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from leaks import leaks
from markupsafe import Markup, escape
from pictures import speech
from pseudo import in_pseudo, known_words, pseudo_language

from scoring.language import Language
from scoring.language.catalogue import marked
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.versions import engine_version
from scoring.publish.word.paper import Paper
from scoring.publish.word.texts import word
from scoring.read.workspace import load
from scoring.review.digest import evidence_digest

ENGLISH = Language()
DAY = date(2010, 1, 31)


@pytest.fixture(scope="module")
def usa(repository: Path) -> tuple[Workspace, Card]:
    workspace = load(repository).workspace
    return workspace, Card(workspace.frameworks["ecpat-2010"], "2010-01", "USA")


@pytest.fixture(scope="module")
def content(usa: tuple[Workspace, Card]) -> bytes:
    workspace, card = usa
    (product,) = KINDS["word"](Order(workspace, (card,), (ENGLISH,), Path("output")))
    ((path, made),) = product.made().files.items()
    assert path == Path("output/ecpat-2010/2010-01/en/USA-texts.docx")
    return made


@pytest.fixture(scope="module")
def invented(repository: Path) -> Workspace:
    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    return replace(workspace, templates=repository / "templates")


def made(workspace: Workspace, language: Language = ENGLISH) -> bytes:
    card = Card(workspace.frameworks["mini-1"], "2010-01", "XAA")
    ((_, content),) = word(workspace, card, language, Path("XAA-texts.docx")).made().files.items()
    return content


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return parse_xml(file.read(f"word/{name}.xml"))


def text(content: bytes) -> str:
    """All text of the document and its notes; of each paragraph, on a line."""
    lines = []
    for name in ("document", "footnotes", "header1"):
        for paragraph in part(content, name).iter(qn("w:p")):
            lines.append("".join(one.text or "" for one in paragraph.iter(qn("w:t"))))
    return "\n".join(lines)


def test_headings_follow_on_each_other(content: bytes) -> None:
    names = [paragraph.style.name for paragraph in opened(content).paragraphs if paragraph.style]
    levels = [int(name.split()[1]) for name in names if name and name.startswith("Heading ")]
    assert names[0] == "Title"
    assert len(levels) > 30
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_every_text_of_the_country_stands_beside_its_place(
    content: bytes, usa: tuple[Workspace, Card]
) -> None:
    workspace, _ = usa
    own = workspace.editions["USA", "2010-01", "ecpat-2010"]
    document = opened(content)
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    for indicator, summary in own.texts.summaries.items():
        following = paragraphs[paragraphs.index(f"summary/{indicator}") + 1]
        assert following.split()[:5] == summary.replace("'", "’").split()[:5]
    cells = {row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows}
    assert {f"call/{call.id}/text" for call in own.calls} <= set(cells)
    assert {f"finding/{finding.id}" for finding in own.findings} <= set(cells)
    wanted = {"situation", *(f"case-study/{study.id}/text" for study in own.texts.case_studies)}
    assert wanted <= set(paragraphs)


def test_notes_are_footnotes_numbered_as_in_the_booklet(content: bytes, usa: tuple[Workspace, Card]) -> None:
    notes = booklet_of(*usa, ENGLISH).view().notes
    marks = [one.get(qn("w:id")) for one in part(content, "document").iter(qn("w:footnoteReference"))]
    assert marks == [str(number) for number, _ in enumerate(notes, 1)]
    written = {
        one.get(qn("w:id")): "".join(t.text or "" for t in one.iter(qn("w:t")))
        for one in part(content, "footnotes")
    }
    assert len(notes) > 50
    for note in notes:
        assert written[str(note.number)].strip() == note.text.striptags()


def test_tables_have_marked_header_rows(content: bytes) -> None:
    tables = opened(content).tables
    captions = [p.text for p in opened(content).paragraphs if p.style and p.style.name == "Caption"]
    assert len(tables) == len(captions)
    assert {"The grades of all indicators", "Conventions", "Calls to action"} <= set(captions)
    for table in tables:
        head, *rows = [row._tr.findall(f".//{qn('w:tblHeader')}") for row in table.rows]
        assert head
        assert not any(rows)


def test_links_emphasis_and_lists() -> None:
    paper = Paper(ENGLISH, "A title", DAY, "head")
    html = (
        '<p>A <strong>bold</strong> and <em>leaning</em> <a href="https://example.org/a?b=1&amp;c=2">link</a>,'
        ' and <a href="javascript:alert(1)">none</a>.</p><ol><li>one</li><li><p>two</p></li></ol>'
        "<ul><li>dot</li></ul><h3>Head</h3>"
    )
    paper.text(Markup(html), "item", lift=1)
    content = paper.saved()
    document = opened(content)
    said = [(one.style.name if one.style else "", one.text) for one in document.paragraphs]
    assert said[1:] == [
        ("Normal", "A bold and leaning link, and none."),
        ("List Number", "one"),
        ("List Number", "two"),
        ("List Bullet", "dot"),
        ("Heading 2", "Head"),
    ]
    runs = {run.text: run for run in document.paragraphs[1].runs}
    assert runs["bold"].bold
    assert runs["leaning"].italic
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert targets == ["https://example.org/a?b=1&c=2"]


def test_the_document_says_its_language_and_that_it_is_a_draft(content: bytes) -> None:
    (lang,) = part(content, "styles").xpath("w:docDefaults//w:lang")
    assert lang.get(qn("w:val")) == "en-GB"
    assert opened(content).core_properties.language == "en-GB"
    assert "Draft – not reviewed" in opened(content).sections[0].header.paragraphs[0].text


def test_right_to_left_where_the_language_is(invented: Workspace) -> None:
    language = speech.language("ar", "arabic", speech.arabic)
    content = made(speech.translated(invented, speech.arabic), language)
    for name in ("document", "footnotes"):
        paragraphs = [one for one in part(content, name).iter(qn("w:p")) if one.findall(qn("w:r"))]
        spoken = [one for one in paragraphs if any(t.text and t.text.strip() for t in one.iter(qn("w:t")))]
        assert spoken
        assert all(one.findall(f"{qn('w:pPr')}/{qn('w:bidi')}") for one in spoken)
    document = part(content, "document")
    assert all(table.findall(f"{qn('w:tblPr')}/{qn('w:bidiVisual')}") for table in document.iter(qn("w:tbl")))
    for one in document.iter(qn("w:r")):
        said = "".join(t.text or "" for t in one.iter(qn("w:t")))
        arabic = bool(re.search("[\u0600-\u06ff]", said))
        assert bool(one.findall(f"{qn('w:rPr')}/{qn('w:rtl')}")) == arabic
    (lang,) = part(content, "styles").xpath("w:docDefaults//w:lang")
    assert lang.get(qn("w:bidi")) == "ar"
    assert not list(part(made(invented), "document").iter(qn("w:bidi")))


def test_english_that_stands_for_a_translation_is_marked_as_english() -> None:
    paper = Paper(speech.language("fr", "latin", str), "Titre", DAY, "")
    paper.text(Markup("<p>Avant {} après</p>").format(marked("not yet")))
    document = part(paper.saved(), "document")
    found = {
        "".join(words.text or "" for words in one.iter(qn("w:t"))): [
            language.get(qn("w:val")) for language in one.iter(qn("w:lang"))
        ]
        for one in document.iter(qn("w:r"))
    }
    assert found["not yet"] == ["en-GB"]
    assert found["Avant "] == []


@pytest.mark.parametrize("variant", variants.ALL, ids=lambda one: one.__name__)
def test_every_card_can_be_written_and_read(invented: Workspace, variant: variants.Variant) -> None:
    content = made(variant(invented))
    said = text(content)
    assert "We grade what the state does, not how many children are exploited." in said
    assert not re.search(r"<[a-z/]|&[a-z]+;|Markup\(|object at 0x|[\ue000-\uf8ff]", said) or (
        variant is variants.hostile
    )


def test_any_text_can_be_written() -> None:
    paper = Paper(ENGLISH, "A \x00 title \x1b", DAY, "head \x0b")
    paper.text("control \x00\x08 \ufffe and <b>tags</b> & ]]> “{x}”")
    paper.heading("\x1f & <w:p/>", 1, "a/b")
    paper.table("caption \x01", ("a", "b"), [("x \x02", "y")], (1, 1))
    said = text_of(opened(paper.saved()))
    assert "control \ufffd\ufffd \ufffd and <b>tags</b> & ]]> “{x}”" in said
    assert "\ufffd & <w:p/> a/b" in said


def text_of(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_data_that_looks_like_html_stays_data(invented: Workspace) -> None:
    said = text(made(variants.hostile(invented)))
    assert "<script>alert(1)</script> & “{points}”" in said


def test_nothing_confidential_is_printed(invented: Workspace) -> None:
    source = next(one.id for one in invented.sources.values() if _used(invented, one.id))
    record = {**invented.sources[source].record, "title": "Never to be printed"}
    shown = replace(invented.sources[source], record=record)
    hidden = replace(shown, confidential=True)
    assert "Never to be printed" in text(made(_with(invented, shown)))
    assert "Never to be printed" not in text(made(_with(invented, hidden)))


def _used(workspace: Workspace, source: str) -> bool:
    edition = workspace.editions[variants.KEY]
    cited = f"@{source}" in repr((edition.texts, edition.calls, workspace.frameworks["mini-1"]))
    return not cited and any(one.reference.source == source for one in edition.findings)


def _with(workspace: Workspace, source: Any) -> Workspace:
    return replace(workspace, sources={**workspace.sources, source.id: source})


def test_the_same_texts_give_the_same_bytes_and_no_time_is_told(invented: Workspace) -> None:
    content = made(invented)
    assert made(invented) == content
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in file.namelist()
    core = opened(content).core_properties
    as_of = invented.editions[variants.KEY].as_of
    assert core.created is not None
    assert core.created.date() == as_of
    assert core.author == ""


@pytest.mark.full
def test_libreoffice_opens_it_with_all_its_notes(content: bytes, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    file = tmp_path / "USA-texts.docx"
    file.write_bytes(content)
    home = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    for _ in range(2):  # the first time it may only set itself up
        subprocess.run(convert, check=False, timeout=300)
        if file.with_suffix(".pdf").exists():
            break
    from pypdf import PdfReader

    printed = " ".join(page.extract_text() for page in PdfReader(file.with_suffix(".pdf")).pages)
    assert "Convention on the Rights of the Child, 20 November 1989" in printed
    assert "call/usa-a1/text" in re.sub(r"\s", "", printed)


@pytest.mark.parametrize("variant", [variants.shipped, variants.everything], ids=lambda one: one.__name__)
def test_every_word_is_a_message_or_data(invented: Workspace, variant: variants.Variant) -> None:
    workspace = in_pseudo(variant(invented))
    known = {*known_words(workspace), *engine_words(workspace)}
    content = made(workspace, pseudo_language(workspace.templates))
    lines: list[str] = []
    for name in ("document", "footnotes", "header1"):
        for paragraph in part(content, name).iter(qn("w:p")):
            runs = [one for one in paragraph.iter(qn("w:r")) if not _is_id(one)]
            words = "".join(one.text or "" for run in runs for one in run.iter(qn("w:t")))
            lines.append(f"<p>{escape(words)}</p>")
    assert len(lines) > 60
    assert [leak for line in lines for leak in leaks(line, known)] == []


def engine_words(workspace: Workspace) -> set[str]:
    """What the colophon says in no language."""
    return {evidence_digest(workspace, workspace.editions[variants.KEY]), engine_version()}


def _is_id(run: Any) -> bool:
    return any(one.get(qn("w:val")) == "Itemid" for one in run.iter(qn("w:rStyle")))
