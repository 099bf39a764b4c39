"""Schema of a framework's texts.yaml: what every card under it says."""

from __future__ import annotations

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Item, LongText, Text


class TitlesItem(Item):
    """What the parts of a card are called under this framework; placeholders may stand in them."""

    subtitle: Text | None = Field(
        None,
        description="Below the country's name on the cover.",
        examples=["What the state does against the sex trafficking of children"],
    )
    progress: Text | None = Field(
        None, description="The title of the first section.", examples=["Progress in {in-text}"]
    )
    overview: Text | None = Field(
        None,
        description="The title of the overview of all countries.",
        examples=["Global overview of states' efforts"],
    )
    details: Text | None = Field(
        None, description="The title of the section with the goals.", examples=["Details of {in-text}"]
    )
    figure_1: Text | None = Field(
        None,
        description="The caption of figure 1, before the number of countries.",
        examples=["States' efforts against child trafficking"],
    )


class GoalTextsItem(Item):
    """What every card prints about a goal."""

    introduction: LongText = Field(
        description="Why this goal: Markdown with citations.",
        examples=["Prevention reaches a child before anybody harms it [@opsc, article 9(1)]."],
    )
    explanation: LongText = Field(
        description="What its indicators ask for: Markdown with citations.",
        examples=["Indicator 1.1 asks for a policy that is carried into communities."],
    )
    quotation: Text = Field(
        description="An article of a convention, paraphrased.",
        examples=["States protect children from every form of sexual exploitation."],
    )
    quotation_source: Text = Field(
        description="Where it stands, as a citation.", examples=["[@crc, article 34]"]
    )


class FrameworkTextsFile(FileSchema):
    """What every country's card prints about the framework, as Markdown with citations and placeholders."""

    titles: TitlesItem = Field(default_factory=TitlesItem, description="Titles of the parts of a card.")
    progress: LongText = Field(
        description="The first section: what a card is, and that it grades what the state does.",
        examples=["This card looks at what stood ready in {in-text} on {as-of}."],
    )
    overview: LongText = Field(
        description="The second section: what the figures show.",
        examples=["Figure 1 counts the countries in each category."],
    )
    methodology: LongText = Field(
        description="The methodology, with ### headings: how grades, scores and ranks come about.",
        examples=["### Grades\n\nAn indicator is green where all its criteria are met."],
    )
    goals: dict[Id, GoalTextsItem] = Field(description="The texts of each goal, by its id: A, B, C.")
