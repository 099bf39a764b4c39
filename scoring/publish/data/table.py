"""Tables with a schema: rows as CSV, and what each column holds as a Frictionless Table Schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from scoring.publish.rows import Rows

Cell = str | int | bool | Fraction | None
PLACES = 6
"""Decimal places of a number in a table; where they may not suffice, a column has it exact, as text."""


@dataclass(frozen=True)
class Column:
    """A column; ``constraints`` as in a Table Schema."""

    name: str
    description: str
    type: str = "string"
    constraints: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True)
class Link:
    """Columns that name a row of another table, by its columns."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table; ``key`` are the columns that tell its rows apart."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    links: tuple[Link, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def as_csv(self) -> bytes:
        names = tuple(column.name for column in self.columns)
        return Rows(names, tuple(tuple(map(written, row)) for row in self.rows)).as_csv().encode()

    def schema(self) -> dict[str, Any]:
        """The Table Schema."""
        return {
            "fields": [_field(column) for column in self.columns],
            "primaryKey": list(self.key),
            "foreignKeys": [
                {
                    "fields": list(link.columns),
                    "reference": {"resource": link.table, "fields": list(link.to)},
                }
                for link in self.links
            ],
            "missingValues": [""],
        }


def _field(column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "description": column.description,
    }
    if column.type == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.constraints:
        field["constraints"] = dict(column.constraints)
    return field


def written(cell: Cell) -> str:
    """A cell as text: numbers as decimals, nothing for what is not there."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return decimal(cell) if isinstance(cell, Fraction) else str(cell)


def decimal(value: Fraction) -> str:
    """A fraction as a decimal, rounded half up where it has more places than a table."""
    scale = 10**PLACES
    units = (abs(value) * scale + Fraction(1, 2)).__floor__() * (-1 if value < 0 else 1)
    text = format(Decimal(units).scaleb(-PLACES), "f").rstrip("0").rstrip(".")
    return "0" if text in {"", "-0"} else text


# columns, as tables describe them


def text(name: str, description: str, required: bool = False, pattern: str = "") -> Column:
    constraints = (("required", True),) if required else ()
    return Column(name, description, "string", (*constraints, *((("pattern", pattern),) if pattern else ())))


def one_of(name: str, description: str, values: Iterable[str], required: bool = False) -> Column:
    constraints = (("required", True),) if required else ()
    return Column(name, description, "string", (*constraints, ("enum", list(values))))


def number(name: str, description: str, most: int | None = None, least: int | None = 0) -> Column:
    """``least`` and ``most`` bound it, both included; None for no bound."""
    bounds = (("minimum", least), ("maximum", most))
    return Column(name, description, "number", tuple((key, end) for key, end in bounds if end is not None))


def whole(name: str, description: str, least: int = 0) -> Column:
    return Column(name, description, "integer", (("minimum", least),))


def flag(name: str, description: str) -> Column:
    return Column(name, description, "boolean", (("required", True),))


def exact(name: str, description: str) -> Column:
    return text(name, description, pattern=r"-?\d+(/\d+)?")


def partial_date(name: str, description: str, required: bool = False) -> Column:
    return text(name, description, required, r"\d{4}(-\d{2}(-\d{2})?)?")


def country_column() -> Column:
    return text("country", "ISO 3166-1 alpha-3 code", required=True, pattern="[A-Z]{3}")


def link(column: str, table: str, to: str | None = None) -> Link:
    return Link((column,), table, (to or column,))
