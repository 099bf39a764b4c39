"""cards schema: JSON Schemas for editors."""

from __future__ import annotations

from pathlib import Path

import click

from scoring.commands.common import usage, workspace_option


@click.command()
@click.argument("name", required=False)
@workspace_option
def schema(name: str | None, workspace: Path) -> None:
    """Write the JSON Schemas into the workspace's .schemas folder, or print the one called NAME.

    Editors find them by the first line of the files, and then complete keys and ids and explain them. Run it
    again when findings, sources or criteria have come in that your editor does not offer yet.
    """
    from scoring.edit.schemas import json_schemas, write_schemas
    from scoring.problems import closest
    from scoring.publish.files import leads_out
    from scoring.read.workspace import load

    schemas = json_schemas()
    if name:
        if f"{name}.json" not in schemas:
            known = [one.removesuffix(".json") for one in schemas]
            usage(f"there is no schema {name}", closest(name, known) or f"There are {', '.join(known)}.")
        click.echo(schemas[f"{name}.json"], nl=False)
        return
    folder = workspace / ".schemas"
    if leads_out(workspace, folder / "file"):
        usage(f"{folder} is a link that leads out of the workspace", "Take the link away.")
    own = write_schemas(load(workspace).workspace)
    click.echo(f"{len(schemas)} schemas in {folder}, and the ids that {own} files may use")
