"""Indicators as cells: grade, summary, what would raise it, and the evidence behind."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from scoring.check.contrast import darkened
from scoring.explain.raising import Step
from scoring.explain.why import WhyCriterion, WhyFinding, WhyIndicator
from scoring.grade.treaties import NOT_EXTENDED, SIGNED
from scoring.language import Language, condition_words
from scoring.language.catalogue import FALLBACK_END
from scoring.language.phrases import commas, number_span
from scoring.language.typography import capital, typographic
from scoring.language.words import (
    ACTORS,
    LABELS,
    SET_ASIDE,
    answer_word,
    grade_state_word,
    role_words,
    treaty_status_word,
    unanswered_word,
)
from scoring.model.evidence import Edition, Finding, Reference, Resolution
from scoring.model.framework import Framework, Grade, Indicator
from scoring.model.result import AnswerState, GradeState
from scoring.publish.view import CellView, CriterionView, FindingView, GradeView, OverrideView
from scoring.score.country import indicator_score

PAPER, OUTLINE = "#ffffff", 3.3
"""Shapes stand out by 3 to 1 (WCAG 2.2, 1.4.11), in tinted boxes as well."""


def grade_view(grade: Grade, language: Language) -> GradeView:
    sentence = typographic(grade.sentence, language)
    edge = darkened(grade.colour, PAPER, OUTLINE) or grade.colour
    return GradeView(grade.id, grade.label, grade.word, grade.shape, grade.colour, edge, sentence)


@dataclass(frozen=True)
class Cells:
    """Makes the cells of one card.

    ``short`` prints a reference, ``cited`` a text of citations, ``recorded`` the standing to a treaty.
    """

    framework: Framework
    edition: Edition
    language: Language
    short: Callable[[Reference], Markup]
    cited: Callable[[str], Markup]
    recorded: Callable[[str], str]

    def view(self, reason: WhyIndicator, summary: Markup) -> CellView:
        indicator, result = reason.indicator, reason.result
        grades = [grade_view(grade, self.language) for grade in self.framework.grades]
        shown = result.state in {GradeState.DECIDED, GradeState.RANGE}
        score = indicator_score(self.framework, result)
        incomplete = shown and result.answered < result.askable and not result.disputed
        return CellView(
            id=indicator.id,
            title=self._curved(indicator.title),
            label=self.language.pgettext("kind of indicator", LABELS[indicator.label]),
            question=self._curved(indicator.question),
            why=self._curved(indicator.why),
            state=result.state.value,
            state_word=grade_state_word(result.state.value, self.language),
            grades=tuple(grades[result.best : result.worst + 1]) if shown else (),
            points=number_span(score.low, score.high, self.language),
            star=result.star,
            incomplete=incomplete,
            disputed=result.disputed,
            answered=result.answered,
            criteria_count=result.askable,
            summary=summary,
            found=() if summary else self._found(reason),
            raise_to=grades[reason.raising.to] if reason.raising and not result.overridden else None,
            raise_steps=self._steps(reason) if not result.overridden else (),
            rule=self.rule(indicator),
            reference=self.cited(indicator.reference),
            override=self._override(reason),
            criteria=tuple(self._criterion(indicator, criterion) for criterion in reason.criteria),
        )

    def _found(self, reason: WhyIndicator) -> tuple[str, ...]:
        """What stands on record, and the statements that count."""
        said = []
        for why in reason.criteria:
            said += [self.recorded(why.criterion.treaty.treaty)] if why.criterion.treaty else []
            said += [self._curved(one.finding.statement) for one in why.findings if not one.set_aside]
        return tuple(dict.fromkeys(filter(None, said)))

    def rule(self, indicator: Indicator) -> str:
        """The indicator's rule in words."""
        says, best = self.language, self.framework.best_level
        rest = says.gettext("otherwise {grade}", grade=self.framework.grades[-1].label)
        for grade, condition in reversed([*indicator.rule.items()]):
            # Translators: a rule, from the best grade to the worst; the rest tells of the worse grades.
            rest = says.gettext(
                "{grade} where {condition}; {rest}",
                grade=self._label(grade),
                condition=condition_words(condition, best, says),
                rest=rest,
            )
        # Translators: a rule as a sentence of its own; it is given a capital.
        said = [capital(says.gettext("{rule}.", rule=rest))]
        said += [
            says.gettext(
                "Never better than {grade} unless {condition}.",
                grade=self._label(cap.at_most),
                condition=condition_words(cap.unless, best, says),
            )
            for cap in indicator.caps
        ]
        return " ".join(said)

    def _curved(self, text: str) -> str:
        return typographic(text, self.language)

    def _label(self, grade: str) -> str:
        return self.framework.grades[self.framework.grade_position[grade]].label

    def _steps(self, reason: WhyIndicator) -> tuple[str, ...]:
        """What the state would have to do, for the first of the shortest ways."""
        if reason.raising is None:
            return ()
        criteria = {criterion.criterion.id: criterion for criterion in reason.criteria}
        examined = reason.result.state is not GradeState.NOT_ASSESSED
        return tuple(self._step(criteria[step.criterion], step, examined) for step in reason.raising.ways[0])

    def _step(self, why: WhyCriterion, step: Step, examined: bool) -> str:
        """A step in words; of an indicator that nobody has examined, its cell says that it is not known."""
        text = self._curved(why.criterion.to_raise)
        notes = []
        if step.level < self.framework.best_level:
            notes += self._in_part(why)
        if examined and why.answer.state in {AnswerState.UNKNOWN, AnswerState.NO_DATA}:
            notes.append(self.language.gettext("not known to be so today"))
        elif why.answer.state is AnswerState.DISPUTED:
            notes.append(self.language.gettext("in dispute today"))
        if not notes:
            return text
        # Translators: what to do, and what is to be known of it: Train teachers (in part is enough).
        return self.language.gettext(
            "{step} ({notes}).", step=_without_stop(text), notes=commas(notes, self.language)
        )

    def _in_part(self, why: WhyCriterion) -> list[str]:
        """What is enough where the best answer is not needed; of a territory's treaty nothing in part."""
        if why.criterion.treaty is None:
            return [self.language.gettext("in part is enough")]
        signs = SIGNED in why.criterion.treaty.partly_when and why.answer.treaty_status != NOT_EXTENDED
        return [self.language.gettext("a signature is enough")] if signs else []

    def _override(self, reason: WhyIndicator) -> OverrideView | None:
        if not reason.result.overridden:
            return None
        override = next(one for one in self.edition.overrides if one.indicator == reason.indicator.id)
        rule_grade = grade_view(self.framework.grades[reason.result.rule_worst], self.language)
        return OverrideView(
            rule_grade,
            self._curved(override.because),
            role_words(override.by, self.language),
            self.language.date(override.until),
        )

    def _criterion(self, indicator: Indicator, why: WhyCriterion) -> CriterionView:
        state, word = self._state(why)
        return CriterionView(
            id=indicator.criterion_id(why.criterion),
            letter=why.criterion.id,
            question=self._curved(why.criterion.question),
            state=state,
            answer=word,
            meaning=self._curved(self._meaning(why)),
            findings=tuple(self._finding(finding) for finding in why.findings),
            resolution=self._settled(why),
        )

    def _settled(self, why: WhyCriterion) -> str:
        """What settles the answer beside findings: a resolution, or the ratification record."""
        if why.resolution:
            return self._resolution(why.resolution)
        status = why.answer.treaty_status
        return treaty_status_word(status, self.language) if status else ""

    def _resolution(self, resolution: Resolution) -> str:
        # Translators: why it was resolved so, by whom, and on which day.
        return self.language.gettext(
            "{because} ({role}, {date})",
            because=self._curved(resolution.because),
            role=role_words(resolution.by, self.language),
            date=self.language.date(resolution.on),
        )

    def _state(self, why: WhyCriterion) -> tuple[str, str]:
        answer = why.answer
        if answer.state is not AnswerState.ANSWERED:
            return answer.state.value, unanswered_word(answer.state.value, self.language)
        name = self.framework.answers[answer.low]
        best, worst = answer.low == self.framework.best_level, answer.low == 0
        state = "met" if best else "not-met" if worst else "partly"
        return state, answer_word(name, self.language, self.framework)

    def _meaning(self, why: WhyCriterion) -> str:
        """What the answer means, in the framework's words."""
        if why.answer.state is AnswerState.NOT_APPLICABLE:
            return why.criterion.not_applicable or ""
        decided = why.answer.state is AnswerState.ANSWERED
        return why.criterion.meanings.get(self.framework.answers[why.answer.low], "") if decided else ""

    def _finding(self, why: WhyFinding) -> FindingView:
        finding = why.finding
        shown = (
            self.language.number(finding.value)
            if finding.value is not None
            else answer_word(finding.answer or "", self.language, self.framework)
        )
        return FindingView(
            id=finding.id,
            statement=self._curved(finding.statement),
            answer=shown,
            actor=self.language.pgettext("who does something", ACTORS[finding.actor]),
            level=self._level(finding),
            holds_on=self.language.date(finding.holds_on),
            source=self.short(finding.reference),
            set_aside=self.language.gettext(SET_ASIDE[why.set_aside]) if why.set_aside else "",
        )

    def _level(self, finding: Finding) -> str:
        if finding.level == "national":
            return self.language.pgettext("where something is done", "national")
        if finding.coverage == "all":
            return self.language.pgettext("where something is done", "in all units")
        return self.language.pgettext("where something is done", "in some units")


def _without_stop(text: str) -> str:
    """The text without the full stop at its end, also where that stands before the end of a marked one."""
    return re.sub(rf"[.。।]+({FALLBACK_END}?)$", r"\1", text)
