"""Bounds of ranks from bounds of scores."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple


class Span(NamedTuple):
    """A score's share from ``low`` to ``high``."""

    low: Fraction
    high: Fraction


def rank_bounds(spans: Mapping[str, Span]) -> dict[str, tuple[int, int]]:
    """Each country's best and worst possible rank, 1 the best; exact comparison, ties share a rank.

    Best = 1 + the number of those whose worst score beats my best one; worst = 1 + the number of those
    whose best score beats my worst one, myself left out.
    """
    lows = sorted(span.low for span in spans.values())
    highs = sorted(span.high for span in spans.values())
    count = len(spans)
    return {
        country: (
            1 + count - bisect_right(lows, span.high),
            1 + count - bisect_right(highs, span.low) - (span.high > span.low),
        )
        for country, span in spans.items()
    }
