"""Benchmarks: whether each row stands on the scale, once, and the source is there."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.check.shelf import known_source, shelf
from scoring.explain.opinions import OURS, PUBLISHED
from scoring.model.evidence import Benchmark, BenchmarkCountry
from scoring.problems import Problems, closest
from scoring.read.workspace import Loaded


def check_benchmark(benchmark: Benchmark, loaded: Loaded, problems: Problems) -> None:
    shared, place = shelf(loaded), benchmark.origin.at("source")
    known_source(benchmark.reference.source, place, benchmark.id, shared, problems)
    shared.printed(benchmark.reference, benchmark.origin, benchmark.id, problems)
    if benchmark.id in {OURS, PUBLISHED}:
        said = f"{benchmark.id} means something else on the command line"
        problems.add("benchmark.id", benchmark.origin.at("id"), benchmark.id, said, "Choose another id.")
    whole = benchmark.origin.file.name not in loaded.reader.partial
    if whole:
        _scale(benchmark, problems)
    seen: set[str] = set()
    for row in benchmark.countries:
        if row.country in seen:
            said = "the country stands in the benchmark twice"
            problems.add("benchmark.duplicate", row.origin, row.country, said, "Keep one row.")
        seen.add(row.country)
        _value(row, [level.id for level in benchmark.scale] if whole else None, problems)


def _scale(benchmark: Benchmark, problems: Problems) -> None:
    ids = [level.id for level in benchmark.scale]
    if len(ids) < 2:
        place = benchmark.origin.at("scale")
        said = "a scale of one level tells no country from another"
        problems.add("benchmark.scale", place, benchmark.id, said, "List all levels, best first.")
    for number, id_ in enumerate(ids):
        if id_ not in ids[:number]:
            continue
        place = benchmark.origin.at("scale", str(number), "id")
        said = f"the scale has the level {id_} already"
        problems.add("benchmark.scale", place, benchmark.id, said, "Keep one of them.")


def _value(row: BenchmarkCountry, scale: Sequence[str] | None, problems: Problems) -> None:
    """One of value and not-ranked; the scale is None where a level of it could not be read."""
    if (row.value is None) == (not row.not_ranked):
        said = "the row has both a value and not-ranked" if row.value else "the row has no value"
        hint = "Give value, a level of the scale, or not-ranked, the reason why there is none."
        problems.add("benchmark.value", row.origin, row.country, said, hint)
    elif row.value and scale is not None and row.value not in scale:
        said = f"the scale has no {row.value}"
        hint = closest(row.value, scale) or f"It has {', '.join(scale)}."
        problems.add("benchmark.value", row.origin.at("value"), row.country, said, hint)
