"""Standings as records and as a pandas table, for programs and for export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.model.framework import Framework
from scoring.model.result import CountryResult, GradeState, Standing, Standings
from scoring.model.workspace import Workspace
from scoring.rank.history import Past, previous, trend

if TYPE_CHECKING:
    import pandas as pd


def as_records(workspace: Workspace, framework: Framework, standings: Standings) -> dict[str, Any]:
    """The standings as plain values: exact fractions as text, lists with one element where decided.

    ``previous`` is the evidence before that of a country's standing, by today's rules; None where this is
    its first.
    """
    past = previous(workspace, framework, standings.edition)
    return {
        "framework": framework.id,
        "edition": standings.edition,
        "countries": [
            _record(workspace, framework, standing, past.get(standing.country))
            for standing in standings.countries.values()
        ],
    }


def _record(
    workspace: Workspace, framework: Framework, standing: Standing, past: Past | None
) -> dict[str, Any]:
    result = standing.result
    return {
        "country": standing.country,
        "name": workspace.short_name(standing.country),
        "basis": standing.basis.value,
        "categories": list(standing.categories),
        "score": _score(result) if result else None,
        "rank": list(standing.rank) if standing.rank else None,
        "coverage": str(result.coverage) if result else None,
        "grades": {
            id_: [grade.id for grade in framework.grades[one.best : one.worst + 1]]
            if one.state is not GradeState.NOT_APPLICABLE
            else []
            for id_, one in (result.indicators if result else {}).items()
        },
        "states": {id_: one.state.value for id_, one in (result.indicators if result else {}).items()},
        "stars": [id_ for id_, one in (result.indicators if result else {}).items() if one.star],
        "previous": _previous(past, result) if past and result else None,
    }


def _score(result: CountryResult) -> list[str] | None:
    score = result.score
    return [str(score.low_share), str(score.high_share)] if score.possible else None


def _previous(past: Past, now: CountryResult) -> dict[str, Any]:
    direction = trend(past.result, now)
    return {
        "edition": past.edition,
        "found-under": past.found_under,
        "categories": list(past.result.categories),
        "score": _score(past.result),
        "coverage": str(past.result.coverage),
        "trend": direction.value if direction else None,
    }


def as_frame(workspace: Workspace, framework: Framework, standings: Standings) -> pd.DataFrame:
    """One row a country, indexed by its code; scores as shares, a column for each indicator's grade.

    Columns: name, basis, category, score_low, score_high, rank_best, rank_worst, coverage, stars,
    previous_edition, previous_category, previous_low, previous_high, trend, then the indicators by id.
    Alternatives are joined by ``|``, best first; what is not there is missing.
    """
    import pandas as pd

    rows = []
    for record in as_records(workspace, framework, standings)["countries"]:
        low, high = record["score"] or (None, None)
        best, worst = record["rank"] or (None, None)
        past = record["previous"] or {}
        past_low, past_high = past.get("score") or (None, None)
        rows.append(
            {
                "country": record["country"],
                "name": record["name"],
                "basis": record["basis"],
                "category": "|".join(record["categories"]),
                "score_low": low,
                "score_high": high,
                "rank_best": best,
                "rank_worst": worst,
                "coverage": record["coverage"],
                "stars": "|".join(record["stars"]),
                "previous_edition": past.get("edition"),
                "previous_category": "|".join(past["categories"]) if past else None,
                "previous_low": past_low,
                "previous_high": past_high,
                "trend": past.get("trend"),
                **{one.id: "|".join(record["grades"].get(one.id, [])) for one in framework.indicators},
            }
        )
    frame = pd.DataFrame(rows).set_index("country")
    return frame.astype({"rank_best": "Int64", "rank_worst": "Int64"})
