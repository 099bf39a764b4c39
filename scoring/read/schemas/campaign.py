"""Schema of templates/campaign.yaml: what a campaign changes in the look."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from scoring.read.schemas.base import Colour, FileSchema, Inside, Item

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]


class LogoItem(Item):
    """The campaign's logo, printed on covers and summaries."""

    file: Inside = Field(
        description="An SVG or PNG file in templates/, such as logo.svg: 200 kB at most, without words.",
        examples=["logo.svg"],
    )
    alt: Line = Field(
        description="What stands for the logo where it is not seen: the campaign's name.",
        examples=["The campaign Every Child Safe"],
    )


class ColoursItem(Item):
    """The colours of pages; what is left out stays as in styles/tokens.css."""

    ink: Colour | None = Field(
        None,
        description="Headings, links, the cover: dark on paper, and under white words.",
        examples=["#1f3a5f"],
    )
    ink_mid: Colour | None = Field(None, description="Bars of figures.", examples=["#5b7ba3"])
    ink_pale: Colour | None = Field(None, description="The ground of scales.", examples=["#dfe7f0"])
    text: Colour | None = Field(None, description="Running text.", examples=["#222222"])
    quiet: Colour | None = Field(None, description="Small words beside the text.", examples=["#595959"])
    rule: Colour | None = Field(None, description="Thin lines.", examples=["#cccccc"])
    tint: Colour | None = Field(None, description="The ground of boxes, under text.", examples=["#f3f5f8"])
    paper: Colour | None = Field(
        None, description="The ground of pages, and words on ink.", examples=["#ffffff"]
    )
    tone_1: Colour | None = Field(
        None,
        description="The best category on the map, the darkest; under words in paper.",
        examples=["#12355b"],
    )
    tone_2: Colour | None = Field(
        None, description="The next category; under words in paper.", examples=["#2f5d8c"]
    )
    tone_3: Colour | None = Field(
        None, description="The next; under words in the colour of text.", examples=["#7fa3c7"]
    )
    tone_4: Colour | None = Field(
        None, description="The next; under words in the colour of text.", examples=["#b6cbe0"]
    )
    tone_5: Colour | None = Field(
        None, description="The last, the palest; under words in the colour of text.", examples=["#e3ebf3"]
    )


class FaceItem(Item):
    """A typeface: TTF or OTF files in templates/, such as fonts/Ours-Regular.ttf."""

    regular: Inside = Field(description="The upright cut.", examples=["fonts/Ours-Regular.ttf"])
    italic: Inside | None = Field(None, description="The italic cut.", examples=["fonts/Ours-Italic.ttf"])
    semibold: Inside = Field(description="The strong cut.", examples=["fonts/Ours-Semibold.ttf"])
    semibold_italic: Inside | None = Field(
        None, description="The strong italic cut.", examples=["fonts/Ours-SemiboldItalic.ttf"]
    )


class FontsItem(Item):
    """Typefaces by use; letters that one lacks are taken from the house's."""

    serif: FaceItem | None = Field(None, description="Running text.")
    display: FaceItem | None = Field(None, description="Large headings.")
    sans: FaceItem | None = Field(None, description="Tables, figures, running heads.")


class CampaignFile(FileSchema):
    """A campaign's design, address and contact; without this file the house's design is printed."""

    address: Line | None = Field(
        None, description="The campaign's web address.", examples=["https://example.org/"]
    )
    country_page: Line | None = Field(
        None,
        description="The address of a country's page, with {country} and, where needed, {framework}, "
        "{edition} and {language}. Summaries lead there.",
        examples=["https://example.org/{language}/{country}.html"],
    )
    contact: Line | None = Field(
        None, description="Whom to ask, by role, not by name.", examples=["the press office of the campaign"]
    )
    logo: LogoItem | None = Field(None, description="The campaign's logo.")
    colours: ColoursItem | None = Field(None, description="Colours as #rrggbb, in quotes.")
    fonts: FontsItem | None = Field(None, description="Typefaces in place of the house's.")
