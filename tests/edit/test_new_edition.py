"""The evidence of a new edition: it loads and claims nothing, and every finding in it can be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from builders import AS_OF, criterion, finding, framework, indicator, met, partly
from hypothesis import given
from hypothesis import strategies as st
from scaffolds import TEXTS, read, read_back, used, waiting

from scoring.edit.card import calls_file, texts_file
from scoring.edit.edition import edition_files, evidence_file
from scoring.edit.findings import finding_lines
from scoring.edit.yaml_text import WIDTH
from scoring.model.dates import PartialDate
from scoring.model.evidence import Finding, Search
from scoring.model.framework import Criterion, Framework, Measure, TreatyRule
from scoring.read.schemas import CallsFile, TextsFile

ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "Is it so?",
        "a: b # c",
        '"',
        "- x\n- y",
        "# no",
        "{count:x}",
        "[@source]",
        "? key",
        "%TAG",
        "---",
        "&a *b !c",
        "\\",
    ]
)
FILLED: Mapping[str, str] = {
    "answer": "met",
    "value": "3/4",
    "statement": "The state does it.",
    "actor": "state",
    "level": "national",
    "holds-on": "2009-12",
    "source": "source",
    "locator": "page 1",
}


@st.composite
def odd_criteria(draw: st.DrawFn) -> Criterion:
    measure = draw(
        st.none() | st.builds(Measure, ODD, st.just(Fraction(3)), st.just(Fraction(1, 3)), st.booleans())
    )
    return replace(
        criterion("a", measure=measure, not_applicable=draw(st.none() | ODD)),
        question=draw(ODD),
        meanings={answer: draw(ODD) for answer in ("met", "partly", "not met")},
    )


@st.composite
def odd_frameworks(draw: st.DrawFn) -> Framework:
    """A framework of one criterion, every text of which may hold anything."""
    asked = replace(
        indicator("1.1", [draw(odd_criteria())], met("a"), partly("a")), question=draw(ODD), title=draw(ODD)
    )
    rules = framework(asked)
    goal = replace(rules.goals[0], title=draw(ODD))
    return replace(rules, goals=(goal,), title=draw(ODD))


@given(odd_frameworks())
def test_any_framework_gives_files_that_load_and_claim_nothing(rules: Framework) -> None:
    evidence = read_back(evidence_file("USA", rules, AS_OF))
    assert (evidence.as_of, evidence.findings, evidence.resolutions) == (AS_OF, (), ())
    texts = read(texts_file("USA", rules), TextsFile)
    assert texts == TextsFile(schema="1")
    assert read(calls_file("USA", rules), CallsFile).calls == []


@given(odd_frameworks())
def test_a_finding_that_waits_can_be_filled_in(rules: Framework) -> None:
    text = evidence_file("USA", rules, AS_OF)
    (start,) = waiting(text, "id")
    (made,) = read_back(used(text, start, FILLED)).findings
    number = rules.criteria["1.1.a"][1].measure is not None
    expected = finding(
        "usa-1.1-a1", None if number else "met", holds_on="2009-12", value="3/4" if number else None
    )
    assert made == replace(expected, author="usa-researcher")


@pytest.fixture
def asked() -> Framework:
    """Criteria of every sort: in words, by a number, by a treaty."""
    criteria = [
        criterion("a", "campaign"),
        criterion("b", treaty=TreatyRule("OPSC", frozenset({"in-force"}), frozenset())),
        criterion(
            "c", measure=Measure("per cent of schools", Fraction(90), Fraction(50), True), not_applicable=None
        ),
    ]
    return framework(
        indicator("1.1", criteria, met("a"), met("c")), indicator("1.2", "ab", met("a"), met("b"))
    )


def test_every_question_but_those_of_treaties_has_room(asked: Framework) -> None:
    text = evidence_file("USA", asked, AS_OF)
    starts = list(waiting(text, "id"))
    assert starts == [f"  - id: usa-{one}1" for one in ("1.1-a", "1.1-c", "1.2-a", "1.2-b")]
    for start in starts:
        text = used(text, start, FILLED)
    made = read_back(text).findings
    assert [one.criterion for one in made] == ["1.1.a", "1.1.c", "1.2.a", "1.2.b"]
    assert "## 1.1.b Is b so? Answered by the record of OPSC in country.yaml: write no finding." in text


def test_the_meanings_the_answers_and_how_long_they_count_stand_there(asked: Framework) -> None:
    text = evidence_file("USA", asked, AS_OF)
    assert (
        "## 1.1.a Is a so? (campaign: counts for 2 years)\n##     met: Yes.\n##     partly: In part.\n"
        in text
    )
    assert "##     not applicable: It cannot be asked here.\n" in text
    assert "## 1.2.a Is a so? (law: counts until it is repealed)\n" in text
    assert "# met, partly, not met, not applicable or no data\n" in text
    assert "A number, in per cent of schools: at least 90 for the best answer, 50 for partly." in text
    assert all(len(line) <= WIDTH for line in text.splitlines())


def test_the_places_for_words_wait_as_well(asked: Framework) -> None:
    text = "\n".join(line.removeprefix("# ") for line in texts_file("USA", asked).splitlines()[1:])
    for key in ("1.1", "1.2"):
        text = text.replace(f"  {key}:  # Indicator {key}", f"  {key}: A summary.")
    for key, inner in (
        ("situation", "  "),
        ("    discussion", "      "),
        ("  introduction", "    "),
        ("  closing", "    "),
    ):
        text = text.replace(f"{key}: |", f"{key}: |\n{inner}Words.")
    text = text.replace("notes: |", "notes: |\n  Words.").replace("    text: |", "    text: |\n      Words.")
    text = text.replace("    title:\n", "    title: A case\n").replace("    place:  ", "    place: A  ")
    made = read(text, TextsFile)
    assert made.summaries == {"1.1": "A summary.", "1.2": "A summary."}
    assert [made.situation, made.notes, made.goals["A"].discussion] == ["Words."] * 3
    assert [case.place for case in made.case_studies] == ["A"]
    assert made.petition
    assert made.petition.closing == "Words."


def test_a_call_that_waits_can_be_filled_in(asked: Framework) -> None:
    values = {"text": "Do it.", "petition": "Do it!", "source": "source", "locator": "page 1", "sources": ""}
    (call,) = read(used(calls_file("USA", asked), "  - id: usa-a1", values), CallsFile).calls
    assert (call.id, call.goal, call.criteria, call.petition) == ("usa-a1", "A", ["1.1.a"], "Do it!")


def test_the_files_of_an_edition_stand_in_its_folder(asked: Framework) -> None:
    files = edition_files("USA", "2011", asked, date(2011, 12, 31))
    assert [name.removeprefix("countries/USA/2011/") for name in files] == [
        "test-2010.yaml",
        "texts.yaml",
        "calls.yaml",
    ]


TEXT = TEXTS.map(lambda text: f"x{text}x")
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,20}", fullmatch=True)
DATES = st.sampled_from(["1999", "2009-11", "2010-01-31"]).map(PartialDate.parse)


@st.composite
def any_finding(draw: st.DrawFn) -> Finding:
    """A finding as it may be read from a file, with all that may stand in it."""
    value = draw(st.none() | st.fractions(-1000, 1000, max_denominator=1000))
    searched = draw(st.none() | st.builds(Search, IDS, DATES, TEXT))
    base = finding(draw(IDS), None if value is not None else draw(TEXT), draw(IDS), value=value)
    return replace(
        base,
        statement=draw(TEXT),
        coverage=draw(st.sampled_from([None, "some", "all"])),
        holds_on=draw(DATES),
        until=draw(st.none() | DATES),
        reference=replace(
            base.reference, source=draw(IDS), locator=draw(TEXT), reporting=draw(st.none() | IDS)
        ),
        author=draw(IDS),
        supersedes=tuple(draw(st.lists(IDS, max_size=2))),
        searched=searched,
        note=draw(st.just("") | TEXT),
    )


@given(st.lists(any_finding(), min_size=1, max_size=3))
def test_a_finding_that_is_written_is_read_back_as_it_was(findings: list[Finding]) -> None:
    lines = [line for one in findings for line in finding_lines(one)]
    text = "\n".join(["schema: 1", "as-of: 2010-01-31", "findings:", *lines]) + "\n"
    assert read_back(text).findings == tuple(findings)
