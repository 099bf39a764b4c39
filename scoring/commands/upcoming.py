"""cards check --upcoming: what will lapse, and when."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import click

from scoring.commands.common import day_or_today, sound, usage

_SPAN = re.compile(r"(\d{1,4})([dmy])", re.ASCII)


def upcoming(workspace: Path, span: str, on: str | None, form: str) -> None:
    """Print what lapses in a span of time, from a day on: today, if none is named."""
    from scoring.commands.lines import as_text
    from scoring.commands.upcoming_words import as_problems, as_records, sections
    from scoring.explain.upcoming import outlooks
    from scoring.problems import as_github

    start = day_or_today(on, "--on")
    end = _end(start, span)
    space = sound(workspace).workspace
    found = outlooks(space, start, end)
    if form == "json":
        click.echo(as_records(found))
    elif form == "github":
        if text := as_github(as_problems(found)):
            click.echo(text)
    else:
        text = as_text(sections(space, found, start))
        last = end - timedelta(days=1)
        click.echo(f"{text}\n" if text else f"Nothing lapses from {start} to {last}, or has lapsed before.\n")
        count = sum(len(day.lapses) for one in found for day in one.days)
        click.echo(f"{count} to lapse from {start} to {last}, if nothing newer is found")


def _end(start: date, span: str) -> date:
    """The first day after the span."""
    from scoring.model.dates import days_after, months_after

    match = _SPAN.fullmatch(span)
    if not match or not int(match[1]):
        usage(f"{span!r} is no span of time", "Write a number of days, months or years: 90d, 12m, 2y.")
    number = int(match[1])
    if match[2] == "d":
        return days_after(start, number)
    return months_after(start, number * (12 if match[2] == "y" else 1))
