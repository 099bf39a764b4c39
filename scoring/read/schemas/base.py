"""What all schemas share: every scalar comes as text, and the schema says what it is."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from scoring.model.dates import PartialDate


class Item(BaseModel):
    """A group of keys and values; keys are written with hyphens and no key is unknown."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        defer_build=True,  # an item is built into the files that hold it, and needs no validator of its own
        arbitrary_types_allowed=True,
        alias_generator=lambda name: name.rstrip("_").replace("_", "-"),
    )


class FileSchema(Item):
    """A whole file; ``drops_items`` where the rest is of use without a faulty item of a list.

    ``joined`` stands between the file's id and an item's where the latter alone would say too little.
    """

    drops_items: ClassVar[bool] = False
    joined: ClassVar[str] = ""
    schema_: Annotated[Literal["1"], WithJsonSchema({"enum": ["1", 1]})] = Field(
        alias="schema",
        description="The version of this file's layout: always 1.",
    )


def _fault(kind: str, said: str, hint: str) -> PydanticCustomError:
    return PydanticCustomError(kind, "{said}", {"said": said, "hint": hint})


def _shown(value: Any) -> str:
    return (
        repr(value) if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of keys"
    )


def _date(value: Any) -> Any:
    hint = "Write 2009, 2009-11 or 2009-11-30."
    if not isinstance(value, str):
        raise _fault("partial_date", f"{_shown(value)} is not a date", hint)
    try:
        return PartialDate.parse(value)
    except ValueError as error:
        raise _fault("partial_date", str(error), hint) from error


def _day(value: Any) -> Any:
    parsed = _date(value)
    if isinstance(parsed, PartialDate) and parsed.day is None:
        raise _fault("partial_date", f"{value!r} names no day", "Write the whole date: 2010-01-31.")
    return parsed


def _number(value: Any) -> Any:
    pattern = r"-?\d{1,12}(\.\d{1,9}|/[1-9]\d{0,8})?"
    if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
        hint = "Write the number alone: 3, 0.75 or 3/4."
        raise _fault("fraction", f"{_shown(value)} is not a number", hint)
    return Fraction(value)


def _whole(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}", value, re.ASCII):
        raise _fault("fraction", f"{_shown(value)} is not a whole number", "Write a whole number: 5.")
    return Fraction(value)


def _boolean(value: Any) -> Any:
    if value not in ("true", "false"):
        raise _fault("true_or_false", f"{_shown(value)} is neither true nor false", "Write true or false.")
    return bool(value == "true")


_DATE_PATTERN = r"^\d{4}(-\d{2}(-\d{2})?)?$"
Date = Annotated[
    PartialDate,
    BeforeValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _DATE_PATTERN}),
]
Day = Annotated[
    PartialDate, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
]
Number = Annotated[Fraction, BeforeValidator(_number), WithJsonSchema({"type": ["string", "number"]})]
Whole = Annotated[
    Fraction, BeforeValidator(_whole), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d+$"})
]
Flag = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100_000)]
ID_PATTERN, ID_LENGTH = r"^[A-Za-z0-9][A-Za-z0-9._-]*$", 80
Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=ID_LENGTH),
    WithJsonSchema({"type": ["string", "number"], "pattern": ID_PATTERN}),
]
"""A name by which other files refer to an item: letters, digits, points, hyphens, underscores."""
COLOUR_PATTERN = r"^#[0-9A-Fa-f]{6}$"
Colour = Annotated[str, Field(pattern=COLOUR_PATTERN)]
INSIDE_PATTERN = r"^[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*$"
Inside = Annotated[str, Field(pattern=INSIDE_PATTERN, max_length=200)]
"""A file below a folder: no path of it can lead out."""
Iso3 = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
Weight = Annotated[
    Fraction, BeforeValidator(_number), Field(gt=0), WithJsonSchema({"type": ["string", "number"]})
]
