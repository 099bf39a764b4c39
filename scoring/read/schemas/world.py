"""Schemas of what is said of the world: countries/tiles.yaml and countries/global-facts.yaml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from scoring.read.schemas.base import Date, FileSchema, Flag, Id, Item, Text

Topic = Literal[
    "scale", "trafficking", "online", "travel-and-tourism", "demand", "risks",
    "law", "services", "participation", "business", "cooperation",
]  # fmt: skip
"""The same words as in the model, for editors to offer."""
Drawing = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""A text that is kept as it is drawn, with the spaces at its edges."""


class TilesFile(FileSchema):
    """The map of tiles: every country one equal tile, laid out by hand."""

    grid: Drawing = Field(
        description="A drawing, north at the top: each line is a row, each word a place, three letters a "
        "country, ... a place without one. All rows have equally many places, 18 at most.",
        examples=["CAN ... GBR\nUSA ... FRA\n"],
    )


class FactItem(Item):
    """A statement about the world as a whole, with its source."""

    id: Id = Field(description="A name that is never changed: topic and year.", examples=["helplines-2012"])
    topic: Topic = Field(description="What it is about; the list of facts is ordered by it.")
    text: Text = Field(
        description="The fact in your own words, one or two sentences with the year of each figure; "
        "*emphasis* and links, no citation.",
        examples=["The network of helplines had members in 142 countries in October 2012."],
    )
    holds_on: Date = Field(
        description="When it was so: the year of the figure, or of the forecast.", examples=["2012-10"]
    )
    source: Id = Field(
        description="The id of its record in indicators/ or countries/sources.yaml.",
        examples=["un-rapporteur-2013"],
    )
    locator: Text = Field(description="The place in the source.", examples=["paragraph 73"])
    reporting: Id | None = Field(
        None,
        description="The work that the source reports, by the id of its record.",
        examples=["child-helpline-members"],
    )
    caution: Text | None = Field(
        None,
        description="What keeps the figure from being taken as it stands; printed with it.",
        examples=["It counts calls about any concern, not about sexual exploitation alone."],
    )
    overview: Flag = Field(False, description="true: shown in the overview of every card.")


class FactsFile(FileSchema):
    """Global facts: trends and numbers of the reports, each with its year and its maker."""

    drops_items: ClassVar[bool] = True
    facts: list[FactItem] = Field(
        min_length=1, description="The facts, in the order in which they are listed."
    )
