"""Schema of what became of a published card: countries/USA/2010-01/corrections.yaml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from scoring.read.schemas.base import Day, FileSchema, Id, Item, Text

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class MovedItem(Item):
    """A result that the correction moved. `cards publish --correct` says what to write here."""

    what: Literal["category", "rank", "points", "grade", "answer"] = Field(description="What was moved.")
    of: Id | None = Field(
        None,
        description="The indicator of a grade, or the criterion of an answer.",
        examples=["1.1", "1.1.a"],
    )
    was: list[Name] = Field(
        description="What the card said, the best first where several were possible.",
        examples=[["green", "yellow"]],
    )
    now: list[Name] = Field(description="What it says now.", examples=[["red"]])


class CorrectionItem(Item):
    """One correction of a card that has been published."""

    on: Day = Field(description="The day of the correction.", examples=["2010-06-01"])
    wrong: Text = Field(
        description="What was wrong, in a sentence that readers understand; it is printed.",
        examples=["The card said that the helpline is free of charge."],
    )
    because: Text = Field(
        description="How the mistake came about, or how you know better; it is printed.",
        examples=["We had read the sentence on another helpline."],
    )
    items: list[Name] = Field(
        default_factory=list,
        description="What you changed.",
        examples=[["finding usa-1.1-a1", "text summary of 1.1"]],
    )
    moved: list[MovedItem] = Field(
        default_factory=list, description="What that did to category, rank, points, grades and answers."
    )


class WithdrawnItem(Item):
    """The card no longer stands: a page that says so is put in its place."""

    on: Day = Field(description="The day on which it was withdrawn.", examples=["2010-06-01"])
    because: Text = Field(
        description="Why, in a sentence that readers understand; it is printed.",
        examples=["Half of its findings rest on a source that was withdrawn."],
    )


class CorrectionsFile(FileSchema):
    """Corrections of a published card, the oldest first; they stay, whatever is corrected later."""

    drops_items: ClassVar[bool] = True
    corrections: list[CorrectionItem] = Field(default_factory=list, description="The corrections.")
    withdrawn: WithdrawnItem | None = Field(None, description="Where the card has been withdrawn.")
