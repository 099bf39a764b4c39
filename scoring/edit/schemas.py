"""JSON Schemas of the workspace's files, for completion and checking in editors."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scoring.edit.ids import SLOTS, id_schemas, place_of
from scoring.edit.kinds import FOLDER
from scoring.model.workspace import Workspace
from scoring.publish.files import write_text
from scoring.read.schemas import SCHEMAS
from scoring.read.schemas.indicator import CONDITION_MARK, CONDITION_SCHEMA

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, str]:
    """Each schema's JSON text, by the name of the file that it is written to."""
    return {f"{name}.json": _text(name) for name in SCHEMAS}


def _text(name: str) -> str:
    schema: dict[str, Any] = _with_conditions(SCHEMAS[name].model_json_schema(by_alias=True))
    if name == "indicator":
        schema["$defs"]["Condition"] = CONDITION_SCHEMA
    for slot in SLOTS.get(name, ()):
        place_of(schema, slot).pop("examples", None)  # an example may be no id of that file, and is offered
    schema["$schema"] = DIALECT
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A key that may be left out is not written with nothing behind it: null is no value to offer."""
    choices = schema.get("anyOf")
    if not isinstance(choices, list) or {"type": "null"} not in choices:
        return schema
    left = [choice for choice in choices if choice != {"type": "null"}]
    rest = {
        key: value for key, value in schema.items() if key != "anyOf" and (key, value) != ("default", None)
    }
    return {**left[0], **rest} if len(left) == 1 else {**rest, "anyOf": left}


def _with_conditions(value: Any) -> Any:
    """The schema with a reference to the one of conditions, which refers to itself, wherever one is meant."""
    if isinstance(value, dict):
        if value.get("title") == CONDITION_MARK:
            return {"$ref": "#/$defs/Condition"}
        return {key: _with_conditions(item) for key, item in _without_null(value).items()}
    return [_with_conditions(item) for item in value] if isinstance(value, list) else value


def workspace_schemas(workspace: Workspace) -> dict[str, str]:
    """The schemas of the workspace's own files, with the ids that they may use, by path in the folder."""
    return id_schemas(workspace, _files(workspace.root))


def _files(root: Path) -> Iterator[str]:
    for top in ("indicators", "countries"):
        yield from (path.relative_to(root).as_posix() for path in (root / top).rglob("*.yaml"))


def write_schemas(workspace: Workspace) -> int:
    """Write all schemas into the workspace, and take away those of files that are no longer there."""
    folder = workspace.root / FOLDER
    own = workspace_schemas(workspace)
    for name, text in {**json_schemas(), **own}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            write_text(path, text)
    for path in sorted((folder / "ids").rglob("*.json")):
        if path.relative_to(folder).as_posix() not in own:
            path.unlink()
    return len(own)


def outdated(workspace: Workspace) -> bool:
    """Whether the workspace has schemas of its files, and they offer other ids than there are now."""
    folder = workspace.root / FOLDER
    if not (folder / "ids").is_dir():
        return False
    own = workspace_schemas(workspace)
    return any(
        not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
        for name, text in own.items()
    )
