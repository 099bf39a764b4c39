"""What `cards new` writes, and what it says of it."""

from __future__ import annotations

import contextlib
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click

from scoring.commands.common import PROBLEMS, usage

_HINT = "Edit it, or move it away first."


def made(workspace: Path, folder: str, files: Mapping[str, str], wanted: str = "", hint: str = "") -> None:
    """Write the files and name them; with ``wanted``, into a folder that may be there, but for that file."""
    from scoring.edit.files import OutsideError, TakenError, add_files, write_folder
    from scoring.edit.kinds import led

    root = workspace.resolve()
    files = {name: led(name, text) for name, text in files.items()}
    kept: list[str] = []
    try:
        if wanted and (root / folder).is_dir():
            kept = [name for name in files if name != wanted and (root / name).exists()]
            files = {name: text for name, text in files.items() if name not in kept}
            add_files(root, folder, files)
        else:
            write_folder(root, folder, files)
    except TakenError as error:
        usage(f"{error.path} is there already, and nothing is written over it", hint or _HINT)
    except OutsideError as error:
        usage(f"{error} leads out of the workspace", "Put the folder itself there.")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        click.echo(f"cards: {folder} cannot be written: {reason}", err=True)
        sys.exit(PROBLEMS)
    _tell_editors(root)
    for name in files:
        click.echo(name)
    for name in kept:
        click.echo(f"{name} is there already, and stays as it is")


def _tell_editors(root: Path) -> None:
    """Let editors complete and explain the new files; without it they only do so after `cards schema`."""
    from scoring.edit.schemas import write_schemas
    from scoring.read.workspace import load

    with contextlib.suppress(OSError):
        write_schemas(load(root).workspace)


def not_copied(file: str, id_: str) -> NoReturn:
    usage(
        f"{file} is laid out in a way that cannot be changed by itself",
        f"Copy its folder by hand to indicators/{id_}, and set id:, replaces: and crosswalk: there.",
    )


def typed(command: str, workspace: Path) -> str:
    """The command as it is to be typed from here."""
    return command if workspace == Path() else f"{command} --workspace {shlex.quote(str(workspace))}"


def next_step(said: str, *commands: str) -> None:
    click.echo(f"\n{said}")
    for command in commands:
        click.echo(f"    {command}")
