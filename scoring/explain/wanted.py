"""What a government could do next: the criteria of the shortest way, of which something is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.explain.figures import Figures
from scoring.explain.levers import Lever
from scoring.explain.path import path_to_category
from scoring.explain.raising import raising
from scoring.model.result import AnswerState

KNOWN = frozenset({AnswerState.ANSWERED, AnswerState.DISPUTED})
"""Answers that somebody has looked for; what nobody has looked for is not asked for."""


def wanted(figures: Figures) -> tuple[Lever, ...]:
    """The levers of the first of the shortest ways to the next category that are known to be lacking.

    Without categories, one for each indicator that is not at its best, the worst first. What is unknown may
    be so already, and nothing is asked on the strength of it.
    """
    following = figures.next_category
    if following:
        found = path_to_category(figures.framework, figures.result, following, first=1).first
        levers: Sequence[Lever] = found[0].levers if found else ()
    else:
        levers = tuple(_next_steps(figures)) if not figures.framework.categories else ()
    return tuple(lever for lever in levers if _lacking(figures, lever))


def _next_steps(figures: Figures) -> Iterator[Lever]:
    framework, graded = figures.framework, figures.result.indicators
    for indicator in sorted(framework.indicators, key=lambda one: -graded[one.id].worst):
        found = raising(framework, indicator, graded[indicator.id])
        if found:
            yield Lever(tuple(f"{indicator.id}.{step.criterion}" for step in found.ways[0]))


def _lacking(figures: Figures, lever: Lever) -> bool:
    for id_ in lever.criteria:
        indicator, criterion = figures.framework.criteria[id_]
        if figures.result.indicators[indicator.id].answers[criterion.id].state not in KNOWN:
            return False
    return True
