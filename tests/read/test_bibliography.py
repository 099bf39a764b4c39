"""Exports of Zotero and Better BibTeX: what becomes of dates, names, LaTeX and fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.problems import Problems
from scoring.read.bibliography import Bibliography, read_bibliography
from scoring.read.bibliography.bibtex_names import names
from scoring.read.bibliography.dates import read_date
from scoring.read.bibliography.latex import LatexError, plain

ZOTERO_JSON = """[
	{
		"id": "http://zotero.org/users/1/items/ABCD2345",
		"type": "report",
		"abstract": "Not ours \\u202e to print.",
		"annote": "A thought.",
		"call-number": "X 12",
		"event-place": "Bangkok",
		"language": "en",
		"note": "Read again",
		"number": 7,
		"source": "A library",
		"title": "The <i>sale</i> of children: <span class=\\"nocase\\">OPSC</span>\\n and after",
		"title-short": "The sale",
		"volume": null,
		"DOI": "https://doi.org/10.1000/ABC",
		"URL": "https://x.example/a?b=1&c=%20",
		"author": [
			{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
			{"family": "Gaulle", "given": "C.", "dropping-particle": "de", "suffix": "Jr.",
				"comma-suffix": true},
			{"literal": "Invented <i>body</i>", "family": ""},
			{"given": "UNICEF"}
		],
		"accessed": {"date-parts": [["2010", 1, 5]]},
		"issued": {"date-parts": [["2001", "2"]]}
	}
]
"""

BETTER_BIBTEX = r"""
% made by a program
@comment{jabref-meta: databaseType:biblatex;}
@preamble{ "\newcommand{\x}{y}" }
@string{un = "United Nations"}

@techreport{berg_2009,
  title = {The {{OPSC}} in {\"O}sterreich \& {Espa\~na} -- 100\% ``invented''},
  shorttitle = {The {OPSC}},
  author = {{ECPAT International} and van der Berg, Jo{\~a}o and Smith, Jr., Bob and
    given=Ana, family=Gaulle, prefix=de, useprefix=true},
  year = 2009,
  month = nov # "~30",
  institution = un # { Press},
  address = {Gen{\`e}ve},
  number = {A/HRC/1/2},
  pages = {12--15},
  url = {http://x.example/a_b?x=1\&y=%20~z--},
  urldate = {2010-01-15},
  langid = {english},
  keywords = {a, b},
  file = {C\:\\Users\\x\\a.pdf:application/pdf},
  abstract = {Hello {world} \unknown},
}
@Article(news, entrySubtype="newspaper", title="A " # {title}, subtitle={And more}, journaltitle={El País},
  number = 3, date={2009-10-26}, edition = {})
@misc{page, title={A page}, howpublished={\url{https://x.example/p}}, url={https://x.example/q},
  urldate={2010}}
@misc{old, title={An old page}, howpublished={\url{https://x.example/p}}, year = 2001, month = 7, day = 4}
"""


def read(tmp_path: Path, name: str, text: str) -> tuple[Bibliography, list[tuple[str, str]]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    book = read_bibliography(path, name, problems)
    return book, [(one.code, one.message) for one in problems]


def test_csl_json_is_taken_field_by_field(tmp_path: Path) -> None:
    book, said = read(tmp_path, "zotero.json", ZOTERO_JSON)
    assert said == []
    (draft,) = book.drafts
    assert draft.key == "http://zotero.org/users/1/items/ABCD2345"
    assert draft.record == {
        "type": "report",
        "event-place": "Bangkok",
        "language": "en",
        "number": "7",
        "title": "The sale of children: OPSC and after",
        "title-short": "The sale",
        "DOI": "10.1000/ABC",
        "URL": "https://x.example/a?b=1&c=%20",
        "author": [
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
            {"family": "Gaulle", "given": "C.", "dropping-particle": "de", "suffix": "Jr."},
            {"literal": "Invented body"},
            {"literal": "UNICEF"},
        ],
        "accessed": "2010-01-05",
        "issued": "2001-02",
    }
    assert book.left_out == {"abstract": 1, "annote": 1, "call-number": 1, "note": 1, "source": 1}
    assert book.plainer == 2


def test_bibtex_and_biblatex_are_taken_field_by_field(tmp_path: Path) -> None:
    book, said = read(tmp_path, "export.bib", BETTER_BIBTEX)
    assert said == []
    report, news, page, old = book.drafts
    assert (report.key, report.telling, report.place.line) == ("berg_2009", True, 7)
    assert report.record == {
        "type": "report",
        "title": "The OPSC in Österreich & España – 100% “invented”",
        "title-short": "The OPSC",
        "author": [
            {"literal": "ECPAT International"},
            {"family": "Berg", "given": "João", "non-dropping-particle": "van der"},
            {"family": "Smith", "given": "Bob", "suffix": "Jr."},
            {"given": "Ana", "family": "Gaulle", "non-dropping-particle": "de"},
        ],
        "issued": "2009-11-30",
        "publisher": "United Nations Press",
        "publisher-place": "Genève",
        "number": "A/HRC/1/2",
        "page": "12-15",
        "URL": "http://x.example/a_b?x=1&y=%20~z--",
        "accessed": "2010-01-15",
    }
    assert news.record == {
        "type": "article-newspaper",
        "title": "A title: And more",
        "container-title": "El País",
        "issue": "3",
        "issued": "2009-10-26",
    }
    assert (page.type, page.fields["URL"], page.fields["accessed"]) == (
        "webpage",
        "https://x.example/q",
        "2010",
    )
    assert (old.type, old.fields["URL"], old.fields["issued"]) == (
        "document",
        "https://x.example/p",
        "2001-07-04",
    )
    assert book.left_out == {"abstract": 1, "file": 1, "howpublished": 1, "keywords": 1, "langid": 1}


def test_whose_voice_an_article_of_bibtex_is_nobody_knows(tmp_path: Path) -> None:
    book, _ = read(
        tmp_path, "a.bib", "@article{a, title={A}}\n@article{b, title={B}, entrysubtype={magazine}}\n"
    )
    assert [(one.type, one.telling) for one in book.drafts] == [
        ("article-journal", False),
        ("article-magazine", True),
    ]


def test_a_single_record_and_a_byte_order_mark_will_do(tmp_path: Path) -> None:
    book, said = read(
        tmp_path, "a.json", '\ufeff{"id": 3, "citation-key": "k", "type": "book",\r\n"title": "A"}'
    )
    assert said == []
    assert [(one.key, one.record) for one in book.drafts] == [("k", {"type": "book", "title": "A"})]


@pytest.mark.parametrize(
    ("text", "date", "rough"),
    [
        ("2009", "2009", ""),
        ("2009-1-5", "2009-01-05", ""),
        ("2009/11", "2009-11", ""),
        ("2009-11-30T10:00:00Z", "2009-11-30", ""),
        ("30 November 2009", "2009-11-30", ""),
        ("Nov. 3, 2009", "2009-11-03", ""),
        ("2009 Sept 3", "2009-09-03", ""),
        ("December 2009", "2009-12", ""),
        ("n.d.", None, ""),
        ("2009/2009", "2009", ""),
        ("2006–2008", "2008", "is a span of time; 2008 is taken"),
        ("2006-2008", "2008", "is a span of time; 2008 is taken"),
        ("2008-11-30/2009-01-02", "2009-01-02", "is a span of time; 2009-01-02 is taken"),
        ("nov/dec 2009", "2009-12", "is a span of time; 2009-12 is taken"),
        ("2006/", "2006", "is open at its end; 2006 is taken"),
        ("ca. 2006-02", "2006-02", "is approximate; 2006-02 is taken"),
        ("[2006?]", "2006", "is approximate; 2006 is taken"),
        ("Spring 2009", "2009", "names a season; 2009 is taken"),
    ],
)
def test_dates_become_ours(text: str, date: str | None, rough: str) -> None:
    when, said = read_date(text)
    assert (str(when) if when else None, said) == (date, rough)


@pytest.mark.parametrize(
    "text", ["soon", "2009-13", "31 November 2009", "09", "0000", "2009-2008", "5 2009", "Foo 2009"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"{\"o}\"{o}\"o{\"{o}}", "öööö"),
        (r"\'{\i}\'\i \c{c}\c c\v{S}\H{o}\k{a}", "íí ççŠőą".replace(" ", "")),
        (r"{\ss}\o{}\L ódź \aa{}", "ßøŁódź å"),
        (r"\'{\^e}", "ế"),
        (r"{NASA} \emph{and} {\em others} \textsuperscript{2}", "NASA and others 2"),
        (r"\& \% \$ \# \_ \{ \} \textbackslash{} \textasciitilde{} \~{} \^{}", "& % $ # _ { } \\ ~ ~ ^"),
        ("a---b--c-d ``e'' `f' g~h", "a—b–c-d “e” `f' g h"),
        ("a $<$ b", "a < b"),
    ],
)
def test_latex_becomes_letters(latex: str, text: str) -> None:
    assert plain(latex) == text


@given(st.text("\\'\"`^~{}$abicouv- \n", max_size=40))
def test_latex_is_read_or_refused_and_leaves_no_braces(text: str) -> None:
    try:
        made = plain(text)
    except LatexError:
        return
    assert made.count("{") <= text.count("\\{")
    assert len(made) <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Smith", [{"family": "Smith", "given": "Ann"}]),
        ("Ludwig van der Rohe", [{"family": "Rohe", "given": "Ludwig", "non-dropping-particle": "van der"}]),
        ("de la Cruz, Ana", [{"family": "Cruz", "given": "Ana", "non-dropping-particle": "de la"}]),
        ("{de la Cruz}, Ana", [{"family": "de la Cruz", "given": "Ana"}]),
        ("{Save and Rescue} AND {UN, Geneva}", [{"literal": "Save and Rescue"}, {"literal": "UN, Geneva"}]),
        ("UNICEF", [{"literal": "UNICEF"}]),
        ("Alexander, Sandra", [{"family": "Alexander", "given": "Sandra"}]),
    ],
)
def test_names_have_the_parts_of_csl(text: str, expected: list[dict[str, Any]]) -> None:
    assert names(text) == (expected, False)


PIECES = r"""@book{ @string{a= @comment a and { } " , = # title author year \ \u00 [ ] : null 1 "id"
"title" "issued" "date-parts" <i> @ """.split()
HOSTILE = st.lists(st.sampled_from([*PIECES, "\n", " and ", " "]), max_size=30)


@given(st.sampled_from(["@book{k, ", "[{", "@", "["]), HOSTILE)
def test_whatever_a_file_holds_is_read_or_reported_at_a_place_in_it(
    tmp_path_factory: pytest.TempPathFactory, head: str, parts: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile"
    text = head + "".join(parts)
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    book = read_bibliography(path, "hostile", problems)
    lines = text.count("\n") + 1
    assert all(0 <= one.place.line <= lines for one in problems)
    assert all(draft.fields.get("title") for draft in book.drafts if draft.sound)
