"""cards score: grades, scores, categories and ranks of all countries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.commands.common import chosen_edition, chosen_framework, sound, workspace_option

if TYPE_CHECKING:
    from scoring.model.framework import Framework
    from scoring.model.result import Standings
    from scoring.model.workspace import Workspace


@click.command()
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def score(framework: str | None, edition: str | None, form: str, workspace: Path) -> None:
    """Show every country's grades, score, category and rank."""
    from scoring.publish.tables import as_frame, as_records
    from scoring.rank.standings import standings

    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    found = standings(space, rules, chosen_edition(space, rules, edition))
    if form == "json":
        click.echo(json.dumps(as_records(space, rules, found), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(as_frame(space, rules, found).to_csv(), nl=False)
    else:
        _table(rules, as_records(space, rules, found), _trends(space, rules, found))


def _trends(workspace: Workspace, framework: Framework, found: Standings) -> dict[str, str]:
    """In words, whether each country with an earlier edition has moved since."""
    from scoring.language import Language
    from scoring.publish.trend import trend_words
    from scoring.rank.history import previous

    return {
        country: trend_words(framework, past, result, Language())
        for country, past in previous(workspace, framework, found.edition).items()
        if (result := found.countries[country].result)
    }


def _table(framework: Framework, records: dict[str, Any], trends: dict[str, str]) -> None:
    """A table for people: evidence countries with their grades by first letter, the others in short.

    What the framework does not give, such as a rank, has no column; countries without anything are counted.
    """
    from fractions import Fraction

    from rich.console import Console
    from rich.table import Table

    from scoring.language import Language

    language = Language()
    letters = {grade.id: grade.label[0].upper() for grade in framework.grades}
    labels = {category.id: category.label for category in framework.categories}
    table = Table(box=None)
    ranked = sum(record["rank"] is not None for record in records["countries"])
    rank = f"rank of {ranked}" if ranked else "rank"
    for heading in (
        "",
        "country",
        "basis",
        *(["category"] if framework.categories else []),
        *(["score"] if framework.scored else []),
        *([rank] if framework.ranking else []),
        *(["trend"] if trends else []),
        *[one.id for one in framework.indicators],
    ):
        table.add_column(heading, justify="right" if heading in {"score", rank} else "left", no_wrap=True)
    known = [one for one in records["countries"] if one["basis"] != "none" or one["grades"]]
    for record in sorted(
        known,
        key=lambda one: (one["basis"] != "evidence", one["rank"] or [], language.alphabetical(one["name"])),
    ):
        grades = [
            _cell(
                record["grades"].get(one.id), record["states"].get(one.id), letters, one.id in record["stars"]
            )
            for one in framework.indicators
        ]
        table.add_row(
            *(record["country"], record["name"], record["basis"]),
            *([" or ".join(labels[id_] for id_ in record["categories"])] if labels else []),
            *(
                [_span([language.percent(Fraction(end)) for end in record["score"] or []])]
                if framework.scored
                else []
            ),
            *(
                [_span([str(end) for end in record["rank"] or []] if ranked > 1 else [])]
                if framework.ranking
                else []
            ),
            *([trends.get(record["country"], "")] if trends else []),
            *grades,
        )
    console = Console(markup=False, highlight=False)
    console.width = max(console.width, Console(width=400).measure(table).maximum)
    console.print(f"{framework.title}, edition {records['edition']}", style="italic", soft_wrap=True)
    console.print(table)
    console.print(
        f"\n{', '.join(f'{letter} {id_}' for id_, letter in letters.items())}; several letters: not decided; "
        "? not examined, or searched for in vain; - not applicable; * NGOs work here with no state support."
    )
    if unknown := len(records["countries"]) - len(known):
        have = "country has" if unknown == 1 else "countries have"
        console.print(
            f"{unknown} more {have} no evidence under these rules, and no place on a published list."
        )


def _cell(grades: list[str] | None, state: str | None, letters: dict[str, str], star: bool) -> str:
    if grades is None:
        return ""
    if state in {"not-assessed", "no-data"}:
        return "?" + ("*" if star else "")
    return ("".join(letters[grade] for grade in grades) or "-") + ("*" if star else "")


def _span(ends: list[str]) -> str:
    return "" if not ends else ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
