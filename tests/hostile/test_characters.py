"""Characters that nobody sees, that turn the direction of a line, or that steer a terminal."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from scoring.problems import Problems, TextFile
from scoring.problems.render import as_github, as_json
from scoring.problems.render import plain as said
from scoring.read import nodes
from scoring.read.bibliography import read_bibliography
from scoring.read.nodes import UNSEEN, read_nodes

OVERRIDES = ["\u061c", "\u200e", "\u200f", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]
HIDDEN = [
    "\x00",
    "\x07",
    "\x1b",
    "\x7f",
    "\x9b",
    "\xad",
    "\u200b",
    "\u2028",
    "\u2060",
    "\ue001",
    "\ufeff",
    "\U000e0041",
]
NEEDED = ["\u200c", "\u200d", "\u0640", "\u064b", "\u06dd", "\u0e33", "\ufe0f", "\u00a0"]


def codes(text: str) -> set[str]:
    problems = Problems()
    read_nodes(TextFile("file.yaml", text), problems)
    return {problem.code for problem in problems}


@pytest.mark.parametrize("char", [*OVERRIDES, *HIDDEN], ids=lambda char: f"{ord(char):04X}")
def test_what_is_not_seen_is_refused(char: str, monkeypatch: pytest.MonkeyPatch) -> None:
    named = f"name: Exa{char}mplia\n"
    escaped = f'name: "Exa\\U{ord(char):08x}mplia"\n'
    assert codes(named) == {"yaml.control-character"}
    assert codes(escaped) == {"yaml.control-character"}
    monkeypatch.setattr(nodes, "UNSEEN", re.compile(r"(?!)"))
    assert codes(escaped) == set()


@pytest.mark.parametrize("char", NEEDED, ids=lambda char: f"{ord(char):04X}")
def test_what_a_script_needs_is_kept(char: str) -> None:
    assert codes(f"name: Exa{char}mplia\n") == set()


def test_all_that_has_no_shape_of_its_own_is_refused_but_for_the_joiners() -> None:
    """Signs of Arabic and Syriac that stand before a number are counted among the formats, and are seen."""
    formats = {char for number in range(0x110000) if unicodedata.category(char := chr(number)) == "Cf"}
    kept = {char for char in formats if not UNSEEN.search(char)}
    visible = {
        char for char in kept if re.search("SIGN|MARK|SANAH|AYAH|SAFHA|NUMBER|POUND", unicodedata.name(char))
    }
    others = kept - visible - {"\u200c", "\u200d"}
    assert all(ord(char) > 0x10FFF for char in others), [hex(ord(char)) for char in others]


def test_imports_refuse_them_too(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text('[{"id": "a", "type": "report", "title": "Exa\\u202emplia"}]', "utf-8")
    problems = Problems()
    book = read_bibliography(path, "export.json", problems)
    assert not any(draft.sound for draft in book.drafts)
    assert problems.failed()


def test_a_message_shows_what_it_cannot_say() -> None:
    assert said("a\x1b[31mb\u202ec\x9bd") == "a<U+001B>[31mb<U+202E>c<U+009B>d"
    problems = Problems()
    nodes.refuse_unseen(TextFile("a\x1b\x9b\u202e\n::error::x.yaml", "\u202e"), problems)
    for text in (as_json(problems), as_github(problems)):
        assert not {"\x1b", "\x9b", "\u202e"} & set(text)
    assert as_github(problems).count("\n") == 0
