"""What WeasyPrint leaves out of a tagged PDF, put in right before it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pydyf

PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""

BLOCKS = frozenset({"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"})
"""Elements that hold none of their own kind."""

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


RELATION = "/Data"
"""How a file that the PDF carries stands to it: what the pages were made from (ISO 32000-2, 7.11.3)."""


class AttachedError(Exception):
    """The page attaches a file to the PDF."""


def finish(document: Any, pdf: Any, carried: int = 0) -> None:
    """Give table headers their scope, as the HTML has it, and have links printed and say their words.

    Running heads and page numbers become artifacts, and no heading holds another heading. AttachedError
    where the page attaches a file, beside those that are ``carried``.

    WeasyPrint leaves a cell's structure element on the cell's box as ``mark``, and takes a header
    without a scope as that of its column, which is kept to here.
    """
    for box in _boxes(document):
        element = getattr(box, "mark", None)
        if element is not None and element.get("S") == "/TH":
            scope = box.element.attrib.get("scope", "") if box.element is not None else ""
            element["A"]["Scope"] = SCOPES.get(scope.strip().lower(), "/Column")
        if box.link_annotation is not None and (words := _words(box.element)):
            box.link_annotation["Contents"] = pydyf.String(words)
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Dictionary):
            continue
        if entry.get("Subtype") == "/Link":
            entry["F"] = PRINTED
        elif entry.get("S") == "/TH" and "Scope" not in entry["A"]:
            raise ValueError("a table header has no box from which to know its scope")
        elif entry.get("Subtype") == "/FileAttachment":
            raise AttachedError
    _carry(pdf, carried)
    _margins_as_artifacts(pdf)
    _blocks_once(pdf)


def _carry(pdf: Any, carried: int) -> None:
    """Say how the files that the PDF carries stand to it; there must be no others."""
    files = [entry for entry in _numbered(pdf).values() if entry.get("Type") == "/Filespec"]
    if len(files) != carried:
        raise AttachedError
    for entry in files:
        entry["AFRelationship"] = RELATION
        pdf.catalog.setdefault("AF", pydyf.Array()).append(entry.reference)


def links_once(document: Any) -> None:
    """Take back the links that WeasyPrint makes of each element inside a link, before the PDF is written."""
    for page in document.pages:
        page.links = [link for link in page.links if link[-1].element.tag == "a"]


def _blocks_once(pdf: Any) -> None:
    """Have a heading or a paragraph announced once.

    WeasyPrint gives the lines beside a float an element of their own inside the heading's or
    paragraph's, and of the same kind.
    """
    numbered = _numbered(pdf)
    elements = [entry for entry in numbered.values() if entry.get("S") in BLOCKS]
    inner = [element for element in elements if numbered[_number(element["P"])].get("S") == element["S"]]
    for element in inner:
        element["S"] = "/NonStruct"


def _margins_as_artifacts(pdf: Any) -> None:
    """Mark what stands in the margins as artifacts, so that no reader speaks it on every page.

    WeasyPrint tags margin boxes and leaves their elements out of the structure tree: what is tagged and
    not in the tree is what stands in the margins.
    """
    numbered = _numbered(pdf)
    elements = [entry for entry in numbered.values() if entry.get("Type") == "/StructElem"]
    in_tree = _in_tree(numbered)
    loose: dict[Any, set[int]] = {}
    for element in elements:
        if element.number not in in_tree:
            loose.setdefault(element["Pg"], set()).update(kid for kid in element["K"] if isinstance(kid, int))
    streams = {entry.number: entry.stream for entry in pdf.objects if isinstance(entry, pydyf.Stream)}
    for page, marked in loose.items():
        contents = _number(numbered[_number(page)]["Contents"])
        _mark_artifacts(streams[contents], marked)


def _mark_artifacts(stream: list[Any], marked: set[int]) -> None:
    """Turn marked content with these numbers into artifacts: ``/P {…} BDC`` to ``/Artifact {…} BDC``."""
    for index, item in enumerate(stream):
        properties = stream[index - 1] if item == b"BDC" else None
        if isinstance(properties, pydyf.Dictionary) and properties.get("MCID") in marked:
            stream[index - 2] = "/Artifact"
            properties.pop("MCID")
            properties["Type"] = "/Pagination"


def _numbered(pdf: Any) -> dict[int, Any]:
    return {entry.number: entry for entry in pdf.objects if isinstance(entry, pydyf.Dictionary)}


def _in_tree(numbered: dict[int, Any]) -> set[int]:
    """The numbers of all elements that the structure tree leads to."""
    found: set[int] = set()
    todo = [entry for entry in numbered.values() if entry.get("Type") == "/StructTreeRoot"]
    while todo:
        element = todo.pop()
        if element.number not in found:
            found.add(element.number)
            kids = [_number(kid) for kid in element.get("K", ()) if isinstance(kid, bytes)]
            todo += [numbered[kid] for kid in kids if kid in numbered]
    return found


def _number(reference: bytes) -> int:
    """The object number in a reference such as ``12 0 R``."""
    found = re.match(rb"(\d+) 0 R", reference)
    if not found:
        raise ValueError(f"{reference!r} is no reference to an object")
    return int(found[1])


def _words(element: Any) -> str:
    """All words of an HTML element, also those told of a drawing in it."""
    return " ".join("".join(element.itertext()).split())


def _boxes(document: Any) -> Iterator[Any]:
    for page in document.pages:
        yield from page._page_box.descendants(placeholders=True)
