"""Where a finding stands: what was said of it, as long as it is what was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from builders import country, edition, finding, framework, simple, source, workspace

from scoring.model.evidence import Edition, Finding
from scoring.model.reviews import Review, Verdict
from scoring.model.workspace import Workspace
from scoring.review.findings import finding_digest
from scoring.review.standing import Standing, standings

ONE = finding("usa-1.1-a1")
DAY = date(2010, 2, 14)
Said = tuple[str, str]


def reviewed(*said: Said, now: Finding = ONE) -> tuple[Workspace, Edition]:
    """An edition whose one finding was reviewed as it was, by several, and is ``now`` what it is."""
    frame, then = framework(simple("1.1")), edition(ONE)
    space = workspace(frame, editions=[then], countries=[country()], sources=[source()])
    digest = finding_digest(space, then, ONE)
    reviews = tuple(
        Review("USA", "2010-01", who, f"the role of {who}", (Verdict(ONE.id, what, DAY, digest, "Why?"),))
        for who, what in said
    )
    after = edition(now)
    return replace(
        space, editions={("USA", "2010-01", frame.id): after}, reviews={("USA", "2010-01"): reviews}
    ), after


def standing(*said: Said, now: Finding = ONE) -> Standing:
    return standings(*reviewed(*said, now=now))[ONE.id]


def test_without_a_verdict_it_waits() -> None:
    assert standing() == Standing("waiting", ())


def test_it_is_what_its_reviewer_says() -> None:
    assert standing(("b", "accepted")).state == "accepted"
    assert standing(("b", "returned")).state == "returned"
    assert standing(("b", "accepted")).settled
    assert not standing(("b", "returned")).settled


def test_one_who_sends_it_back_outweighs_those_who_accept_it() -> None:
    found = standing(("b", "accepted"), ("c", "returned"), ("d", "accepted"))
    assert found.state == "returned"
    assert [one.review.reviewer for one in found.verdicts] == ["b", "c", "d"]


def test_a_change_lets_every_verdict_lapse() -> None:
    changed = replace(ONE, statement="The state does it in part.")
    found = standing(("b", "accepted"), ("c", "returned"), now=changed)
    assert found.state == "lapsed"
    assert [one.stands for one in found.verdicts] == [False, False]


def test_line_breaks_change_nothing() -> None:
    assert standing(("b", "accepted"), now=replace(ONE, statement="The state\ndoes it.")).state == "accepted"


def test_what_stands_outweighs_what_has_lapsed() -> None:
    space, of = reviewed(("b", "returned"), now=replace(ONE, answer="partly"))
    digest = finding_digest(space, of, of.findings[0])
    again = Review("USA", "2010-01", "c", "a role", (Verdict(ONE.id, "accepted", DAY, digest),))
    both = replace(space, reviews={("USA", "2010-01"): (*space.reviews["USA", "2010-01"], again)})
    found = standings(both, of)[ONE.id]
    assert found.state == "accepted"
    assert [(one.review.reviewer, one.stands) for one in found.verdicts] == [("c", True), ("b", False)]


def test_nobody_settles_a_finding_of_his_own() -> None:
    assert standing((ONE.author, "accepted")) == Standing("waiting", ())


def test_reviews_of_another_edition_say_nothing() -> None:
    space, of = reviewed(("b", "accepted"))
    elsewhere = replace(space, reviews={("USA", "2011"): space.reviews["USA", "2010-01"]})
    assert standings(elsewhere, of)[ONE.id].state == "waiting"
