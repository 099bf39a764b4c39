"""Schema of the words to take care with in a language: indicators/words/LANG.yaml."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from scoring.read.schemas.base import FileSchema, Id, Item, Text
from scoring.read.schemas.language import Code


class TermItem(Item):
    """A word or phrase that the field advises against, and what to write in its place."""

    id: Id = Field(description="A name for it, not printed.", examples=["rescue"])
    words: list[Text] = Field(
        min_length=1,
        description="The forms it has, in small letters. A * at an end stands for any letters there; write "
        "one at both ends where words are not set apart by spaces.",
        examples=[["child prostitut*", "child pornography"], ["*โสเภณีเด็ก*"]],
    )
    instead: Text = Field(
        description="What to write instead, as it may stand in a text.",
        examples=["a child exploited in prostitution"],
    )
    because: Text = Field(
        description="What is wrong with the word, in a sentence an author can agree with.",
        examples=["The word makes the child take part in the crime that is committed against it."],
    )


class PersonsItem(Item):
    """Words by which a text may tell who a victim or an accused is."""

    ages: list[Text] = Field(
        default_factory=list,
        description="How the age of one person is written, with {age} for the number; a word for one child "
        "must stand close by.",
        examples=[["{age}-year-old", "aged {age}"]],
    )
    limits: list[Text] = Field(
        default_factory=list,
        description="Words right before an age that make it a limit of the law, and no child's age.",
        examples=[["under", "up to"]],
    )
    children: list[Text] = Field(
        default_factory=list,
        description="Words for one child, not for several. The same * as in terms.",
        examples=[["girl", "boy"]],
    )
    accused: list[Text] = Field(
        default_factory=list,
        description="Words said of an accused; a name of two or three words with capitals close by is "
        "reported.",
        examples=[["convicted", "accused"]],
    )
    titles: list[Text] = Field(
        default_factory=list,
        description="What stands before the name of a person; in texts people have roles.",
        examples=[["mr.", "mrs."]],
    )
    no_initials: list[Text] = Field(
        default_factory=list,
        description="Abbreviations that look like a person's initials and are none.",
        examples=[["U.S.", "U.N."]],
    )


class WordsFile(FileSchema):
    """Words to take care with in a language. A workspace's own file adds to the one that comes along."""

    drops_items: ClassVar[bool] = True
    language: Code = Field(description="The code of the language, which is the file's name.", examples=["en"])
    terms: list[TermItem] = Field(default_factory=list, description="Words that the field advises against.")
    persons: PersonsItem | None = Field(
        None, description="Words by which a text may tell who a victim or an accused is."
    )
