"""Whether the criteria of an indicator's file go together, each with itself and all with each other."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.problems import Problems
from scoring.read.nodes import Node
from scoring.read.schemas import IndicatorFile
from scoring.read.schemas.indicator import CriterionItem, MeasureItem
from scoring.read.validate import origin_at


def sound_criteria(file: IndicatorFile, node: Node, answers: tuple[str, ...], problems: Problems) -> bool:
    """Whether each criterion has its own letter, is answered in one way, and says what answers mean.

    ``answers`` are those of the framework, worst first.
    """
    before = len(problems.found)
    letters: set[str] = set()
    for number, item in enumerate(file.criteria):
        origin, subject = origin_at(node, "criteria", number), f"{file.id}.{item.id}"
        if item.id in letters:
            said, hint = f"another criterion has the letter {item.id}", "Give it another letter."
            problems.add("framework.duplicate-id", origin.at("id"), subject, said, hint)
        letters.add(item.id)
        measured = _measure(item.measure) if item.measure else ()
        for key, said, hint in [*_treaty(item), *measured, *_meanings(item, answers)]:
            problems.add("framework.criterion", origin.key(key), subject, said, hint)
    return len(problems.found) == before


def _meanings(item: CriterionItem, answers: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Answers without a meaning, and meanings without an answer; only the best and worst must have one."""
    usual = {"met": item.met, "partly": item.partly, "not met": item.not_met}
    given = {answer for answer, text in {**usual, **item.meanings}.items() if text}
    for answer in (answers[-1], answers[0]):
        if answer not in given:
            key = answer.replace(" ", "-")
            yield "id", f"nothing says what {answer} means here", f"Add {key}: and what must be so."
    for answer in sorted(given - set(answers)):
        key = answer.replace(" ", "-")
        yield key, f"the framework has no answer {answer}", f"Its answers are {', '.join(reversed(answers))}."


def _treaty(item: CriterionItem) -> Iterator[tuple[str, str, str]]:
    """What does not go together with a treaty or its absence: the key, the fault, the hint."""
    statuses = {"met-when": item.met_when, "partly-when": item.partly_when}
    if item.treaty and item.measure:
        yield "treaty", "a criterion is answered by a treaty or by a number, not by both", "Keep one of them."
    if item.treaty and not item.met_when and not item.measure:
        yield "treaty", "nothing says when the treaty meets the criterion", "Add met-when: [in-force]."
    idle = [key for key, listed in statuses.items() if listed and not item.treaty]
    if idle:
        said = f"{' and '.join(idle)} can only be said of a treaty, and none is named"
        yield idle[0], said, "Add treaty: and its short name."
    for status in sorted(set(item.met_when) & set(item.partly_when)):
        yield "partly-when", f"{status} is met and partly at once", "Take it out of one of the two."


def _measure(measure: MeasureItem) -> Iterator[tuple[str, str, str]]:
    rising = measure.better == "more"
    if measure.partly is not None and (
        measure.partly == measure.met or (measure.partly > measure.met) == rising
    ):
        limits = f"met {measure.met} and partly {measure.partly}"
        said = f"with {limits}, {measure.better} being better, no number could be partly"
        yield "measure", said, f"Correct the thresholds, or write better: {'less' if rising else 'more'}."
