"""cards review: what waits for reviewers, and the walk through it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import (
    PROBLEMS,
    chosen_countries,
    chosen_edition,
    chosen_framework,
    day_or_today,
    needed_choices,
    sound,
    usage,
    workspace_option,
)

if TYPE_CHECKING:
    from scoring.model.evidence import Edition
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace
    from scoring.review.queue import Entry

MOST = 25
"""So many findings are listed unless all are asked for."""


@click.command()
@click.argument("country", required=False)
@click.option("--as", "reviewer", metavar="ID", help="Who reviews: an id that is no name, reviewer-2.")
@click.option("--role", help='Who that is, as readers are told: "a lawyer of the secretariat".')
@click.option(
    "--only", multiple=True, metavar="ID", help="Only this indicator, criterion, source or finding."
)
@click.option("--again", is_flag=True, help="Also findings that are accepted or sent back already.")
@click.option("--on", metavar="DATE", help="The day of the verdicts, 2010-02-14; today if left out.")
@click.option("--export", "to", type=click.Path(dir_okay=False, path_type=Path), help="Write a workbook.")
@click.option(
    "--import",
    "from_",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the verdicts of a workbook that was filled in.",
)
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option("--all", "all_", is_flag=True, help=f"List all that waits, not only the first {MOST}.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), help="List, and do not walk.")
@workspace_option
def review(
    country: str | None,
    reviewer: str | None,
    role: str | None,
    only: tuple[str, ...],
    again: bool,
    on: str | None,
    to: Path | None,
    from_: Path | None,
    framework: str | None,
    edition: str | None,
    all_: bool,
    form: str | None,
    workspace: Path,
) -> None:
    """List what waits for reviewers, what rests on most first; with a COUNTRY, walk through its findings.

    Each verdict is saved at once, in a file of the reviewer's own: countries/USA/2010-01/reviews/ID.yaml.
    """
    from scoring.review.queue import due_elsewhere, editions_behind, queue

    if to and from_:
        usage("a workbook is written or read", "Leave out --export or --import.")
    if country is None and (reviewer or to or from_):
        usage("no country is named", "Write, for example: cards review USA.")
    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    if country is None:
        seen = editions_behind(space, rules, chosen)
        _listed(rules, _only(queue(space, rules, seen), only), form or "table", all_, "")
        if form in {None, "table"}:
            _elsewhere(due_elsewhere(space, seen))
        return
    evidence = _edition_of(space, rules, country, chosen, edition)
    entries = queue(space, rules, [evidence])
    if from_:
        from scoring.commands.review_sheet import imported

        who = _reviewer(reviewer)
        imported(space, evidence, from_, who, _role(space, evidence, who, role), day_or_today(on, "--on"))
    elif to:
        from scoring.commands.review_sheet import exported

        exported(space, rules, evidence, _due(_only(entries, only), reviewer or "", again), to)
    elif form or (all_ and not reviewer):
        choices = "".join(f" {one}" for one in needed_choices(space, rules, evidence.id))
        _listed(rules, _only(entries, only), form or "table", all_, choices)
    else:
        _walk(space, rules, evidence, _only(entries, only), reviewer, role, again, day_or_today(on, "--on"))


def _edition_of(
    workspace: Workspace, framework: Framework, country: str, chosen: str, asked: str | None
) -> Edition:
    """The country's edition that was asked for, or its newest."""
    ids = workspace.edition_ids_of(country, framework.id)
    id_ = ids[-1] if ids and asked is None else chosen
    code = chosen_countries(workspace, [country], id_, framework.id)[0]
    return workspace.editions[code, id_, framework.id]


def _only(entries: Sequence[Entry], only: Sequence[str]) -> list[Entry]:
    """The findings that are named, be it by indicator, criterion, source or their own id."""
    from scoring.problems import closest

    names = [(one, _names(one)) for one in entries]
    known = {name for _, own in names for name in own}
    hint = "cards review COUNTRY --format table lists the findings, cards sources list the sources."
    for name in only:
        if name not in known:
            usage(f"no finding here is, answers or cites {name}", closest(name, sorted(known)) or hint)
    return [one for one, own in names if not only or own & set(only)]


def _names(entry: Entry) -> set[str]:
    finding = entry.finding
    indicator = entry.consequence.now.result.indicator
    return {finding.id, finding.criterion, finding.reference.source, indicator}


