"""New files appear all at once or not at all, never over others, and never outside."""

from __future__ import annotations

from pathlib import Path

import pytest

from scoring.edit.files import OutsideError, TakenError, add_files, write_folder

FILES = {"countries/XAA/country.yaml": "one\n", "countries/XAA/2010-01/mini-1.yaml": "two\n"}
MORE = {"countries/XAA/a.yaml": "a\n", "countries/XAA/b.yaml": "b\n", "countries/XAA/c.yaml": "c\n"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "workspace" / "countries").mkdir(parents=True)
    return tmp_path / "workspace"


def held(root: Path) -> dict[str, str]:
    return {p.relative_to(root).as_posix(): p.read_text("utf-8") for p in root.rglob("*") if p.is_file()}


def failing(monkeypatch: pytest.MonkeyPatch, method: str, at: int) -> None:
    """Let a method of paths fail when it is called for the so-manieth time."""
    real, calls = getattr(Path, method), iter(range(1, 1000))

    def fail(path: Path, *arguments: object, **options: object) -> object:
        if next(calls) == at:
            raise OSError(28, "No space left on device")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, method, fail)


def test_a_folder_is_written_whole_with_ordinary_rights(root: Path) -> None:
    write_folder(root, "countries/XAA", FILES)
    assert held(root) == FILES
    assert (root / "countries/XAA").stat().st_mode == (root / "countries").stat().st_mode
    assert [path.name for path in (root / "countries").iterdir()] == ["XAA"]


@pytest.mark.parametrize(("method", "at"), [("write_text", 1), ("write_text", 2), ("rename", 1)])
def test_a_folder_that_cannot_be_written_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, method: str, at: int
) -> None:
    failing(monkeypatch, method, at)
    with pytest.raises(OSError, match="No space"):
        write_folder(root, "countries/XAA", FILES)
    assert list((root / "countries").iterdir()) == []


@pytest.mark.parametrize(("method", "at"), [("write_text", 2), ("rename", 1), ("rename", 3)])
def test_of_added_files_all_or_none_are_there(
    root: Path, monkeypatch: pytest.MonkeyPatch, method: str, at: int
) -> None:
    write_folder(root, "countries/XAA", FILES)
    failing(monkeypatch, method, at)
    with pytest.raises(OSError, match="No space"):
        add_files(root, "countries/XAA", MORE)
    assert held(root) == FILES
    monkeypatch.undo()
    add_files(root, "countries/XAA", MORE)
    assert held(root) == {**FILES, **MORE}


@pytest.mark.parametrize("there", ["file", "folder", "link"])
def test_what_is_there_stays(root: Path, there: str) -> None:
    target = root / "countries" / "XAA"
    if there == "file":
        target.write_text("mine", "utf-8")
    elif there == "folder":
        target.mkdir()
    else:
        target.symlink_to("nowhere")
    with pytest.raises(TakenError, match="countries/XAA"):
        write_folder(root, "countries/XAA", FILES)
    assert [path.name for path in (root / "countries").iterdir()] == ["XAA"]
    assert target.is_symlink() == (there == "link")


def test_one_file_that_is_there_keeps_all_from_being_added(root: Path) -> None:
    write_folder(root, "countries/XAA", FILES)
    (root / "countries/XAA/b.yaml").write_text("mine", "utf-8")
    with pytest.raises(TakenError, match=r"countries/XAA/b\.yaml"):
        add_files(root, "countries/XAA", MORE)
    assert held(root) == {**FILES, "countries/XAA/b.yaml": "mine"}


def test_nothing_is_written_through_a_link_that_leads_out(root: Path) -> None:
    (root.parent / "outside").mkdir()
    (root / "countries").rmdir()
    (root / "countries").symlink_to("../outside")
    with pytest.raises(OutsideError, match="countries"):
        write_folder(root, "countries/XAA", FILES)
    assert list((root.parent / "outside").iterdir()) == []
