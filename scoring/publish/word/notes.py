"""Footnotes, which python-docx does not write: a part of their own, and references to it in the text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import serialize_part_xml
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from scoring.publish.word.xml import Look, element, run

TEXT, REFERENCE = "FootnoteText", "FootnoteReference"
_SEPARATORS = (("separator", "w:separator", "-1"), ("continuationSeparator", "w:continuationSeparator", "0"))
Write = Callable[[Any, str], None]
"""Writes HTML of one line into a paragraph."""


def reference(number: int) -> Any:
    """The mark in the text; Word numbers notes by the order of their marks."""
    made = run("", Look(style=REFERENCE))
    made.replace(made[-1], element("w:footnoteReference", id=str(number)))
    return made


def add_notes(document: Document, notes: Mapping[int, str], write: Write, *, rtl: bool) -> None:
    """Write the part with the notes, each of them HTML by its number."""
    root = element("w:footnotes")
    for kind, name, id_ in _SEPARATORS:
        note, paragraph, mark = element("w:footnote", type=kind, id=id_), element("w:p"), element("w:r")
        mark.append(element(name))
        paragraph.append(mark)
        note.append(paragraph)
        root.append(note)
    for number, html in notes.items():
        root.append(_note(number, html, write, rtl))
    blob = serialize_part_xml(root)
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _note(number: int, html: str, write: Write, rtl: bool) -> Any:
    note, paragraph, properties = (
        element("w:footnote", id=str(number)),
        element("w:p"),
        element("w:pPr"),
    )
    properties.append(element("w:pStyle", val=TEXT))
    if rtl:
        properties.append(element("w:bidi"))
    paragraph.append(properties)
    mark = run("", Look(style=REFERENCE))
    mark.replace(mark[-1], element("w:footnoteRef"))
    paragraph.append(mark)
    paragraph.append(run(" ", Look()))
    write(paragraph, html)
    note.append(paragraph)
    return note
