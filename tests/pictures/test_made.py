"""Pictures as they are made: their size, their colours, their words, each of them whole."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from booklet import variants
from numpy.typing import NDArray
from PIL import Image

from pictures import speech
from pictures.conftest import Drawn
from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.kinds import DEFAULT, KINDS, Card, Order
from scoring.publish.pictures import make
from scoring.publish.pictures.raster import png, words_outside
from scoring.publish.pictures.view import CardPicture, card_picture
from scoring.publish.products import Made

ENGLISH = Language()
INK = (0x17, 0x30, 0x5A)
ALL = pytest.mark.parametrize("one", [*make.SOCIAL, make.BADGE], ids=lambda one: one.name)


def view(workspace: Workspace, card: Card, language: Language = ENGLISH) -> CardPicture:
    return card_picture(booklet_of(workspace, card, language).view(), language)


def letters(pdf: bytes) -> str:
    """All that the page says, without spaces and hyphens."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    return re.sub(r"[\s\x02\ufffe-]", "", text)


def says(pdf: bytes, words: str) -> bool:
    return re.sub(r"[\s-]", "", words) in letters(pdf)


def parts(picture: CardPicture) -> Sequence[str]:
    """What must stand on each picture of a card."""
    card = picture.card
    counted = [one.said[:1].upper() + one.said[1:] for one in picture.tallies]
    sentences = card.sentences[:2]
    return (card.country, picture.headline[1:], card.edition, card.as_of, card.draft, *counted, *sentences)


@pytest.fixture(scope="module")
def made(invented: Workspace, card: Card) -> Made:
    """All pictures of a country and of the edition, as the kind makes them."""
    order = Order(invented, (card,), (ENGLISH,), Path("output"))
    every = [product.made() for product in KINDS["pictures"](order)]
    return Made({path: content for one in every for path, content in one.files.items()}, "")


def chunks(content: bytes) -> list[bytes]:
    found, at = [], 8
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        found.append(content[at + 4 : at + 8])
        at += length + 12
    return found


def test_pictures_and_their_words_lie_by_framework_edition_and_language(made: Made) -> None:
    names = ["ranks", "XAA-1080x1080", "XAA-1080x1920", "XAA-1200x630", "XAA-badge"]
    folder = Path("output/pictures/mini-1/2010-01/en")
    assert set(made.files) == {folder / f"{name}{end}" for name in names for end in (".png", ".txt")}
    assert not {"pictures", "word"} & set(DEFAULT)


