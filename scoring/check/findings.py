"""One finding at a time: whether it can count for what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.check.shelf import Shelf, known_source
from scoring.model.evidence import NO_DATA, NOT_APPLICABLE, Edition, Finding, Reference
from scoring.model.framework import Criterion, Framework
from scoring.problems import Origin, Problems, closest

_BLOCKING = frozenset({"finding.answer", "finding.treaty", "finding.supersedes", "finding.unknown-criterion"})


@dataclass
class Weighable:
    """The findings of an edition that can be weighed with others, by criterion.

    What findings say together is looked at only where all of them are at hand: not for the criteria in
    ``unsure``, and for none where ``whole`` is False, because a finding could not be read or placed.
    """

    whole: bool
    by_criterion: dict[str, list[Finding]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    put_aside: set[str] = field(default_factory=set)

    def sure(self, criterion: str) -> bool:
        return self.whole and criterion not in self.unsure


def check_findings(
    edition: Edition, framework: Framework, sources: Shelf, weighable: Weighable, problems: Problems
) -> None:
    """Report what is wrong with each finding, and sort them into ``weighable``."""
    others = {finding.id: finding for finding in edition.findings}
    for finding in edition.findings:
        before = len(problems.found)
        check_reference(finding.reference, finding.origin, finding.id, edition, sources, problems)
        entry = framework.criteria.get(finding.criterion)
        if entry is None:
            _unknown(finding, framework, problems)
            weighable.whole = False
        else:
            _answer(finding, entry[1], framework, problems)
            _searched(finding, problems)
            _level(finding, problems)
            _times(finding, edition, problems)
            _supersedes(finding, others, edition, weighable, problems)
        if any(problem.code in _BLOCKING for problem in problems.found[before:]):
            weighable.unsure.add(finding.criterion)
            weighable.put_aside.add(finding.id)
        else:
            weighable.by_criterion.setdefault(finding.criterion, []).append(finding)


def check_reference(
    reference: Reference, origin: Origin, subject: str, edition: Edition, sources: Shelf, problems: Problems
) -> None:
    """Known sources, about the edition's country."""
    check_source(reference, origin, subject, edition.country, sources, problems)


def check_source(
    reference: Reference, origin: Origin, subject: str, country: str, sources: Shelf, problems: Problems
) -> None:
    source = known_source(reference.source, origin.at("source"), subject, sources, problems)
    if reference.reporting:
        known_source(reference.reporting, origin.at("reporting"), subject, sources, problems)
    if source and source.about and country not in source.about:
        problems.add(
            "finding.foreign-source",
            origin.at("source"),
            subject,
            f"the source {source.id} is about {', '.join(sorted(source.about))}, not {country}",
            "Check that it is the right source, or add the country to its about.",
        )


def _unknown(finding: Finding, framework: Framework, problems: Problems) -> None:
    problems.add(
        "finding.unknown-criterion",
        finding.origin.at("criterion"),
        finding.id,
        f"the framework {framework.id} has no criterion {finding.criterion}",
        closest(finding.criterion, framework.criteria) or "Criteria are named like 1.1.a.",
    )


