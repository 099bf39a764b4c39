"""Colours are told apart by who does not see them all, and never alone; words stand out from their ground."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from accessibility.papers import PRINTED, ROOT, Case, printed, shipped
from accessibility.sight import VISIONS, difference, seen
from scoring.check.contrast import READABLE, contrast
from scoring.language import Language
from scoring.publish.cells import grade_view
from scoring.publish.fetch import FolderFetcher
from scoring.read.campaign import house_colours
from scoring.read.languages import SOURCE

APART = 10
"""Of 100, as ``difference`` measures: what grades, and categories, differ by in every vision."""
LARGE, LARGE_BOLD, LARGE_READABLE = 24, 18.66, 3.0
"""CSS pixels from which text is large, and the contrast that is enough for it (WCAG 2.2, 1.4.3)."""
OUTSTANDING = 3.0
"""What a shape needs that says something (WCAG 2.2, 1.4.11)."""
COLOURS = house_colours(ROOT / "templates")
FRAMEWORKS = shipped(invented=False).frameworks


def test_differences_are_those_known() -> None:
    """Black and white; red and green, which are near in protanopia; grey, which all see alike."""
    assert round(difference("#000000", "#ffffff")) == 100
    assert difference("#7f3f00", "#3f5f00", "protanopia") < difference("#7f3f00", "#3f5f00") / 2
    for vision in VISIONS:
        assert seen("#808080", vision) == pytest.approx(seen("#808080", "all colours"), abs=0.001)


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_grades_differ_in_shape_and_in_every_vision(framework: str, vision: str) -> None:
    for one, other in combinations(FRAMEWORKS[framework].grades, 2):
        assert one.shape != other.shape
        assert difference(one.colour, other.colour, vision) >= APART, (one.id, other.id)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_shapes_stand_out_from_paper_and_tint(framework: str) -> None:
    for grade in FRAMEWORKS[framework].grades:
        edge = grade_view(grade, Language()).edge
        assert min(contrast(edge, COLOURS[ground]) for ground in ("paper", "tint")) >= OUTSTANDING, grade.id


@pytest.mark.parametrize("vision", VISIONS)
def test_tones_of_categories_differ_in_every_vision(vision: str) -> None:
    tones = [colour for name, colour in sorted(COLOURS.items()) if name.startswith("tone-")]
    assert len(tones) >= max(len(framework.categories) for framework in FRAMEWORKS.values())
    for one, other in combinations(tones, 2):
        assert difference(one, other, vision) >= APART, (one, other)


@pytest.mark.full
@pytest.mark.parametrize("kind", PRINTED)
def test_words_stand_out_from_their_ground(kind: str, tmp_path: Path) -> None:
    """Every colour of words on every ground that is on the pages, as the style sheets come out."""
    paper = printed(Case(kind, SOURCE, "XAA", "2010-01", "mini-1", invented=True), tmp_path)
    pairs = set(_pairs(paper.html))
    assert len(pairs) >= 4
    faint = [pair for pair in pairs if contrast(*pair[:2]) < (LARGE_READABLE if pair[2] else READABLE)]
    assert faint == []


def _pairs(html: str) -> Iterator[tuple[str, str, bool]]:
    """Colour of words, ground, and whether the words are large."""
    import weasyprint

    base = (ROOT / "templates").resolve().as_uri() + "/"
    fetcher = FolderFetcher((ROOT / "templates",))
    for page in weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher).render().pages:
        yield from _inside(page._page_box, "#ffffff")


def _inside(box: Any, ground: str) -> Iterator[tuple[str, str, bool]]:
    from weasyprint.formatting_structure.boxes import TextBox

    box = getattr(box, "_box", box)
    own = _hex(box.style["background_color"])
    ground = own or ground
    if isinstance(box, TextBox) and box.text.strip():
        size, bold = box.style["font_size"], box.style["font_weight"] >= 700
        yield _hex(box.style["color"]) or ground, ground, size >= (LARGE_BOLD if bold else LARGE)
    for child in getattr(box, "children", ()):
        yield from _inside(child, ground)


def _hex(colour: Any) -> str:
    """``#rrggbb``; empty where nothing is painted."""
    if colour == "currentcolor" or colour.alpha == 0:
        return ""
    assert colour.alpha == 1
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in colour.to("srgb").coordinates)
