"""Texts: citations and placeholders are found where they stand, and nothing gets through unescaped."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from scoring.language.catalogue import FALLBACK, FALLBACK_END, marked
from scoring.read.prose import MAX_LENGTH, Cluster, Prose, _parsed, parse, render


def html(text: str, *, level: int = 2, inline: bool = False) -> Markup:
    return render(
        text,
        fill=lambda name, argument: f"<{name}:{argument}>",
        cite=lambda cluster: Markup("<sup>{}</sup>").format("+".join(cite.key for cite in cluster.cites)),
        heading_level=level,
        inline=inline,
    )


@given(st.text(st.sampled_from("a1.) -+=~>*_#[{<&!`\\\n\t\"'\u200b\x07"), max_size=40))
@example("- " * 20 + "deep")
@example("1) " * 20 + "deep")
def test_a_text_without_marks_is_known_without_being_parsed(text: str) -> None:
    assert parse(text) == _parsed(text)


def faults(text: str) -> list[tuple[str, str]]:
    """The code of each fault, and the first characters of where it is said to stand."""
    return [(fault.code, text[fault.offset :][:4]) for fault in parse(text).faults]


def test_a_citation_is_a_cluster_of_prefix_key_and_locator() -> None:
    (cluster,) = parse("Shown [see @a.b-C_1, section 3, table; as reported in\n@other, p. 4] there.").clusters
    assert [(cite.prefix, cite.key, cite.locator) for cite in cluster.cites] == [
        ("see", "a.b-C_1", "section 3, table"),
        ("as reported in", "other", "p. 4"),
    ]


def test_a_placeholder_has_a_name_and_may_have_an_argument() -> None:
    found = parse("{count} of {points:2.1-a}, not \\{this\\}").placeholders
    assert [(mark.name, mark.argument) for mark in found] == [("count", ""), ("points", "2.1-a")]


PLACES = """\
Plain [@a] and {one},
   indented [see @b, p. 1;
  as @c] line {two}.

## Head {three} [@d] ##

Set [@e]
===

