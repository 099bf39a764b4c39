"""Schema of what was already asked of a state."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import Date, FileSchema, Id, Item, Text


class RecommendationItem(Item):
    """An observation or recommendation of a treaty body or another institution about the state."""

    id: Id = Field(description="Its id: country, institution, number.", examples=["tha-crc-1"])
    by: Text = Field(
        description="The institution that asked, in full.", examples=["Committee on the Rights of the Child"]
    )
    on: Date = Field(
        description="When it was asked; cards whose as-of date is earlier do not print the recommendation.",
        examples=["2006-01-27", "2011"],
    )
    text: Text = Field(
        description="What was asked, in own words, one thing at a time.",
        examples=["The state should ratify the Palermo Protocol on trafficking in persons."],
    )
    source: Id = Field(
        description="The source that you opened, by its id in a sources.yaml.", examples=["crc-thailand-2006"]
    )
    locator: Text = Field(description="The place in it.", examples=["page 20, (d)"])
    reporting: Id | None = Field(
        None,
        description="The work that the source reports, where you have not opened that work itself.",
        examples=["mid-term-review-2006"],
    )
    criteria: dict[Id, list[Id]] = Field(
        default_factory=dict,
        description="By framework, the criteria that it would fulfil.",
        examples=[{"ecpat-2010": ["2.2.a"]}],
    )
    outside: Text | None = Field(
        None,
        description="For one that no criterion asks for, in place of criteria: what it is about, and why it "
        "stands here.",
        examples=["It is about adoption, which no framework here grades."],
    )


class RecommendationsFile(FileSchema):
    """What treaty bodies, UN experts and others with a mandate have asked of the state."""

    drops_items: ClassVar[bool] = True
    recommendations: list[RecommendationItem] = Field(description="The recommendations, earliest first.")
