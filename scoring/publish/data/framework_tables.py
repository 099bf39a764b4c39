"""The tables of a framework: what is asked, and what grades and categories there are."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Language
from scoring.language.conditions import condition_words
from scoring.model.framework import Framework, Goal
from scoring.publish.data.table import (
    Cell,
    Table,
    flag,
    link,
    number,
    one_of,
    text,
    whole,
)

KINDS_OF_SCORE = ("sum", "mean", "geometric", "minimum")


def framework_tables(framework: Framework) -> tuple[Table, ...]:
    return (
        _categories(framework),
        _grade_scale(framework),
        _answer_scale(framework),
        _goals(framework),
        _indicators(framework),
        _rules(framework),
        _criteria(framework),
        _meanings(framework),
    )


def _categories(framework: Framework) -> Table:
    return Table(
        "categories",
        "Categories",
        "Bands of the score, best first.",
        (
            text("category", "The category", required=True),
            whole("position", "1 is the best", least=1),
            text("label", "Its name for readers"),
            number("starts_at", "The least share of the possible points", most=1),
            text("sentence", "What it says of a country"),
        ),
        ("category",),
        (),
        tuple(
            (one.id, position, one.label, one.start, one.sentence)
            for position, one in enumerate(framework.categories, 1)
        ),
    )


def _grade_scale(framework: Framework) -> Table:
    return Table(
        "grade-scale",
        "Grades that an indicator can have",
        "Best first. A colour is never shown without its word.",
        (
            text("grade", "The grade", required=True),
            whole("position", "1 is the best", least=1),
            text("label", "Its name for readers"),
            text("word", "What it says in a word or two"),
            number("points", "Points; empty where the framework scores nothing", least=None),
            text("colour", "The colour in print", pattern="#[0-9A-Fa-f]{6}"),
            text("sentence", "What it says of an indicator"),
        ),
        ("grade",),
        (),
        tuple(
            (one.id, position, one.label, one.word, one.points, one.colour, one.sentence)
            for position, one in enumerate(framework.grades, 1)
        ),
    )


def _answer_scale(framework: Framework) -> Table:
    return Table(
        "answer-scale",
        "Answers that a criterion can have",
        "From the worst to the best.",
        (text("answer", "The answer", required=True), whole("level", "0 is the worst")),
        ("answer",),
        (),
        tuple((answer, level) for level, answer in enumerate(framework.answers)),
    )


def _goals(framework: Framework) -> Table:
    parents = {inner.id: goal.id for goal in framework.every_goal for inner in goal.goals}
    return Table(
        "goals",
        "Goals",
        "What the indicators are grouped by; a goal may stand within another.",
        (
            text("goal", "The goal", required=True),
            text("parent", "The goal that it stands within; empty for the whole"),
            text("title", "Its title"),
            number("weight", "What it counts beside the other parts of its parent"),
            one_of("score", "How the scores of its parts make its own", KINDS_OF_SCORE),
        ),
        ("goal",),
        (link("parent", "", "goal"),),
        tuple(
            (goal.id, parents.get(goal.id), goal.title, goal.weight, goal.score)
            for goal in framework.every_goal
        ),
    )


def _indicators(framework: Framework) -> Table:
    return Table(
        "indicators",
        "Indicators",
        "What is graded, in the order of the card.",
        (
            text("indicator", "The indicator", required=True),
            text("goal", "Its goal", required=True),
            text("title", "Its title"),
            text("question", "What it asks"),
            text("why", "Why it is asked"),
            text("label", "Structural, process or outcome"),
            number("weight", "What it counts beside the other parts of its goal"),
            number("weight_in_whole", "Its weight times those of the goals that it is in"),
        ),
        ("indicator",),
        (link("goal", "goals"),),
        tuple(_indicator_rows(framework.last_goals, framework)),
    )


def _indicator_rows(goals: tuple[Goal, ...], framework: Framework) -> Iterator[tuple[Cell, ...]]:
    for goal in goals:
        for one in goal.indicators:
            said = (one.title, one.question, one.why, one.label)
            yield (one.id, goal.id, *said, one.weight, framework.whole_weights[one.id])


def _rules(framework: Framework) -> Table:
    best, language = framework.best_level, Language()
    rows: list[tuple[Cell, ...]] = []
    for one in framework.indicators:
        steps = [("grade", id_, condition_words(what, best, language)) for id_, what in one.rule.items()]
        steps += [("cap", cap.at_most, condition_words(cap.unless, best, language)) for cap in one.caps]
        rows += [(one.id, position, *step) for position, step in enumerate(steps, 1)]
    return Table(
        "rules",
        "Rules of the indicators",
        "The first condition that holds gives the grade, otherwise it is the worst; a cap then lowers it to "
        "its grade at best, unless its condition holds. Letters are those of the indicator's criteria.",
        (
            text("indicator", "The indicator", required=True),
            whole("position", "The order in which conditions are tried", least=1),
            one_of("kind", "What the condition decides", ("grade", "cap"), required=True),
            text("grade", "The grade that it gives, or caps at", required=True),
            text("condition", "The condition in words", required=True),
        ),
        ("indicator", "position"),
        (link("indicator", "indicators"), link("grade", "grade-scale")),
        tuple(rows),
    )


def _criteria(framework: Framework) -> Table:
    return Table(
        "criteria",
        "Criteria",
        "The questions behind the indicators, phrased so that the best answer is better for children.",
        (
            text("criterion", "The criterion: its indicator and its letter", required=True),
            text("indicator", "Its indicator", required=True),
            text("kind", "What it is about, which says when evidence becomes too old"),
            text("question", "What it asks"),
            text("to_raise", "What a state would have to do"),
            text("treaty", "The treaty whose ratification record is the answer"),
            text("unit", "The unit of a criterion that is a number"),
            flag("may_be_not_applicable", "Whether it need not apply to a country"),
        ),
        ("criterion",),
        (link("indicator", "indicators"),),
        tuple(
            (
                *(id_, indicator.id, one.kind, one.question, one.to_raise),
                one.treaty.treaty if one.treaty else None,
                one.measure.unit if one.measure else None,
                one.not_applicable is not None,
            )
            for id_, (indicator, one) in framework.criteria.items()
        ),
    )


def _meanings(framework: Framework) -> Table:
    return Table(
        "meanings",
        "Meanings of the answers",
        "What must be so for an answer to a criterion.",
        (
            text("criterion", "The criterion", required=True),
            text("answer", "The answer", required=True),
            text("meaning", "What must be so", required=True),
        ),
        ("criterion", "answer"),
        (link("criterion", "criteria"), link("answer", "answer-scale")),
        tuple(
            (id_, answer, one.meanings[answer])
            for id_, (_, one) in framework.criteria.items()
            for answer in framework.answers
            if answer in one.meanings
        ),
    )
