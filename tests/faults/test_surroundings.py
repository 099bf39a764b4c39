"""A full disk, a folder that may not be written, files that change while they are read, several at work."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from edits import TEXTS, copied, edit
from previews import PDF, STATE, Visitor
from reviewed import reviewed

from faults.runs import Run, begun, done, failed, leftovers, tree

OLD, NEW = "text: ", "text: It is said anew that "
BEFORE = "    -> What stood there before is as it was."


def build(root: Path) -> list[str]:
    return ["build", "--kind", "data", "--workspace", str(root)]


def made(root: Path) -> Mapping[str, bytes]:
    return tree(root / "output", hidden=False)


def small_disk(size: int) -> None:
    """No file may grow beyond some bytes: what a full disk or a quota does to a program."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def full_disk(parent: int) -> None:
    """The system says that there is no space only when what was written is to be put on the disk."""

    def fsync(_: int) -> None:
        assert os.getpid() != parent
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    os.fsync = fsync  # type: ignore[assignment]


DISKS: Mapping[str, Callable[[], None]] = {
    "small": partial(small_disk, 3000),
    "full": partial(full_disk, os.getpid()),
}


@pytest.mark.parametrize("name", DISKS)
def test_a_full_disk_damages_nothing_that_was_built(name: str, tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    done(tmp_path, build(root))
    old = made(root)
    edit(root, TEXTS, OLD, NEW)
    lines = failed(tmp_path, build(root), DISKS[name])
    assert lines[0].startswith("cards: ")
    assert "Traceback" not in "".join(lines)
    there = made(root)
    assert leftovers(root) == []
    done(tmp_path, build(root))
    new = made(root)
    assert new != old
    assert [path for path, content in there.items() if content not in (old.get(path), new.get(path))] == []


@pytest.mark.parametrize("name", DISKS)
def test_a_full_disk_leaves_no_half_release(name: str, tmp_path: Path) -> None:
    root = reviewed(tmp_path / "workspace")
    command = ["publish", "2010-01", "--workspace", str(root)]
    lines = failed(tmp_path, command, DISKS[name])
    assert lines[0].startswith("cards: ")
    assert "engine failed" not in lines[0]
    assert not (root / "output/releases/2010-01").exists()
    assert leftovers(root) == []
    done(tmp_path, command)


def test_a_full_disk_loses_no_verdict(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    command = ["review", "XAA", "--as", "reviewer-2", "--role", "a lawyer", "--workspace", str(root)]
    done(tmp_path, command, "a\nq\n")
    before = tree(root)
    lines = failed(tmp_path, command, DISKS["full"], "a\n")
    assert lines[-1] == "    -> The last verdict is not saved; those before it are."
    assert tree(root) == before


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    output = tmp_path / "output"
    output.mkdir(mode=0o555)

    def as_a_user_like_others() -> None:
        if os.geteuid() == 0:  # root may write everywhere: take that away
            ctypes.CDLL(None).prctl(24, 1)  # PR_CAPBSET_DROP, CAP_DAC_OVERRIDE

    run = subprocess.run(
        [sys.executable, "-m", "scoring.commands", *build(root), "--output", str(output)],
        preexec_fn=as_a_user_like_others,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    said, hint = run.stderr.splitlines()
    assert said.startswith(f"cards: {output}/")
    assert said.endswith(" cannot be written: permission denied")
    assert hint == BEFORE
    assert list(output.iterdir()) == []


def changing(root: Path, states: list[bytes]) -> None:
    """Have a file hold one state after the other while it is read, and each time its own again after that."""
    command = sys.modules["scoring.commands.build"]  # the package calls the command itself by this name
    path, first = root / TEXTS, (root / TEXTS).read_bytes()
    plain = command.sound

    def sound(workspace: Path) -> object:
        if not states:
            return plain(workspace)
        path.write_bytes(states.pop(0))
        found = plain(workspace)
        path.write_bytes(first)
        return found

    vars(command)["sound"] = sound


def test_a_file_that_changes_and_changes_back_while_it_is_read_is_read_again(tmp_path: Path) -> None:
    """The workspace is the same before and after; what was read in between was not."""
    root = copied(tmp_path / "workspace")
    done(tmp_path, build(root))
    plain = made(root)
    shutil.rmtree(root / "output")
    other = (root / TEXTS).read_bytes().replace(OLD.encode(), NEW.encode(), 1)
    run = begun(tmp_path, build(root), prepare=partial(changing, root, [other]))
    assert run.ended() == 0, run.complained
    assert made(root) == plain
    assert "as they were" in done(tmp_path, build(root)).said


def test_a_file_that_never_rests_is_told_and_nothing_is_taken_for_made(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    done(tmp_path, build(root))
    plain = made(root)
    shutil.rmtree(root / "output")
    text = (root / TEXTS).read_bytes()
    others = [text.replace(OLD.encode(), f"{OLD}{number} ".encode(), 1) for number in range(20)]
    lines = failed(tmp_path, build(root), partial(changing, root, others))
    assert lines == [
        f"cards: {root / TEXTS} changed meanwhile",
        "    -> Build again, to have everything of the same files.",
    ]
    done(tmp_path, build(root))
    assert made(root) == plain


def test_two_builds_and_a_release_at_once_do_no_harm(tmp_path: Path) -> None:
    alone, root = reviewed(tmp_path / "alone"), reviewed(tmp_path / "workspace")
    publish = ["publish", "2010-01", "--workspace"]
    for command in (build(alone), [*publish, str(alone)]):
        done(tmp_path / "plain", command)
    together = [build(root), build(root), [*publish, str(root)]]
    runs = [begun(tmp_path / f"run-{number}", command) for number, command in enumerate(together)]
    for run in runs:
        assert run.ended() == 0, run.complained
        assert leftovers(run.place / "temporary") == []
    assert made(root) == made(alone)
    assert leftovers(root) == []


@pytest.mark.full
def test_two_builds_and_a_preview_at_once_do_no_harm(tmp_path: Path) -> None:
    """The preview shows a save and prints a card while two builds are at work on the same files."""
    alone, root = copied(tmp_path / "alone"), copied(tmp_path / "workspace")
    kinds = ["--kind", "booklet"]
    with _preview(tmp_path / "preview", root) as ask:
        for old, new in ((OLD, OLD), (OLD, NEW)):
            for space in (alone, root):
                edit(space, TEXTS, old, new)
            _shown(ask, new.removeprefix(OLD))
            done(tmp_path / "plain", [*build(alone), *kinds])
            runs = [begun(tmp_path / f"run-{number}", [*build(root), *kinds]) for number in range(2)]
            answer = json.loads(ask(PDF, "POST", **ask.page).body)
            assert answer["pdf"], answer
            printed = root / answer["file"]
            assert printed.read_bytes() == (alone / printed.relative_to(root)).read_bytes()
            for run in runs:
                assert run.ended() == 0, run.complained
                assert leftovers(run.place / "temporary") == []
            assert made(root) == made(alone)
    assert leftovers(root) == []


@contextmanager
def _preview(place: Path, root: Path) -> Iterator[Visitor]:
    """A preview in a process of its own, which ends as it should when it is told to."""
    run = begun(place, ["preview", "XAA", "--no-open", "--workspace", str(root)])
    try:
        yield Visitor(_port(run))
    finally:
        run.kill(signal.SIGTERM)
        assert run.ended() == 0, run.complained
    assert leftovers(place / "temporary") == []


def _port(preview: Run) -> int:
    """Where a preview listens, once it says so."""
    for _ in range(600):
        if found := re.match(r"http://127\.0\.0\.1:([0-9]+)/ ", preview.said):
            return int(found[1])
        assert preview.alive(), preview.complained
        time.sleep(0.1)
    raise AssertionError("the preview does not start")


def _shown(ask: Visitor, words: str) -> None:
    for _ in range(600):
        if words in json.loads(ask(STATE).body)["html"]:
            return
        time.sleep(0.1)
    raise AssertionError("the preview does not show what was saved")


def test_two_releases_at_once_are_one_release(tmp_path: Path) -> None:
    root = reviewed(tmp_path / "workspace")
    command = ["publish", "2010-01", "--workspace", str(root)]
    runs = [begun(tmp_path / f"run-{number}", command) for number in range(2)]
    codes = sorted(run.ended() for run in runs)
    assert codes in ([0, 0], [0, 1])
    for run in runs:
        assert run.code == 0 or run.complained.startswith("cards: another cards publish is at work in ")
    assert [path.name for path in (root / "output/releases").iterdir()] == ["2010-01"]
    before = tree(root / "output")
    done(tmp_path, command)
    assert tree(root / "output") == before
