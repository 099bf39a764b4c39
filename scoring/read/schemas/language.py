"""Schemas of a language's own file, and of the translations of a country's texts."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from scoring.read.schemas.base import FileSchema, Id, Iso3, Item, LongText, Text

Code = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._/-]*$", max_length=200)]
_DIGEST = r"^[0-9a-f]{12}$"
Digest = Annotated[
    str,
    StringConstraints(pattern=_DIGEST),
    WithJsonSchema({"type": ["string", "number"], "pattern": _DIGEST}),
]


class CountryNameItem(Item):
    """A country's names in the language, as the field writes them there."""

    name: Text = Field(description="The full name.", examples=["États-Unis d’Amérique"])
    short_name: Text | None = Field(
        None, description="The name in lists; the full one if left out.", examples=["États-Unis"]
    )
    in_text: Text | None = Field(
        None, description="The name inside a sentence, with its article.", examples=["les États-Unis"]
    )


class LanguageFile(FileSchema):
    """What a language brings along besides its catalogues: templates/i18n/fr.yaml."""

    language: Code = Field(description="Its code, which is the file's name.", examples=["fr", "pt-BR"])
    name: Text = Field(description="Its own name for itself.", examples=["français"])
    checked_by: Text | None = Field(
        None,
        description="The role of the native reader who has checked it; without one, pages say so.",
        examples=["a teacher of French at the network's office in Paris"],
    )
    fonts: Id = Field(
        "latin",
        description="The style sheet with its fonts: latin is styles/fonts-latin.css.",
        examples=["latin", "thai"],
    )
    numbers: Literal["latn", "arab", "arabext", "deva", "thai", "beng"] = Field(
        "latn", description="The digits, by CLDR's name of the numbering system: latn is 0123."
    )
    countries: dict[Iso3, CountryNameItem] = Field(
        default_factory=dict, description="Names of countries; CLDR's are taken for those left out."
    )


class TranslationItem(Item):
    """One text in the language."""

    item: Key = Field(
        description="The key of the English text, as `cards translations` writes it. Leave it as it is.",
        examples=["summary/1.1"],
    )
    of: Digest | None = Field(
        None,
        description="The digest of the English text that was translated; left out: of today's. It shows "
        "later that the English has changed. When you have brought the translation up to date, "
        "take it out.",
        examples=["4c507503b26a"],
    )
    text: LongText | None = Field(
        None,
        description="The translation; left out, it is yet to come. Leave {names} and [@citations] as they "
        "are.",
        examples=["Le Gouvernement n’a pas de plan national."],
    )


class OverlayFile(FileSchema):
    """A country's texts in one language: countries/USA/2010-01/i18n/fr.yaml."""

    drops_items: ClassVar[bool] = True
    translations: list[TranslationItem] = Field(description="The texts, in the order of the card.")
