"""Whether the criteria of an indicator's file go together, each with itself and all with each other."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.problems import Problems
from scoring.read.nodes import Node
from scoring.read.schemas import IndicatorFile
from scoring.read.schemas.framework import CriterionItem, MeasureItem
from scoring.read.validate import origin_at


def sound_criteria(file: IndicatorFile, node: Node, problems: Problems) -> bool:
    """Whether each criterion has a letter of its own, and is answered in one way only."""
    before = len(problems.found)
    letters: set[str] = set()
    for number, item in enumerate(file.criteria):
        origin, subject = origin_at(node, "criteria", number), f"{file.id}.{item.id}"
        if item.id in letters:
            said, hint = f"another criterion has the letter {item.id}", "Give it another letter."
            problems.add("framework.duplicate-id", origin.at("id"), subject, said, hint)
        letters.add(item.id)
        for key, said, hint in [*_treaty(item), *(_measure(item.measure) if item.measure else ())]:
            problems.add("framework.criterion", origin.key(key), subject, said, hint)
    return len(problems.found) == before


def _treaty(item: CriterionItem) -> Iterator[tuple[str, str, str]]:
    """What does not go together with a treaty or its absence: the key, the fault, the hint."""
    statuses = {"met-when": item.met_when, "partly-when": item.partly_when}
    if item.treaty and item.measure:
        yield "treaty", "a criterion is answered by a treaty or by a number, not by both", "Keep one of them."
    if item.treaty and not item.met_when:
        yield "treaty", "nothing says when the treaty meets the criterion", "Add met-when: [in-force]."
    for key in (key for key, listed in statuses.items() if listed and not item.treaty):
        yield key, f"{key} belongs to a treaty, and none is named", "Add treaty: and its short name."
    for status in sorted(set(item.met_when) & set(item.partly_when)):
        yield "partly-when", f"{status} is met and partly at once", "Take it out of one of the two."


def _measure(measure: MeasureItem) -> Iterator[tuple[str, str, str]]:
    rising = measure.better == "more"
    if measure.partly is not None and (
        measure.partly == measure.met or (measure.partly > measure.met) == rising
    ):
        limits = f"met {measure.met} and partly {measure.partly}"
        said = f"with {limits}, {measure.better} being better, no number could be partly"
        yield "measure", said, "Correct the thresholds, or write the other of better: more and better: less."
