"""Rules in words. Letters stand for criteria: *a met and (b or c at least partly met)*."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.language.formats import Language
from scoring.model.conditions import All, Any, AtLeast, Condition, Needs


def condition_words(condition: Condition, best: int, language: Language) -> str:
    """A rule's condition as a reader may say it."""
    condition = _unwrapped(condition)
    if isinstance(condition, Needs):
        return _one(condition, best, language)
    if needs := _of_one_level(condition.parts):
        return _alike(condition, needs, best, language)
    parts = [_inner(part, best, language) for part in condition.parts]
    match condition:
        case All():
            return language.both(parts)
        case Any():
            return language.either(parts)
        case AtLeast(count=count):
            # Translators: the conditions are such as "a met" and "b at least partly met".
            return language.gettext(
                "at least {count} of {conditions}",
                count=language.number(count),
                conditions=language.both(parts),
            )


def _one(needs: Needs, best: int, language: Language) -> str:
    if needs.level == best:
        # Translators: part of a rule; the criterion is a letter, and "met" the best answer to it.
        return language.gettext("{criterion} met", criterion=needs.criterion)
    return language.gettext("{criterion} at least partly met", criterion=needs.criterion)


def _alike(condition: All | Any | AtLeast, needs: Sequence[Needs], best: int, language: Language) -> str:
    """Criteria that must all have the same answer, if not all of them must have it."""
    letters, whole = [need.criterion for need in needs], needs[0].level == best
    match condition:
        case All():
            listed = language.both(letters)
            if whole:
                # Translators: part of a rule; all of these criteria: a, b and c.
                return language.gettext("{criteria} met", criteria=listed)
            return language.gettext("{criteria} at least partly met", criteria=listed)
        case Any():
            listed = language.either(letters)
            if whole:
                # Translators: part of a rule; any of these criteria: a, b or c.
                return language.gettext("{alternatives} met", alternatives=listed)
            return language.gettext("{alternatives} at least partly met", alternatives=listed)
        case AtLeast():
            values = {"count": language.number(condition.count), "criteria": language.both(letters)}
            if whole:
                return language.gettext("at least {count} of {criteria} met", **values)
            return language.gettext("at least {count} of {criteria} at least partly met", **values)


def _inner(part: Condition, best: int, language: Language) -> str:
    said = condition_words(part, best, language)
    if isinstance(_unwrapped(part), Needs):
        return said
    # Translators: a condition that holds several others, inside a rule.
    return language.gettext("({condition})", condition=said)


def _unwrapped(condition: Condition) -> Condition:
    """A group of one part says what its part says."""
    while not isinstance(condition, Needs) and len(condition.parts) == 1:
        condition = condition.parts[0]
    return condition


def _of_one_level(parts: Sequence[Condition]) -> list[Needs]:
    """The parts, where all are criteria of one level."""
    needs = [part for part in parts if isinstance(part, Needs)]
    return needs if len(needs) == len(parts) and len({need.level for need in needs}) == 1 else []
