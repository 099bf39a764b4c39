"""References by page number: right as WeasyPrint alone has them, with fewer layouts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.html import UA
from weasyprint.layout import page as layout

from scoring.publish.fetch import FolderFetcher
from scoring.publish.spared import FOOTNOTES, resolved_early, spared_page

STYLE = """
@page { size: 60mm 60mm; margin: 5mm; @bottom-center { content: counter(page) " of " counter(pages) } }
h1 { break-before: page }
.ref::after { content: " p. " target-counter(attr(href), page) }
.own::after { content: " on " counter(page) }
.both::after { content: counter(page) " to " target-counter(attr(href), page) }
.plain::after { content: target-counter("#a", page) }
.title::after { content: target-text(attr(href)) " " target-counter(attr(href), page) }
.notes { columns: 2 }
"""
CONTENTS = '<p><a class="ref" href="#a">A</a></p><p><a class="ref" href="#b">B</a></p>'
CHAPTERS = '<h1 id="a">A</h1><p>First.</p><h1 id="b">B</h1><p>Second.</p>'
NOTES = f"<h1>Notes</h1><div class='notes'>{'<p><a class=ref href=#a>Back</a></p>' * 9}</div>"

PAGES: Mapping[str, str] = {
    "forward and back": CONTENTS + CHAPTERS + NOTES,
    "to the page itself": f"{CHAPTERS}<p><a class='ref' href='#b'>back</a></p>",
    "its own number": f'{CONTENTS}<p class="own">Here</p>{CHAPTERS}<p class="own">There</p>',
    "both in one": f'<p><a class="both" href="#b">B</a></p>{CHAPTERS}<p><a class="both" href="#a">A</a></p>',
    "an anchor in the style": f"{CHAPTERS}<p class='plain'>see</p>",
    "with the title": f'<p><a class="title" href="#b">B</a></p>{CHAPTERS}',
    "nowhere": f'<p><a class="ref" href="https://example.org/">out</a></p>{CHAPTERS}',
    "a page more than was thought": "<p>a</p>" * 2
    + "".join(f'<p><a class="ref" href="#c{number}">reference</a></p>' for number in range(16))
    + "".join(f'<h1 id="c{number}">{number}</h1>' for number in range(16))
    + "<p><a class='ref' href='#c15'>back</a></p>",
}


def printed(html: str, way: AbstractContextManager[None]) -> bytes:
    with way:
        document = HTML(string=f"<style>{STYLE}</style>{html}").render()
    return bytes(document.write_pdf(pdf_identifier=b"same", uncompressed_pdf=True))


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_same_to_the_byte(name: str) -> None:
    assert printed(PAGES[name], resolved_early()) == printed(PAGES[name], nullcontext())


def test_only_pages_with_references_forward_are_laid_out_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Counter[int] = Counter()
    plain = layout.make_page

    def counted(
        context: object, root: object, kind: object, at: object, number: int, state: object
    ) -> object:
        made[number] += 1
        return plain(context, root, kind, at, number, state)

    monkeypatch.setattr(layout, "make_page", counted)
    printed(PAGES["forward and back"], nullcontext())
    assert dict(made) == {1: 3, 2: 1, 3: 1, 4: 3, 5: 3}
    made.clear()
    printed(PAGES["forward and back"], resolved_early())
    assert dict(made) == {1: 2, 2: 1, 3: 1, 4: 1, 5: 1}


def test_only_what_no_page_has_is_left_out_of_the_own_styles() -> None:
    """WeasyPrint's sheet is what it was when this was written: another one is to be looked at."""
    left = [line for line in UA.splitlines() if line.startswith(FOOTNOTES)]
    assert len(left) == UA.count("::footnote-") + UA.count("::note-") == 5
    assert UA.count("::marker") == UA.count("\n::marker ") == 1


def test_lists_look_as_without_it(tmp_path: Path) -> None:
    html = (
        "<html lang=en><title>t</title><ol><li>One<ul><li>Two</ul><li value=9>Nine</ol><p>Text<q>said</q></p>"
    )
    fetcher = FolderFetcher((tmp_path,))

    def drawn(page: HTML) -> bytes:
        return bytes(page.write_pdf(pdf_identifier=b"same", uncompressed_pdf=True))

    plain = HTML(string=html, base_url=tmp_path.as_uri(), url_fetcher=fetcher)
    assert drawn(spared_page(html, tmp_path.as_uri(), fetcher)) == drawn(plain)


def test_no_style_of_ours_is_for_footnotes_of_weasyprint(repository: Path) -> None:
    for path in (repository / "templates").rglob("*.css*"):
        assert not re.search(r"float:\s*(?:foot)?note|::(?:foot)?note-|list-item", path.read_text("utf-8")), (
            path
        )


def test_weasyprint_is_as_before_afterwards() -> None:
    from weasyprint.css.targets import TargetCollector

    before = dict(vars(TargetCollector))
    with resolved_early():
        assert dict(vars(TargetCollector)) != before
    assert dict(vars(TargetCollector)) == before
