"""Schemas of an indicator, and of the cases that test its rule."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from scoring.read.schemas.base import FileSchema, Id, Item, Number, Text, Weight
from scoring.read.schemas.framework import Kind

CONDITION_MARK = "a condition"
ConditionText = Annotated[Any, WithJsonSchema({"title": CONDITION_MARK})]
CONDITION_SCHEMA: dict[str, Any] = {
    "description": "A criterion's letter alone: it is met. {partly: b}: at least partly; {all: [a, b]}; "
    "{any: [a, b]}; {at-least: 2, of: [a, b, c]}; one may stand in another. There is no not: a better answer "
    "never lowers a grade.",
    "examples": [
        "a",
        {"partly": "b"},
        {"all": ["a", {"any": ["b", "c"]}]},
        {"at-least": 2, "of": ["a", "b", "c"]},
    ],
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


class MeasureItem(Item):
    """Thresholds for a number, and whether more or less of it is better."""

    unit: Text = Field(
        description="What the number counts, and in what.", examples=["per cent of schools reached"]
    )
    met: Number = Field(description="The number from which the criterion is met.", examples=["80"])
    partly: Number | None = Field(
        None, description="The number from which it is partly met.", examples=["40"]
    )
    better: Literal["more", "less"] = Field(description="Whether more or less is better.")


class CriterionItem(Item):
    """One answerable question, phrased so that met is better."""

    id: Id = Field(description="The letter, used in rules; findings write 1.1.a.", examples=["a"])
    kind: Kind = Field(
        description="What kind of thing answers it, one of those under staleness in framework.yaml; decides "
        "how long findings count.",
        examples=["service"],
    )
    treaty: Id | None = Field(
        None,
        description="The treaty whose ratification record answers the question; nobody writes a finding "
        "then.",
        examples=["OPSC"],
    )
    met_when: list[TreatyStatus] = Field(
        default_factory=list,
        description="For a treaty: the statuses that are met.",
        examples=[["in-force", "extended"]],
    )
    partly_when: list[TreatyStatus] = Field(
        default_factory=list,
        description="For a treaty: the statuses that are partly met.",
        examples=[["deposited", "signed"]],
    )
    question: Text = Field(
        description="The question: about one thing, and answerable from a source.",
        examples=["Is there a helpline for children that the state runs or pays for?"],
    )
    met: Text | None = Field(
        None,
        description="What must be so for the answer met; two people with the same source should agree.",
        examples=[
            "A helpline answers day and night, in the whole country, and the state runs or pays for it."
        ],
    )
    partly: Text | None = Field(
        None,
        description="What must be so for the answer partly.",
        examples=["It answers at some hours, or in parts of the country."],
    )
    not_met: Text | None = Field(
        None, description="What is so where the answer is not met.", examples=["There is no such helpline."]
    )
    meanings: dict[str, Text] = Field(
        default_factory=dict,
        description="For a scale of other answers, in place of met, partly, not-met: what must be so for "
        "each.",
        examples=[{"mostly": "In most of the country."}],
    )
    not_applicable: Text | None = Field(
        None,
        description="When the question does not arise; without it that answer is not allowed.",
        examples=["The country or territory cannot become a party."],
    )
    to_raise: Text = Field(
        description="What the state would have to do, as an instruction; paths and petitions print it.",
        examples=["Run or fund a helpline for children."],
    )
    measure: MeasureItem | None = Field(
        None, description="For a criterion answered by a number: what it counts, and its thresholds."
    )


class CapItem(Item):
    """The grade is never better than at-most unless the condition holds."""

    at_most: Id = Field(description="The best grade that remains.", examples=["yellow"])
    unless: ConditionText = Field(description="The condition that lifts the cap.", examples=["d"])


class ScaleItem(Item):
    """Goalposts between which a criterion's number scores, in place of the grade's points."""

    criterion: Id = Field(description="The letter of the criterion, which is a measure.", examples=["a"])
    worst: Number = Field(description="The number that scores nothing.", examples=["0"])
    best: Number = Field(description="The number that scores everything.", examples=["100"])


class IndicatorFile(FileSchema):
    """One indicator: question, criteria, and the rule that turns answers into a grade."""

    joined: ClassVar[str] = "."
    id: Id = Field(description="The number printed before the title.", examples=["1.1"])
    title: Text = Field(
        description="The title, short enough for the head of a table.", examples=["Prevention programmes"]
    )
    question: Text = Field(
        description="What the indicator asks.", examples=["Does the state prevent child trafficking?"]
    )
    why: Text = Field(
        description="Why it matters for children, in a sentence or two.",
        examples=["Without a policy, prevention is left to chance."],
    )
    label: Literal["structural", "process", "outcome"] = Field(
        description="structural: laws and bodies; process: what is done; outcome: what children experience."
    )
    weight: Weight | None = Field(
        None, description="The weight in the score; 1 if left out.", examples=["2", "1/3"]
    )
    criteria: list[CriterionItem] = Field(min_length=1, description="The criteria, three to six as a rule.")
    rule: dict[Id, ConditionText] = Field(
        description="For each grade but the worst, best first, what it asks for; what fulfils none is the "
        "worst.",
        examples=[{"green": {"all": ["a", "b"]}, "yellow": {"any": ["a", "b"]}}],
    )
    scale: ScaleItem | None = Field(None, description="Goalposts, for an indicator scored by a number.")
    caps: list[CapItem] = Field(
        default_factory=list, description="Grades that stay out of reach unless something holds."
    )
    reference: Text = Field(
        description="The standards behind the rule, as citations.", examples=["[@palermo, article 9(1)]"]
    )
    reason: Text = Field(
        description="Why the rule is as it is, so that somebody who disagrees can see where.",
        examples=["A policy that names children nowhere does not protect them; it is yellow at best."],
    )


class CaseItem(Item):
    """A test of the rule."""

    name: Text = Field(description="What the case shows.", examples=["a plan without a budget is yellow"])
    answers: dict[Id, Text] = Field(
        description="The answers by letter; one left out is unknown.", examples=[{"a": "met", "b": "not met"}]
    )
    grade: list[Text] | Text = Field(
        description="The grade, or all possible ones best first.", examples=["yellow", ["green", "yellow"]]
    )


class CasesFile(FileSchema):
    """Given these answers, expect this grade: tests that an advocate can read and add to."""

    indicator: Id = Field(description="The indicator whose rule is tested.", examples=["1.1"])
    cases: list[CaseItem] = Field(min_length=1, description="The cases, each about one thing.")
