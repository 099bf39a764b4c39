"""The preview in Chromium: evidence is written beside an open page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from edits import XAA, XBB, copied

from browser.conftest import Browser
from scoring.commands.preview import strip_words
from scoring.edit.preview.live import BEFORE, Live
from scoring.edit.preview.printing import Printer
from scoring.edit.preview.server import Server
from scoring.edit.preview.view import Choice

pytestmark = pytest.mark.full

GOOD, WORSE, WRONG = (
    f"- id: xaa-1.1-a1\n    criterion: 1.1.a\n    answer: {answer}\n" for answer in ("met", "not met", "mett")
)


@pytest.fixture
def root(browser: Browser, tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace").resolve()


@pytest.fixture
def address(root: Path) -> Iterator[str]:
    live = Live(root, strip_words, lambda: "12:00:00")
    server = Server(live, Printer(root), Choice("mini-1", "2010-01", "XAA"), follows=True)
    running = threading.Thread(target=server.run, daemon=True)
    running.start()
    yield server.address
    server.shutdown()
    running.join()


def written(root: Path) -> dict[str, str]:
    return {"file": str(root / XAA), "good": GOOD, "worse": WORSE, "wrong": WRONG}


def test_the_card_follows_what_is_saved_in_its_place(browser: Browser, root: Path, address: str) -> None:
    seen = browser.look("writes", address, "preview.mjs", **written(root))
    assert seen["complaints"] == []
    assert seen["title"] == "XAA 2010-01 – preview"
    assert seen["head"].startswith("Country progress card: ")
    # a save: another grade, in the same place, and what it changed
    assert seen["before"]["y"] > 0
    # what is read stays where it is on the screen, though what stands above it may grow or shrink
    assert seen["after"]["top"] == seen["before"]["top"]
    assert seen["after"]["same"]
    assert seen["before"]["same"]
    assert seen["regrade"] != seen["grade"]
    assert "Saved at 12:00:00: countries/XAA/2010-01/mini-1.yaml" in seen["strip"]
    assert "score 63% → 50%" in seen["strip"]
    assert "Is a national plan in force? met → not met" in seen["detail"]
    # an error: the card as it was, dimmed, and what to write
    assert seen["broken"] == BEFORE
    assert seen["dimmed"] < 1
    assert seen["kept"] == seen["regrade"]
    line = (root / XAA).read_text(encoding="utf-8").split(GOOD)[0].count("\n") + 3
    assert seen["problem"].startswith(f"error {XAA}:{line}:")
    assert "xaa-1.1-a1: the framework has no answer 'mett'" in seen["problem"]
    assert "Did you mean met?" in seen["problem"]
    assert "score 63% → 50%" in seen["stays"]
    assert seen["shown"] == "indicator-1.1"
    # mended
    assert seen["mended"] == {"broken": True, "old": ""}
    assert seen["near"] == 0
    assert seen["again"] == seen["grade"]
    assert seen["open"]


def test_a_language_is_chosen_and_kept(browser: Browser, root: Path, address: str) -> None:
    seen = browser.look("languages", address, "preview.mjs", **written(root))
    assert seen == {"dir": "ar", "later": "ar", "complaints": []}


def test_the_pdf_is_made_by_keyboard_alone(browser: Browser, root: Path, address: str) -> None:
    seen = browser.look("prints", address, "preview.mjs")
    file = "output/mini-1/2010-01/en/XAA-booklet.pdf"
    assert seen["said"] == f"The PDF is in {file}"
    assert seen["start"] == [200, "application/pdf", "%PDF-"]
    assert (root / file).is_file()
    assert seen["complaints"] == []


def test_the_page_turns_to_the_country_that_is_saved(browser: Browser, root: Path, address: str) -> None:
    saved = {"other": str(root / XBB), "then": "answer: met", "now": "answer: partly"}
    seen = browser.look("follows", address, "preview.mjs", **saved)
    assert (seen["first"], seen["then"]) == ("mini-1/2010-01/XAA", "mini-1/2010-01/XBB")
    assert seen["complaints"] == []


@pytest.mark.parametrize("width", [360, 800, 1200])
def test_axe_finds_nothing(browser: Browser, root: Path, address: str, width: int) -> None:
    seen = browser.look("axe", address, "preview.mjs", width=width, bypassCSP=True, **written(root))
    assert seen["violations"] == []
    assert seen["wide"] <= 0
    assert seen["beneath"] <= 0
