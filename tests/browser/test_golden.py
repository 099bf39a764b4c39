"""Pages of the site as Chromium draws them, compared with what was last accepted.

Where a change is meant, ``.venv/bin/pytest tests/browser/test_golden.py --snapshot-update`` accepts it; look
at the pictures in ``golden/`` before they are committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import looks_as_accepted
from PIL import Image

from browser.conftest import Browser

pytestmark = pytest.mark.full

GOLDEN = Path(__file__).parent / "golden"
FONTS = Path(__file__).parents[2] / "templates" / "fonts"
PAGES = {"overview": "ecpat-2010/2010-01/index.html", "card": "ecpat-2010/2011-03/USA.html"}
FACES = [
    (family, weight, str(FONTS / f"IBMPlexSansArabic-{cut}.ttf"))
    for family in ("Noto Sans Arabic", "Noto Naskh Arabic")
    for weight, cut in ((400, "Regular"), (600, "SemiBold"))
]
"""What Arabic is drawn in here: readers see it in a typeface of their own."""


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1200])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_last_accepted(
    browser: Browser,
    server: str,
    page: str,
    width: int,
    language: str,
    tmp_path: Path,
    pytestconfig: pytest.Config,
) -> None:
    shot, file = tmp_path / "page.png", GOLDEN / f"{page}-{language}-{width}.png"
    browser.look(
        "picture", server, page=f"{language}/{PAGES[page]}", width=width, faces=FACES, file=str(shot)
    )
    with Image.open(shot) as held:
        drawn = held.convert("RGB").resize((held.width // 2, held.height // 2), Image.Resampling.LANCZOS)
    # colours are chosen so that the few of grades are kept beside the many greys of text
    if pytestconfig.getoption("update_snapshots"):
        file.parent.mkdir(exist_ok=True)
        drawn.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(file, optimize=True)
    assert looks_as_accepted(drawn, file, tmp_path) == ""
