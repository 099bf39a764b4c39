"""The engine's own terms and the rules in words for readers."""

from __future__ import annotations

import pytest
from builders import MET, all_of, any_of, at_least, met, partly

from scoring.language import Language, condition_words
from scoring.language.words import SET_ASIDE, TREATY_STATUS, UNANSWERED
from scoring.model.conditions import Condition
from scoring.model.result import AnswerState, SetAside


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (met("a"), "a met"),
        (partly("a"), "a at least partly met"),
        (all_of(met("a"), met("b"), met("c")), "a, b and c met"),
        (any_of(partly("a"), partly("b")), "a or b at least partly met"),
        (all_of(met("a"), partly("b")), "a met and b at least partly met"),
        (at_least(2, met("a"), met("b"), met("c")), "at least 2 of a, b and c met"),
        (all_of(met("a"), any_of(met("b"), met("c"))), "a met and (b or c met)"),
        (all_of(met("a"), at_least(1, partly("b"))), "a met and b at least partly met"),
        (any_of(all_of(met("a"))), "a met"),
        (all_of(met("a"), all_of(any_of(met("b"), met("c")))), "a met and (b or c met)"),
    ],
)
def test_a_condition_in_words(condition: Condition, said: str) -> None:
    assert condition_words(condition, MET, Language()) == said


def test_every_state_has_its_words() -> None:
    assert set(SET_ASIDE) == set(SetAside)
    assert set(UNANSWERED) == {state.value for state in AnswerState} - {"answered"}
    statuses = "in-force deposited signed none extended not-extended not-eligible"
    assert set(TREATY_STATUS) == set(statuses.split())
