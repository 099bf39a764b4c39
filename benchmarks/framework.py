"""The framework of a synthetic world: the repository's own, or an invented one of any size."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from string import ascii_lowercase

from scoring.model.conditions import All, Any, AtLeast, Needs
from scoring.model.evidence import Treaty
from scoring.model.framework import (
    Case,
    Category,
    Criterion,
    Framework,
    FrameworkTexts,
    Goal,
    GoalTexts,
    Grade,
    Indicator,
)

REPOSITORY = Path(__file__).resolve().parent.parent
ID = "invented-1"
KINDS: Mapping[str, int | None] = {"law": None, "policy": 5, "service": 5}
GRADES = tuple(
    Grade(id_, id_, word, Fraction(points), shape, colour, f"What is required is {word}.")
    for id_, word, points, shape, colour in (
        ("green", "in place", 2, "circle", "#0B7A6B"),
        ("yellow", "in part", 1, "triangle", "#E3A008"),
        ("red", "lacking", 0, "square", "#9B1C2E"),
    )
)
CATEGORIES = tuple(
    Category(id_, id_.replace("-", " "), Fraction(start, 4), "An invented category.")
    for id_, start in (("much-done", 3), ("some-done", 2), ("little-done", 1), ("hardly-begun", 0))
)


def framework_of(
    indicators: int | None, criteria: int
) -> tuple[Framework, Mapping[str, Treaty], Path | None]:
    """A framework with its treaties and the folder that it was read from, which an invented one has not."""
    if indicators is not None:
        return invented(indicators, criteria), {}, None
    from scoring.read.workspace import load

    workspace = load(REPOSITORY).workspace
    framework = workspace.default_framework
    if framework is None:
        raise ValueError("the repository has no default framework")
    return framework, workspace.treaties, REPOSITORY / "indicators"


def invented(indicators: int, criteria: int) -> Framework:
    """So many indicators, in three goals or in as many as there are indicators for."""
    goals = [
        Goal(letter, f"Invented goal {letter}", tuple(_indicators(number, indicators, criteria)))
        for number, letter in enumerate("ABC"[:indicators])
    ]
    texts = {
        goal.id: GoalTexts("Invented.", "Invented.", "Invented.", "[@invented-standard, article 1]")
        for goal in goals
    }
    return Framework(
        id=ID,
        title="Invented framework",
        citation="invented, it grades no country that there is",
        answers=("not met", "partly", "met"),
        grades=GRADES,
        goals=tuple(goals),
        categories=CATEGORIES,
        minimum_coverage=Fraction(2, 3),
        staleness=KINDS,
        texts=FrameworkTexts("Invented.", "Invented.", "Invented.", texts),
    )


def _indicators(goal: int, of: int, criteria: int) -> list[Indicator]:
    wanted = len(range(goal, of, 3))
    return [_indicator(f"{goal + 1}.{number}", criteria) for number in range(1, wanted + 1)]


def _indicator(id_: str, criteria: int) -> Indicator:
    """Green if everything is met, the last at least partly; yellow if half is met, or all at least partly."""
    letters = ascii_lowercase[:criteria]
    best = [Needs(letter, 2) for letter in letters]
    partly = [Needs(letter, 1) for letter in letters]
    return Indicator(
        id=id_,
        title=f"Invented indicator {id_}",
        question="Is it there?",
        why="It is invented.",
        label="process",
        weight=Fraction(1),
        criteria=tuple(_criterion(letter, number) for number, letter in enumerate(letters)),
        rule={
            "green": All((*best[:-1], partly[-1]) if criteria > 1 else tuple(best)),
            "yellow": Any((AtLeast(-(-criteria // 2), tuple(best)), All(tuple(partly)))),
        },
        caps=(),
        reference="[@invented-standard, article 1]",
        reason="It is invented.",
        cases=tuple(
            Case(f"all {answer}", dict.fromkeys(letters, answer), (grade,))
            for answer, grade in (("met", "green"), ("partly", "yellow"), ("not met", "red"))
        ),
    )


def _criterion(letter: str, number: int) -> Criterion:
    return Criterion(
        id=letter,
        kind=list(KINDS)[number % len(KINDS)],
        question=f"Is {letter} there?",
        meanings={"met": "It is there.", "partly": "It is there in part.", "not met": "It is not there."},
        not_applicable=None,
        to_raise=f"Bring {letter} about.",
    )
