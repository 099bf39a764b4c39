"""cards robustness: how sure categories and ranks are when the way of scoring is varied."""

from __future__ import annotations

import json
from pathlib import Path

import click

from scoring.commands.common import (
    chosen_countries,
    chosen_edition,
    chosen_framework,
    sound,
    usage,
    workspace_option,
)

MOST_DRAWS = 200_000


@click.command()
@click.argument("countries", nargs=-1, metavar="[COUNTRY]...")
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option("--draws", type=click.IntRange(1, MOST_DRAWS), default=10_000, show_default=True)
@click.option("--seed", type=click.IntRange(0), default=1, show_default=True, help="Where drawing begins.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def robustness(
    countries: tuple[str, ...],
    framework: str | None,
    edition: str | None,
    draws: int,
    seed: int,
    form: str,
    workspace: Path,
) -> None:
    """Show under how many other ways of scoring each category and rank would be the same.

    Tried are drawn weightings of the indicators and of the goals, other edges of the categories, every
    indicator and goal left out, and three aggregations. With a COUNTRY its particulars are shown.
    """
    from scoring.commands.robustness_table import print_table
    from scoring.explain.robustness import robustness as vary
    from scoring.publish.robustness import as_frame, as_records
    from scoring.rank.standings import standings

    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    named = chosen_countries(space, countries, chosen, rules.id) if countries else []
    found = vary(space, rules, standings(space, rules, chosen), draws, seed)
    if lacking := [code for code in named if code not in found.countries]:
        usage(f"the evidence on {lacking[0]} does not cover enough of the criteria to vary its result")
    if form == "json":
        click.echo(json.dumps(as_records(space, rules, found), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_frame(space, rules, found).to_csv(), nl=False)
    else:
        only = list(found.countries) if len(found.countries) == 1 else []
        print_table(space, rules, found, named or only)
