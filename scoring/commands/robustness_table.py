"""The robustness of results as a table and a picture on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from textwrap import fill
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from scoring.explain.robustness import CountryRobustness, Outcome, Robustness
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace
    from scoring.publish.robustness_words import Sentences

WIDTH = 100
UNSCORED_KEY = (
    "1s, gov: grades that rest on one source, on a government's sources alone, "
    "of those that rest on findings."
)
KEY = (
    "In how many of the ways tried the category, and behind the stroke the rank, is the same as now: w "
    "weightings of the indicators and g of the goals, in per cent; e of the ten shifts of all edges by "
    "-5 to +5 points; i indicators left out; o goals left out; a aggregations. 5-95: ranks in the middle 90 "
    "per cent of the weightings. up, down: points of the score to the bands above and below. "
    f"{UNSCORED_KEY}"
)


def print_table(workspace: Workspace, framework: Framework, found: Robustness, named: Sequence[str]) -> None:
    from rich.console import Console

    from scoring.publish.robustness_words import Sentences

    words = Sentences(workspace, framework, found)
    console = Console(markup=False, highlight=False)
    parts = []
    if found.countries:
        _grid(console, workspace, framework, found)
        key = KEY if framework.scored else UNSCORED_KEY
        parts = [fill(key, WIDTH), _picture(workspace, found), _movers(framework, found)]
    parts += [_particulars(framework, words, found.countries[code]) for code in named]
    overall = [words.overall()] if framework.scored and list(found.countries) != list(named) else []
    parts += [fill(line, WIDTH) for line in (*overall, *words.limits())]
    for part in filter(None, parts):
        console.print(f"\n{part}", soft_wrap=True)


def _grid(console: Console, workspace: Workspace, framework: Framework, found: Robustness) -> None:
    from rich.console import Console
    from rich.table import Table

    from scoring.language import Language

    title = f"{framework.title}, edition {found.edition}"
    if framework.scored:
        title += f": {Language().number(found.draws)} weightings, seed {found.seed}"
    varied = "score w g e i o a rank 5-95 up down".split() if framework.scored else []
    table = Table(box=None)
    for heading in ("", "country", *(["category"] if framework.scored else [])):
        table.add_column(heading, no_wrap=True)
    for heading in (*varied, "1s", "gov"):
        table.add_column(heading, justify="right", no_wrap=True)
    last = len(found.countries)
    for one in sorted(found.countries.values(), key=lambda one: (one.found.rank or (last, 0), one.country)):
        table.add_row(*_row(workspace, framework, one))
    console.width = max(console.width, Console(width=500).measure(table).maximum)
    console.print(title, style="italic", soft_wrap=True)
    console.print(table)


def _row(workspace: Workspace, framework: Framework, one: CountryRobustness) -> list[str]:
    from scoring.language import Language

    percent, score, counted = Language().percent, one.found.score, len(one.resting.counted)
    name = [one.country, workspace.short_name(one.country)]
    rests = [f"{len(ids)}/{counted}" for ids in (one.resting.one_source, one.resting.government)]
    if not framework.scored:
        return name + rests
    return [
        *name,
        " or ".join(framework.category_by_id[id_].label for id_ in one.found.categories),
        _span([percent(score.low_share), percent(score.high_share)]) if score.possible else "",
        *_held(one),
        _span([str(end) for end in one.found.rank or ()]),
        _span([str(end) for end in (one.indicators.rank if one.indicators else None) or ()]),
        *(_points(distance.share) if distance else "" for distance in (one.up, one.down)),
        *rests,
    ]


def _held(one: CountryRobustness) -> list[str]:
    """What holds of the category and the rank: weightings in per cent, the rest in numbers."""
    from scoring.explain.trials import AGGREGATION, GOAL, INDICATOR

    cells = []
    for weighted in (one.indicators, one.goals):
        counts = (weighted.category, weighted.rank_held) if weighted else ()
        known = [count for count in counts if count is not None]
        cells.append("/".join(str(100 * count // weighted.draws) for count in known) if weighted else "")
    cells.append(f"{sum(one.shifts.values())}" if one.shifts else "")
    for kind in (INDICATOR, GOAL, AGGREGATION):
        tried = one.of_kind(kind)
        flags = [[o.category for o in tried], [o.rank for o in tried]]
        known = [sum(flag is True for flag in one) for one in flags if any(flag is not None for flag in one)]
        cells.append("/".join(map(str, known)))
    return cells


def _points(share: Fraction) -> str:
    from scoring.language import Language

    return Language().number(100 * share)


def _span(ends: Sequence[str]) -> str:
    return "" if not ends else ends[0] if ends[0] == ends[1] else f"{ends[0]}-{ends[1]}"


def _picture(workspace: Workspace, found: Robustness) -> str:
    """A line for each country: its rank now (█), and where 9 of 10 weightings put it (─)."""
    intervals = found.intervals()
    if len(intervals) < 2:
        return ""
    names = {one.country: workspace.short_name(one.country) for one in intervals}
    width = max(map(len, names.values()))
    step = max(1, -(-found.ranked // 60))
    lines = [f"Ranks, 1 to {found.ranked}: now (█), and in the middle 90 % of the weightings (─)"]
    for one in intervals:
        places = (range(place, place + step) for place in range(1, found.ranked + 1, step))
        cells = "".join(_cell(some, one.rank, one.drawn) for some in places)
        lines.append(f"  {names[one.country]:<{width}}  {cells}")
    return "\n".join(lines)


def _cell(places: range, now: tuple[int, int], drawn: tuple[int, int]) -> str:
    if now[0] <= places[-1] and places[0] <= now[1]:
        return "█"
    return "─" if drawn[0] <= places[-1] and places[0] <= drawn[1] else "·"


def _movers(framework: Framework, found: Robustness) -> str:
    """The indicators by how much leaving them out moves the scores."""
    from scoring.language import Language

    if not found.movers:
        return ""
    number = Language().number
    lines = ["What moves the result most when it is left out (mean change over all countries):"]
    for one in found.movers[:5]:
        ranks = f", rank by {number(one.rank)}" if one.rank is not None else ""
        changed = f"; another category: {one.categories}" if framework.categories else ""
        title = framework.indicator_by_id[one.indicator].title
        lines.append(f"  {one.indicator} {title}: score by {number(100 * one.score)} points{ranks}{changed}")
    return "\n".join(lines)


def _particulars(framework: Framework, words: Sentences, one: CountryRobustness) -> str:
    """What does not hold for one country, and what its grades rest on."""
    said = words.country(one)
    lines = [fill(said, WIDTH)] if said not in words.limits() else []
    lines += [f"  {line}" for line in _changes(framework, one)]
    moved = [shift for shift, holds in one.shifts.items() if not holds]
    if moved:
        lines.append(
            f"  another category with the edges moved by {', '.join(f'{n:+d}' for n in moved)} points"
        )
    for distance, where in ((one.up, "below"), (one.down, "above")):
        if distance:
            label = framework.category_by_id[distance.category].label
            lines.append(f"  {_points(distance.share)} points {where} the band of {label}")
    for id_, source in one.resting.one_source:
        lines.append(f"  {id_} rests on one source: {source}")
    for id_ in one.resting.government:
        lines.append(f"  {id_} rests on sources of a government alone")
    return "\n".join(lines)


def _changes(framework: Framework, one: CountryRobustness) -> Iterable[str]:
    labels = {category.id: category.label for category in framework.categories}
    for tried in one.outcomes:
        if tried.category is False or tried.rank is False:
            said = [" or ".join(labels[id_] for id_ in tried.found.categories)] if labels else []
            rank = tried.found.rank
            said += [f"rank {_span([str(end) for end in rank])}"] if rank and tried.rank is not None else []
            yield f"{_tried(tried)}: {', '.join(filter(None, said)) or 'no score'}"


def _tried(outcome: Outcome) -> str:
    return f"by {outcome.name}" if outcome.kind == "aggregation" else f"without {outcome.name}"
