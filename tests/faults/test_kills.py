"""`kill -9` at any moment: inputs stand, outputs are whole, and the next run makes what was to be made."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from edits import TEXTS, copied, edit
from release.made import corrected
from reviewed import reviewed

from faults.runs import Run, begun, done, leftovers, seconds_of, tree
from scoring.publish.kept import engine
from scoring.publish.release import make
from scoring.publish.versions import engine as versions

FULL = {"check": 40, "build": 60, "review": 60, "publish": 20, "correct": 20}
SOME = {"check": 2, "build": 3, "review": 3, "publish": 1, "correct": 2}
REVIEWER = ("--as", "reviewer-2", "--role", "a lawyer of the network", "--on", "2010-02-14")
FINDINGS = 12
OWN = "countries/XAA/2010-01/reviews/reviewer-2.yaml"

State = Mapping[str, bytes]


@dataclass
class Killing:
    """Runs of one command that are killed at moments spread over the time that an undisturbed one takes."""

    place: Path
    seed: str
    kills: int = 0
    tries: int = 0
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def killed(self, arguments: list[str], length: float, typed: str = "") -> Run:
        run = begun(self.place, arguments, typed)
        time.sleep(self.chance.uniform(0, length))
        self.kills += run.alive()
        self.tries += 1
        run.kill()
        run.ended()
        return run

    def goes_on(self, wanted: int) -> bool:
        assert self.tries <= 3 * wanted + 3, "most runs end before they are killed"
        return self.kills < wanted


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    """What each process would work out for itself, and which is the same for all."""
    engine()
    versions()


def check(place: Path, wanted: int) -> None:
    root = copied(place / "workspace")
    before, killing = tree(root), Killing(place, "check")
    command = ["check", "--workspace", str(root)]
    said = done(place, command).said
    length = seconds_of(lambda: done(place, command))
    while killing.goes_on(wanted):
        killing.killed(command, length)
        assert tree(root) == before
    assert done(place, command).said == said


def build(place: Path, wanted: int) -> None:
    """Between two states of the workspace, to and fro: each file is that of one of them, and whole."""
    root, output = copied(place / "workspace"), place / "output"
    text = (root / TEXTS).read_bytes()
    edit(root, TEXTS, "text: ", "text: It is said anew that ")
    texts = [(root / TEXTS).read_bytes(), text]
    command = ["build", "--kind", "data", "--workspace", str(root), "--output"]
    wholes, lengths = [], []
    for content in texts:
        (root / TEXTS).write_bytes(content)
        shutil.rmtree(output, ignore_errors=True)
        lengths.append(seconds_of(lambda: done(place, [*command, str(output)])))
        wholes.append(tree(output))
    assert wholes[0] != wholes[1]
    killing = Killing(place, "build")
    while killing.goes_on(wanted):
        which = killing.tries % 2
        (root / TEXTS).write_bytes(texts[which])
        before = tree(root)
        if killing.chance.random() < 0.3:
            shutil.rmtree(output)  # and from nothing
        killing.killed([*command, str(output)], min(lengths))
        assert tree(root) == before
        for name, content in tree(output, hidden=False).items():
            assert content in [whole.get(name) for whole in wholes], name
        done(place, [*command, str(output)])
        assert tree(output) == wholes[which]


def review(place: Path, wanted: int) -> None:
    """What was said to be saved is in the file, and at most one verdict more."""
    killing, number = Killing(place, "review"), 0
    states = [_reviewed(place, place / f"first-{count}", count) for count in range(FINDINGS + 1)]
    length = seconds_of(lambda: _reviewed(place, place / "timed", FINDINGS))
    while killing.goes_on(wanted):
        root, count = copied(place / f"workspace-{number}"), 0
        while killing.goes_on(wanted) and count < FINDINGS:
            before = tree(root)
            typed = "a\n" * (FINDINGS - count)
            run = killing.killed(_review(root), length, typed)
            confirmed = count + run.said.count("accepted, and saved.")
            now = tree(root)
            assert _others(now) == _others(before)
            assert now.get(OWN) in states[confirmed : confirmed + 2]
            count = states.index(now.get(OWN))
        done(place, _review(root), "a\n" * (FINDINGS - count))
        assert tree(root)[OWN] == states[FINDINGS]
        assert leftovers(root) == []
        number += 1


def _review(root: Path) -> list[str]:
    return ["review", "XAA", *REVIEWER, "--workspace", str(root)]


def _others(state: State) -> State:
    """What stands in a workspace beside the reviewer's own file, and what is to take its place."""
    unfinished = f"{OWN.rpartition('/')[0]}/."
    return {
        name: content
        for name, content in state.items()
        if name != OWN and not (name.startswith(unfinished) and name.endswith(".part"))
    }


def _reviewed(place: Path, root: Path, count: int) -> bytes | None:
    done(place, _review(copied(root)), "a\n" * count + "q\n")
    return tree(root).get(OWN)


def publish(place: Path, wanted: int) -> None:
    """There is no release, or there is the whole one."""
    root = reviewed(place / "workspace")
    before = tree(root)
    _killed_publishing(place, root, before, [], wanted, lambda releases: releases == {})


def correct(place: Path, wanted: int) -> None:
    """The former release stands where it stood, or where a corrected one puts it."""
    root = reviewed(place / "workspace")
    (place / "stdin").touch()
    corrected(root)
    releases = root / "output/releases"
    shutil.rmtree(releases / "2010-01")
    (releases / "former/2010-01-1").rename(releases / "2010-01")
    (releases / "former").rmdir()
    old = tree(releases / "2010-01")

    def stands(found: State) -> bool:
        return any(
            {name.removeprefix(f"{where}/"): found[name] for name in found if name.startswith(f"{where}/")}
            == old
            for where in ("2010-01", ".2010-01.1.former", "former/2010-01-1")
        )

    _killed_publishing(place, root, tree(root), ["--correct"], wanted, stands)


def _killed_publishing(
    place: Path, root: Path, before: State, options: list[str], wanted: int, stands: Callable[[State], bool]
) -> None:
    command = ["publish", "2010-01", *options, "--workspace", str(root)]
    length = seconds_of(lambda: done(place, command))
    whole = tree(root / "output/releases")
    killing = Killing(place, f"publish {options}")
    while killing.goes_on(wanted):
        _restore(root, before)
        killing.killed(command, length)
        now = tree(root / "output/releases")
        assert _inputs(tree(root)) == _inputs(before)
        visible = {
            name: content
            for name, content in now.items()
            if not name.startswith(".2010-01.") or ".former" in name
        }
        assert visible == whole or stands(visible)
        done(place, command)
        assert tree(root / "output/releases") == whole


def _inputs(state: State) -> State:
    return {name: content for name, content in state.items() if not name.startswith("output/")}


def _restore(root: Path, before: State) -> None:
    shutil.rmtree(root / "output", ignore_errors=True)
    for name, content in before.items():
        if name.startswith("output/"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(content)


COMMANDS: Mapping[str, Callable[[Path, int], None]] = {
    "check": check,
    "build": build,
    "review": review,
    "publish": publish,
    "correct": correct,
}


@pytest.mark.parametrize("name", COMMANDS)
def test_what_is_killed_damages_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "PUBLISHED", ("data",))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    COMMANDS[name](tmp_path, SOME[name])


@pytest.mark.full
@pytest.mark.parametrize("name", COMMANDS)
def test_two_hundred_kills_damage_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sum(FULL.values()) == 200
    monkeypatch.setattr(make, "PUBLISHED", ("data",))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    COMMANDS[name](tmp_path, FULL[name])
