"""Where a card can be attacked: what is near an edge, thinly sourced, old, disputed or true in part only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from scoring.explain.figures import Figures
from scoring.explain.raising import raising
from scoring.explain.resting import GOVERNMENT, Resting, resting
from scoring.grade.findings import counts_until
from scoring.model.dates import years_after
from scoring.model.evidence import Edition, Finding, Resolution
from scoring.model.result import AnswerState, GradeState, SetAside


@dataclass(frozen=True)
class Lapsing:
    """A finding that counts, and until when."""

    finding: Finding
    until: date


@dataclass(frozen=True)
class Said:
    """A finding from a source of the government; ``set_aside`` says why it does not count, if so."""

    finding: Finding
    set_aside: SetAside | None


@dataclass(frozen=True)
class Exposed:
    """What a card must be ready to answer for, by ids of indicators and criteria.

    ``open`` are indicators with more than one possible grade, ``near`` those that one more criterion would
    raise, with it. ``resting`` says what grades rest on, ``not_government`` names those without a source of
    the government. ``lapsing`` are findings that will not count a year later, ``in_part`` those that hold in
    some units only and count as partly met.
    """

    open: tuple[str, ...]
    near: tuple[tuple[str, str], ...]
    resting: Resting
    not_government: tuple[str, ...]
    lapsing: tuple[Lapsing, ...]
    disputed: tuple[tuple[str, tuple[Finding, ...]], ...]
    resolved: tuple[Resolution, ...]
    in_part: tuple[Finding, ...]
    government: tuple[Said, ...]


def exposed(figures: Figures, edition: Edition) -> Exposed:
    return _Search(figures, edition).found()


@dataclass(frozen=True)
class _Search:
    figures: Figures
    edition: Edition

    def found(self) -> Exposed:
        figures, edition = self.figures, self.edition
        graded = figures.result.indicators
        rests = resting(figures.workspace, figures.framework, figures.edition, figures.result)
        return Exposed(
            open=tuple(id_ for id_, one in graded.items() if one.state is GradeState.RANGE),
            near=tuple(self._near()),
            resting=rests,
            not_government=tuple(
                id_
                for id_ in rests.counted
                if not any(self._of_government(one) for one in self._counting(id_))
            ),
            lapsing=tuple(sorted(self._lapsing(), key=lambda one: (one.until, one.finding.id))),
            disputed=tuple(self._disputed()),
            resolved=tuple(one for one in edition.resolutions if one.holds),
            in_part=tuple(one for id_ in graded for one in self._counting(id_) if one.coverage == "some"),
            government=tuple(
                Said(one, self._aside(one)) for one in edition.findings if self._of_government(one)
            ),
        )

    def _near(self) -> Iterator[tuple[str, str]]:
        """Indicators that one criterion would raise which is answered, and short of the best."""
        for indicator in self.figures.framework.indicators:
            result = self.figures.result.indicators[indicator.id]
            found = raising(self.figures.framework, indicator, result)
            for way in found.ways if found else ():
                letters = [step.criterion for step in way]
                if len(letters) == 1 and result.answers[letters[0]].state is AnswerState.ANSWERED:
                    yield indicator.id, f"{indicator.id}.{letters[0]}"
                    break

    def _counting(self, indicator: str) -> list[Finding]:
        answers = self.figures.result.indicators[indicator].answers.values()
        ids = {id_ for answer in answers for id_ in answer.counting}
        return [one for one in self.edition.findings if one.id in ids]

    def _of_government(self, finding: Finding) -> bool:
        sources = self.figures.workspace.sources_of(self.edition.country)
        return sources[finding.reference.source].kind == GOVERNMENT

    def _aside(self, finding: Finding) -> SetAside | None:
        indicator, criterion = self.figures.framework.criteria[finding.criterion]
        answer = self.figures.result.indicators[indicator.id].answers[criterion.id]
        return (answer.set_aside or {}).get(finding.id)

    def _lapsing(self) -> Iterator[Lapsing]:
        """What a year later would be too old, as far as it counts now."""
        framework, soon = self.figures.framework, years_after(self.edition.as_of, 1)
        for indicator in framework.indicators:
            for finding in self._counting(indicator.id):
                kind = framework.criteria[finding.criterion][1].kind
                until = counts_until(finding, framework.staleness.get(kind))
                if until and until < soon:
                    yield Lapsing(finding, until)

    def _disputed(self) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        for indicator in self.figures.framework.indicators:
            for answer in self.figures.result.indicators[indicator.id].answers.values():
                if answer.state is AnswerState.DISPUTED:
                    found = (one for one in self.edition.findings if one.id in answer.counting)
                    yield answer.criterion, tuple(found)
