"""The gate: everything that keeps an edition from being published, in one list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import IndicatorResult, SetAside
from scoring.model.reviews import RETURNED
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problem, Problems, Severity
from scoring.rank.standings import newest
from scoring.review.reviewed import unreviewed
from scoring.review.standing import LAPSED, Standing
from scoring.score.country import score_country

GONE = frozenset({SetAside.STALE, SetAside.ENDED, SetAside.SUPERSEDED})
"""Why a finding counted once, and does no more."""
MOST_KEYS = 3
"""So many texts that wait for a translator are named; `cards translations` lists them all."""


@dataclass(frozen=True)
class Untranslated:
    """A file of translations with the keys of the texts that it lacks, and of those that are outdated."""

    language: str
    file: str
    missing: tuple[str, ...]
    outdated: tuple[str, ...]


def gate(
    workspace: Workspace,
    framework: Framework,
    edition: str,
    found: Iterable[Problem] = (),
    waiting: Iterable[Untranslated] = (),
) -> Problems:
    """What is missing before the edition can be published; empty where nothing is.

    ``workspace`` holds what the release is made from and nothing else, and ``found`` is all that checks say
    of it: at the gate their warnings are errors. ``waiting`` is what the languages asked for still lack.
    """
    problems = Problems([one for one in found if one.severity is not Severity.NOTE])
    given = in_scope(workspace, framework, edition)
    cards = {key[0] for key in workspace.withdrawn if key[1:] == (edition, framework.id)}
    for one in given:
        _reviewed(one, workspace, problems)
        _panels(one, workspace, problems)
        if newest(workspace, one.country, framework.id, edition) is one:
            _covered(one, framework, workspace, problems)
        if one.id == edition and one.framework == framework.id:
            cards.add(one.country)
    if not cards:
        said = f"no country has findings in edition {edition} under {framework.id}"
        problems.add("release.empty", Place("countries"), edition, said, "Write the evidence first.")
    for file in waiting:
        _translated(file, problems)
    return problems


def in_scope(workspace: Workspace, framework: Framework, edition: str) -> tuple[Edition, ...]:
    """Every edition with findings that the pages of an edition show: its own, and those before it.

    Those before it are printed as the card's history, also where they were written under the framework
    that this one replaces.
    """
    under = {framework.id, framework.replaces}
    return tuple(
        one
        for key, one in sorted(workspace.editions.items())
        if key[1] <= edition and key[2] in under and one.findings
    )


def _reviewed(edition: Edition, workspace: Workspace, problems: Problems) -> None:
    for finding, standing in unreviewed(workspace, edition):
        said, hint = _state(standing, edition)
        problems.add("release.unreviewed", finding.origin, finding.id, said, hint)


def _state(standing: Standing, edition: Edition) -> tuple[str, str]:
    again = f"cards review {edition.country} --edition {edition.id}"
    if standing.state == RETURNED:
        comments = [one.verdict.comment for one in standing.verdicts if one.stands and one.verdict.comment]
        said = f"was sent back: {comments[0]}" if comments else "was sent back"
        return said, "Correct the finding; then somebody else reads it again."
    if standing.state == LAPSED:
        return "was accepted, and has been changed since", f"Have it read again: {again}"
    return "nobody but its author has read it against its source", f"Have it read: {again}"


def _panels(edition: Edition, workspace: Workspace, problems: Problems) -> None:
    """Panels' grades where no finding counts any more, and one did: a grade of old evidence."""
    result = _result(edition, workspace)
    for override in edition.overrides:
        indicator = result.get(override.indicator)
        if indicator and indicator.overridden and _lapsed(indicator):
            old = ", ".join(sorted(_old(indicator)))
            said = f"the panel's grade stands on what does not count any more: {old}"
            hint = "Look for something newer, or take the override out."
            problems.add("release.stale", override.origin, override.indicator, said, hint)


def _result(edition: Edition, workspace: Workspace) -> dict[str, IndicatorResult]:
    rules, country = workspace.frameworks[edition.framework], workspace.countries.get(edition.country)
    return dict(score_country(rules, edition, country, workspace.treaties).indicators)


def _lapsed(indicator: IndicatorResult) -> bool:
    """Whether nothing counts on the indicator, neither finding nor treaty, and something once did."""
    answers = indicator.answers.values()
    return bool(_old(indicator)) and not any(one.counting or one.treaty_status for one in answers)


def _old(indicator: IndicatorResult) -> set[str]:
    return {
        id_
        for answer in indicator.answers.values()
        for id_, why in (answer.set_aside or {}).items()
        if why in GONE
    }


def _covered(edition: Edition, framework: Framework, workspace: Workspace, problems: Problems) -> None:
    rules, country = workspace.frameworks[edition.framework], workspace.countries.get(edition.country)
    coverage = score_country(rules, edition, country, workspace.treaties).coverage
    if framework.ranking and coverage < framework.minimum_coverage:
        said = (
            f"{_percent(coverage)} of the criteria have an answer that counts, "
            f"and a rank needs {_percent(framework.minimum_coverage)}"
        )
        hint = "Examine more of it, or publish without this country: name the others with --country."
        subject = f"{edition.country} {edition.id}"
        problems.add("release.coverage", edition.origin.key("findings"), subject, said, hint)


def _percent(share: object) -> str:
    return f"{int(share * 100)} %"  # type: ignore[operator]


def _translated(file: Untranslated, problems: Problems) -> None:
    keys = [*file.missing, *file.outdated]
    if not keys:
        return
    counts = " and ".join(_counted(file))
    shown = ", ".join(keys[:MOST_KEYS]) + (", …" if len(keys) > MOST_KEYS else "")
    hint = f"See all: cards translations {file.language} --missing"
    problems.add("release.translation", Place(file.file), file.language, f"{counts}: {shown}", hint)


def _counted(file: Untranslated) -> Iterator[str]:
    for count, word in ((len(file.missing), "not translated"), (len(file.outdated), "outdated")):
        if count:
            yield f"{count} text{'' if count == 1 else 's'} {word}"
