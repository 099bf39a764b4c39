"""What WeasyPrint leaves out of a tagged PDF, put in right before it is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

PRINTED = 4
"""The flag of an annotation that is printed with its page (ISO 32000-1, 12.5.3)."""

SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}


class AttachedError(Exception):
    """The page attaches a file to the PDF."""


def finish(document: Any, pdf: Any) -> None:
    """Give table headers their scope, as the HTML has it, and have links printed.

    AttachedError where the page attaches a file.

    WeasyPrint leaves a cell's structure element on the cell's box as ``mark``, and takes a header
    without a scope as that of its column, which is kept to here.
    """
    for box in _boxes(document):
        element = getattr(box, "mark", None)
        if element is not None and element.get("S") == "/TH":
            scope = box.element.attrib.get("scope", "") if box.element is not None else ""
            element["A"]["Scope"] = SCOPES.get(scope.strip().lower(), "/Column")
    for entry in pdf.objects:
        if not isinstance(entry, pydyf.Dictionary):
            continue
        if entry.get("Subtype") == "/Link":
            entry["F"] = PRINTED
        elif entry.get("S") == "/TH" and "Scope" not in entry["A"]:
            raise ValueError("a table header has no box from which to know its scope")
        elif entry.get("Type") == "/Filespec" or entry.get("Subtype") == "/FileAttachment":
            raise AttachedError


def _boxes(document: Any) -> Iterator[Any]:
    for page in document.pages:
        yield from page._page_box.descendants(placeholders=True)
