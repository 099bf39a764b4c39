"""How long the core takes: grading, ranking, varying, checking; side by side on one machine, in one run.

    python benchmarks/core.py             # make bench
    python benchmarks/core.py --million   # besides: a million findings, one edition after the other

Each figure is the best of several runs, as time passed and as time of the processor; on a busy machine the
second is the one to go by. Ratios compare with what stands beside them and travel from machine to machine.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter

import click

from benchmarks.files import Writer
from benchmarks.framework import framework_of
from benchmarks.timing import Time, best, best_of_processes, peak_memory
from benchmarks.world import World, codes, edition_ids
from scoring.explain.deciding import deciding_in
from scoring.model.evidence import Country, Edition
from scoring.model.framework import Framework
from scoring.model.result import CountryResult
from scoring.rank.bounds import Span, rank_bounds
from scoring.rank.standings import standings
from scoring.score.country import score_country

COUNTRIES, FINDINGS, DRAWS = 42, 60, 10_000
SIZES = (40, 200, 1_000, 5_000, 20_000)
CARDS = Path(sys.executable).parent / "cards"


def row(what: str, figure: str, target: str = "", ratio: str = "") -> None:
    click.echo(f"{what:<58}{figure:>22}{target:>14}  {ratio}".rstrip())


def show(what: str, time: Time, target: float | None = None, ratio: str = "") -> None:
    """A line of the table; ``target`` in seconds."""
    said = "" if target is None else f"≤ {_seconds(target)}"
    row(what, f"{_seconds(time.passed)}  ({_seconds(time.processor)})", said, ratio)


def _seconds(seconds: float) -> str:
    return f"{1000 * seconds:.3g} ms" if seconds < 1 else f"{seconds:.3g} s"


def rankings(world: World) -> None:
    """A ranking of 42 countries, what would decide it, and how sure it is."""
    from scoring.explain.robustness import robustness

    space = world.workspace(COUNTRIES)
    rules = world.framework
    found = standings(space, rules, "2010-01")
    plain = best(20, lambda: standings(space, rules, "2010-01"))
    show(f"grades, scores, ranks with bounds: {COUNTRIES} × {len(rules.indicators)}", plain)
    every = best(2, lambda: [deciding_in(rules, found, code) for code in found.countries])
    show(f"what would decide the {COUNTRIES} categories and ranks", every, ratio=_times(every, plain))
    varied = best(8, lambda: robustness(space, rules, found, DRAWS))
    show(f"robustness: {COUNTRIES} countries, 2 × {DRAWS:,} weightings", varied, 0.3, _times(varied, plain))


def ways(world: World, large: World) -> None:
    """The shortest way to the best category, for the repository's framework and for a hundred indicators."""
    from scoring.explain.path import path_to_category

    for one in (world, large):
        rules, code = one.framework, next(codes())
        result = score_country(rules, one.edition(code), one.country(code), one.treaties)
        best_category = rules.categories[0].id

        def find(rules: Framework = rules, result: CountryResult = result, to: str = best_category) -> object:
            return path_to_category(rules, result, to)

        show(f"the shortest way to the best category: {len(rules.indicators)} indicators", best(3, find), 1)


def _times(one: Time, other: Time) -> str:
    return f"{one.processor / other.processor:.3g} rankings"


def stream(world: World, count: int) -> Iterator[tuple[Country, Edition]]:
    """So many country-editions, made one by one and kept by nobody."""
    countries = [world.country(code) for code in islice(codes(), 500)]
    pairs = ((country, id_) for id_ in edition_ids() for country in countries)
    return ((country, world.edition(country.id, id_)) for country, id_ in islice(pairs, count))


def growth(world: World) -> None:
    """Grading and scoring by the number of country-editions; making them is not counted."""
    first = 0.0
    for size in SIZES:
        spent, spans = 0.0, {}
        for number, (country, edition) in enumerate(stream(world, size)):
            start = perf_counter()
            result = score_country(world.framework, edition, country, world.treaties)
            spent += perf_counter() - start
            spans[str(number)] = Span(result.score.low_share, result.score.high_share)
        start = perf_counter()
        rank_bounds(spans)
        ranked = perf_counter() - start
        each = spent / size
        first = first or each
        row(
            f"grading and scoring {size:>6,} country-editions",
            f"{_seconds(spent)}",
            "linear",
            f"{1e6 * each:.0f} µs each, {each / first:.2f} of the first; ranks of all {_seconds(ranked)}",
        )


def million(world: World) -> None:
    """A million findings, graded and scored as they come."""
    editions = -(-1_000_000 // world.findings)
    start, spent, findings = perf_counter(), 0.0, 0
    for country, edition in stream(world, editions):
        begun = perf_counter()
        score_country(world.framework, edition, country, world.treaties)
        spent += perf_counter() - begun
        findings += len(edition.findings)
    row(f"{findings:,} findings graded and scored, streamed", _seconds(spent), "≤ 60 s")
    row("  the same with making them", _seconds(perf_counter() - start))
    row("  memory at the most", f"{peak_memory() / 2**20:.0f} MB", "≤ 2048 MB")


def processes(world: World) -> None:
    """Whole commands, from start to end."""
    python = best_of_processes(7, [sys.executable, "-c", "pass"])
    show("python -c pass", python)
    helped = best_of_processes(7, [str(CARDS), "--help"])
    show("cards --help", helped, 0.2, f"{helped.processor / python.processor:.1f} × python alone")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "world"
        Writer(world, root).write(world.workspace(COUNTRIES), framework_of(None, 0)[2])
        checked = best_of_processes(5, [str(CARDS), "check", "--workspace", str(root)])
    ratio = f"{checked.processor / python.processor:.0f} × python alone"
    show(f"cards check: {COUNTRIES} countries × {FINDINGS} findings", checked, 1.2, ratio)


@click.command()
@click.option("--million", "a_million", is_flag=True, help="Also a million findings: a minute or so.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
def main(a_million: bool, seed: int) -> None:
    """Print what the core takes, and what it may take."""
    gc.set_threshold(100_000, 20, 20)  # as `cards` does
    framework, treaties, _ = framework_of(None, 0)
    world = World(framework, treaties, FINDINGS, seed)
    row("", "passed  (processor)", "target", "ratio")
    processes(world)
    rankings(world)
    ways(world, World(*framework_of(100, 6)[:2], findings=400, seed=seed))
    growth(world)
    if a_million:
        million(world)


if __name__ == "__main__":
    main()
