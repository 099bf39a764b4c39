"""The evidence digest: the same for the same evidence, another for any change in it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from builders import (
    all_of,
    any_of,
    country,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    partly,
    record,
    resolution,
    simple,
    source,
    treaty,
    when,
    workspace,
)
from hypothesis import given
from hypothesis import strategies as st

from scoring.model.evidence import Call, Edition, Finding, Reference
from scoring.model.replies import Reply, ReplyItem
from scoring.model.workspace import Workspace
from scoring.problems import Origin, TextFile
from scoring.review.digest import canonical, evidence_digest

RULES = framework(indicator("1.1", "ab", all_of(met("a"), met("b")), partly("a")), simple("1.2"))
GIVEN = edition(
    finding("x", statement="A shelter opened."),
    finding("y", "partly", "1.1.b", holds_on="2009"),
    replace(finding("z", "not met", "1.1.b"), reference=Reference("own", "page 2", reporting="reported")),
    resolutions=[resolution("1.1.a", "x"), resolution("1.1.b", "z")],
    overrides=[override("1.1", "red"), override("1.2", "green")],
)
SPACE = replace(
    workspace(
        RULES,
        editions=[GIVEN],
        countries=[country("USA", record(consent="2002-12-23")), country("FRA")],
        treaties=[treaty(months=1)],
        sources=[source("source"), source("reported"), source("unused")],
    ),
    country_sources={"USA": {"own": source("own")}, "FRA": {"theirs": source("theirs")}},
)


def digest(given_edition: Edition = GIVEN, space: Workspace = SPACE) -> str:
    return evidence_digest(space, given_edition)


def test_it_is_a_sha_256_in_hexadecimal() -> None:
    assert len(digest()) == 64
    assert int(digest(), 16) > 0


def test_equal_evidence_has_an_equal_digest_wherever_it_lies() -> None:
    place = Origin(TextFile("countries/USA/2010-01/test-2010.yaml", "x" * 99), 3, 9)
    moved = replace(GIVEN, origin=place, findings=tuple(replace(one, origin=place) for one in GIVEN.findings))
    assert digest(moved) == digest()
    assert digest(space=replace(SPACE, root=Path("elsewhere"), templates=Path("other"))) == digest()


@given(st.data())
def test_the_order_of_what_stands_in_a_file_makes_no_difference(data: st.DataObject) -> None:
    shuffled = replace(
        GIVEN,
        findings=tuple(data.draw(st.permutations(GIVEN.findings))),
        resolutions=tuple(data.draw(st.permutations(GIVEN.resolutions))),
        overrides=tuple(data.draw(st.permutations(GIVEN.overrides))),
    )
    space = replace(
        SPACE,
        sources=dict(data.draw(st.permutations(list(SPACE.sources.items())))),
        countries=dict(data.draw(st.permutations(list(SPACE.countries.items())))),
    )
    assert digest(shuffled, space) == digest()


def test_what_is_not_of_this_card_makes_no_difference() -> None:
    others = replace(
        SPACE,
        countries={**SPACE.countries, "FRA": country("FRA", record("CRC"))},
        country_sources={**SPACE.country_sources, "FRA": {}},
        frameworks={**SPACE.frameworks, "other": framework(simple("9.9"), id_="other")},
        editions={**SPACE.editions, ("FRA", "2010-01", "test-2010"): edition(country="FRA")},
    )
    assert digest(space=others) == digest()


def test_a_source_matters_from_the_moment_that_something_refers_to_it() -> None:
    changed = with_source(SPACE, "unused")
    assert digest(space=changed) == digest()
    citing = replace(GIVEN, texts=replace(GIVEN.texts, situation="So it is said [@unused, page 3]."))
    assert digest(citing, changed) != digest(citing)
    calling = replace(GIVEN, calls=(Call("c", "A", "Act.", None, (), (Reference("unused", "page 3"),)),))
    assert digest(calling, changed) != digest(calling)


X = GIVEN.findings[0]
CHANGED_EDITIONS: dict[str, Edition] = {
    "as of": replace(GIVEN, as_of=date(2010, 2, 1)),
    "one finding less": replace(GIVEN, findings=GIVEN.findings[1:]),
    "a resolution's reason": replace(
        GIVEN, resolutions=(resolution("1.1.a", "x", because="Otherwise."), GIVEN.resolutions[1])
    ),
    "an override's end": replace(GIVEN, overrides=(override("1.1", "red", "2013"), GIVEN.overrides[1])),
    "a text": replace(GIVEN, texts=replace(GIVEN.texts, situation="New.")),
    "a call": replace(GIVEN, calls=(Call("c", "A", "Act.", None, ("1.1.a",), (Reference("source", "1"),)),)),
}
CHANGED_FINDINGS = {
    "statement": replace(X, statement="A shelter opened there."),
    "answer": replace(X, answer="partly"),
    "criterion": replace(X, criterion="1.2.a"),
    "actor": replace(X, actor="state-supported"),
    "level": replace(X, level="sub-national"),
    "coverage": replace(X, coverage="some"),
    "day": replace(X, holds_on=when("2009-12")),
    "end": replace(X, until=when("2011")),
    "locator": replace(X, reference=Reference("source", "page 2")),
    "author": replace(X, author="another-researcher"),
    "predecessor": replace(X, supersedes=("y",)),
    "number": replace(X, value=Fraction(1, 3)),
    "note": replace(X, note="A note."),
}


@pytest.mark.parametrize("changed", CHANGED_FINDINGS.values(), ids=CHANGED_FINDINGS)
def test_any_change_in_a_finding_changes_it(changed: Finding) -> None:
    assert digest(replace(GIVEN, findings=(changed, *GIVEN.findings[1:]))) != digest()


@pytest.mark.parametrize("changed", CHANGED_EDITIONS.values(), ids=CHANGED_EDITIONS)
def test_any_change_in_the_edition_changes_it(changed: Edition) -> None:
    assert digest(changed) != digest()


def with_rule(space: Workspace) -> Workspace:
    looser = indicator("1.1", "ab", any_of(met("a"), met("b")), partly("a"))
    return replace(space, frameworks={RULES.id: framework(looser, simple("1.2"))})


def with_source(space: Workspace, id_: str) -> Workspace:
    changed = replace(space.sources[id_], record={"type": "report", "title": "Another"})
    return replace(space, sources={**space.sources, id_: changed})


CHANGED_WORKSPACES: dict[str, Callable[[Workspace], Workspace]] = {
    "a rule": with_rule,
    "a weight": lambda space: replace(
        space, frameworks={RULES.id: framework(RULES.indicators[0], simple("1.2", weight=2))}
    ),
    "the staleness of a kind": lambda space: replace(
        space, frameworks={RULES.id: replace(RULES, staleness={**RULES.staleness, "law": 9})}
    ),
    "a source's title": lambda space: with_source(space, "source"),
    "a source's own source": lambda space: with_source(space, "reported"),
    "the country's own source": lambda space: replace(
        space, country_sources={"USA": {"own": replace(source("own"), kind="un")}}
    ),
    "a treaty": lambda space: replace(space, treaties={"OPSC": treaty(months=2)}),
    "the ratification record": lambda space: replace(
        space, countries={**space.countries, "USA": country("USA", record(consent="2002-12-24"))}
    ),
    "the country's name": lambda space: replace(
        space, countries={**space.countries, "USA": replace(space.countries["USA"], in_text="America")}
    ),
}


@pytest.mark.parametrize("change", CHANGED_WORKSPACES.values(), ids=CHANGED_WORKSPACES)
def test_any_change_in_what_the_grades_rest_on_changes_it(change: Callable[[Workspace], Workspace]) -> None:
    assert digest(space=change(SPACE)) != digest()


def test_it_is_blind_to_how_an_accent_is_coded_and_to_nothing_else() -> None:
    def with_name(name: str) -> str:
        return digest(replace(GIVEN, findings=(replace(X, statement=name),)))

    name = "Refúgio às crianças"
    assert with_name(unicodedata.normalize("NFD", name)) == with_name(unicodedata.normalize("NFC", name))
    assert with_name("Refúgio") != with_name("Refugio")
    assert with_name("\N{FULLWIDTH DIGIT ONE}") != with_name("1")  # NFC, not NFKC


def test_the_canonical_form_is_json_with_sorted_keys_and_no_white_space() -> None:
    assert canonical({"b": [when("2009-11"), Fraction(1, 2)], "a": frozenset("zy"), "ü": None}) == (
        '{"a":["y","z"],"b":["2009-11","1/2"],"ü":null}'.encode()
    )


def test_every_field_of_the_edition_enters_but_its_places() -> None:
    item = ReplyItem("1.1.a", "It is so.", "page 1")
    days = date(2010, 2, 1), date(2010, 2, 22)
    asked = Reply("test-2010", days[0], "the Ministry", "by letter", days[1], items=(item,))
    replied = replace(GIVEN, reply=asked)
    whole = json.loads(canonical(replied))

    def compare(value: object, plain: dict[str, object]) -> None:
        assert is_dataclass(value)
        assert set(plain) == {f.name for f in fields(value) if f.name != "origin"} | {"type"}

    compare(replied, whole)
    compare(asked, whole["reply"])
    compare(item, whole["reply"]["items"][0])
    compare(X, whole["findings"][0])
    assert "origin" not in canonical(replied).decode()


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(TypeError, match="float has no canonical form"):
        canonical({"share": 0.1})
