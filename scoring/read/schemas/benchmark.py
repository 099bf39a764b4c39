"""Schema of a benchmark: countries/benchmarks/ID.yaml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Iso3, Item, Text


class LevelItem(Item):
    """A level of the benchmark's scale; the list has the best one first."""

    id: Id = Field(description="The name that the rows use.", examples=["tier-1"])
    label: Text = Field(description="The level as the source writes it.", examples=["Tier 1"])


class BenchmarkItem(Item):
    """A country's level, or the reason why the source gives it none: one of the two."""

    country: Iso3 = Field(description="The ISO 3166 code of three capital letters.", examples=["AUS"])
    name: Text = Field(description="The name in lists.", examples=["Australia"])
    value: Id | None = Field(None, description="The level, by its id in the scale.", examples=["tier-2"])
    not_ranked: Text | None = Field(
        None,
        description="In place of value: why the source names the country and gives no level.",
        examples=["It publishes the report."],
    )
    checked: Text = Field(description="How well the row was checked.", examples=["two sources"])


class BenchmarkFile(FileSchema):
    """Somebody else's ordinal opinion about countries; it stands beside ours and never enters a grade."""

    drops_items: ClassVar[bool] = True
    id: Id = Field(
        description="The name for the command line, which is the file's name.", examples=["tip-2009"]
    )
    title: Text = Field(
        description="What it is, as printed.", examples=["Trafficking in Persons Report 2009"]
    )
    source: Id = Field(
        description="Where it was published: a source in countries/sources.yaml.", examples=["tip-2009"]
    )
    locator: Text = Field(description="The place in the source.", examples=["tier placements"])
    note: Text | None = Field(
        None,
        description="What a reader must know to compare it, printed beside it.",
        examples=["The tiers are about trafficking of every kind, of children and adults alike."],
    )
    scale: list[LevelItem] = Field(min_length=1, description="The levels, best first.")
    countries: list[BenchmarkItem] = Field(min_length=1, description="The countries, in any order.")
