"""A page of every kind in every language, as picture and as text, compared with what was last accepted.

Where a change is meant, ``.venv/bin/pytest tests/papers/test_golden.py --snapshot-update`` accepts it;
look at the pictures in ``golden/`` before they are committed. ``docs/gallery.md`` shows them.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from golden import accept, looks_as_accepted, picture
from PIL import Image

from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.pdf import warm_up
from scoring.publish.products import make_all
from scoring.read.languages import language_codes, translation
from scoring.read.workspace import load

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
PAGES = {"booklet": 3, "summary": 1, "overview": 4, "briefing": 1, "pictures": 1}
"""The page of each kind that is looked at: at a glance, the one there is, figure 2, what can be said."""
LANGUAGES = language_codes(ROOT / "templates")
COLOURS, DOTS_PER_INCH = 256, 45

pytestmark = [
    pytest.mark.full,  # another version of Pango may set lines elsewhere
    pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not there"),
]


@cache
def workspace() -> Workspace:
    return load(ROOT).workspace


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Path]:
    """The papers of the USA, January 2010, by kind and language."""
    space, folder = workspace(), tmp_path_factory.mktemp("golden")
    card = Card(space.frameworks["ecpat-2010"], "2010-01", "USA")
    spoken = [translation(space, code) for code in LANGUAGES]
    translated = {one.language.code: one.workspace for one in spoken}
    order = Order(space, (card,), tuple(one.language for one in spoken), folder, "a4", translated)
    warm_up()
    found: dict[tuple[str, str], Path] = {}
    for kind in PAGES:
        for _, done in make_all(list(KINDS[kind](order))):
            if isinstance(done, PublishError):
                raise done
            for path in done.files:
                if path.suffix == ".pdf" or path.name == "USA-1200x630.png":
                    found[kind, path.parent.name] = path
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES)
def test_a_page_looks_and_reads_as_last_accepted(
    made: dict[tuple[str, str], Path], kind: str, language: str, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    paper, file = made[kind, language], GOLDEN / f"{kind}-{language}.png"
    if kind == "pictures":
        with Image.open(paper) as held:
            drawn, text = held.convert("RGB").resize((600, 315)), paper.with_suffix(".txt").read_text("utf-8")
    else:
        drawn = picture(paper, PAGES[kind], tmp_path, DOTS_PER_INCH)
        page = pypdfium2.PdfDocument(paper)[PAGES[kind] - 1]
        text = "\n".join(page.get_textpage().get_text_bounded().splitlines()) + "\n"
    if pytestconfig.getoption("update_snapshots"):
        accept(file, drawn, COLOURS)
        file.with_suffix(".txt").write_text(text, "utf-8", newline="\n")
    assert text == file.with_suffix(".txt").read_text("utf-8")
    assert looks_as_accepted(drawn, file, tmp_path) == ""
