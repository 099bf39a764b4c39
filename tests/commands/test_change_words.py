"""The lines of a comparison: what comes first, and what is put together."""

from __future__ import annotations

from dataclasses import replace

from builders import edition, finding, framework, published, simple, workspace

from scoring.commands.change_words import Words
from scoring.commands.lines import Code, Line, Section, as_markdown, as_text
from scoring.explain.changes import Weight
from scoring.explain.workspaces import Difference, difference
from scoring.model.evidence import Edition
from scoring.model.workspace import Workspace

RULES = framework(simple("1.1"), simple("1.2"), minimum_coverage=1)


def evidence(country: str, first: str, second: str) -> Edition:
    found = finding("x", first, "1.1.a"), finding("y", second, "1.2.a")
    return edition(*found, country=country)


def world(usa: str) -> Workspace:
    """The USA with so much, and five countries with two points of four each."""
    others = [evidence(code, "met", "not met") for code in ("FRA", "GBR", "ITA", "JPN", "DEU")]
    return workspace(RULES, editions=[evidence("USA", usa, "not met"), *others])


def text(found: Difference, rules: Workspace) -> str:
    sections = Words(rules.frameworks, rules.frameworks).sections(
        found.standings, found.grades, found.changes
    )
    return as_text(sections)


def test_who_moved_comes_first_and_who_was_passed_in_one_line() -> None:
    old, new = world("partly"), world("met")
    # The USA has 1 of 4 points and the sixth place, then 2 of 4 and shares the first with all others.
    assert text(difference(old, new), new).split("\n\n")[0] == (
        "Category and rank\n"
        "  USA 2010-01: limited measures → some progress; rank 6 of 6 → 1 of 6; score 25% → 50%"
    )
    ahead = workspace(RULES, editions=[evidence("USA", "met", "met"), *list(new.editions.values())[1:]])
    found = difference(new, ahead)
    assert [one.rank_only for one in found.standings] == [False] + [True] * 5
    assert {one.weight for one in found.standings} == {Weight.CATEGORY}
    assert text(found, new).split("\n\n")[0] == (
        "Category and rank\n"
        "  USA 2010-01: some progress → notable efforts; score 50% → 100%\n"
        "  2010-01 test-2010: ranks of 5 countries by the moves of others: DEU 1 → 2, FRA 1 → 2, GBR 1 → 2,\n"
        "      ITA 1 → 2, JPN 1 → 2"
    )


def test_evidence_that_takes_the_place_of_a_published_category_says_so() -> None:
    rows = {"USA": "slow-progress"}
    full, thin = evidence("USA", "met", "met"), edition(finding("x", "met", "1.1.a"))
    spaces = [workspace(RULES, editions=[one], lists=[published(rows)]) for one in (thin, full)]
    said = text(difference(*spaces), spaces[1]).split("\n\n")[0]
    assert " ".join(said.split()) == (
        "Category and rank USA 2010-01: slow progress → notable efforts; as published → by evidence; "
        "rank none → 1 of 1; score 50% to 100% → 100%; coverage 50% → 100%"
    )


def test_a_country_that_leaves_the_published_list_is_removed() -> None:
    old = workspace(RULES, lists=[published({"USA": "slow-progress", "FRA": "some-progress"})])
    new = workspace(RULES, lists=[published({"FRA": "some-progress"})])
    assert "  - USA 2010-01: slow progress (as published)" in text(difference(old, new), new)
    assert "  + USA 2010-01: slow progress (as published)" in text(difference(new, old), new)


def test_a_framework_without_points_has_no_scores_to_speak_of() -> None:
    grades = tuple(replace(grade, points=None) for grade in RULES.grades)
    rules = replace(RULES, grades=grades, categories=(), ranking=False)
    old, new = (workspace(rules, editions=[evidence("USA", one, "met")]) for one in ("partly", "met"))
    said = text(difference(old, new), new)
    assert said.startswith("Grades and scores\n  USA 2010-01: 1.1 Indicator 1.1: yellow → green\n")
    added = text(difference(replace(new, editions={}), new), new)
    assert "  + USA 2010-01: no category (by evidence)\n" in added
    assert "score" not in added


def test_markdown_escapes_prose_and_fences_data() -> None:
    line = Line(("a_b [c](d) <e> ", Code("x`y"), " ", Code("`")), mark="-")
    assert as_markdown([Section("Title", (line,)), Section("Empty", ())]) == (
        "### Title\n\n- removed: a\\_b \\[c\\](d) &lt;e\\> ``x`y`` `` ` ``"
    )


def test_a_terminal_is_sent_no_control_characters() -> None:
    assert as_text([Section("Title", (Line(("a\x1b[31mb",), depth=1),))]) == "Title\n    a<U+001B>[31mb"
