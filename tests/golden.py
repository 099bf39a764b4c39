"""Pages as pictures, compared with those last accepted."""

from __future__ import annotations

import subprocess
from pathlib import Path

from PIL import Image, ImageChops, ImageFilter

DOTS_PER_INCH = 50
COLOURS = 256
"""What an accepted picture may hold; fewer blur the grades."""
SOFT = 1.0
"""Pixels: how much is blurred before comparing, because edges of letters are drawn a little otherwise by
every version of the program that draws them."""
NEAR = 40
"""Of 255: what differs by less is the same."""
ALLOWED = 0.001
"""The share of pixels that may differ."""


def picture(paper: Path, page: int, folder: Path, dots_per_inch: int = DOTS_PER_INCH) -> Image.Image:
    run = ["pdftoppm", "-png", "-r", str(dots_per_inch), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*run, paper, folder / "page"], check=True)
    with Image.open(folder / "page.png") as drawn:
        return drawn.convert("RGB")


def accept(file: Path, drawn: Image.Image, colours: int = COLOURS) -> None:
    file.parent.mkdir(exist_ok=True)
    drawn.quantize(colours, dither=Image.Dither.NONE).save(file, optimize=True)


def difference(accepted: Image.Image, drawn: Image.Image) -> Image.Image:
    """White where two pictures differ, black where they do not."""
    softened = [one.filter(ImageFilter.GaussianBlur(SOFT)) for one in (accepted, drawn)]
    red, green, blue = ImageChops.difference(*softened).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point([255 if value > NEAR else 0 for value in range(256)])


def beside(*pictures: Image.Image) -> Image.Image:
    whole = Image.new("RGB", (sum(one.width for one in pictures), max(one.height for one in pictures)))
    left = 0
    for one in pictures:
        whole.paste(one, (left, 0))
        left += one.width
    return whole


def looks_as_accepted(drawn: Image.Image, file: Path, folder: Path) -> str:
    """Nothing where the picture is the accepted one; else what differs, and where to see it."""
    with Image.open(file) as held:
        accepted = held.convert("RGB")
    if drawn.size != accepted.size:
        return f"the picture is {drawn.size}, and was {accepted.size}"
    differs = difference(accepted, drawn)
    share = differs.histogram()[255] / (drawn.width * drawn.height)
    if share <= ALLOWED:
        return ""
    beside(accepted, drawn, differs).save(folder / "difference.png")
    return f"{share:.2%} of the page differ: see {folder / 'difference.png'}"
