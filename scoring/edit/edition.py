"""The first files of an edition: every question with what its answers mean, and room for what is found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scoring.edit.card import calls_file, texts_file
from scoring.edit.carry import Carried
from scoring.edit.findings import empty_finding, finding_lines, resolution_lines
from scoring.edit.yaml_text import day, explained, header, number, scalar, text_of, waiting
from scoring.model.evidence import NOT_APPLICABLE, Edition
from scoring.model.framework import Criterion, Framework, Indicator

_HOW = """
    Lines with ## explain. Lines with # are findings that wait: take the `# ` off one (an editor does so
    for a whole selection), fill in what is empty, and see that `findings:` has no brackets. For a second
    finding on a question copy the block and count on: a1, a2. With the answer no data, which is for a
    search that found nothing, add searched: {by: a-role, on: 2009-12, where: …}. A question to which you
    find no answer, and for which you did not search, stays as it is: unknown is not red. docs/advocate.md
    tells how findings are written; `cards check` tells what is wrong with them."""
_CARRIED = """
    Carried over from {edition}, because they still count by their kind and dates: {kept} findings, under
    their old ids. Left out, and named where they stood: {left}. Read each one again: still so, overtaken,
    or over? A new finding that overtakes an old one supersedes it."""


def edition_files(
    country: str, edition: str, framework: Framework, as_of: date, carried: Carried | None = None
) -> dict[str, str]:
    """The files of an edition by their path in the workspace."""
    folder = f"countries/{country}/{edition}"
    return {
        f"{folder}/{framework.id}.yaml": evidence_file(country, framework, as_of, carried),
        f"{folder}/texts.yaml": texts_file(country, framework),
        f"{folder}/calls.yaml": calls_file(country, framework, carried.edition if carried else None),
    }


def evidence_file(country: str, framework: Framework, as_of: date, carried: Carried | None = None) -> str:
    """The evidence of an edition in which nothing is claimed but what an earlier one hands on."""
    lines = [*header("evidence", 3), f"as-of: {day(as_of)}", "", *_beginning(country, framework, carried)]
    lines.append("findings:" if carried and carried.findings else "findings: []")
    first = next((id_ for id_, (_, one) in framework.criteria.items() if not one.treaty), "")
    for goal in framework.last_goals:
        lines += ["", *explained(f"{goal.id} – {goal.title}".upper())]
        for indicator in goal.indicators:
            lines += ["", *explained(f"{indicator.id} {indicator.title}. {indicator.question}", hanging=2)]
            for criterion in indicator.criteria:
                lines += ["", *_question(indicator, criterion, framework)]
                if not criterion.treaty:
                    lines += _room(country, indicator, criterion, framework, carried, first)
    if carried and carried.resolutions:
        lines += ["", "resolutions:"]
        lines += [line for one in carried.resolutions for line in resolution_lines(one)]
    return text_of(lines)


def _beginning(country: str, framework: Framework, carried: Carried | None) -> Iterator[str]:
    yield from explained(f"The evidence of {country} under {framework.id}: {framework.title}.")
    yield "##"
    yield from explained(_HOW)
    if carried:
        kept, left = len(carried.findings), len(carried.left)
        yield "##"
        yield from explained(_CARRIED.format(edition=carried.edition.id, kept=kept, left=left))
        for what, why in carried.overturned:
            yield from explained(f"Not carried over: {what}; {why}.")


def _room(
    country: str,
    indicator: Indicator,
    criterion: Criterion,
    framework: Framework,
    carried: Carried | None,
    first: str,
) -> Iterator[str]:
    """What an earlier edition said on a criterion, and an empty finding: on ``first`` with remarks."""
    id_, count = indicator.criterion_id(criterion), 1
    if carried:
        yield from _carried(id_, carried)
        count = _next(f"{country.lower()}-{indicator.id}-{criterion.id}", carried.edition)
    yield from waiting(empty_finding(country, indicator, criterion, framework, count, first == id_))


def _carried(criterion: str, carried: Carried) -> Iterator[str]:
    """What of the earlier edition was said on a criterion: a comment on what is left out, and what stays."""
    for finding, why in carried.left:
        if finding.criterion == criterion:
            said = f"Left out: {finding.id}, holds on {finding.holds_on}; {why}. It said: {finding.statement}"
            yield from explained(said, hanging=2)
    for finding in carried.findings:
        if finding.criterion == criterion:
            yield from finding_lines(finding)


def _next(stem: str, earlier: Edition) -> int:
    """The first number that no finding of the earlier edition has; what was left out keeps its own."""
    taken = {one.id for one in earlier.findings}
    return next(count for count in range(1, len(taken) + 2) if f"{stem}{count}" not in taken)


def _question(indicator: Indicator, criterion: Criterion, framework: Framework) -> Iterator[str]:
    years = framework.staleness[criterion.kind]
    counts = "until it is repealed" if years is None else f"for {years} year{'' if years == 1 else 's'}"
    id_ = indicator.criterion_id(criterion)
    if criterion.treaty:
        said = f"Answered by the record of {criterion.treaty.treaty} in country.yaml: write no finding."
        yield from explained(f"{id_} {criterion.question} {said}", hanging=2)
        return
    yield from explained(f"{id_} {criterion.question} ({criterion.kind}: counts {counts})", hanging=2)
    meanings = {answer: text for answer, text in criterion.meanings.items() if text}
    ordered = [(one, meanings[one]) for one in reversed(framework.answers) if one in meanings]
    if criterion.not_applicable is not None:
        ordered.append((NOT_APPLICABLE, criterion.not_applicable))
    for answer, text in ordered:
        yield from explained(f"{scalar(answer)}: {text}", indent=4, hanging=2)
    if measure := criterion.measure:
        partly = "" if measure.partly is None else f", {number(measure.partly)} for partly"
        bound = "at least" if measure.rising else "at most"
        yield from explained(
            f"A number, in {measure.unit}: {bound} {number(measure.met)} for the best answer{partly}.",
            indent=2,
        )
