"""Small invented values for tests: every builder fills in what a test does not speak of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

from scoring.model.conditions import All, Any, AtLeast, Condition, Needs
from scoring.model.dates import PartialDate
from scoring.model.evidence import (
    CardTexts,
    Country,
    Edition,
    Finding,
    Override,
    PublishedCountry,
    PublishedList,
    Reference,
    Resolution,
    Search,
    Source,
    Treaty,
    TreatyRecord,
)
from scoring.model.framework import (
    Cap,
    Category,
    Criterion,
    Framework,
    FrameworkTexts,
    Goal,
    Grade,
    Indicator,
    Measure,
    TreatyRule,
)
from scoring.model.workspace import Workspace

NOT_MET, PARTLY, MET = 0, 1, 2
GREEN, YELLOW, RED = 0, 1, 2
AS_OF = date(2010, 1, 31)
GRADES = (
    Grade("green", "green", "in place", Fraction(2), "circle", "#00AA88", "It is in place."),
    Grade("yellow", "yellow", "in part", Fraction(1), "triangle", "#DDAA00", "It is there in part."),
    Grade("red", "red", "lacking", Fraction(0), "square", "#AA0022", "It is lacking."),
)
CATEGORIES = tuple(
    Category(id_, id_.replace("-", " "), Fraction(start), "A sentence.")
    for id_, start in (
        ("notable-efforts", "3/4"),
        ("some-progress", "1/2"),
        ("limited-measures", "1/4"),
        ("slow-progress", "0"),
    )
)
MEANINGS = {"met": "Yes.", "partly": "In part.", "not met": "No."}
STALENESS: Mapping[str, int | None] = {"law": None, "service": 5, "campaign": 2}
NO_TEXTS = CardTexts({}, "", {}, (), "", "", "")
SOURCE = Reference("source", "page 1")


def when(text: str) -> PartialDate:
    return PartialDate.parse(text)


def met(letter: str) -> Condition:
    return Needs(letter, MET)


def partly(letter: str) -> Condition:
    return Needs(letter, PARTLY)


def all_of(*parts: Condition) -> Condition:
    return All(parts)


def any_of(*parts: Condition) -> Condition:
    return Any(parts)


def at_least(count: int, *parts: Condition) -> Condition:
    return AtLeast(count, parts)


def criterion(
    letter: str,
    kind: str = "law",
    treaty: TreatyRule | None = None,
    measure: Measure | None = None,
    not_applicable: str | None = "It cannot be asked here.",
) -> Criterion:
    return Criterion(letter, kind, f"Is {letter} so?", MEANINGS, not_applicable, "Do it.", treaty, measure)


def indicator(
    id_: str,
    criteria: Iterable[str | Criterion],
    green: Condition,
    yellow: Condition,
    caps: Iterable[Cap] = (),
    weight: Fraction | int = 1,
) -> Indicator:
    """An indicator; a letter stands for a criterion of a kind that never lapses."""
    return Indicator(
        id=id_,
        title=f"Indicator {id_}",
        question="What is done?",
        why="It matters.",
        label="process",
        weight=Fraction(weight),
        criteria=tuple(criterion(one) if isinstance(one, str) else one for one in criteria),
        rule={"green": green, "yellow": yellow},
        caps=tuple(caps),
        reference="[@source]",
        reason="A reason.",
    )


def simple(id_: str, weight: Fraction | int = 1) -> Indicator:
    """One criterion: met is green, partly is yellow, not met is red."""
    return indicator(id_, "a", met("a"), partly("a"), weight=weight)


def framework(
    *indicators: Indicator,
    id_: str = "test-2010",
    minimum_coverage: Fraction | int = 0,
    replaces: str | None = None,
    crosswalk: Mapping[str, tuple[str, ...]] | None = None,
) -> Framework:
    return Framework(
        id=id_,
        title="A framework",
        citation="invented",
        answers=("not met", "partly", "met"),
        grades=GRADES,
        goals=(Goal("A", "Prevention", indicators),),
        categories=CATEGORIES,
        minimum_coverage=Fraction(minimum_coverage),
        staleness=STALENESS,
        texts=FrameworkTexts("", "", "", {}),
        replaces=replaces,
        crosswalk=crosswalk or {},
    )


def finding(
    id_: str,
    answer: str | None = "met",
    criterion: str = "1.1.a",
    *,
    actor: str = "state",
    holds_on: str = "2010-01",
    until: str | None = None,
    coverage: str | None = None,
    supersedes: Iterable[str] = (),
    value: Fraction | int | str | None = None,
    statement: str = "The state does it.",
) -> Finding:
    return Finding(
        id=id_,
        criterion=criterion,
        answer=answer,
        statement=statement,
        actor=actor,
        level="sub-national" if coverage else "national",
        coverage=coverage,
        holds_on=when(holds_on),
        until=when(until) if until else None,
        reference=SOURCE,
        author="a-researcher",
        supersedes=tuple(supersedes),
        value=None if value is None else Fraction(value),
        searched=Search("a-researcher", when("2010-01"), "registers") if answer == "no data" else None,
    )


def resolution(criterion: str, *holds: str, because: str = "The source is closer.") -> Resolution:
    return Resolution(criterion, holds, because, "a-reviewer", when("2010-02"))


def override(indicator: str, grade: str, until: str = "2012") -> Override:
    return Override(indicator, grade, "The rule misses something.", "a-panel", when(until))


def edition(
    *findings: Finding,
    country: str = "USA",
    id_: str = "2010-01",
    framework: str = "test-2010",
    as_of: date = AS_OF,
    resolutions: Iterable[Resolution] = (),
    overrides: Iterable[Override] = (),
) -> Edition:
    return Edition(
        country, id_, framework, as_of, findings, tuple(resolutions), tuple(overrides), NO_TEXTS, ()
    )


def treaty(id_: str = "OPSC", *, months: int = 0, days: int = 0, in_force: str = "2002-01-18") -> Treaty:
    return Treaty(id_, f"Treaty {id_}", date(2000, 5, 25), date.fromisoformat(in_force), months, days, SOURCE)


def record(
    treaty: str = "OPSC",
    *,
    eligibility: str = "eligible",
    signed: str | None = None,
    consent: str | None = None,
    in_force: str | None = None,
) -> TreatyRecord:
    return TreatyRecord(
        treaty,
        eligibility,
        when(signed) if signed else None,
        when(consent) if consent else None,
        "ratification" if consent else None,
        when(in_force) if in_force else None,
        "unknown",
        SOURCE,
        "one source",
        "",
    )


def country(id_: str = "USA", *records: TreatyRecord, name: str | None = None) -> Country:
    return Country(id_, name or id_, name or id_, name or id_, "Americas", False, records)


def source(id_: str = "source") -> Source:
    return Source(id_, "ngo", frozenset(), False, {"id": id_, "type": "report", "title": "A report"})


def published(
    rows: Mapping[str, str], edition: str = "2010-01", framework: str = "test-2010"
) -> PublishedList:
    """A published list: categories by country, best first."""
    countries = tuple(
        PublishedCountry(code, f"{code} as printed", category) for code, category in rows.items()
    )
    return PublishedList(framework, edition, SOURCE, countries)


def workspace(
    *frameworks: Framework,
    editions: Iterable[Edition] = (),
    countries: Iterable[Country] | None = None,
    lists: Iterable[PublishedList] = (),
    treaties: Iterable[Treaty] = (),
    sources: Iterable[Source] = (),
) -> Workspace:
    """A workspace; countries that have an edition are there without being named."""
    editions = tuple(editions)
    found = countries if countries is not None else [country(code) for code in {e.country for e in editions}]
    return Workspace(
        root=Path("nowhere"),
        templates=Path("nowhere/templates"),
        frameworks={one.id: one for one in frameworks},
        treaties={one.id: one for one in treaties},
        countries={one.id: one for one in found},
        editions={(one.country, one.id, one.framework): one for one in editions},
        sources={one.id: one for one in sources},
        published={(one.framework, one.edition): one for one in lists},
    )
