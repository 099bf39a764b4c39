"""How long booklets take, side by side on the same HTML in one run: WeasyPrint alone, Chromium, and ours.

    python benchmarks/pages.py                  # make bench
    python benchmarks/pages.py --countries 42   # the whole edition: ten minutes or more

The shell loop and Chromium print a few documents only, and are scaled to all by their number. Ratios travel
from machine to machine, times do not; on a busy machine the processor's time is the one to go by.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from time import sleep

import click
from pypdfium2 import PdfDocument

from benchmarks.files import Writer
from benchmarks.framework import framework_of
from benchmarks.page_ways import VARIANT, contents
from benchmarks.timing import Time, best_of_processes
from benchmarks.world import World
from scoring.publish.children import processors

BIN = Path(sys.executable).parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FEW, SMALL = 4, 500


@dataclass(frozen=True)
class Way:
    """Seconds for all documents, and one PDF that came out."""

    name: str
    time: Time
    pdf: Path
    remark: str = ""


class Bench:
    """A synthetic edition in a folder, and what was measured on it."""

    def __init__(self, folder: Path, countries: int, seed: int) -> None:
        self.folder, self.root, self.pages = folder, folder / "world", folder / "html"
        framework, treaties, indicators = framework_of(None, 0)
        world = World(framework, treaties, seed=seed)
        Writer(world, self.root, full=True).write(world.workspace(countries), indicators)
        self.pages.mkdir()
        self.base = str(_way("html", str(self.root), str(self.pages)))
        self.html = sorted(self.pages.glob("*.html"))

    def bare(self) -> Way:
        found = _way("bare", self.base, str(self.pages))
        assert isinstance(found, dict)
        pdf = self.html[0].with_suffix(".bare.pdf")
        remark = f"process at its most {found['peak']:.0f} MB"
        return Way("WeasyPrint, one process, warm", Time(found["passed"], found["processor"]), pdf, remark)

    def loop(self) -> Way:
        command = [
            str(BIN / "weasyprint"),
            "--quiet",
            "--pdf-variant",
            VARIANT,
            "--base-url",
            f"{self.base}/",
        ]
        return self._each("shell loop of weasyprint", command, "{html} {pdf}", ".loop.pdf")

    def chromium(self) -> Way | None:
        program = next(filter(None, map(shutil.which, CHROMIUM)), None)
        if program is None:
            return None
        command = [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        command += [f"--user-data-dir={self.folder / 'chromium'}", "--generate-pdf-document-outline"]
        return self._each("Chromium, print to PDF", command, "--print-to-pdf={pdf} {html}", ".chromium.pdf")

    def _each(self, name: str, command: Sequence[str], end: str, suffix: str) -> Way:
        """A process for each of a few pages, scaled to all."""
        few = self.html[:: max(1, len(self.html) // FEW)][:FEW]
        spent = [
            best_of_processes(1, [*command, *end.format(html=page, pdf=page.with_suffix(suffix)).split()])
            for page in few
        ]
        scale = len(self.html) / len(few)
        time = Time(sum(one.passed for one in spent) * scale, sum(one.processor for one in spent) * scale)
        return Way(name, time, few[0].with_suffix(suffix), f"{len(few)} documents, scaled")

    def build(self, name: str, output: str, *more: str, runs: int = 1) -> Way:
        """The whole process of `cards build`, of the booklets alone."""
        target = self.folder / output
        time = best_of_processes(runs, self.command(target, *more))
        return Way(name, time, next(target.rglob("*-booklet.pdf")))

    def command(self, target: Path, *more: str) -> list[str]:
        options = ["--kind", "booklet", "--workspace", str(self.root), "--output", str(target)]
        return [str(BIN / "cards"), "build", *options, *more]

    def change(self) -> None:
        """One finding's wording in one country."""
        path = next((self.root / "countries").rglob("ecpat-2010.yaml"))
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(\n +statement: '?)", r"\1In other words: ", text, count=1), encoding="utf-8"
        )

    def memory(self) -> tuple[float, float]:
        """The most of a worker, in megabytes: what it shares divided by who shares it (PSS), and its own."""
        codes = [page.stem for page in self.html[:FEW]]
        process = subprocess.Popen(self.command(self.folder / "memory", *codes), stdout=subprocess.DEVNULL)
        most = (0.0, 0.0)
        while process.poll() is None:
            for child in _children(process.pid):
                pss, own = (
                    _rollup(child, "Pss"),
                    _rollup(child, "Private_Clean") + _rollup(child, "Private_Dirty"),
                )
                most = max(most[0], pss), max(most[1], own)
            sleep(0.1)
        return most


