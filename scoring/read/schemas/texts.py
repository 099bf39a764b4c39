"""Schemas of a card's texts and of the calls to action."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Item, LongText, Text


class GoalTextItem(Item):
    """What the card says about a goal in this country."""

    discussion: LongText = Field(description="What is in place and what is missing: Markdown with citations.")


class CaseStudyItem(Item):
    """A case study: an operation or an institution, never one child."""

    id: Id = Field(description="Its id.")
    place: Id = Field(description="Where it is printed: situation, or a goal's id.")
    title: Text = Field(description="Its title.")
    text: LongText = Field(description="Markdown with citations.")


class PetitionItem(Item):
    """The words around the petition's asks."""

    introduction: LongText = Field(description="What the petition is about.")
    closing: LongText | None = Field(None, description="What stands after the asks.")


class TextsFile(FileSchema):
    """What the card prints beside the grades, as Markdown with citations and placeholders."""

    drops_items: ClassVar[bool] = True
    summaries: dict[Id, Text] = Field(default_factory=dict, description="For each indicator, 25 to 60 words.")
    situation: LongText | None = Field(None, description="The situation of children in the country.")
    case_studies: list[CaseStudyItem] = Field(default_factory=list, description="Case studies.")
    goals: dict[Id, GoalTextItem] = Field(default_factory=dict, description="The discussion of each goal.")
    petition: PetitionItem | None = Field(None, description="The petition page.")
    notes: LongText | None = Field(None, description="Notes on this edition.")


class CallSourceItem(Item):
    """Where a call to action comes from."""

    source: Id = Field(description="The source's id.")
    locator: Text = Field(description="The place in it.")
    reporting: Id | None = Field(None, description="The work that the source reports.")


class CallItem(Item):
    """A recommendation to the government."""

    id: Id = Field(description="Its id.")
    goal: Id = Field(description="The goal under which it is printed.")
    text: Text = Field(description="The recommendation.")
    petition: Text | None = Field(
        None, description="Its short form on the petition page, if it stands there."
    )
    criteria: list[Id] = Field(default_factory=list, description="The criteria that it would fulfil.")
    outside: Text | None = Field(
        None, description="For a call that no criterion of the framework asks for: why it stands here."
    )
    sources: list[CallSourceItem] = Field(min_length=1, description="Who has asked for it, and where.")


class FateItem(Item):
    """What became of a call to action of an earlier edition."""

    call: Id = Field(description="The id of the call.")
    edition: Id = Field(description="The edition that made it: 2010-01.")
    fate: Literal["largely-done", "partly", "not", "no-answer", "reversed", "unknown"] = Field(
        description="How far it was followed: largely-done, partly, not; no-answer where the government was "
        "asked and did not reply, reversed where it did the contrary, unknown where the sources are silent."
    )
    text: Text = Field(description="What was done or not done since, in own words: Markdown on one line.")
    sources: list[CallSourceItem] = Field(
        default_factory=list,
        description="Where it is reported; may be left out only with no-answer and unknown.",
    )


class CallsFile(FileSchema):
    """The calls to action of an edition, and what became of the calls of an earlier one."""

    drops_items: ClassVar[bool] = True
    calls: list[CallItem] = Field(description="The calls, in the order of the card.")
    fates: list[FateItem] = Field(
        default_factory=list, description="What became of the calls of an earlier edition."
    )
