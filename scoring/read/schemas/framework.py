"""Schemas of a framework's files: framework.yaml, texts.yaml, the indicators and their cases."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from scoring.read.schemas.base import (
    Colour,
    FileSchema,
    Flag,
    Id,
    Item,
    LongText,
    Number,
    Text,
    Weight,
    Whole,
)

CONDITION_MARK = "a condition"
ConditionText = Annotated[Any, WithJsonSchema({"title": CONDITION_MARK})]
CONDITION_SCHEMA: dict[str, Any] = {
    "description": "A criterion's letter (met), or met, partly, all, any, at-least with of.",
    "anyOf": [
        {"type": "string"},
        *(
            {
                "type": "object",
                "properties": {key: {"type": "string"}},
                "required": [key],
                "additionalProperties": False,
            }
            for key in ("met", "partly")
        ),
        *(
            {
                "type": "object",
                "properties": {key: {"type": "array", "items": {"$ref": "#/$defs/Condition"}}},
                "required": [key],
                "additionalProperties": False,
            }
            for key in ("all", "any")
        ),
        {
            "type": "object",
            "properties": {
                "at-least": {"type": "integer", "minimum": 1},
                "of": {"type": "array", "items": {"$ref": "#/$defs/Condition"}},
            },
            "required": ["at-least", "of"],
            "additionalProperties": False,
        },
    ],
}
"""The JSON Schema of a condition, for editors; the reader has rules of its own."""

TreatyStatus = Literal["in-force", "deposited", "signed", "none", "extended", "not-extended"]
Kind = Id


class GradeItem(Item):
    """A grade; the list has the best one first."""

    id: Id = Field(description="The name that rules use.")
    label: Text = Field(description="The colour's name, as readers say it.")
    word: Text = Field(description="What the grade says in a word or two, printed beside the colour.")
    points: Number | None = Field(
        None, description="Points towards the score; left out in all grades where nothing is scored."
    )
    shape: Literal["circle", "triangle", "square", "diamond"] = Field(
        description="The shape printed in the colour, so that no grade is told by colour alone."
    )
    colour: Colour = Field(description="The colour, as #rrggbb.")
    sentence: Text = Field(description="What the grade means, in a sentence that may be quoted.")


Scoring = Literal["sum", "mean", "geometric", "minimum"]
_SCORING = (
    "How the parts make the whole. sum: points times weight; mean: weighted mean of shares; geometric: "
    "weighted geometric mean of shares; minimum: the least share."
)


class GoalItem(Item):
    """A goal, with a folder that holds its indicators or with goals of its own."""

    id: Id = Field(description="The letter printed before the title.")
    title: Text = Field(description="The goal's title.")
    folder: Id | None = Field(None, description="The folder that holds the goal's indicators, a file each.")
    goals: list[GoalItem] = Field(default_factory=list, description="Goals within this one, to any depth.")
    weight: Weight | None = Field(None, description="What the goal counts in the whole; 1 if left out.")
    score: Scoring = Field("sum", description=_SCORING)

    def folders(self) -> list[str]:
        """The folders of the goal and of those within it."""
        own = [self.folder] if self.folder else []
        return own + [name for goal in self.goals for name in goal.folders()]


class CategoryItem(Item):
    """A band of the score; the list has the best one first."""

    id: Id = Field(description="The name that lists use.")
    label: Text = Field(description="The category, as printed.")
    from_: Number = Field(alias="from", description="The least share of the possible points: 3/4.")
    sentence: Text = Field(description="What the category means, in a sentence that may be quoted.")


class FrameworkFile(FileSchema):
    """What is asked of all countries, and what each colour and category means."""

    id: Id = Field(description="The framework's id, which is the name of its folder.")
    title: Text = Field(description="The framework's title.")
    citation: Text = Field(description="Whose grades these are, printed on every card.")
    default: Flag = Field(
        False, description="true: meant by commands that name no framework, where there is more than one."
    )
    grades: list[GradeItem] = Field(min_length=2, description="The grades, best first.")
    goals: list[GoalItem] = Field(min_length=1, description="The goals, in the order of the card.")
    answers: list[Text] = Field(
        default_factory=lambda: ["met", "partly", "not met"],
        min_length=2,
        description="The answers to a criterion, best first; met, partly, not met if left out.",
    )
    score: Scoring = Field(description=_SCORING)
    ranking: Flag = Field(True, description="false: countries are not ranked.")
    categories: list[CategoryItem] = Field(
        default_factory=list, description="The categories, best first; the last from 0."
    )
    minimum_coverage: Number = Field(
        ge=0, le=1, description="Below this share of answered criteria a country is shown and not ranked."
    )
    staleness: dict[Kind, Literal["until repealed"] | Whole] = Field(
        description="For each kind of criterion, how many years a finding counts, or: until repealed."
    )
    replaces: Id | None = Field(None, description="The framework that this one replaces.")
    crosswalk: dict[Id, list[Id]] = Field(
        default_factory=dict,
        description="For each criterion of the replaced framework, the criteria here that ask the same.",
    )


class GoalTextsItem(Item):
    """What every card prints about a goal."""

    introduction: LongText = Field(description="Why this goal: Markdown with citations.")
    explanation: LongText = Field(description="What its indicators ask for: Markdown with citations.")
    quotation: Text = Field(description="An article of a convention, paraphrased.")
    quotation_source: Text = Field(description="Where it stands: [@crc, article 39].")


class TitlesItem(Item):
    """What the parts of a card are called under this framework; placeholders may stand in them."""

    subtitle: Text | None = Field(None, description="Below the country's name on the cover.")
    progress: Text | None = Field(None, description="The title of the first section.")
    overview: Text | None = Field(None, description="The title of the overview of all countries.")
    details: Text | None = Field(None, description="The title of the section with the goals.")
    figure_1: Text | None = Field(
        None, description="The caption of figure 1, before the number of countries."
    )


class FrameworkTextsFile(FileSchema):
    """What every country's card prints about the framework, as Markdown with citations and placeholders."""

    titles: TitlesItem = Field(default_factory=TitlesItem, description="Titles of the parts of a card.")
    progress: LongText = Field(description="The first section: what a card is.")
    overview: LongText = Field(description="The second section: what the figures show.")
    methodology: LongText = Field(description="The methodology, with ### headings.")
    goals: dict[Id, GoalTextsItem] = Field(description="The texts of each goal, by its id.")


