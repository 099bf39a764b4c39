"""Schemas of what reviewers said, and of the file that holds their names."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from scoring.read.schemas.base import Day, FileSchema, Id, Item, Text

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Digest = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class VerdictItem(Item):
    """What the reviewer says of one finding, as it stood on that day."""

    finding: Id = Field(description="The finding that was read, by its id.", examples=["usa-1.1-a1"])
    verdict: Literal["accepted", "returned"] = Field(
        description="accepted: the source says so, there, that much and no more; returned: it goes back to "
        "its author, with a comment."
    )
    on: Day = Field(description="The day of the verdict.", examples=["2010-02-14"])
    digest: Digest = Field(
        description="The fingerprint of what was read, as `cards review` writes it; the verdict lapses when "
        "any of that changes. Leave it as it is.",
        examples=["0b6a3c9f"],
    )
    comment: Text | None = Field(
        None,
        description="What the author is to change, or look at again. Due with returned.",
        examples=["The source says this of two states only: level and coverage."],
    )
    parts: dict[Id, Digest] = Field(
        default_factory=dict,
        description="Short fingerprints of the parts, as `cards review` writes them: they tell later what "
        "has changed.",
        examples=[{"statement": "51c07e2d"}],
    )


class ReviewFile(FileSchema):
    """The verdicts of one reviewer on an edition; the file's name is the reviewer's id."""

    drops_items: ClassVar[bool] = True
    role: Line = Field(
        description="Who reviews, by role, as readers are told. No name.",
        examples=["a lawyer of the secretariat"],
    )
    verdicts: list[VerdictItem] = Field(
        default_factory=list, description="The verdicts, one for each finding, by the finding's id."
    )


class ReviewersFile(FileSchema):
    """Who the reviewers are. The file is never published and stays out of version control."""

    reviewers: dict[Id, Line] = Field(
        description="By a reviewer's id, the person's name.", examples=[{"reviewer-2": "the person's name"}]
    )
