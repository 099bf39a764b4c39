"""A page that rots is noticed: failing lines, files that say otherwise, blocks without a purpose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from followed import Guide, follow
from pages import blocks, commands, put_in

PAGE = """# A page

## First

    mkdir -p made      # a remark
    cd \\
        made

```yaml file=a.yaml
schema: 1
things:
  - {id: one, colour: red}
```

## Second

```yaml from=a.yaml
  - id: one
```

```yaml in=a.yaml#things
things:
  - {id: two}
```

```
no kind: nobody types it
```
"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


def replaced(page: Path, old: str, new: str) -> Path:
    text = page.read_text(encoding="utf-8")
    assert old in text
    page.write_text(text.replace(old, new), encoding="utf-8")
    return page


def test_lines_are_typed_and_blocks_written(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = follow(page, Guide(), monkeypatch, papers=False)
    assert list(typed) == ["mkdir -p made", "cd made"]
    written = (page.parent / "made/a.yaml").read_text(encoding="utf-8")
    assert written == "schema: 1\nthings:\n  - {id: two}\n  - {id: one, colour: red}\n"


def test_each_block_knows_its_heading() -> None:
    assert [block.section for block in blocks(PAGE)] == ["First", "First", "Second", "Second"]
    assert list(commands(next(blocks(PAGE)))) == ["mkdir -p made", "cd made"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "cd \\\n        made",
            "cards explain no.such.code",
            "First: cards explain no.such.code ended with 2",
        ),
        ("mkdir -p made      # a remark", "curl example.org", "nobody told how to type: curl"),
        ("  - id: one\n", "  - id: one\n    colour: green\n", "a.yaml says another thing"),
        ("yaml in=a.yaml#things", "yaml", "nothing says what is to be done with"),
    ],
)
def test_what_no_longer_holds_fails(
    page: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, said: str
) -> None:
    with pytest.raises(AssertionError, match=re.escape(said)):
        follow(replaced(page, old, new), Guide(), monkeypatch, papers=False)


def test_a_line_that_is_gone_is_missed_in_the_list(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    guide = Guide(left_out={"cards preview USA": "it stays until it is stopped"})
    with pytest.raises(AssertionError, match="has no such lines"):
        follow(page, guide, monkeypatch, papers=False)


def test_a_key_that_is_not_there_or_empty_is_begun() -> None:
    assert put_in("a: 1\n", "b", "b:\n  - c\n") == "a: 1\nb:\n  - c\n"
    assert put_in("b: []\na: 1\n", "b", "  - c\n") == "b:\n  - c\na: 1\n"
