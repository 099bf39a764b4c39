"""What will lapse, in words, as problems, and as records."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from scoring.commands.lines import Code, Line, Part, Section
from scoring.commands.standing_words import ARROW, category_words, points_words
from scoring.commands.value_words import grade_words, mark_words
from scoring.explain.difference import GradeChange
from scoring.explain.upcoming import Day, Effect, Lapse, Outlook, What
from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.problems import Problems

MOST = 6
"""So many ids of what lapses together by one rule are named; JSON has them all."""


def sections(workspace: Workspace, found: Iterable[Outlook], on: date) -> Iterator[Section]:
    """One for each country and framework in which anything lapses or has lapsed."""
    for one in found:
        lines = [*_lapsed(one, on), *(line for day in one.days for line in _day(one.framework, day))]
        if lines:
            name = workspace.short_name(one.edition.country)
            title = f"{name} ({one.edition.country} {one.edition.id}, {one.framework.id}), "
            yield Section(f"{title}evidence as of {one.edition.as_of}", tuple(lines))


def _lapsed(one: Outlook, on: date) -> Iterator[Line]:
    findings = [lapse for lapse in one.lapsed if lapse.what is What.FINDING]
    if findings:
        count = f"{len(findings)} of {len(one.edition.findings)} findings"
        yield Line((f"already: {count} {'counts' if len(findings) == 1 else 'count'} no more on {on}",))
    yield from (
        Line((f"already, {lapse.day}: ", *_said(lapse)))
        for lapse in one.lapsed
        if lapse.what is not What.FINDING
    )
    if one.lapsed:
        yield from _effect(one.framework, one.since)


def _day(framework: Framework, day: Day) -> Iterator[Line]:
    for lapses in _together(day.lapses):
        yield Line((f"{day.day}: ", *(_said(lapses[0]) if len(lapses) == 1 else _several(lapses))))
    yield from _effect(framework, day.effect)


def _together(lapses: Sequence[Lapse]) -> list[list[Lapse]]:
    """Findings that lapse by one rule on one day; everything else by itself."""
    groups: dict[tuple[str, ...], list[Lapse]] = {}
    for one in lapses:
        alone = (one.what, one.id) if one.what is not What.FINDING or one.years is None else (one.kind,)
        groups.setdefault(alone, []).append(one)
    return list(groups.values())


def _several(lapses: Sequence[Lapse]) -> list[Part]:
    ids: list[Part] = [part for one in lapses[:MOST] for part in (", ", Code(one.id))]
    more = f" and {len(lapses) - MOST} more" if len(lapses) > MOST else ""
    return [f"{len(lapses)} findings count for the last time ({_rule(lapses[0])}): ", *ids[1:], more]


def _said(lapse: Lapse) -> list[Part]:
    if lapse.what is What.OVERRIDE:
        return ["the panel's grade of ", Code(lapse.about), " expires"]
    if lapse.what is What.EDITION:
        said = "a newer edition is due: what held on the as-of date is too old"
        return [f"{said} ({_rule(lapse)})"]
    rule = f" ({_rule(lapse)})" if lapse.years is not None else " (it says so itself)"
    return [Code(lapse.id), " on ", Code(lapse.about), f" counts for the last time{rule}"]


def _rule(lapse: Lapse) -> str:
    return f"{lapse.kind}, {lapse.years} year{'' if lapse.years == 1 else 's'}"


def _effect(framework: Framework, effect: Effect) -> Iterator[Line]:
    """Grades that move, and score and category with them."""
    moved = [one for one in effect.grades if one.moved or mark_words(one.old, one.new)]
    if not moved:
        yield Line(("no grade changes",), depth=1)
    yield from (Line((Code(one.indicator), f" {_grade(framework, one)}"), depth=1) for one in moved)
    yield from (Line((said,), depth=1) for said in _standing(framework, effect))


def _grade(framework: Framework, change: GradeChange) -> str:
    now = grade_words(framework, change.new)
    said = f"{grade_words(framework, change.old)}{ARROW}{now}" if change.moved else f"still {now}"
    return said + mark_words(change.old, change.new)


def _standing(framework: Framework, effect: Effect) -> Iterator[str]:
    old, new, language = effect.before, effect.after, Language()
    if old.score != new.score:
        points = [points_words(one, language) for one in (old, new)]
        yield f"score {points[0]}{ARROW}{points[1]}"
    if old.categories != new.categories:
        names = [category_words(framework, one.categories, language) for one in (old, new)]
        yield f"category {names[0]}{ARROW}{names[1]}"
    if old.coverage >= framework.minimum_coverage > new.coverage:
        yield "too little would be answered for a place in the ranking"


def as_problems(found: Iterable[Outlook]) -> Problems:
    """What lapses as notes at its place in the files, for whoever shows problems."""
    problems = Problems()
    for one in found:
        for day in one.days:
            moved = "; ".join(
                f"{change.indicator} {_grade(one.framework, change)}"
                for change in day.effect.grades
                if change.moved
            )
            for lapse in day.lapses:
                said = f"{lapse.day}: {''.join(_said(lapse))}"
                code = f"upcoming.{lapse.what.value}"
                problems.add(code, lapse.origin, lapse.id, f"{said}: {moved or 'no grade changes'}")
    return problems


def as_records(found: Iterable[Outlook]) -> str:
    """A JSON list by country and day; ``lapsed`` tells what lies before the day looked from.

    The effects are those of everything that lapses on the day together, or has lapsed by then.
    """
    records = [
        _record(one, lapse, effect, lapsed)
        for one in found
        for lapses, effect, lapsed in (
            (one.lapsed, one.since, True),
            *((day.lapses, day.effect, False) for day in one.days),
        )
        for lapse in lapses
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def _record(one: Outlook, lapse: Lapse, effect: Effect, lapsed: bool) -> dict[str, object]:
    place = lapse.origin.place
    return {
        "country": one.edition.country,
        "framework": one.framework.id,
        "edition": one.edition.id,
        "date": lapse.day.isoformat(),
        "lapsed": lapsed,
        "what": lapse.what.value,
        "id": lapse.id,
        "about": lapse.about,
        "file": place.file,
        "line": place.line,
        "effects": [
            {
                "indicator": change.indicator,
                "before": list(change.old.grades) if change.old else [],
                "after": list(change.new.grades) if change.new else [],
            }
            for change in effect.grades
            if change.moved
        ],
    }
