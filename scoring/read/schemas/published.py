"""Schema of a published list: countries/published/EDITION.yaml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Iso3, Item, Text


class PublishedItem(Item):
    """A country as the list prints it."""

    country: Iso3 = Field(description="The ISO 3166 code of three letters.")
    name: Text = Field(description="The name as printed there.")
    category: Id = Field(description="The category, by its id in the framework.")


class PublishedFile(FileSchema):
    """Categories as somebody published them, best country first."""

    drops_items: ClassVar[bool] = True
    framework: Id = Field(description="The framework whose categories these are.")
    edition: Id = Field(description="The edition, which is the file's name.")
    source: Id = Field(description="Where the list was published.")
    locator: Text = Field(description="The place in the source.")
    countries: list[PublishedItem] = Field(min_length=1, description="The countries, best first.")
