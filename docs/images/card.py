"""Makes card.png, the picture of a card in the README, from the booklet that `make cards` prints.

.venv/bin/python docs/images/card.py [BOOKLET]
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[2]
BOOKLET = ROOT / "output" / "ecpat-2010" / "2010-01" / "en" / "USA-booklet.pdf"
PAGES = ("cover", "glance", "goal-B")
"""The cover, and the pages on which these names in the PDF stand."""
WIDTH, MARGIN, GAP = 1400, 44, 32
GROUND, BORDER = (233, 235, 239), (190, 197, 208)
COLOURS = 256


def numbers(booklet: Path) -> list[int]:
    from pypdf import PdfReader

    reader = PdfReader(booklet)
    places = {name: reader.get_destination_page_number(to) for name, to in reader.named_destinations.items()}
    return [(places.get(name) or 0) + 1 for name in PAGES]


def drawn(booklet: Path, page: int, width: int) -> Image.Image:
    """A page, drawn twice as large and made smaller, which is smoother."""
    with tempfile.TemporaryDirectory() as folder:
        size = ["-scale-to-x", str(2 * width), "-scale-to-y", "-1"]
        one = ["-png", "-f", str(page), "-l", str(page), "-singlefile"]
        subprocess.run(["pdftoppm", *one, *size, booklet, Path(folder) / "page"], check=True)
        with Image.open(Path(folder) / "page.png") as large:
            height = round(large.height * width / large.width)
            return large.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)


def main(booklet: Path) -> None:
    width = (WIDTH - 2 * MARGIN - (len(PAGES) - 1) * GAP) // len(PAGES)
    pages = [drawn(booklet, number, width) for number in numbers(booklet)]
    picture = Image.new("RGB", (WIDTH, pages[0].height + 2 * MARGIN), GROUND)
    left = MARGIN
    for page in pages:
        picture.paste(page, (left, MARGIN))
        edge = (left - 1, MARGIN - 1, left + page.width, MARGIN + page.height)
        ImageDraw.Draw(picture).rectangle(edge, outline=BORDER)
        left += width + GAP
    small = picture.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(Path(__file__).with_suffix(".png"), optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else BOOKLET)
