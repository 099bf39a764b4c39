"""cards sources import: the records of a bibliography, added to the sources that are there."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scoring.commands.common import PROBLEMS, usage, with_sources, workspace_option

if TYPE_CHECKING:
    from scoring.edit.importing import Entry, Kinds
    from scoring.problems import Problems
    from scoring.read.bibliography import Bibliography
    from scoring.read.workspace import Loaded


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--country", metavar="CODE", help="Whose sources they become; the shared ones if left out.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="[TYPE=]KIND",
    help="Whose voice they are, of all whose type does not tell, or by CSL type: ngo, report=un. Repeatable.",
)
@click.option(
    "--about", metavar="CODES", help="Countries they speak about, USA,CAN or all; the --country if left out."
)
@click.option("--dry-run", is_flag=True, help="Show what would be added, and write nothing.")
@workspace_option
def import_(
    file: Path, country: str | None, kinds: tuple[str, ...], about: str | None, dry_run: bool, workspace: Path
) -> None:
    """Add the sources of FILE, CSL-JSON or BibTeX, that are not there yet."""
    from scoring.edit.importing import new_entries, write, written
    from scoring.problems import Problems
    from scoring.read.bibliography import read_bibliography

    if not file.exists():
        usage(f"there is no file {file}")
    loaded = with_sources(workspace)
    chosen, told = _about(loaded, country, about), _kinds(kinds)
    problems = Problems()
    book = read_bibliography(file, file.as_posix(), problems)
    entries = new_entries(loaded, book, country, chosen, told, problems)
    target, data = written(loaded.workspace.root, country, entries, problems)
    if problems.failed():
        _refuse(problems, book)
    if entries and not dry_run:
        write(target, data)
    _say(problems, book)
    click.echo(_report(book, entries, target.relative_to(loaded.workspace.root).as_posix(), dry_run))


def _about(loaded: Loaded, country: str | None, about: str | None) -> str | list[str]:
    from scoring.problems import closest

    folders = sorted(loaded.workspace.country_sources)
    if country is not None and country not in folders:
        hint = closest(country.upper(), folders) or f"There are {', '.join(folders) or 'none'}."
        usage(f"there is no folder of the country {country}", hint)
    if about is None and country is None:
        usage("shared sources must say what they are about", "Give --about all, or codes: --about USA,CAN.")
    if about == "all":
        return "all"
    codes = list(dict.fromkeys((about or country or "").replace(",", " ").split()))
    wrong = [code for code in codes if not re.fullmatch("[A-Z]{3}", code)]
    if wrong or not codes:
        usage(f"{about!r} names no countries", "Write all, or ISO 3166 codes with commas: USA,CAN.")
    return codes


def _kinds(kinds: Sequence[str]) -> Kinds:
    from scoring.edit.importing import Kinds
    from scoring.model.csl import CSL_TYPES
    from scoring.problems import closest
    from scoring.read.schemas.country import KINDS

    by_type: dict[str, str] = {}
    others: str | None = None
    for told in kinds:
        type_, sign, kind = told.rpartition("=")
        if kind not in KINDS:
            usage(
                f"there is no kind of source {kind}", closest(kind, KINDS) or f"There are {', '.join(KINDS)}."
            )
        if sign and type_ not in CSL_TYPES:
            usage(f"there is no type of source {type_} (CSL)", closest(type_, CSL_TYPES))
        if sign:
            by_type[type_] = kind
        else:
            others = kind
    return Kinds(by_type, others)


def _say(problems: Problems, book: Bibliography) -> None:
    from scoring.problems import as_text

    if len(problems):
        click.echo(f"{as_text(problems, book.line)}\n", err=True)


def _refuse(problems: Problems, book: Bibliography) -> NoReturn:
    from scoring.problems import summary

    _say(problems, book)
    click.echo(f"{summary(problems)}: nothing was imported.", err=True)
    sys.exit(PROBLEMS)


def _report(book: Bibliography, entries: Sequence[Entry], target: str, dry_run: bool) -> str:
    """What was added, what was there already, and what was not taken over."""
    from scoring.edit.source_yaml import entry

    number, read = len(entries), len(book.drafts)
    there = len(book.drafts) - number
    head = f"{_records(read)} read, {there} there already, {number} {'would be ' if dry_run else ''}added"
    lines = [f"{head} to {target}" if number else head]
    if dry_run:
        lines += [f"\n{entry(one)}".rstrip() for one in entries]
    else:
        lines += [f"  {one['id']}" for one in entries]
    left = [f"{name} {count}" for name, count in sorted(book.left_out.items())]
    if left:
        lines.append(f"{chr(10) if dry_run and number else ''}left out: {', '.join(left)}")
    if book.plainer:
        lines.append(f"formatting taken off: {book.plainer}")
    if number and not dry_run:
        lines.append(
            "Look them through, then cards check. `cards sources list --unused` names what nothing cites yet."
        )
    return "\n".join(lines)


def _records(count: int) -> str:
    return f"{count} record{'' if count == 1 else 's'}"
