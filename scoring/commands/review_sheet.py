"""The review workbook on its way out and back in."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import PROBLEMS, usage

if TYPE_CHECKING:
    from scoring.model.evidence import Edition
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace
    from scoring.review.queue import Entry


def exported(
    workspace: Workspace, framework: Framework, edition: Edition, entries: Sequence[Entry], to: Path
) -> None:
    """Write the workbook of these findings, in their order; nothing is put in the place of a file."""
    from scoring.commands.review_card import Cards
    from scoring.commands.review_words import plural
    from scoring.edit.review_sheet import review_workbook
    from scoring.publish.files import write_bytes

    if to.suffix.lower() != ".xlsx":
        usage(f"{to} is no name of a workbook", "Write --export and a name that ends in .xlsx.")
    if to.exists():
        usage(f"{to} is there already, perhaps with verdicts in it", "Choose another name, or move it away.")
    if not entries:
        usage("nothing waits here that could be exported", "--again takes what is reviewed already.")
    cards = Cards(workspace, framework)
    content = review_workbook(edition, [cards.row(entry) for entry in entries])
    try:
        write_bytes(to, content)
    except OSError as error:
        usage(f"{to} cannot be written: {error.strerror}")
    click.echo(f"{plural(len(entries), 'finding')} in {to}.")


def imported(workspace: Workspace, edition: Edition, path: Path, reviewer: str, role: str, on: date) -> None:
    """Take the verdicts of a workbook, all of them or, where anything is wrong with it, none."""
    from scoring.commands.review import unsaved
    from scoring.commands.review_words import plural
    from scoring.edit.files import OutsideError
    from scoring.edit.review_taken import verdicts_of
    from scoring.edit.reviews import UnwritableError, review_name, save_verdicts
    from scoring.problems import Problems, as_text, summary

    problems = Problems()
    verdicts = verdicts_of(workspace, edition, path, reviewer, on, problems)
    if len(problems):
        click.echo(as_text(problems, lambda *_: None), err=True)
    if problems.failed():
        click.echo(f"\n{summary(problems)}: no verdict was taken from this workbook.", err=True)
        sys.exit(PROBLEMS)
    if not verdicts:
        click.echo("The workbook holds no verdict; nothing was written.")
        return
    name = review_name(edition.country, edition.id, reviewer)
    try:
        save_verdicts(workspace.root, name, role, verdicts)
    except (UnwritableError, OutsideError, OSError) as error:
        unsaved(name, error)
    accepted = sum(one.verdict == "accepted" for one in verdicts)
    click.echo(
        f"{plural(len(verdicts), 'verdict')}: {accepted} accepted, {len(verdicts) - accepted} sent back. "
        f"Saved in {name}."
    )
