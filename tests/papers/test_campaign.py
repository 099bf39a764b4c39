"""A campaign's design in print: colours, typefaces and logo come from its file alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from booklet import variants
from booklet.tagged import Tagged

from papers.made import made
from scoring.check import check
from scoring.check.contrast import APART, NEIGHBOURS, ON, READABLE, contrast, darkened
from scoring.check.logo import MOST, MOST_PIXELS, logo_fault
from scoring.model.campaign import Campaign
from scoring.publish.design import design_of, page_address
from scoring.read.campaign import house_colours
from scoring.read.schemas.campaign import ColoursItem
from scoring.read.workspace import load

FILE = """schema: 1
address: https://example.org/
contact: the press office
logo: {file: logo.svg, alt: Stop it now}
colours: {ink: "#5A1730", quiet: "#4A4A4A"}
fonts:
  sans: {regular: ours/Sans.ttf, semibold: ours/Strong.ttf}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path fill="#5a1730" d="M0 0h9v9z"/></svg>'


@pytest.fixture(scope="module")
def root(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sound workspace with a campaign's file, and the templates that the program brings along."""
    target = shutil.copytree(
        repository / "tests" / "workspaces" / "sound", tmp_path_factory.mktemp("c") / "w"
    )
    (target / "templates" / "ours").mkdir(parents=True)
    fonts = repository / "templates" / "fonts"
    shutil.copy(fonts / "SourceSerif4-It.ttf", target / "templates" / "ours" / "Sans.ttf")
    shutil.copy(fonts / "SourceSerif4-SemiboldIt.ttf", target / "templates" / "ours" / "Strong.ttf")
    (target / "templates" / "campaign.yaml").write_text(FILE, encoding="utf-8")
    (target / "templates" / "logo.svg").write_text(LOGO, encoding="utf-8")
    return target


def drawn(paper: Tagged) -> str:
    pages: list[Any] = list(paper.reader.pages)
    return "".join(page["/Contents"].get_object().get_data().decode("latin-1") for page in pages)


def fonts(paper: Tagged) -> set[str]:
    pages: list[Any] = list(paper.reader.pages)
    found = (font.get_object() for page in pages for font in page["/Resources"]["/Font"].values())
    return {str(font["/BaseFont"]).partition("+")[2] for font in found}


def test_nothing_is_wrong_with_it(root: Path) -> None:
    assert [str(one) for one in check(load(root))] == []


@pytest.mark.parametrize(
    "kind",
    ["summary", *(pytest.param(one, marks=pytest.mark.full) for one in ("booklet", "overview", "briefing"))],
)
def test_every_paper_has_the_campaigns_logo_colours_and_typeface(
    root: Path, tmp_path: Path, kind: str
) -> None:
    paper = made(load(root).workspace, kind, variants.KEY, tmp_path)
    assert "Stop it now" in {one.alt for one in paper.document.all("Figure")}
    assert "0.352" in drawn(paper)  # 5a of ff, in red
    assert "0.0901" in drawn(paper)  # 17 of ff, in green
    assert {"campaign-sans", "campaign-sans-Semi-Bold"} <= fonts(paper)
    assert not any(name.startswith("Source-Sans") for name in fonts(paper))


def test_without_a_file_the_house_is_printed(repository: Path) -> None:
    design = design_of(repository / "templates")
    assert design.colours["ink"] == "#17305a"
    assert (design.changes, design.faces, design.logo) == ({}, (), None)


def test_every_colour_that_a_campaign_may_change_is_one_of_the_house(repository: Path) -> None:
    named = {name.replace("_", "-") for name in ColoursItem.model_fields}
    assert named == set(house_colours(repository / "templates"))


def test_the_house_can_be_read_and_told_apart_in_grey(repository: Path) -> None:
    colours = house_colours(repository / "templates")
    assert all(contrast(colours[words], colours[ground]) >= READABLE for words, ground, _ in ON)
    assert all(contrast(colours[one], colours[other]) >= APART for one, other in NEIGHBOURS)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#123456", "#123456", 1),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def test_a_darker_shade_is_just_dark_enough() -> None:
    assert darkened("#767676", "#ffffff", READABLE) == "#767676"
    shade = darkened("#9aa4b2", "#ffffff", READABLE)
    assert shade
    assert READABLE <= contrast(shade, "#ffffff") < READABLE + 0.2
    assert darkened("#2a2a2a", "#333333", READABLE) is None


def test_a_countrys_page_is_filled_in_and_else_the_address_stands() -> None:
    page = "https://example.org/{framework}/{edition}/{language}/{country}"
    card = ("ecpat-2010", "2010-01", "USA", "fr")
    filled = "https://example.org/ecpat-2010/2010-01/fr/USA"
    assert page_address(Campaign(address="https://a.org", page=page), *card) == filled
    assert page_address(Campaign(address="https://a.org"), *card) == "https://a.org"
    assert page_address(Campaign(), *card) == ""


def svg(inside: str, more: str = 'viewBox="0 0 9 9"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {more}>{inside}</svg>'.encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (svg("<script>1</script>"), "script"),
        (svg('<image href="a.png"/>'), "image"),
        (svg('<use href="#a"/>'), "use"),
        (svg("<foreignObject/>"), "foreignObject"),
        (svg("<style>@import 'a.css'</style>"), "style"),
        (svg('<path onclick="x" d="M0 0"/>'), "load or to run"),
        (svg('<path fill="url( https://example.org/a )" d="M0 0"/>'), "load or to run"),
        (svg('<path d="M0 0"/>', ""), "how large"),
        (svg("<g>" * 2100 + "</g>" * 2100), "parts"),
        (svg("<path"), "cannot be read"),
        (b"<html/>", "no SVG"),
        (b'<!doctype svg SYSTEM "a">' + svg(""), "document type"),
        (svg("<g/>" + " " * MOST), "larger"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(content)
    fault = logo_fault(path)
    assert fault
    assert said in fault[0]


def test_shapes_and_their_own_gradients_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_bytes(
        svg('<defs><linearGradient id="a"/></defs><!-- made by hand --><path fill="url(#a)" d="M0 0"/>')
    )
    assert logo_fault(path) is None


@pytest.mark.parametrize(("width", "fine"), [(MOST_PIXELS, True), (MOST_PIXELS + 1, False), (0, False)])
def test_a_png_has_no_more_pixels_than_can_be_printed(tmp_path: Path, width: int, fine: bool) -> None:
    head = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4) + b"IHDR" + width.to_bytes(4) + (9).to_bytes(4)
    path = tmp_path / "logo.png"
    path.write_bytes(head)
    assert (logo_fault(path) is None) == fine