def _way(*arguments: str) -> object:
    said = subprocess.run(
        [sys.executable, "-m", "benchmarks.page_ways", *arguments],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(said.stdout)


def _children(parent: int) -> list[int]:
    try:
        return [int(one) for one in Path(f"/proc/{parent}/task/{parent}/children").read_text().split()]
    except OSError:
        return []


def _rollup(process: int, name: str) -> float:
    try:
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return sum(int(size) for size in re.findall(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)) / 1024


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a cluster on this machine, set as docs/scale.md says: a worker for each processor."""
    import dask
    from distributed import LocalCluster

    dask.config.set({"distributed.worker.profile.enabled": False})

    with LocalCluster(
        n_workers=processors(), threads_per_worker=1, processes=True, dashboard_address=None
    ) as found:
        yield found.scheduler_address


def show(way: Way, documents: int, bare: Way) -> None:
    has = set(contents(way.pdf))
    marks = "".join(f"{'yes' if name in has else 'no':>10}" for name in ("tags", "page numbers", "bookmarks"))
    ratio = f"{way.time.passed / bare.time.passed:.2f} ({way.time.processor / bare.time.processor:.2f})"
    times = f"{way.time.passed / documents:>9.2f}{way.time.processor / documents:>9.2f}{ratio:>14}"
    click.echo(f"{way.name:<34}{times}{way.pdf.stat().st_size / 1024:>8.0f}{marks}  {way.remark}".rstrip())


def target(what: str, figure: float, most: float, unit: str = "") -> None:
    met = "met" if figure <= most else "NOT MET"
    click.echo(f"{what:<72}{f'{figure:.2f}{unit}':>12}   ≤ {most:g}{unit:<5}{met}")


@click.command()
@click.option("--countries", type=click.IntRange(2, 500), default=10, show_default=True)
@click.option("--small", type=click.IntRange(8), default=SMALL, show_default=True, help="Small pages.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
def main(countries: int, small: int, seed: int) -> None:
    """Print how long booklets take, and how long they may."""
    with tempfile.TemporaryDirectory(prefix="progress-cards-bench-") as folder:
        measure(Bench(Path(folder), countries, seed), countries, small)


def measure(bench: Bench, countries: int, small: int) -> None:
    load, bare = f"{os.getloadavg()[0]:.1f}", bench.bare()
    pages = {len(PdfDocument(path)) for path in bench.pages.glob("*.bare.pdf")}
    click.echo(
        f"{countries} booklets of {min(pages)} to {max(pages)} pages, {processors()} processors, load {load}"
    )
    click.echo(
        f"{'seconds for a document':<34}{'passed':>9}{'proc.':>9}{'to bare':>14}{'KB':>8}"
        f"{'tags':>10}{'contents':>10}{'bookmarks':>10}"
    )
    show(bare, countries, bare)
    loop = bench.loop()
    show(loop, countries, bare)
    chromium = bench.chromium()
    if chromium:
        show(chromium, countries, bare)
    else:
        click.echo("Chromium, print to PDF              not there")
    one = bench.build("ours, one worker", "one", "--workers", "1")
    show(one, countries, bare)
    many = bench.build(f"ours, {processors()} workers", "many")
    show(many, countries, bare)
    same = bench.build("ours, nothing changed", "many", runs=3)
    show(same, countries, bare)
    bench.change()
    changed = bench.build("ours, one finding reworded", "many")
    show(changed, countries, bare)
    spread = None
    if find_spec("distributed"):
        with cluster() as address:
            spread = bench.build(f"ours, cluster of {processors()}", "spread", "--cluster", address)
        show(replace(spread, remark="its own processor's time, not its workers'"), countries, bare)
    pss, own = bench.memory()
    grown = _way("growth", str(small))
    assert isinstance(grown, dict)
    click.echo("\ntargets: time as it passed, where not said otherwise")
    target(
        "read, grade, view, HTML, PDF: to bare, processor's time",
        one.time.processor / bare.time.processor,
        1.1,
    )
    target(f"{processors()} workers: to our one", many.time.passed / one.time.passed, 0.56)
    target(f"{processors()} workers: to the shell loop", many.time.passed / loop.time.passed, 0.35)
    target(f"nothing changed, {countries} countries, whole process", same.time.passed, 1.2, " s")
    if spread:
        target(
            f"cluster of {processors()}: to {processors()} workers",
            spread.time.passed / many.time.passed,
            1.2,
        )
    target("a worker at its most: what one more would take, its own pages", own, 130, " MB")
    target("    with shared pages divided among those who share them (PSS)", pss, 130, " MB")
    for name, (first, last) in grown.items():
        what = f"{small} small pages, {name}: last quarter's memory to the first's ({first:.0f} MB)"
        target(what, last / first, 1.02)


if __name__ == "__main__":
    main()