def _answer(finding: Finding, criterion: Criterion, framework: Framework, problems: Problems) -> None:
    origin, id_, answer = finding.origin, finding.id, finding.answer
    number = finding.value is not None
    if criterion.treaty:
        said = f"{finding.criterion} is answered by the ratification record of {criterion.treaty.treaty}"
        hint = "Put the fact into country.yaml, and take the finding out."
        problems.add("finding.treaty", origin.at("criterion"), id_, said, hint)
    elif number and answer:
        said = f"the finding has a value and the answer {answer}"
        hint = "Keep the value: the framework's thresholds make an answer of it."
        problems.add("finding.answer", origin.at("answer"), id_, said, hint if criterion.measure else "")
    elif number and not criterion.measure:
        said = f"{finding.criterion} is answered in words, not by a number"
        hint = "Write answer: met, partly, not met or no data in its place."
        problems.add("finding.answer", origin.key("value"), id_, said, hint)
    elif criterion.measure and not number and answer not in {NOT_APPLICABLE, NO_DATA}:
        said = f"{finding.criterion} is answered by a number, in {criterion.measure.unit}"
        hint = f"Write value: and the number{' in place of the answer' if answer else ''}."
        problems.add("finding.answer", origin.key("answer"), id_, said, hint)
    elif not number and not answer:
        said, hint = "the finding has no answer", "Write answer: met, partly, not met or no data."
        problems.add("finding.answer", origin, id_, said, hint)
    elif answer and answer not in {*framework.answers, NOT_APPLICABLE, NO_DATA}:
        answers = ", ".join(reversed(framework.answers))
        said = f"the framework has no answer {answer!r}"
        hint = closest(answer, [*framework.answers, NOT_APPLICABLE, NO_DATA]) or f"Its answers are {answers}."
        problems.add("finding.answer", origin.at("answer"), id_, said, hint)
    elif (answer == NOT_APPLICABLE and criterion.not_applicable is None) or (
        answer in framework.answers and answer not in criterion.meanings
    ):
        said = f"the framework gives no meaning to the answer {answer!r} for {finding.criterion}"
        problems.add("finding.answer", origin.at("answer"), id_, said, "Choose another of its answers.")


def _searched(finding: Finding, problems: Problems) -> None:
    if finding.answer == NO_DATA and not finding.searched:
        said = "no data, and nothing says who looked, when and where"
        hint = "Add searched: {by: a-role, on: 2009-12, where: …}"
        problems.add("finding.searched", finding.origin.at("answer"), finding.id, said, hint)
    elif finding.searched and finding.answer != NO_DATA:
        said = f"a search in vain stands beside the answer {finding.answer or finding.value}"
        hint = "Take searched out, or write answer: no data."
        problems.add("finding.searched", finding.origin.key("searched"), finding.id, said, hint)


def _level(finding: Finding, problems: Problems) -> None:
    if finding.level == "sub-national" and not finding.coverage:
        said = "a sub-national finding says in how many units it holds"
        hint = "Add coverage: some or coverage: all."
        problems.add("finding.coverage", finding.origin.at("level"), finding.id, said, hint)
    elif finding.level != "sub-national" and finding.coverage:
        said = "a national finding has no coverage of units"
        hint = "Take coverage out, or write level: sub-national."
        problems.add("finding.coverage", finding.origin.key("coverage"), finding.id, said, hint)


def _times(finding: Finding, edition: Edition, problems: Problems) -> None:
    if finding.holds_on.first > edition.as_of:
        said = f"holds on {finding.holds_on}, and this edition is as of {edition.as_of}"
        hint = "Keep it for the next edition, or correct the date."
        problems.add("finding.after-as-of", finding.origin.at("holds-on"), finding.id, said, hint)
    if finding.until and finding.until.last < finding.holds_on.first:
        said = f"ended on {finding.until}, and is said to hold on {finding.holds_on}"
        problems.add(
            "finding.until", finding.origin.at("until"), finding.id, said, "Correct one of the dates."
        )


def _supersedes(
    finding: Finding,
    others: Mapping[str, Finding],
    edition: Edition,
    weighable: Weighable,
    problems: Problems,
) -> None:
    for number, earlier in enumerate(finding.supersedes):
        other = others.get(earlier)
        hint = ""
        if other is None:
            if earlier in weighable.put_aside:
                continue
            same = {id_ for id_, one in others.items() if one.criterion == finding.criterion}
            said, hint = f"there is no finding {earlier}", closest(earlier, sorted(same - {finding.id}))
        elif other.id == finding.id:
            said = "a finding cannot end itself"
        elif other.criterion != finding.criterion:
            said = f"{earlier} is about {other.criterion}, and this finding about {finding.criterion}"
            hint = "Findings of one criterion end each other; check the criterion of both."
        elif other.holds_on.first > finding.holds_on.last and other.holds_on.first <= edition.as_of:
            said = f"{earlier} holds on {other.holds_on}, which is later than {finding.holds_on}"
            hint = "Only an earlier finding can be ended: check both dates."
        else:
            continue
        origin = finding.origin.at("supersedes", str(number))
        problems.add("finding.supersedes", origin, finding.id, said, hint or "Take it out, or correct it.")
