"""What `cards reply record` writes: the question, and at the file's end what came of it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import PROBLEMS, usage
from scoring.commands.new_written import next_step, typed

if TYPE_CHECKING:
    from scoring.model.evidence import Edition
    from scoring.model.replies import Reply, ReplyItem
    from scoring.model.workspace import Workspace
    from scoring.publish.kinds import Card


@dataclass(frozen=True)
class Ending:
    """What came of the question: a reply with its source and workbook, silence, or nothing yet."""

    received: date | None
    source: str
    workbook: Path | None
    no_answer: date | None


def recorded(
    space: Workspace,
    card: Card,
    edition: Edition,
    question: Mapping[str, str | None],
    ending: Ending,
    workspace: Path,
) -> None:
    """Write it, and say what is to be done next; anything that does not go together is said first."""
    from scoring.edit.reply import asked_lines, silence_lines
    from scoring.edit.yaml_text import text_of
    from scoring.publish.files import write_bytes
    from scoring.read.replies import FILE

    _goes_together(ending)
    name = f"countries/{card.country}/{card.edition}/{FILE}"
    path = space.root / name
    asked = _asked(edition, card, question, ending, name, there=path.exists())
    reply = replace(asked, received=ending.received, no_answer=ending.no_answer)
    _days(reply)
    items = _from_workbook(card, edition, ending.workbook) if ending.workbook else ()
    lines = [] if edition.reply else [*asked_lines(reply)]
    if ending.no_answer:
        lines += silence_lines(ending.no_answer)
    if ending.received:
        lines += _received(edition, card, ending, ending.received, items)
    try:
        there = path.read_bytes() if edition.reply else b""
        between = b"" if not there or there.endswith(b"\n") else b"\n"
        write_bytes(path, there + between + text_of(lines).encode())
    except OSError as error:
        click.echo(f"cards: {name} cannot be written: {(error.strerror or str(error)).lower()}", err=True)
        sys.exit(PROBLEMS)
    click.echo(name)
    _next(card, ending, items, workspace)


def _goes_together(ending: Ending) -> None:
    if ending.received and ending.no_answer:
        usage("a reply came, or none did", "Give --received or --no-answer.")
    if ending.received and not ending.source:
        usage("a reply needs its own record among the sources", "Give its id: --source usa-reply-2010.")
    if not ending.received and (ending.source or ending.workbook):
        usage("--source and --from are about a reply that came", "Say when: --received 2010-02-18.")


def _asked(
    edition: Edition,
    card: Card,
    question: Mapping[str, str | None],
    ending: Ending,
    name: str,
    *,
    there: bool,
) -> Reply:
    """The question as it is recorded, or as it is to be recorded now."""
    from scoring.model.dates import PartialDate
    from scoring.model.replies import Reply

    given = {option: " ".join((text or "").split()) for option, text in question.items()}
    if edition.reply:
        if any(given.values()):
            usage(f"{name} says already when the government was asked", "Change it there.")
        if edition.reply.state != "waiting":
            usage(f"{name} says already what came of it", "Change it there.")
        if not (ending.received or ending.no_answer):
            usage("nothing was said to be recorded", "Give --received with --source, or --no-answer.")
        return edition.reply
    if there:
        usage(f"{name} is about another framework's sheet", "An edition has one reply: change it there.")
    if missing := [option for option, text in given.items() if not text]:
        usage(
            f"nothing is recorded yet, and this is missing: {', '.join(missing)}",
            'Give --asked 2010-02-01 --to "the Ministry" --how "by letter" --answer-by 2010-02-22.',
        )
    if long := [option for option, text in given.items() if len(text) > 200 or not text.isprintable()]:
        usage(f"{long[0]} has unseen characters, or more than 200", "Type it again.")
    first, last = (PartialDate.parse(given[option]).first for option in ("--asked", "--answer-by"))
    return Reply(card.framework.id, first, given["--to"], given["--how"], last)


def _days(reply: Reply) -> None:
    from scoring.check.replies import day_faults

    for _, said, hint in day_faults(reply):
        usage(said, hint)


def _from_workbook(card: Card, edition: Edition, file: Path) -> tuple[ReplyItem, ...]:
    """The replies in the workbook that came back; all that is wrong with it is said, and ends the program."""
    from scoring.edit.reply import sheet_items
    from scoring.model.replies import sheet_reference
    from scoring.problems import Problems, as_text
    from scoring.read.reply_sheets import read_reply_sheet

    if not file.is_file():
        usage(f"there is no file {file}")
    problems = Problems()
    known = {id_ for id_, _ in sheet_items(edition, card.framework)}
    reference = sheet_reference(card.country, card.edition, card.framework.id)
    items = read_reply_sheet(file, reference, known, problems)
    if problems.failed():
        click.echo(as_text(problems, lambda *_: None), err=True)
        click.echo("\nNothing was written.", err=True)
        sys.exit(PROBLEMS)
    return items or ()


def _received(
    edition: Edition, card: Card, ending: Ending, received: date, items: Sequence[ReplyItem]
) -> Iterator[str]:
    from scoring.edit.reply import received_lines, sheet_items

    every = () if ending.workbook else sheet_items(edition, card.framework)
    return received_lines(received, ending.source, items, every)


def _next(card: Card, ending: Ending, items: Sequence[ReplyItem], workspace: Path) -> None:
    check = typed(f"cards check countries/{card.country}", workspace)
    if ending.workbook and not items:
        click.echo("the workbook holds no reply to any item")
    if ending.received:
        said = f"Add the record of {ending.source} to a sources.yaml, answer each item, and see what is left:"
        next_step(said, check)
    elif ending.no_answer:
        next_step("The card will say that no answer came. See that all is well:", check)
    else:
        again = f"cards reply record {card.country} --edition {card.edition} --framework {card.framework.id}"
        next_step(
            "When the reply comes, or the day has passed without one:",
            typed(f"{again} --received DATE --source ID", workspace),
            typed(f"{again} --no-answer DATE", workspace),
        )
