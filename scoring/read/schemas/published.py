"""Schema of a published list: countries/published/EDITION.yaml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Iso3, Item, Text


class PublishedItem(Item):
    """A country as the list prints it."""

    country: Iso3 = Field(description="The ISO 3166 code of three capital letters.", examples=["ROU"])
    name: Text = Field(description="The name as printed there.", examples=["Romania"])
    category: Id = Field(
        description="The category, by its id in the framework.", examples=["notable-efforts"]
    )


class PublishedFile(FileSchema):
    """Categories as somebody published them, best country first; never called our rank."""

    drops_items: ClassVar[bool] = True
    framework: Id = Field(description="The framework whose categories these are.", examples=["ecpat-2010"])
    edition: Id = Field(description="The edition, which is the file's name.", examples=["2010-01"])
    source: Id = Field(
        description="Where the list was published, by its id in countries/sources.yaml.",
        examples=["ecpat-usa-card-2010"],
    )
    locator: Text = Field(description="The place in the source.", examples=["figure 2"])
    countries: list[PublishedItem] = Field(min_length=1, description="The countries, best first.")
