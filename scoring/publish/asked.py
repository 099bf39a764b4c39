"""What was already asked of a state, as a card and a terminal print it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from scoring.explain.asked import AskedOf, Done
from scoring.language import Language
from scoring.language.catalogue import NC_
from scoring.language.phrases import commas
from scoring.language.typography import typographic
from scoring.language.words import answer_word, treaty_status_word, unanswered_word
from scoring.model.evidence import Reference
from scoring.model.framework import Framework
from scoring.model.result import Answer, AnswerState
from scoring.publish.asked_view import RecommendationView

DONE = {
    Done.FULFILLED: NC_("whether it is done", "fulfilled"),
    Done.NOT_FULFILLED: NC_("whether it is done", "not fulfilled"),
    Done.OPEN: NC_("whether it is done", "not known"),
    Done.OUTSIDE: NC_("whether it is done", "not graded"),
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
        by=typographic(asked.by, language),
        on=language.date(asked.on),
        text=typographic(asked.text, language),
        source=short(asked.reference),
        answers=tuple((answer.criterion, _answer(framework, answer, language)) for answer in one.answers),
        indicators=tuple(indicators(framework, one)),
        done=one.done.value,
        word=language.pgettext("whether it is done", DONE[one.done]),
        outside=because(framework, one, language) if one.done is Done.OUTSIDE else "",
    )


def indicators(framework: Framework, one: AskedOf) -> dict[str, None]:
    """The ids of the indicators to which its criteria belong, each once."""
    return dict.fromkeys(framework.criteria[answer.criterion][0].id for answer in one.answers)


def because(framework: Framework, one: AskedOf, language: Language) -> str:
    """``2.3.d not met, 3.4.a not assessed``; for one outside, what its file says of it."""
    if one.done is Done.OUTSIDE:
        nothing = language.gettext("No criterion of this framework asks for it.")
        return typographic(one.recommendation.outside or nothing, language)
    answers = ((answer.criterion, _answer(framework, answer, language)) for answer in one.answers)
    # Translators: the id of a criterion, and the answer to it: 2.3.d not met.
    said = (
        language.gettext("{criterion} {answer}", criterion=language.ltr(id_), answer=word)
        for id_, word in answers
    )
    return commas(said, language)


def _answer(framework: Framework, answer: Answer, language: Language) -> str:
    if answer.state is not AnswerState.ANSWERED:
        return unanswered_word(answer.state.value, language)
    word = answer_word(framework.answers[answer.low], language, framework)
    if not answer.treaty_status:
        return word
    status = treaty_status_word(answer.treaty_status, language)
    # Translators: an answer that follows from the standing to a treaty: met (in force).
    return language.gettext("{answer} ({standing})", answer=word, standing=status)
