"""What style sheets count, as pages, has the digits of the language."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest

from scoring.language import Language
from scoring.language.catalogue import Voice
from scoring.publish import pdf
from scoring.publish.kinds import KINDS, Card, Order
from scoring.read.workspace import load


@pytest.mark.parametrize(("numbers", "zero"), [("latn", "0"), ("thai", "๐")])
def test_pages_are_numbered_in_the_digits_of_the_language(repository: Path, numbers: str, zero: str) -> None:
    import pypdfium2

    workspace = load(repository / "tests" / "workspaces" / "sound").workspace
    space = replace(workspace, templates=repository / "templates")
    language = Language("th", Voice(fonts="thai", numbers=numbers))
    card = Card(space.frameworks["mini-1"], "2010-01", "XAA")
    pdf.warm_up()
    (product,) = KINDS["booklet"](Order(space, (card,), (language,), Path("/nowhere")))
    (content,) = product.made().files.values()
    document = pypdfium2.PdfDocument(io.BytesIO(content))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    own = str.maketrans("0123456789", "".join(chr(ord(zero) + digit) for digit in range(10)))
    assert len(pages) > 9
    for number, text in enumerate(pages[1:], 2):
        assert str(number).translate(own) in text.split(), number
    contents = next(text for text in pages if "Contents" in text)
    assert any(str(number).translate(own) in contents.split() for number in range(5, len(pages)))
