"""What was already asked of a state, below the indicators that it is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from scoring.explain.asked import AskedOf
from scoring.language import Language
from scoring.model.framework import Framework
from scoring.publish.asked import DONE, because, indicators


def asked_lines(
    framework: Framework, asked: Iterable[AskedOf], indicator: str, language: Language
) -> list[str]:
    """The recommendations that an indicator's criteria would fulfil: by whom, when, what, where it stands."""
    lines = []
    for one in asked:
        if indicator in indicators(framework, one):
            said, reference = one.recommendation, one.recommendation.reference
            reported = f", reporting {reference.reporting}" if reference.reporting else ""
            lines += [
                f"    {said.by}, {language.date(said.on)}: {said.text}",
                f"      {DONE[one.done]}: {because(framework, one, language)}",
                f"      {said.id}; {reference.source}, {reference.locator}{reported}",
            ]
    return ["  Already asked of the state:", *lines] if lines else []


def asked_record(framework: Framework, one: AskedOf) -> dict[str, Any]:
    said, reference = one.recommendation, one.recommendation.reference
    return {
        "id": said.id,
        "by": said.by,
        "on": str(said.on),
        "text": said.text,
        "source": reference.source,
        "locator": reference.locator,
        "reporting": reference.reporting,
        "criteria": [answer.criterion for answer in one.answers],
        "done": one.done.value,
        "outside": said.outside or None,
    }
