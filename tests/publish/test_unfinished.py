"""What is unfinished is told from what is being made by who holds it, and by nothing else."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.publish.claims import claimed, give_back, scratch, sweep
from scoring.publish.files import write_text

PART = ".a.txt.0123456789ab.part"


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Another process that has begun a file, and the file; it goes on until it is killed."""
    reader, writer = os.pipe()
    pid = os.fork()
    if not pid:
        with claimed(tmp_path / "a.txt") as part:
            os.write(writer, part.name.encode())
            signal.pause()
        os._exit(0)
    yield pid, tmp_path / os.read(reader, 100).decode()
    for end in (reader, writer):
        os.close(end)


def end(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def test_what_another_process_makes_stays_until_it_is_killed(held: tuple[int, Path]) -> None:
    pid, part = held
    target = part.with_name("b.txt")
    write_text(target, "x")
    assert sorted(part.parent.iterdir()) == sorted([part, target])
    end(pid)
    assert part.exists()
    write_text(target, "x")
    assert list(part.parent.iterdir()) == [target]


@pytest.mark.parametrize("when", [0, 4085000000])
def test_no_clock_decides_what_is_left_over(when: int, tmp_path: Path) -> None:
    (tmp_path / PART).touch()
    os.utime(tmp_path / PART, (when, when))
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_swept_away(tmp_path: Path) -> None:
    beyond = tmp_path / "beyond"
    beyond.mkdir()
    (beyond / "mine").touch()
    (tmp_path / PART).symlink_to(beyond, target_is_directory=True)
    for name in ("a.part", ".a.txt.part", ".a.txt.0123456789AB.part", ".git"):
        (tmp_path / name).touch()
    before = sorted(tmp_path.rglob("*"))
    sweep(tmp_path)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_that_was_moved_is_not_removed(tmp_path: Path) -> None:
    with claimed(tmp_path / "a", folder=True) as part:
        (part / "file").touch()
        part.rename(tmp_path / "a")
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "file"]


def test_all_can_be_given_back_at_once(tmp_path: Path) -> None:
    with scratch() as folder, claimed(tmp_path / "a.txt") as part:
        assert folder.stat().st_mode & 0o777 == 0o700
        give_back()
        assert not folder.exists()
        assert not part.exists()


def test_who_may_read_a_file_is_kept(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_text(target, "x")
    target.chmod(0o640)
    write_text(target, "y")
    assert target.stat().st_mode & 0o777 == 0o640
