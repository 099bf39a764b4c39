"""Which global facts were known on a day, and which of them an overview shows."""

from __future__ import annotations

from datetime import date

from builders import framework, simple, workspace

from scoring.explain.facts import facts_known, newest_of
from scoring.model.dates import PartialDate
from scoring.model.evidence import Reference, Source
from scoring.model.workspace import Workspace
from scoring.model.world import Fact


def source(id_: str, **when: str) -> Source:
    return Source(id_, "un", frozenset(), False, {"id": id_, "type": "report", "title": id_, **when})


SOURCES = (
    source("early", issued="2009-06"),
    source("year", issued="2010"),
    source("page", accessed="2010-01-05"),
    source("undated"),
)


def fact(id_: str, holds_on: str, of: str, topic: str = "scale", overview: bool = False) -> Fact:
    reference = Reference(of, "page 1")
    return Fact(id_, topic, "A fact.", PartialDate.parse(holds_on), reference, overview=overview)


def space(*facts: Fact) -> Workspace:
    made = workspace(framework(simple("1.1")))
    return Workspace(
        made.root, made.templates, sources={one.id: one for one in SOURCES}, facts=facts
    )  # the rest of a workspace has no part in it


def known(as_of: date | None, *facts: Fact, topic: str = "") -> list[str]:
    return [one.id for one in facts_known(space(*facts), as_of, topic)]


def test_neither_a_fact_nor_its_source_may_be_later_than_the_day() -> None:
    facts = (
        fact("old", "2008", "early"),
        fact("old-in-later-work", "2008", "year"),
        fact("this-year", "2010", "early"),
        fact("this-month", "2010-01", "early"),
        fact("seen-on-a-page", "2009", "page"),
        fact("of-no-date", "2009", "undated"),
    )
    assert known(date(2010, 1, 31), *facts) == ["old", "this-month", "seen-on-a-page"]
    assert known(date(2010, 1, 30), *facts) == ["old", "seen-on-a-page"]
    assert known(date(2010, 12, 31), *facts) == [one.id for one in facts[:5]]
    assert known(None, *facts) == [one.id for one in facts]


def test_they_come_by_topic_and_then_as_they_are_written() -> None:
    facts = (fact("b", "2008", "early", "law"), fact("z", "2008", "early"), fact("a", "2008", "early"))
    assert known(None, *facts) == ["z", "a", "b"]
    assert known(None, *facts, topic="law") == ["b"]


def test_an_overview_shows_the_newest_of_those_meant_for_it() -> None:
    facts = (
        fact("2006", "2006", "early", overview=True),
        fact("2009", "2009", "early", overview=True),
        fact("not-meant", "2009", "early"),
        fact("2008", "2008", "early", overview=True),
    )
    assert [one.id for one in newest_of(facts, 2)] == ["2009", "2008"]
    assert [one.id for one in newest_of(facts, 9)] == ["2006", "2009", "2008"]
