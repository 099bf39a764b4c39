"""What editors say of each key: every one explained, and shown by an example that may really be written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from scoring.read.schemas import SCHEMAS
from scoring.read.schemas.indicator import CONDITION_SCHEMA


def items(schema: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """A schema and all groups of keys within it, each once."""
    if schema in seen:
        return
    seen.add(schema)
    yield schema
    for field in schema.model_fields.values():
        for part in parts(field.annotation):
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from items(part, seen)


def parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def fields() -> Iterator[tuple[str, type[BaseModel], FieldInfo]]:
    seen: set[type[BaseModel]] = set()
    for schema in SCHEMAS.values():
        for item in items(schema, seen):
            for name, field in item.model_fields.items():
                yield f"{item.__name__}.{name}", item, field


FIELDS = list(fields())


def shows_itself(field: FieldInfo) -> bool:
    """Whether an editor can offer all that may stand there, or what stands there has keys of its own."""
    kinds = {part for part in parts(field.annotation) if isinstance(part, type) or part is Any}
    groups = any(isinstance(kind, type) and issubclass(kind, BaseModel) for kind in kinds)
    return groups or kinds <= {bool, type(None)}


@pytest.mark.parametrize(("name", "item", "field"), FIELDS, ids=[name for name, _, _ in FIELDS])
def test_every_key_is_explained(name: str, item: type[BaseModel], field: FieldInfo) -> None:
    said = field.description or ""
    assert said[-1:] in (".", ":"), f"{name}: a description is a sentence"
    assert len(said.split()) >= 2, f"{name}: a description says what to write"
    assert len(said) <= 300, f"{name}: hover text is short"
    assert item.__doc__, item


NEEDED = [(name, item, field) for name, item, field in FIELDS if not shows_itself(field)]


@pytest.mark.parametrize(("name", "item", "field"), NEEDED, ids=[name for name, _, _ in NEEDED])
def test_every_key_has_examples_that_may_be_written(
    name: str, item: type[BaseModel], field: FieldInfo
) -> None:
    assert field.examples, f"{name}: show what may stand there"
    annotation: Any = field.rebuild_annotation()
    for example in field.examples:
        TypeAdapter(annotation).validate_python(example)


def test_what_needs_an_example_is_told_apart() -> None:
    needed = {name for name, _, _ in NEEDED}
    assert {"FindingItem.statement", "FindingItem.supersedes", "TextsFile.summaries"} <= needed
    assert {"FindingItem.holds_on", "FrameworkFile.minimum_coverage", "IndicatorFile.rule"} <= needed
    assert not {"EvidenceFile.findings", "FindingItem.actor", "FactItem.overview"} & needed
    assert CONDITION_SCHEMA["examples"]
