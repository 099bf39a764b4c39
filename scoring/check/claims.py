"""What a text claims of grades, categories and treaties in words, held against what the data give.

Only what cannot be meant otherwise is looked for: a claim of the edition's own country, in plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from scoring.explain.figures import Figures
from scoring.grade.treaties import DEPOSITED, EXTENDED, IN_FORCE, NONE, SIGNED, treaty_status
from scoring.model.evidence import TreatyRecord

_OWN_GRADE = re.compile(
    r"\b(?:we (?:give|gave)(?: it)?|(?:it |this )?(?:is|was|has been) graded"
    r"|(?:the|its) (?:grade|colour) (?:is|was))(?: a| as)? (\w+)\b",
    re.IGNORECASE,
)
"""Without an id: of the indicator whose text it is."""
_GIVEN = re.compile(
    r"\b(?:we (?:give|gave|grade|graded)|graded) (?:indicator )?(\d+\.\d+)(?: a| as)? (\w+)\b", re.IGNORECASE
)
_CATEGORY = re.compile(
    r"\b(?:category(?: is| of)?|falls (?:in|into|under)|(?:is|was) placed (?:in|under))"
    r"[\s:*_\"“‘'(]+(?:the category (?:of )?)?[*_\"“‘']*",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\b(?:has|have) (?:already |since |now )?(?:ratified|acceded to)\b", re.IGNORECASE)
_UNBOUND = re.compile(
    r"\b(?:(?:has|have) (?:not(?: yet)?|never|yet to|still not) (?:ratified|ratify|acceded to|accede to)"
    r"|(?:is|are) (?:not(?: yet)?|still not) (?:a )?part(?:y|ies) to)\b",
    re.IGNORECASE,
)
_UNSIGNED = re.compile(r"\b(?:has|have) (?:not(?: yet)?|never|yet to|still not) sign(?:ed)?\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?:[^.!?\n]|\.(?=\d)|\n(?!\s*\n))+")
"""To its end; the point of a number ends none."""
_CITATION = re.compile(r"\[@[^\]]*\]")
_STATE = ("the country", "the state", "the government")
_ELSEWHEN = re.compile(r"\b\d{4}\b|\b(?:earlier|before|previous(?:ly)?|last|then|once)\b", re.IGNORECASE)
"""A sentence with one of these may speak of another edition."""
_SAID = {
    IN_FORCE: "the treaty is in force",
    DEPOSITED: "the ratification is deposited",
    EXTENDED: "the treaty is extended to it",
    SIGNED: "the treaty is signed only",
    NONE: "the treaty is neither signed nor ratified",
}


class Claim(NamedTuple):
    """A claim that the data contradict: where, as written, and what they give."""

    start: int
    written: str
    right: str


def claims(text: str, subject: str, figures: Figures) -> Iterator[Claim]:
    """The wrong claims of a text on ``subject``: an indicator's id, or whatever else."""
    for sentence in SENTENCE.finditer(_may_claim(text)):
        found = list(_treaties(sentence.group(), figures))
        if not _ELSEWHEN.search(sentence.group()):
            found += _grades(sentence.group(), subject, figures)
            found += _categories(sentence.group(), figures)
        yield from (one._replace(start=sentence.start() + one.start) for one in found)


@lru_cache(maxsize=20_000)
def _may_claim(text: str) -> str:
    """The text with its citations blanked; empty where it has nothing to hold against the data.

    It is remembered: after a save most texts are those of before.
    """
    told = _CITATION.sub(lambda cited: " " * len(cited.group()), text)
    looked_for = (_UNBOUND, _UNSIGNED, _BOUND, _GIVEN, _OWN_GRADE, _CATEGORY)
    return told if any(pattern.search(told) for pattern in looked_for) else ""


def _grades(text: str, subject: str, figures: Figures) -> Iterator[Claim]:
    framework, found = figures.framework, figures.result.indicators
    given = [(match.group(1), match, 2) for match in _GIVEN.finditer(text)]
    if subject in found:
        own = (
            match for match in _OWN_GRADE.finditer(text) if not text[: match.start()].rstrip()[-1:].isdigit()
        )
        given += [(subject, match, 1) for match in own]
    for id_, match, group in given:
        word = match.group(group).lower()
        if id_ in found and word in framework.grade_position:
            result = found[id_]
            right = [grade.id for grade in framework.grades[result.best : result.worst + 1]]
            if not result.applicable or right != [word]:
                yield Claim(match.start(group), match.group(group), " or ".join(right))


def _categories(text: str, figures: Figures) -> Iterator[Claim]:
    labels = {category.label.lower(): category.id for category in figures.framework.categories}
    right = [figures.framework.category_by_id[id_].label for id_ in figures.result.categories]
    for match in _CATEGORY.finditer(text):
        rest = " ".join(text[match.end() : match.end() + 60].lower().split())
        said = next((label for label in labels if re.match(rf"{re.escape(label)}\b", rest)), None)
        if said and [said] != [label.lower() for label in right]:
            yield Claim(match.end(), text[match.end() : match.end() + len(said)], " or ".join(right))


def _treaties(sentence: str, figures: Figures) -> Iterator[Claim]:
    """A claim that the country is bound by the one treaty that the sentence names, or is not."""
    negative, positive = _UNBOUND.search(sentence) or _UNSIGNED.search(sentence), _BOUND.search(sentence)
    claim = negative or positive
    if not claim or (negative and positive) or not _of_the_state(sentence, claim.start(), figures):
        return
    records = {record.treaty: record for record in figures.workspace.countries[figures.country].treaties}
    named = [id_ for id_ in records if names(figures, id_, sentence)]
    if len(named) == 1 and (right := _contradicted(records[named[0]], claim, figures)):
        yield Claim(claim.start(), claim.group(), f"{named[0]}: {right}")


def _contradicted(record: TreatyRecord, claim: re.Match[str], figures: Figures) -> str:
    """What the record says instead; empty where the claim stands."""
    status = treaty_status(figures.workspace.treaties[record.treaty], record, figures.as_of)
    bound = status in {IN_FORCE, DEPOSITED, EXTENDED}
    if _UNSIGNED.match(claim.group()):
        wrong = bound or status == SIGNED
    else:
        wrong = bound if _UNBOUND.match(claim.group()) else status in {SIGNED, NONE}
    return _SAID[status] if wrong else ""


def _of_the_state(words: str, start: int, figures: Figures) -> bool:
    """Whether the claim follows right upon the country's own name, or a word for its state."""
    country = figures.workspace.countries[figures.country]
    before = " ".join(words[:start].split()).lower()
    own = (country.short_name, country.name, country.in_text, *_STATE)
    return any(re.search(rf"(?:^|\W){re.escape(name.lower())}$", before) for name in own)


def names(figures: Figures, treaty: str, sentence: str) -> bool:
    """Whether a sentence names a treaty by its short title, its title or another name."""
    known = figures.workspace.treaties[treaty]
    return any(re.search(rf"\b{re.escape(name)}\b", sentence) for name in (treaty, known.title, *known.also))
