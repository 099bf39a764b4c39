"""Claims in texts: the wrong ones are found, and what may be meant otherwise is left alone."""

from __future__ import annotations

from pathlib import Path

import edits
import pytest

from scoring.check import check
from scoring.problems import Problem
from scoring.read.workspace import load

SITUATION = "{country} is an invented country."
SUMMARY = "The state runs no campaign; NGOs do what they can"


def said(tmp_path: Path, old: str, new: str) -> list[Problem]:
    """What check says of the sound workspace with this text in the place of another."""
    root = edits.copied(tmp_path / "workspace")
    edits.edit(root, edits.TEXTS, old, new)
    return list(check(load(root)))


@pytest.mark.parametrize(
    "text",
    [
        "We give 1.2 red.",
        "We graded indicator 1.1 green.",
        "It falls into the category little done.",
        "The category is *much done*.",
        "Examplia has never ratified the CRC.",
        "The country has not signed the OPSC.",
        "The Government is not yet a party to the CRC.",
        "The country scores 4 points.",
        "It stands in 2nd place.",
        "It is 2nd of 2 countries.",
    ],
)
def test_a_claim_that_the_data_contradict_is_found(tmp_path: Path, text: str) -> None:
    found = said(tmp_path, SITUATION, text)
    assert [problem.code for problem in found] == ["text.contradiction"]


@pytest.mark.parametrize(
    "text",
    [
        "We give 1.1 yellow.",
        "In 2008 we gave 1.2 red.",
        "The last card graded 1.2 red.",
        "It falls into the category some done.",
        "What falls under the law is much done elsewhere.",
        "Examplia has ratified the CRC.",
        "Samplia has not ratified the CRC.",
        "Neighbours of Examplia say that Samplia has never ratified the CRC.",
        "Examplia has not ratified the CRC and has signed the OPSC.",
        "The country has not signed the treaty of Nowhere.",
        "Of 12 schools 4 scored 4 points each.",
        "It is the 2nd plan of 7.",
    ],
)
def test_what_is_right_or_may_be_meant_otherwise_is_left_alone(tmp_path: Path, text: str) -> None:
    found = said(tmp_path, SITUATION, text)
    assert [problem for problem in found if problem.code == "text.contradiction"] == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("We gave it red.", 1),
        ("It is graded yellow.", 0),
        ("The grade is green.", 1),
        ("The flag is green.", 0),
    ],
)
def test_in_a_summary_the_indicator_needs_no_name(tmp_path: Path, text: str, wrong: int) -> None:
    found = said(tmp_path, SUMMARY, f"{text} {SUMMARY}")
    assert [problem.subject for problem in found] == ["1.2"] * wrong


def test_a_record_without_consent_contradicts_a_ratification(tmp_path: Path) -> None:
    root = edits.copied(tmp_path / "workspace")
    country = "countries/XAA/country.yaml"
    edits.edit(root, country, "    consent: 1991\n    consent-kind: ratification\n", "")
    edits.edit(root, edits.TEXTS, SITUATION, "Examplia has ratified the CRC.")
    (found,) = check(load(root))
    assert found.message == "the text says has ratified, and the data give CRC: the treaty is signed only"


def test_a_statement_with_another_year_than_the_record_is_found(tmp_path: Path) -> None:
    root = edits.copied(tmp_path / "workspace")
    old = "The first report has been submitted, and the second is overdue."
    edits.edit(root, edits.XAA, old, "The OPSC was ratified in 2005, and a report is overdue.")
    (found,) = check(load(root))
    assert (found.code, found.subject) == ("text.contradiction", "xaa-2.1-b1")
    assert "says 2005, and the ratification record gives 2004" in found.message
