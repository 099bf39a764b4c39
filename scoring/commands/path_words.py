"""The shortest way, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from textwrap import fill

from scoring.commands.lines import WIDTH, paragraph
from scoring.commands.standing_words import category_words
from scoring.explain.levers import Lever
from scoring.explain.path import Path, Raised, Way
from scoring.language import Language
from scoring.language.words import ANSWERS, UNANSWERED
from scoring.model.framework import Framework
from scoring.model.result import AnswerState


@dataclass(frozen=True)
class Told:
    """A path with what it was asked for; ``indicator`` is empty where the target is a category.

    ``choices`` are the options without which a command would mean another framework or edition.
    """

    framework: Framework
    path: Path
    code: str
    name: str
    edition: str
    indicator: str
    target: str
    asked: Mapping[str, tuple[str, ...]]
    choices: tuple[str, ...] = ()


def as_text(told: Told) -> str:
    language = Language()
    parts = [
        f"{told.name}, {language.edition(told.edition)}: the shortest way to {_target(told, language)}",
        paragraph(f"{_start(told, language)} {_found(told, language)}"),
    ]
    if told.path.first:
        parts += [_ways(told), _meanings(told)]
        parts.append(paragraph("Every way is sure: all that is unknown or disputed is counted at its worst."))
        parts.append(f"What the first way would bring:\n  {_command(told)}")
    if told.path.overruled:
        which = language.both(told.path.overruled)
        parts.append(
            paragraph(f"A panel has given {which} another grade than the rule. All of this is by the rule.")
        )
    return "\n\n".join(parts)


def _target(told: Told, language: Language) -> str:
    if told.indicator:
        label = told.framework.grades[told.framework.grade_position[told.target]].label
        return f"{label} for {told.indicator} {told.framework.indicator_by_id[told.indicator].title}"
    category = told.framework.category_by_id[told.target]
    return f"{category.label} ({language.percent(category.start)} or more)"


def _start(told: Told, language: Language) -> str:
    start = told.path.start
    if told.indicator:
        worst = told.framework.grades[start.indicators[told.indicator].rule_worst]
        return f"The worst grade that the evidence allows is {worst.label}."
    score = start.score
    return (
        f"The worst that the evidence allows is {language.number(score.low)} of "
        f"{language.number(score.possible)} points ({language.percent(score.low_share)}, "
        f"{category_words(told.framework, start.categories[-1:], language)})."
    )


def _found(told: Told, language: Language) -> str:
    path = told.path
    if path.fewest == 0:
        return "The target is surely reached already."
    if path.fewest is None:
        return "Even the best answers to all that applies would not reach the target."
    kinds = ("criterion", "criterion or treaty") if path.fewest == 1 else ("criteria", "criteria or treaties")
    steps = f"{path.fewest} {kinds[any(lever.treaty for way in path.first for lever in way.levers)]}"
    count = language.number(path.count)
    said = f"It takes {steps} at least, and there {'is' if path.count == 1 else 'are'} "
    said += f"{'' if path.exact else 'more than '}{count} {'way' if path.count == 1 else 'ways'} with so few."
    return f"{said} {_asked(told, language)} {_order(told)}".rstrip()


def _asked(told: Told, language: Language) -> str:
    """How much of it the calls ask for."""
    path = told.path
    if not path.exact or not told.asked:
        return ""
    if path.asked_for_throughout:
        some = "the only one" if path.count == 1 else f"{language.number(path.asked_for_throughout)} of them"
        return f"The calls ask for all that it takes in {some}."
    most = max(path.by_asked)
    if not most:
        return "The calls ask for nothing that it takes."
    return f"The calls ask for {most} of the {path.fewest} at most."


def _order(told: Told) -> str:
    path, shown = told.path, len(told.path.first)
    if path.count == 1:
        return ""
    if path.exact and shown == path.count:
        which = "All of them follow"
    else:
        which = "The first follows" if shown == 1 else f"The first {shown} follow"
    if not path.exact or not any(path.by_asked):
        return f"{which} in the order of the card."
    return f"{which}: those of which the calls ask for most come first, then the order is that of the card."


def _ways(told: Told) -> str:
    marked = any(_calls(told, lever) for way in told.path.first for lever in way.levers)
    width = len(str(len(told.path.first)))
    lines = [
        fill(
            ", ".join(_lever(told, way, lever) for lever in way.levers),
            WIDTH,
            initial_indent=f"  {number:>{width}}  ",
            subsequent_indent=" " * (width + 4),
            break_long_words=False,
            break_on_hyphens=False,
        )
        for number, way in enumerate(told.path.first, 1)
    ]
    return "\n".join([*lines, *(["", "  * a call asks for it"] if marked else [])])


def _lever(told: Told, way: Way, lever: Lever) -> str:
    """1.2.d, with what of it is enough where that is less than the best, and the mark of a call."""
    raised = {one.criterion: one for one in way.raised}
    said = " and ".join(f"{id_}{_enough(told.framework, raised[id_])}" for id_ in lever.criteria)
    treaty = f"{lever.treaty} ({said})" if len(lever.criteria) > 1 else said
    return f"{treaty}{'*' if _calls(told, lever) else ''}"


def _enough(framework: Framework, raised: Raised) -> str:
    if raised.value is not None:
        return f" at {Language().number(raised.value)}"
    best = raised.level == framework.best_level
    return "" if best else f" at least {framework.answers[raised.level]}"


def _calls(told: Told, lever: Lever) -> list[str]:
    return list(dict.fromkeys(call for id_ in lever.criteria for call in told.asked.get(id_, ())))


def _meanings(told: Told) -> str:
    """What each criterion in the ways shown asks the government to do, in the order of the card."""
    named = {id_ for way in told.path.first for lever in way.levers for id_ in lever.criteria}
    return "\n".join(_meaning(told, id_) for id_ in told.framework.criteria if id_ in named)


def _meaning(told: Told, id_: str) -> str:
    indicator, criterion = told.framework.criteria[id_]
    answer = told.path.start.indicators[indicator.id].answers[criterion.id]
    said = told.framework.answers[answer.low]
    now = ANSWERS.get(said, said) if answer.state is AnswerState.ANSWERED else UNANSWERED[answer.state.value]
    text = f"{criterion.to_raise or criterion.question} Now {now}."
    if calls := told.asked.get(id_, ()):
        text = f"{text} Asked for by {Language().both(calls)}."
    return fill(
        text,
        WIDTH,
        initial_indent=f"  {id_}  ",
        subsequent_indent=" " * (len(id_) + 4),
        break_on_hyphens=False,
    )


def _command(told: Told) -> str:
    return " ".join(
        ["cards what-if", told.code, *_answers(told.framework, told.path.first[0]), *told.choices]
    )


def _answers(framework: Framework, way: Way) -> Iterator[str]:
    for one in way.raised:
        answer = framework.answers[one.level].replace(" ", "-") if one.value is None else str(one.value)
        yield f"--answer {one.criterion}={answer}"
