"""Findings as a reviewer sees them, in words and on lines of 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill

from scoring.commands.standing_words import category_words, rank_words
from scoring.explain.consequence import Consequence, Outcome, Weight
from scoring.language import Language
from scoring.language.words import ANSWERS, GRADE_STATES, SET_ASIDE
from scoring.model.framework import Framework
from scoring.model.result import Basis
from scoring.model.reviews import RETURNED
from scoring.problems import plain
from scoring.review.queue import Entry
from scoring.review.standing import LAPSED

WIDTH = 80
WEIGHTS = {
    Weight.GRADE: "a grade rests on it",
    Weight.STANDING: "a category or a rank rests on it",
    Weight.COUNTS: "it counts, and no grade would change by it alone",
    Weight.IDLE: "it does not count",
}
STATES = {"accepted": "accepted", "returned": "sent back", "lapsed": "lapsed", "waiting": "waiting"}
PARTS = {
    "criterion": "the criterion",
    "question": "the question or what its answers mean",
    "answer": "the answer",
    "text": "the text",
    "actor": "the actor",
    "level": "the level or coverage",
    "dates": "the dates",
    "ends": "what it supersedes",
    "locator": "the locator",
    "source": "the source's record",
}


def wrapped(text: str, indent: int = 0, hanging: int | None = None, first: str = "") -> str:
    """A text on lines of 80 columns; what nobody sees in data is made visible."""
    return fill(
        plain(text),
        WIDTH,
        initial_indent=first or " " * indent,
        subsequent_indent=" " * (indent if hanging is None else hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def listed(framework: Framework, entries: Sequence[Entry], most: int | None, choices: str) -> Iterator[str]:
    """For people: how far each country is, what was sent back, and what waits, the heaviest first."""
    yield from _counts(entries)
    returned = [one for one in entries if one.standing.state == RETURNED]
    if returned:
        yield "\nSENT BACK TO THEIR AUTHORS"
        for entry in returned:
            yield from _returned(entry)
    waiting = [one for one in entries if one.waits]
    weight: Weight | None = None
    for entry in waiting[:most]:
        if entry.consequence.weight is not weight:
            weight = entry.consequence.weight
            yield f"\nWAITING: {WEIGHTS[weight]}"
        yield from _waiting(framework, entry)
    if most is not None and len(waiting) > most:
        yield f"\nand {len(waiting) - most} more: --all lists them."
    if waiting:
        country = waiting[0].edition.country
        yield f"\n`cards review {country}{choices}` walks through what waits there, one by one."


def _counts(entries: Sequence[Entry]) -> Iterator[str]:
    for key in sorted({(one.edition.country, one.edition.id) for one in entries}):
        own = [one.standing.state for one in entries if (one.edition.country, one.edition.id) == key]
        said = [f"{own.count(state)} {word}" for state, word in STATES.items() if state in own]
        yield f"{' '.join(key)}: {plural(len(own), 'finding')}: {', '.join(said)}"


def plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"


def _returned(entry: Entry) -> Iterator[str]:
    finding = entry.finding
    yield f"  {finding.id}, for {finding.author}"
    for one in entry.standing.verdicts:
        if one.stands and one.verdict.verdict == RETURNED:
            yield wrapped(f"{one.verdict.comment or '(no comment)'}", 4)
            yield wrapped(f"by {one.review.role}, on {one.verdict.on}", 4)


def _waiting(framework: Framework, entry: Entry) -> Iterator[str]:
    consequence, finding = entry.consequence, entry.finding
    answer = answer_word(consequence.now.answer)
    yield wrapped(f"{finding.id}: {finding.criterion} {answer}. {short_effect(framework, consequence)}", 2, 6)
    if entry.standing.state == LAPSED:
        yield wrapped(lapse(entry), 6)


def lapse(entry: Entry) -> str:
    """What was said before, by whom, and what has changed since, as far as it is known."""
    last = entry.last
    if last is None:
        return ""
    changed = [PARTS.get(name, name) for name in entry.changed(last.verdict)]
    since = f"{Language().both(changed)} changed since" if changed else "something of it changed since"
    said = f"{STATES[last.verdict.verdict]} by {last.review.role} on {last.verdict.on}; {since}"
    return f"{said}. The comment then: {last.verdict.comment}" if last.verdict.comment else f"{said}."


def answer_word(answer: str) -> str:
    return ANSWERS.get(answer, answer)


def grade_word(framework: Framework, outcome: Outcome) -> str:
    grades = [grade.label for grade in framework.grades[outcome.result.best : outcome.result.worst + 1]]
    return GRADE_STATES.get(outcome.result.state.value, " or ".join(grades))


def short_effect(framework: Framework, consequence: Consequence) -> str:
    """``1.1 is yellow; without it red; if met, green``."""
    said = [f"{consequence.now.result.indicator} is {grade_word(framework, consequence.now)}"]
    for answers, seen in _moved(framework, consequence):
        said.append(f"if {Language().either(answers)}, {seen}" if answers else f"without it {seen}")
    return "; ".join(said)


def effects(framework: Framework, consequence: Consequence) -> list[str]:
    """What rests on a finding, a sentence each: as it is, without it, with each other answer."""
    now = consequence.now
    indicator = framework.indicator_by_id[now.result.indicator]
    said = [f"{indicator.id} {indicator.title} is {grade_word(framework, now)}."]
    if now.result.overridden:
        said.append("A panel has set that grade in place of the rule's.")
    if consequence.set_aside:
        said.append(f"This finding does not count: {SET_ASIDE[consequence.set_aside]}.")
    if not _differs(consequence.without, now):
        said.append("Without it, nothing on the card would change.")
    for answers, seen in _moved(framework, consequence):
        said.append(
            f"If it said {Language().either(answers)}: {seen}." if answers else f"Without it: {seen}."
        )
    still = [answer_word(one.answer) for one in consequence.others if not _differs(one, now)]
    if still:
        said.append(f"If it said {Language().either(still)}, nothing would change.")
    return said


def _moved(framework: Framework, consequence: Consequence) -> Iterator[tuple[list[str], str]]:
    """What would change, with the answers that would do it; none of them where the finding is left out."""
    now = consequence.now
    grouped: dict[str, list[str]] = {}
    if _differs(consequence.without, now):
        yield [], _seen(framework, consequence.without, now)
    for one in consequence.others:
        if _differs(one, now):
            grouped.setdefault(_seen(framework, one, now), []).append(answer_word(one.answer))
    for seen, answers in grouped.items():
        yield answers, seen


def _differs(one: Outcome, now: Outcome) -> bool:
    standing = (one.categories, one.basis, one.rank) != (now.categories, now.basis, now.rank)
    return one.grade != now.grade or standing


def _seen(framework: Framework, one: Outcome, now: Outcome) -> str:
    """The grade and, in brackets, the heaviest other thing that would be another with it."""
    said = grade_word(framework, one)
    if one.basis is not now.basis:
        return f"{said} (on too little evidence for a rank)" if one.basis is Basis.NONE else said
    if one.categories != now.categories:
        return f"{said} (category {category_words(framework, one.categories, Language())})"
    return f"{said} (rank {rank_words(one.rank)})" if one.rank != now.rank else said


def lines(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Headings on the left, what stands under them on the right."""
    for heading, text in pairs:
        yield wrapped(text, 11, first=f"{heading:<11}")
