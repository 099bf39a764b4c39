"""Endnotes: the whole reference first, Ibid. where it is the same place, the short form later."""

from __future__ import annotations

import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from citeproc import CitationStylesStyle
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.language import Language
from scoring.publish.notes import Notes
from scoring.read.prose import parse

STYLE = Path(__file__).parents[2] / "templates" / "notes.csl"

RECORDS: dict[str, dict[str, Any]] = {
    "card": {
        "type": "report",
        "title": "Progress on paper: a country card",
        "title-short": "Country card",
        "author": [{"literal": "Invented Network"}],
        "publisher": "Invented Network",
        "publisher-place": "Bangkok",
        "issued": "2010-01",
        "URL": "https://example.org/card_(1).pdf?a=1&b=2",
    },
    "Card": {"type": "book", "title": "Another card", "author": [{"family": "Roe", "given": "J."}]},
    "treaty": {
        "type": "treaty",
        "title": "Protocol on invented matters",
        "author": [{"literal": "Invented Nations"}],
        "container-title": "Treaty Papers",
        "volume": 12,
        "page": "3",
        "issued": "2000-05-25",
    },
    "act": {
        "type": "legislation",
        "title": "Invented Act of 2003",
        "number": "Public Law 1-2",
        "issued": "2003",
    },
    "page": {
        "type": "webpage",
        "title": "Who acts?",
        "author": [{"literal": "Office & <Bureau>"}],
        "URL": "javascript:alert(1)",
        "accessed": "2009-11",
    },
    "news": {
        "type": "article-newspaper",
        "title": "A <b>bold</b> step",
        "author": [{"family": "Doe", "given": "Jane"}, {"family": "Ångström", "given": "Él"}],
        "container-title": "The Daily & Weekly",
        "issued": "2009-03-02",
    },
    "article": {
        "type": "article-journal",
        "title": "Laws and their use",
        "author": [{"family": name, "given": "A."} for name in ("Zed", "Yule", "Xu", "Wu")],
        "container-title": "Journal of Invention",
        "volume": "4",
        "issue": "2",
        "page": "10-20",
        "issued": "2008-05",
        "DOI": "10.1/x",
    },
}


def notes(*texts: str, records: dict[str, dict[str, Any]] | None = None) -> list[str]:
    made = Notes(records or RECORDS, STYLE, Language())
    for text in texts:
        for cluster in parse(text).clusters:
            made.cite(cluster)
    return [str(note.text) for note in made.notes()]


CARD = "Invented Network, <i>Progress on paper: a country card</i>, Bangkok, January 2010"
LINK = "https://example.org/card_(1).pdf?a=1&amp;b=2"
ADDRESS = f'<a class="address" href="{LINK}">{LINK}</a>'
TREATY = "Protocol on invented matters, 25 May 2000, <i>Treaty Papers</i>, vol. 12, p. 3"
NEWS = "‘A &lt;b&gt;bold&lt;/b&gt; step’"

# Thirty notes in one document: what is written, and what is printed.
THIRTY = [
    ("[@card, section 4.A, table]", f"{CARD}, section 4.A, table, {ADDRESS}."),
    ("[@card,  section 4.A,\n  table]", "Ibid."),
    ("[@card, section 5]", "Ibid., section 5."),
    ("[@card]", "Invented Network, <i>Country card</i>."),
    ("[@card]", "Ibid."),
    ("[@card, p. 3-4]", "Ibid., p. 3-4."),
    ("[@treaty, article 9(1)]", f"{TREATY}, article 9(1)."),
    ("[@treaty, article 9(2)]", "Ibid., article 9(2)."),
    ("[@treaty, article 9(2)]", "Ibid."),
    ("[@act]", "Invented Act of 2003, Public Law 1-2, 2003."),
    ("[@treaty, article 9(2)]", "Protocol on invented matters, article 9(2)."),
    ("[@act]", "Invented Act of 2003."),
    ("[see @act]", "See ibid."),
    ("[@page]", "Office &amp; &lt;Bureau&gt;, ‘Who acts?’, javascript:alert(1) (accessed November 2009)."),
    ("[@page, first paragraph]", "Ibid., first paragraph."),
    ("[@card]", "Invented Network, <i>Country card</i>."),
    ("[@page]", "Office &amp; &lt;Bureau&gt;, ‘Who acts?’"),
    (
        "[@news; as reported in @card, section 2]",
        f"Jane Doe and Él Ångström, {NEWS}, <i>The Daily &amp; Weekly</i>, 2 March 2009, "
        "as reported in Invented Network, <i>Country card</i>, section 2.",
    ),
    ("[@card, section 2]", "Invented Network, <i>Country card</i>, section 2."),
    ("[@news]", f"Doe and Ångström, {NEWS}."),
    (
        "[@news; as reported in @card, section 2]",
        "Ibid., as reported in Invented Network, <i>Country card</i>, section 2.",
    ),
    ("[@news]", f"Doe and Ångström, {NEWS}."),
    (
        "[@article]",
        "A. Zed et al., ‘Laws and their use’, <i>Journal of Invention</i>, vol. 4, no. 2, 2008, pp. 10–20, "
        '<a class="address" href="https://doi.org/10.1/x">https://doi.org/10.1/x</a>.',
    ),
    ("[@article, p. 11.]", "Ibid., p. 11."),
    ("[@article, p. 11.; @article, p. 12; @article, p. 12]", "Ibid.; ibid., p. 12; ibid."),
    ("[@article, p. 12]", "Zed et al., ‘Laws and their use’, p. 12."),
    ("[@Card]", "J. Roe, <i>Another card</i>."),
    ("[@card]", "Invented Network, <i>Country card</i>."),
    ("[see also @Card; see @act]", "See also Roe, <i>Another card</i>; see Invented Act of 2003."),
    ("[@act]", "Invented Act of 2003."),
]


