"""Small pieces of WordprocessingML, safe for any text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold, and those that no reader sees."""


@dataclass(frozen=True)
class Look:
    """How a piece of text stands; ``language`` where it is not the document's."""

    bold: bool = False
    italic: bool = False
    style: str = ""
    language: str = ""


def element(name: str, **attributes: str) -> Any:
    """An element of the main namespace with attributes of it: ``element("w:lang", val="en-GB")``."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def writable(text: str) -> str:
    return _UNWRITABLE.sub("\ufffd", text)


def right_to_left(text: str) -> bool:
    """Whether a text has letters of a script that runs from right to left."""
    return any(unicodedata.bidirectional(letter) in {"R", "AL"} for letter in text)


def run(text: str, look: Look) -> Any:
    """A run of text; line feeds and tabs in it are spaces."""
    made = element("w:r")
    made.append(_properties(look, right_to_left(text)))
    words = element("w:t")
    words.text = writable(re.sub("[\t\n\r]+", " ", text))
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.append(words)
    return made


def _properties(look: Look, rtl: bool) -> Any:
    """In the order in which the schema wants them."""
    made = element("w:rPr")
    if look.style:
        made.append(element("w:rStyle", val=look.style))
    for name in ("w:b", "w:bCs") if look.bold else ():
        made.append(element(name))
    for name in ("w:i", "w:iCs") if look.italic else ():
        made.append(element(name))
    if rtl:
        made.append(element("w:rtl"))
    if look.language:
        made.append(element("w:lang", val=look.language))
    return made


def line_break() -> Any:
    made = element("w:r")
    made.append(element("w:br"))
    return made


def field(instruction: str) -> Any:
    """A field that Word fills in, such as PAGE."""
    made = element("w:fldSimple", instr=instruction)
    made.append(run("1", Look()))
    return made
