"""From a page to a picture: PDF to PNG, and whether all of its words are on it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

from scoring.publish import PublishError

if TYPE_CHECKING:
    from PIL.Image import Image

PIXEL = 96 / 72
"""Pixels of a style sheet to a point of the PDF."""
FINER = 2
"""Drawn so many times as large, and then made smaller: edges are smoother than pdfium draws them."""
COLOURS = 256
FLAT = 12
"""So many colours, the most frequent, are kept exactly."""
UNSEEN = 6
"""By how much of 255 a colour may differ in a picture with a palette, so that nobody sees it."""


def png(pdf: bytes, width: int, height: int, name: str) -> bytes:
    """The page as PNG of this size in pixels, without dates; PublishError where the page has another size."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        drawn = page.render(scale=FINER * PIXEL).to_pil().convert("RGB")
    if drawn.size != (FINER * width, FINER * height):
        raise PublishError("size", f"{name} came out with another size: {drawn.size}")
    made, file = _with_palette(drawn.reduce(FINER)), io.BytesIO()
    made.save(file, "PNG", optimize=True)
    return file.getvalue()


def _with_palette(picture: Image) -> Image:
    """The picture with a palette, a third of the size, where that looks the same."""
    from PIL import Image, ImageChops

    fewer = picture.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    differences = ImageChops.difference(picture, fewer.convert("RGB"))
    worst = max(
        value for band in differences.split() for value, count in enumerate(band.histogram()) if count
    )
    if worst > UNSEEN:
        return picture
    _keep_flat_colours(picture, fewer)
    return fewer


def _keep_flat_colours(picture: Image, fewer: Image) -> None:
    """Put the colours of large areas into the palette as they are; the nearest there may be a shade off."""
    from PIL import Image

    counted: list[tuple[int, Any]] = picture.getcolors(picture.width * picture.height) or []
    colours = [tuple(colour) for _, colour in sorted(counted, reverse=True)[:FLAT]]
    strip = Image.new("RGB", (len(colours), 1))
    strip.putdata(colours)
    places = strip.quantize(palette=fewer, dither=Image.Dither.NONE).tobytes()
    palette = fewer.getpalette() or []
    for place, colour in reversed(list(zip(places, colours, strict=True))):
        palette[3 * place : 3 * place + 3] = list(colour)
    fewer.putpalette(palette)


def words_outside(pdf: bytes, edge: int) -> bool:
    """Whether a letter of the first page stands nearer to its edges than so many pixels."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        right, top = (size - edge / PIXEL for size in page.get_size())
        left = bottom = edge / PIXEL
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
    return any(
        box[0] < box[2] and (box[0] < left or box[1] < bottom or box[2] > right or box[3] > top)
        for box in boxes
    )
