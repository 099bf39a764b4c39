"""cards format: files in the house's order and width."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from scoring.commands.common import PROBLEMS, usage, workspace_option


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Name the files that would change; write nothing.")
@workspace_option
def format_(paths: tuple[Path, ...], only_check: bool, workspace: Path) -> None:
    """Put the keys of YAML files into order and fold long lines: all of the workspace's, or PATHS.

    Values, comments and blank lines are kept. A group of keys with a comment that could belong to either
    of two keys is left as it is, and so is a file that cannot be read.
    """
    from scoring.edit.format.files import FOLDERS, format_files
    from scoring.problems import Problems, as_text
    from scoring.read.files import Reader

    root = workspace.resolve()
    reader = Reader(root, Problems())
    chosen = [_inside(root, path) for path in paths] or [
        root / name for name in FOLDERS if (root / name).is_dir()
    ]
    if not chosen:
        usage(
            "there is nothing to format here: no folder countries", "Name the files, or use --workspace DIR."
        )
    outcome = format_files(reader, chosen, write=not only_check)
    for name in outcome.changed:
        click.echo(f"{'would change' if only_check else 'changed'}  {name}")
    for name in outcome.unlike:
        click.echo(f"left alone  {name}: it could not be formatted without changing a value")
    if text := as_text(reader.problems, reader.line):
        click.echo(f"{text}\n", err=True)
    done = "would change" if only_check else "changed"
    click.echo(f"{len(outcome.changed)} of {len(outcome.seen)} files {done}")
    if reader.problems.failed() or (only_check and outcome.changed):
        sys.exit(PROBLEMS)


def _inside(root: Path, path: Path) -> Path:
    """A path as seen from here, or from the workspace."""
    places = [place for place in (Path.cwd() / path, root / path) if place.exists()]
    if not places:
        usage(f"there is no {path}", "Name a file or a folder of the workspace.")
    inside = [place for place in places if place.resolve().is_relative_to(root)]
    if not inside:
        usage(f"{path} does not stand in this workspace", "Say where it does with --workspace DIR.")
    return inside[0] if inside[0].is_relative_to(root) else inside[0].resolve()
