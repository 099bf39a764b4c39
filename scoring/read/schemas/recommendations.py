"""Schema of what was already asked of a state."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import Date, FileSchema, Id, Item, Text


class RecommendationItem(Item):
    """An observation or recommendation of a treaty body or another institution about the state."""

    id: Id = Field(description="Its id.")
    by: Text = Field(description="The institution that asked, such as Committee on the Rights of the Child.")
    on: Date = Field(
        description="When it was asked; cards whose as-of date is earlier do not print the recommendation."
    )
    text: Text = Field(description="What was asked, in own words.")
    source: Id = Field(description="The id of the source that you opened.")
    locator: Text = Field(description="The place in it.")
    reporting: Id | None = Field(None, description="The work that the source reports.")
    criteria: dict[Id, list[Id]] = Field(
        default_factory=dict, description="By framework, the criteria that it would fulfil."
    )
    outside: Text | None = Field(
        None, description="For one that no criterion asks for: what it is about, and why it stands here."
    )


class RecommendationsFile(FileSchema):
    """What treaty bodies, UN experts and others with a mandate have asked of the state."""

    drops_items: ClassVar[bool] = True
    recommendations: list[RecommendationItem] = Field(description="The recommendations.")
