"""cards preview: the card of the country that is being written, in a browser."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import chosen_edition, chosen_framework, known_language, usage, workspace_option

if TYPE_CHECKING:
    from types import FrameType

    from scoring.commands.lines import Line
    from scoring.edit.preview.live import Live
    from scoring.edit.preview.server import Server
    from scoring.edit.preview.view import Choice, StripLine, StripSection
    from scoring.explain.workspaces import Difference
    from scoring.model.workspace import Workspace

USUAL = 8042
"""The port where none is asked for; another one where it is taken."""


@click.command()
@click.argument("country", required=False)
@click.option("--framework", help="The framework; that of the files saved last, if left out.")
@click.option("--edition", help="The edition, 2010-01; the country's newest if left out.")
@click.option("--lang", default="en", show_default=True, help="The language; the page can change it.")
@click.option("--port", type=click.IntRange(1, 65535), help=f"The port; {USUAL}, or a free one, if left out.")
@click.option("--no-open", is_flag=True, help="Do not open the page in a browser.")
@workspace_option
def preview(
    country: str | None,
    framework: str | None,
    edition: str | None,
    lang: str,
    port: int | None,
    no_open: bool,
    workspace: Path,
) -> None:
    """Show the card of COUNTRY in a browser while you write, anew at each save.

    Beside it stands what `cards check` says, above it what the last save changed. If no COUNTRY is named, the
    page shows the one whose files are saved. Only this machine can see it. Ctrl+C ends it.
    """
    from scoring.edit.preview.live import Live

    live = Live(workspace, strip_words, lambda: time.strftime("%H:%M:%S"))
    choice = _chosen(live, country, framework, edition, lang)
    server = _server(live, choice, country is None, port)
    click.echo(f"{server.address}  {choice.country}, {choice.edition}, {choice.framework}. Ctrl+C ends it.")
    sys.stdout.flush()
    if not no_open and _has_screen():
        import webbrowser

        webbrowser.open(server.address)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _interrupt)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("\nThe preview has ended.", err=True)


def _server(live: Live, choice: Choice, follows: bool, port: int | None) -> Server:
    """The server at the port asked for; at the usual or any free one where none is."""
    from scoring.edit.preview.printing import Printer
    from scoring.edit.preview.server import Server

    printer = Printer(live.root)
    try:
        return Server(live, printer, choice, follows, port or USUAL)
    except OSError as error:
        if port is None:
            return Server(live, printer, choice, follows, 0)
        said = (error.strerror or str(error)).lower()
        usage(f"port {port} cannot be used: {said}", "Leave --port out, or give another number.")


def _chosen(
    live: Live, country: str | None, framework: str | None, edition: str | None, language: str
) -> Choice:
    """The card asked for; where nothing is asked for, that of the evidence saved last."""
    from scoring.edit.preview.view import Choice
    from scoring.read.languages import language_codes

    space = live.state.good or live.state.loaded.workspace
    codes = language_codes(space.templates)
    known_language(language, codes)
    if framework:
        chosen_framework(space, framework)
    if edition and framework:
        chosen_edition(space, space.frameworks[framework], edition)
    there = [
        key
        for key in space.editions
        if country in {None, key[0]} and edition in {None, key[1]} and framework in {None, key[2]}
    ]
    if not there:
        _nothing(space, country)
    known = [key for key in there if key[2] in space.frameworks]
    default = space.default_framework
    last = max(
        known or there,
        key=lambda key: (
            0 if country else _saved(space, key),
            default is not None and key[2] == default.id,
            key[1],
            key,
        ),
    )
    return Choice(last[2], last[1], last[0], language)


def _nothing(space: Workspace, country: str | None) -> None:
    from scoring.problems import closest

    codes = sorted({code for code, _, _ in space.editions})
    if country and codes:
        hint = closest(country, codes) or f"Start with cards new country {country}."
        usage(f"there is no such evidence on {country}", hint)
    usage("there is no evidence yet", "Start with cards new country XYZ, then cards new edition XYZ 2010-01.")


def _saved(space: Workspace, key: tuple[str, str, str]) -> int:
    """When the files of an edition were last saved."""
    folder = space.root / "countries" / key[0] / key[1]
    return max((path.stat().st_mtime_ns for path in folder.rglob("*.yaml") if path.is_file()), default=0)


def _has_screen() -> bool:
    """Whether a browser can be opened: elsewhere one for terminals would take this one."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _interrupt(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def strip_words(found: Difference, old: Workspace, new: Workspace) -> tuple[StripSection, ...]:
    """What `cards diff` would say, for the strip."""
    from scoring.commands.change_words import TITLES, Words
    from scoring.edit.preview.view import StripSection
    from scoring.explain.changes import Weight

    heavy = {TITLES[Weight.CATEGORY], TITLES[Weight.GRADE]}
    sections = Words(old.frameworks, new.frameworks).sections(found.standings, found.grades, found.changes)
    return tuple(
        StripSection(section.title, tuple(map(_strip_line, section.lines)), section.title in heavy)
        for section in sections
        if section.lines
    )


def _strip_line(line: Line) -> StripLine:
    from scoring.commands.lines import Code
    from scoring.edit.preview.view import StripLine
    from scoring.problems import plain

    return StripLine(
        tuple((plain(part), isinstance(part, Code)) for part in line.parts), line.depth, line.mark
    )
