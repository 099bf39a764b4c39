"""Two editions of a country: the four cells of evidence and rules, by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from builders import (
    CATEGORIES,
    all_of,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    partly,
    simple,
    source,
    workspace,
)

from scoring.explain.change_records import comparison_record
from scoring.explain.changes import Kind, Weight
from scoring.explain.compare import Comparison, comparison
from scoring.model.evidence import Edition, Finding, Reference
from scoring.model.workspace import Workspace

OLD = framework(simple("1.1"), simple("1.2"), simple("1.3"), id_="old")
# 1.1.a was split in two, 1.2.a kept under another number, 1.3.a given up, 2.3.a is new.
NEW = framework(
    indicator("2.1", "ab", all_of(met("a"), met("b")), partly("a")),
    simple("2.2"),
    simple("2.3"),
    id_="new",
    replaces="old",
    crosswalk={"1.1.a": ("2.1.a", "2.1.b"), "1.2.a": ("2.2.a",)},
)
NO_MARKS = {"star": False, "overridden": False}
BEFORE = edition(
    finding("x", "partly", "1.1.a"),
    finding("y", "met", "1.2.a"),
    finding("z", "not met", "1.3.a"),
    framework="old",
)
AFTER = edition(
    finding("x", "met", "2.1.a"),
    finding("v", "not met", "2.1.b"),
    finding("y", "met", "2.2.a"),
    finding("w", "met", "2.3.a"),
    framework="new",
    id_="2012-01",
)


def compared(old: Edition, new: Edition, *others: Edition, space: Workspace | None = None) -> Comparison:
    return comparison(space or workspace(OLD, NEW, editions=[old, new, *others]), old, new)


def placed(id_: str, answer: str, criterion: str, locator: str) -> Finding:
    return replace(finding(id_, answer, criterion), reference=Reference("source", locator))


def test_the_four_cells() -> None:
    found = compared(BEFORE, AFTER)
    cells = {(cell.evidence[0], cell.rules): cell for cell in found.cells}
    scores = {key: (int(one.result.score.low), int(one.result.score.high)) for key, one in cells.items()}
    assert scores == {
        # 1.1 yellow, 1.2 green, 1.3 red
        ("2010-01", "old"): (3, 3),
        # 2.1 yellow (partly twice), 2.2 green, 2.3 unknown
        ("2010-01", "new"): (3, 5),
        # 1.1 disputed between met and not met, 1.2 green, 1.3 unknown
        ("2012-01", "old"): (2, 6),
        # 2.1 yellow, 2.2 green, 2.3 green
        ("2012-01", "new"): (5, 5),
    }
    assert all(one.result.score.possible == 6 for one in cells.values())
    assert {key: one.result.coverage for key, one in cells.items()} == {
        ("2010-01", "old"): 1,
        ("2010-01", "new"): Fraction(2, 3),
        ("2012-01", "old"): Fraction(1, 3),
        ("2012-01", "new"): 1,
    }
    assert cells["2012-01", "old"].result.categories == tuple(one.id for one in CATEGORIES[:3])
    assert (found.same_rules, found.joined) == (False, True)
    assert found.cell(AFTER, "old") is cells["2012-01", "old"]


def test_the_diagonal_is_what_was_published_then_and_now() -> None:
    change = compared(BEFORE, AFTER).standing
    assert change is not None
    assert change.old is not None
    assert change.new is not None
    assert (change.old.categories, change.new.categories) == (("some-progress",), ("notable-efforts",))


def test_the_world_moves_grades_under_the_same_rules() -> None:
    found = compared(BEFORE, AFTER)
    seen = {
        rules: [(one.indicator, one.old and one.old.grades, one.new and one.new.grades) for one in changes]
        for rules, changes in found.grades.items()
    }
    every = ("green", "yellow", "red")
    assert seen == {
        "old": [("1.1", ("yellow",), every), ("1.3", ("red",), every)],
        # The grade of 2.1 stands although both of its answers have changed, so it comes last.
        "new": [("2.3", every, ("green",)), ("2.1", ("yellow",), ("yellow",))],
    }
    assert found.grades["new"][1].weight is Weight.FINDING
    assert [one.criterion for one in found.grades["new"][1].criteria] == ["2.1.a", "2.1.b"]


def test_the_method_moves_grades_on_the_same_evidence() -> None:
    (one,) = compared(BEFORE, AFTER).method
    # On the old evidence 1.1 and 2.1 are both yellow, 1.2 and 2.2 both green.
    assert (one.evidence, one.indicators) == (("2012-01", "new"), ("1.1", "2.1"))
    assert (one.grades[0].grades, one.grades[1].grades) == (("green", "yellow", "red"), ("yellow",))


def test_a_finding_that_moved_with_the_crosswalk_is_the_same() -> None:
    changes = compared(BEFORE, AFTER).changes
    assert [(one.kind, one.id, [field.name for field in one.fields]) for one in changes] == [
        (Kind.CHANGED, "x", ["answer"]),
        (Kind.ADDED, "v", []),
        (Kind.ADDED, "w", []),
        (Kind.REMOVED, "z", []),
    ]


def test_a_finding_is_known_by_its_place_where_its_id_is_new() -> None:
    old = edition(placed("a", "met", "1.1.a", "p. 1"), placed("b", "met", "1.2.a", "p. 2"), framework="old")
    new = edition(
        placed("c", "partly", "2.1.b", "p. 1"),  # 1.1.a leads to 2.1.b as well
        placed("d", "met", "2.2.a", "p. 3"),
        framework="new",
        id_="2012-01",
    )
    changes = compared(old, new).changes
    assert [(one.kind, one.id, [field.name for field in one.fields]) for one in changes] == [
        (Kind.CHANGED, "c", ["answer"]),
        (Kind.ADDED, "d", []),
        (Kind.REMOVED, "b", []),
    ]


def test_under_one_framework_there_is_one_set_of_rules() -> None:
    later = edition(finding("x2", "met", "1.1.a"), *BEFORE.findings[1:], framework="old", id_="2011-01")
    found = compared(BEFORE, later)
    assert (found.same_rules, found.joined, found.method) == (True, True, ())
    assert [(cell.evidence, cell.rules) for cell in found.cells] == [
        (("2010-01", "old"), "old"),
        (("2011-01", "old"), "old"),
    ]
    assert [one.indicator for one in found.grades["old"]] == ["1.1"]
    # The id alone is no change: the finding is carried on under another one.
    assert [(one.id, [field.name for field in one.fields]) for one in found.changes] == [("x2", ["answer"])]


def test_the_same_evidence_in_two_editions_has_no_change() -> None:
    found = compared(BEFORE, replace(BEFORE, id="2011-01"))
    assert (found.standing, found.grades, found.changes) == (None, {"old": ()}, ())


def test_without_a_crosswalk_nothing_is_told_apart() -> None:
    stranger = framework(simple("1.1"), id_="stranger")
    new = edition(finding("x", "met", "1.1.a"), framework="stranger", id_="2012-01")
    found = compared(BEFORE, new, space=workspace(OLD, stranger, editions=[BEFORE, new]))
    assert (found.joined, found.grades, found.method) == (False, {}, ())
    assert [cell.rules for cell in found.cells] == ["old", "stranger"]
    with pytest.raises(KeyError):
        found.cell(BEFORE, "stranger")
    assert [(one.kind, one.id) for one in found.changes] == [
        (Kind.CHANGED, "x"),
        (Kind.REMOVED, "y"),
        (Kind.REMOVED, "z"),
    ]
    assert comparison_record(found)["rules"] == "unrelated"


def test_the_newer_edition_may_come_first() -> None:
    found = compared(AFTER, BEFORE)
    assert [(one.evidence[0], one.rules) for one in found.cells] == [
        ("2012-01", "new"),
        ("2012-01", "old"),
        ("2010-01", "new"),
        ("2010-01", "old"),
    ]
    assert {(one.kind, one.id) for one in found.changes} == {
        (Kind.CHANGED, "x"),
        (Kind.REMOVED, "v"),
        (Kind.REMOVED, "w"),
        (Kind.ADDED, "z"),
    }


def test_a_panel_s_grade_stays_with_the_rules_it_spoke_of() -> None:
    ruled = replace(BEFORE, overrides=(override("1.2", "red"),))
    found = compared(ruled, AFTER)
    assert found.cell(ruled, "old").result.indicators["1.2"].overridden
    assert not found.cell(ruled, "new").result.indicators["2.2"].overridden
    assert (("1.2", "2.2"), ("red",), ("green",)) in [
        (one.indicators, one.grades[0].grades, one.grades[1].grades) for one in found.method
    ]


def test_ranks_are_among_all_countries_brought_under_the_same_rules() -> None:
    # FRA has 2.1 green and 2.2 green by either rules; its third indicator is unknown by the new ones.
    france = edition(
        finding("p", "met", "1.1.a"),
        finding("q", "met", "1.2.a"),
        finding("r", "partly", "1.3.a"),
        framework="old",
        country="FRA",
    )
    found = compared(BEFORE, AFTER, france)
    ranks = {(c.evidence[0], c.rules): (c.standing.rank, c.ranked) for c in found.cells}
    assert ranks == {
        ("2010-01", "old"): ((2, 2), 2),
        ("2010-01", "new"): ((1, 2), 2),  # 3 to 5 points beside 4 to 6
        ("2012-01", "old"): ((1, 1), 1),
        ("2012-01", "new"): ((1, 1), 1),
    }


def test_sources_that_one_edition_alone_refers_to() -> None:
    old = edition(placed("a", "met", "1.1.a", "p. 1"), framework="old")
    moved = replace(old.findings[0], reference=Reference("newer", "p. 1", "reported"))
    new = replace(old, id="2011-01", findings=(moved,))
    space = workspace(
        OLD, editions=[old, new], sources=[source("source"), source("newer"), source("reported")]
    )
    changes = compared(old, new, space=space).changes
    assert [(one.kind, one.what, one.id) for one in changes] == [
        (Kind.CHANGED, "finding", "a"),
        (Kind.ADDED, "source", "newer"),
        (Kind.ADDED, "source", "reported"),
        (Kind.REMOVED, "source", "source"),
    ]
    assert [field.name for field in changes[0].fields] == ["source", "reporting"]


def test_the_record_is_plain() -> None:
    record = comparison_record(compared(BEFORE, AFTER))
    assert record["rules"] == "joined"
    assert record["old"] == {"edition": "2010-01", "framework": "old", "as-of": "2010-01-31"}
    assert record["cells"][2] == {
        "evidence": "2012-01",
        "found-under": "new",
        "rules": "old",
        "basis": "evidence",
        "categories": ["notable-efforts", "some-progress", "limited-measures"],
        "score": ["1/3", "1"],
        "points": ["2", "6"],
        "possible": "6",
        "rank": [1, 1],
        "ranked": 1,
        "coverage": "1/3",
    }
    assert record["method"] == [
        {
            "evidence": "2012-01",
            "found-under": "new",
            "old": {"indicator": "1.1", "grades": ["green", "yellow", "red"], "state": "range", **NO_MARKS},
            "new": {"indicator": "2.1", "grades": ["yellow"], "state": "decided", **NO_MARKS},
        }
    ]
