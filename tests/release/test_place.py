"""A release takes the place of another: whichever step is the last, the old or the new one is whole."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from release.made import tree
from scoring.publish import PublishError
from scoring.publish.release.place import alone, placed

OLD, NEW = {"a.txt": b"old"}, {"a.txt": b"new"}
RENAMES = 3
"""The old one away, the new one to its place, the old one among the former ones."""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "releases/2010-01"
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes(b"old")
    return folder


def replace(target: Path, number: int | None) -> None:
    with alone(target.parent), placed(target, number) as part:
        (part / "a.txt").write_bytes(b"new")


def killed(target: Path, number: int | None, steps: int) -> None:
    """Replace it in a process that is killed when it has renamed so often, and would once more."""
    pid = os.fork()
    if not pid:
        left, rename = [None] * steps, os.rename

        def counted(*paths: str) -> None:
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
            left.pop()
            rename(*paths)

        os.rename = counted  # type: ignore[assignment]
        replace(target, number)
        os._exit(0)
    _, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == (-signal.SIGKILL if steps < RENAMES else 0)


@pytest.mark.parametrize("steps", range(RENAMES + 1))
def test_after_any_step_one_of_them_stands(steps: int, target: Path) -> None:
    killed(target, 1, steps)
    with alone(target.parent):
        pass
    replaced = steps >= 2
    former = {"former/2010-01-1/a.txt": b"old"} if replaced else {}
    assert tree(target.parent) == {"2010-01/a.txt": b"new" if replaced else b"old", **former}


def test_the_next_release_goes_on_from_there(target: Path) -> None:
    killed(target, 1, 1)
    assert not target.exists()
    replace(target, 1)
    assert tree(target) == NEW
    assert tree(target.parent / "former/2010-01-1") == OLD


def test_only_one_may_publish_at_a_time(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    with alone(target.parent), pytest.raises(PublishError, match="another cards publish is at work"):
        replace(target, 1)
    assert tree(target.parent) == {"2010-01/a.txt": b"old"}
