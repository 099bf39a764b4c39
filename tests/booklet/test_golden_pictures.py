"""A few telling pages as pictures, compared with those last accepted in ``pictures/``.

Where a change is meant, ``.venv/bin/pytest tests/booklet --snapshot-update`` accepts the pictures, and
the text with them. A page that differs is left in the test's temporary folder as three pictures side by
side: accepted, now, and where they differ.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

from booklet.printed import Printed

PICTURES = Path(__file__).parent / "pictures"
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


def heading(text: str) -> Callable[[Printed], int]:
    """The page on which a heading stands."""
    return lambda usa: next(one.page for one in usa.pdf.headings if one.text.startswith(text))


def caption(text: str) -> Callable[[Printed], int]:
    return lambda usa: next(one.page for one in usa.pdf.document.all("Caption") if one.text.startswith(text))


PAGES: dict[str, Callable[[Printed], int]] = {
    "cover": lambda _: 1,
    "contents": heading("Contents"),
    "glance": heading("The card at a glance"),
    "overview": caption("Figure 2."),
    "goal": heading("B National law"),
    "petition": heading("5 "),
    "notes": heading("7 "),
    "annex": heading("Annex"),
}


def picture(booklet: Path, page: int, folder: Path) -> Image.Image:
    run = ["pdftoppm", "-png", "-r", str(DOTS_PER_INCH), "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*run, booklet, folder / "page"], check=True)
    with Image.open(folder / "page.png") as drawn:
        return drawn.convert("RGB")


def accept(name: str, drawn: Image.Image) -> None:
    PICTURES.mkdir(exist_ok=True)
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


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


@pytest.mark.full
@pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="pdftoppm is not installed; make test installs it"
)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_last_accepted(
    usa: Printed, name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    drawn = picture(usa.path, PAGES[name](usa), tmp_path)
    if pytestconfig.getoption("update_snapshots"):
        accept(name, drawn)
    with Image.open(PICTURES / f"{name}.png") as file:
        accepted = file.convert("RGB")
    assert drawn.size == accepted.size
    differs = difference(accepted, drawn)
    share = differs.histogram()[255] / (drawn.width * drawn.height)
    if share > ALLOWED:
        beside(accepted, drawn, differs).save(tmp_path / "difference.png")
    assert share <= ALLOWED, f"{share:.2%} of the page differ: see {tmp_path / 'difference.png'}"


@pytest.mark.full
def test_how_letters_are_drawn_is_let_pass_and_a_shape_is_not() -> None:
    with Image.open(PICTURES / "glance.png") as file:
        page = file.convert("RGB")
    shape = page.copy()
    shape.paste((200, 30, 60), (200, 300, 220, 320))
    otherwise = page.filter(ImageFilter.GaussianBlur(0.4))
    pixels = page.width * page.height
    assert difference(page, shape).histogram()[255] > ALLOWED * pixels
    assert difference(page, otherwise).histogram()[255] <= ALLOWED * pixels
