"""The consequences of an edit: hand-made edits, and what must hold whatever the edit is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from builders import edition, finding, workspace
from edits import (
    CALLS,
    FRAMEWORK,
    TEXTS,
    XAA,
    XBB,
    answer,
    copied,
    edit,
    next_edition,
    sound_workspace,
    without_finding,
)
from hypothesis import given
from hypothesis import strategies as st
from strategies import editions, frameworks

from scoring.explain.changes import Kind, Weight, natural, plain_value
from scoring.explain.difference import AnswerChange, GradeChange, StandingChange
from scoring.explain.evidence_changes import matched
from scoring.explain.workspaces import Difference, difference
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.score.country import score_country

PLAN = "indicators/mini-1/prevention/1.1-plan.yaml"
CASES = "indicators/mini-1/cases/1.1.yaml"
COUNTRY = "countries/XAA/country.yaml"
PUBLISHED = "countries/published/2010-01.yaml"
CONSENT = "    consent: 2004-06-21\n    consent-kind: ratification\n"
Edit = Callable[[Path], None]


@pytest.fixture
def roots(tmp_path: Path) -> tuple[Path, Path]:
    return copied(tmp_path / "old"), copied(tmp_path / "new")


def after(roots: tuple[Path, Path], *edits: Edit) -> Difference:
    for one in edits:
        one(roots[1])
    return difference(sound_workspace(roots[0]), sound_workspace(roots[1]))


def counts(found: Difference) -> list[int]:
    """Category, grade, finding, text, source."""
    return list(found.counts().values())


def fields(found: Difference) -> list[tuple[str, str, list[str]]]:
    return [(one.what, one.id, [field.name for field in one.fields]) for one in found.changes]


def grades(found: Difference) -> list[tuple[str, list[str], list[str], list[str]]]:
    """Indicators with their grades before and after, and the criteria that moved them."""
    return [
        (
            one.indicator,
            list(one.old.grades if one.old else ()),
            list(one.new.grades if one.new else ()),
            [criterion.criterion for criterion in one.criteria],
        )
        for one in found.grades
    ]


# What one edit does


def test_no_edit_has_no_consequences(roots: tuple[Path, Path]) -> None:
    assert after(roots) == Difference((), (), ())


def test_order_comments_and_layout_of_files_are_no_consequences(roots: tuple[Path, Path]) -> None:
    def turn_round(root: Path) -> None:
        text = (root / XBB).read_text(encoding="utf-8")
        head, *items = text.split("  - id: ")
        turned = "  - id: ".join([head, *reversed(items)])
        (root / XBB).write_text(f"# Read again.\n{turned}", encoding="utf-8")

    assert after(roots, turn_round) == Difference((), (), ())


def test_a_better_answer_moves_its_grade_and_the_category(roots: tuple[Path, Path]) -> None:
    # XAA: 1.1 is green with a met, b met and c not applicable; 6 of 8 points are 3/4, and 2/3 is enough.
    found = after(roots, lambda root: answer(root, "xaa-1.1-b1", "partly", "met"))
    assert counts(found) == [1, 1, 1, 0, 0]
    (standing,) = found.standings
    assert (standing.kind, standing.weight, standing.scope.country) == (Kind.CHANGED, Weight.CATEGORY, "XAA")
    assert standing.old is not None
    assert standing.new is not None
    assert (standing.old.categories, standing.new.categories) == (("some-done",), ("much-done",))
    assert standing.new.result is not None
    assert standing.new.result.score.low_share == Fraction(3, 4)
    assert grades(found) == [("1.1", ["yellow"], ["green"], ["1.1.b"])]
    (moved,) = found.grades[0].criteria
    assert isinstance(moved, AnswerChange)
    assert moved.old is not None
    assert moved.new is not None
    assert (moved.old.answers, moved.new.answers) == (("partly",), ("met",))
    assert fields(found) == [("finding", "xaa-1.1-b1", ["answer"])]


def test_a_grade_may_move_and_leave_the_category(roots: tuple[Path, Path]) -> None:
    # XAA: 2.10 falls from green to yellow, as its cap asks for c; 4 of 8 points are some-done as before.
    found = after(roots, lambda root: answer(root, "xaa-2.10-c1", "met", "not met"))
    assert grades(found) == [("2.10", ["green"], ["yellow"], ["2.10.c"])]
    (standing,) = found.standings
    assert standing.weight is Weight.GRADE
    assert counts(found) == [0, 2, 1, 0, 0]


def test_an_answer_may_move_and_leave_its_grade(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: answer(root, "xaa-2.1-b1", "partly", "not met"))
    assert found.standings == ()
    (still,) = found.grades
    assert (still.indicator, still.weight, still.old) == ("2.1", Weight.FINDING, still.new)
    assert [one.criterion for one in still.criteria] == ["2.1.b"]
    assert counts(found) == [0, 0, 2, 0, 0]


def test_a_lost_finding_opens_the_grade(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: without_finding(root, "xaa-1.1-b1"))
    assert grades(found) == [("1.1", ["yellow"], ["green", "yellow"], ["1.1.b"])]
    (standing,) = found.standings
    assert standing.new is not None
    assert standing.new.categories == ("much-done", "some-done")
    assert [(one.kind, one.id) for one in found.changes] == [(Kind.REMOVED, "xaa-1.1-b1")]


def test_others_win_ranks(roots: tuple[Path, Path]) -> None:
    # XAA falls from 5/8 to 3/8 with 1.1 and 1.2 red; XBB has 3/8 and now shares the first place.
    found = after(
        roots,
        lambda root: answer(root, "xaa-1.1-a1", "met", "not met"),
        lambda root: edit(root, XAA, "value: 40", "value: 10"),
    )
    assert [(one.scope.country, one.weight) for one in found.standings] == [
        ("XBB", Weight.CATEGORY),
        ("XAA", Weight.GRADE),
    ]
    other = found.standings[0]
    assert other.old is not None
    assert other.new is not None
    assert (other.old.rank, other.new.rank) == ((2, 2), (1, 1))
    assert other.old.categories == other.new.categories


def test_wording_is_printed_text_only(roots: tuple[Path, Path]) -> None:
    found = after(
        roots,
        lambda root: edit(root, TEXTS, "A plan is in force", "A plan has been in force"),
        lambda root: edit(root, XAA, "A national plan against", "A plan against"),
        lambda root: edit(root, CALLS, "a lasting campaign.", "a long campaign."),
        lambda root: edit(root, PLAN, "Is a national plan in force?", "Is a plan in force?"),
        lambda root: edit(root, COUNTRY, "in-text: Examplia", "in-text: the Examplia"),
    )
    assert counts(found) == [0, 0, 0, 5, 0]
    assert fields(found) == [
        ("country", "XAA", ["in-text"]),
        ("criterion", "1.1.a", ["question"]),
        ("finding", "xaa-1.1-a1", ["statement"]),
        ("text", "summary of 1.1", ["text"]),
        ("call", "xaa-call-a1", ["text"]),
    ]


def test_a_finding_that_says_more_than_other_words_is_a_finding(roots: tuple[Path, Path]) -> None:
    found = after(
        roots,
        lambda root: edit(root, XAA, "A national plan against", "A plan against"),
        lambda root: edit(root, XAA, "locator: section 2", "locator: section 3"),
    )
    assert [(one.weight, [field.name for field in one.fields]) for one in found.changes] == [
        (Weight.FINDING, ["statement", "locator"])
    ]


def test_the_ratification_record_moves_grades_without_any_finding(roots: tuple[Path, Path]) -> None:
    found = after(
        roots,
        lambda root: edit(
            root,
            COUNTRY,
            "    consent: 2004-06-21\n    consent-kind: ratification\n",
            "",
            after="treaty: OPSC",
        ),
        lambda root: edit(root, COUNTRY, "reservations: yes", "reservations: unknown"),
    )
    # Signed is partly: 2.1 stays yellow, as it needs no more than that.
    assert [(one.indicator, one.weight) for one in found.grades] == [("2.1", Weight.FINDING)]
    assert fields(found) == [("ratification record", "OPSC", ["consent", "consent-kind", "reservations"])]
    (moved,) = found.grades[0].criteria
    assert moved.new is not None
    assert moved.new.treaty_status == "signed"


def test_a_rule_bent_in_place_shows_in_every_country(roots: tuple[Path, Path]) -> None:
    found = after(
        roots,
        lambda root: edit(root, PLAN, "yellow: {any: [{partly: a}, b]}", "yellow: {all: [a, b]}"),
        lambda root: edit(
            root, CASES, "b: not met, c: not met}, grade: yellow", "b: met, c: not met}, grade: yellow"
        ),
        lambda root: edit(root, CASES, "grade: [green, yellow]", "grade: [green, yellow, red]"),
        lambda root: edit(root, FRAMEWORK, "from: 1/3", "from: 1/4"),
    )
    # XAA: a met, b partly; XBB: a partly, b unknown: both are red now.
    assert [(one.scope.country, one.new and one.new.grades) for one in found.grades] == [
        ("XAA", ("red",)),
        ("XBB", ("red",)),
    ]
    assert fields(found) == [("category", "some-done", ["start"]), ("indicator", "1.1", ["rule"])]
    assert all(one.criteria == () for one in found.grades)


def test_an_added_edition_is_added_and_moves_nothing_else(roots: tuple[Path, Path]) -> None:
    next_edition(roots[1])
    found = after(roots)
    assert [(one.kind, one.scope.country, one.scope.edition) for one in found.standings] == [
        (Kind.ADDED, "XAA", "2011-03")
    ]
    assert {one.kind for one in found.grades} == {Kind.ADDED}
    assert len(found.grades) == 4
    assert {(one.kind, one.scope.edition) for one in found.changes} == {(Kind.ADDED, "2011-03")}
    assert found.changes[0].what == "edition"
    assert found.changes[0].weight is Weight.CATEGORY
    back = difference(sound_workspace(roots[1]), sound_workspace(roots[0]))
    assert [one.kind for one in back.standings] == [Kind.REMOVED]
    assert counts(back) == counts(found)


def test_a_country_s_new_evidence_moves_it_in_an_edition_that_others_have(roots: tuple[Path, Path]) -> None:
    def later(root: Path) -> None:
        answer(root, "xaa-1.1-b1", "partly", "met", next_edition(root))

    next_edition(roots[0], "XBB")
    next_edition(roots[1], "XBB")
    found = after(roots, later)
    # In March 2011 it stood on its evidence of 2010 before, and stands on its own now.
    (standing,) = found.standings
    assert (standing.kind, standing.scope.country, standing.scope.edition) == (Kind.CHANGED, "XAA", "2011-03")


def test_a_new_country_and_a_new_framework_are_added(roots: tuple[Path, Path]) -> None:
    def country(root: Path) -> None:
        folder = root / "countries" / "XDD"
        folder.mkdir()
        text = (root / COUNTRY).read_text(encoding="utf-8")
        named = text.replace("XAA", "XDD").replace("Examplia", "Ideania")
        (folder / "country.yaml").write_text(named, encoding="utf-8")

    def framework(root: Path) -> None:
        shutil.copytree(root / "indicators" / "mini-1", root / "indicators" / "mini-2")
        edit(root, "indicators/mini-2/framework.yaml", "id: mini-1", "id: mini-2")

    found = after(roots, country, framework)
    assert [(one.kind, one.what, one.id, one.weight) for one in found.changes] == [
        (Kind.ADDED, "framework", "mini-2", Weight.FINDING),
        (Kind.ADDED, "country", "XDD", Weight.TEXT),
    ]
    assert (found.standings, found.grades) == ((), ())


def test_a_published_category_is_a_standing(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: edit(root, PUBLISHED, "much-done", "little-done", after="XCC"))
    (standing,) = found.standings
    assert (standing.scope.country, standing.weight) == ("XCC", Weight.CATEGORY)
    assert fields(found) == [("published list", "2010-01", ["countries"])]


def test_sources_and_the_order_of_calls_weigh_least(roots: tuple[Path, Path]) -> None:
    def turn_round(root: Path) -> None:
        head, first, second = (root / CALLS).read_text(encoding="utf-8").split("  - id: ")
        (root / CALLS).write_text("  - id: ".join([head, second, first]), encoding="utf-8")

    found = after(
        roots,
        turn_round,
        lambda root: edit(root, "countries/sources.yaml", "issued: 2009-11", "issued: 2009-12"),
    )
    assert fields(found) == [
        ("order of calls", "", ["order"]),
        ("source", "invented-survey-2009", ["issued"]),
    ]
    assert counts(found) == [0, 0, 0, 1, 1]


def test_a_resolution_taken_back_opens_the_dispute(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: edit(root, XAA, "holds: [xaa-2.10-a2]", "publish: dispute"))
    assert fields(found) == [("resolution", "2.10.a", ["holds"])]
    (still,) = found.grades
    assert still.indicator == "2.10"
    (moved,) = still.criteria
    assert moved.new is not None
    assert (moved.new.state, moved.new.answers) == ("disputed", ("met", "partly"))


def test_a_star_moves_no_grade(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: without_finding(root, "xaa-1.2-a2"))
    (still,) = found.grades
    assert (still.indicator, still.moved, still.weight) == ("1.2", False, Weight.FINDING)
    assert still.old is not None
    assert still.new is not None
    assert (still.old.star, still.new.star, still.criteria) == (True, False, ())


def test_a_panel_s_grade_moves_the_grade(roots: tuple[Path, Path]) -> None:
    panel = "overrides:\n  - {indicator: 1.1, grade: red, because: It sleeps., by: panel, until: 2011}\n"
    found = after(roots, lambda root: edit(root, XAA, "resolutions:", f"{panel}resolutions:"))
    assert grades(found) == [("1.1", ["yellow"], ["red"], [])]
    assert found.grades[0].new is not None
    assert found.grades[0].new.overridden
    assert [(one.kind, one.what, one.id) for one in found.changes] == [(Kind.ADDED, "override", "1.1")]


def test_a_finding_under_another_id_is_the_same_finding(roots: tuple[Path, Path]) -> None:
    found = after(roots, lambda root: edit(root, XAA, "id: xaa-1.1-a1", "id: xaa-1.1-a9"))
    (change,) = found.changes
    assert (change.kind, change.weight) == (Kind.CHANGED, Weight.FINDING)
    assert [(one.name, one.old, one.new) for one in change.fields] == [("id", "xaa-1.1-a1", "xaa-1.1-a9")]


# Which findings are the same


def pairs(old: list[str], new: list[str]) -> list[tuple[str | None, str | None]]:
    """Findings on one criterion at one place; the letter before the colon is the id, behind it the answer."""
    before, after = ([finding(*one.split(":")) for one in side] for side in (old, new))
    return [(one.id if one else None, other.id if other else None) for one, other in matched(before, after)]


def test_the_id_comes_before_the_place() -> None:
    assert pairs(["a:met", "b:partly"], ["a:partly", "c:met"]) == [("a", "a"), ("b", "c")]


def test_of_several_at_one_place_those_that_differ_least_go_together() -> None:
    assert pairs(["a:met", "b:partly"], ["x:partly", "y:met"]) == [("a", "y"), ("b", "x")]
    assert pairs(["a:met", "b:partly"], ["x:partly"]) == [("a", "x"), ("b", None)]
    assert pairs([], ["x:met"]) == [(None, "x")]


# What must hold whatever the edit is


@st.composite
def edits(draw: st.DrawFn) -> tuple[Framework, Difference, Difference]:
    """A framework, and the difference that an edit of the evidence makes, forth and back."""
    rules = draw(frameworks())
    sides = [
        workspace(rules, editions=[draw(editions(rules)), draw(editions(rules, "FRA"))]) for _ in range(2)
    ]
    return rules, difference(*sides), difference(*reversed(sides))


@given(edits())
def test_back_is_forth_the_other_way_round(found: tuple[Framework, Difference, Difference]) -> None:
    _, forth, back = found

    def seen(one: Difference, turned: bool) -> list[object]:
        changes: list[StandingChange | GradeChange] = [*one.standings, *one.grades]
        sides = [(change.scope, change.old, change.new, change.weight) for change in changes]
        return [(s, b, a, w) if turned else (s, a, b, w) for s, a, b, w in sides]

    assert seen(forth, False) == seen(back, True)
    assert forth.counts() == back.counts()


@given(st.data())
def test_exactly_what_differs_is_named(data: st.DataObject) -> None:
    rules = data.draw(frameworks())
    old, new = data.draw(editions(rules)), data.draw(editions(rules))
    found = difference(workspace(rules, editions=[old]), workspace(rules, editions=[new]))
    before, after = (score_country(rules, side, None, {}) for side in (old, new))
    differing = {id_ for id_ in before.indicators if _grade(before, id_) != _grade(after, id_)}
    assert {one.indicator for one in found.grades if one.weight is Weight.GRADE} == differing
    same_standing = (before.score, before.coverage) == (after.score, after.coverage)
    assert bool(found.standings) != same_standing
    same_findings = sorted(map(repr, old.findings)) == sorted(map(repr, new.findings))
    assert (found == Difference((), (), ())) == same_findings


def _grade(result: CountryResult, indicator: str) -> object:
    one = result.indicators[indicator]
    return one.state, one.best, one.worst


def test_a_workspace_does_not_differ_from_itself() -> None:
    one = workspace(editions=[])
    assert difference(one, one) == Difference((), (), ())
    assert counts(Difference((), (), ())) == [0] * 5


def test_ids_stand_in_the_order_of_their_numbers() -> None:
    assert sorted(["2.10", "2.9", "2.9.b", "2.9.a"], key=natural) == ["2.9", "2.9.a", "2.9.b", "2.10"]


def test_values_for_programs_are_plain() -> None:
    assert plain_value(finding("x", value="1/2", answer=None)) == {
        "id": "x", "criterion": "1.1.a", "answer": None, "statement": "The state does it.",
        "actor": "state", "level": "national", "coverage": None, "holds-on": "2010-01", "until": None,
        "reference": {"source": "source", "locator": "page 1", "reporting": None},
        "author": "a-researcher", "supersedes": [], "value": "1/2", "searched": None, "note": "",
    }  # fmt: skip
    assert plain_value({"b": frozenset({"y", "x"}), "a": edition().as_of}) == {
        "b": ["x", "y"],
        "a": "2010-01-31",
    }


def test_a_moved_tile_and_a_changed_fact_are_changes_of_what_is_printed(roots: tuple[Path, Path]) -> None:
    fact = (
        "schema: 1\nfacts:\n  - id: one-2009\n    topic: scale\n    text: In 2009 nobody knew.\n"
        "    holds-on: 2009\n    source: invented-survey-2009\n    locator: page 1\n"
    )
    for root, grid, said in zip(roots, ("XAA ... XBB", "XAA XBB ..."), ("nobody", "few people"), strict=True):
        (root / "countries" / "tiles.yaml").write_text(
            f"schema: 1\ngrid: |\n  {grid} XCC\n", encoding="utf-8"
        )
        (root / "countries" / "global-facts.yaml").write_text(fact.replace("nobody", said), encoding="utf-8")
    found = after(roots)
    assert counts(found) == [0, 0, 0, 2, 0]
    assert {(one.what, one.id) for one in found.changes} == {("tile", "XBB"), ("fact", "one-2009")}