def test_thirty_notes() -> None:
    assert len(THIRTY) == 30
    assert notes(*(text for text, _ in THIRTY)) == [note for _, note in THIRTY]


def test_a_number_and_its_note_lead_to_each_other() -> None:
    made = Notes(RECORDS, STYLE, Language())
    (cluster,) = parse("[@act]").clusters
    made.cite(cluster)
    assert made.cite(cluster) == '<a class="note-ref" id="ref-2" href="#note-2" role="doc-noteref">2</a>'
    assert [(note.number, note.anchor, note.id) for note in made.notes()] == [
        (1, "ref-1", "note-1"),
        (2, "ref-2", "note-2"),
    ]


def test_a_source_without_a_record_is_named() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        notes("[@nowhere]")


def test_the_list_of_sources_is_in_alphabetical_order() -> None:
    printed = Notes(RECORDS, STYLE, Language()).bibliography([*reversed(RECORDS), "card"])
    plain = [re.sub(r"<[^>]*>|[‘’]", "", entry).split(",")[0] for entry in printed]
    assert plain == [
        "Doe",
        "Invented Act of 2003",
        "Invented Network",
        "Office &amp; &lt;Bureau&gt;",
        "Protocol on invented matters",
        "Roe",
        "Zed",
    ]
    assert printed[2] == f"{CARD}, {ADDRESS}."


def test_accents_do_not_send_a_name_to_the_end() -> None:
    records = {name: {"type": "book", "title": name} for name in ("Zebra", "Été", "Eagle", "écrit")}
    assert [
        re.sub("<[^>]*>", "", entry) for entry in Notes(records, STYLE, Language()).bibliography(records)
    ] == [
        "Eagle.",
        "écrit.",
        "Été.",
        "Zebra.",
    ]


@pytest.mark.parametrize(
    ("key", "locator", "expected"),
    [
        ("card", "section 4.A", "Invented Network, <i>Country card</i>, 2010, section 4.A"),
        ("act", "s. <3>", "Invented Act of 2003, s. &lt;3&gt;"),
        ("page", "", "Office &amp; &lt;Bureau&gt;, ‘Who acts?’"),
        ("article", "", "Zed et al., ‘Laws and their use’, 2008"),
    ],
)
def test_a_short_reference_for_tables(key: str, locator: str, expected: str) -> None:
    assert Notes(RECORDS, STYLE, Language()).short(key, locator) == expected


@pytest.mark.parametrize(
    ("issued", "expected"),
    [("2007", "2007"), ("2007-09", "September 2007"), ("2007-09-30", "30 September 2007"), ("n.d.", "n.d.")],
)
def test_partial_dates(issued: str, expected: str) -> None:
    records = {"a": {"type": "report", "title": "T", "issued": issued}}
    assert notes("[@a]", records=records)[0].removesuffix(".") == f"<i>T</i>, {expected}".removesuffix(".")


def test_when_it_was_looked_at_stands_behind_the_address_or_alone() -> None:
    record = {"type": "report", "title": "T", "accessed": "2009-11-03"}
    assert notes("[@a]", records={"a": record}) == ["<i>T</i>, accessed 3 November 2009."]
    (linked,) = notes("[@a]", records={"a": {**record, "URL": "https://example.org"}})
    assert linked.endswith("https://example.org</a> (accessed 3 November 2009).")


@pytest.mark.parametrize("title", ["Made by Ltd.", "Why?", "Stop!", "And so on …", "A “quoted.”"])
def test_no_double_stop(title: str) -> None:
    assert notes("[@a]", records={"a": {"type": "book", "title": title}}) == [f"<i>{title}</i>"]


def test_the_style_is_valid_csl() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        CitationStylesStyle(str(STYLE), validate=True)


WORDS = st.text(max_size=30) | st.sampled_from(
    ["<i>x</i>", '<span class="nocase">', "&amp;", "\ue001\ue010\ue003", '"><script>', "a.", "{x}", "", " "]
)


@settings(max_examples=40, deadline=None)
@given(WORDS, WORDS, WORDS, WORDS)
def test_no_field_of_a_record_becomes_markup(title: str, name: str, url: str, locator: str) -> None:
    record = {"type": "webpage", "title": title, "author": [{"literal": name}], "URL": url, "note": name}
    made = Notes({"a": record, "b": {**record, "type": "report"}}, STYLE, Language())
    for cluster in parse("[@a] [@b, x] [@b] [@a]").clusters:
        made.cite(cluster)
    printed = [note.text for note in made.notes()]
    printed += [*made.bibliography(["a", "b"]), made.short("a", locator), made.short("b", locator)]
    for text in printed:
        assert not re.search(
            r'[<>"]', re.sub(r'</?i>|<a class="address" href="https?://[^"<>]*">|</a>', "", text)
        )
