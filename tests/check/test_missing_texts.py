"""Which texts a card misses: those where the evidence has something to say."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from scoring.check.texts import check_card_texts
from scoring.problems import Problems
from scoring.read.workspace import Loaded, load

ROOT = Path(__file__).parent.parent.parent
MINI, ECPAT = ("XAA", "2010-01", "mini-1"), ("USA", "2010-01", "ecpat-2010")


@cache
def loaded(edition: tuple[str, str, str]) -> Loaded:
    return load(ROOT / "tests" / "workspaces" / "sound" if edition == MINI else ROOT)


def missed(*indicators: str, of: tuple[str, str, str] = MINI, situation: str = "Told.") -> set[str]:
    """What is missed on a card without summaries and discussions, with findings on these indicators only."""
    edition = loaded(of).workspace.editions[of]
    findings = tuple(one for one in edition.findings if one.criterion.rpartition(".")[0] in indicators)
    assert {one.criterion.rpartition(".")[0] for one in findings} == set(indicators)
    texts = replace(edition.texts, summaries={}, discussions={}, situation=situation)
    problems = Problems()
    check_card_texts(replace(edition, findings=findings, texts=texts), loaded(of), None, problems)
    said = [one.message for one in problems if one.code == "text.missing"]
    return {one.removeprefix("there is no ") for one in said}


def test_all_are_missed_where_there_are_findings_on_all() -> None:
    assert missed("1.1", "1.2", "2.1", "2.10") == {
        *(f"summary of indicator {id_}" for id_ in ("1.1", "1.2", "2.1", "2.10")),
        *(f"discussion of goal {id_}" for id_ in ("A", "B")),
    }


def test_an_indicator_without_findings_needs_no_summary() -> None:
    assert missed("1.1", "2.10") == {"summary of indicator 1.1", "summary of indicator 2.10"}


def test_nor_does_one_that_the_ratification_record_answers() -> None:
    assert missed("2.4", of=ECPAT) == {"summary of indicator 2.4"}
    assert missed("2.3", "2.4", of=ECPAT) == {
        *(f"summary of indicator {id_}" for id_ in ("2.3", "2.4")),
        "discussion of goal B",
    }


def test_a_goal_needs_a_discussion_when_two_of_its_indicators_are_examined() -> None:
    assert "discussion of goal A" not in missed("1.1", "2.1", "2.10")
    assert "discussion of goal A" in missed("1.1", "1.2")


def test_the_situation_is_always_missed() -> None:
    assert "text on the situation" in missed("1.1", situation="")
