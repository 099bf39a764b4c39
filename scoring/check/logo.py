"""A logo is a picture and nothing else: it loads nothing, runs nothing, and does not grow without end."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

MOST = 200_000
"""Bytes of a logo."""
MOST_ELEMENTS = 2_000
MOST_PIXELS = 4_000
_PNG = b"\x89PNG\r\n\x1a\n"
_SHAPES = frozenset(
    """
    svg g defs title desc path rect circle ellipse line polyline polygon clipPath
    linearGradient radialGradient stop
    """.split()
)
_ELSEWHERE = re.compile(r"url\((?!#)|@import|javascript:|\\", re.IGNORECASE)
"""Quotes and spaces before the # are left to nobody to read otherwise, and so are the escapes of CSS."""
_ENCODED = re.compile(rb"^[^>]*\bencoding\s*=\s*[\"'](?!utf-8[\"'])", re.IGNORECASE)
_MEASURE = re.compile(r"\d+(\.\d+)?(px)?")
_AGAIN = "Export it anew as plain SVG with paths only."

Fault = tuple[str, str]


def logo_fault(path: Path) -> Fault | None:
    """What is wrong with the file and what to do; None where it can be printed."""
    if path.stat().st_size > MOST:
        return f"the logo is larger than {MOST // 1000} kB", "Simplify it, or make it smaller."
    content = path.read_bytes()
    if path.suffix.lower() == ".png":
        return _png_fault(content)
    if path.suffix.lower() == ".svg":
        return _svg_fault(content)
    return "a logo is an SVG or a PNG file", "Export it as one of them."


def _png_fault(content: bytes) -> Fault | None:
    if not content.startswith(_PNG) or content[12:16] != b"IHDR":
        return "it is no PNG file, whatever its name says", "Export it anew."
    width, height = (int.from_bytes(content[at : at + 4]) for at in (16, 20))
    if not 0 < width <= MOST_PIXELS or not 0 < height <= MOST_PIXELS:
        said = f"it is {width} by {height} pixels, and may have {MOST_PIXELS} each way"
        return said, "Make it smaller: 1000 pixels print sharp."
    return None


def _svg_fault(content: bytes) -> Fault | None:
    # In another encoding the marks looked for below would be spelt otherwise.
    if b"\0" in content or _ENCODED.search(content):
        return "the SVG is not written in UTF-8", _AGAIN
    if re.search(rb"<!(DOCTYPE|ENTITY)", content, re.IGNORECASE):
        return "the SVG has a document type, which may name things to load", _AGAIN
    if re.search(rb"<\?(?!xml\s)", content):
        return "the SVG has an instruction to programs, which may name things to load", _AGAIN
    try:
        root = ElementTree.fromstring(content)  # there is no document type, so that nothing can be expanded
    except ElementTree.ParseError as error:
        return f"the SVG cannot be read: {error}", _AGAIN
    elements = list(root.iter())
    if _name(root.tag) != "svg":
        return "it is no SVG file, whatever its name says", _AGAIN
    if len(elements) > MOST_ELEMENTS:
        return f"the SVG has {len(elements)} parts, and may have {MOST_ELEMENTS}", "Simplify it."
    if strange := sorted({_name(one.tag) for one in elements} - _SHAPES):
        return f"the SVG has {strange[0]}, and a logo is shapes alone", _AGAIN
    if any(_loads(key, value) for one in elements for key, value in one.attrib.items()):
        return "the SVG names something to load or to run", _AGAIN
    return None if _sized(root) else ("the SVG does not say how large it is", "Give it a viewBox.")


def _loads(key: str, value: str) -> bool:
    name = _name(key).lower()
    return name.startswith("on") or (name == "href" and value[:1] != "#") or bool(_ELSEWHERE.search(value))


def _sized(root: ElementTree.Element) -> bool:
    numbers = root.get("viewBox", "").replace(",", " ").split()
    return (len(numbers) == 4 and all(_MEASURE.fullmatch(number) for number in numbers[2:])) or all(
        _MEASURE.fullmatch(root.get(side, "")) for side in ("width", "height")
    )


def _name(tag: object) -> str:
    """A name without its namespace; comments have none."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else "something that is no element"
