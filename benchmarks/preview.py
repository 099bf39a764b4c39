"""How long a save takes until its card is there: cards preview, on the shipped countries and on a full world.

    python benchmarks/preview.py          # make bench

Measured is what the preview's process does: it looks at the files, reads what was saved, with all checks and
consequences, and makes the card again. A browser takes some 50 ms on top to show it.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

import click

from benchmarks.core import COUNTRIES, FINDINGS, row, show
from benchmarks.files import Writer
from benchmarks.framework import framework_of
from benchmarks.timing import Time, best
from benchmarks.world import World
from scoring.commands.preview import strip_words
from scoring.edit.preview.live import Live
from scoring.edit.preview.view import Choice
from scoring.edit.preview.watch import EVERY, stamps, unchanged

REPOSITORY = Path(__file__).parent.parent
RUNS = 8
TARGET = 0.3


def invented(folder: Path) -> Path:
    """42 countries with evidence in full; gives the evidence that is written."""
    framework, treaties, where = framework_of(None, 0)
    world = World(framework, treaties, FINDINGS, 1)
    Writer(world, folder).write(world.workspace(COUNTRIES, 1), where)
    return next(iter(sorted(folder.glob("countries/*/*/ecpat-2010.yaml"))))


def shipped(folder: Path) -> Path:
    for name in ("indicators", "countries"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return folder / "countries/USA/2010-01/ecpat-2010.yaml"


def measure(name: str, make: Callable[[Path], Path], language: str) -> None:
    with tempfile.TemporaryDirectory(prefix="cards-") as folder:
        file = make(Path(folder).resolve())
        live = Live(Path(folder), strip_words, lambda: "")
        text = file.read_text(encoding="utf-8")
        texts = [text.replace("answer: met", "answer: not met", 1), text]
        choice = Choice("ecpat-2010", file.parent.name, file.parents[1].name, language)

        def saves(number: int) -> tuple[Time, Time]:
            file.write_text(texts[number % 2], encoding="utf-8")
            start, used = perf_counter(), process_time()
            live.saved([str(file)])
            between, spent = perf_counter(), process_time()
            live.page(choice)
            read = Time(between - start, spent - used)
            return read, Time(perf_counter() - between, process_time() - spent)

        live.page(choice)
        runs = [saves(number) for number in range(RUNS)]
        read, made = (Time(*map(min, zip(*times, strict=True))) for times in zip(*runs, strict=True))
        known = stamps(live.folders())
        looked = best(20, lambda: unchanged(known))
        whole = Time(*(EVERY / 2 + one + other for one, other in zip(read, made, strict=True)))
        show(f"{name}, {language}: read, check and compare", read)
        show("  make the card", made)
        show("  from save to card, with half a wait between two looks", whole, TARGET)
        show(f"  one look at {len(known)} files and folders, each {1000 * EVERY:.0f} ms", looked)


@click.command()
def main() -> None:
    """Print how long a save takes."""
    gc.set_threshold(100_000, 20, 20)  # as `cards` does
    row("cards preview", "passed  (processor)", "target")
    measure("the countries that are shipped", shipped, "en")
    measure("the countries that are shipped", shipped, "ar")
    measure(f"{COUNTRIES} countries × {FINDINGS} findings", invented, "en")


if __name__ == "__main__":
    main()
