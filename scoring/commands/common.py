"""What the commands share: the workspace, its problems, and how a choice is made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from scoring.model.framework import Framework
    from scoring.model.workspace import Workspace
    from scoring.problems import Problems
    from scoring.read.languages import Translation
    from scoring.read.workspace import Loaded

Function = TypeVar("Function", bound=Callable[..., Any])
PROBLEMS = 1
USAGE = 2
ALL = "all"
"""Stands for every language, kind, edition or framework."""


def workspace_option(function: Function) -> Function:
    return click.option(
        "--workspace",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The folder that holds indicators, countries and templates; this folder if left out.",
    )(function)


def loaded_and_checked(root: Path) -> tuple[Loaded, Problems]:
    from scoring.check import check
    from scoring.read.workspace import load

    loaded = load(root)
    return loaded, check(loaded)


def sound(root: Path) -> Loaded:
    """The workspace, if nothing keeps it from being graded; else its errors, and the end of the program."""
    from scoring.problems import Severity, as_text, summary

    loaded, problems = loaded_and_checked(root)
    if problems.failed():
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        click.echo(as_text(errors, loaded.line), err=True)
        click.echo(f"\n{summary(problems)}: nothing was made from these files.", err=True)
        sys.exit(PROBLEMS)
    return loaded


def with_sources(root: Path) -> Loaded:
    """The workspace, if its sources can be read, whatever is wrong with what cites them."""
    from scoring.problems import Severity, as_text
    from scoring.read.workspace import load

    loaded = load(root)
    errors = [
        problem
        for problem in loaded.problems
        if problem.severity is Severity.ERROR
        and (problem.place.file == "." or problem.place.file.endswith("sources.yaml"))
    ]
    if errors:
        click.echo(as_text(errors, loaded.line), err=True)
        click.echo("\nNothing was done: the sources must be readable first.", err=True)
        sys.exit(PROBLEMS)
    return loaded


def unwritable(error: OSError) -> None:
    """Say that a file could not be written or read, and why."""
    said = (error.strerror or str(error)).lower()
    click.echo(f"cards: {error.filename or 'a file'} cannot be written: {said}", err=True)
    click.echo("    -> What stood there before is as it was.", err=True)


def usage(message: str, hint: str = "") -> NoReturn:
    """End with exit code 2 over something that was asked for and is not there."""
    click.echo(f"cards: {message}", err=True)
    if hint:
        click.echo(f"    -> {hint}", err=True)
    sys.exit(USAGE)


def chosen_framework(workspace: Workspace, id_: str | None) -> Framework:
    """The framework asked for, or the workspace's default."""
    from scoring.problems import closest

    names = sorted(workspace.frameworks)
    if id_ is None:
        if workspace.default_framework:
            return workspace.default_framework
        usage("there is more than one framework", f"Choose with --framework: {', '.join(names)}.")
    if id_ not in workspace.frameworks:
        usage(f"there is no framework {id_}", closest(id_, names) or f"There are {', '.join(names)}.")
    return workspace.frameworks[id_]


def chosen_edition(workspace: Workspace, framework: Framework, id_: str | None) -> str:
    """The edition asked for, or the newest."""
    known = workspace.edition_ids(framework.id)
    if not known and not (workspace.root / "countries").is_dir():
        hint = "Go to its folder, or name it with --workspace DIR. A new one begins with: mkdir countries"
        usage("this folder is no workspace: it has no folder countries", hint)
    if not known:
        hint = "cards new country USA --edition 2010-01 starts some; cards new edition, if USA is there."
        usage(f"no country has evidence under {framework.id}", hint)
    if id_ is not None and id_ not in known:
        usage(f"there is no edition {id_} under {framework.id}", f"There are {', '.join(known)}.")
    return id_ or known[-1]


