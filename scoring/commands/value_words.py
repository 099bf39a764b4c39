"""Values before and after, in words: grades, answers, and the fields of what was found."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from scoring.commands.lines import Code, Part
from scoring.commands.standing_words import ARROW
from scoring.explain.changes import Change, Field
from scoring.explain.difference import AnswerSeen, GradeSeen
from scoring.language.words import ANSWERS, FATES, GRADE_STATES, TREATY_STATUS, UNANSWERED
from scoring.model.dates import PartialDate
from scoring.model.framework import Framework

_SHORT = 40
"""Of a value with more letters only the field is named: the wording itself stands in the file."""


def grade_words(framework: Framework | None, seen: GradeSeen | None) -> str:
    if framework is None or seen is None:
        return "not there"
    labels = {grade.id: grade.label for grade in framework.grades}
    return GRADE_STATES.get(seen.state) or " or ".join(labels[id_] for id_ in seen.grades)


def mark_words(old: GradeSeen | None, new: GradeSeen | None) -> str:
    """Marks that a grade gains or loses: the star of NGOs, and that a panel has set it."""
    said = []
    for mark, gained, lost in (
        ("star", "NGOs work here with no state support", "no star for NGOs any more"),
        ("overridden", "set by a panel", "by the rule again"),
    ):
        before, after = getattr(old, mark, False), getattr(new, mark, False)
        if before != after:
            said.append(gained if after else lost)
    return f" ({'; '.join(said)})" if said else ""


def answer_words(seen: AnswerSeen | None) -> str:
    """The answer, or why there is none, with the number or the treaty's status that gives it."""
    if seen is None:
        return "not asked"
    said = UNANSWERED.get(seen.state) or ANSWERS.get(seen.answers[0], seen.answers[0])
    behind = [TREATY_STATUS[seen.treaty_status]] if seen.treaty_status else []
    behind += [" to ".join(dict.fromkeys(map(str, seen.values)))] if seen.values else []
    return f"{said} ({', '.join(behind)})" if behind else said


def field_words(change: Change) -> list[Part]:
    """``: answer met → partly; statement``: short values are shown, of others the field is named."""
    parts: list[Part] = []
    for number, field in enumerate(change.fields):
        parts += [": " if number == 0 else "; ", *_field(field)]
    return parts


def _field(field: Field) -> list[Part]:
    old, new = _value(field.old), _value(field.new)
    if old is None or new is None or old == new:
        return [field.name]
    return [f"{field.name} ", Code(old), ARROW, Code(new)]


def _value(value: object) -> str | None:
    """A value in a few letters; None for one that is too long or has parts of its own."""
    match value:
        case None | "" | ():
            said = "none"
        case bool():
            said = "yes" if value else "no"
        case str() | int() | Fraction() | date() | PartialDate():
            said = str(value)
        case tuple() if all(isinstance(one, str) for one in value):
            said = ", ".join(value)
        case _:
            return None
    return said if len(said) <= _SHORT and "\n" not in said else None


def item_words(change: Change) -> list[Part]:
    """What came or went, in short: a finding with its answer and statement, a call or fate with its text."""
    values = change.new or change.old or {}
    if change.what == "finding":
        return _finding(values)
    if change.what in {"call", "case study"}:
        return [f": {values.get('title') or values['text']}"]
    if change.what == "reply to":
        return [f": {values['says']}"]
    if change.what == "fate":
        return [f": {FATES[str(values['fate'])]}. {values['text']}"]
    return []


def _finding(values: Mapping[str, object]) -> list[Part]:
    answer = values["answer"] if values["answer"] is not None else values["value"]
    where = f"({values['source']}, {values['locator']})"
    return [
        " on ",
        Code(str(values["criterion"])),
        ", ",
        Code(str(answer)),
        f": {values['statement']} {where}",
    ]
