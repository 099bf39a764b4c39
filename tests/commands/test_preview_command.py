"""cards preview: what it opens with, what it refuses, and that it ends when it is told to."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import copied, next_edition

from scoring.commands import cards
from scoring.commands.examples import EXAMPLES


@contextmanager
def running(*arguments: str, workspace: Path) -> Iterator[tuple[subprocess.Popen[str], str, str]]:
    """A preview that runs, with its address and what it says of the card."""
    command = [sys.executable, "-m", "scoring.commands", "preview", "--no-open", *arguments]
    command += ["--workspace", str(workspace)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as process:  # type: ignore[call-overload]
        try:
            said = process.stdout.readline()
            found = re.fullmatch(r"(http://127\.0\.0\.1:\d+/)  (.*)\. Ctrl\+C ends it\.\n", said)
            assert found, said + process.stderr.read() if process.poll() else said
            yield process, found[1], found[2]
        finally:
            process.kill()


def refused(*arguments: str, workspace: Path) -> str:
    result = CliRunner().invoke(cards, ["preview", *arguments, "--no-open", "--workspace", str(workspace)])
    assert result.exit_code == 2
    assert result.stdout == ""
    return result.stderr


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_the_card_until_it_is_interrupted(workspace: Path, number: signal.Signals) -> None:
    with running("XBB", workspace=workspace) as (process, address, card):
        assert card == "XBB, 2010-01, mini-1"
        with urllib.request.urlopen(f"{address}card?card=mini-1/2010-01/XBB", timeout=60) as answer:
            assert b"<h1>" in answer.read()
        process.send_signal(number)
        said = process.communicate(timeout=60)
        assert (process.returncode, said[1].strip()) == (0, "The preview has ended.")


def test_two_at_once_have_two_addresses(workspace: Path) -> None:
    with (
        running("XAA", workspace=workspace) as (_, one, _),
        running("XBB", workspace=workspace) as (_, other, _),
    ):
        assert one != other
        port = other.rpartition(":")[2].strip("/")
        said = refused("XAA", "--port", port, workspace=workspace)
        assert said.startswith(f"cards: port {port} cannot be used: address already in use\n    -> ")


def test_without_a_country_it_shows_what_was_saved_last(workspace: Path) -> None:
    for path in workspace.rglob("*.yaml"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    next_edition(workspace)
    os.utime(workspace / "countries/XBB/2010-01/texts.yaml", (2_000_000_000, 2_000_000_000))
    with running(workspace=workspace) as (_, _, card):
        assert card == "XBB, 2010-01, mini-1"


def test_of_a_country_it_shows_the_newest_edition_unless_another_is_named(workspace: Path) -> None:
    next_edition(workspace)
    with running("XAA", workspace=workspace) as (_, _, card):
        assert card == "XAA, 2011-03, mini-1"
    with running("XAA", "--edition", "2010-01", workspace=workspace) as (_, _, card):
        assert card == "XAA, 2010-01, mini-1"


def test_what_is_not_there_is_refused(workspace: Path) -> None:
    assert "Did you mean XAA?" in refused("XAAA", workspace=workspace)
    assert "cards new country QQQ" in refused("QQQ", workspace=workspace)
    assert "there is no edition 2011" in refused("XAA", "--framework", "mini-1", "--edition", "2011",
                                                 workspace=workspace)  # fmt: skip
    assert "there is no such evidence on XAA" in refused("XAA", "--edition", "2011", workspace=workspace)
    assert "there is no framework mini" in refused("XAA", "--framework", "mini", workspace=workspace)
    assert "there is no language xx" in refused("XAA", "--lang", "xx", workspace=workspace)


def test_a_folder_that_is_no_workspace_is_refused(tmp_path: Path) -> None:
    assert "there is no evidence yet" in refused(workspace=tmp_path)


def test_a_country_that_was_just_begun_can_be_shown(tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    for arguments in (["country", "GTM"], ["edition", "GTM", "2012-06"]):
        made = CliRunner().invoke(cards, ["new", *arguments, "--workspace", str(tmp_path)])
        assert made.exit_code == 0, made.stderr
    with running("GTM", workspace=tmp_path) as (_, address, card):
        assert card.startswith("GTM, 2012-06, ")
        framework = card.split(", ")[2]
        with urllib.request.urlopen(f"{address}state?card={framework}/2012-06/GTM", timeout=60) as answer:
            assert b"Guatemala" in answer.read()


@pytest.mark.parametrize("example", EXAMPLES["preview"])
def test_examples_work(example: str, repository: Path) -> None:
    arguments = [word for word in example.split()[2:] if word != "--no-open"]
    with running(*arguments, workspace=repository) as (_, _, card):
        assert card.startswith("USA, ")
