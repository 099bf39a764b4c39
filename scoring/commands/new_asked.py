"""What `cards new` is asked for: whether it can be a name, a day, a country, an earlier edition."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import PROBLEMS, loaded_and_checked, usage

if TYPE_CHECKING:
    from scoring.edit.country import Names
    from scoring.model.evidence import Edition
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace
    from scoring.read.workspace import Loaded

_TAKEN = frozenset({"texts", "calls", "sources", "treaties"})


def usable(root: Path, *prefixes: str, to_fill: str = "") -> Loaded:
    """The workspace, if there is no error in the files whose names begin so; else these, and the end.

    That the folder ``to_fill`` lacks what is to be written into it is none.
    """
    from scoring.problems import Severity, as_text

    if not (root / "countries").is_dir():
        usage(
            "this folder is no workspace: it has no folder countries",
            "To begin a new one here: mkdir countries. Or give the workspace's folder with --workspace DIR.",
        )
    loaded, problems = loaded_and_checked(root)
    errors = [
        problem
        for problem in problems
        if problem.severity is Severity.ERROR
        and f"{problem.place.file}/".startswith(prefixes)
        and (problem.code, problem.place.file) != ("file.missing", to_fill)
    ]
    if errors:
        click.echo(as_text(errors, loaded.line), err=True)
        click.echo("\nNothing was written: put these files right first.", err=True)
        sys.exit(PROBLEMS)
    return loaded


def asked_country(written: str) -> str:
    """A country's code, or what may have been meant."""
    from scoring.language.territories import code_hint, is_own, territories
    from scoring.read.workspace import COUNTRY_ID

    if not COUNTRY_ID.fullmatch(written) or not (written in territories() or is_own(written)):
        hint = code_hint(written) or "Use the ISO 3166 code, such as BRA; for an invented country XAA to XZZ."
        usage(f"{_shown(written)} is no country's code of three letters", hint)
    return written


def asked_names(
    code: str, name: str | None, short_name: str | None, in_text: str | None, region: str | None
) -> Names:
    from scoring.edit.country import UNSAID, Names
    from scoring.language.territories import territories

    if not name and code not in territories():
        usage(f"{code} is the code of no country in the general list", "Give its name: --name Samplia")
    full = _asked_text(name, "--name") or territories()[code]
    return Names(
        code,
        full,
        _asked_text(short_name, "--short-name") or full,
        _asked_text(in_text, "--in-text") or _asked_text(short_name, "--short-name") or full,
        _asked_text(region, "--region") or UNSAID,
        guessed=not name,
    )


def _asked_text(written: str | None, option: str) -> str:
    text = " ".join((written or "").split())
    if written is not None and not text:
        usage(f"{option} is empty", "Leave it out, or write the name.")
    if not text.isprintable() or len(text) > 200:
        usage(f"{option} is no name: it has unseen characters, or more than 200", "Type it again.")
    return text


def asked_edition(written: str) -> str:
    """An edition's id: the year, or the year and month."""
    from scoring.read.workspace import EDITION_ID

    if not EDITION_ID.fullmatch(written) or written.startswith("0000"):
        short = re.fullmatch(r"([12]\d{3})[-/.]?(\d{1,2})", written, re.ASCII)
        meant = f"{short[1]}-{int(short[2]):02}" if short else ""
        hint = f"Did you mean {meant}?" if EDITION_ID.fullmatch(meant) else "Write year and month: 2010-01."
        usage(f"{_shown(written)} is no name of an edition", hint)
    return written


def asked_day(edition: str, written: str | None) -> date:
    """The day as of which an edition holds: the one asked for, or the last of its month or year."""
    from scoring.model.dates import PartialDate

    if written is None:
        return PartialDate.parse(edition).last
    try:
        day = PartialDate.parse(written)
    except ValueError as error:
        usage(f"--as-of: {error}", "Write the whole date: 2010-01-31.")
    if day.day is None:
        usage(f"--as-of: {written!r} names no day", "Write the whole date: 2010-01-31.")
    return day.first


def asked_id(written: str) -> str:
    """A framework's id, which will be a folder's name."""
    from scoring.read.schemas.base import ID_LENGTH, ID_PATTERN

    if not re.fullmatch(ID_PATTERN.strip("^$"), written) or len(written) > ID_LENGTH:
        usage(
            f"{_shown(written)} is no id of a framework",
            f"Use up to {ID_LENGTH} letters, digits, points, hyphens and underscores: my-2027.",
        )
    if written in _TAKEN or Path(written).suffix.lower() in {".yaml", ".yml"}:
        usage(
            f"a framework cannot be called {written}: files have that name", "Use another, such as my-2027."
        )
    return written


def known_country(space: Workspace, code: str) -> None:
    from scoring.problems import closest

    if code not in space.countries:
        hint = closest(code, space.countries)
        usage(f"there is no country {code} here", f"{hint} Start it with: cards new country {code}".strip())


def earlier_edition(space: Workspace, code: str, id_: str, rules: Framework, as_of: date) -> Edition:
    """The edition to carry over from, which must be earlier and under the same framework."""
    from scoring.problems import closest

    known = space.edition_ids_of(code, rules.id)
    if id_ not in known:
        hint = closest(id_, known) or (f"There are {', '.join(known)}." if known else "Leave --from out.")
        usage(f"{code} has no edition {_shown(id_)} under {rules.id}", hint)
    edition = space.editions[code, id_, rules.id]
    if edition.as_of >= as_of:
        usage(
            f"the edition {id_} is as of {edition.as_of}, which is not before {as_of}",
            "Carry over from an earlier one, or give the new one a later day.",
        )
    return edition


def _shown(written: str) -> str:
    from scoring.problems import plain

    return plain(repr(written))
