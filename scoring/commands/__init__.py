"""The command `cards`: the only place that prints, and the only one that ends the program."""

from __future__ import annotations

import gc
import io
import os
import sys

import click

from scoring.commands.agreement import agreement
from scoring.commands.build import build
from scoring.commands.check import check
from scoring.commands.compare import compare
from scoring.commands.completion import complete_names
from scoring.commands.diff import diff
from scoring.commands.examples import show_examples
from scoring.commands.explain import explain
from scoring.commands.facts import facts
from scoring.commands.format import format_
from scoring.commands.new import new
from scoring.commands.path import path
from scoring.commands.preview import preview
from scoring.commands.publish import publish
from scoring.commands.reply import reply
from scoring.commands.review import review
from scoring.commands.robustness import robustness
from scoring.commands.schema import schema
from scoring.commands.score import score
from scoring.commands.sources import sources
from scoring.commands.stopped import Stopped, clear_up, listen
from scoring.commands.translations import translations
from scoring.commands.verify import verify
from scoring.commands.what_if import what_if

FAILED = 3


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="progress-cards", prog_name="cards")
def cards() -> None:
    """Grade what governments do against child sex trafficking, and print the progress cards."""


_ANSWERS = (score, explain, path, what_if, robustness, compare, diff, agreement, facts)
_WORK = (check, preview, build, publish, format_, schema, new, sources, reply, review, translations, verify)
for command in (*_WORK, *_ANSWERS):
    cards.add_command(command)
show_examples(cards)
complete_names(cards)


def main() -> None:
    """Run the command; a fault of ours ends with exit code 3 and one line, never a traceback."""
    gc.set_threshold(100_000, 20, 20)  # most of what a command makes lasts to its end: look for less often
    listen()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a letter that a terminal lacks stops nothing
    try:
        cards(prog_name="cards")
    except Stopped as stopped:
        sys.exit(clear_up(stopped))
    except Exception as error:
        if os.environ.get("CARDS_DEBUG"):
            raise
        from scoring.problems import plain

        said = plain(f"{type(error).__name__}: {error}")
        click.echo(f"cards: the engine failed, not your files: {said} (CARDS_DEBUG=1 shows where)", err=True)
        sys.exit(FAILED)
