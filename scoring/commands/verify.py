"""cards verify: whether a PDF, or a release, is ours, and what it was made from."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scoring.commands.common import PROBLEMS, loaded_and_checked, usage, workspace_option

if TYPE_CHECKING:
    from scoring.model.workspace import Workspace

INPUTS = "inputs.zip"


@click.command()
@click.argument("file", metavar="FILE.pdf|RELEASE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--release",
    type=click.Path(exists=True, path_type=Path),
    help=f"Make it again from a release: its folder, or its {INPUTS}; from the workspace if left out.",
)
@click.option(
    "--signers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Who may sign a release: a file as ssh-keygen has it (allowed_signers).",
)
@workspace_option
def verify(file: Path, release: Path | None, signers: Path | None, workspace: Path) -> None:
    """Tell whether FILE.pdf is ours: from which evidence, rules and engine it says that it was made, whether
    these are here, and whether they give the same PDF when it is made again.

    Of the folder RELEASE: whether each file is as it was published, and who signed it.

    Exit code 0 where it does; 1 where it is not ours, was altered, or cannot be proved from what is here.
    """
    if file.is_dir():
        _release(file, signers)
        return
    if signers is not None:
        usage(
            "--signers is for the folder of a release",
            "Verify the release first, then the PDF with --release.",
        )
    from scoring.commands.verify_words import claims_told, finding_told
    from scoring.publish import PublishError
    from scoring.publish.verify import NotOursError
    from scoring.publish.verify.carried import pdf_bytes
    from scoring.publish.verify.verdict import claims_of, verified

    if not file.is_file():
        usage(f"{file} is no file", "Give a PDF, or the folder of a release.")
    try:
        content = pdf_bytes(file)
        claimed = claims_of(content)
        _say(f"{file} says of itself:", *claims_told(claimed))
        _listed(content, release)
        with _made_from(workspace, release) as space:
            found = verified(content, claimed, space)
    except NotOursError as error:
        _refuse(f"{file}: {error}.")
    except PublishError as error:
        _refuse(f"{file}: the same document could not be made here: {error}.", error.hint)
    _say(*finding_told(found, "the release" if release else "this workspace"))
    if not found.verdict.ours:
        sys.exit(PROBLEMS)


def _release(folder: Path, signers: Path | None) -> None:
    from scoring.commands.verify_release import proved, release_told
    from scoring.publish.verify import NotOursError
    from scoring.publish.verify.release import checked_release

    try:
        found = checked_release(folder, signers)
    except NotOursError as error:
        _refuse(f"{folder}: {error}.")
    _say(*release_told(folder, found))
    if not proved(found, asked=signers is not None):
        sys.exit(PROBLEMS)


def _listed(content: bytes, release: Path | None) -> None:
    """Say under which name the release's manifest has this very file."""
    from scoring.publish.release.manifest import NAME as MANIFEST
    from scoring.publish.verify.release import release_outputs

    if release is None or not (release / MANIFEST).is_file():
        return
    digest = hashlib.sha256(content).hexdigest()
    names = [name for name, known in release_outputs(release).items() if known == digest]
    _say("", f"The release lists this very file: {names[0]}." if names else "The release lists no such file.")


@contextmanager
def _made_from(workspace: Path, release: Path | None) -> Iterator[Workspace]:
    """The workspace, or that of a release, unpacked where it is left again."""
    if release is None:
        yield _sound(workspace)
        return
    from scoring.publish.claims import scratch
    from scoring.publish.verify import NotOursError
    from scoring.publish.verify.unpack import unpack

    archive = release / INPUTS if release.is_dir() else release
    if not archive.is_file():
        usage(f"there is no {INPUTS} in {release}", "Give the folder of a release, or the file itself.")
    with scratch() as folder:
        try:
            unpack(archive, folder)
        except NotOursError as error:
            _refuse(f"{archive}: {error}.")
        yield _sound(folder)


def _sound(root: Path) -> Workspace:
    loaded, problems = loaded_and_checked(root)
    if problems.failed():
        _refuse("The files to make it from have errors, so that nothing can be compared.", "Run cards check.")
    return loaded.workspace


def _refuse(message: str, hint: str = "") -> NoReturn:
    """Say why it is not proved to be ours, and end."""
    _say(message, *([f"    -> {hint}"] if hint else []), "Not proved to be ours.")
    sys.exit(PROBLEMS)


def _say(*lines: str) -> None:
    from scoring.problems import plain

    for line in lines:
        click.echo(plain(line))
