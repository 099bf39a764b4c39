"""The words of the booklet: all that was written is there, and nothing that was meant for the machine."""

from __future__ import annotations

import re
from html import unescape

import pytest

from booklet.content import squash
from booklet.printed import Printed
from booklet.tagged import Element
from scoring.language.typography import curved
from scoring.review.digest import evidence_digest

SENTENCE = "We grade what the state does, not how many children are exploited."
DRAFT = "Draft – not reviewed"


def between(usa: Printed, start: str, end: str) -> str:
    """The words, squashed, from the section that begins with one title up to another."""
    whole = usa.pdf.document.words
    places = {title: _begins(usa, title) for title in (start, end)}
    return squash("".join(words.text for words in whole[places[start] : places[end]]))


def _begins(usa: Printed, title: str) -> int:
    (heading,) = [one for one in usa.pdf.document.all("H2") if one.text.startswith(title)]
    return usa.pdf.document.words.index(heading.words[0])


def blocks(html: str) -> list[str]:
    """The paragraphs, headings and items of a text, squashed."""
    parts = re.split(r"</?(?:p|h\d|ul|ol|li|blockquote)\b[^>]*>", html)
    found = [squash(unescape(re.sub(r"<[^>]*>", "", part))) for part in parts]
    return [part for part in found if part]


@pytest.fixture(scope="module")
def whole(usa: Printed) -> str:
    """All words outside the margins, in reading order."""
    return squash("".join(words.text for words in usa.pdf.document.words))


@pytest.fixture(scope="module")
def rows(usa: Printed) -> dict[str, list[str]]:
    """The annex: the other cells of each finding's row, by the finding's id."""
    found: dict[str, list[str]] = {}
    for row in usa.pdf.document.all("TR"):
        cells = [part for part in row.parts if isinstance(part, Element) and part.tag in {"TH", "TD"}]
        if cells[0].text.startswith("usa-"):
            assert cells[0].text not in found
            found[cells[0].text] = [cell.text for cell in cells[1:]]
    return found


def test_the_texts_of_every_section_are_there(usa: Printed) -> None:
    card = usa.card
    sections: dict[tuple[str, str], list[str]] = {
        ("1 ", "2 "): [card.progress],
        ("2 ", "3 "): [card.overview],
        ("3 ", "4 "): [card.situation, *(study.text for study in card.case_studies)],
        ("4 ", "5 "): [
            text
            for goal in card.goals
            for text in (
                *(goal.introduction, goal.quotation or "", goal.explanation, goal.discussion),
                *(cell.summary for cell in goal.cells),
                *(study.text for study in goal.case_studies),
                *(call.text for call in goal.calls),
            )
        ],
        ("5 ", "6 "): [
            card.petition_introduction,
            *(call.petition for goal in card.goals for call in goal.calls if call.petition),
            card.petition_closing,
        ],
        ("6 ", "7 "): [card.methodology, card.edition_notes],
        ("7 ", "Annex"): [note.text for note in card.notes],
        ("Sources", "About this card"): list(card.sources),
    }
    for (start, end), texts in sections.items():
        printed = between(usa, start, end)
        assert texts
        for text in texts:
            assert blocks(text)
            assert [block for block in blocks(text) if block not in printed] == []


def test_every_indicator_criterion_and_rule_is_in_the_annex(usa: Printed) -> None:
    annex = between(usa, "Annex", "Sources")
    for goal in usa.card.goals:
        for cell in goal.cells:
            for text in (cell.title, cell.question, cell.rule, *blocks(cell.reference)):
                assert squash(text) in annex
            for criterion in cell.criteria:
                assert squash(criterion.question + criterion.resolution[:1].upper()) in annex
                assert squash(criterion.answer) in annex
                assert squash(criterion.meaning) in annex


