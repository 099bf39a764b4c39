"""A few telling pages as pictures, compared with those last accepted in ``pictures/``.

Where a change is meant, ``.venv/bin/pytest tests/booklet --snapshot-update`` accepts the pictures, and
the text with them. A page that differs is left in the test's temporary folder as three pictures side by
side: accepted, now, and where they differ.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from golden import ALLOWED, accept, difference, looks_as_accepted, picture
from PIL import Image, ImageFilter

from booklet.printed import Printed

PICTURES = Path(__file__).parent / "pictures"


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


@pytest.mark.full
@pytest.mark.skipif(
    shutil.which("pdftoppm") is None, reason="pdftoppm is not installed; make test installs it"
)
@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_last_accepted(
    usa: Printed, name: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    drawn, file = picture(usa.path, PAGES[name](usa), tmp_path), PICTURES / f"{name}.png"
    if pytestconfig.getoption("update_snapshots"):
        accept(file, drawn)
    assert looks_as_accepted(drawn, file, tmp_path) == ""


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
