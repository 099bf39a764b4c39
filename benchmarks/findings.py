"""Invented findings: what is said of one criterion of one country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from random import Random

from scoring.model.dates import PartialDate
from scoring.model.evidence import NO_DATA, Finding, Reference, Resolution, Search
from scoring.model.framework import Criterion, Framework

KINDS = {"gov": "government", "ngo": "ngo", "un": "un", "press": "media"}
"""The sources of a country, by the middle of their ids."""
UNKNOWN, SEARCHED, DISPUTED, IN_PART, BY_NGO, OLD = 0.06, 0.09, 0.12, 0.17, 0.22, 0.25
"""How criteria fare, as steps from 0 to 1; beyond the last there is a plain answer."""


def source_id(code: str, kind: str) -> str:
    return f"{code.lower()}-{kind}-2009"


@dataclass(frozen=True)
class Maker:
    """Makes the findings on one criterion of one country."""

    code: str
    day: date
    framework: Framework
    criterion: str
    rules: Criterion
    random: Random
    quality: float

    def findings(self) -> tuple[Finding, ...]:
        """None where nothing is known, two where sources disagree, else one."""
        fate, best = self.random.random(), self.framework.best_level
        level = self.level()
        if fate < UNKNOWN:
            return ()
        if fate < SEARCHED:
            return (self.finding(1, level, answer=NO_DATA),)
        if fate < DISPUTED:
            return (self.finding(1, level), self.finding(2, level - 1 if level else min(1, best)))
        if fate < IN_PART:
            return (self.finding(1, level, coverage="some"),)
        if fate < BY_NGO:
            return (self.finding(1, 0), self.finding(2, best, actor="ngo"))
        return (self.finding(1, level, years=9 if fate < OLD else 1),)

    def level(self) -> int:
        """An answer near the country's quality."""
        share = self.quality + 0.9 * (self.random.random() - 0.5)
        return min(max(int(share * (self.framework.best_level + 1)), 0), self.framework.best_level)

    def finding(
        self,
        number: int,
        level: int,
        answer: str | None = None,
        actor: str = "state",
        coverage: str | None = None,
        years: int = 1,
    ) -> Finding:
        known = answer is None
        return Finding(
            id=f"{self.code.lower()}-{self.criterion}-{number}",
            criterion=self.criterion,
            answer=(None if self.rules.measure else self.answer(level)) if known else answer,
            statement=f"Invented: this is what the source says of criterion {self.criterion}.",
            actor=actor,
            level="sub-national" if coverage else "national",
            coverage=coverage,
            holds_on=PartialDate.parse(f"{self.day.year - years}"),
            until=None,
            reference=Reference(
                source_id(self.code, self.random.choice(sorted(KINDS))), f"page {10 * number + level}"
            ),
            author="inventor",
            value=self.number(level) if known and self.rules.measure else None,
            searched=None if known else Search("inventor", PartialDate.parse(f"{self.day.year}"), "invented"),
        )

    def answer(self, level: int) -> str:
        """The word for a level, or for the next one below that the criterion gives a meaning."""
        while level and self.framework.answers[level] not in self.rules.meanings:
            level -= 1
        return self.framework.answers[level]

    def number(self, level: int) -> Fraction:
        """A number that a measure answers with the level."""
        measure = self.rules.measure
        assert measure is not None
        if level == self.framework.best_level:
            return measure.met
        least = measure.met if measure.partly is None else measure.partly
        if level and measure.partly is not None:
            return least
        return least - 1 if measure.rising else least + 1


def again(findings: Sequence[Finding], number: int, code: str) -> Iterator[Finding]:
    """The findings a further time, from another source: nothing comes out otherwise."""
    kinds = sorted(KINDS)
    for place, finding in enumerate(findings):
        source = source_id(code, kinds[(place + number) % len(kinds)])
        yield replace(finding, id=f"{finding.id}.{number}", reference=Reference(source, f"page {number}"))


def disputes(findings: Sequence[Finding], edition: str) -> tuple[Resolution, ...]:
    """Where the state's own doings are told in two ways: that the dispute is published."""
    answers: dict[str, set[str | None]] = {}
    for finding in findings:
        if finding.actor == "state":
            answers.setdefault(finding.criterion, set()).add(finding.answer)
    return tuple(
        Resolution(criterion, (), "Invented: nobody knows.", "inventor", PartialDate.parse(edition))
        for criterion, said in answers.items()
        if len(said) > 1
    )
