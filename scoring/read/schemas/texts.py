"""Schemas of a card's texts and of the calls to action."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Item, LongText, Text

_CITED = "The law of 2003 obliges it to [@usa-wc3-2008, section 3]."


class GoalTextItem(Item):
    """What the card says about a goal in this country."""

    discussion: LongText = Field(
        description="What is in place and what is missing, in paragraphs of Markdown; each fact with its "
        "citation.",
        examples=[f"**A policy for children.** The {{country}} has no national plan. {_CITED}"],
    )


class CaseStudyItem(Item):
    """A case study: an operation or an institution, never one child."""

    id: Id = Field(description="Its id: country, case, number.", examples=["usa-case-1"])
    place: Id = Field(
        description="Where it is printed: situation, or the id of a goal.", examples=["situation", "B"]
    )
    title: Text = Field(
        description="Its title: the operation or the institution.", examples=["A police unit for children"]
    )
    text: LongText = Field(
        description="What was done and what came of it: Markdown with citations. No name, age or place by "
        "which a child or an accused could be known.",
        examples=[f"Since 2005 a unit of the police has worked on such crimes alone. {_CITED}"],
    )


class PetitionItem(Item):
    """The words around the petition's asks."""

    introduction: LongText = Field(
        description="What the petition is about, in a few sentences that anybody can sign.",
        examples=["We, who live in {in-text}, ask the Government to act:"],
    )
    closing: LongText | None = Field(
        None,
        description="What stands after the asks.",
        examples=["We ask for an answer within three months."],
    )


class TextsFile(FileSchema):
    """What the card prints beside the grades, as Markdown with citations and placeholders."""

    drops_items: ClassVar[bool] = True
    summaries: dict[Id, Text] = Field(
        default_factory=dict,
        description="For each indicator, by its number, 25 to 60 words for its cell: what is in place, and "
        "what is missing. No citation; the findings have them.",
        examples=[{"1.1": "There is a national plan, but it names children nowhere …"}],
    )
    situation: LongText | None = Field(
        None,
        description="The situation of children in the country: Markdown with ### headings and citations. "
        "Say who counted each figure and when.",
        examples=[f"### What is known\n\nNobody counts the children. {_CITED}"],
    )
    case_studies: list[CaseStudyItem] = Field(
        default_factory=list, description="Operations or institutions that show something; never one child."
    )
    goals: dict[Id, GoalTextItem] = Field(
        default_factory=dict, description="The discussion of each goal, by the goal's id: A, B, C."
    )
    petition: PetitionItem | None = Field(
        None, description="The words around the petition; what it asks for stands in calls.yaml."
    )
    notes: LongText | None = Field(
        None,
        description="Notes on this edition: what was not looked at, and what readers must know.",
        examples=["We did not look at laws of single states."],
    )


class CallSourceItem(Item):
    """Where a call to action comes from."""

    source: Id = Field(
        description="The source that asks for it, by its id in a sources.yaml.",
        examples=["ecpat-usa-card-2010"],
    )
    locator: Text = Field(
        description="The place in it.", examples=["section 4.A, call to action, item 1", "paragraph 107(a)"]
    )
    reporting: Id | None = Field(
        None,
        description="The work that the source reports, where you have not opened that work itself.",
        examples=["ecpat-usa-alternative-2007"],
    )


class CallItem(Item):
    """A recommendation to the government."""

    id: Id = Field(
        description="Its id: country, goal, number. Later editions tell by it what became of the call, so "
        "do not change it.",
        examples=["usa-a1"],
    )
    goal: Id = Field(description="The goal under which it is printed.", examples=["A"])
    text: Text = Field(
        description="The recommendation: who should do what, so that anybody can see whether it was done.",
        examples=["The Government should adopt a national plan against child trafficking, with a budget."],
    )
    petition: Text | None = Field(
        None,
        description="Its short form on the petition page; left out, it does not stand there.",
        examples=["A national plan against child trafficking, with a budget."],
    )
    criteria: list[Id] = Field(
        default_factory=list,
        description="The criteria that it would fulfil: this is how the card tells what the call would "
        "raise.",
        examples=[["1.1.a", "1.1.d"]],
    )
    outside: Text | None = Field(
        None,
        description="For a call that no criterion of the framework asks for, in place of criteria: why it "
        "stands here.",
        examples=["It is about research, which the framework does not grade."],
    )
    sources: list[CallSourceItem] = Field(
        min_length=1, description="Who has asked for it, and where; at least one."
    )


class FateItem(Item):
    """What became of a call to action of an earlier edition."""

    call: Id = Field(description="The id of the call in that edition's calls.yaml.", examples=["usa-a1"])
    edition: Id = Field(description="The edition that made it.", examples=["2010-01"])
    fate: Literal["largely-done", "partly", "not", "no-answer", "reversed", "unknown"] = Field(
        description="How far it was followed: largely-done, partly, not; no-answer where the government was "
        "asked and did not reply, reversed where it did the contrary, unknown where the sources are silent."
    )
    text: Text = Field(
        description="What was done or not done since, in own words: Markdown on one line.",
        examples=["A national plan was adopted in 2010; it has no budget."],
    )
    sources: list[CallSourceItem] = Field(
        default_factory=list,
        description="Where it is reported; may be left out only with no-answer and unknown.",
    )


class CallsFile(FileSchema):
    """The calls to action of an edition, and what became of the calls of an earlier one."""

    drops_items: ClassVar[bool] = True
    calls: list[CallItem] = Field(description="The calls, in the order of the card; [] if there is none yet.")
    fates: list[FateItem] = Field(
        default_factory=list, description="What became of the calls of an earlier edition, one for each."
    )