def test_every_finding_has_its_row_in_the_annex(usa: Printed, rows: dict[str, list[str]]) -> None:
    findings = {finding.id: finding for finding in usa.edition.findings}
    assert set(rows) == set(findings)
    for id_, (found, answer, source) in rows.items():
        assert squash(found).startswith(squash(curved(findings[id_].statement)))
        assert answer in {findings[id_].answer, f"{findings[id_].answer} met"}
        assert squash(source).endswith(squash(curved(findings[id_].reference.locator)))


def test_every_finding_set_aside_says_why(usa: Printed, rows: dict[str, list[str]]) -> None:
    aside = [
        finding.id
        for goal in usa.card.goals
        for cell in goal.cells
        for criterion in cell.criteria
        for finding in criterion.findings
        if finding.set_aside
    ]
    assert [id_ for id_, cells in rows.items() if "Set aside: " in cells[0]] == aside
    assert aside


def test_notes_are_numbered_as_they_are_met(usa: Printed) -> None:
    links = [link for link in usa.pdf.document.all("Link") if link.target.startswith("note-")]
    count = len(links)
    assert count > 20
    assert [link.text for link in links] == [str(number) for number in range(1, count + 1)]
    assert [link.target for link in links] == [f"note-{number}" for number in range(1, count + 1)]
    for number, link in enumerate(links, 1):
        assert usa.pdf.names[f"ref-{number}"] == link.page


def test_every_note_is_there_once_and_leads_back(usa: Printed) -> None:
    count = len(usa.card.notes)
    notes = [
        item
        for item in usa.pdf.document.all("LI")
        if any(link.target.startswith("ref-") for link in item.all("Link"))
    ]
    assert len(notes) == count
    for number, note in enumerate(notes, 1):
        assert note.text.startswith(f"{number}. ")
        assert f"ref-{number}" in {link.target for link in note.all("Link")}
        assert usa.pdf.names[f"note-{number}"] == note.page
    bodies = [re.sub(r"^\d+\. | ↑ p\. \d+$", "", note.text) for note in notes]
    assert not bodies[0].startswith("Ibid")
    assert sum(body.startswith("Ibid.") for body in bodies) > 3
    assert all(body.endswith((".", "?", "!", "”", "’")) for body in bodies)


@pytest.mark.parametrize(
    "leftover",
    [
        r"[{}]",
        r"\*\*|__|`|\]\(|\[@|^#",
        r"^None$|(?<!^)(?<![.?!:] )\bNone\b|\bundefined\b|\bnan\b|\bFraction\(|\bMarkup\b|\bobject at 0x",
        r"&(?:amp|lt|gt|quot|#\d+);|</?[a-z]+>",
        "[\ufffd\ue000-\uf8ff]",
        "[\u00ad\u2010]",  # a word with one of these is not found by who types a hyphen
        r"\bTODO\b|\bFIXME\b|\bTBD\b|\blorem\b|\?\?",
        r"[\"]|(?<=\w)'(?=\w)",
        r" [,;:.](?=\s|$)|,,|;;|\.\.(?!\.)",
    ],
)
def test_nothing_is_left_of_the_making(usa: Printed, leftover: str) -> None:
    blocks = usa.pdf.document.all("P", "H1", "H2", "H3", "H4", "TD", "TH", "LI", "Caption")
    found = [(one.page, one.text) for one in blocks if re.search(leftover, one.text)]
    assert found == []


def test_every_page_says_that_it_is_a_draft(usa: Printed) -> None:
    cover, *others = usa.pdf.pages
    assert DRAFT in " ".join(words.text for words in cover.marked.values())
    assert [page.number for page in others if not any(DRAFT in text for text in page.artifacts)] == []


def test_the_card_says_what_it_grades(whole: str) -> None:
    assert whole.count(squash(SENTENCE)) >= 2


def test_the_colophon_names_the_evidence(usa: Printed) -> None:
    digest = evidence_digest(usa.workspace, usa.edition)
    assert re.fullmatch("[0-9a-f]{64}", digest)
    (row,) = [row for row in usa.pdf.document.all("TR") if row.text.startswith("Evidence digest")]
    assert squash(row.text) == squash(f"Evidence digest {digest}")