def _due(entries: Sequence[Entry], reviewer: str, again: bool) -> list[Entry]:
    """What somebody may review now: not their own and, unless again, what nobody has settled."""
    return [one for one in entries if one.finding.author != reviewer and (again or one.waits)]


def _listed(rules: Framework, entries: Sequence[Entry], form: str, all_: bool, choices: str) -> None:
    from scoring.commands.review_words import listed
    from scoring.review.queue import entry_record

    if form == "json":
        records = [entry_record(rules, one) for one in entries]
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.commands.review_rows import review_rows

        click.echo(review_rows(rules, entries).as_csv(), nl=False)
    else:
        if not entries:
            click.echo(f"There are no findings under {rules.id}.")
        for line in listed(rules, entries, None if all_ else MOST, choices):
            click.echo(line)


def _elsewhere(found: Sequence[tuple[Edition, int]]) -> None:
    """Where else findings wait, as the options that lead there."""
    from scoring.commands.review_words import plural

    for edition, count in found:
        options = f"--framework {edition.framework} --edition {edition.id}"
        click.echo(f"Also `cards review {edition.country} {options}`: {plural(count, 'finding')}")


def _reviewer(given: str | None) -> str:
    from scoring.read.schemas.base import ID_LENGTH, ID_PATTERN

    who = given or str(click.prompt("Who reviews? An id that is no name, such as reviewer-2")).strip()
    if not re.fullmatch(ID_PATTERN, who) or len(who) > ID_LENGTH:
        usage(f"{who!r} is no id", "Letters, digits, points, hyphens and underscores: reviewer-2.")
    return who


def _role(workspace: Workspace, edition: Edition, reviewer: str, given: str | None) -> str:
    from scoring.review.queue import own_review, role_of

    own = own_review(workspace, edition, reviewer)
    if own and given and given.strip() != own.role:
        usage(f"{reviewer} reviews here as: {own.role}", f"To change that, edit {own.origin.file.name}.")
    known = given or role_of(workspace, edition, reviewer)
    role = known or str(click.prompt("In what role, as readers are told? No name: a lawyer, for example"))
    if not role.strip() or len(role) > 120:
        usage("a role has one line of at most 120 letters", "Write --role and what you are, not who.")
    return " ".join(role.split())


def _walk(
    workspace: Workspace,
    rules: Framework,
    edition: Edition,
    entries: Sequence[Entry],
    reviewer: str | None,
    role: str | None,
    again: bool,
    on: date,
) -> None:
    from scoring.commands.review_card import Cards
    from scoring.commands.review_walk import Walk
    from scoring.commands.review_words import plural, wrapped
    from scoring.edit.files import OutsideError
    from scoring.edit.reviews import UnwritableError, review_name

    who = _reviewer(reviewer)
    own = [one for one in entries if one.finding.author == who and (again or one.waits)]
    due = _due(entries, who, again)
    if own:
        said = (
            f"{plural(len(own), 'finding')} left out, of which {who} is the author. Whoever wrote a finding "
            "reads what was meant and not what stands there, so that somebody else must review it."
        )
        click.echo(wrapped(said))
    if not due:
        click.echo(wrapped(_nothing(entries, again)))
        return
    name = review_name(edition.country, edition.id, who)
    as_ = _role(workspace, edition, who, role)
    click.echo(wrapped(f"{plural(len(due), 'finding')} of {edition.country} {edition.id}, for {who}: {as_}."))
    walk = Walk(workspace.root, name, as_, on, Cards(workspace, rules), due)
    try:
        walk.go()
    except (UnwritableError, OutsideError, OSError) as error:
        unsaved(name, error)


def unsaved(name: str, error: Exception) -> None:
    """End because a verdict could not be written, and say so: what was saved before stands."""
    from scoring.edit.files import OutsideError
    from scoring.problems import plain

    reason = "a link leads out of the workspace" if isinstance(error, OutsideError) else str(error)
    click.echo(f"cards: {name} could not be written: {plain(reason)}", err=True)
    click.echo("    -> The last verdict is not saved; those before it are.", err=True)
    sys.exit(PROBLEMS)


def _nothing(entries: Sequence[Entry], again: bool) -> str:
    states = [one.standing.state for one in entries]
    if not states or again or any(one.waits for one in entries):
        return "Nothing here waits for you."
    said = f"{states.count('accepted')} accepted, {states.count('returned')} sent back to their authors"
    return f"Nothing waits: {said}. --again goes through them once more."
