"""What the site says: every grade leads to its rule, its findings and their sources."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import NO_TEXTS

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.site.budget import MOST_FINDINGS
from scoring.publish.site.texts import general
from scoring.rank.standings import standings
from website.pages import Made, Tag, site

USA = "en/ecpat-2010/2011-03/USA"
KEY = ("XAA", "2010-01", "mini-1")


def test_every_finding_stands_once_with_its_statement(shipped: Made, real: Workspace) -> None:
    findings = real.editions["USA", "2011-03", "ecpat-2010"].findings
    assert len(findings) > MOST_FINDINGS
    pages = [page for path, page in shipped.pages.items() if path.startswith(f"{USA}-")]
    for finding in findings:
        (page,) = [page for page in pages if finding.id in page.ids]
        (found,) = [tag for tag in page.tags if tag.attributes.get("id") == finding.id]
        assert page.path == f"{USA}-{finding.criterion.rpartition('.')[0]}.html"
        assert _plain(finding.statement) in _plain(found.text)
        assert real.sources_of("USA")[finding.reference.source] is not None
        assert finding.reference.locator.split(",")[0] in found.text


def test_few_findings_stand_on_the_card_itself(invented: Made, small: Workspace) -> None:
    page = invented.pages["en/mini-1/2010-01/XAA.html"]
    assert {finding.id for finding in small.editions[KEY].findings} <= set(page.ids)
    assert not [path for path in invented.pages if re.search(r"XAA-\d", path)]


def test_what_a_card_says_of_itself_stands_on_it_or_a_page_of_its_own(shipped: Made) -> None:
    for code, page in (("USA", "USA-about"), ("THA", "THA")):
        found = shipped.pages[f"en/ecpat-2010/2010-01/{code}.html"]
        there = shipped.pages[f"en/ecpat-2010/2010-01/{page}.html"]
        assert "Evidence digest" in there.text
        assert ("Evidence digest" in found.text) == (found is there)
        assert there.path in {found.target(link)[0] for link in found.links()} | {found.path}
    assert "From edition to edition" in shipped.pages[f"{USA}-about.html"].text
    assert f"{USA}-about.html" in {
        shipped.pages[f"{USA}.html"].target(link)[0] for link in shipped.pages[f"{USA}.html"].links()
    }


def test_every_indicator_opens_to_rule_criteria_and_answers(shipped: Made, real: Workspace) -> None:
    framework = real.frameworks["ecpat-2010"]
    for code in ("USA", "THA"):
        page = shipped.pages[f"en/ecpat-2010/2010-01/{code}.html"]
        cells = [_plain(tag.text) for tag in page.all("details")]
        for indicator in framework.indicators:
            name = _plain(f"{indicator.id} {indicator.title}")
            (cell,) = [text for text in cells if text.startswith(name) or f" {name} " in text[:200]]
            assert " rule " in cell
            for criterion in indicator.criteria:
                assert _plain(criterion.question) in cell


def test_the_table_says_what_the_engine_found(shipped: Made, real: Workspace) -> None:
    framework, language = real.frameworks["ecpat-2010"], Language()
    result = standings(real, framework, "2010-01").countries["USA"].result
    assert result is not None
    page = shipped.pages["en/ecpat-2010/2010-01/index.html"]
    rows = [tag for tag in page.all("tr") if "data-c" in tag.attributes]
    (row,) = [tag for tag in rows if tag.text.startswith("USA")]
    low, high = (language.percent(share) for share in (result.score.low_share, result.score.high_share))
    assert f"{low} to {high}" in row.text
    assert row.text.count("in place") == sum(
        one.best == one.worst == 0 and one.state == "decided" for one in result.indicators.values()
    )
    assert len(rows) == 42
    assert result.coverage > Fraction(1, 2)


def test_the_table_has_a_cell_of_every_indicator_or_one_for_neighbours_that_nobody_examined(
    shipped: Made, real: Workspace
) -> None:
    framework = real.frameworks["ecpat-2010"]
    results = standings(real, framework, "2010-01").countries
    page = shipped.pages["en/ecpat-2010/2010-01/index.html"]
    (body,) = re.findall("<tbody>(.*?)</tbody>", page.html.partition('id="table"')[2], re.DOTALL)[:1]
    for code in ("USA", "THA"):
        (row,) = [one for one in body.split("<tr")[1:] if f'href="{code}.html"' in one]
        cells = re.findall(r"<td(?: colspan=(\d+))?>((?:<i class=[\w-]+>[^<]*</i>)+)", row)
        assert sum(int(span or 1) for span, _ in cells) == len(framework.indicators)
        told = [words for span, words in cells for _ in range(int(span or 1))]
        result = results[code].result
        assert result is not None
        unexamined = ["not assessed" in words for words in told]
        assert unexamined == [one.state == "not-assessed" for one in result.indicators.values()]
        assert not any(span and "not assessed" not in words for span, words in cells)


def test_colour_is_never_alone(shipped: Made) -> None:
    """Each shape of the table has words; where it has none, they stand beside it."""
    table = shipped.pages["en/ecpat-2010/2010-01/index.html"]
    signs = table.all("i")
    assert len(signs) > 12
    assert [tag for tag in signs if not tag.text and not _follows(table.tags, tag)] == []
    compare = shipped.pages["en/ecpat-2010/2010-01/compare.html"]
    assert [tag for tag in compare.all("td") if not tag.text] == []


def _follows(tags: list[Tag], tag: Tag) -> bool:
    """Whether it is the second shape of a range, whose words the first one has."""
    before = tags[tags.index(tag) - 1]
    return before.name == "i" and bool(before.text)


@pytest.mark.parametrize("name", ["report", "goal-A"])
def test_notes_are_numbered_page_by_page_and_lead_back(shipped: Made, name: str) -> None:
    page = shipped.pages[f"en/ecpat-2010/2010-01/USA-{name}.html"]
    notes = [id_ for id_ in page.ids if id_.startswith("note-")]
    assert notes == [f"note-{number}" for number in range(1, len(notes) + 1)]
    assert len(notes) > 5
    back = [tag.attributes["href"] for tag in page.all("a") if tag.attributes.get("role") == "doc-backlink"]
    assert back == [f"#ref-{number}" for number in range(1, len(notes) + 1)]
    assert [id_ for id_ in page.ids if id_.startswith("ref-")] == [link[1:] for link in back]


def test_calls_lead_to_the_criteria_they_would_fulfil(shipped: Made, real: Workspace) -> None:
    page = shipped.pages[f"{USA}-calls.html"]
    asked = {id_ for call in real.editions["USA", "2011-03", "ecpat-2010"].calls for id_ in call.criteria}
    links = {tag.text: tag.attributes["href"] for tag in page.all("a") if tag.text in asked}
    assert set(links) == asked
    assert all(href.endswith(f"#criterion-{id_}") for id_, href in links.items())
    assert "What became of the calls of January 2010" in page.text


def test_editions_of_a_country_lead_to_each_other(shipped: Made) -> None:
    page = shipped.pages[f"{USA}.html"]
    links = {page.target(link)[0] for link in page.links()}
    assert {f"{USA}.html", "en/ecpat-2010/2010-01/USA.html"} <= links


def test_corrections_are_told_of_even_where_there_are_none(invented: Made) -> None:
    assert "No card has been corrected so far." in invented.pages["en/about.html"].text


def test_confidential_sources_are_never_printed(small: Workspace) -> None:
    used = {finding.reference.source for finding in small.editions[KEY].findings}
    hidden = {id_ for id_ in used if id_ in small.country_sources["XAA"]}
    assert hidden
    own = {
        id_: replace(source, confidential=True, record={**source.record, "title": "Unheard-of title"})
        if id_ in hidden
        else source
        for id_, source in small.country_sources["XAA"].items()
    }
    quiet = replace(small.editions[KEY], texts=NO_TEXTS, calls=())
    changed = replace(
        small,
        country_sources={**small.country_sources, "XAA": own},
        editions={**small.editions, KEY: quiet},
    )
    pages = site(changed).pages.values()
    assert [page.path for page in pages if "Unheard-of title" in page.html] == []
    assert [page.path for page in pages if "a confidential source" in page.html]


def test_what_files_say_is_escaped(small: Workspace) -> None:
    edition = small.editions[KEY]
    bad = replace(edition.findings[0], statement="<img src=x onerror=alert(1)></script>")
    framework = replace(small.frameworks["mini-1"], title="</script><b>x")
    changed = replace(
        small,
        editions={**small.editions, KEY: replace(edition, findings=(bad, *edition.findings[1:]))},
        frameworks={"mini-1": framework},
    )
    made = site(changed)
    for page in made.pages.values():
        assert "<img" not in page.html
        assert "</script><b>" not in page.html
        for tag in page.all("script"):
            if tag.attributes.get("type"):
                assert json.loads("".join(tag.words))["@type"] == "Dataset"
    assert "&lt;img src=x onerror" in made.pages["en/mini-1/2010-01/XAA.html"].html


def test_paragraphs_on_one_country_are_left_to_its_card() -> None:
    text = "Of {countries} countries.\n\nHere {in-text} has {points}.\n\nA brace \\{country}, and {band:x}."
    assert general(text) == "Of {countries} countries.\n\nA brace \\{country}, and {band:x}."


def _plain(text: str) -> str:
    """Words alone: typography and Markdown aside."""
    return " ".join(re.sub(r"[^\w\s]", " ", text).split()).casefold()


def test_countries_that_are_not_scored_are_not_set_side_by_side(shipped: Made) -> None:
    folder = "en/rapporteur-2013/2013-12"
    assert f"{folder}/compare.html" not in shipped.files
    overview = shipped.pages[f"{folder}/index.html"]
    assert [tag.attributes["data-sort"] for tag in overview.all("th") if "data-sort" in tag.attributes] == [
        "name",
        "coverage",
    ]
