"""Random rules, answers and evidence, for properties that must hold whatever they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import product

from builders import MET, NOT_MET, PARTLY, edition, finding, framework, indicator
from hypothesis import strategies as st

from scoring.model.conditions import All, Any, AtLeast, Condition, Needs
from scoring.model.evidence import Edition, Finding
from scoring.model.framework import Cap, Framework, Indicator
from scoring.model.result import Answer, AnswerState

LEVELS = (NOT_MET, PARTLY, MET)
LETTERS = "abcd"
STATEMENTS: tuple[dict[str, str], ...] = (
    {"answer": "not met"},
    {"answer": "partly"},
    {"answer": "met", "actor": "state-supported"},
    {"answer": "met", "holds_on": "2010-01-31"},
    {"answer": "met", "coverage": "some"},
    {"answer": "not met", "coverage": "all"},
    {"answer": "not applicable"},
    {"answer": "no data"},
    {"answer": "met", "actor": "ngo"},
    {"answer": "met", "holds_on": "2010-02"},
    {"answer": "met", "holds_on": "2008", "until": "2009"},
)
"""What a finding may say; the last four do not count."""


@cache  # a strategy is slow to build and may be drawn from again
def conditions(letters: str = LETTERS) -> st.SearchStrategy[Condition]:
    """Conditions of all four kinds, nested up to a few deep."""
    needs = st.builds(Needs, st.sampled_from(letters), st.sampled_from([PARTLY, MET]))
    return st.recursive(needs, _groups, max_leaves=5)


def _groups(inner: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    parts = st.lists(inner, min_size=1, max_size=4).map(tuple)
    counted = parts.flatmap(lambda group: st.builds(AtLeast, st.integers(1, len(group)), st.just(group)))
    return st.builds(All, parts) | st.builds(Any, parts) | counted


def levels(letters: str = LETTERS) -> st.SearchStrategy[dict[str, int | None]]:
    """A level for each letter, None where the criterion is not applicable."""
    return st.fixed_dictionaries({letter: st.sampled_from([None, *LEVELS]) for letter in letters})


@st.composite
def indicators(draw: st.DrawFn, id_: str = "1.1", most: int = 4) -> Indicator:
    """An indicator with a random rule, up to two caps and a weight that may be a fraction."""
    letters = LETTERS[: draw(st.integers(1, most))]
    return indicator(
        id_,
        letters,
        green=draw(conditions(letters)),
        yellow=draw(conditions(letters)),
        caps=draw(_caps(letters)),
        weight=draw(st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3)])),
    )


@cache
def _caps(letters: str) -> st.SearchStrategy[list[Cap]]:
    return st.lists(st.builds(Cap, st.sampled_from(["yellow", "red"]), conditions(letters)), max_size=2)


@st.composite
def frameworks(draw: st.DrawFn, most: int = 3) -> Framework:
    """Up to three indicators of up to three criteria each."""
    count = draw(st.integers(1, most))
    return framework(*(draw(indicators(f"1.{number}", most=3)) for number in range(1, count + 1)))


def answers(one: Indicator) -> st.SearchStrategy[dict[str, Answer]]:
    """An answer of any state for each of an indicator's criteria."""
    return st.fixed_dictionaries({c.id: _answer(one.criterion_id(c)) for c in one.criteria})


def _answer(criterion: str) -> st.SearchStrategy[Answer]:
    spans = [(low, high) for low, high in product(LEVELS, LEVELS) if low < high]
    return st.one_of(
        st.sampled_from(LEVELS).map(lambda level: Answer(criterion, AnswerState.ANSWERED, level, level)),
        st.sampled_from(spans).map(lambda span: Answer(criterion, AnswerState.DISPUTED, *span)),
        st.just(Answer(criterion, AnswerState.UNKNOWN, NOT_MET, MET)),
        st.just(Answer(criterion, AnswerState.NO_DATA, NOT_MET, MET)),
        st.just(Answer(criterion, AnswerState.NOT_APPLICABLE, NOT_MET, MET)),
    )


def completions(given: Mapping[str, Answer]) -> Iterator[dict[str, int | None]]:
    """Every way in which the answers may turn out, by letter."""
    choices = [
        [None] if answer.state is AnswerState.NOT_APPLICABLE else range(answer.low, answer.high + 1)
        for answer in given.values()
    ]
    for chosen in product(*choices):
        yield dict(zip(given, chosen, strict=True))


def editions(rules: Framework, country: str = "USA") -> st.SearchStrategy[Edition]:
    """Findings on random criteria, in random order; some agree, some do not, some do not count."""
    stated = st.tuples(st.sampled_from(sorted(rules.criteria)), st.sampled_from(STATEMENTS))
    return st.lists(stated, max_size=10).map(
        lambda found: edition(*(_finding(n, *one) for n, one in enumerate(found)), country=country)
    )


def _finding(number: int, criterion: str, fields: Mapping[str, str]) -> Finding:
    return finding(f"f{number}", criterion=criterion, **fields)
