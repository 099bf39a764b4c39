"""The PDF of a card, made by `cards build` in a process of its own: checks and limits are the same."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from scoring.edit.preview.view import Choice
from scoring.publish.kinds import paper_on

LONGEST = 900
"""Seconds after which `cards build`, which has limits of its own, is given up."""
MOST_LINES = 30


@dataclass(frozen=True)
class Printed:
    """How it ended: a file, or what is wrong in lines."""

    file: Path | None
    said: tuple[str, ...] = ()


@dataclass
class Printer:
    """Makes one PDF at a time, and remembers those that it made."""

    root: Path
    made: dict[Choice, Path] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    running: subprocess.Popen[str] | None = None

    def print(self, choice: Choice) -> Printed:
        if not self.lock.acquire(blocking=False):
            return Printed(None, ("Another PDF is being made: wait until it is done.",))
        try:
            return self._print(choice)
        finally:
            self.running = None
            self.lock.release()

    def _print(self, choice: Choice) -> Printed:
        # -P: a folder in which somebody stands is no place to load Python from.
        command = [
            sys.executable,
            "-P",
            "-m",
            "scoring.commands",
            "build",
            choice.country,
            "--kind",
            "booklet",
        ]
        command += ["--framework", choice.framework, "--edition", choice.edition]
        command += ["--lang", choice.language, "--workspace", str(self.root)]
        pipes = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen(command, text=True, encoding="utf-8", errors="replace", **pipes) as running:  # type: ignore[call-overload]
            self.running = running
            try:
                said, complaints = running.communicate(timeout=LONGEST)
            except subprocess.TimeoutExpired:
                self.stop()
                return Printed(None, (f"It was not done after {LONGEST} seconds.",))
        output = self.root / "output"
        file = paper_on(output, choice.framework, choice.edition, choice.country, choice.language, "booklet")
        if running.returncode or not file.is_file():
            return Printed(None, tuple((complaints or said).splitlines()[:MOST_LINES]))
        self.made[choice] = file
        return Printed(file)

    def stop(self) -> None:
        """End what is running, and the children that it has."""
        running = self.running
        if running and running.poll() is None:
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(10)
            running.kill()
