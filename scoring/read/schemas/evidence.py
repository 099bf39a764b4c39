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
    """A search that found nothing: it lets readers tell *nobody looked* from *there is nothing*."""

    by: Id = Field(description="The role of the person who looked, not a name.", examples=["usa-researcher"])
    on: Date = Field(description="When they looked.", examples=["2010-01-20"])
    where: Text = Field(
        description="Where: registers, web sites, people asked. Enough for somebody else to look again.",
        examples=[
            "The ministry's web site and its yearly reports of 2007 to 2009; a letter to its press office"
        ],
    )


class FindingItem(Item):
    """One statement about one criterion, as one source makes it at one place."""

    id: Id = Field(
        description="The finding's own id: country, criterion, and a number of its own. Messages, reviews "
        "and resolutions name the finding by it, so do not change it later.",
        examples=["usa-1.1-a1"],
    )
    criterion: Id = Field(
        description="The criterion it answers: the indicator's number and the criterion's letter. A source "
        "that answers two criteria makes two findings.",
        examples=["1.1.a"],
    )
    answer: AnswerText | None = Field(
        None,
        description="The answer, by the meanings written beside the criterion in indicators/. In doubt take "
        "the lower one and say why in note. What no source tells is not answered: leave the "
        "finding out.",
        examples=["partly"],
    )
    value: Number | None = Field(
        None,
        description="The number, for a criterion that is a measure; instead of answer.",
        examples=["82.5"],
    )
    statement: Text = Field(
        description="What the source says there, in your own words, in one or two sentences. Nothing that "
        "it does not say, and no name of a victim or an accused.",
        examples=["The helpline answers day and night, and the ministry pays its staff."],
    )
    actor: Literal["state", "state-supported", "ngo", "international", "private"] = Field(
        description="Who does the thing, or fails to; not who says so. An NGO's service under state mandate "
        "or funding is state-supported. Only state and state-supported can colour a cell."
    )
    level: Literal["national", "sub-national"] = Field(
        description="national: it speaks of the whole country; sub-national: of states, provinces or cities."
    )
    coverage: Literal["some", "all"] | None = Field(
        None, description="For sub-national: true in some of the units (then the answer is partly) or in all."
    )
    holds_on: Date = Field(
        description="The date on which it is known to hold, as exact as the source tells; not when the "
        "source appeared. Nothing later than as-of counts.",
        examples=["2009", "2009-11", "2009-11-30"],
    )
    until: Date | None = Field(
        None,
        description="When the service, its funding or its mandate ended; left out while it lasts.",
        examples=["2009-06"],
    )
    source: Id = Field(
        description="The source that you opened, by its id in a sources.yaml.",
        examples=["ecpat-usa-card-2010"],
    )
    locator: Text = Field(
        description="The place in it, exact enough to be found in a minute: paragraph, page or section.",
        examples=["paragraph 56", "page 14", "section 4.A, table, indicator 1.1"],
    )
    reporting: Id | None = Field(
        None,
        description="The work that the source reports, where you have not opened that work itself. Notes "
        "then say: X, as reported in Y.",
        examples=["tip-2009"],
    )
    author: Id = Field(
        description="The role of the person who wrote the finding, not a name. They cannot review it.",
        examples=["usa-researcher"],
    )
    supersedes: list[Id] = Field(
        default_factory=list,
        description="Earlier findings that this one ends, because the world has changed. Where two sources "
        "merely disagree, write a resolution.",
        examples=[["usa-1.1-a1"]],
    )
    searched: SearchItem | None = Field(
        None, description="With the answer no data: who looked, when, where. Needed there, and only there."
    )
    note: Text | None = Field(
        None,
        description="A remark for reviewers: what you doubted, what the source leaves open. Not printed.",
        examples=["The source does not say whether the state adopted the plan."],
    )


class ResolutionItem(Item):
    """What holds where findings that count disagree; until one is written, the grade is undecided."""

    criterion: Id = Field(description="The criterion in dispute.", examples=["1.1.a"])
    holds: list[Id] = Field(
        default_factory=list,
        description="The findings that hold. All others on this criterion do not count.",
        examples=[["usa-1.1-a2"]],
    )
    publish: Literal["dispute"] | None = Field(
        None, description="dispute, in place of holds: print both sides and leave it undecided."
    )
    because: Text = Field(
        description="Why, so that the other side could follow it. It is printed.",
        examples=["The report of 2009 was written after the law was amended; that of 2007 was not."],
    )
    by: Id = Field(description="The role of those who decided.", examples=["usa-panel"])
    on: Date = Field(description="When they decided.", examples=["2010-02-10"])


class OverrideItem(Item):
    """A grade that a panel gives in place of the rule's; both are printed."""

    indicator: Id = Field(description="The indicator, by its number.", examples=["1.1"])
    grade: Id = Field(
        description="The grade that is printed, by its id in the framework.", examples=["yellow"]
    )
    because: Text = Field(
        description="Why the rule's grade would mislead. It is printed.",
        examples=["The plan was adopted in the week after the source was written."],
    )
    by: Id = Field(description="The role of those who decided.", examples=["usa-panel"])
    until: Date = Field(
        description="When it expires; after that the rule's grade is printed again.", examples=["2011-01-31"]
    )


class EvidenceFile(FileSchema):
    """A country's evidence as of a day, under the framework that the file is named after."""

    drops_items: ClassVar[bool] = True
    as_of: Day = Field(
        description="The day as of which the evidence holds, whole. A finding that holds on a later day is "
        "an error.",
        examples=["2010-01-31"],
    )
    findings: list[FindingItem] = Field(
        default_factory=list,
        description="The findings, best in the order of the criteria. A criterion without one is not "
        "assessed, which is not red.",
    )
    resolutions: list[ResolutionItem] = Field(
        default_factory=list, description="Criteria on which findings disagree, and what holds."
    )
    overrides: list[OverrideItem] = Field(
        default_factory=list,
        description="Grades given by a panel against the rule. Rare, reasoned, expiring.",
    )