class MeasureItem(Item):
    """Thresholds for a number; more is better where met is above partly, or more-is-better says so."""

    unit: Text = Field(description="What the number counts, and in what.")
    met: Number = Field(description="The number from which the criterion is met.")
    partly: Number | None = Field(None, description="The number from which it is partly met.")
    better: Literal["more", "less"] = Field(description="Whether more or less is better.")


class CriterionItem(Item):
    """One answerable question, phrased so that met is better."""

    id: Id = Field(description="The letter, used in rules; findings write 1.1.a.")
    kind: Kind = Field(description="What kind of thing answers it; decides how long findings count.")
    treaty: Id | None = Field(None, description="The treaty whose ratification record answers the question.")
    met_when: list[TreatyStatus] = Field(default_factory=list, description="The statuses that are met.")
    partly_when: list[TreatyStatus] = Field(
        default_factory=list, description="The statuses that are partly met."
    )
    question: Text = Field(description="The question, answerable from a source.")
    met: Text | None = Field(None, description="What must be so for the answer met.")
    partly: Text | None = Field(None, description="What must be so for the answer partly.")
    not_met: Text | None = Field(None, description="What is so where the answer is not met.")
    meanings: dict[str, Text] = Field(
        default_factory=dict, description="For a scale of other answers: what must be so for each."
    )
    not_applicable: Text | None = Field(
        None, description="When the question does not arise; without it that answer is not allowed."
    )
    to_raise: Text = Field(description="What the state would have to do, as an instruction.")
    measure: MeasureItem | None = Field(None, description="For a criterion answered by a number.")


class CapItem(Item):
    """The grade is never better than at-most unless the condition holds."""

    at_most: Id = Field(description="The best grade that remains.")
    unless: ConditionText = Field(description="The condition that lifts the cap.")


class ScaleItem(Item):
    """Goalposts between which a criterion's number scores, in place of the grade's points."""

    criterion: Id = Field(description="The letter of the criterion, which is a measure.")
    worst: Number = Field(description="The number that scores nothing.")
    best: Number = Field(description="The number that scores everything.")


class IndicatorFile(FileSchema):
    """One indicator: question, criteria, and the rule that turns answers into a grade."""

    joined: ClassVar[str] = "."
    id: Id = Field(description="The number printed before the title: 1.1.")
    title: Text = Field(description="The title, short enough for the head of a table.")
    question: Text = Field(description="What the indicator asks.")
    why: Text = Field(description="Why it matters for children.")
    label: Literal["structural", "process", "outcome"] = Field(
        description="structural: laws and bodies; process: what is done; outcome: what children experience."
    )
    weight: Weight | None = Field(None, description="The weight in the score; 1 if left out.")
    criteria: list[CriterionItem] = Field(min_length=1, description="The criteria, three to six as a rule.")
    rule: dict[Id, ConditionText] = Field(description="For each grade but the worst, what it asks for.")
    scale: ScaleItem | None = Field(None, description="Goalposts, for an indicator scored by a number.")
    caps: list[CapItem] = Field(default_factory=list, description="Grades that stay out of reach unless …")
    reference: Text = Field(description="The standards behind the rule, as citations.")
    reason: Text = Field(description="Why the rule is as it is.")


class CaseItem(Item):
    """A test of the rule."""

    name: Text = Field(description="What the case shows.")
    answers: dict[Id, Text] = Field(description="The answers by letter; one left out is unknown.")
    grade: list[Text] | Text = Field(description="The grade, or all possible ones best first.")


class CasesFile(FileSchema):
    """Given these answers, expect this grade: tests that an advocate can read and add to."""

    indicator: Id = Field(description="The indicator whose rule is tested.")
    cases: list[CaseItem] = Field(min_length=1, description="The cases.")
