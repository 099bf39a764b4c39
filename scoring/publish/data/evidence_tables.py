"""The tables of the evidence: findings, calls and sources. Of a confidential source nothing is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.explain.why import WhyFinding
from scoring.model.evidence import STATE_ACTORS, Finding, Source
from scoring.model.result import SetAside
from scoring.publish.data.reply_tables import reply_tables
from scoring.publish.data.result_tables import COUNTRY
from scoring.publish.data.results import Results
from scoring.publish.data.table import (
    Cell,
    Link,
    Table,
    country_column,
    flag,
    link,
    number,
    one_of,
    partial_date,
    text,
    whole,
)

ACTORS = (*sorted(STATE_ACTORS), "ngo", "international", "private")
SOURCE_KINDS = ("government", "un", "treaty-body", "ngo", "academic", "media", "law")
FIELDS = ("title", "title-short", "publisher", "issued", "number", "URL", "DOI")
"""Keys of a bibliographic record that have a column; the author has one as well."""


def evidence_tables(results: Results) -> tuple[Table, ...]:
    return (
        _findings(results),
        _calls(results),
        _call_criteria(results),
        _call_sources(results),
        *reply_tables(results),
        _sources(results),
    )


def _findings(results: Results) -> Table:
    return Table(
        "findings",
        "Findings",
        "Every statement behind the answers, with its place in a source; also those that do not count. "
        "Where it rests on a confidential source, that is all that is told of the source.",
        (
            country_column(),
            text("finding", "The finding", required=True),
            text("criterion", "What it answers", required=True),
            flag("counts", "Whether it counts"),
            one_of("set_aside", "Why it does not", [reason.value for reason in SetAside]),
            text("answer", "Its answer; empty where it is a number"),
            number("value", "Its number", least=None),
            text("statement", "What the source says, in our words", required=True),
            one_of("actor", "Who does the thing, which is not who says so", ACTORS, required=True),
            one_of("level", "Where it holds", ("national", "sub-national"), required=True),
            text("coverage", "Of what holds below the national level: in some units or in all"),
            partial_date("holds_on", "When it held", required=True),
            partial_date("until", "When it ended"),
            text("source", "The source that was opened; empty where it is confidential"),
            text("locator", "The place in it"),
            text("reporting", "The work that this source reports"),
            flag("confidential", "Whether the source is confidential"),
            text("author", "The role of who wrote the finding"),
        ),
        ("country", "finding"),
        (
            Link(("country", "criterion"), "answers", ("country", "criterion")),
            link("source", "sources"),
            link("reporting", "sources", "source"),
        ),
        tuple(
            _finding(results, code, one)
            for code in results.evidence
            for reason in results.why(code)
            for criterion in reason.criteria
            for one in criterion.findings
        ),
    )


def _finding(results: Results, country: str, why: WhyFinding) -> tuple[Cell, ...]:
    finding, shown = why.finding, results.shown(country, why.finding.reference)
    return (
        *(country, finding.id, finding.criterion),
        *(why.set_aside is None, why.set_aside.value if why.set_aside else None),
        *(finding.answer, finding.value, finding.statement, finding.actor, finding.level, finding.coverage),
        *_when(finding),
        *(shown.source or None, shown.locator or None, shown.reporting),
        *(results.confidential(country, finding.reference), finding.author),
    )


def _when(finding: Finding) -> tuple[str, str | None]:
    return str(finding.holds_on), str(finding.until) if finding.until else None


def _calls(results: Results) -> Table:
    return Table(
        "calls",
        "Calls to action",
        "What is asked of governments.",
        (
            country_column(),
            text("call", "The call", required=True),
            text("goal", "Its goal", required=True),
            text("text", "What is asked", required=True),
            text("petition", "The same for a petition"),
            text("outside", "Why it is made although no criterion asks for it"),
        ),
        ("country", "call"),
        (COUNTRY, link("goal", "goals")),
        tuple(_call_rows(results)),
    )


def _call_rows(results: Results) -> Iterator[tuple[Cell, ...]]:
    for code, evidence in results.evidence.items():
        for call in evidence.calls:
            petition = results.plain(code, call.petition) if call.petition else None
            outside = call.outside or None
            yield (code, call.id, call.goal, results.plain(code, call.text), petition, outside)


def _call_criteria(results: Results) -> Table:
    return Table(
        "call-criteria",
        "Criteria that calls would fulfil",
        "A row for each criterion of a call.",
        (
            country_column(),
            text("call", "The call", required=True),
            text("criterion", "A criterion that it would fulfil", required=True),
        ),
        ("country", "call", "criterion"),
        (Link(("country", "call"), "calls", ("country", "call")), link("criterion", "criteria")),
        tuple(
            (code, call.id, criterion)
            for code, evidence in results.evidence.items()
            for call in evidence.calls
            for criterion in dict.fromkeys(call.criteria)
        ),
    )


def _call_sources(results: Results) -> Table:
    return Table(
        "call-sources",
        "Sources of calls",
        "A row for each place in a source that a call comes from.",
        (
            country_column(),
            text("call", "The call", required=True),
            whole("position", "Where it stands among the sources of the call", least=1),
            text("source", "The source that was opened", required=True),
            text("locator", "The place in it"),
            text("reporting", "The work that this source reports"),
        ),
        ("country", "call", "position"),
        (
            Link(("country", "call"), "calls", ("country", "call")),
            link("source", "sources"),
            link("reporting", "sources", "source"),
        ),
        tuple(_call_source_rows(results)),
    )


def _call_source_rows(results: Results) -> Iterator[tuple[Cell, ...]]:
    for code, evidence in results.evidence.items():
        for call in evidence.calls:
            places = [results.shown(code, reference) for reference in call.references]
            for position, shown in enumerate((one for one in places if one.source), 1):
                yield (code, call.id, position, shown.source, shown.locator or None, shown.reporting)


def _sources(results: Results) -> Table:
    names = tuple(name.lower().replace("-", "_") for name in FIELDS)
    return Table(
        "sources",
        "Sources",
        "The sources that findings, calls, replies and ratification records name; "
        "confidential ones are left out.",
        (
            text("source", "The source; COUNTRY/ before it where only that country may name it", True),
            one_of("kind", "Whose voice it is", SOURCE_KINDS, required=True),
            text("about", "The countries that it speaks about, joined by |; empty for all"),
            text("type", "Its type in the Citation Style Language"),
            text("author", "Its authors, joined by |"),
            *(text(name, _FIELD_WORDS[name]) for name in names),
        ),
        ("source",),
        (),
        tuple(
            (
                *(key, one.kind, "|".join(sorted(one.about)) or None, str(one.record.get("type") or "")),
                "|".join(authors(one.record)) or None,
                *(_field(one, name) for name in FIELDS),
            )
            for key, one in results.all_sources.items()
        ),
    )


_FIELD_WORDS = {
    "title": "Its title",
    "title_short": "Its short title",
    "publisher": "Who published it",
    "issued": "When it appeared",
    "number": "Its number or document symbol",
    "url": "Its address",
    "doi": "Its DOI",
}


def _field(source: Source, name: str) -> str | None:
    value = source.record.get(name)
    return str(value) if value else None


def authors(record: Mapping[str, object]) -> list[str]:
    """The authors of a bibliographic record as one reads them."""
    found = record.get("author")
    return [_person(one) for one in found] if isinstance(found, list | tuple) else []


def _person(one: object) -> str:
    if not isinstance(one, Mapping):
        return str(one)
    parts = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    return str(one.get("literal") or " ".join(str(one[part]) for part in parts if one.get(part)))
