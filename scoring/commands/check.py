"""cards check: what is wrong with the files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import PROBLEMS, loaded_and_checked, usage, workspace_option

if TYPE_CHECKING:
    from scoring.problems import Problems


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True
)
@click.option("--strict", is_flag=True, help="Let warnings fail as well.")
@click.option(
    "--upcoming", metavar="SPAN", help="List in its place what will lapse within a span: 90d, 12m or 2y."
)
@click.option("--on", metavar="DATE", help="The day from which --upcoming looks ahead; today if left out.")
@workspace_option
def check(
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    upcoming: str | None,
    on: str | None,
    workspace: Path,
) -> None:
    """Report every problem in the workspace, or in PATHS, all at once.

    With --upcoming: which findings will be too old to count, which grades of a panel expire and which
    editions are due, by country and day, with what that does to grades if nothing newer is found.
    """
    if upcoming is not None or on is not None:
        _upcoming(paths, upcoming, on, form, workspace)
        return
    from scoring.edit.schemas import outdated
    from scoring.problems import as_github, as_json, as_text, summary

    loaded, problems = loaded_and_checked(workspace)
    shown = _within(problems, paths, loaded.workspace.root)
    if form == "json":
        click.echo(as_json(shown))
    elif form == "github":
        if text := as_github(shown):
            click.echo(text)
    else:
        if text := as_text(shown, loaded.line):
            click.echo(f"{text}\n")
        click.echo(f"{summary(shown)} in {len(loaded.reader.texts)} files")
        if outdated(loaded.workspace):
            click.echo(
                "The ids that your editor offers are no longer those of the files: run cards schema.",
                err=True,
            )
    if shown.failed(strict):
        sys.exit(PROBLEMS)


def _upcoming(paths: tuple[Path, ...], span: str | None, on: str | None, form: str, workspace: Path) -> None:
    from scoring.commands.upcoming import upcoming

    if span is None:
        usage("--on is the day from which --upcoming looks ahead", "Write --upcoming 12m as well.")
    if paths:
        usage("--upcoming looks at the whole workspace", "Leave the paths out.")
    upcoming(workspace, span, on, form)


def _within(problems: Problems, paths: Iterable[Path], root: Path) -> Problems:
    """The problems whose file is one of the paths or below one; all where no path is given."""
    from scoring.problems import Problems

    names = []
    for path in paths:
        # As seen from here, or from the workspace: a name may mean something in both places.
        places = [place for place in (path.resolve(), (root / path).resolve()) if place.is_relative_to(root)]
        whole = next((place for place in places if place.exists()), None)
        if whole is None:
            usage(f"there is no {path} in this workspace")
        names.append(whole.relative_to(root).as_posix())
    if not names:
        return problems
    return Problems(
        [
            problem
            for problem in problems
            if any(
                name == "." or problem.place.file == name or problem.place.file.startswith(f"{name}/")
                for name in names
            )
        ]
    )
