"""The engine's own terms and the rules in words for readers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from builders import MET, all_of, any_of, at_least, met, partly

from scoring.language import Language, condition_words
from scoring.language.translated import framework_in
from scoring.language.words import SET_ASIDE, TREATY_STATUS, UNANSWERED, answer_word, role_words
from scoring.model.conditions import Condition
from scoring.model.result import AnswerState, SetAside
from scoring.read.languages import Listener, translation
from scoring.read.workspace import load


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


@pytest.mark.parametrize(
    ("id_", "english", "french"),
    [
        ("editorial-panel", "editorial panel", "comité éditorial"),
        ("usa-researcher", "researcher (USA)", "personnel de recherche (USA)"),
        ("researcher", "researcher", "personnel de recherche"),
        ("night-watch", "night watch", "night-watch"),
        ("usa-night-watch", "usa night watch", "usa-night-watch"),
    ],
)
def test_a_role_is_told_in_words_where_the_engine_has_any(
    repository: Path, id_: str, english: str, french: str
) -> None:
    assert role_words(id_, Language()) == english
    assert role_words(id_, translation(load(repository).workspace, "fr").language) == french


def test_answers_that_one_framework_alone_has_are_translated_with_it(repository: Path) -> None:
    own = replace(
        load(repository).workspace.frameworks["ecpat-2010"], answers=("not met", "to some extent", "met")
    )
    said = framework_in(own, lambda key, text: f"{key}: {text}")
    assert answer_word("to some extent", Language(), own) == "to some extent"
    assert answer_word("to some extent", Language(), said) == "answer/to some extent: to some extent"
    assert answer_word("met", Language(), said) == "met"
    assert said.answers == own.answers
    framework_in(load(repository).workspace.frameworks["ecpat-2010"], listen := Listener())
    assert listen.texts
    assert not [key for key in listen.texts if key.startswith("answer/")]
