"""The same workspace gives the same bytes on each machine, in each folder, at each hour, in each order."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from reviewed import reviewed

from faults.runs import tree

ROOT = Path(__file__).parents[2]
ODD = Path(__file__).parent / "odd"
PLAIN = {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}
LIGHT = ("data", "word", "summary")
NOT_UTF8 = {"LC_ALL": "POSIX", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


@dataclass(frozen=True)
class Machine:
    """What surrounds a run, and may not be seen in what it makes."""

    environment: Mapping[str, str] = field(default_factory=dict)
    workers: int = 1
    umask: int = 0o022
    changed: int | None = None
    """The second at which the files say that they were written last."""

    def run(self, *arguments: str) -> str:
        own = {"PYTHONPATH": os.pathsep.join([str(ODD), str(ROOT)]), "GIT_CONFIG_GLOBAL": "/dev/null"}
        done = subprocess.run(
            [sys.executable, "-m", "scoring.commands", *arguments],
            env={
                **os.environ,
                **PLAIN,
                **own,
                **self.environment,
            },
            umask=self.umask,
            cwd="/",
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode(errors="replace") + done.stdout.decode(
            errors="replace"
        )
        return done.stdout.decode("utf-8", "surrogateescape")

    def build(self, root: Path, kinds: Sequence[str]) -> Mapping[str, bytes]:
        if self.changed is not None:
            for path in root.rglob("*"):
                os.utime(path, (self.changed, self.changed))
        chosen = [part for kind in kinds for part in ("--kind", kind)]
        self.run("build", *chosen, "--workspace", str(root), "--workers", str(self.workers))
        return tree(root / "output", hidden=False)


ODDITIES = {
    "hash seed": Machine({"PYTHONHASHSEED": "4711"}),
    "order of files": Machine({"ODD_ORDER": "7"}),
    "1970": Machine({"ODD_CLOCK": "0"}, changed=0),
    "2099": Machine({"ODD_CLOCK": "4085000000"}, changed=4085000000),
    "not UTF-8": Machine(NOT_UTF8),
    "Turkish": Machine({"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"}),
    "time zone": Machine({"TZ": "Pacific/Kiritimati"}),
    "mask": Machine(umask=0o077),
    "workers": Machine(workers=3),
}
EVERYTHING = Machine(
    {
        "PYTHONHASHSEED": "4711",
        "ODD_ORDER": "11",
        "ODD_CLOCK": "4085000000",
        "TZ": "Pacific/Kiritimati",
        **NOT_UTF8,
    },
    workers=3,
    umask=0o077,
    changed=4085000000,
)


def elsewhere(root: Path, target: Path) -> Path:
    """A copy of a workspace, file by file in another order, under a name with spaces and other letters."""
    paths = [path for path in root.rglob("*") if path.is_file() and "output" not in path.parts]
    random.Random(5).shuffle(paths)
    for path in paths:
        copy = target / path.relative_to(root)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return target


@pytest.fixture
def one(tmp_path: Path) -> Path:
    return reviewed(tmp_path / "one")


@pytest.fixture
def other(one: Path, tmp_path: Path) -> Path:
    return elsewhere(one, tmp_path / "an other, ünlü 場所")


def same(first: Mapping[str, bytes], second: Mapping[str, bytes]) -> None:
    """Names alone are shown where they are not the same."""
    assert len(first) > 5
    assert sorted(first) == sorted(second)
    assert [name for name in first if first[name] != second[name]] == []


def test_two_machines_make_the_same(one: Path, other: Path) -> None:
    same(Machine().build(one, LIGHT), EVERYTHING.build(other, LIGHT))


@pytest.mark.full
@pytest.mark.parametrize("name", ODDITIES)
def test_an_odd_machine_makes_the_same(name: str, one: Path, other: Path) -> None:
    same(Machine().build(one, LIGHT), ODDITIES[name].build(other, LIGHT))


@pytest.mark.full
def test_two_machines_make_the_same_of_every_kind(one: Path, other: Path) -> None:
    first, second = Machine().build(one, ["all"]), EVERYTHING.build(other, ["all"])
    same(first, second)
    endings = {Path(name).suffix for name in first}
    assert {".pdf", ".xlsx", ".docx", ".png", ".svg", ".html", ".csv", ".json"} <= endings


@pytest.mark.full
def test_two_machines_make_the_same_release(one: Path, other: Path) -> None:
    for machine, root in ((Machine(), one), (EVERYTHING, other)):
        machine.run("publish", "2010-01", "--workspace", str(root))
    first, second = tree(one / "output/releases/2010-01"), tree(other / "output/releases/2010-01")
    assert {"inputs.zip", "manifest.json"} <= set(first)
    same(first, second)


def test_letters_that_an_output_lacks_stop_nothing(other: Path) -> None:
    machine = Machine({"PYTHONIOENCODING": "latin-1"})
    said = machine.run("build", "--kind", "word", "--workspace", str(other))
    assert "\\u5834\\u6240/output" in said
