"""Schema of an edition's evidence: countries/USA/2010-01/FRAMEWORK.yaml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from scoring.read.schemas.base import Date, Day, FileSchema, Id, Item, Number, Text

AnswerText = Annotated[
    Text,
    WithJsonSchema(
        {
            "anyOf": [
                {"enum": ["met", "partly", "not met", "not applicable", "no data"]},
                {"type": "string"},
            ]
        }
    ),
]
"""An answer of the framework's scale; editors offer the usual one."""


class SearchItem(Item):
    """A search that found nothing."""

    by: Id = Field(description="The role of the person who looked.")
    on: Date = Field(description="When.")
    where: Text = Field(description="Where: registers, web sites, people asked.")


class FindingItem(Item):
    """One statement about one criterion, as one source makes it at one place."""

    id: Id = Field(description="The finding's own id, used in messages, reviews and resolutions: usa-1.1-a1.")
    criterion: Id = Field(description="The criterion it answers: 1.1.a.")
    answer: AnswerText | None = Field(None, description="The answer, by the criterion's written meanings.")
    value: Number | None = Field(None, description="The number, for a criterion that is a measure.")
    statement: Text = Field(description="What the source says there, in your own words, and nothing more.")
    actor: Literal["state", "state-supported", "ngo", "international", "private"] = Field(
        description="Who does the thing, or fails to; not who says so."
    )
    level: Literal["national", "sub-national"] = Field(description="Whether it speaks of the whole country.")
    coverage: Literal["some", "all"] | None = Field(
        None, description="For sub-national: in some units or in all."
    )
    holds_on: Date = Field(description="The date on which it is known to hold; not when the source appeared.")
    until: Date | None = Field(None, description="When the service, its funding or its mandate ended.")
    source: Id = Field(description="The source you opened.")
    locator: Text = Field(description="The paragraph, page or section.")
    reporting: Id | None = Field(None, description="The work that the source reports, where it names one.")
    author: Id = Field(description="The role of the person who wrote the finding.")
    supersedes: list[Id] = Field(default_factory=list, description="Earlier findings that this one ends.")
    searched: SearchItem | None = Field(None, description="With the answer no data: who looked, when, where.")
    note: Text | None = Field(None, description="A remark for reviewers; not printed.")


class ResolutionItem(Item):
    """What holds where findings that count disagree."""

    criterion: Id = Field(description="The criterion in dispute.")
    holds: list[Id] = Field(default_factory=list, description="The findings that hold.")
    publish: Literal["dispute"] | None = Field(None, description="dispute: print both sides, undecided.")
    because: Text = Field(description="Why.")
    by: Id = Field(description="The role of those who decided.")
    on: Date = Field(description="When.")


class OverrideItem(Item):
    """A grade that a panel gives in place of the rule's; both are printed."""

    indicator: Id = Field(description="The indicator.")
    grade: Id = Field(description="The grade that is printed.")
    because: Text = Field(description="Why.")
    by: Id = Field(description="The role of those who decided.")
    until: Date = Field(description="When it expires.")


class EvidenceFile(FileSchema):
    """A country's evidence as of a day, under the framework that the file is named after."""

    drops_items: ClassVar[bool] = True
    as_of: Day = Field(description="The day as of which the evidence holds; nothing later counts.")
    findings: list[FindingItem] = Field(default_factory=list, description="The findings.")
    resolutions: list[ResolutionItem] = Field(
        default_factory=list, description="Disputes and how they were resolved."
    )
    overrides: list[OverrideItem] = Field(default_factory=list, description="Grades given by a panel.")
