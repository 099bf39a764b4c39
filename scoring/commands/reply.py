"""cards reply: ask a government to check a card before it appears, and record what came of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import (
    PROBLEMS,
    chosen_countries,
    chosen_edition,
    chosen_framework,
    day,
    sound,
    spoken,
    usage,
    workspace_option,
)
from scoring.commands.new_asked import usable
from scoring.commands.new_written import next_step, typed

if TYPE_CHECKING:
    from scoring.model.evidence import Edition
    from scoring.model.workspace import Workspace
    from scoring.publish.kinds import Card

FORMATS = ("docx", "xlsx")


@click.group()
def reply() -> None:
    """The right of reply: ask a government to check what its card holds, and record what came."""


@reply.command()
@click.argument("country")
@click.option("--edition", "edition_id", help="The edition; the newest if left out.")
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--lang", "language", default="en", show_default=True, help="The language of the sheet.")
@click.option("--answer-by", required=True, metavar="DATE", help="The day until which an answer is awaited.")
@click.option(
    "--answer-to",
    metavar="WHERE",
    help="The role and address to which answers go; the contact of templates/campaign.yaml if left out.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="docx", show_default=True)
@click.option(
    "-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), help="The file to write."
)
@workspace_option
def request(
    country: str,
    edition_id: str | None,
    framework: str | None,
    language: str,
    answer_by: str,
    answer_to: str | None,
    form: str,
    target: Path | None,
    workspace: Path,
) -> None:
    """Make the factual-check sheet for the government of COUNTRY: what is held, on which source, since when.

    It holds no grades, and tells nothing of confidential sources. Send it before the card appears.
    """
    from scoring.publish.factual.sheet import sheet_view
    from scoring.publish.files import write_bytes

    by = day(answer_by, "--answer-by")
    space = sound(workspace).workspace
    card = _card(space, country, edition_id, framework)
    where = " ".join((answer_to or _contact(space)).split())
    if not where:
        usage(
            "nothing says where the government is to send its answer",
            "Add contact: to templates/campaign.yaml, or give --answer-to with a role and an address.",
        )
    translated = spoken(space, language)
    sheet = sheet_view(translated.workspace, card, translated.language, by, where)
    edition = space.editions[card.country, card.edition, card.framework.id]
    if form == "docx":
        from scoring.publish.factual.document import document as made
    else:
        from scoring.publish.factual.workbook import workbook as made
    path = target or Path(f"{country}-{card.edition}-{card.framework.id}-factual-check-{language}.{form}")
    try:
        write_bytes(path, made(sheet, edition.as_of, translated.language))
    except OSError as error:
        _not_written(path, error)
    click.echo(f"{path}")
    again = f"cards reply record {country} --edition {card.edition} --framework {card.framework.id}"
    next_step(
        "Read it, send it to an institution, and record that it was sent:",
        typed(
            f'{again} --asked DATE --to "INSTITUTION" --how "by letter" --answer-by {by.isoformat()}',
            workspace,
        ),
    )


@reply.command()
@click.argument("country")
@click.option("--edition", "edition_id", help="The edition; the newest if left out.")
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--asked", metavar="DATE", help="The day on which the sheet was sent.")
@click.option("--to", metavar="INSTITUTION", help="To whom: an institution, never a person.")
@click.option("--how", metavar="WAY", help="By which way: by registered letter.")
@click.option("--answer-by", metavar="DATE", help="The day until which an answer is awaited.")
@click.option("--received", metavar="DATE", help="The day on which a reply came.")
@click.option("--source", metavar="ID", help="The record of the reply in a sources.yaml.")
@click.option(
    "--from",
    "from_",
    metavar="FILE.xlsx",
    type=click.Path(path_type=Path),
    help="The workbook that came back: its replies become items.",
)
@click.option("--no-answer", metavar="DATE", help="The day on which it is recorded that none came.")
@workspace_option
def record(
    country: str,
    edition_id: str | None,
    framework: str | None,
    asked: str | None,
    to: str | None,
    how: str | None,
    answer_by: str | None,
    received: str | None,
    source: str | None,
    from_: Path | None,
    no_answer: str | None,
    workspace: Path,
) -> None:
    """Record that the government of COUNTRY was asked, and then its reply or its silence, in reply.yaml.

    What is there already stays as it is; a reply, or silence, is added at its end.
    """
    from scoring.commands.reply_record import Ending, recorded

    question = {"--asked": asked, "--to": to, "--how": how, "--answer-by": answer_by}
    ending = Ending(
        day(received, "--received") if received else None,
        source or "",
        from_,
        day(no_answer, "--no-answer") if no_answer else None,
    )
    for name in ("--asked", "--answer-by"):
        if written := question[name]:
            day(written, name)
    space = usable(workspace, "indicators/", f"countries/{country}/").workspace
    card = _card(space, country, edition_id, framework)
    recorded(space, card, _edition(space, card), question, ending, workspace)


def _edition(space: Workspace, card: Card) -> Edition:
    return space.editions[card.country, card.edition, card.framework.id]


def _card(space: Workspace, country: str, edition_id: str | None, framework: str | None) -> Card:
    from scoring.publish.kinds import Card

    rules = chosen_framework(space, framework)
    edition = chosen_edition(space, rules, edition_id)
    (code,) = chosen_countries(space, [country], edition, rules.id)
    return Card(rules, edition, code)


def _contact(space: Workspace) -> str:
    """Whom a campaign names to be asked, with its address where it has one."""
    campaign = space.campaign
    return ", ".join(filter(None, [campaign.contact, campaign.address])) if campaign.contact else ""


def _not_written(path: Path, error: OSError) -> None:
    click.echo(f"cards: {path} cannot be written: {(error.strerror or str(error)).lower()}", err=True)
    sys.exit(PROBLEMS)
