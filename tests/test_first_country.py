"""The tutorial docs/first-country.md, followed step by step: what it says is typed, edited and printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages import as_claimed, blocks, type_line, write_block
from pypdf import PdfReader


def test_the_tutorial_does_and_prints_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (repository / "docs" / "first-country.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed, compared, written = "", 0, 0
    for block in blocks(page):
        if block.kind == "sh":
            printed = "".join(type_line(line, monkeypatch).printed for line in block.text.splitlines())
        elif block.kind == "text":
            assert as_claimed(block.text).fullmatch(printed), f"claimed:\n{block.text}\nprinted:\n{printed}"
            compared += 1
        else:
            write_block(block)
            written += 1
    assert (compared, written) == (page.count("\n```text\n"), page.count("\n```yaml "))
    assert (compared, written) >= (6, 7)
    booklet = tmp_path / "practice/output/ecpat-2010/2010-01/en/XSA-booklet.pdf"
    text = " ".join(page.extract_text() for page in PdfReader(booklet).pages)
    assert "Republic of Samplia" in " ".join(text.split())
    assert "two of nine districts" in " ".join(text.split())


def test_the_page_is_linked_where_readers_look(repository: Path) -> None:
    for name in ("README.md", "docs/README.md", "docs/advocate.md"):
        assert "first-country.md" in (repository / name).read_text(encoding="utf-8"), name
