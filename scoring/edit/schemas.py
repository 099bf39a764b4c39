"""JSON Schemas of the workspace's files, for completion and checking in editors."""

from __future__ import annotations

import json
from typing import Any

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
    schema["$schema"] = DIALECT
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _with_conditions(value: Any) -> Any:
    """The schema with a reference to the one of conditions, which refers to itself, wherever one is meant."""
    if isinstance(value, dict):
        if value.get("title") == CONDITION_MARK:
            return {"$ref": "#/$defs/Condition"}
        return {key: _with_conditions(item) for key, item in value.items()}
    return [_with_conditions(item) for item in value] if isinstance(value, list) else value
