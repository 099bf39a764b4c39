"""Schemas of treaties, countries and sources."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, get_args

from pydantic import ConfigDict, Field

from scoring.read.schemas.base import Date, Day, FileSchema, Flag, Id, Iso3, Item, Text, Whole


class WaitItem(Item):
    """How long after deposit a treaty binds."""

    months: Whole | None = Field(None, description="Whole months.")
    days: Whole | None = Field(None, description="Whole days.")


class TreatyItem(Item):
    """A treaty that records and criteria speak of."""

    id: Id = Field(description="The short name: CRC.")
    title: Text = Field(description="The full title.")
    also: list[Text] = Field(default_factory=list, description="Other names that texts use for it.")
    adopted: Day = Field(description="The day on which it was adopted.")
    in_force: Day = Field(description="The day on which it entered into force.")
    binding_after: WaitItem = Field(description="How long after deposit it binds a state.")
    source: Id = Field(description="The id of its record in a source file.")
    locator: Text = Field(description="The article that says when it binds.")


class TreatiesFile(FileSchema):
    """The treaties that frameworks grade and cards list."""

    treaties: list[TreatyItem] = Field(description="The treaties.")


class SourceItem(Item):
    """A bibliographic record with CSL keys, and what we must know of a source besides."""

    model_config = ConfigDict(extra="allow")

    id: Id = Field(description="The key that findings and citations use.")
    kind: Literal["government", "un", "treaty-body", "ngo", "academic", "media", "law"] = Field(
        description="Whose voice this is."
    )
    about: Literal["all"] | list[Iso3] = Field(description="The countries it speaks about, or all.")
    confidential: Flag = Field(False, description="true: never printed, in no output.")
    type: Text = Field(description="The CSL type: report, treaty, webpage, article-newspaper, …")
    title: Text = Field(description="The title as it stands on the work.")
    author: list[dict[str, Text]] = Field(
        default_factory=list, description="[{literal: an institution}] or [{family: …, given: …}]."
    )
    issued: Date | None = Field(None, description="When it appeared.")
    accessed: Date | None = Field(None, description="When it was looked at, for web pages.")

    def record(self) -> dict[str, Any]:
        """The CSL record: all keys but our own ones, dates as written."""
        own = {"id", "kind", "about", "confidential"}
        fields = {name: getattr(self, name) for name in ("type", "title", "author", "issued", "accessed")}
        kept = {
            name: str(value) if name in {"issued", "accessed"} else value
            for name, value in fields.items()
            if value
        }
        extra = {name: value for name, value in (self.model_extra or {}).items() if name not in own and value}
        return {"id": self.id, **kept, **extra}


KINDS: tuple[str, ...] = get_args(SourceItem.model_fields["kind"].annotation)
"""Whose voice a source can be."""


class SourcesFile(FileSchema):
    """Sources as CSL records; Zotero and pandoc read the same keys."""

    drops_items: ClassVar[bool] = True
    sources: list[SourceItem] = Field(description="The sources.")


class LaterItem(Item):
    """A caution about something that came later than some of the country's editions."""

    on: Date = Field(description="The earliest as-of date of the cards that print it.")
    note: Text = Field(description="The caution.")


class RecordItem(Item):
    """What the country has done about a treaty; dates left out where nothing was done."""

    treaty: Id = Field(description="The treaty's short name.")
    eligibility: Literal["eligible", "not-eligible", "extended", "not-extended"] = Field(
        "eligible",
        description="not-eligible: cannot become a party; extended, not-extended: a territory that is bound "
        "through another state only.",
    )
    signed: Date | None = Field(None, description="When it was signed.")
    consent: Date | None = Field(None, description="When consent to be bound was deposited.")
    consent_kind: (
        Literal["ratification", "accession", "succession", "acceptance", "approval", "extension"] | None
    ) = Field(None, description="How consent was given.")
    in_force: Date | None = Field(
        None, description="When it bound the country, where the usual delay does not apply."
    )
    reservations: Literal["yes", "no", "unknown"] = Field(
        "unknown", description="Whether there are reservations or declarations; printed, never graded."
    )
    source: Id = Field(description="The source of the record.")
    locator: Text | None = Field(None, description="The place in the source.")
    checked: Text = Field(description="How well the row was checked.")
    note: Text | None = Field(None, description="A caution, printed with the row on every card.")
    later: LaterItem | None = Field(
        None, description="A caution about what came later, left out of cards with an earlier as-of date."
    )


class CountryFile(FileSchema):
    """A country: its names as the field writes them, and its ratification record."""

    drops_items: ClassVar[bool] = True
    joined: ClassVar[str] = " "
    id: Iso3 = Field(description="The ISO 3166 code of three letters, which is the folder's name.")
    name: Text = Field(description="The full name.")
    short_name: Text = Field(description="The name in lists.")
    in_text: Text = Field(description="The name inside a sentence, with its article: the USA.")
    region: Text = Field(description="The region.")
    federation: Flag = Field(
        False,
        description="true where the state is a federation by its constitution, with units that make laws.",
    )
    treaties: list[RecordItem] = Field(default_factory=list, description="The ratification record.")
