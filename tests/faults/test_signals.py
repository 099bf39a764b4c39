"""A command that is told to stop leaves nothing unfinished, says so, and its exit code names the signal."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from edits import copied
from reviewed import reviewed

from faults.runs import PATIENCE, Run, begun, done, leftovers, tree

CODES = {signal.SIGINT: 130, signal.SIGTERM: 143, signal.SIGHUP: 129}
WHOLE = "every file is whole, as it was or as it is to be"


def until(run: Run, happens: Callable[[], bool]) -> None:
    """Wait for something that the process does; it must not end before."""
    end = time.monotonic() + PATIENCE
    while not happens():
        assert run.alive(), run.complained
        assert time.monotonic() < end
        time.sleep(0.005)


def stopped(run: Run, number: int) -> None:
    run.kill(number)
    assert run.ended() == CODES[signal.Signals(number)], run.complained
    (line,) = run.complained.splitlines()
    assert line.startswith("cards: ")
    assert line.endswith(WHOLE)
    assert leftovers(run.place / "temporary") == []


@pytest.mark.parametrize("number", CODES)
def test_a_build_that_is_stopped_leaves_nothing(number: int, tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    before = tree(root)
    command = ["build", "--kind", "summary", "--kind", "overview", "--workspace", str(root), "--workers", "3"]
    run = begun(tmp_path, command)
    until(run, lambda: any((tmp_path / "temporary").glob(".progress-cards.*/*")))
    time.sleep(random.Random(number).uniform(0, 0.3))
    stopped(run, number)
    assert leftovers(root) == []
    assert {name: content for name, content in tree(root).items() if name in before} == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_release_that_is_stopped_is_not_there(number: int, tmp_path: Path) -> None:
    root = reviewed(tmp_path / "workspace")
    run = begun(tmp_path, ["publish", "2010-01", "--workspace", str(root)])
    until(run, lambda: any((root / "output/releases").glob(".2010-01.*.part/*")))
    stopped(run, number)
    assert list((root / "output/releases").iterdir()) == []


def test_who_stops_a_review_keeps_what_was_saved(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    command = ["review", "XAA", "--as", "reviewer-2", "--role", "a lawyer", "--workspace", str(root)]
    with subprocess.Popen(
        [sys.executable, "-m", "scoring.commands", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write("a\n")
        process.stdin.flush()
        assert any("accepted, and saved." in line for line in process.stdout)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == CODES[signal.SIGINT]
        assert process.stderr
        assert process.stderr.read().splitlines() == [f"cards: interrupted; {WHOLE}"]
    folder = root / "countries/XAA/2010-01/reviews"
    assert [path.name for path in folder.iterdir()] == ["reviewer-2.yaml"]
    assert (folder / "reviewer-2.yaml").read_text().count("verdict: accepted") == 1


def test_what_was_ignored_stays_ignored(tmp_path: Path) -> None:
    """nohup has closing the terminal ignored."""
    root = copied(tmp_path / "workspace")

    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    run = begun(tmp_path, ["build", "--kind", "summary", "--workspace", str(root)], prepare=ignore)
    until(run, lambda: any((tmp_path / "temporary").glob(".progress-cards.*/*")))
    run.kill(signal.SIGHUP)
    assert run.ended() == 0


def test_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    """Each of them would go on for longer than anybody waits."""
    root = copied(tmp_path / "workspace")
    run = begun(tmp_path, ["build", "--kind", "summary", "--workspace", str(root)], prepare=_hang)
    until(run, lambda: any(tmp_path.glob("at-work-*")))
    run.kill()
    run.ended()  # also waits for the children
    assert leftovers(tmp_path / "temporary") != []
    done(tmp_path, ["build", "--kind", "summary", "--workspace", str(root)])


def _hang() -> None:
    """Have no child ever be done."""
    from scoring.publish import pdf

    parent = os.getpid()

    def render(*_: object) -> None:
        assert os.getpid() != parent
        (Path(os.environ["TMPDIR"]).parent / f"at-work-{os.getpid()}").touch()
        while True:
            pass

    pdf.render = render  # type: ignore[assignment]
