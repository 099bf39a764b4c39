"""What the data of an edition are made from: standings, evidence, and the sources that may be named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from scoring.explain.figures import Figures
from scoring.explain.why import WhyCriterion, WhyIndicator, why
from scoring.language import Language
from scoring.model.dates import PartialDate
from scoring.model.evidence import Edition, Reference, Source
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, Standings
from scoring.model.workspace import Workspace
from scoring.publish.figure_words import fill
from scoring.publish.status import reviewed
from scoring.rank.standings import newest, standings
from scoring.read.prose import render

NOWHERE = Reference("", "")


@dataclass(frozen=True)
class Results:
    """All countries of an edition under a framework, with the evidence behind them.

    A source's key is its id, or ``USA/`` and its id where it stands in a country's own file: two countries
    may have sources of the same id.
    """

    workspace: Workspace
    framework: Framework
    edition: str

    @cached_property
    def standings(self) -> Standings:
        return standings(self.workspace, self.framework, self.edition)

    @cached_property
    def evidence(self) -> Mapping[str, Edition]:
        """Each country's newest evidence up to the edition; countries without any lack."""
        found = {
            code: newest(self.workspace, code, self.framework.id, self.edition)
            for code in self.standings.countries
        }
        return {code: one for code, one in found.items() if one}

    @cached_property
    def reviewed(self) -> bool:
        """Whether all evidence that the results rest on has been reviewed."""
        return reviewed(self.workspace, self.evidence.values())

    def result(self, country: str) -> CountryResult:
        """The result of a country that has evidence; KeyError for another."""
        result = self.standings.countries[country].result
        if result is None:
            raise KeyError(country)
        return result

    def why(self, country: str) -> tuple[WhyIndicator, ...]:
        return why(self.framework, self.evidence[country], self.result(country))

    @property
    def as_of(self) -> date:
        """The newest as-of day of the evidence; the edition's last day where there is none."""
        days = [one.as_of for one in self.evidence.values()]
        return max(days, default=PartialDate.parse(self.edition).last)

    def source(self, country: str, id_: str) -> Source:
        return self.workspace.sources_of(country)[id_]

    def key(self, country: str, id_: str) -> str:
        own = self.workspace.country_sources.get(country, {})
        return f"{country}/{id_}" if id_ in own else id_

    def confidential(self, country: str, reference: Reference) -> bool:
        return self.source(country, reference.source).confidential

    def shown(self, country: str, reference: Reference) -> Reference:
        """The reference with the keys of its sources; of a confidential one nothing is left."""
        if self.confidential(country, reference):
            return NOWHERE
        reporting = reference.reporting
        if reporting:
            closed = self.source(country, reporting).confidential
            reporting = None if closed else self.key(country, reporting)
        return replace(reference, source=self.key(country, reference.source), reporting=reporting)

    def open(self, country: str, why: WhyCriterion) -> bool:
        """Whether all findings on a criterion rest on sources that may be named."""
        return not any(self.confidential(country, one.finding.reference) for one in why.findings)

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, Source]]:
        """What the data of each country with evidence name, by key."""
        return {code: self._named(code) for code in self.evidence}

    @cached_property
    def all_sources(self) -> Mapping[str, Source]:
        found = {key: one for own in self.sources.values() for key, one in own.items()}
        return {key: found[key] for key in sorted(found)}

    def _named(self, country: str) -> Mapping[str, Source]:
        """The sources behind findings, calls, reply and ratification record, but for confidential ones."""
        evidence, records = self.evidence[country], self.workspace.countries[country].treaties
        named = [finding.reference for finding in evidence.findings]
        named += [reference for call in evidence.calls for reference in call.references]
        named += [record.reference for record in records]
        named += [Reference(evidence.reply.source, "")] if evidence.reply and evidence.reply.source else []
        shown = [self.shown(country, reference) for reference in named]
        keys = {key for one in shown for key in (one.source, one.reporting) if key}
        return {key: self.source(country, key.rpartition("/")[2]) for key in sorted(keys)}

    def record(self, country: str, treaty: str) -> Reference | None:
        """Where a country's ratification record of a treaty comes from."""
        records = self.workspace.countries[country].treaties
        found = next((one.reference for one in records if one.treaty == treaty), None)
        return self.shown(country, found) if found else None

    def plain(self, country: str, text: str) -> str:
        """A text of a country's edition without marks and citations, with its figures filled in."""
        figures = self._figures(country)

        def filled(name: str, argument: str) -> str:
            return fill(figures, Language(), name, argument)

        html = render(text, fill=filled, cite=lambda _: Markup(""), heading_level=3, inline=True)
        return html.striptags()

    def _figures(self, country: str) -> Figures:
        evidence = self.evidence[country]
        of_then = replace(self, edition=evidence.id) if evidence.id != self.edition else self
        return Figures(
            self.workspace,
            self.framework,
            of_then.standings,
            country,
            evidence.id,
            evidence.as_of,
            of_then.result(country),
        )
