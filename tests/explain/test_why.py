"""The tree from a colour to its sources, as values and as plain records."""

from __future__ import annotations

import json

from builders import (
    STALENESS,
    all_of,
    criterion,
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
    treaty,
)
from builders import country as built_country
from hypothesis import given
from hypothesis import strategies as st
from strategies import editions, frameworks

from scoring.explain.records import why_record
from scoring.explain.why import WhyIndicator, why
from scoring.model.evidence import Edition
from scoring.model.framework import Framework, TreatyRule
from scoring.model.result import SetAside
from scoring.score.country import score_country

RULES = framework(
    indicator(
        "1.1", [criterion("a"), criterion("b", kind="campaign")], all_of(met("a"), met("b")), partly("a")
    ),
    simple("1.2"),
)
GIVEN = edition(
    finding("x", "met"),
    finding("w", "not met"),
    finding("n", "met", actor="ngo"),
    finding("old", "met", "1.1.b", holds_on="2001"),
    resolutions=[resolution("1.1.a", "x", because="It was seen.")],
)


def reasons(given_edition: Edition = GIVEN, rules: Framework = RULES) -> dict[str, WhyIndicator]:
    found = why(rules, given_edition, score_country(rules, given_edition, None, {}))
    return {one.indicator.id: one for one in found}


@given(st.data(), frameworks())
def test_every_finding_appears_exactly_once(data: st.DataObject, rules: Framework) -> None:
    given_edition = data.draw(editions(rules))
    shown = [
        (one.finding.id, one.set_aside is None, criterion.answer.counting)
        for reason in reasons(given_edition, rules).values()
        for criterion in reason.criteria
        for one in criterion.findings
    ]
    assert sorted(id_ for id_, _, _ in shown) == sorted(one.id for one in given_edition.findings)
    assert all(counts == (id_ in counting) for id_, counts, counting in shown)


def test_what_counts_stands_first_and_the_rest_says_why_it_does_not() -> None:
    a, b = reasons()["1.1"].criteria
    assert [(one.finding.id, one.set_aside) for one in a.findings] == [
        ("x", None),
        ("n", SetAside.ACTOR),
        ("w", SetAside.RESOLVED),
    ]
    assert a.resolution is not None
    assert a.resolution.because == "It was seen."
    assert [(one.finding.id, one.set_aside) for one in b.findings] == [("old", SetAside.STALE)]
    assert b.resolution is None
    assert STALENESS["campaign"] == 2


def test_the_record_says_all_of_it_in_plain_values() -> None:
    one = why_record(RULES, reasons()["1.1"])
    assert json.loads(json.dumps(one)) == one
    assert (one["state"], one["grades"], one["star"]) == ("range", ["green", "yellow"], True)
    assert one["raise"] == {"to": "green", "ways": [{"b": "met"}]}
    a, b = one["criteria"]
    assert (a["criterion"], a["state"], a["answers"]) == ("1.1.a", "answered", ["met"])
    assert a["resolution"]["holds"] == ["x"]
    assert [(found["finding"], found["counts"], found["set-aside"]) for found in a["findings"]] == [
        ("x", True, None),
        ("n", False, "actor"),
        ("w", False, "resolved"),
    ]
    assert (a["findings"][0]["source"], a["findings"][0]["locator"]) == ("source", "page 1")
    assert (b["state"], b["answers"], b["resolution"]) == ("unknown", ["met", "partly", "not met"], None)


def test_nobody_looked_and_not_applicable_are_told_apart() -> None:
    unknown = why_record(RULES, reasons()["1.2"])
    assert (unknown["state"], unknown["grades"]) == ("not-assessed", ["green", "yellow", "red"])
    inapplicable = edition(finding("f", "not applicable", "1.2.a"))
    record_ = why_record(RULES, reasons(inapplicable)["1.2"])
    assert (record_["state"], record_["grades"], record_["raise"]) == ("not-applicable", [], None)
    assert (record_["criteria"][0]["state"], record_["criteria"][0]["answers"]) == ("not-applicable", [])


def test_both_grades_are_given_where_a_panel_overruled_one() -> None:
    overruled = edition(finding("f", "met", "1.2.a"), overrides=[override("1.2", "yellow")])
    one = why_record(RULES, reasons(overruled)["1.2"])
    assert (one["grades"], one["rule-grades"], one["overridden"]) == (["yellow"], ["green"], True)


def test_a_treaty_s_status_is_told() -> None:
    rule = TreatyRule("OPSC", frozenset({"in-force"}), frozenset({"signed"}))
    rules = framework(indicator("2.1", [criterion("a", treaty=rule)], met("a"), partly("a")))
    signed = built_country("USA", record(signed="2000-07-05"))
    result = score_country(rules, edition(), signed, {"OPSC": treaty(months=1)})
    one = why_record(rules, why(rules, edition(), result)[0])
    assert one["criteria"][0]["treaty"] == {"treaty": "OPSC", "status": "signed"}
    assert one["criteria"][0]["answers"] == ["partly"]
