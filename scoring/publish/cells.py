"""Indicators as cells: grade, summary, what would raise it, and the evidence behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from scoring.explain.raising import Step
from scoring.explain.why import WhyCriterion, WhyFinding, WhyIndicator
from scoring.grade.treaties import NOT_EXTENDED, SIGNED
from scoring.language import Language, condition_words
from scoring.language.typography import typographic
from scoring.language.words import ACTORS, ANSWERS, GRADE_STATES, LABELS, SET_ASIDE, TREATY_STATUS, UNANSWERED
from scoring.model.evidence import Edition, Reference, Resolution
from scoring.model.framework import Framework, Grade, Indicator
from scoring.model.result import AnswerState, GradeState
from scoring.publish.figure_words import between
from scoring.publish.view import CellView, CriterionView, FindingView, GradeView, OverrideView
from scoring.score.country import indicator_score


def grade_view(grade: Grade) -> GradeView:
    sentence = typographic(grade.sentence)
    return GradeView(grade.id, grade.label, grade.word, grade.shape, grade.colour, sentence)


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
        grades = [grade_view(grade) for grade in self.framework.grades]
        shown = result.state in {GradeState.DECIDED, GradeState.RANGE}
        score = indicator_score(self.framework, result)
        incomplete = shown and result.answered < result.askable and not result.disputed
        return CellView(
            id=indicator.id,
            title=typographic(indicator.title),
            label=LABELS[indicator.label],
            question=typographic(indicator.question),
            why=typographic(indicator.why),
            state=result.state.value,
            state_word=GRADE_STATES.get(result.state.value, ""),
            grades=tuple(grades[result.best : result.worst + 1]) if shown else (),
            points=between(score.low, score.high, self.language),
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
            said += [typographic(one.finding.statement) for one in why.findings if not one.set_aside]
        return tuple(dict.fromkeys(filter(None, said)))

    def rule(self, indicator: Indicator) -> str:
        """The indicator's rule in words."""
        best = self.framework.best_level
        said = [
            f"{self._label(grade)} where {condition_words(condition, best)}"
            for grade, condition in indicator.rule.items()
        ]
        said.append(f"otherwise {self.framework.grades[-1].label}")
        caps = [
            f" Never better than {self._label(cap.at_most)} unless {condition_words(cap.unless, best)}."
            for cap in indicator.caps
        ]
        sentence = "; ".join(said)
        return f"{sentence[:1].upper()}{sentence[1:]}.{''.join(caps)}"

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
        text = typographic(why.criterion.to_raise)
        notes = []
        if step.level < self.framework.best_level:
            notes += self._in_part(why)
        if examined and why.answer.state in {AnswerState.UNKNOWN, AnswerState.NO_DATA}:
            notes.append("not known to be so today")
        elif why.answer.state is AnswerState.DISPUTED:
            notes.append("in dispute today")
        return f"{text.rstrip('.')} ({', '.join(notes)})." if notes else text

    def _in_part(self, why: WhyCriterion) -> list[str]:
        """What is enough where the best answer is not needed; of a territory's treaty nothing in part."""
        if why.criterion.treaty is None:
            return ["in part is enough"]
        signs = SIGNED in why.criterion.treaty.partly_when and why.answer.treaty_status != NOT_EXTENDED
        return ["a signature is enough"] if signs else []

    def _override(self, reason: WhyIndicator) -> OverrideView | None:
        if not reason.result.overridden:
            return None
        override = next(one for one in self.edition.overrides if one.indicator == reason.indicator.id)
        rule_grade = grade_view(self.framework.grades[reason.result.rule_worst])
        return OverrideView(
            rule_grade, typographic(override.because), _role(override.by), self.language.date(override.until)
        )

    def _criterion(self, indicator: Indicator, why: WhyCriterion) -> CriterionView:
        state, word = self._state(why)
        return CriterionView(
            id=indicator.criterion_id(why.criterion),
            letter=why.criterion.id,
            question=typographic(why.criterion.question),
            state=state,
            answer=word,
            meaning=typographic(self._meaning(why)),
            findings=tuple(self._finding(finding) for finding in why.findings),
            resolution=self._resolution(why.resolution)
            if why.resolution
            else TREATY_STATUS.get(why.answer.treaty_status, ""),
        )

    def _resolution(self, resolution: Resolution) -> str:
        return (
            f"{typographic(resolution.because)} ({_role(resolution.by)}, {self.language.date(resolution.on)})"
        )

    def _state(self, why: WhyCriterion) -> tuple[str, str]:
        answer = why.answer
        if answer.state is not AnswerState.ANSWERED:
            return answer.state.value, UNANSWERED[answer.state.value]
        name = self.framework.answers[answer.low]
        best, worst = answer.low == self.framework.best_level, answer.low == 0
        return "met" if best else "not-met" if worst else "partly", ANSWERS.get(name, name)

    def _meaning(self, why: WhyCriterion) -> str:
        """What the answer means, in the framework's words."""
        if why.answer.state is AnswerState.NOT_APPLICABLE:
            return why.criterion.not_applicable or ""
        decided = why.answer.state is AnswerState.ANSWERED
        return why.criterion.meanings.get(self.framework.answers[why.answer.low], "") if decided else ""

    def _finding(self, why: WhyFinding) -> FindingView:
        finding = why.finding
        if finding.level == "national":
            level = "national"
        else:
            level = "in all units" if finding.coverage == "all" else "in some units"
        shown = (
            self.language.number(finding.value)
            if finding.value is not None
            else ANSWERS.get(finding.answer or "", finding.answer or "")
        )
        return FindingView(
            id=finding.id,
            statement=typographic(finding.statement),
            answer=shown,
            actor=ACTORS[finding.actor],
            level=level,
            holds_on=self.language.date(finding.holds_on),
            source=self.short(finding.reference),
            set_aside=SET_ASIDE[why.set_aside] if why.set_aside else "",
        )


def _role(id_: str) -> str:
    """A role's id as words: editorial-panel is *editorial panel*."""
    return id_.replace("-", " ")
