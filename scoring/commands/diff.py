"""cards diff: the consequences of an edit."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import PROBLEMS, loaded_and_checked, usage, workspace_option

if TYPE_CHECKING:
    from scoring.commands.lines import Part
    from scoring.explain.workspaces import Difference
    from scoring.model.workspace import Workspace

FAILING = {"category": {"category"}, "grade": {"category", "grade"}}
"""The weights at which --fail-on fails; any other word means all of them."""
NOW = "the workspace as it is"


@dataclass(frozen=True)
class Side:
    """One of the two states that are compared; ``commit`` is None for a folder."""

    name: str
    commit: str | None
    folder: Path


@click.command()
@click.argument("old", metavar="REV")
@click.argument("new", metavar="[REV]", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True
)
@click.option(
    "--fail-on",
    type=click.Choice(["category", "grade", "any"]),
    help="End with 1 where a category or rank, also a grade or score, or anything changes.",
)
@workspace_option
def diff(old: str, new: str | None, form: str, fail_on: str | None, workspace: Path) -> None:
    """Show what an edit does to categories, ranks, grades, findings and printed text.

    REV is a git revision, or a folder that holds a workspace; the second is the workspace as it is now, if
    left out. Nothing is checked out.
    """
    from scoring.explain.workspaces import difference

    sides = _side(old, workspace), _side(new, workspace)
    before, after = _sound(sides[0]), _sound(sides[1])
    if before is None or after is None:
        sys.exit(PROBLEMS)
    found = difference(before, after)
    if form == "json":
        click.echo(_json(found, sides))
    else:
        click.echo(_printed(found, before, after, sides, markdown=form == "markdown"))
    if fail_on and any(
        count and (fail_on == "any" or weight in FAILING[fail_on]) for weight, count in found.counts().items()
    ):
        sys.exit(PROBLEMS)


def _side(name: str | None, workspace: Path) -> Side:
    """A revision or a folder by its name; the workspace itself where there is no name."""
    from scoring.read.revisions import RevisionError, commit_of

    if name is None:
        return Side(NOW, None, workspace)
    named = name and "\0" not in name
    folder = Path(name) if named and (Path(name) / "countries").is_dir() else None
    try:
        commit = commit_of(workspace, name)
    except RevisionError as error:
        if folder and not name.startswith("-"):
            return Side(name, None, folder)
        usage(error.message, error.hint)
    if commit and folder:
        usage(f"{name} is a revision, and a folder as well", f"Write ./{name} for the folder.")
    if folder:
        return Side(name, None, folder)
    if commit is None:
        hint = "Give a branch, a tag or a commit that git knows here (git fetch brings more), or a folder."
        usage(f"there is no revision {name}, and no workspace in a folder of that name", hint)
    return Side(name, commit, workspace)


def _sound(side: Side) -> Workspace | None:
    """A side's workspace; None, with its errors printed, where it has any."""
    from scoring.publish.claims import scratch
    from scoring.read.revisions import RevisionError, write_revision

    if side.commit is None:
        return _checked(side, side.folder)
    with scratch() as folder:
        try:
            write_revision(side.folder, side.commit, folder)
        except RevisionError as error:
            usage(f"{side.name} cannot be read: {error.message}", error.hint)
        return _checked(side, folder)


def _checked(side: Side, folder: Path) -> Workspace | None:
    from scoring.problems import Severity, as_text, summary

    loaded, problems = loaded_and_checked(folder)
    if not problems.failed():
        return loaded.workspace
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    click.echo(f"cards: errors in {_named(side)}:\n\n{as_text(errors, loaded.line)}", err=True)
    click.echo(f"\n{summary(problems)}: nothing was compared.\n", err=True)
    return None


def _named(side: Side) -> str:
    return f"{side.name} ({side.commit[:7]})" if side.commit else side.name


def _json(found: Difference, sides: tuple[Side, Side]) -> str:
    from scoring.explain.change_records import difference_record

    old, new = ({"name": side.name, "commit": side.commit} for side in sides)
    return json.dumps({"old": old, "new": new, **difference_record(found)}, ensure_ascii=False, indent=2)


def _printed(
    found: Difference, old: Workspace, new: Workspace, sides: tuple[Side, Side], markdown: bool
) -> str:
    """A heading with numbers, then a section for each weight."""
    from scoring.commands import lines
    from scoring.commands.change_words import TITLES, Words

    sections = Words(old.frameworks, new.frameworks).sections(found.standings, found.grades, found.changes)
    counts = ", ".join(f"{TITLES[weight].lower()} {count}" for weight, count in found.counts().items())
    heading = [*_between(sides), f": {counts}." if any(found.counts().values()) else ": no consequences."]
    if markdown:
        return "\n\n".join(filter(None, [lines.markdown(heading), lines.as_markdown(sections)]))
    return "\n\n".join(filter(None, [lines.paragraph("".join(heading)), lines.as_text(sections)]))


def _between(sides: tuple[Side, Side]) -> list[Part]:
    from scoring.commands.lines import Code

    old, new = (side.name if side.name == NOW else Code(_named(side)) for side in sides)
    return ["From ", old, " to ", new]
