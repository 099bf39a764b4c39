"""An edition's evidence: what its findings say together, what is in dispute, and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from scoring.check.decisions import check_decisions
from scoring.check.findings import Weighable, check_findings
from scoring.check.shelf import shelf_of, whole_shelf
from scoring.grade.answers import from_findings
from scoring.grade.findings import counts_until, set_aside
from scoring.model.dates import years_after
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, STATE_ACTORS, Edition, Finding, Resolution, Source
from scoring.model.framework import Framework
from scoring.model.kept import kept
from scoring.model.result import AnswerState, SetAside
from scoring.problems import Origin, Place, Problem, Problems, closest
from scoring.read.workspace import Loaded

_NONE: frozenset[str] = frozenset()


def check_edition(edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """All that is wrong with the findings, resolutions and overrides of an edition."""
    workspace, reader = loaded.workspace, loaded.reader
    framework = workspace.frameworks.get(edition.framework)
    if framework is None:
        if workspace.frameworks and f"indicators/{edition.framework}" not in reader.lost:
            said = f"evidence files are named after their framework, and there is no {edition.framework}"
            hint = closest(edition.framework, workspace.frameworks)
            problems.add("file.name", Place(edition.origin.file.name), edition.framework, said, hint)
        return
    _duplicates(edition, problems)
    found = _found(
        edition,
        framework,
        workspace.sources,
        workspace.country_sources,
        whole_shelf(loaded, edition.country),
        edition.origin.file.name not in reader.partial,
        frozenset(reader.dropped) or _NONE,
    )
    problems.extend(found)


def _in_edition(
    edition: Edition,
    framework: Framework,
    shared: Mapping[str, Source],
    by_country: Mapping[str, Mapping[str, Source]],
    whole_sources: bool,
    whole: bool,
    dropped: frozenset[str],
) -> tuple[Problem, ...]:
    """What is wrong, by all that it depends on, so that of what is unchanged it is told at once."""
    problems = Problems()
    weighable = Weighable(whole=whole, put_aside=set(dropped))
    sources = shelf_of(shared, by_country, [edition.country], whole_sources, dropped)
    check_findings(edition, framework, sources, weighable, problems)
    check_decisions(edition, framework, weighable, problems)
    for id_, findings in weighable.by_criterion.items():
        if weighable.sure(id_):
            _criterion(id_, findings, edition, framework, problems)
    if weighable.whole and edition.findings:  # evidence that nobody has begun is no gap in what was written
        _not_assessed(edition, framework, weighable, problems)
    return tuple(problems.found)


_found = kept(_in_edition)


def _duplicates(edition: Edition, problems: Problems) -> None:
    items: list[tuple[str, Origin]] = [(finding.id, finding.origin.at("id")) for finding in edition.findings]
    items += [(call.id, call.origin.at("id")) for call in edition.calls]
    items += [(case.id, case.origin.at("id")) for case in edition.texts.case_studies]
    first: dict[str, Origin] = {}
    for id_, origin in items:
        if id_ in first:
            place = first[id_].place
            said = f"the id {id_} is taken in {place.file} on line {place.line}"
            problems.add("finding.duplicate-id", origin, id_, said, "Give one of the two another id.")
        first.setdefault(id_, origin)


def _criterion(
    id_: str, findings: Sequence[Finding], edition: Edition, framework: Framework, problems: Problems
) -> None:
    """What is to be said of a criterion's findings together: lapses, disputes, others' work alone."""
    criterion = framework.criteria[id_][1]
    if criterion.kind not in framework.staleness:
        return
    resolution = next((one for one in edition.resolutions if one.criterion == id_), None)
    years = framework.staleness[criterion.kind]
    aside = set_aside(findings, edition.as_of, years, resolution)
    _lapses(findings, aside, years, edition.as_of, problems)
    answer = from_findings(id_, criterion, findings, framework, edition.as_of, resolution)
    if answer.state is AnswerState.DISPUTED:
        _dispute(id_, [one for one in findings if one.id not in aside], resolution, problems)
    others = [one for one in findings if one.actor not in STATE_ACTORS and one.answer != NO_DATA]
    if others and not any(finding.actor in STATE_ACTORS for finding in findings):
        said = f"nothing here says what the state does about {id_}, so that the criterion stays not assessed"
        hint = "Look for what the state does or supports, and record it, also where it does nothing."
        problems.add("finding.only-others", others[0].origin.at("actor"), others[0].id, said, hint)


def _lapses(
    findings: Sequence[Finding],
    aside: Mapping[str, SetAside],
    years: int | None,
    as_of: date,
    problems: Problems,
) -> None:
    for finding in findings:
        reason, place = aside.get(finding.id), finding.origin.at("holds-on")
        if reason is SetAside.STALE:
            said = f"holds on {finding.holds_on}, too long ago to count"
            problems.add("finding.stale", place, finding.id, said, "Look for something newer.")
        until = counts_until(finding, years)
        if reason is None and until and until < years_after(as_of, 1):
            said = f"counts until {until} and then no more"
            hint = "Look for something newer before the next edition."
            problems.add("finding.lapses", place, finding.id, said, hint)


def _dispute(
    id_: str, counting: Sequence[Finding], resolution: Resolution | None, problems: Problems
) -> None:
    said = ", ".join(f"{one.id} {one.value if one.answer is None else one.answer}" for one in counting)
    hint = "Add a resolution that says which holds and why"
    if resolution and resolution.holds:
        said, place = f"the findings that hold still disagree: {said}", resolution.origin.at("holds")
        problems.add("resolution.disagrees", place, id_, said, "Let those hold that give one answer.")
        return
    place = counting[-1].origin.at("answer")
    if any(finding.answer == NOT_APPLICABLE for finding in counting):
        said = f"one says not applicable and another answers: {said}"
        problems.add("finding.not-applicable", place, id_, said, f"{hint}.")
    elif not resolution:
        said = f"findings that count disagree: {said}"
        problems.add("finding.disputed", place, id_, said, f"{hint}, or publish: dispute.")


def _not_assessed(edition: Edition, framework: Framework, weighable: Weighable, problems: Problems) -> None:
    for indicator in framework.indicators:
        criteria = {indicator.criterion_id(one): one for one in indicator.criteria}
        asked = {id_ for id_, one in criteria.items() if not one.treaty}
        if asked and not asked & set(weighable.by_criterion) and not weighable.unsure & set(criteria):
            said = f"no finding speaks about {indicator.id} {indicator.title}"
            hint = "Add findings, or leave it: it is printed as not assessed."
            problems.add("evidence.not-assessed", edition.origin.key("findings"), indicator.id, said, hint)