def test_each_picture_is_small_has_its_size_and_tells_no_time(made: Made) -> None:
    for path, content in made.files.items():
        if path.suffix == ".png":
            size = re.search(r"(\d+)x(\d+)", path.name)
            wanted = {"badge": (720, 280), "ranks": (1200, 1200)}
            with Image.open(io.BytesIO(content)) as picture:
                expected = (int(size[1]), int(size[2])) if size else wanted[path.stem.split("-")[-1]]
                assert picture.size == expected
            assert set(chunks(content)) <= {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
            assert len(content) < 100_000


def test_flat_colours_are_exact(made: Made, invented: Workspace) -> None:
    wanted = {INK, (255, 255, 255)}
    for grade in invented.frameworks["mini-1"].grades[:2]:
        wanted.add(tuple(bytes.fromhex(grade.colour.removeprefix("#"))))  # type: ignore[arg-type]
    (content,) = (content for path, content in made.files.items() if path.name == "XAA-1200x630.png")
    with Image.open(io.BytesIO(content)) as picture:
        counted = picture.convert("RGB").getcolors(1 << 24)
    assert counted
    assert wanted <= {colour for count, colour in counted if count > 200}


def test_the_same_card_gives_the_same_bytes(made: Made, invented: Workspace, card: Card) -> None:
    again = make.edition_pictures(invented, card, ENGLISH, Path("output/pictures/mini-1/2010-01/en")).made()
    assert again.files
    assert {path: made.files[path] for path in again.files} == again.files


@ALL
def test_a_picture_says_what_it_must(invented: Workspace, card: Card, drawn: Drawn, one: make.Format) -> None:
    picture = view(invented, card)
    pdf = drawn(one, picture, ENGLISH)
    assert [part for part in parts(picture) if not says(pdf, part)] == []


def test_a_reviewed_card_is_no_draft(invented: Workspace, card: Card, drawn: Drawn) -> None:
    picture = view(invented, card)
    picture = replace(picture, card=replace(picture.card, draft=""))
    assert "Draft" not in letters(drawn(make.BADGE, picture, ENGLISH))


@ALL
@pytest.mark.parametrize(
    "named", [pytest.param(False, id="name", marks=pytest.mark.full), pytest.param(True, id="long-name")]
)
def test_longer_words_and_names_are_made_smaller_never_cut(
    invented: Workspace, card: Card, drawn: Drawn, one: make.Format, named: bool
) -> None:
    language = speech.language("de", "latin", speech.longer)
    workspace = variants.long_names(invented) if named else invented
    picture = view(speech.translated(variants.everything(workspace), speech.longer), card, language)
    pdf = drawn(one, picture, language)
    assert [part for part in parts(picture) if not says(pdf, part)] == []
    assert not words_outside(pdf, one.edge)


@pytest.mark.parametrize("one", [make.SOCIAL[0], make.BADGE], ids=lambda one: one.name)
def test_a_word_that_is_longer_than_the_picture_is_broken_at_last(
    invented: Workspace, card: Card, drawn: Drawn, one: make.Format
) -> None:
    word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz" * 2
    picture = view(invented, card)
    picture = replace(picture, card=replace(picture.card, country=word), size=4)
    pdf = drawn(one, picture, ENGLISH)
    assert says(pdf, word)
    assert not words_outside(pdf, one.edge)


def test_what_cannot_be_put_on_a_picture_is_refused(invented: Workspace, card: Card, drawn: Drawn) -> None:
    picture = view(invented, card)
    picture = replace(picture, card=replace(picture.card, country="Long " * 900))
    with pytest.raises(PublishError, match="more words than there is room for"):
        drawn(make.BADGE, picture, ENGLISH)


@pytest.mark.parametrize(
    ("code", "fonts", "spoken", "mirrored"),
    [("ar", "arabic", speech.arabic, True), ("th", "thai", speech.thai, False)],
)
def test_other_scripts_are_set_whole_and_right_to_left_is_mirrored(
    invented: Workspace,
    card: Card,
    drawn: Drawn,
    code: str,
    fonts: str,
    spoken: speech.Speech,
    mirrored: bool,
) -> None:
    language = speech.language(code, fonts, spoken)
    picture = view(speech.translated(invented, spoken), card, language)
    for one in (*make.SOCIAL, make.BADGE):
        pdf = drawn(one, picture, language)
        assert not words_outside(pdf, one.edge)
        with Image.open(io.BytesIO(png(pdf, one.width, one.height, one.name))) as opened:
            pixels = np.asarray(opened.convert("RGB"))
        if one is make.BADGE:
            left, right = (tuple(pixels[6, x]) == INK for x in (6, one.width - 7))
        else:
            before, after = _beside_the_shapes(pixels, picture)
            left, right = before < after, after < before
        assert (left, right) == (not mirrored, mirrored)


def _beside_the_shapes(pixels: NDArray[np.uint8], picture: CardPicture) -> tuple[int, int]:
    """The room left and right of all shapes, in pixels."""
    colours = [bytes.fromhex(grade.colour.removeprefix("#")) for grade in picture.card.grades]
    shown = np.any([np.all(pixels == list(colour), axis=2) for colour in colours], axis=0)
    (columns,) = np.nonzero(shown.any(axis=0))
    return int(columns.min()), int(pixels.shape[1] - 1 - columns.max())
