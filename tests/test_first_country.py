"""The tutorial docs/first-country.md, followed step by step: what it says is typed, edited and printed."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from scoring.commands import cards

_BLOCK = re.compile(r"^```(\w+)(?: (file|title)=(\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A fenced block: its language, what it does to which file, and its lines."""

    kind: str
    how: str
    file: str
    text: str


def blocks(page: str) -> Iterator[Block]:
    for match in _BLOCK.finditer(page):
        yield Block(match[1], match[2] or "", match[3] or "", match[4])


def type_line(line: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """What a line prints, on both channels; the tutorial needs no other programs than these three."""
    program, *arguments = shlex.split(line)
    if program == "mkdir":
        assert arguments[0] == "-p"
        Path(arguments[1]).mkdir(parents=True)
        return ""
    if program == "cd":
        monkeypatch.chdir(arguments[0])
        return ""
    assert program == "cards"
    result = CliRunner().invoke(cards, arguments, catch_exceptions=False)
    return result.output


def write_block(block: Block) -> None:
    path = Path(block.file)
    text = block.text if block.how == "file" else edited(path.read_text("utf-8"), block.text)
    path.write_text(text, "utf-8")


def edited(text: str, shown: str) -> str:
    """A file in which shown lines have taken the place of the first one and what belongs to it.

    Where that line waits behind ``# ``, all that wait below it belong to it; else as many lines with the
    same keys. Brackets that say that a list is empty do not make it another line.
    """
    lines, new = text.split("\n"), shown.rstrip("\n").split("\n")
    found = [n for n, line in enumerate(lines) if bare(line) in {new[0], f"{new[0]} []"}]
    assert len(found) == 1, (shown, found)
    start, end = found[0], found[0] + 1
    if lines[start].startswith("# "):
        while lines[end].startswith("# "):
            end += 1
    else:
        end = start + len(new)
        assert [line.split(":")[0] for line in lines[start:end]] == [line.split(":")[0] for line in new]
    return "\n".join([*lines[:start], *new, *lines[end:]])


def bare(line: str) -> str:
    return line[2:] if line.startswith("# ") else line


def as_claimed(claimed: str) -> re.Pattern[str]:
    """A pattern for what is printed, in which … is anything, be it a part of a line or several lines."""
    return re.compile(".*?".join(re.escape(part) for part in claimed.split("…")), re.DOTALL)


def test_the_tutorial_does_and_prints_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = (repository / "docs" / "first-country.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed, compared, written = "", 0, 0
    for block in blocks(page):
        if block.kind == "sh":
            printed = "".join(type_line(line, monkeypatch) for line in block.text.splitlines())
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
