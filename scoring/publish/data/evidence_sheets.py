"""The sheets of a workbook on the evidence: criteria, findings and sources, in words, in a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.explain.why import WhyCriterion, WhyFinding
from scoring.language.words import ACTORS, SET_ASIDE, answer_word, treaty_status_word, unanswered_word
from scoring.model.result import AnswerState
from scoring.publish.data.evidence_tables import authors
from scoring.publish.data.sheet import Heading, Sheet, Value
from scoring.publish.data.sheets import Speaker


@dataclass(frozen=True)
class EvidenceSheets(Speaker):
    """Makes the sheets of criteria, findings and sources; of a confidential source nothing is told."""

    def criteria(self) -> Sheet:
        _ = self.gettext
        headings = (
            Heading(_("Country"), 20),
            Heading(_("Indicator"), 10),
            Heading(_("Criterion"), 10),
            Heading(_("Question"), 60),
            Heading(_("Answer"), 24),
            Heading(_("Findings that count"), 12),
            Heading(_("What a state would have to do"), 60),
        )
        return Sheet(_("Criteria"), headings, tuple(self._criterion_rows()), fixed=3)

    def _reasons(self) -> Iterator[tuple[str, WhyCriterion]]:
        for code in self.by_name():
            for reason in self.results.why(code):
                for criterion in reason.criteria:
                    yield code, criterion

    def _criterion_rows(self) -> Iterator[tuple[Value, ...]]:
        for code, why in self._reasons():
            id_ = why.answer.criterion
            counting = sum(one.set_aside is None for one in why.findings)
            yield (
                *(self.name(code), id_.rpartition(".")[0], id_, why.criterion.question),
                *(self._answer(why), counting, why.criterion.to_raise),
            )

    def _answer(self, why: WhyCriterion) -> str:
        answer, names = why.answer, self.results.framework.answers
        if answer.treaty_status:
            return treaty_status_word(answer.treaty_status, self.language)
        levels = [self._answered(names[level]) for level in range(answer.high, answer.low - 1, -1)]
        if answer.state is AnswerState.ANSWERED:
            return self.either(levels)
        said = unanswered_word(answer.state.value, self.language)
        return f"{said}: {self.language.either(levels)}" if answer.state is AnswerState.DISPUTED else said

    def _answered(self, answer: str) -> str:
        return answer_word(answer, self.language, self.results.framework)

    def findings(self) -> Sheet:
        _ = self.gettext
        headings = (
            Heading(_("Country"), 20),
            Heading(_("Criterion"), 10),
            Heading(_("Finding"), 16),
            Heading(_("What the source says, in our words"), 70),
            Heading(_("Answer"), 14),
            Heading(_("Counts"), 26),
            Heading(_("Who acts"), 18),
            Heading(_("Level"), 14),
            Heading(_("Held on"), 11),
            Heading(_("Source"), 44),
            Heading(_("Place in it"), 28),
            Heading(_("Key of the source"), 26),
        )
        rows = [
            self._finding(code, criterion, one)
            for code, criterion in self._reasons()
            for one in criterion.findings
        ]
        return Sheet(_("Findings"), headings, tuple(rows), fixed=3)

    def _finding(self, code: str, criterion: WhyCriterion, why: WhyFinding) -> tuple[Value, ...]:
        finding, shown = why.finding, self.results.shown(code, why.finding.reference)
        value: Value = finding.value
        if finding.value is None:
            value = self._answered(finding.answer or "")
        levels = {
            None: self.gettext("national"),
            "all": self.gettext("in all units"),
            "some": self.gettext("in some units"),
        }
        return (
            *(self.name(code), criterion.answer.criterion, finding.id, finding.statement, value),
            self.gettext("no: {why}", why=self.gettext(SET_ASIDE[why.set_aside]))
            if why.set_aside
            else self.gettext("yes"),
            self.language.pgettext("who does something", ACTORS[finding.actor]),
            levels.get(finding.coverage, finding.level),
            str(finding.holds_on),
            self._source(code, shown.source, shown.reporting),
            *(shown.locator, shown.source),
        )

    def _source(self, code: str, key: str, reporting: str | None) -> str:
        sources = self.results.sources[code]
        if key not in sources:
            return self.gettext("a confidential source")
        own = _short(sources[key].record)
        if reporting:
            return self.gettext(
                "{work}, as reported in {source}", work=_short(sources[reporting].record), source=own
            )
        return own

    def sources(self) -> Sheet:
        _ = self.gettext
        headings = (
            Heading(_("Key"), 28),
            Heading(_("Kind"), 14),
            Heading(_("Author"), 34),
            Heading(_("Title"), 60),
            Heading(_("Publisher"), 26),
            Heading(_("Published on"), 12),
            Heading(_("Number"), 20),
            Heading(_("Address"), 50),
        )
        rows = []
        for key, one in self.results.all_sources.items():
            fields = [
                str(one.record.get(name) or "") for name in ("title", "publisher", "issued", "number", "URL")
            ]
            rows.append((key, one.kind, "; ".join(authors(one.record)), *fields))
        return Sheet(_("Sources"), headings, tuple(rows))


def _short(record: Mapping[str, object]) -> str:
    """A source in short: author, title, year."""
    title = str(record.get("title-short") or record.get("title") or "")
    parts = ["; ".join(authors(record)), title, str(record.get("issued") or "")[:4]]
    return ", ".join(part for part in parts if part)
