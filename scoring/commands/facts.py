"""cards facts: the global facts, with their sources."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import fill
from typing import Any

import click

from scoring.commands.common import sound, usage, workspace_option
from scoring.model.dates import PartialDate
from scoring.model.world import TOPICS

WIDTH = 100


def _day(_: click.Context, __: click.Parameter, value: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}: write 2010, 2010-01 or 2010-01-31") from error


@click.command()
@click.option("--topic", type=click.Choice(TOPICS), help="Only those about one topic.")
@click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    help="Only those that hold no later than this day, 2010-01-31, and whose source had appeared.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def facts(topic: str | None, as_of: PartialDate | None, form: str, workspace: Path) -> None:
    """List what the reports say about the world, each fact with its year, its source and its caution."""
    from scoring.explain.facts import facts_known
    from scoring.publish.facts import fact_records, fact_rows

    space = sound(workspace).workspace
    if not space.facts:
        usage("this workspace has no global facts", "Write them into countries/global-facts.yaml.")
    found = facts_known(space, as_of.last if as_of else None, topic or "")
    records = fact_records(space, found)
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(fact_rows(records).as_csv(), nl=False)
    else:
        click.echo(_listed(records, len(space.facts)))


def _listed(records: list[dict[str, Any]], count: int) -> str:
    """For people: by topic, each fact with its caution and where it stands."""
    lines, topic = [], ""
    for record in records:
        if record["topic"] != topic:
            topic = record["topic"]
            lines += [topic.replace("-", " ").upper(), ""]
        lines.append(_filled(f"{record['id']} ({record['holds_on']})", 2))
        lines.append(_filled(record["text"], 4))
        if record["caution"]:
            lines.append(_filled(f"Caution: {record['caution']}", 4))
        lines += [_filled(f"Source: {record['printed']}", 4), ""]
    return "\n".join([*lines, f"{len(records)} of {count} facts"])


def _filled(text: str, indent: int) -> str:
    space = " " * indent
    return fill(text, WIDTH, initial_indent=space, subsequent_indent=space)