def day(written: str, option: str) -> date:
    """The day that an option names; anything else ends the program."""
    from scoring.model.dates import PartialDate

    try:
        found = PartialDate.parse(written)
    except ValueError as error:
        usage(f"{option}: {error}", "Write the whole date: 2010-01-31.")
    if found.day is None:
        usage(f"{option}: {written!r} names no day", "Write the whole date: 2010-01-31.")
    return found.first


def day_or_today(written: str | None, option: str) -> date:
    """The day that an option names, or the user's own day."""
    return day(written, option) if written else date.today()  # noqa: DTZ011 - not that of Greenwich


def chosen_languages(workspace: Workspace, wanted: Sequence[str]) -> tuple[str, ...]:
    """The languages asked for, or all."""
    from scoring.read.languages import language_codes

    known = language_codes(workspace.templates)
    for code in wanted:
        if code != ALL:
            known_language(code, known)
    return tuple(known) if ALL in wanted else tuple(dict.fromkeys(wanted))


def known_language(code: str, known: Sequence[str]) -> None:
    """End the program over a language that there is not."""
    from scoring.problems import closest

    if code not in known:
        usage(f"there is no language {code}", closest(code, known) or f"There are {', '.join(known)}.")


def spoken(workspace: Workspace, code: str) -> Translation:
    """The workspace in a language; what is wrong with its files is said, and ends the program."""
    from scoring.problems import as_text
    from scoring.read.languages import language_codes, translation

    known_language(code, language_codes(workspace.templates))
    found = translation(workspace, code)
    if found.problems.failed():
        click.echo(as_text(found.problems, lambda *_: None), err=True)
        sys.exit(PROBLEMS)
    return found


def needed_choices(workspace: Workspace, framework: Framework, edition: str) -> tuple[str, ...]:
    """The options that name this framework and edition, where a command without them would mean others."""
    named = [] if framework is workspace.default_framework else [f"--framework {framework.id}"]
    named += [] if edition == workspace.edition_ids(framework.id)[-1] else [f"--edition {edition}"]
    return tuple(named)


def chosen_countries(
    workspace: Workspace,
    wanted: Iterable[str],
    edition: str,
    framework: str,
    *,
    withdrawn: bool = False,
) -> list[str]:
    """The countries asked for, or all that have evidence in the edition.

    Where ``withdrawn`` is asked for, those whose card no longer stands are among them.
    """
    from scoring.problems import closest

    gone = [code for code, id_, name in workspace.withdrawn if (id_, name) == (edition, framework)]
    known = [code for code, id_, name in workspace.editions if (id_, name) == (edition, framework)]
    known = sorted([*known, *gone] if withdrawn else known)
    chosen = list(dict.fromkeys(wanted)) or known
    for code in chosen:
        if code not in known and code in gone:
            why = workspace.corrections[code, edition].withdrawn
            said = f"the card of {code} in edition {edition} was withdrawn on {why.on if why else edition}"
            usage(said, f"countries/{code}/{edition}/corrections.yaml says why.")
        if code not in known:
            said = f"{code} has no evidence in edition {edition} under {framework}"
            near = closest(code.upper(), known) if code not in workspace.country_ids() else None
            usage(said, _elsewhere(workspace, code) or near or _start(workspace, code, known))
    return chosen


def _start(workspace: Workspace, code: str, known: Iterable[str]) -> str:
    """The evidence that there is, and how that of another country begins."""
    said = f"There is evidence of {_listed(known)}."
    if code in workspace.countries:
        return f"{said} cards new edition {code} 2010-01 starts its own."
    return f"{said} cards new country {code} starts another." if len(code) == 3 and code.isupper() else said


def _elsewhere(workspace: Workspace, code: str) -> str:
    """Where a country has its newest evidence, as the options that lead there."""
    found = sorted((id_, framework) for of, id_, framework in workspace.editions if of == code)
    return (
        f"Its newest evidence is there with --framework {found[-1][1]} --edition {found[-1][0]}."
        if found
        else ""
    )


def _listed(codes: Iterable[str]) -> str:
    return ", ".join(codes) or "no country"
