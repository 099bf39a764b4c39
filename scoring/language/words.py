"""The engine's own terms in words for readers."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.model.conditions import All, Any, Condition, Needs
from scoring.model.result import SetAside

SET_ASIDE = {
    SetAside.ACTOR: "only what the state does or supports can colour a cell",
    SetAside.AFTER_AS_OF: "later than the as-of date",
    SetAside.STALE: "too old for its kind",
    SetAside.ENDED: "it had ended",
    SetAside.SUPERSEDED: "a later finding replaces it",
    SetAside.RESOLVED: "another finding was held to be right",
    SetAside.NO_DATA: "a search that found nothing either way",
}
ACTORS = {
    "state": "the state",
    "state-supported": "others, supported by the state",
    "ngo": "NGOs",
    "international": "international bodies",
    "private": "private actors",
}
ANSWERS = {
    "met": "met",
    "partly": "partly met",
    "not met": "not met",
    "not applicable": "not applicable",
    "no data": "no data",
}
UNANSWERED = {
    "unknown": "not assessed",
    "no-data": "no data",
    "disputed": "disputed",
    "not-applicable": "not applicable",
}
GRADE_STATES = {
    "not-assessed": "not assessed",
    "no-data": "no data",
    "not-applicable": "not applicable",
}
GRADE_SENTENCES = {
    "not-assessed": "We have not examined this.",
    "no-data": "We searched and found no evidence either way.",
    "not-applicable": "This cannot be asked of this country.",
    "disputed": "Sources disagree; we show both.",
}
TREATY_STATUS = {
    "in-force": "in force",
    "deposited": "consent deposited, not yet in force",
    "signed": "signed, not ratified",
    "none": "no action",
    "extended": "extended to the territory",
    "not-extended": "not extended to the territory",
    "not-eligible": "cannot become a party",
}
CONSENT_KINDS = {
    "ratification": "ratified",
    "accession": "acceded",
    "succession": "succeeded",
    "acceptance": "accepted",
    "approval": "approved",
    "extension": "extended",
}
FATES = {
    "largely-done": "largely done",
    "partly": "partly done",
    "not": "not done",
    "no-answer": "unanswered",
    "reversed": "reversed",
    "unknown": "not known",
}
"""What became of a call, the best first."""
UNTOLD = "not accounted for"
"""Of a call of which nothing is told."""
LABELS = {"structural": "structural", "process": "process", "outcome": "outcome"}


def condition_words(condition: Condition, best: int) -> str:
    """A rule's condition as a reader may say it: *a met and (b or c at least partly met)*."""
    return _words(condition, best)


def _words(condition: Condition, best: int) -> str:
    condition = _unwrapped(condition)
    if isinstance(condition, Needs):
        return (
            f"{condition.criterion} met"
            if condition.level == best
            else f"{condition.criterion} at least partly met"
        )
    same = _same_level(condition.parts, best)
    if isinstance(condition, All):
        return (
            f"{_joined(same[0], 'and')} {same[1]}" if same else _joined(_inner(condition.parts, best), "and")
        )
    if isinstance(condition, Any):
        return f"{_joined(same[0], 'or')} {same[1]}" if same else _joined(_inner(condition.parts, best), "or")
    listed = f"{_joined(same[0], 'and')} {same[1]}" if same else _joined(_inner(condition.parts, best), "and")
    return f"at least {condition.count} of {listed}"


def _unwrapped(condition: Condition) -> Condition:
    """A group of one part says what its part says."""
    while not isinstance(condition, Needs) and len(condition.parts) == 1:
        condition = condition.parts[0]
    return condition


def _same_level(parts: Sequence[Condition], best: int) -> tuple[list[str], str] | None:
    """The letters and their common level, where all parts are criteria of one level."""
    needs = [part for part in parts if isinstance(part, Needs)]
    levels = {need.level for need in needs}
    if len(needs) != len(parts) or len(levels) != 1:
        return None
    return [need.criterion for need in needs], "met" if levels == {best} else "at least partly met"


def _inner(parts: Sequence[Condition], best: int) -> list[str]:
    return [
        _words(part, best) if isinstance(_unwrapped(part), Needs) else f"({_words(part, best)})"
        for part in parts
    ]


def _joined(items: Sequence[str], word: str) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"
