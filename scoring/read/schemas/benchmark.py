"""Schema of a benchmark: countries/benchmarks/ID.yaml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Iso3, Item, Text


class LevelItem(Item):
    """A level of the benchmark's scale; the list has the best one first."""

    id: Id = Field(description="The name that the rows use: tier-1.")
    label: Text = Field(description="The level as the source writes it: Tier 1.")


class BenchmarkItem(Item):
    """A country's level, or the reason why the source gives it none: one of the two."""

    country: Iso3 = Field(description="The ISO 3166 code of three letters.")
    name: Text = Field(description="The name in lists.")
    value: Id | None = Field(None, description="The level, by its id in the scale.")
    not_ranked: Text | None = Field(None, description="Why the source names the country and gives no level.")
    checked: Text = Field(description="How well the row was checked: two sources.")


class BenchmarkFile(FileSchema):
    """Somebody else's ordinal opinion about countries; it stands beside ours and never enters a grade."""

    drops_items: ClassVar[bool] = True
    id: Id = Field(description="The name for the command line, which is the file's name: tip-2009.")
    title: Text = Field(description="What it is, as printed.")
    source: Id = Field(description="Where it was published: a source in countries/sources.yaml.")
    locator: Text = Field(description="The place in the source.")
    note: Text | None = Field(None, description="What a reader must know to compare it, printed beside it.")
    scale: list[LevelItem] = Field(min_length=1, description="The levels, best first.")
    countries: list[BenchmarkItem] = Field(min_length=1, description="The countries.")
