"""COINr's tables: as its checks ask for them, and aggregated as it would, they give our scores."""

from __future__ import annotations

import csv
import io
from math import prod

import pytest

from scoring.model.framework import GEOMETRIC, MINIMUM, Framework
from scoring.publish.data.coinr import INDEX, NA, codes, coinr_files, goal_codes
from scoring.publish.data.results import Results

Row = dict[str, str]


def table(files: dict[str, bytes], name: str) -> list[Row]:
    return list(csv.DictReader(io.StringIO(files[name].decode())))


@pytest.fixture
def files(scored: Results) -> dict[str, bytes]:
    return coinr_files(scored)


def test_where_nothing_is_scored_there_are_no_tables(results: Results) -> None:
    assert bool(coinr_files(results)) == results.framework.scored


def test_meta_data_pass_the_checks_of_coinr(files: dict[str, bytes]) -> None:
    rows = {row["iCode"]: row for row in table(files, "iMeta.csv")}
    assert len(rows) == len(table(files, "iMeta.csv"))
    index = [row for row in rows.values() if row["Type"] in {"Indicator", "Aggregate"}]
    assert {int(row["Level"]) for row in index} == set(range(1, int(rows[INDEX]["Level"]) + 1))
    for row in index:
        assert not row["iCode"][0].isdigit()
        assert (int(row["Level"]) == 1) == (row["Type"] == "Indicator")
        assert (row["Parent"] == NA) == (row["iCode"] == INDEX)
        if row["Parent"] != NA:
            assert int(rows[row["Parent"]]["Level"]) == int(row["Level"]) + 1
        assert (row["Direction"], row["Unit"] != NA) == ("1", True)
        assert float(row["Weight"]) > 0
    for name in ("iData.csv", "iData-low.csv", "iData-high.csv"):
        for unit in table(files, name):
            assert set(unit) - {"uCode", "uName"} <= rows.keys()
            assert unit["uCode"] not in rows


def test_aggregated_as_coinr_does_they_give_our_scores(scored: Results, files: dict[str, bytes]) -> None:
    meta = table(files, "iMeta.csv")
    for end, name in (("low_share", "iData-low.csv"), ("high_share", "iData-high.csv")):
        for unit in table(files, name):
            found = aggregated(scored.framework, meta, unit)
            score = scored.result(unit["uCode"]).score
            assert found == pytest.approx(float(getattr(score, end)), abs=1e-5)


def aggregated(framework: Framework, meta: list[Row], unit: Row) -> float:
    ways = {INDEX: framework.score}
    ways |= {goal_codes(framework)[goal.id]: goal.score for goal in framework.every_goal}

    def value(code: str) -> float:
        if code in unit:
            return float(unit[code])
        parts = [(float(row["Weight"]), value(row["iCode"])) for row in meta if row["Parent"] == code]
        whole = sum(weight for weight, _ in parts)
        if ways.get(code) == GEOMETRIC:
            return float(prod(one ** (weight / whole) for weight, one in parts))
        if ways.get(code) == MINIMUM:
            return min(one for _, one in parts)
        return sum(weight * one for weight, one in parts) / whole

    return value(INDEX)


def test_what_is_not_decided_is_missing_between_its_ends(files: dict[str, bytes]) -> None:
    low, high, decided = (table(files, f"iData{end}.csv") for end in ("-low", "-high", ""))
    for one, other, middle in zip(low, high, decided, strict=True):
        for name, value in middle.items():
            assert value == (one[name] if one[name] == other[name] else NA)


def test_codes_are_names_in_r_and_never_two_alike() -> None:
    assert codes("I", ["1.1", "1.10", "a-b", "a.b"]) == {
        "1.1": "I1_1",
        "1.10": "I1_10",
        "a-b": "Ia_b",
        "a.b": "Ia_b_",
    }
