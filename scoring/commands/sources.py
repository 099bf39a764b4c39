"""cards sources: what there is, where it is cited, and how other programs get it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.commands.common import sound, usage, with_sources, workspace_option
from scoring.commands.sources_import import import_

if TYPE_CHECKING:
    from scoring.model.evidence import Source
    from scoring.model.workspace import Workspace

WIDTH = 50
"""Letters of a title in the table; the other formats have it whole."""


@click.group()
def sources() -> None:
    """Take sources in from Zotero and the like, list them, give them out."""


@click.command("list")
@click.option("--unused", is_flag=True, help="Only those that nothing cites.")
@click.option("--country", metavar="CODE", help="Only those in this country's own file.")
@click.option("--kind", metavar="KIND", help="Only those of this kind.")
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "json"]), default="table", show_default=True
)
@workspace_option
def list_(unused: bool, country: str | None, kind: str | None, form: str, workspace: Path) -> None:
    """List the sources, and how often each is cited where."""
    from scoring.check import uses
    from scoring.publish.rows import Rows

    space = sound(workspace).workspace
    _known_kind(kind)
    idle, counted = uses.unused(space), uses.uses(space)
    rows = [
        (source, counted.get(uses.key_of(source), Counter()))
        for source in _of(space, country)
        if (not kind or source.kind == kind) and (not unused or uses.key_of(source) in idle)
    ]
    if form == "json":
        click.echo(json.dumps([_record(*row) for row in rows], ensure_ascii=False, indent=2))
    elif form == "csv":
        cells = [(*_cells(source), *(str(found[place]) for place in uses.PLACES)) for source, found in rows]
        click.echo(
            Rows(("id", "kind", "about", "title", "file", *uses.PLACES), tuple(cells)).as_csv(), nl=False
        )
    else:
        _table(rows)


def _known_kind(kind: str | None) -> None:
    from scoring.problems import closest
    from scoring.read.schemas.country import KINDS

    if kind is not None and kind not in KINDS:
        usage(f"there is no kind of source {kind}", closest(kind, KINDS) or f"There are {', '.join(KINDS)}.")


def _of(workspace: Workspace, country: str | None) -> list[Source]:
    """The sources of a country's own file, or all of them; by file, and in it as they stand."""
    from scoring.edit.importing import all_sources
    from scoring.problems import closest

    folders = sorted(workspace.country_sources)
    if country is not None and country not in folders:
        hint = closest(country.upper(), folders) or f"There are {', '.join(folders) or 'none'}."
        usage(f"there is no folder of the country {country}", hint)
    chosen = workspace.country_sources[country].values() if country else all_sources(workspace)
    return sorted(chosen, key=lambda one: one.origin.place)


def _title(source: Source) -> str:
    """The title; that of a confidential source is printed nowhere."""
    record: Any = source.record
    return "(confidential)" if source.confidential else str(record.get("title-short") or record["title"])


def _cells(source: Source) -> list[str]:
    about = " ".join(sorted(source.about)) or "all"
    return [source.id, source.kind, about, _title(source), source.origin.file.name]


def _record(source: Source, cited: Counter[str]) -> dict[str, Any]:
    place = source.origin.place
    return {
        "id": source.id,
        "kind": source.kind,
        "about": sorted(source.about) or "all",
        "title": _title(source),
        "confidential": source.confidential,
        "file": place.file,
        "line": place.line,
        "cited": {where: count for where, count in cited.items() if count},
    }


def _table(rows: Sequence[tuple[Source, Counter[str]]]) -> None:
    """For people: columns only for places where something is cited."""
    from rich.console import Console
    from rich.table import Table

    from scoring.check.uses import PLACES
    from scoring.problems import plain

    places = [place for place in PLACES if any(found[place] for _, found in rows)]
    table = Table(box=None)
    for heading in ("id", "kind", "about", "title"):
        table.add_column(heading, no_wrap=True)
    for place in places:
        table.add_column(place, justify="right")
    for source, found in rows:
        id_, kind, about, title, _ = _cells(source)
        short = title if len(title) <= WIDTH else f"{title[: WIDTH - 1].rstrip()}…"
        table.add_row(id_, kind, about, plain(short), *(str(found[place] or "") for place in places))
    console = Console(markup=False, highlight=False)
    if rows:
        console.width = max(console.width, Console(width=400).measure(table).maximum)
        console.print(table)
    console.print(f"{chr(10) if rows else ''}{len(rows)} source{'' if len(rows) == 1 else 's'}")


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]...")
@click.option("--country", metavar="CODE", help="Those in this country's own file; all if left out.")
@click.option(
    "--format", "form", type=click.Choice(["csl-json", "bibtex"]), default="csl-json", show_default=True
)
@workspace_option
def export(ids: tuple[str, ...], country: str | None, form: str, workspace: Path) -> None:
    """Print sources for Zotero, pandoc and the like: those named, or all."""
    from scoring.problems import closest
    from scoring.publish.bibtex import as_bibtex
    from scoring.publish.csl_export import as_csl_json

    there = _of(with_sources(workspace).workspace, country)
    known = {source.id for source in there}
    for id_ in ids:
        if id_ not in known:
            usage(f"there is no source {id_}", closest(id_, known))
    chosen = [source for source in there if not ids or source.id in ids]
    printed = [source for source in chosen if not source.confidential]
    if kept := len(chosen) - len(printed):
        click.echo(
            f"{kept} confidential source{'' if kept == 1 else 's'} left out: never exported.", err=True
        )
    click.echo(as_bibtex(printed) if form == "bibtex" else as_csl_json(printed), nl=False)


for command in (import_, list_, export):
    sources.add_command(command)
