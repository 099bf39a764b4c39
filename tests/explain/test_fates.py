"""What an edition tells of earlier calls: which calls are listed, and from which edition they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from builders import SOURCE, edition, framework, simple, workspace

from scoring.explain.fates import account, accounts, earlier_edition, last_before
from scoring.model.evidence import Call, Edition, Fate
from scoring.model.workspace import Workspace

OLD = framework(simple("1.1"), id_="old")
NEW = framework(simple("2.1"), id_="new", replaces="old", crosswalk={"1.1.a": ("2.1.a",)})
STRANGE = framework(simple("3.1"), id_="strange")


def call(id_: str) -> Call:
    return Call(id_, "A", f"Do {id_}.", None, (), (SOURCE,), outside="It is asked.")


def fate(call: str, edition: str, what: str = "partly") -> Fate:
    return Fate(call, edition, what, "Half of it was done.", (SOURCE,))


def told(id_: str, calls: Iterable[str] = (), *fates: Fate, framework: str = "old") -> Edition:
    found = edition(id_=id_, framework=framework)
    return replace(found, calls=tuple(call(one) for one in calls), fates=fates)


def space(*editions: Edition) -> Workspace:
    return workspace(OLD, NEW, STRANGE, editions=editions)


def listed(found: Workspace, new: Edition) -> dict[str, list[tuple[str, str]]]:
    return {
        one.earlier.id: [(asked.call.id, asked.fate.fate if asked.fate else "") for asked in one.asked]
        for one in accounts(found, new)
    }


def test_calls_stand_in_the_order_of_their_card_and_what_is_not_told_is_seen() -> None:
    first = told("2010-01", ["c", "a", "b"])
    second = told("2011-03", [], fate("b", "2010-01", "not"), fate("c", "2010-01"))
    found = space(first, second)
    assert listed(found, second) == {"2010-01": [("c", "partly"), ("a", ""), ("b", "not")]}
    (only,) = accounts(found, second)
    assert dict(only.counts) == {"partly": 1, "": 1, "not": 1}


def test_of_an_older_edition_those_calls_alone_that_are_taken_up_again() -> None:
    first, second = told("2008-01", ["a", "b"]), told("2010-01", ["c", "d"], fate("a", "2008-01", "not"))
    third = told("2011-03", [], fate("a", "2008-01", "reversed"), fate("c", "2010-01"))
    found = space(first, second, third)
    assert listed(found, third) == {"2010-01": [("c", "partly"), ("d", "")], "2008-01": [("a", "reversed")]}
    assert list(listed(found, third)) == ["2010-01", "2008-01"]


def test_where_nothing_is_told_there_is_no_account() -> None:
    first, second = told("2010-01", ["a"]), told("2011-03", ["b"])
    assert accounts(space(first, second), second) == ()
    assert account(space(first, second), first, second).counts == {"": 1}


def test_the_edition_before_is_under_the_same_framework_or_the_one_replaced() -> None:
    first, between = told("2010-01", ["a"]), told("2010-06", framework="strange")
    second = told("2011-03", framework="new")
    found = space(first, between, second)
    assert last_before(found, second) == first
    assert last_before(found, between) is None
    assert last_before(found, first) is None


def test_calls_are_those_of_any_framework_of_the_edition_its_own_before_others() -> None:
    first, other = told("2010-01", ["a"]), told("2010-01", ["a"], framework="new")
    second = told("2011-03", framework="new")
    found = space(first, other, second)
    assert earlier_edition(found, second, "2010-01") == other
    assert earlier_edition(space(first, second), second, "2010-01") == first
    assert earlier_edition(found, second, "2009-01") is None
