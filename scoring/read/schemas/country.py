"""Schemas of treaties, countries and sources."""

from __future__ import annotations

from typing import Any, ClassVar, Literal, get_args

from pydantic import ConfigDict, Field

from scoring.read.schemas.base import Date, Day, FileSchema, Flag, Id, Iso3, Item, Text, Whole


class WaitItem(Item):
    """How long after deposit a treaty binds."""

    months: Whole | None = Field(None, description="Whole months.", examples=["1"])
    days: Whole | None = Field(
        None, description="Whole days: on the thirtieth day after deposit is 30.", examples=["30"]
    )


class TreatyItem(Item):
    """A treaty that records and criteria speak of."""

    id: Id = Field(description="The short name, by which records and criteria refer to it.", examples=["CRC"])
    title: Text = Field(description="The full title.", examples=["Convention on the Rights of the Child"])
    also: list[Text] = Field(
        default_factory=list,
        description="Other names that texts use for it; words that the field shuns are allowed in them.",
        examples=[["UN Convention on the Rights of the Child"]],
    )
    adopted: Day = Field(description="The day on which it was adopted.", examples=["1989-11-20"])
    in_force: Day = Field(description="The day on which it entered into force.", examples=["1990-09-02"])
    binding_after: WaitItem = Field(description="How long after deposit it binds a state: months or days.")
    source: Id = Field(description="The id of its record in indicators/sources.yaml.", examples=["crc"])
    locator: Text = Field(description="The article that says when it binds.", examples=["article 49"])


class TreatiesFile(FileSchema):
    """The treaties that frameworks grade and cards list."""

    treaties: list[TreatyItem] = Field(description="The treaties, in the order in which cards list them.")


class SourceItem(Item):
    """A bibliographic record with CSL keys, and what we must know of a source besides."""

    model_config = ConfigDict(extra="allow")

    id: Id = Field(
        description="The key that findings and citations use: who, what, year. Do not change it later.",
        examples=["usa-wc3-2008"],
    )
    kind: Literal["government", "un", "treaty-body", "ngo", "academic", "media", "law"] = Field(
        description="Whose voice this is: a government's report about itself is government, whoever printed "
        "it."
    )
    about: Literal["all"] | list[Iso3] = Field(
        description="The countries it speaks about, or all. A finding about another country is refused.",
        examples=["all", ["USA"], ["USA", "CAN"]],
    )
    confidential: Flag = Field(
        False,
        description="true: never printed, in no output. For a source that could be harmed; what rests on it "
        "alone is shown without it.",
    )
    type: Text = Field(
        description="The CSL type, as Zotero gives it.",
        examples=["report", "treaty", "webpage", "article-newspaper", "legislation"],
    )
    title: Text = Field(
        description="The title as it stands on the work, also where the field shuns a word in it.",
        examples=["Trafficking in Persons Report"],
    )
    author: list[dict[str, Text]] = Field(
        default_factory=list,
        description="Institutions as literal; persons only where they are named on the work as its authors.",
        examples=[[{"literal": "ECPAT International"}], [{"family": "Doe", "given": "A."}]],
    )
    issued: Date | None = Field(
        None, description="When it appeared, as exact as known.", examples=["2008", "2008-11", "2008-11-25"]
    )
    accessed: Date | None = Field(
        None, description="When you looked at it, for web pages.", examples=["2010-01-20"]
    )

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
    sources: list[SourceItem] = Field(
        description="The sources, in any order; the notes of a card sort themselves."
    )


class LaterItem(Item):
    """A caution about something that came later than some of the country's editions."""

    on: Date = Field(
        description="The earliest as-of date of the cards that print it.", examples=["2011-03-31"]
    )
    note: Text = Field(
        description="The caution.", examples=["The reservation was withdrawn after the record was checked."]
    )


class RecordItem(Item):
    """What the country has done about a treaty; dates left out where nothing was done."""

    treaty: Id = Field(
        description="The treaty's short name, as in indicators/treaties.yaml.", examples=["OPSC"]
    )
    eligibility: Literal["eligible", "not-eligible", "extended", "not-extended"] = Field(
        "eligible",
        description="not-eligible: cannot become a party; extended, not-extended: a territory that is bound "
        "through another state only.",
    )
    signed: Date | None = Field(
        None, description="When it was signed; left out if it was not.", examples=["2000-07-05"]
    )
    consent: Date | None = Field(
        None,
        description="When consent to be bound was deposited; a signature is not consent.",
        examples=["2002-12-23"],
    )
    consent_kind: (
        Literal["ratification", "accession", "succession", "acceptance", "approval", "extension"] | None
    ) = Field(None, description="How consent was given, by the depositary's word.")
    in_force: Date | None = Field(
        None,
        description="When it bound the country, only where the usual delay does not apply.",
        examples=["2003-01-23"],
    )
    reservations: Literal["yes", "no", "unknown"] = Field(
        "unknown", description="Whether there are reservations or declarations; printed, never graded."
    )
    source: Id = Field(
        description="The source of the record, by its id in a sources.yaml.", examples=["untc"]
    )
    locator: Text | None = Field(None, description="The place in the source.", examples=["chapter IV, 11 c"])
    checked: Text = Field(
        description="How well the row was checked.",
        examples=["two sources", "two sources, year", "one source"],
    )
    note: Text | None = Field(
        None,
        description="A caution, printed with the row on every card.",
        examples=["The records do not tell reservations from declarations."],
    )
    later: LaterItem | None = Field(
        None, description="A caution about what came later, left out of cards with an earlier as-of date."
    )


class CountryFile(FileSchema):
    """A country: its names as the field writes them, and its ratification record."""

    drops_items: ClassVar[bool] = True
    joined: ClassVar[str] = " "
    id: Iso3 = Field(
        description="The ISO 3166 code of three capital letters, which is the folder's name.",
        examples=["USA"],
    )
    name: Text = Field(description="The full name.", examples=["United States of America"])
    short_name: Text = Field(description="The name in lists and tables.", examples=["United States", "USA"])
    in_text: Text = Field(
        description="The name inside a sentence, with its article.", examples=["the USA", "Thailand"]
    )
    region: Text = Field(
        description="The region, as the campaign divides the world: the same word in all countries of it.",
        examples=["Americas"],
    )
    federation: Flag = Field(
        False,
        description="true where the state is a federation by its constitution, with units that make laws.",
    )
    treaties: list[RecordItem] = Field(
        default_factory=list,
        description="The ratification record. Criteria that are treaties are graded from it; nobody types "
        "it twice.",
    )
