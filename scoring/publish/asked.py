"""What was already asked of a state, as a card and a terminal print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from scoring.explain.asked import AskedOf, Done
from scoring.language import Language
from scoring.language.typography import typographic
from scoring.language.words import ANSWERS, TREATY_STATUS, UNANSWERED
from scoring.model.evidence import Reference
from scoring.model.framework import Framework
from scoring.model.result import Answer, AnswerState
from scoring.publish.view import RecommendationView

DONE = {
    Done.FULFILLED: "fulfilled",
    Done.NOT_FULFILLED: "not fulfilled",
    Done.OPEN: "not known",
    Done.OUTSIDE: "not graded",
}


def asked_views(
    framework: Framework,
    asked: Iterable[AskedOf],
    language: Language,
    short: Callable[[Reference], Markup],
) -> tuple[RecommendationView, ...]:
    """Every recommendation, the oldest first; ``short`` prints a reference."""
    return tuple(_view(framework, one, language, short) for one in asked)


def _view(
    framework: Framework, one: AskedOf, language: Language, short: Callable[[Reference], Markup]
) -> RecommendationView:
    asked = one.recommendation
    return RecommendationView(
        id=asked.id,
        by=typographic(asked.by),
        on=language.date(asked.on),
        text=typographic(asked.text),
        source=short(asked.reference),
        answers=tuple((answer.criterion, _answer(framework, answer)) for answer in one.answers),
        indicators=tuple(indicators(framework, one)),
        done=one.done.value,
        word=DONE[one.done],
        outside=because(framework, one) if one.done is Done.OUTSIDE else "",
    )


def indicators(framework: Framework, one: AskedOf) -> dict[str, None]:
    """The ids of the indicators to which its criteria belong, each once."""
    return dict.fromkeys(framework.criteria[answer.criterion][0].id for answer in one.answers)


def because(framework: Framework, one: AskedOf) -> str:
    """``2.3.d not met, 3.4.a not assessed``; for one outside, what its file says of it."""
    if one.done is Done.OUTSIDE:
        return typographic(one.recommendation.outside or "No criterion of this framework asks for it.")
    return ", ".join(f"{answer.criterion} {_answer(framework, answer)}" for answer in one.answers)


def _answer(framework: Framework, answer: Answer) -> str:
    if answer.state is not AnswerState.ANSWERED:
        return UNANSWERED[answer.state.value]
    name = framework.answers[answer.low]
    status = f" ({TREATY_STATUS[answer.treaty_status]})" if answer.treaty_status else ""
    return f"{ANSWERS.get(name, name)}{status}"
