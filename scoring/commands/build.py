"""cards build: the booklets."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import (
    PROBLEMS,
    chosen_countries,
    chosen_edition,
    chosen_framework,
    sound,
    usage,
    workspace_option,
)

if TYPE_CHECKING:
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace


@click.command()
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for what is made; output/ in the workspace if left out.",
)
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True)
@workspace_option
def build(
    countries: tuple[str, ...],
    framework: str | None,
    edition: str | None,
    output: Path | None,
    paper: str,
    workspace: Path,
) -> None:
    """Make the booklet of each COUNTRY, or of all that have evidence in the edition.

    Files appear whole or not at all; where something is wrong, what was built before stays as it is.
    """
    from scoring.publish.preflight import missing

    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    codes = chosen_countries(space, countries, chosen, rules.id)
    if not codes:
        usage(f"no country has evidence in edition {chosen} under {rules.id}")
    if lacking := missing(space.templates):
        for item in lacking:
            click.echo(f"cards: {item.name} is missing: {item.why}\n    -> {item.hint}", err=True)
        sys.exit(PROBLEMS)
    folder = (output or space.root / "output") / rules.id / chosen / "en"
    failed = [code for code in codes if not _build(space, rules, code, chosen, folder, paper)]
    if failed:
        sys.exit(PROBLEMS)


def _build(space: Workspace, rules: Framework, code: str, edition: str, folder: Path, paper: str) -> bool:
    """Make one booklet; whether it was made."""
    from scoring.problems import plain
    from scoring.publish import PublishError, booklet_pdf

    target = folder / f"{code}-booklet.pdf"
    _progress(f"{target} …")
    try:
        report = booklet_pdf.make(space, rules, code, edition, target, paper)
    except PublishError as error:
        click.echo(f"cards: {code}: {error}", err=True)
        for line in [*error.details[:20], *([f"-> {error.hint}"] if error.hint else [])]:
            click.echo(f"    {plain(line)}", err=True)
        return False
    except OSError as error:
        click.echo(
            f"cards: {code}: {target} cannot be written: {(error.strerror or str(error)).lower()}", err=True
        )
        return False
    click.echo(f"{target}  {report.pages} pages")
    return True


def _progress(message: str) -> None:
    """Say what is being done, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(message, err=True)
