"""cards facts: the library of global facts, with their sources."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import sound, usage, workspace_option
from scoring.model.dates import PartialDate
from scoring.model.world import TOPICS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from scoring.model.evidence import Reference
    from scoring.model.workspace import Workspace
    from scoring.model.world import Fact

WIDTH = 78
FIELDS = ["id", "topic", "text", "holds_on", "source", "locator", "reporting", "printed", "caution", "overview"]


def _date(_: click.Context, __: click.Parameter, value: str | None) -> PartialDate | None:
    try:
        return PartialDate.parse(value) if value else None
    except ValueError as error:
        raise click.BadParameter(f"{error}. Write 2010, 2010-01 or 2010-01-31.") from error


@click.command()
@click.option("--topic", type=click.Choice(TOPICS), help="What they are about.")
@click.option(
    "--as-of", metavar="DATE", callback=_date, help="Only what was known on that day, 2010-01-31, and its source."
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@workspace_option
def facts(topic: str | None, as_of: PartialDate | None, form: str, workspace: Path) -> None:
    """List the global facts, each with its year, its source and its caution.

    cards facts · cards facts --topic online · cards facts --as-of 2010-01-31 --format csv
    """
    from scoring.explain.facts import facts_known

    space = sound(workspace).workspace
    if not space.facts:
        usage("there are no global facts", "Write them in countries/global-facts.yaml.")
    found = facts_known(space, as_of.last if as_of else None, topic or "")
    if form == "table":
        click.echo(_listed(found, space))
        return
    rows = [_row(fact, space) for fact in found]
    if form == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        click.echo(_csv(rows), nl=False)


def _short(workspace: Workspace) -> Callable[[Reference], Markup]:
    from scoring.publish.notes import Notes, short_reference

    records = {id_: source.record for id_, source in workspace.sources.items()}
    notes = Notes(records, workspace.templates / "notes.csl")
    return lambda reference: short_reference(notes, reference)


def _listed(found: Sequence[Fact], workspace: Workspace) -> str:
    """For people: topic by topic, the fact, its caution, and where it stands."""
    from textwrap import fill

    short, lines = _short(workspace), []
    for number, fact in enumerate(found):
        if not number or found[number - 1].topic != fact.topic:
            lines.append(f"{fact.topic.replace('-', ' ')}\n")
        text = f"{fact.id} ({fact.holds_on}): {_plain(fact.text)}"
        lines.append(fill(text, WIDTH, initial_indent="  ", subsequent_indent="    "))
        if fact.caution:
            caution = f"Caution: {_plain(fact.caution)}"
            lines.append(fill(caution, WIDTH, initial_indent="    ", subsequent_indent="    "))
        source = short(fact.reference).striptags()
        lines.append(fill(source, WIDTH, initial_indent="    [", subsequent_indent="     ") + "]\n")
    if not found:
        return "no fact is of this topic and known on this day"
    return "\n".join([*lines, f"{len(found)} of {len(workspace.facts)} facts"])


def _plain(text: str) -> str:
    """A text without its Markdown, as lines of a terminal hold it."""
    from scoring.read.prose import render

    html = render(text, fill=lambda *_: "", cite=lambda _: _nothing(), heading_level=1, inline=True)
    return html.striptags()
