"""A synthetic world: invented countries and their evidence, to try rankings on and to measure with.

    python benchmarks/world.py --countries 42 --output DIR

writes it as a workspace under this repository's framework, or with --indicators under an invented one. The
same seed gives the same world. Everything in it is invented and says so: the codes are of those that
ISO 3166 leaves to users, and no country bears them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, count, islice
from pathlib import Path
from random import Random
from string import ascii_uppercase

import click

from benchmarks.findings import KINDS, UNKNOWN, Maker, again, disputes, source_id
from benchmarks.framework import framework_of
from scoring.model.dates import PartialDate
from scoring.model.evidence import (
    CardTexts,
    Country,
    Edition,
    Reference,
    Source,
    Treaty,
    TreatyRecord,
)
from scoring.model.framework import Criterion, Framework
from scoring.model.workspace import Workspace

NO_TEXTS = CardTexts({}, "", {}, (), "", "", "")
FIRST = "2010-01"


def codes() -> Iterator[str]:
    """The three-letter codes that are left to users; XKX is taken by custom, and left out."""
    letters = ascii_uppercase
    firsts = [f"X{two}" for two in letters] + [f"Q{two}" for two in letters[12:]] + ["ZZ", "AA"]
    return (f"{first}{last}" for first in firsts for last in letters if first + last != "XKX")


def edition_ids() -> Iterator[str]:
    """2010-01, 2010-02 and so on."""
    return (f"{2010 + number // 12}-{number % 12 + 1:02}" for number in count())


@dataclass(frozen=True)
class World:
    """Makes countries under a framework; what a country gets depends on the seed and on its code alone.

    ``findings`` is how many of them each edition of a country has.
    """

    framework: Framework
    treaties: Mapping[str, Treaty]
    findings: int = 60
    seed: int = 1

    def random(self, *names: str) -> Random:
        return Random(":".join((str(self.seed), *names)))

    def quality(self, code: str) -> float:
        """How well a country does on the whole, up to 1."""
        return 0.15 + 0.85 * self.random(code, "quality").random()

    def country(self, code: str) -> Country:
        name = f"Invented Land {code}"
        random, quality = self.random(code, "treaties"), self.quality(code)
        asked = sorted(criterion.treaty.treaty for _, criterion in self.criteria if criterion.treaty)
        records = (self._record(treaty, code, random, quality) for treaty in dict.fromkeys(asked))
        return Country(
            code, name, name, name, "Invented region", random.random() < 0.2, tuple(filter(None, records))
        )

    @cached_property
    def criteria(self) -> Sequence[tuple[str, Criterion]]:
        return [(id_, criterion) for id_, (_, criterion) in self.framework.criteria.items()]

    def _record(self, treaty: str, code: str, random: Random, quality: float) -> TreatyRecord | None:
        if random.random() < UNKNOWN:
            return None
        known = self.treaties[treaty]
        year = max(known.adopted.year, 2000) + random.randrange(4)
        bound, signed = random.random() < 0.3 + 0.6 * quality, random.random() < 0.7
        return TreatyRecord(
            treaty=treaty,
            eligibility="eligible",
            signed=PartialDate.parse(f"{year}") if signed or bound else None,
            consent=PartialDate.parse(f"{year + 3}") if bound else None,
            consent_kind="ratification" if bound else None,
            in_force=None,
            reservations="unknown",
            reference=Reference(source_id(code, "un"), "table 1"),
            checked="invented",
            note="",
        )

    def sources(self, code: str) -> dict[str, Source]:
        return {id_: _source(id_, kind, code) for id_, kind in _source_kinds(code).items()}

    def edition(self, code: str, id_: str = FIRST) -> Edition:
        """A country's evidence; later editions are made anew, with the same quality."""
        day = as_of(id_)
        random, quality = self.random(code, id_), self.quality(code)
        asked = [(criterion, rules) for criterion, rules in self.criteria if not rules.treaty]
        random.shuffle(asked)
        makers = (Maker(code, day, self.framework, *one, random, quality) for one in asked)
        first = list(chain.from_iterable(one.findings() for one in makers))
        rounds = (finding for number in count(2) for finding in again(first, number, code))
        found = tuple(islice(chain(first, rounds if first else ()), self.findings))
        return Edition(code, id_, self.framework.id, day, found, disputes(found, id_), (), NO_TEXTS, ())

    def workspace(self, countries: int, editions: int = 1, root: Path | None = None) -> Workspace:
        """Everything loaded, as if it had been read from files."""
        chosen, ids = list(islice(codes(), countries)), list(islice(edition_ids(), editions))
        if len(chosen) < countries:
            raise ValueError(f"there are codes for {len(chosen)} invented countries")
        return Workspace(
            root=root or Path("nowhere"),
            templates=Path("nowhere/templates"),
            frameworks={self.framework.id: self.framework},
            treaties=self.treaties,
            countries={code: self.country(code) for code in chosen},
            editions={
                (code, id_, self.framework.id): self.edition(code, id_) for code in chosen for id_ in ids
            },
            country_sources={code: self.sources(code) for code in chosen},
        )


def as_of(edition: str) -> date:
    year, month = map(int, edition.split("-"))
    return date(year, month, 28)


def _source_kinds(code: str) -> dict[str, str]:
    return {source_id(code, short): kind for short, kind in KINDS.items()}


def _source(id_: str, kind: str, code: str) -> Source:
    record = {
        "id": id_,
        "type": "report",
        "title": f"Invented report of kind {kind} on {code}",
        "author": [{"literal": "Invented authors"}],
        "issued": "2009",
    }
    return Source(id_, kind, frozenset({code}), False, record)


@click.command()
@click.option("--countries", type=click.IntRange(1, 1000), default=42, show_default=True)
@click.option("--editions", type=click.IntRange(1, 600), default=1, show_default=True)
@click.option("--findings", type=click.IntRange(0, 10_000), default=60, show_default=True)
@click.option("--indicators", type=click.IntRange(1, 1000), help="Under an invented framework of so many.")
@click.option("--criteria", type=click.IntRange(1, 26), default=5, show_default=True, help="Of each of them.")
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True)
@click.option("--full", is_flag=True, help="With texts as long as those of a real card.")
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), required=True)
def main(
    countries: int,
    editions: int,
    findings: int,
    indicators: int | None,
    criteria: int,
    seed: int,
    full: bool,
    output: Path,
) -> None:
    """Write an invented world as a workspace into the folder OUTPUT, which must be new or empty."""
    from benchmarks.files import Writer

    if output.exists() and any(output.iterdir()):
        raise click.ClickException(f"{output} is not empty")
    framework, treaties, folder = framework_of(indicators, criteria)
    world = World(framework, treaties, findings, seed)
    Writer(world, output, full).write(world.workspace(countries, editions), folder)
    click.echo(f"{countries} invented countries under {framework.id} in {output}")


if __name__ == "__main__":
    main()
