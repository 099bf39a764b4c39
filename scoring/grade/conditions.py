"""Whether a condition holds for given answers."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.model.conditions import All, Any, Condition, Needs


def holds(condition: Condition, levels: Mapping[str, int | None]) -> bool | None:
    """Whether the condition holds; None where all that it asks about is not applicable.

    ``levels`` gives each criterion's answer, 0 the worst, or None where it is not applicable. Parts
    that are not applicable drop out: *all* and *any* speak of the rest, *at least n* of the rest or n,
    whichever is smaller. There is no negation, so a better answer never turns True into False.
    """
    if isinstance(condition, Needs):
        level = levels[condition.criterion]
        return None if level is None else level >= condition.level
    verdicts = [verdict for part in condition.parts if (verdict := holds(part, levels)) is not None]
    if not verdicts:
        return None
    if isinstance(condition, All):
        return all(verdicts)
    if isinstance(condition, Any):
        return any(verdicts)
    return sum(verdicts) >= min(condition.count, len(verdicts))
