"""Text in a PDF is what was written, letter by letter, in the scripts whose letters change their shapes."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from booklet.content import squash
from booklet.tagged import Tagged

from scoring.publish.pdf import render, warm_up
from scoring.publish.spoken import Cluster, spelled

PAGE = """<!doctype html><html lang="{lang}" dir="{direction}"><head><title>x</title>
<link rel="stylesheet" href="styles/script-{script}.css">
<style>{fonts} body {{ font-family: var(--sans); }}</style></head><body>{body}</body></html>"""

ARABIC = [
    "بيت نبت تين ثبت",  # letters that differ in their dots alone
    "الولايات المتحدة (اليونيسف)",
    "شُكِّلَ أُعِدَّ",  # with vowels
    "لا إله لأن الآن",  # two letters in one shape
]
THAI = ["ที่ ทำ ท่า ทา", "น้ำ นำ นั้น นี้", "สหรัฐอเมริกา (ไทย)"]


def read_back(folder: Path, templates: Path, lang: str, body: str) -> Path:
    direction, script = ("rtl", "arabic") if lang == "ar" else ("ltr", "thai")
    fonts = (templates / "styles" / "fonts.css").read_text(encoding="utf-8")
    html = PAGE.format(fonts=fonts, lang=lang, direction=direction, script=script, body=body)
    warm_up()
    paper = render(html, templates, [templates], "page.pdf")
    (folder / "page.pdf").write_bytes(paper.content)
    return folder / "page.pdf"


@pytest.mark.parametrize(("lang", "texts"), [("ar", ARABIC), ("th", THAI)])
def test_text_is_read_as_it_was_written(
    repository: Path, tmp_path: Path, lang: str, texts: list[str]
) -> None:
    body = "".join(f"<p>{text}</p>" for text in texts)
    path = read_back(tmp_path, repository / "templates", lang, body)
    assert [squash(one.text) for one in Tagged(path).document.all("P")] == [squash(text) for text in texts]


def test_other_programs_find_arabic_words(repository: Path, tmp_path: Path) -> None:
    body = "".join(f"<p>{text}</p>" for text in ARABIC)
    path = read_back(tmp_path, repository / "templates", "ar", body)
    text = pypdfium2.PdfDocument(path)[0].get_textpage().get_text_bounded()
    assert [word for word in " ".join(ARABIC[:2]).split() if word not in text] == []


def test_words_in_another_language_say_so(repository: Path, tmp_path: Path) -> None:
    body = '<p>ไทย <span lang="en">English</span></p>'
    pdf = Tagged(read_back(tmp_path, repository / "templates", "th", body))
    assert [(words.text, words.language) for words in pdf.document.words] == [("ไทย ", ""), ("English", "en")]


def test_a_cluster_that_its_glyphs_do_not_tell_is_a_span_of_its_own() -> None:
    items = [b"BT", b"[<00010002>-5<>3<0003>] TJ", b"2 Ts", b"[<0004>] TJ", b"ET"]
    clusters = [Cluster(1, "a", True), Cluster(2, "b", False), Cluster(1, "c", True)]
    span = b"/Span <</ActualText <feff0062>>> BDC"
    assert spelled(items, clusters) == [
        *(b"BT", b"[<0001>] TJ", span, b"[<0002> -5 3 <0003>] TJ", b"2 Ts", b"EMC", b"[<0004>] TJ", b"ET"),
    ]


@pytest.mark.parametrize("glyphs", [1, 3])
def test_glyphs_that_were_laid_out_otherwise_are_a_fault(glyphs: int) -> None:
    with pytest.raises((ValueError, StopIteration)):
        spelled([b"BT", b"[<00010002>] TJ", b"ET"], [Cluster(glyphs, "a", True)])
