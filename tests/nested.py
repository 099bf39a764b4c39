"""Random small frameworks of every shape: goals in goals, all ways of scoring, treaties, numbers, caps."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from builders import MET, NOT_MET, framework
from hypothesis import strategies as st
from strategies import answers, indicators

from scoring.grade.indicators import grade_indicator
from scoring.model.framework import (
    GEOMETRIC,
    MEAN,
    MINIMUM,
    SUM,
    Category,
    Criterion,
    Framework,
    Goal,
    Indicator,
    Measure,
    Scale,
    TreatyRule,
)
from scoring.model.result import Answer, AnswerState, CountryResult
from scoring.score.country import from_results

KINDS = st.sampled_from([SUM, MEAN, GEOMETRIC, MINIMUM])
WEIGHTS = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 3)])
STARTS = st.sampled_from([Fraction(n, d) for d in (2, 3, 4, 5) for n in range(1, d)])
PLACES = Measure("places", Fraction(10), Fraction(5), rising=True)
SHORTAGE = Measure("places", Fraction(2), Fraction(6), rising=False)


@st.composite
def nested_frameworks(draw: st.DrawFn, most: int = 4) -> Framework:
    """Two to four indicators of up to three criteria in goals up to three deep; two categories."""
    count = draw(st.integers(2, most))
    found = [draw(_facts(draw(indicators(f"1.{number}", most=3)))) for number in range(1, count + 1)]
    start = draw(STARTS)
    return replace(
        framework(*found),
        goals=tuple(draw(_goals(found, "G"))),
        score=draw(KINDS),
        categories=(
            Category("reached", "reached", start, "A sentence."),
            Category("below", "below", Fraction(0), "A sentence."),
        ),
    )


@st.composite
def _facts(draw: st.DrawFn, one: Indicator) -> Indicator:
    """Some criteria are answered by one of two treaties or by a number, which may be what is scored."""
    criteria = tuple(draw(_fact(criterion)) for criterion in one.criteria)
    measured = [criterion for criterion in criteria if criterion.measure]
    if not measured or draw(st.booleans()):
        return replace(one, criteria=criteria)
    falls = measured[0].measure == SHORTAGE
    ends = (Fraction(9), Fraction(1)) if falls else (Fraction(3), Fraction(12))
    return replace(one, criteria=criteria, scale=Scale(measured[0].id, *ends))


def _fact(criterion: Criterion) -> st.SearchStrategy[Criterion]:
    treaties = st.sampled_from(["OPSC", "Palermo"]).map(
        lambda treaty: TreatyRule(treaty, frozenset({"in-force"}), frozenset({"signed", "deposited"}))
    )
    return st.one_of(
        st.just(criterion),
        st.just(criterion),
        treaties.map(lambda rule: replace(criterion, treaty=rule)),
        st.sampled_from([PLACES, SHORTAGE]).map(lambda measure: replace(criterion, measure=measure)),
    )


@st.composite
def _goals(draw: st.DrawFn, found: list[Indicator], name: str, depth: int = 2) -> list[Goal]:
    """The indicators shared out, in order, among goals that hold indicators or goals."""
    cuts = sorted(draw(st.sets(st.integers(1, len(found) - 1), max_size=2))) if len(found) > 1 else []
    groups = [found[start:end] for start, end in zip([0, *cuts], [*cuts, len(found)], strict=True)]
    goals = []
    for number, group in enumerate(groups, 1):
        id_ = f"{name}{number}"
        inner = draw(_goals(group, f"{id_}.", depth - 1)) if depth and draw(st.booleans()) else []
        own = () if inner else tuple(group)
        goals.append(Goal(id_, "A goal", own, tuple(inner), weight=draw(WEIGHTS), score=draw(KINDS)))
    return goals


@st.composite
def results(draw: st.DrawFn, rules: Framework) -> CountryResult:
    """A country with answers of all states; criteria of one treaty are answered alike, as it is one fact."""
    facts: dict[str, Answer] = {}
    graded = {}
    for one in rules.indicators:
        drawn = draw(answers(one))
        own = {}
        for criterion in one.criteria:
            answer = drawn[criterion.id]
            if criterion.treaty:
                answer = replace(
                    facts.setdefault(criterion.treaty.treaty, answer), criterion=answer.criterion
                )
            if one.scale and one.scale.criterion == criterion.id and answer.state is AnswerState.ANSWERED:
                answer = _numbered(answer, one.scale)
            own[criterion.id] = answer
        graded[one.id] = grade_indicator(rules, one, own)
    return from_results(rules, "USA", "2010-01", graded)


def _numbered(answer: Answer, scale: Scale) -> Answer:
    """A known answer with a number: a goalpost, or between them."""
    share = {NOT_MET: Fraction(0), MET: Fraction(1)}.get(answer.low, Fraction(1, 2))
    value = scale.worst + share * (scale.best - scale.worst)
    return replace(answer, values=(value, value))
