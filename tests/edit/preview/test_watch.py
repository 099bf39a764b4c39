"""Saves are seen: files that are written, come, go or are replaced, and nothing else."""

from __future__ import annotations

import queue
import threading
from pathlib import Path

import pytest

from scoring.edit.preview.watch import changed, stamps, unchanged, watch


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("a.yaml", "inner/b.yaml"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    return tmp_path


def names(folder: Path, found: list[str]) -> list[str]:
    return [Path(path).relative_to(folder).as_posix() for path in found]


def test_what_was_written_came_or_went_is_told(folder: Path) -> None:
    before = stamps([folder])
    assert unchanged(before)
    (folder / "inner" / "b.yaml").write_text("two and more", encoding="utf-8")
    (folder / "c.yaml").write_text("new", encoding="utf-8")
    (folder / "a.yaml").unlink()
    assert not unchanged(before)
    assert names(folder, changed(before, stamps([folder]))) == ["a.yaml", "c.yaml", "inner/b.yaml"]


def test_a_file_put_in_the_place_of_another_is_seen(folder: Path) -> None:
    before = stamps([folder])
    (folder / ".a.yaml.swp").write_text("two", encoding="utf-8")
    (folder / ".a.yaml.swp").replace(folder / "a.yaml")
    assert not unchanged(before)
    assert names(folder, changed(before, stamps([folder]))) == ["a.yaml"]


@pytest.mark.parametrize("name", [".a.yaml.swp", "a.yaml~", ".git/index"])
def test_files_of_editors_are_no_saves(folder: Path, name: str) -> None:
    before = stamps([folder])
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x", encoding="utf-8")
    assert changed(before, stamps([folder])) == []


def test_a_link_to_nothing_and_a_missing_folder_are_no_fault(folder: Path) -> None:
    (folder / "link.yaml").symlink_to(folder / "nowhere.yaml")
    before = stamps([folder, folder / "missing"])
    assert unchanged(before)
    (folder / "missing").mkdir()
    assert not unchanged(before)


def test_each_save_is_told_once_until_it_is_to_stop(folder: Path) -> None:
    told: queue.Queue[list[str]] = queue.Queue()
    stop, known = threading.Event(), stamps([folder])
    (folder / "a.yaml").write_text("saved before the first look", encoding="utf-8")
    watcher = threading.Thread(target=watch, args=(lambda: [folder], known, told.put, stop))
    watcher.start()
    try:
        assert names(folder, told.get(timeout=60)) == ["a.yaml"]
        (folder / "new.yaml").write_text("saved later", encoding="utf-8")
        assert names(folder, told.get(timeout=60)) == ["new.yaml"]
    finally:
        stop.set()
        watcher.join()
    assert told.empty()
