"""What cards publish says: what is missing, what differs, what is due, what was made."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

import click

from scoring.commands.common import PROBLEMS

if TYPE_CHECKING:
    from scoring.problems import Problem
    from scoring.problems.render import LineOf
    from scoring.publish import PublishError
    from scoring.publish.release.make import Staged
    from scoring.publish.release.sign import Key
    from scoring.review.corrected import Due

FEW = 3
"""So many things of one kind in one place are told each; of more there is a line for all."""
SHOWN = 6


def print_problems(edition: str, problems: Sequence[Problem], line_of: LineOf, verbose: bool) -> None:
    """Everything that is missing, alike things in one place together."""
    from scoring.problems import as_text, plain

    click.echo(f"{edition} cannot be published yet. This is missing:\n", err=True)
    for group in _groups(problems):
        if verbose or len(group) <= FEW:
            text = as_text(group, line_of).replace(": warning [", ": [").replace(": error [", ": [")
            click.echo(text, err=True)
        else:
            for line in _together(group):
                click.echo(plain(line), err=True)
        click.echo("", err=True)
    count = len(problems)
    end = "" if verbose or all(len(group) <= FEW for group in _groups(problems)) else " --verbose lists each."
    said = "1 thing is missing" if count == 1 else f"{count} things are missing"
    click.echo(f"{said}: nothing was made, and what was published before stands.{end}", err=True)


def _groups(problems: Iterable[Problem]) -> list[list[Problem]]:
    """Problems of one code, in one edition's folder or one file, with the same remedy; the largest last."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        found.setdefault((problem.code, _folder(problem), problem.hint), []).append(problem)
    return sorted(found.values(), key=lambda group: len(group) > FEW)


def _folder(problem: Problem) -> str:
    parts = PurePosixPath(problem.place.file).parts
    in_edition = len(parts) > 3 and parts[0] == "countries"
    return "/".join(parts[:3]) if in_edition else problem.place.file


def _together(group: Sequence[Problem]) -> Iterator[str]:
    first, said = group[0], {problem.message for problem in group}
    what = first.message if len(said) == 1 else "several things"
    yield f"{_folder(first)}: [{first.code}] {len(group)} times: {what}"
    names = [problem.subject for problem in group[:SHOWN]]
    more = len(group) - len(names)
    yield f"    {', '.join(names)}{f' and {more} more' if more else ''}"
    if first.hint:
        yield f"    -> {first.hint}"


def complain(error: PublishError) -> None:
    from scoring.problems import plain

    click.echo(f"cards: {plain(error.message)}", err=True)
    for line in [*error.details[:20], *([f"-> {error.hint}"] if error.hint else [])]:
        click.echo(f"    {plain(line)}", err=True)
    click.echo("Nothing was published, and what was published before stands.", err=True)


def progress(name: str) -> None:
    """Say what was made, on a terminal only."""
    if sys.stderr.isatty():
        click.echo(f"  {name}", err=True)


def check_embargo(folder: Path, manifest: Mapping[str, Any]) -> None:
    """End the program where an edition is under embargo still."""
    until = manifest.get("embargo")
    if isinstance(until, str) and datetime.fromisoformat(until) > datetime.now(UTC):
        click.echo(f"cards: the edition is under embargo until {until}", err=True)
        click.echo(f"    -> Publish it then. To lift the embargo now, remove {folder}.", err=True)
        sys.exit(PROBLEMS)


def nothing_changed(folder: Path, signed: bool) -> None:
    click.echo(f"{folder}  nothing has changed since it was published: it stands as it is")
    if signed:
        click.echo("It had no signature and was signed now.")


def print_differences(edition: str, folder: Path, found: Sequence[str]) -> None:
    click.echo(f"cards: {edition} is published already, in {folder}, and something differs:", err=True)
    for line in found[:SHOWN]:
        click.echo(f"    {line}", err=True)
    if len(found) > SHOWN:
        click.echo(f"    and {len(found) - SHOWN} more", err=True)
    hint = "A release is never overwritten. To put a corrected one in its place, add --correct."
    click.echo(f"    -> {hint}", err=True)


def print_due(given: Iterable[Due], root: Path) -> None:
    """What is to be written for each country, to be copied: a whole file where there is none."""
    from scoring.edit.corrections import correction_yaml
    from scoring.edit.yaml_text import header
    from scoring.review.corrected import corrections_file

    for due in given:
        name, text = corrections_file(due), correction_yaml(due, datetime.now(UTC).date())
        if (root / name).exists():
            click.echo(
                f"\nTo be written in {name}, below corrections: and behind the earlier ones:\n\n{text}"
            )
        else:
            head = "\n".join([*header("corrections", 3), "corrections:"])
            click.echo(f"\nTo be written into a new file {name}:\n\n{head}\n{text}")


def print_corrected(given: Iterable[Due], shared: Sequence[str]) -> None:
    for due in given:
        moved = len(due.moved)
        said = "withdrawn" if due.withdrawn else f"{len(due.items)} items changed, {moved} results moved"
        click.echo(f"{due.country} {due.edition}  {said}")
    if shared:
        click.echo(f"for all countries  changed: {', '.join(shared[:SHOWN])}")


def print_made(folder: Path, staged: Staged, key: Key | None, *, replaced: bool, number: int | None) -> None:
    """What was made, and what to do with it."""
    from scoring.publish.release.place import PUBLIC, former

    release = staged.release
    files = sum(path.is_file() for path in (folder / PUBLIC).rglob("*"))
    cards = f"{len(release.countries)} card{'' if len(release.countries) == 1 else 's'}"
    gone = f", {len(release.withdrawn)} withdrawn" if release.withdrawn else ""
    click.echo(f"{folder}  {cards}{gone} in {', '.join(release.languages)}; {files} files")
    if key:
        click.echo(f"Signed with {key}.")
    else:
        click.echo("Not signed: no key was given. --key FILE signs it, now or later.")
    if number is not None:
        click.echo(f"The former release is kept in {former(folder, number)}.")
    if release.embargo:
        click.echo(f"Under embargo until {release.embargo.isoformat()}: every page says so.")
        if replaced:
            click.echo("It takes the place of an earlier one under embargo: tell those who hold that.")
    else:
        click.echo(f"To publish it, put the folder {PUBLIC}/ on the web.")
    secret = sum(source.confidential for source in _sources(staged))
    what = "the notes and comments of authors and reviewers"
    if secret:
        what += f", and {secret} confidential source{'' if secret == 1 else 's'}"
    click.echo(f"Keep the whole folder. Do not put inputs.zip on the web unread: it holds {what}.")


def _sources(staged: Staged) -> Iterator[Any]:
    yield from staged.workspace.sources.values()
    for own in staged.workspace.country_sources.values():
        yield from own.values()
