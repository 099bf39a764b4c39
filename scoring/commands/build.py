"""cards build: everything that is made for readers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.cluster import on_cluster
from scoring.commands.common import (
    ALL,
    PROBLEMS,
    chosen_countries,
    chosen_edition,
    chosen_framework,
    chosen_languages,
    sound,
    spoken,
    unwritable,
    usage,
    workspace_option,
)

if TYPE_CHECKING:
    from scoring.model.workspace import Workspace
    from scoring.publish import PublishError
    from scoring.publish.builds import Build
    from scoring.publish.kinds import Card, Order
    from scoring.publish.products import Elsewhere, Written

TRIES = 5
"""How often files are read again because somebody wrote to them meanwhile."""
MOST_TOLD = 3
"""Files of one product up to which each is told of."""


@click.command()
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@click.option("--framework", help="The framework, or all; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01, or all; the newest if left out.")
@click.option("--kind", "kinds", multiple=True, help="What to make, or all; may be given more than once.")
@click.option(
    "--lang",
    "languages",
    multiple=True,
    help="The language, or all; English if left out. May be given again.",
)
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for what is made; output/ in the workspace if left out.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@click.option(
    "--workers", type=click.IntRange(1, 64), help="How many are made at once; one for each processor."
)
@click.option(
    "--cluster", metavar="ADDRESS", help="Print on the machines of a dask scheduler: docs/scale.md."
)
@workspace_option
def build(
    countries: tuple[str, ...],
    framework: str | None,
    edition: str | None,
    kinds: tuple[str, ...],
    languages: tuple[str, ...],
    output: Path | None,
    paper: str,
    workers: int | None,
    cluster: str | None,
    workspace: Path,
) -> None:
    """Make what readers hold of each COUNTRY, or of all that have evidence in the edition: if nothing else is
    named, booklet, summary, overview and data. The briefing is made if it is asked for.

    Files appear whole or not at all; where something is wrong, what was built before stays as it is. What
    would come out the same is not made again.
    """
    from scoring.publish.builds import Build
    from scoring.publish.kinds import DEFAULT, KINDS, Order
    from scoring.publish.preflight import missing
    from scoring.read.languages import SOURCE

    if unknown := [name for name in kinds if name not in {*KINDS, ALL}]:
        usage(f"there is no kind {unknown[0]}", f"There are {', '.join([*KINDS, ALL])}.")
    folder = output or workspace.resolve() / "output"
    asked = [*countries, f"{framework}", f"{edition}", *kinds, *languages, paper]
    build = Build(folder, workspace, asked)
    if files := build.unchanged():
        _count(0, files)
        return
    space = sound(workspace).workspace
    for _ in range(TRIES):
        if not build.moved():
            break
        build = Build(folder, workspace, asked)
        space = sound(workspace).workspace
    chosen = tuple(_chosen(space, countries, framework, edition))
    gone = tuple(one for one in chosen if (one.country, one.edition, one.framework.id) in space.withdrawn)
    if lacking := missing(space.templates):
        for item in lacking:
            click.echo(f"cards: {item.name} is missing: {item.why}\n    -> {item.hint}", err=True)
        sys.exit(PROBLEMS)
    _stay_inside(space.root, output)
    translated = [spoken(space, code) for code in chosen_languages(space, languages) or (SOURCE,)]
    names = tuple(dict.fromkeys(KINDS if ALL in kinds else kinds or DEFAULT))
    order = Order(
        space,
        tuple(card for card in chosen if card not in gone),
        tuple(one.language for one in translated),
        folder,
        paper,
        {one.language.code: one.workspace for one in translated},
        names,
        gone,
    )
    elsewhere = on_cluster(order, workspace, cluster) if cluster else None
    if not _build(order, workers, build, elsewhere):
        sys.exit(PROBLEMS)


def _stay_inside(root: Path, output: Path | None) -> None:
    """Refuse to write through a link of the workspace that leads out of it; --output may lead anywhere."""
    from scoring.publish.files import leads_out, links_out

    folder = output or root / "output"
    found = [folder] if output is None and leads_out(root, folder / "file") else list(links_out(folder))
    if found:
        said = "a link here would lead what is written out of the folder for it"
        usage(f"{found[0]}: {said}", "Take the link away, or name another folder with --output DIR.")


def _chosen(
    space: Workspace, countries: Sequence[str], framework: str | None, edition: str | None
) -> Iterator[Card]:
    """What is asked for: framework, edition, country. Of *all*, a country may lack some."""
    from scoring.publish.kinds import Card

    frameworks = list(space.frameworks.values()) if framework == ALL else [chosen_framework(space, framework)]
    found, of_all = False, ALL in {framework, edition}
    for rules in frameworks:
        known = space.edition_ids(rules.id)
        if framework == ALL and not known:
            continue
        for id_ in known if edition == ALL else [chosen_edition(space, rules, edition)]:
            there = sorted(code for code, one, name in space.written if (one, name) == (id_, rules.id))
            wanted = [code for code in countries if code in there or not of_all]
            if countries and not wanted:
                continue
            for code in chosen_countries(space, wanted, id_, rules.id, withdrawn=True):
                found = True
                yield Card(rules, id_, code)
    if not found:
        usage(f"there is no evidence on {' or '.join(countries) or 'any country'} there")


def _build(order: Order, workers: int | None, build: Build, elsewhere: Elsewhere | None) -> bool:
    """Make them; whether all were made."""
    from scoring.publish import PublishError
    from scoring.publish.kinds import KINDS
    from scoring.publish.products import make_all

    products = [product for name in order.kinds for product in KINDS[name](order)]
    well, files, new = True, dict[Path, str](), 0
    _progress(f"{len(products)} to make …")
    try:
        order.get_ready()
        for product, made in make_all(products, workers, kept=build.kept, elsewhere=elsewhere):
            if isinstance(made, PublishError):
                _complain(product.name, made)
                well = False
            else:
                files |= made.files
                new += len(made.new)
                for line in _told(made):
                    click.echo(line)
        if well and not _moved(build):
            for path in build.finish(files):
                click.echo(f"{path}  removed: it is not made any more")
            _count(new, len(files) - new)
            return True
    except PublishError as error:
        _complain("not all was made" if files else "nothing was made", error)
    except OSError as error:
        unwritable(error)
    return False


def _moved(build: Build) -> bool:
    """Whether input files changed while they were used: what was made may be partly of the old ones."""
    from scoring.problems import plain

    moved = build.moved()
    if moved:
        more = f" and {len(moved) - 1} more" if len(moved) > 1 else ""
        click.echo(f"cards: {plain(str(moved[0]))}{more} changed meanwhile", err=True)
        click.echo("    -> Build again, to have everything of the same files.", err=True)
    return bool(moved)


def _count(new: int, same: int) -> None:
    """The last line: how much was made, and how much stood there already."""
    if same:
        click.echo(f"{new} files made; {same} are as they were")


def _told(made: Written) -> Iterator[str]:
    """A line for each new file; for many of one product a line for all, with the folder that they are in."""
    if len(made.new) <= MOST_TOLD:
        yield from (f"{path}  {made.said}" for path in made.new)
    else:
        yield f"{os.path.commonpath(made.new)}  {len(made.new)} files, {made.said}"


def _complain(name: str, error: PublishError) -> None:
    from scoring.problems import plain

    click.echo(f"cards: {name}: {error}", err=True)
    for line in [*error.details[:20], *([f"-> {error.hint}"] if error.hint else [])]:
        click.echo(f"    {plain(line)}", err=True)


def _progress(message: str) -> None:
    """Say what is being done, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(message, err=True)
