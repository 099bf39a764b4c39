"""What was found, where, by whom: a country's evidence and everything printed beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from scoring.model.dates import PartialDate
from scoring.model.replies import Reply
from scoring.problems import NOWHERE, Origin

STATE_ACTORS = frozenset({"state", "state-supported"})
NOT_APPLICABLE = "not applicable"
NO_DATA = "no data"
LATER = {"later": True}
"""Marks a field that came after cards had been made: where it is None, their digests are what they were."""


@dataclass(frozen=True)
class Reference:
    """A place in a source; ``reporting`` is the work that the source reports, where it names one."""

    source: str
    locator: str
    reporting: str | None = None


@dataclass(frozen=True)
class Search:
    """A search that found nothing: who looked, when, where."""

    by: str
    on: PartialDate
    where: str


@dataclass(frozen=True)
class Finding:
    """One statement about one criterion. ``answer`` is a name of the framework's scale, *not applicable*
    or *no data*; for a measure it is None and ``value`` is the number."""

    id: str
    criterion: str
    answer: str | None
    statement: str
    actor: str
    level: str
    coverage: str | None
    holds_on: PartialDate
    until: PartialDate | None
    reference: Reference
    author: str
    supersedes: tuple[str, ...] = ()
    value: Fraction | None = None
    searched: Search | None = None
    note: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Resolution:
    """Which findings of a disputed criterion hold, and why; none where the dispute itself is published."""

    criterion: str
    holds: tuple[str, ...]
    because: str
    by: str
    on: PartialDate
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Override:
    """A grade that a panel gives in place of the rule's, until a day."""

    indicator: str
    grade: str
    because: str
    by: str
    until: PartialDate
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class CaseStudy:
    id: str
    place: str
    title: str
    text: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Call:
    """A recommendation to the government, with the criteria that it would fulfil.

    ``outside`` says why it is made although no criterion asks for it; empty where one does.
    """

    id: str
    goal: str
    text: str
    petition: str | None
    criteria: tuple[str, ...]
    references: tuple[Reference, ...]
    outside: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Fate:
    """What became of a call of an earlier edition: largely-done, partly, not, no-answer, reversed or unknown.

    There may be no reference where there was no answer, or where the sources are silent.
    """

    call: str
    edition: str
    fate: str
    text: str
    references: tuple[Reference, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class CardTexts:
    """What a card prints beside the grades, as Markdown; an empty text where nothing was written."""

    summaries: Mapping[str, str]
    situation: str
    discussions: Mapping[str, str]
    case_studies: tuple[CaseStudy, ...]
    petition_introduction: str
    petition_closing: str
    notes: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Edition:
    """A country's evidence as of a day, under one framework, with the texts and calls of that edition.

    ``fates`` tell what became of the calls of earlier editions, ``reply`` what the government said when
    it was asked to check the card; None where it was not asked.
    """

    country: str
    id: str
    framework: str
    as_of: date
    findings: tuple[Finding, ...]
    resolutions: tuple[Resolution, ...]
    overrides: tuple[Override, ...]
    texts: CardTexts
    calls: tuple[Call, ...]
    fates: tuple[Fate, ...] = ()
    reply: Reply | None = field(default=None, metadata=LATER)
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Recommendation:
    """What somebody with a mandate has asked of a state, before a card did; ``by`` is an institution.

    ``criteria`` are those that it would fulfil, by framework; ``outside`` says what it is about where no
    criterion asks for it.
    """

    id: str
    by: str
    on: PartialDate
    text: str
    reference: Reference
    criteria: Mapping[str, tuple[str, ...]]
    outside: str = ""
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Treaty:
    """A treaty; a state is bound ``months`` or ``days`` after deposit, never before ``in_force``.

    ``also`` are other names that texts use for it.
    """

    id: str
    title: str
    adopted: date
    in_force: date
    months: int
    days: int
    reference: Reference
    also: tuple[str, ...] = ()
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class LaterNote:
    """A note about what came to pass ``on`` a day: nothing for a card whose as-of date is earlier."""

    on: PartialDate
    text: str


@dataclass(frozen=True)
class TreatyRecord:
    """What a country has done about a treaty.

    ``eligibility`` is eligible, not-eligible (cannot become a party), extended or not-extended (a
    territory that is bound through another state only). ``reservations`` is yes, no or unknown and
    covers declarations as well.
    """

    treaty: str
    eligibility: str
    signed: PartialDate | None
    consent: PartialDate | None
    consent_kind: str | None
    in_force: PartialDate | None
    reservations: str
    reference: Reference
    checked: str
    note: str
    later: LaterNote | None = None
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Country:
    """A country by its three letters; ``in_text`` is its name inside a sentence, with its article."""

    id: str
    name: str
    short_name: str
    in_text: str
    region: str
    federation: bool
    treaties: tuple[TreatyRecord, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Source:
    """A bibliographic record; ``about`` lists countries and is empty for all of them."""

    id: str
    kind: str
    about: frozenset[str]
    confidential: bool
    record: Mapping[str, object]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class PublishedCountry:
    country: str
    name: str
    category: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class PublishedList:
    """Categories as somebody published them for an edition, best country first."""

    framework: str
    edition: str
    reference: Reference
    countries: tuple[PublishedCountry, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class BenchmarkLevel:
    id: str
    label: str


@dataclass(frozen=True)
class BenchmarkCountry:
    """A country's level by its id, or None with the reason why the source gives it none."""

    country: str
    name: str
    value: str | None
    not_ranked: str
    checked: str
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True)
class Benchmark:
    """Somebody else's ordinal opinion about countries; ``scale`` has the best level first.

    It stands beside our categories and never enters a grade.
    """

    id: str
    title: str
    reference: Reference
    note: str
    scale: tuple[BenchmarkLevel, ...]
    countries: tuple[BenchmarkCountry, ...]
    origin: Origin = field(default=NOWHERE, compare=False, repr=False)
