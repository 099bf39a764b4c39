"""The constants of docs/scale.md, measured: what a document takes in each language, what many countries take.

    python benchmarks/scale.py    # a few minutes

Seconds are the processor's, of one process that is warm.
"""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import process_time

import click

from benchmarks.timing import peak_memory
from scoring.publish.kinds import KINDS, Card, Kind, Order
from scoring.publish.products import Draft, Made

ROOT = Path(__file__).parents[1]
WORLD = Path(__file__).with_name("world.py")
PAPERS = ("booklet", "summary", "briefing")
BROAD = ("overview", "site", "data", "pictures")
SIZES = (42, 195, 1000)


def order_of(root: Path, output: Path, edition: str, countries: list[str], languages: list[str]) -> Order:
    from scoring.read.languages import translation
    from scoring.read.workspace import load

    space = load(root).workspace
    spoken = [translation(space, code) for code in languages]
    cards = tuple(Card(space.frameworks["ecpat-2010"], edition, code) for code in countries)
    translated = {one.language.code: one.workspace for one in spoken}
    return Order(space, cards, tuple(one.language for one in spoken), output, "a4", translated, PAPERS)


def timed(function: Callable[[], object]) -> tuple[float, object]:
    start = process_time()
    found = function()
    return process_time() - start, found


def papers() -> Iterator[str]:
    """The USA's card in each language: drafting, printing, pages, bytes."""
    from scoring.read.languages import language_codes

    codes = list(language_codes(ROOT / "templates"))
    order = order_of(ROOT, Path(tempfile.gettempdir()) / "nowhere", "2010-01", ["USA"], codes)
    order.get_ready()
    next(iter(KINDS["summary"](order))).made()  # what is loaded once is not counted
    gc.disable()  # as in the child that makes one document
    for kind in PAPERS:
        for language, product in zip(codes, KINDS[kind](order), strict=True):
            drafting, draft = timed(product.make)
            assert isinstance(draft, Draft)
            printing, made = timed(draft.make)
            assert isinstance(made, Made)
            size = sum(map(len, made.files.values())) / 1024
            yield f"{kind:<10}{language:<6}{drafting:>10.2f}{printing:>10.2f}{made.said:>12}{size:>8.0f} KB"


def many(size: int) -> dict[str, float]:
    """So many countries: reading and checking, ranks, a booklet's view, memory; what shows them all."""
    from scoring.check import check
    from scoring.publish.booklet_pdf import booklet_view
    from scoring.rank.standings import standings
    from scoring.read.workspace import load

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "world"
        writing = ["--countries", str(size), "--full", "--output", str(root)]
        subprocess.run([sys.executable, WORLD, *writing], check=True, stdout=subprocess.DEVNULL)
        found: dict[str, float] = {}
        found["read, check"], _ = timed(lambda: check(load(root)))
        space = load(root).workspace
        rules, codes = next(iter(space.frameworks.values())), sorted(space.countries)
        found["ranks"], _ = timed(lambda: standings(space, rules, "2010-01"))
        booklet_view(space, rules, codes[0], "2010-01")
        found["one draft"], _ = timed(lambda: booklet_view(space, rules, codes[1], "2010-01"))
        found["MB"] = peak_memory() / 2**20
        if size == SIZES[0]:
            order = order_of(root, Path(folder) / "output", "2010-01", codes, ["en"])
            for kind in BROAD:
                spent, files = timed(partial(_files, KINDS[kind], order))
                assert isinstance(files, list)
                found[f"{kind}: s"] = spent
                found[f"{kind}: files"] = sum(map(len, files))
                found[f"{kind}: MB"] = sum(len(data) for one in files for data in one.values()) / 2**20
    return found


def _files(kind: Kind, order: Order) -> list[Mapping[Path, bytes]]:
    return [product.made().files for product in kind(order)]


@click.command()
@click.option("--size", type=click.IntRange(2), hidden=True)
def main(size: int | None) -> None:
    """Print the constants."""
    if size:
        click.echo(json.dumps(many(size)))
        return
    for one in SIZES:  # first: a process begins with the peak of the one that started it
        command = [sys.executable, __file__, "--size", str(one)]
        said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        click.echo(f"{one} countries")
        for name, value in json.loads(said).items():
            click.echo(f"  {name:<20}{value:>10.2f}")
    click.echo(f"\n{'':<16}{'drafting':>10}{'printing':>10}{'':>12}{'size':>11}")
    for line in papers():
        click.echo(line)


if __name__ == "__main__":
    main()
