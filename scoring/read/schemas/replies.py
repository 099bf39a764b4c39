"""Schema of a government's reply to an edition: countries/USA/2010-01/reply.yaml."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from scoring.model.replies import LONGEST_REPLY
from scoring.read.schemas.base import Day, FileSchema, Id, Item

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
Said = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_REPLY)]
"""As long as a reply may be that is printed beside an indicator; the whole of it stands in its source."""


class ReplyItem(Item):
    """What the government says of one item, and what we answer."""

    item: Id = Field(
        description="What it is about, by the id that stands on the sheet: an indicator (1.1), a criterion "
        "(1.1.a) or a finding (usa-1.1-a1).",
        examples=["1.1.a"],
    )
    says: Said = Field(
        description="What the government says of it, shortened to what matters and not sharpened; at most "
        "2,000 letters. A bare denial is written down as well.",
        examples=["The ministry states that a plan was adopted in November 2009, and encloses it."],
    )
    locator: Line = Field(description="The place in the reply.", examples=["page 2, second paragraph"])
    answer: Said | None = Field(
        None,
        description="What we answer: what we changed, or why the answer on the card stays. It is printed "
        "beside the reply.",
        examples=["The plan is now finding usa-1.1-a2; it answers this question with partly met."],
    )
    changed: list[Id] = Field(
        default_factory=list,
        description="The findings that were written or corrected because of it.",
        examples=[["usa-1.1-a2"]],
    )


class ReceivedItem(Item):
    """The reply that came."""

    on: Day = Field(description="The day on which it came.", examples=["2010-02-18"])
    source: Id = Field(
        description="The reply's own record in a sources.yaml, of the kind government, so that readers can "
        "find it.",
        examples=["usa-reply-2010"],
    )
    items: list[ReplyItem] = Field(
        default_factory=list, description="What it says, item by item; none where it speaks of no item."
    )


class ReplyFile(FileSchema):
    """That the government was asked to check the card before it appeared, and what came back."""

    drops_items: ClassVar[bool] = True
    framework: Id = Field(description="The framework of the sheet that was sent.", examples=["ecpat-2010"])
    requested: Day = Field(description="The day on which the sheet was sent.", examples=["2010-02-01"])
    to: Line = Field(
        description="To whom: an institution, never a person.", examples=["the Ministry of Justice"]
    )
    how: Line = Field(description="By which way it was sent.", examples=["by registered letter"])
    answer_by: Day = Field(
        description="The day by which an answer was asked for, as the sheet says it.", examples=["2010-02-22"]
    )
    received: ReceivedItem | None = Field(None, description="The reply, where one came.")
    no_answer: Day | None = Field(
        None,
        description="Where none came: the day, after answer-by, on which that was recorded.",
        examples=["2010-02-23"],
    )
