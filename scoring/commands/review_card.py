"""One finding on the screen, with all that a reviewer holds against its source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.commands.review_words import STATES, WIDTH, answer_word, effects, lapse, lines, wrapped
from scoring.language import Language
from scoring.language.words import ACTORS
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, Finding
from scoring.model.framework import Criterion, Framework
from scoring.model.result import SetAside
from scoring.model.workspace import Workspace
from scoring.review.findings import finding_digest
from scoring.review.queue import Entry
from scoring.review.standing import LAPSED

if TYPE_CHECKING:
    from scoring.edit.review_sheet import SheetRow


@dataclass
class Cards:
    """Shows findings of one workspace under one framework; citations are set once."""

    workspace: Workspace
    framework: Framework
    cited: dict[tuple[str, str], str] = field(default_factory=dict)

    def shown(self, entry: Entry, head: str) -> Iterator[str]:
        finding = entry.finding
        criterion = self.framework.criteria[finding.criterion][1]
        yield "─" * WIDTH
        yield wrapped(f"{head} · {finding.id} · {STATES[entry.standing.state]}")
        yield ""
        yield from lines(self._question(criterion, entry))
        yield ""
        yield from lines(self._statement(finding))
        yield from lines(self._beside(entry))
        yield ""
        yield from lines(self._source(entry, finding))
        yield ""
        yield from lines(self._effects(entry))
        yield from lines(self._said(entry))

    def row(self, entry: Entry) -> SheetRow:
        """The same for a row of the review workbook."""
        from scoring.edit.review_sheet import SheetRow

        finding, reference = entry.finding, entry.finding.reference
        criterion = self.framework.criteria[finding.criterion][1]
        answer = entry.consequence.now.answer
        meaning = dict(self._meanings(criterion)).get(answer, "")
        said = [
            text if heading == "Finding" else f"{heading}: {text}"
            for heading, text in self._statement(finding)
        ]
        sources = [self._citation(entry.edition.country, reference.source)]
        if reference.reporting:
            sources.append(f"It reports {self._citation(entry.edition.country, reference.reporting)}")
        said += [f"{heading}: {text}" for heading, text in self._said(entry)]
        cells = (
            finding.id,
            f"{finding.criterion} {criterion.question}",
            f"{answer_word(answer)}: {meaning}" if meaning else answer_word(answer),
            "\n".join(said),
            "\n".join(sources),
            reference.locator,
            "\n".join(effects(self.framework, entry.consequence)),
        )
        return SheetRow(cells, finding_digest(self.workspace, entry.edition, finding))

    def _question(self, criterion: Criterion, entry: Entry) -> Iterator[tuple[str, str]]:
        finding, answer = entry.finding, entry.consequence.now.answer
        yield "Question", f"{finding.criterion} {criterion.question}"
        unit = f" {criterion.measure.unit}" if criterion.measure and finding.value is not None else ""
        yield "Answer", f"{answer_word(answer).upper()}{unit}"
        for name, meaning in self._meanings(criterion):
            mark = "→" if name == answer else " "
            yield f" {mark}", f"{answer_word(name)}: {meaning}"

    def _meanings(self, criterion: Criterion) -> Iterator[tuple[str, str]]:
        for name in reversed(self.framework.answers):
            if name in criterion.meanings:
                yield name, criterion.meanings[name]
        if criterion.not_applicable:
            yield NOT_APPLICABLE, criterion.not_applicable

    def _statement(self, finding: Finding) -> Iterator[tuple[str, str]]:
        yield "Finding", finding.statement
        level = "in the whole country" if finding.level == "national" else f"in {finding.coverage} units"
        until = f", ended {finding.until}" if finding.until else ""
        yield "Who, where", f"{ACTORS[finding.actor]}; {level}"
        yield "When", f"holds on {finding.holds_on}{until}"
        if finding.answer == NO_DATA and finding.searched:
            search = finding.searched
            yield "Searched", f"{search.where}, by {search.by}, on {search.on}"
        if finding.supersedes:
            yield "Supersedes", ", ".join(finding.supersedes)
        if finding.note:
            yield "Remark", finding.note

    def _beside(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """What else was found on the same question: it may say the contrary."""
        own, aside = entry.finding, self._set_aside(entry)
        for one in entry.edition.findings:
            if one.criterion == own.criterion and one is not own:
                said = answer_word(one.answer or str(one.value))
                yield "Beside it", f"{one.id}: {said}{' (does not count)' if one.id in aside else ''}"

    def _set_aside(self, entry: Entry) -> Mapping[str, SetAside]:
        result, criterion = entry.consequence.now.result, self.framework.criteria[entry.finding.criterion][1]
        return result.answers[criterion.id].set_aside or {}

    def _source(self, entry: Entry, finding: Finding) -> Iterator[tuple[str, str]]:
        country, reference = entry.edition.country, finding.reference
        yield "Source", self._citation(country, reference.source)
        yield "Place", reference.locator
        if reference.reporting:
            yield "It reports", self._citation(country, reference.reporting)
        yield "Written by", f"{finding.author}, in {_place(finding)}"

    def _citation(self, country: str, id_: str) -> str:
        """The whole citation; of a confidential source only where its record stands."""
        from scoring.publish.notes import Notes

        source = self.workspace.sources_of(country)[id_]
        if source.confidential:
            place = source.origin.place
            return f"{id_} (confidential; its record is in {place.file}, line {place.line})"
        if (country, id_) not in self.cited:
            notes = Notes({id_: source.record}, self.workspace.templates / "notes.csl", Language())
            printed = notes.bibliography([id_])[0].striptags()
            address = str(source.record.get("URL") or "")
            more = f" {address}" if address and address not in printed else ""
            self.cited[country, id_] = f"{printed}{more} ({source.kind}; {id_})"
        return self.cited[country, id_]

    def _effects(self, entry: Entry) -> Iterator[tuple[str, str]]:
        for number, said in enumerate(effects(self.framework, entry.consequence)):
            yield "" if number else "Its weight", said

    def _said(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """What reviewers have said, and that it no longer stands where it does not."""
        if entry.standing.state == LAPSED:
            yield "Before", lapse(entry)
            return
        for one in entry.standing.verdicts:
            if one.stands:
                said = f"{STATES[one.verdict.verdict]} by {one.review.role} on {one.verdict.on}"
                yield "Said", f"{said}: {one.verdict.comment}" if one.verdict.comment else f"{said}."


def _place(finding: Finding) -> str:
    place = finding.origin.place
    return f"{place.file}, line {place.line}"
