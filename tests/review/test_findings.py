"""The digest of a finding changes with all that a reviewer compares, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from builders import country, edition, finding, framework, simple, source, when, workspace

from scoring.model.evidence import Edition, Finding, Reference, Search
from scoring.model.framework import Measure
from scoring.model.workspace import Workspace
from scoring.review.findings import finding_digest, finding_parts

ONE = replace(finding("usa-1.1-a1"), reference=Reference("source", "page 1", "other"))
Made = tuple[Workspace, Edition, Finding]


def made(one: Finding = ONE, *others: Finding) -> Made:
    of = edition(one, *others)
    frame = framework(simple("1.1"), simple("1.2"))
    space = workspace(
        frame, editions=[of], countries=[country()], sources=[source(), source("other"), source("third")]
    )
    return space, of, one


def worded(**changes: object) -> Made:
    """The same finding, where the question of its criterion is worded otherwise."""
    space, of, one = made()
    frame = space.frameworks["test-2010"]
    asked = replace(frame.indicators[0].criteria[0], **changes)  # type: ignore[arg-type]
    first = replace(frame.indicators[0], criteria=(asked,))
    goal = replace(frame.goals[0], indicators=(first, frame.indicators[1]))
    return replace(space, frameworks={frame.id: replace(frame, goals=(goal,))}), of, one


def recorded(id_: str, **changes: object) -> Made:
    space, of, one = made()
    record = replace(space.sources[id_], **changes)  # type: ignore[arg-type]
    return replace(space, sources={**space.sources, id_: record}), of, one


def title(text: str) -> dict[str, object]:
    return {"id": "source", "type": "report", "title": text}


CHANGES: dict[str, tuple[str, Callable[[], Made]]] = {
    "criterion": ("criterion", lambda: made(replace(ONE, criterion="1.2.a"))),
    "question": ("question", lambda: worded(question="Is it really so?")),
    "a meaning": (
        "question",
        lambda: worded(meanings={"met": "Yes!", "partly": "In part.", "not met": "No."}),
    ),
    "not applicable": ("question", lambda: worded(not_applicable="Never.")),
    "thresholds": ("question", lambda: worded(measure=Measure("%", Fraction(9), None, True))),
    "answer": ("answer", lambda: made(replace(ONE, answer="partly"))),
    "value": ("answer", lambda: made(replace(ONE, answer=None, value=Fraction(3)))),
    "search": ("answer", lambda: made(replace(ONE, searched=Search("a-role", when("2009"), "a register")))),
    "text": ("text", lambda: made(replace(ONE, statement="The state does not do it."))),
    "actor": ("actor", lambda: made(replace(ONE, actor="ngo"))),
    "level": ("level", lambda: made(replace(ONE, level="sub-national"))),
    "coverage": ("level", lambda: made(replace(ONE, coverage="some"))),
    "holds-on": ("dates", lambda: made(replace(ONE, holds_on=when("2009")))),
    "until": ("dates", lambda: made(replace(ONE, until=when("2011")))),
    "supersedes": ("ends", lambda: made(replace(ONE, supersedes=("usa-1.1-a0",)))),
    "locator": ("locator", lambda: made(replace(ONE, reference=Reference("source", "page 2", "other")))),
    "source": ("source", lambda: made(replace(ONE, reference=Reference("third", "page 1", "other")))),
    "reporting": ("source", lambda: made(replace(ONE, reference=Reference("source", "page 1", "third")))),
    "record": ("source", lambda: recorded("source", record=title("Another report"))),
    "record reported": ("source", lambda: recorded("other", record=title("Another report"))),
    "kind of source": ("source", lambda: recorded("source", kind="government")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_what_was_reviewed_gives_another_digest(name: str) -> None:
    part, change = CHANGES[name]
    assert finding_digest(*change()) != finding_digest(*made())
    before, after = finding_parts(*made()), finding_parts(*change())
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {part}


@pytest.mark.parametrize(
    "same",
    [
        lambda: made(replace(ONE, id="usa-1.1-a7")),
        lambda: made(replace(ONE, author="another-researcher")),
        lambda: made(replace(ONE, note="A remark for reviewers.")),
        lambda: made(replace(ONE, statement="  The state\n does\u00a0it. ")),
        lambda: made(ONE, finding("usa-1.2-a1", criterion="1.2.a")),
        lambda: worded(to_raise="Do something else."),
        lambda: recorded("source", about=frozenset({"USA", "CAN"})),
        lambda: recorded("third", record=title("Another report")),
    ],
)
def test_nothing_else_changes_it(same: Callable[[], Made]) -> None:
    assert finding_digest(*same()) == finding_digest(*made())
    assert finding_parts(*same()) == finding_parts(*made())


def test_the_digest_is_known_so_that_no_version_moves_it_unseen() -> None:
    assert finding_digest(*made()) == "8ac443f8c985f4b1156dd0ab8c5ade0bd1f02da0f523d01334b031523a4d9e46"
