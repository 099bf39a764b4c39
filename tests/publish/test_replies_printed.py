"""The right of reply on the card: what a government answered, or that it did not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from booklet.page import Page
from edits import copied, edit, reply_to, sound_workspace
from leaks import leaks
from pseudo import in_pseudo, known_words, pseudo_language
from website.pages import site

from scoring.explain.evidence_changes import edition_changes
from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.asked_view import ReplyView
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.briefing import TEMPLATE, briefing_view
from scoring.publish.data.documents import as_json, results_document, schema
from scoring.publish.data.package import package_files
from scoring.publish.data.results import Results
from scoring.publish.html import render_booklet, render_page
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.products import Made
from scoring.publish.view import BookletView
from scoring.rank.standings import standings
from scoring.review.digest import canonical, evidence_digest

XAA, XBB = ("XAA", "2010-01", "mini-1"), ("XBB", "2010-01", "mini-1")
REPLY = "countries/XBB/2010-01/reply.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = copied(tmp_path / "workspace")
    reply_to(root)
    return root


@pytest.fixture
def space(root: Path, repository: Path) -> Workspace:
    return replace(sound_workspace(root), templates=repository / "templates")


@pytest.fixture
def unasked(tmp_path: Path) -> Workspace:
    return sound_workspace(copied(tmp_path / "unasked"))


def view(space: Workspace, key: tuple[str, str, str] = XAA) -> BookletView:
    return booklet_view(space, space.frameworks[key[2]], key[0], key[1])


def reply(space: Workspace, key: tuple[str, str, str] = XAA) -> ReplyView:
    found = view(space, key).reply
    assert found is not None
    return found


def section(html: str, start: str, end: str) -> str:
    """The words between two others, of which the first comes as late as it can."""
    return Page(html).text.rpartition(start)[2].partition(end)[0]


def test_a_reply_is_told_with_its_days_and_stands_under_its_indicators(space: Workspace) -> None:
    found = reply(space)
    assert found.state == "received"
    assert found.told[:3] == (
        "Before this card appeared, the government was asked on 1 February 2010 to check what the card "
        "holds, and to answer by 22 February 2010.",
        "Asked: the Ministry of the Interior of Examplia, by registered letter.",
        "Its reply came on 18 February 2010.",
    )
    assert [(one.id, one.indicator, one.changed) for one in found.items] == [
        ("1.1.b", "1.1", ""),
        ("xaa-1.2-a1", "1.2", ""),
        ("2.10", "2.10", "xaa-2.10-a2"),
    ]
    assert "Invented reply of the Government of Examplia" in found.items[0].source
    assert found.items[0].source.endswith("page 1")


def test_silence_is_told_and_so_is_that_one_still_waits(space: Workspace, root: Path) -> None:
    assert reply(space, XBB).told[2:] == ("No answer had come by 23 February 2010.",)
    edit(root, REPLY, "no-answer: 2010-02-23\n", "")
    waiting = reply(sound_workspace(root), XBB)
    assert (waiting.state, waiting.told[2:]) == ("waiting", ("No answer has been recorded yet.",))


def test_of_a_government_that_was_not_asked_nothing_is_said(unasked: Workspace, repository: Path) -> None:
    assert view(unasked).reply is None
    said = Page(render_booklet(repository / "templates", view(unasked))).text
    assert "right of reply" not in said
    assert "has replied" not in said


def test_the_booklet_prints_reply_and_answer_in_the_annex_and_leads_there(
    space: Workspace, repository: Path
) -> None:
    html = render_booklet(repository / "templates", view(space))
    page = Page(html)
    assert (page.faults, page.targets - set(page.ids)) == ([], set())
    annex = section(html, "Annex", "Sources")
    police = annex.partition("Are there police units")[2]
    assert "The government’s reply on 2.10. The ministry encloses a list" in police
    assert "Our answer. The list agrees" in police
    assert "Written or corrected because of it: xaa-2.10-a2." in police
    assert "reply and answer stand in the annex: 1.1, p. ; 1.2, p." in page.text
    assert "The right of reply Before this card appeared" in page.text


def test_a_reply_without_our_answer_is_printed_so(root: Path, repository: Path) -> None:
    file = "countries/XAA/2010-01/reply.yaml"
    answer = "      answer: A denial is printed as a reply. The finding stays, as no campaign is named.\n"
    edit(root, file, answer, "")
    html = render_booklet(repository / "templates", view(sound_workspace(root)))
    assert "Our answer. We have not answered this." in Page(html).text


def test_the_briefing_has_it_whole(space: Workspace, repository: Path) -> None:
    card = Card(space.frameworks["mini-1"], "2010-01", "XAA")
    found = briefing_view(space, card, Language())
    said = Page(render_page(repository / "templates", TEMPLATE, Language(), card=found)).text
    assert said.index("What will be attacked first") < said.index("The right of reply")
    assert "The ministry denies that no campaign was run." in said


def test_the_site_prints_it_on_the_card(space: Workspace) -> None:
    made = site(space)
    replied, silent = (
        Page(made.pages[f"en/mini-1/2010-01/{code}.html"].html).text for code in ("XAA", "XBB")
    )
    assert "The government’s reply on 1.1.b. The ministry states" in replied
    assert "The right of reply Before this card appeared" in replied
    assert "No answer had come by 23 February 2010." in silent


def test_word_has_the_places_of_its_texts(space: Workspace) -> None:
    import io

    import docx

    card = Card(space.frameworks["mini-1"], "2010-01", "XAA")
    (product,) = KINDS["word"](Order(space, (card,), (Language(),), Path("output")))
    made = product.make()
    assert isinstance(made, Made)
    (content,) = made.files.values()
    cells = [
        [cell.text for cell in row.cells]
        for table in docx.Document(io.BytesIO(content)).tables
        for row in table.rows
    ]
    (row,) = [one for one in cells if one[0] == "reply/2.10"]
    assert row[1].startswith("The ministry encloses a list")
    assert row[2].startswith("The list agrees with what we hold")


def test_the_data_have_a_row_for_each(space: Workspace) -> None:
    results = Results(space, space.frameworks["mini-1"], "2010-01")
    files = package_files(results)
    assert files["replies.csv"].decode().splitlines()[1:] == [
        "XAA,received,2010-02-01,the Ministry of the Interior of Examplia,by registered letter,2010-02-22,"
        "2010-02-18,XAA/xaa-reply-2010,",
        "XBB,no-answer,2010-02-01,the Permanent Mission of Samplia,by registered letter,2010-02-22,,,"
        "2010-02-23",
    ]
    assert [line.split(",")[:2] for line in files["reply-items.csv"].decode().splitlines()[1:]] == [
        ["XAA", "1.1.b"],
        ["XAA", "xaa-1.2-a1"],
        ["XAA", "2.10"],
    ]
    assert "XAA/xaa-reply-2010" in files["sources.csv"].decode()


def test_the_document_has_it_and_keeps_to_its_schema(space: Workspace) -> None:
    import json

    import jsonschema

    results = Results(space, space.frameworks["mini-1"], "2010-01")
    document = json.loads(as_json(results_document(results)))
    jsonschema.validate(document, schema("results"))
    replies = {one["country"]: one["evidence"]["reply"] for one in document["countries"] if one["evidence"]}
    assert replies["XAA"]["items"][2]["changed"] == ["xaa-2.10-a2"]
    assert (replies["XBB"]["state"], replies["XBB"]["no-answer"]) == ("no-answer", "2010-02-23")


def test_a_reply_moves_no_grade(space: Workspace, unasked: Workspace) -> None:
    with_it, without = (standings(one, one.frameworks["mini-1"], "2010-01") for one in (space, unasked))
    assert with_it.countries == without.countries


def test_a_reply_enters_the_digest_and_its_absence_leaves_it_as_it_was(
    space: Workspace, unasked: Workspace, root: Path
) -> None:
    before = evidence_digest(unasked, unasked.editions[XBB])
    assert b"reply" not in canonical(unasked.editions[XBB])
    assert evidence_digest(space, space.editions[XBB]) != before
    edit(root, REPLY, "no-answer: 2010-02-23", "no-answer: 2010-02-24")
    later = sound_workspace(root)
    assert evidence_digest(later, later.editions[XBB]) != evidence_digest(space, space.editions[XBB])


def test_an_edit_of_a_reply_is_a_change_of_text(space: Workspace, unasked: Workspace) -> None:
    found = edition_changes(unasked.editions[XAA], space.editions[XAA])
    assert [(one.what, one.id, str(one.weight.name)) for one in found] == [
        ("reply", "", "TEXT"),
        ("reply to", "1.1.b", "TEXT"),
        ("reply to", "2.10", "TEXT"),
        ("reply to", "xaa-1.2-a1", "TEXT"),
    ]
    assert edition_changes(unasked.editions[XAA], space.editions[XAA], targets={}) == ()


def test_every_word_of_the_briefing_is_a_message_or_data(space: Workspace, repository: Path) -> None:
    language, spoken = pseudo_language(repository / "templates"), in_pseudo(space)
    for country in ("XAA", "XBB"):
        found = briefing_view(spoken, Card(spoken.frameworks["mini-1"], "2010-01", country), language)
        html = render_page(repository / "templates", TEMPLATE, language, card=found)
        assert "⟦The right of reply⟧" in html
        assert leaks(html, known_words(spoken)) == []