> quoted [@f]
lazily {four}
>
> 1. listed [@g]
>    - deeper {five} [words](https://example.org)
>      \tand on [@h]

> ### In a quotation {six}
"""


def test_offsets_are_exact_in_every_block() -> None:
    prose = parse(PLACES)
    assert not prose.faults
    found = {}
    for cluster in prose.clusters:
        assert PLACES[cluster.offset] == "["
        for cite in cluster.cites:
            assert PLACES[cite.offset :].startswith(f"@{cite.key}")
            found[cite.key] = cite.offset
    assert sorted(found, key=lambda key: found[key]) == list("abcdefgh")
    for mark in prose.placeholders:
        assert PLACES[mark.offset :].startswith(f"{{{mark.name}}}")
    assert len(prose.placeholders) == 6
    assert [PLACES[link.offset :][:7] for link in prose.links] == ["[words]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x [@] y", [("text.citation", "[@] ")]),
        ("x [@a y", [("text.citation", "[@a ")]),
        ("x [see @a, p. 1", [("text.citation", "[see")]),
        ("[@a @b]", [("text.citation", "[@a ")]),
        ("[@a;]", [("text.citation", "[@a;")]),
        ("[@a, ]", [("text.citation", "[@a,")]),
        ("[@a p. 3]", [("text.citation", "[@a ")]),
        ("[@a, {x}]", [("text.citation", "[@a,")]),
        ("{Name}", [("text.unknown-placeholder", "{Nam")]),
        ("a } b", [("text.unknown-placeholder", "} b")]),
        ("a { b", [("text.unknown-placeholder", "{ b")]),
        ("[x](javascript:alert(1))", [("text.markup", "[x](")]),
        ("[x](data:text/html,a)", [("text.markup", "[x](")]),
        ("[x](file:///etc/passwd)", [("text.markup", "[x](")]),
        ("[x](//example.org)", [("text.markup", "[x](")]),
        ("[x](page.html)", [("text.markup", "[x](")]),
        ("[x](https://name:word@example.org)", [("text.markup", "[x](")]),
        ("[x](java&#115;cript:alert)", [("text.markup", "[x](")]),
        ("[x](https://example.org/{name})", [("text.markup", "[x](")]),
        ('[x](https://example.org "title")', [("text.markup", "[x](")]),
        ("<mailto:a@example.org>", [("text.markup", "<mai")]),
        ("<a@example.org>", [("text.markup", "<a@e")]),
        ("![x](https://example.org/x.png)", [("text.markup", "![x]")]),
        ("a <b>c</b>", [("text.markup", "<b>c"), ("text.markup", "</b>")]),
        ("<div>\n\nx", [("text.markup", "<div")]),
        ("<!-- x -->", [("text.markup", "<!--")]),
        ("`code`", [("text.markup", "`cod"), ("text.markup", "`")]),
        ("```\nx", [("text.markup", "```\n")]),
        ("a&nbsp;b", [("text.markup", "&nbs")]),
        ("[x [@a]](https://example.org)", [("text.markup", "](ht")]),
        ("a\x07b", [("yaml.control-character", "\x07b")]),
        ("a\u202eb", [("yaml.control-character", "\u202eb")]),
        ("> " * 20 + "x", [("text.markup", "> > ")]),
        ("A\n\n" + "*a " * 14 + "a* " * 14, [("text.markup", "*a *")]),
    ],
)
def test_what_is_refused_is_named_where_it_stands(text: str, expected: list[tuple[str, str]]) -> None:
    assert faults(text) == expected


def test_a_text_that_is_too_long_is_not_read() -> None:
    text = "[@a] " * MAX_LENGTH
    assert parse(text).clusters == ()
    assert [fault.offset for fault in parse(text).faults] == [MAX_LENGTH]
    assert html("<" * (MAX_LENGTH + 1)) == "&lt;" * (MAX_LENGTH + 1)


@pytest.mark.parametrize(
    "text", ["Fish & chips < 3 > 2", "mail a@b.c [sic] (see)", "50 % “quoted” §", "[one] [two][three]", ""]
)
def test_plain_words_are_no_fault(text: str) -> None:
    assert parse(text) == Prose((), (), (), ())


def test_filled_values_are_escaped_and_notes_are_not() -> None:
    assert html("{a:1} [@k]") == "<p>&lt;a:1&gt;<sup>k</sup></p>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("word [@a] more\n[@b].", "word<sup>a</sup> more<sup>b</sup>."),
        ("*word* [@a] [@b]\n[@c]", "<em>word</em><sup>a</sup> <sup>b</sup>\n<sup>c</sup>"),
        ("[@a] x", "<sup>a</sup> x"),
    ],
)
def test_a_note_follows_its_word_closely(text: str, expected: str) -> None:
    assert html(text, inline=True) == expected


def test_citations_set_as_words_keep_their_space() -> None:
    printed = render(
        "see [@a]",
        fill=lambda *_: "",
        cite=lambda _: Markup("A"),
        heading_level=2,
        inline=True,
        close_up=False,
    )
    assert printed == "see A"


def test_links_to_the_web_are_kept() -> None:
    assert html("[a *b*](https://example.org/x?a=1&b=2)", inline=True) == (
        '<a href="https://example.org/x?a=1&amp;b=2">a <em>b</em></a>'
    )
    assert html("<http://example.org>", inline=True) == '<a href="http://example.org">http://example.org</a>'


def test_refused_things_are_printed_as_written() -> None:
    assert html("[x](javascript:alert(1)) <b>", inline=True) == "[x](javascript:alert(1)) &lt;b&gt;"
    assert html("![x](https://example.org/x.png) &amp;", inline=True) == (
        "![x](https://example.org/x.png) &amp;amp;"
    )


@pytest.mark.parametrize(
    ("text", "level", "expected"),
    [
        ("### A\n\n#### B\n\n### C", 2, ["h2", "h3", "h2"]),
        ("# A\n\n### B", 4, ["h4", "h5"]),
        ("## A\n\n# B", 3, ["h4", "h3"]),
        ("# A\n\n## B\n\n### C", 5, ["h5", "h6", "h6"]),
    ],
)
def test_headings_are_shifted_together(text: str, level: int, expected: list[str]) -> None:
    assert re.findall(r"<(h\d)>", html(text, level=level)) == expected


def test_a_text_within_a_line_has_no_blocks() -> None:
    assert html("# a [@k]\n\n- *b*", inline=True) == "# a<sup>k</sup>\n\n- <em>b</em>"


def test_notes_are_asked_for_once_and_in_order() -> None:
    asked: list[Cluster] = []

    def cite(cluster: Cluster) -> Markup:
        asked.append(cluster)
        return Markup("")

    text = "*[@a]* **[@b]** [@c]\n\n- [@d] ([@e])\n\n[w](https://example.org) [@f]"
    render(text, fill=lambda *_: "", cite=cite, heading_level=2)
    assert tuple(asked) == parse(text).clusters
    assert [cluster.cites[0].key for cluster in asked] == list("abcdef")


PIECES = st.sampled_from(
    [
        *("[@a, p. 1]", "[see @b; @c]", "[@", "{n}", "{n:1.a}", "{", "}", "[x](https://e.org)", "[", "]("),
        *(")", "<b>", "<https://e.org>", "![", "`", "*", "**", "_", "\n", "\n\n", "> ", "- ", "1. ", "# "),
        *("   ", "\t", " ", "&amp;", "<", ">", "\\", "---", "===", "w", "é", "\u202e", "\x00", "\r\n"),
        *("\ud800", "\xa0", "\u3000"),
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=120)
TAGS = re.compile(
    r'</?(?:p|em|strong|ul|ol|li|blockquote|h[1-6]|sup)>|<(?:hr|br) />|<ol start="\d+">'
    r'|<a href="https?://[^"<>]*">|</a>'
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.booleans())
@example("# \xa0{n}", False)
@example("\xa0\n{n}\n", False)
@example("- \t{n}\n \t [@a]", False)
def test_any_text_is_read_and_printed_without_harm(text: str, inline: bool) -> None:
    prose = parse(text)
    assert all(text[mark.offset] == "{" for mark in prose.placeholders)
    assert all(text[cluster.offset] == "[" for cluster in prose.clusters)
    assert all(text[cite.offset] == "@" for cluster in prose.clusters for cite in cluster.cites)
    assert all(text[link.offset] in "[<" for link in prose.links)
    assert all(0 <= fault.offset <= len(text) for fault in prose.faults)
    printed = html(text, inline=inline)
    printed.encode()
    assert not re.search("[<>]", TAGS.sub("", printed))


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_printing_finds_what_reading_found(text: str) -> None:
    keys: list[str] = []
    names: list[str] = []

    def cite(cluster: Cluster) -> Markup:
        keys.extend(cite.key for cite in cluster.cites)
        return Markup("")

    def fill(name: str, argument: str) -> str:
        names.append(name + argument)
        return ""

    render(text, fill=fill, cite=cite, heading_level=2)
    prose = parse(text)
    assert keys == [cite.key for cluster in prose.clusters for cite in cluster.cites]
    assert names == [mark.name + mark.argument for mark in prose.placeholders]


@pytest.mark.parametrize(
    "piece", ["[", "![", "[[]]", "[](", "*a ", "_*", "> ", "- ", "<a", "&a", "[@", "{", "]("]
)
def test_no_text_takes_long(piece: str) -> None:
    text = (piece * MAX_LENGTH)[:MAX_LENGTH]
    began = time.process_time()
    parse(text)
    assert time.process_time() - began < 5


def test_english_in_the_place_of_a_translation_keeps_its_form_and_is_marked_piece_by_piece() -> None:
    text = marked("## Who\n\nIt's *so* [@a].\n\n- one {share}")
    html = render(
        text,
        fill=lambda *_: "38%",
        cite=lambda _: Markup('<a href="#n">1</a>'),
        heading_level=3,
        english=False,
    )
    expected = (
        '<h3>(Who)</h3>\n<p>(It’s )<em>(so)</em><a href="#n">1</a>.</p>\n<ul>\n<li>(one 38%)</li>\n</ul>\n'
    )
    assert html.replace(FALLBACK, "(").replace(FALLBACK_END, ")") == expected


def test_straight_marks_are_curved_in_english_alone() -> None:
    def said(text: str, english: bool) -> str:
        return render(
            text, fill=lambda *_: "", cite=lambda _: Markup(), heading_level=3, inline=True, english=english
        )

    assert said('l\'«a» "b"', english=False) == "l'«a» &quot;b&quot;"
    assert said('it\'s "b"', english=True) == "it’s “b”"
