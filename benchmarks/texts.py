"""Invented texts for a card in full: plain sentences in the shape and length of a real one's."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import Any

from scoring.model.evidence import Edition
from scoring.model.framework import Framework, Goal

WHO = (
    "The ministry of justice",
    "The ministry of education",
    "The national police",
    "A council of several ministries",
    "The office for child protection",
    "Each of the provinces",
    "The border authority",
    "The ministry of health",
)
DOES = (
    "trains its staff twice a year",
    "keeps a register of what it was told",
    "pays for shelters in three towns",
    "has published a plan with dates",
    "answers letters of the public within a month",
    "works with two invented organisations",
    "tells schools what to look out for",
    "has asked parliament for a law",
)
YET = (
    "but no budget was set aside for it",
    "but nobody has looked at what came of it",
    "but it reaches the capital alone",
    "and the money for it ends next year",
    "though the rules for it are not in force yet",
    "and an invented report calls it a beginning",
    "but children who live in the country are left out",
    "which no court has yet relied on",
)
THEREFORE = (
    "What is missing is named in the calls below.",
    "It is counted here because the state pays for it.",
    "Of other regions nothing is known.",
    "None of this is a statement on a real state.",
    "The next edition will look at it again.",
)


def sentence(random: Random) -> str:
    return f"{random.choice(WHO)} {random.choice(DOES)}, {random.choice(YET)}."


def summary(random: Random) -> str:
    """What stands in a cell: 40 to 55 words."""
    return " ".join(["Invented:", *(sentence(random) for _ in range(2)), random.choice(THEREFORE)])


def paragraph(random: Random, source: str) -> str:
    said = " ".join(sentence(random) for _ in range(random.randrange(3, 6)))
    return f"{said} {random.choice(THEREFORE)[:-1]} [@{source}, page {random.randrange(3, 90)}]."


def section(random: Random, title: str, sources: Sequence[str], paragraphs: int) -> str:
    return "\n\n".join(
        [f"### {title}", *(paragraph(random, random.choice(sources)) for _ in range(paragraphs))]
    )


def card_texts(
    framework: Framework, edition: Edition, sources: Sequence[str], random: Random
) -> dict[str, Any]:
    """The file of texts: as many words as that of the USA, give or take a tenth."""
    opening = (
        f"Everything here is invented, to try the engine with [@{sources[0]}, page 3]. By the rules "
        "{in-text} reaches {points} of {possible} points."
    )
    titles = ("Where it happens", "What is counted, and what is not", "Who is at risk", "How it is organised")
    situation = [opening, *(section(random, title, sources, 2) for title in titles)]
    studies = [("situation", "An invented operation"), ("situation", "An invented initiative")]
    studies.append((framework.last_goals[-1].id, "An invented rule"))
    return {
        "summaries": {one.id: summary(random) for one in framework.indicators},
        "situation": "\n\n".join(situation),
        "case-studies": [
            {
                "id": f"study-{number}",
                "place": place,
                "title": title,
                "text": "\n\n".join(paragraph(random, random.choice(sources)) for _ in range(2)),
            }
            for number, (place, title) in enumerate(studies, 1)
        ],
        "goals": {
            goal.id: {"discussion": "\n\n".join([opening, *_discussed(goal, sources, random)])}
            for goal in framework.last_goals
        },
        "petition": {"introduction": "We ask the invented Government for the following."},
    }


def _discussed(goal: Goal, sources: Sequence[str], random: Random) -> list[str]:
    return [section(random, f"On {one.id}", sources, 2) for one in goal.indicators]


def card_calls(framework: Framework, edition: Edition, sources: Sequence[str]) -> dict[str, Any]:
    """The file of calls: three for each goal, or as many as it has indicators."""
    calls = []
    for goal in framework.last_goals:
        for one in goal.indicators[:3]:
            calls.append(
                {
                    "id": f"{edition.country.lower()}-call-{one.id}",
                    "goal": goal.id,
                    "text": f"The invented Government should do what {one.id} asks for, and pay for it.",
                    "petition": f"All that indicator {one.id} asks for, and the money for it.",
                    "criteria": [f"{one.id}.{one.criteria[0].id}"],
                    "sources": [{"source": sources[0], "locator": "page 6"}],
                }
            )
    return {"calls": calls}
