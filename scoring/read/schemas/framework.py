"""Schema of framework.yaml: grades, goals, categories, and what the evidence must be."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from scoring.read.schemas.base import Colour, FileSchema, Flag, Id, Item, Number, Text, Weight, Whole

Kind = Id


class GradeItem(Item):
    """A grade; the list has the best one first."""

    id: Id = Field(description="The name that rules use.", examples=["green"])
    label: Text = Field(description="The colour's name, as readers say it.", examples=["Green"])
    word: Text = Field(
        description="What the grade says in a word or two, printed beside the colour.", examples=["in place"]
    )
    points: Number | None = Field(
        None,
        description="Points towards the score; left out in all grades where nothing is scored.",
        examples=["2"],
    )
    shape: Literal["circle", "triangle", "square", "diamond"] = Field(
        description="The shape printed in the colour, so that no grade is told by colour alone."
    )
    colour: Colour = Field(description="The colour, as #rrggbb in quotes.", examples=["#2e7d32"])
    sentence: Text = Field(
        description="What the grade means, in a sentence that may be quoted.",
        examples=["The state does what the standards ask."],
    )


Scoring = Literal["sum", "mean", "geometric", "minimum"]
_SCORING = (
    "How the parts make the whole. sum: points times weight; mean: weighted mean of shares; geometric: "
    "weighted geometric mean of shares; minimum: the least share."
)


class GoalItem(Item):
    """A goal, with a folder that holds its indicators or with goals of its own."""

    id: Id = Field(description="The letter printed before the title.", examples=["A"])
    title: Text = Field(description="The goal's title.", examples=["Prevention"])
    folder: Id | None = Field(
        None,
        description="The folder beside framework.yaml that holds the goal's indicators, a file each.",
        examples=["prevention"],
    )
    goals: list[GoalItem] = Field(
        default_factory=list, description="Goals within this one, to any depth, in place of a folder."
    )
    weight: Weight | None = Field(
        None, description="What the goal counts in the whole; 1 if left out.", examples=["2", "1/3"]
    )
    score: Scoring = Field("sum", description=_SCORING)

    def folders(self) -> list[str]:
        """The folders of the goal and of those within it."""
        own = [self.folder] if self.folder else []
        return own + [name for goal in self.goals for name in goal.folders()]


class CategoryItem(Item):
    """A band of the score; the list has the best one first."""

    id: Id = Field(description="The name that lists use.", examples=["some-progress"])
    label: Text = Field(description="The category, as printed.", examples=["some progress"])
    from_: Number = Field(
        alias="from", description="The least share of the possible points.", examples=["3/4", "0.75"]
    )
    sentence: Text = Field(
        description="What the category means, in a sentence that may be quoted.",
        examples=["At least half of the possible points, and less than three quarters."],
    )


class FrameworkFile(FileSchema):
    """What is asked of all countries, and what each colour and category means.

    A change that can move a grade is a new framework, in a folder of its own.
    """

    id: Id = Field(
        description="The framework's id, which is the name of its folder.", examples=["ecpat-2010"]
    )
    title: Text = Field(
        description="The framework's title.", examples=["Progress card on child sex trafficking, 2010"]
    )
    citation: Text = Field(
        description="Whose grades these are, printed on every card.",
        examples=["our reconstruction from the same sources, not ECPAT's own grades"],
    )
    default: Flag = Field(
        False, description="true: meant by commands that name no framework, where there is more than one."
    )
    grades: list[GradeItem] = Field(min_length=2, description="The grades, best first.")
    goals: list[GoalItem] = Field(min_length=1, description="The goals, in the order of the card.")
    answers: list[Text] = Field(
        default_factory=lambda: ["met", "partly", "not met"],
        min_length=2,
        description="The answers to a criterion, best first; met, partly, not met if left out.",
        examples=[["met", "mostly", "partly", "not met"]],
    )
    score: Scoring = Field(description=_SCORING)
    ranking: Flag = Field(True, description="false: countries are not ranked.")
    categories: list[CategoryItem] = Field(
        default_factory=list, description="The categories, best first; the last from 0."
    )
    minimum_coverage: Number = Field(
        ge=0,
        le=1,
        description="Below this share of answered criteria a country is shown and not ranked.",
        examples=["2/3"],
    )
    staleness: dict[Kind, Literal["until repealed"] | Whole] = Field(
        description="For each kind of criterion, how many years a finding counts, or: until repealed.",
        examples=[{"law": "until repealed", "service": "3"}],
    )
    replaces: Id | None = Field(
        None, description="The framework that this one replaces.", examples=["ecpat-2010"]
    )
    crosswalk: dict[Id, list[Id]] = Field(
        default_factory=dict,
        description="For each criterion of the replaced framework, the criteria here that ask the same; "
        "with it old evidence is graded under new rules.",
        examples=[{"1.1.a": ["1.2.a", "1.2.b"]}],
    )
