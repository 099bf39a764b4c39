"""Figures typed into texts, held against what the data give.

Only figures that the engine knows are looked for, by what stands around them; figures from sources are
left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from scoring.check.claims import claims, names
from scoring.explain.figures import Figures, Share
from scoring.grade.treaties import binding_from
from scoring.language.formats import whole_percent
from scoring.model.evidence import TreatyRecord
from scoring.problems import Origin, Problems

_COUNTRIES = r"(?:countries|states|governments)"
_IN_EDITION = (
    r"(?:graded|ranked|compared|assessed|monitored|listed|in figure|in this edition|of the campaign)"
)
_DIGIT = re.compile(r"\d")
"""What stands in every text in which one of the patterns below finds something."""
_FIGURES: dict[str, str] = {
    "category-share": rf"(\d+(?:\.\d+)?)\s*(?:%|per ?cent)\s+of\s+(?:the\s+|all\s+)?{_COUNTRIES}",
    "countries": rf"(\d+)\s+{_COUNTRIES}\s+(?:that are |which are )?{_IN_EDITION}",
    "indicators": r"(\d+)\s+indicators\b(?!\s+(?:of|in|under|for|per)\s+(?:\w+\s+)?goal)",
    "goals": r"(\d+)\s+goals\b",
    "criteria": r"(\d+)\s+criteria\b",
    "points": r"(\d+)\s+(?:of|out of)\s+(?:the\s+)?(?:\d+|\{possible\})\s+(?:possible\s+)?points",
    "possible": r"(?:\d+|\{points\})\s+(?:of|out of)\s+(?:the\s+)?(\d+)\s+(?:possible\s+)?points",
    "scored": r"\b(?:it|country|card)\s+(?:scores|has|gets)\s+(\d+)\s+points\b",
    "rank": r"\brank(?:s|ed)?\s+(?:is\s+)?(\d+)(?:st|nd|rd|th)?\b",
    "place": rf"\b(\d+)(?:st|nd|rd|th)\s+(?:place\b|(?:out\s+)?of\s+(?:the\s+)?\d+\s+{_COUNTRIES})",
}
_PLACEHOLDERS = {"scored": "points", "rank": "", "place": ""}
"""Of patterns that are not called as the placeholder; a rank has none."""
_COUNTED = re.compile("countries|states|governments|indicators|goals|criteria|points|rank|place")
"""One of these stands wherever one of the patterns finds something."""
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _FIGURES.items()}
_GRADED = re.compile(
    r"\b(?:indicator\s+)?(\d+\.\d+)\s+(?:is|stands at|was graded|is graded)\s+(\w+)\b", re.IGNORECASE
)
_YEAR = re.compile(r"\bin (?:\w+ )?(\d{4})\b")
_CONSENT = re.compile(r"\b(?:ratif\w+|acced\w+|became a party)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?\n]+(?:\n[^.!?\n]+)*")


class Typed(NamedTuple):
    """A figure found in a text: where, as written, what the data give, and the placeholder for it."""

    start: int
    written: str
    right: str
    placeholder: str


def check_figures(
    text: str,
    origin: Origin,
    subject: str,
    figures: Figures,
    known: Mapping[str, str],
    problems: Problems,
) -> None:
    """Report typed figures: wrong ones as contradictions, right ones as figures that may go wrong later.

    ``known`` are the :func:`known_figures` of the card.
    """
    found = [Typed(*claim, "") for claim in claims(text, subject, figures)]
    if _DIGIT.search(text):
        found += [*_figures(text, known), *_grades(text, figures), *_treaties(text, figures)]
    for typed in found:
        place = origin.within(text, typed.start, len(typed.written))
        hint = f"Write {{{typed.placeholder}}}." if typed.placeholder else "Correct it."
        if typed.written != typed.right:
            problems.add(
                "text.contradiction",
                place,
                subject,
                f"the text says {typed.written}, and the data give {typed.right}",
                hint,
            )
        elif typed.placeholder:
            said = f"{typed.written} is right, but typed: it would stay when the data change"
            problems.add("text.typed-figure", place, subject, said, hint)


def check_years(text: str, origin: Origin, subject: str, figures: Figures, problems: Problems) -> None:
    """Report a wrong year in which the country consented to a treaty, in a finding's statement."""
    for typed in _treaties(text, figures) if _DIGIT.search(text) else ():
        said = f"the statement says {typed.written}, and the ratification record gives {typed.right}"
        place = origin.within(text, typed.start, len(typed.written))
        problems.add("text.contradiction", place, subject, said, "Correct the one that is wrong.")


def _figures(text: str, known: Mapping[str, str]) -> Iterator[Typed]:
    if not _COUNTED.search(text.lower()):
        return
    for name, pattern in _PATTERNS.items():
        if name in known:
            for match in pattern.finditer(text):
                yield Typed(match.start(1), match.group(1), known[name], _PLACEHOLDERS.get(name, name))


def known_figures(figures: Figures) -> dict[str, str]:
    """What the data give for each pattern, as it would be written."""
    score = figures.result.score
    known = {
        name: str(figures.plain[name])
        for name in ("countries", "indicators", "goals", "criteria", "possible")
    }
    known["points"] = known["scored"] = _between(score.low, score.high)
    share = figures.plain.get("category-share")
    if isinstance(share, Share):
        known["category-share"] = str(whole_percent(share.value))
    rank = figures.standings.countries[figures.country].rank
    known["rank"] = _between(Fraction(rank[0]), Fraction(rank[1])) if rank else "no rank"
    known["place"] = known["rank"]
    return known


def _between(low: Fraction, high: Fraction) -> str:
    return str(low) if low == high else f"{low} to {high}"


def _grades(text: str, figures: Figures) -> Iterator[Typed]:
    framework = figures.framework
    for match in _GRADED.finditer(text):
        id_, word = match.group(1), match.group(2).lower()
        if id_ in framework.indicator_by_id and word in framework.grade_position:
            result = figures.result.indicators[id_]
            right = " or ".join(grade.id for grade in framework.grades[result.best : result.worst + 1])
            yield Typed(
                match.start(2), match.group(2), right if right != word else match.group(2), f"grade:{id_}"
            )


def _treaties(text: str, figures: Figures) -> Iterator[Typed]:
    """Years of consent typed in a sentence that names one treaty and a way of consenting to it."""
    if not _YEAR.search(text) or not _CONSENT.search(text):
        return
    records = {record.treaty: record for record in figures.workspace.countries[figures.country].treaties}
    for sentence in _SENTENCE.finditer(text):
        consents, years = (list(pattern.finditer(sentence.group())) for pattern in (_CONSENT, _YEAR))
        if not len(consents) == len(years) == 1 or years[0].start() < consents[0].start():
            continue
        named = [id_ for id_ in records if names(figures, id_, sentence.group())]
        if len(named) == 1:
            right = _years(figures, records[named[0]])
            written = years[0].group(1)
            if written not in right:
                yield Typed(
                    sentence.start() + years[0].start(1),
                    written,
                    " or ".join(sorted(right)) or "no consent",
                    "",
                )


def _years(figures: Figures, record: TreatyRecord) -> set[str]:
    """The years that a text may rightly give: of consent, and of its entry into force."""
    years = {str(record.consent.year)} if record.consent else set()
    bound = binding_from(figures.workspace.treaties[record.treaty], record)
    return years | ({str(bound.year)} if bound else set())
