"""The contents, and every other page number that the booklet prints."""

from __future__ import annotations

import re

from booklet.printed import Printed
from booklet.tagged import Element

ASKED = "Already asked of the state"
SECTIONS = (
    "The card at a glance",
    "1 Progress towards stopping the sex trafficking of children and young people in the USA",
    "2 Global overview of states’ efforts against child trafficking",
    "3 The situation of the USA",
    "4 Details of progress against child sex trafficking in the USA",
    "A Community-based prevention of child trafficking",
    "B National law in harmony with international standards",
    "C Specialised support services for child victims",
    ASKED,
    "5 Campaign petition in the USA",
    "6 How the card was made",
    "7 Notes",
    "Annex: criteria and findings",
    "Sources",
    "About this card",
)


def entries(usa: Printed) -> list[tuple[str, int]]:
    """What the contents say: titles and pages."""
    (contents,) = [one for one in usa.pdf.headings if one.text == "Contents"]
    items = [one for one in usa.pdf.document.all("LI") if one.page == contents.page]
    return [(title, int(number)) for title, number in (_entry(item) for item in items)]


def _entry(item: Element) -> tuple[str, str]:
    """The first line of an entry, which may hold a list of its own."""
    found = re.match(r"(.*?) (\d+)$", item.all("P")[0].text)
    assert found, item.text
    return found[1], found[2]


def test_the_contents_name_all_sections_and_goals(usa: Printed) -> None:
    assert tuple(title for title, _ in entries(usa)) == SECTIONS


def test_each_stands_on_the_page_that_the_contents_say(usa: Printed) -> None:
    pages: dict[str, int] = {}
    for heading in usa.pdf.headings:
        pages.setdefault(heading.text, heading.page)
    assert {title: pages[title] for title, _ in entries(usa)} == dict(entries(usa))


def test_the_sections_stand_in_order_each_on_a_new_page_but_the_notes(usa: Printed) -> None:
    """These follow on the last page of how the card was made, which often has a few lines only."""
    parts = ("A ", "B ", "C ", ASKED)
    found = {title: number for title, number in entries(usa) if not title.startswith(parts)}
    assert list(found.values()) == sorted(set(found.values()))
    for title, number in found.items():
        if title == "7 Notes":
            continue
        first = next(words for words in usa.pdf.document.words if words.page == number and words.text.strip())
        assert first in {words for one in usa.pdf.document.all("H2") for words in one.words}


def test_every_page_number_behind_a_link_is_that_of_its_target(usa: Printed) -> None:
    numbered = [link for link in usa.pdf.document.all("Link") if len(link.all("Link")) > 1]
    notes, cells, lines = len(usa.card.notes), len(usa.framework.indicators), len(SECTIONS)
    assert len(numbered) == notes + cells + lines
    for link in numbered:
        outer, inner = link.all("Link")
        assert outer.target == inner.target
        assert inner.text == str(usa.pdf.names[outer.target]), link.text


def test_names_stand_where_their_headings_do(usa: Printed) -> None:
    pages = {one.text: one.page for one in usa.pdf.headings}
    for indicator in usa.framework.indicators:
        (title,) = [text for text in pages if text.startswith(f"{indicator.id} ")]
        assert usa.pdf.names[f"indicator-{indicator.id}"] == pages[title]
