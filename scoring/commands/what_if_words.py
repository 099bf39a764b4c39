"""What an assumption would make of a country, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import fill

from scoring.commands.lines import WIDTH, paragraph
from scoring.commands.standing_words import category_words
from scoring.explain.scenario import Assumed
from scoring.explain.what_if import Place, WhatIf
from scoring.language import Language
from scoring.model.evidence import Call
from scoring.model.framework import Framework
from scoring.model.result import CountryResult, IndicatorResult, Standing
from scoring.model.workspace import Workspace

PASSED = (
    ("overtaken", ((Place.AHEAD, Place.BEHIND),)),
    ("surely behind it, and not so now", ((Place.LEVEL, Place.BEHIND), (Place.OPEN, Place.BEHIND))),
    ("no longer surely ahead of it", ((Place.AHEAD, Place.LEVEL), (Place.AHEAD, Place.OPEN))),
    ("no longer surely behind it", ((Place.BEHIND, Place.LEVEL), (Place.BEHIND, Place.OPEN))),
    ("surely ahead of it, and not so now", ((Place.LEVEL, Place.AHEAD), (Place.OPEN, Place.AHEAD))),
    ("overtaking it", ((Place.BEHIND, Place.AHEAD),)),
)
"""What becomes of other countries, seen from ours."""


def as_text(
    workspace: Workspace, framework: Framework, edition: str, found: WhatIf, calls: Sequence[Call]
) -> str:
    """The assumption, the grades that would change, and sentences on score, category and rank."""
    language = Language()
    country = workspace.countries.get(found.country)
    name = country.name if country else workspace.short_name(found.country)
    parts = [
        f"{name}, {language.edition(edition)}: what if",
        "\n".join(f"  {line}" for line in _assumptions(framework, found.assumed, calls, language)),
        _grades(framework, found, language),
        " ".join(_standing(framework, found, language)),
        "\n".join(_passed(workspace, found, language)),
    ]
    if found.overruled:
        which = language.both(found.overruled)
        parts.append(
            f"A panel has given {which} another grade than the rule. Before and after are both by the rule."
        )
    return "\n\n".join(part if "  " in part else paragraph(part) for part in parts if part)


def _assumptions(
    framework: Framework, assumed: Assumed, calls: Iterable[Call], language: Language
) -> Iterable[str]:
    for id_, position in assumed.grades.items():
        yield f"{id_} {framework.indicator_by_id[id_].title} were {framework.grades[position].label}"
    said = {id_: framework.answers[level] for id_, level in assumed.answers.items()}
    said |= {id_: language.number(value) for id_, value in assumed.numbers.items()}
    for id_, answer in said.items():
        yield f"{id_} were {answer}: {framework.criteria[id_][1].question}"
    best = framework.answers[-1]
    for call in calls:
        fulfilled = f"{language.both(call.criteria)} {best}" if call.criteria else "no criterion asks for it"
        yield f"{call.id} were granted: {fulfilled}"


def _grades(framework: Framework, found: WhatIf, language: Language) -> str:
    before, after = _result(found.before), _result(found.after)
    if not found.changed:
        return "No grade would change."
    count, total = len(found.changed), len(framework.indicators)
    said = "would be better" if set(found.changed) == set(found.raised) else "would change"
    lines = [f"{count} of {total} grades {said}:"]
    for id_ in found.changed:
        old, new = (_grade(framework, one.indicators[id_], language) for one in (before, after))
        lines.append(f"  {id_}  {framework.indicator_by_id[id_].title}: {old} → {new}")
    return "\n".join(lines)


def _grade(framework: Framework, result: IndicatorResult, language: Language) -> str:
    said = language.either([grade.label for grade in framework.grades[result.best : result.worst + 1]])
    if result.scaled is None:
        return said
    return f"{said} ({_between([language.percent(share) for share in result.scaled])})"


def _standing(framework: Framework, found: WhatIf, language: Language) -> Iterable[str]:
    before, after = _result(found.before), _result(found.after)
    if after.score.possible:
        yield _score(before, after, language)
    if framework.categories and after.score.possible:
        old, new = (category_words(framework, one.categories, language) for one in (before, after))
        yield (
            f"The category would be {new}, as it is now."
            if old == new
            else (f"The category would be {new} instead of {old}.")
        )
    if framework.ranking and after.score.possible:
        yield _rank(found)


def _passed(workspace: Workspace, found: WhatIf, language: Language) -> Iterable[str]:
    if found.passed:
        yield "Other countries would be"
    for said, changes in PASSED:
        codes = [code for change in changes for code in found.between(*change)]
        names = sorted((workspace.short_name(code) for code in codes), key=language.alphabetical)
        if names:
            yield fill(
                f"{said}: {language.both(names)}", WIDTH, initial_indent="  ", subsequent_indent="      "
            )


def _score(before: CountryResult, after: CountryResult, language: Language) -> str:
    possible = language.number(after.score.possible)
    points = [
        _between([language.number(end) for end in (one.score.low, one.score.high)]) for one in (before, after)
    ]
    shares = [
        _between([language.percent(end) for end in (one.score.low_share, one.score.high_share)])
        for one in (before, after)
    ]
    if before.score == after.score:
        return f"The country would have {points[1]} of {possible} points ({shares[1]}), as it has now."
    return (
        f"The country would have {points[1]} of {possible} points ({shares[1]}) instead of {points[0]} "
        f"({shares[0]})."
    )


def _rank(found: WhatIf) -> str:
    old, new = _place(found.before), _place(found.after)
    if new is None:
        return "It would have no rank, as the evidence covers too little."
    if found.ranked_after == 1:
        return "No other country is graded from evidence in this edition, so that there is no rank to gain."
    others = f"of {found.ranked_after} countries graded from evidence"
    if old is None:
        return f"It would rank {new} {others}; now it has no rank."
    return f"It would rank {new} {others}{', as it does now' if old == new else f' instead of {old}'}."


def _place(standing: Standing) -> str | None:
    return _between([str(rank) for rank in standing.rank]) if standing.rank else None


def _between(ends: Sequence[str]) -> str:
    return ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"


def _result(standing: Standing) -> CountryResult:
    if standing.result is None:
        raise ValueError(f"{standing.country} has no evidence")
    return standing.result
