"""How sure the results are, as records and as a pandas table, for programs and for export."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from scoring.explain.robustness import CountryRobustness, Distance, Outcome, Robustness, Weighted
from scoring.explain.trials import AGGREGATION, GOAL, INDICATOR, Found
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.robustness_words import Sentences

if TYPE_CHECKING:
    import pandas as pd


def as_records(workspace: Workspace, framework: Framework, found: Robustness) -> dict[str, Any]:
    """Everything as plain values: exact fractions as text, what was drawn as decimals."""
    words = Sentences(workspace, framework, found)
    return {
        "framework": found.framework,
        "edition": found.edition,
        "seed": found.seed,
        "draws": found.draws,
        "ranked": found.ranked,
        "sentence": words.overall(),
        "limits": list(words.limits()),
        "movers": [
            {
                "indicator": one.indicator,
                "score": str(one.score),
                "rank": None if one.rank is None else str(one.rank),
                "categories-changed": one.categories,
            }
            for one in found.movers
        ],
        "intervals": [
            {"country": one.country, "rank": list(one.rank), "drawn": list(one.drawn)}
            for one in found.intervals()
        ],
        "countries": [_country(workspace, words, one) for one in found.countries.values()],
    }


def _country(workspace: Workspace, words: Sentences, one: CountryRobustness) -> dict[str, Any]:
    return {
        "country": one.country,
        "name": workspace.short_name(one.country),
        **_found(one.found),
        "weightings": {"indicators": _weighted(one.indicators), "goals": _weighted(one.goals)},
        "band-shifts": {str(shift): holds for shift, holds in one.shifts.items()},
        "left-out": {
            "indicators": _outcomes(one.of_kind(INDICATOR)),
            "goals": _outcomes(one.of_kind(GOAL)),
        },
        "aggregations": _outcomes(one.of_kind(AGGREGATION)),
        "to-the-band-above": _distance(one.up),
        "to-the-band-below": _distance(one.down),
        "grades-from-findings": list(one.resting.counted),
        "grades-from-one-source": dict(one.resting.one_source),
        "grades-from-government-alone": list(one.resting.government),
        "sentence": words.country(one),
    }


def _found(found: Found) -> dict[str, Any]:
    score = found.score
    return {
        "categories": list(found.categories),
        "score": [str(score.low_share), str(score.high_share)] if score.possible else None,
        "rank": list(found.rank) if found.rank else None,
    }


def _weighted(weighted: Weighted | None) -> dict[str, Any] | None:
    if weighted is None:
        return None
    return {
        "category-holds": _share(weighted.category, weighted.draws),
        "rank-holds": _share(weighted.rank_held, weighted.draws),
        "score": [round(end, 6) for end in weighted.score],
        "rank": list(weighted.rank) if weighted.rank else None,
    }


def _share(count: int | None, draws: int) -> float | None:
    return None if count is None else count / draws


def _outcomes(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    return {
        one.name: {**_found(one.found), "category-holds": one.category, "rank-holds": one.rank}
        for one in outcomes
    }


def _distance(distance: Distance | None) -> dict[str, str] | None:
    if distance is None:
        return None
    return {
        "category": distance.category,
        "share": str(distance.share),
        "points": str(distance.points),
    }


def as_frame(workspace: Workspace, framework: Framework, found: Robustness) -> pd.DataFrame:
    """One row a country, indexed by its code; what holds as a share from 0 to 1, or missing.

    Columns end in ``_category`` and ``_rank`` for what is held; ``rank_5`` and ``rank_95`` are the ends of
    the interval over weightings of the indicators; lists are joined by ``|``.
    """
    import pandas as pd

    frame = pd.DataFrame([_row(one) for one in as_records(workspace, framework, found)["countries"]])
    if frame.empty:
        return frame
    whole = ["rank_best", "rank_worst", "rank_5", "rank_95"]
    return frame.set_index("country").astype(dict.fromkeys(whole, "Int64"))


def _row(record: dict[str, Any]) -> dict[str, Any]:
    low, high = record["score"] or (None, None)
    best, worst = record["rank"] or (None, None)
    by_indicator = record["weightings"]["indicators"] or {}
    by_goal = record["weightings"]["goals"] or {}
    first, last = by_indicator.get("rank") or (None, None)
    up, down = record["to-the-band-above"] or {}, record["to-the-band-below"] or {}
    row: dict[str, Any] = {
        "country": record["country"],
        "name": record["name"],
        "category": "|".join(record["categories"]),
        "score_low": low,
        "score_high": high,
        "rank_best": best,
        "rank_worst": worst,
        "indicator_weights_category": by_indicator.get("category-holds"),
        "goal_weights_category": by_goal.get("category-holds"),
        "band_shifts_category": _held(list(record["band-shifts"].values())),
    }
    tried = {**record["left-out"], "aggregations": record["aggregations"]}
    for name, key in (("left_out_indicators", "indicators"), ("left_out_goals", "goals")):
        row[f"{name}_category"] = _held([one["category-holds"] for one in tried[key].values()])
    row["aggregations_category"] = _held([one["category-holds"] for one in tried["aggregations"].values()])
    row["indicator_weights_rank"] = by_indicator.get("rank-holds")
    row["goal_weights_rank"] = by_goal.get("rank-holds")
    for name, key in (("left_out_indicators", "indicators"), ("left_out_goals", "goals")):
        row[f"{name}_rank"] = _held([one["rank-holds"] for one in tried[key].values()])
    row["aggregations_rank"] = _held([one["rank-holds"] for one in tried["aggregations"].values()])
    return row | {
        "rank_5": first,
        "rank_95": last,
        "up": up.get("share"),
        "down": down.get("share"),
        "one_source": "|".join(record["grades-from-one-source"]),
        "government_alone": "|".join(record["grades-from-government-alone"]),
    }


def _held(flags: Sequence[bool | None]) -> float | None:
    """The share that holds; None where there is nothing to hold."""
    known = [flag for flag in flags if flag is not None]
    return sum(known) / len(known) if known else None
