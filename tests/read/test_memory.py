"""Reading again with a memory gives what reading anew gives, whatever was changed meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from edits import FRAMEWORK, TEXTS, XAA, XBB, copied, edit

from scoring.check import check
from scoring.read.files import Memory
from scoring.read.languages import translation
from scoring.read.workspace import load

Change = Callable[[Path], object]
CHANGES: dict[str, Change] = {
    "nothing": lambda root: None,
    "an answer": lambda root: edit(root, XAA, "answer: met", "answer: not met"),
    "an answer that there is not": lambda root: edit(root, XAA, "answer: met", "answer: mett"),
    "a key": lambda root: edit(root, XAA, "locator: section 2", "locater: section 2"),
    "no YAML": lambda root: edit(root, XBB, "findings:", "findings: ["),
    "a line more": lambda root: edit(root, XAA, "findings:", "\n\nfindings:"),
    "a text": lambda root: edit(root, TEXTS, "situation:", "situatoin:"),
    "a rule": lambda root: edit(root, FRAMEWORK, "minimum-coverage", "minimum-covrage"),
    "a file less": lambda root: (root / TEXTS).unlink(),
    "a file that is no text": lambda root: (root / XBB).write_bytes(b"\xff\xfe"),
    "a file more": lambda root: (root / "countries/XAA/notes.txt").write_text("?", encoding="utf-8"),
    "a sources file": lambda root: (root / "countries/XAA/sources.yaml").write_text("schema: 1\n", "utf-8"),
}


def told(root: Path, memory: Memory | None) -> object:
    loaded = load(root, memory)
    reader = loaded.reader
    return (
        [(problem, problem.place) for problem in check(loaded)],
        loaded.workspace,
        sorted(reader.lost),
        sorted(reader.partial),
        sorted(reader.dropped),
        {name: file.text for name, file in reader.texts.items()},
    )


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_memory_changes_nothing(change: Change, tmp_path: Path) -> None:
    root, memory = copied(tmp_path / "workspace"), Memory()
    before = told(root, memory)
    assert before == told(root, None)
    kept = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    change(root)
    assert told(root, memory) == told(root, None)
    for path, content in kept.items():
        path.write_bytes(content)
    for path in set(root.rglob("*.txt")) - set(kept):
        path.unlink()
    assert told(root, memory) == before


def test_what_has_not_changed_is_not_read_again(tmp_path: Path) -> None:
    root, memory = copied(tmp_path / "workspace"), Memory()
    old = load(root, memory).reader.texts
    edit(root, XAA, "answer: met", "answer: not met")
    new = load(root, memory).reader.texts
    assert [name for name in old if new[name] is not old[name]] == [XAA]


def test_a_memory_changes_nothing_of_a_language(repository: Path) -> None:
    workspace, memory = load(repository).workspace, Memory()
    fresh = translation(workspace, "ar")
    for _ in range(2):
        found = translation(workspace, "ar", memory)
        assert found.workspace == fresh.workspace
        assert found.parts == fresh.parts
        gettext = found.language.gettext
        assert gettext("Points") == fresh.language.gettext("Points") != "Points"
