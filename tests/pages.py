"""Pages of docs/ that are followed by tests: their blocks, what typing a line does, what a block writes.

A block of commands is indented by four spaces or fenced as ``sh``. A block of ``yaml`` says behind that word
what is to be done with it: ``file=`` it is the whole file; ``title=`` it takes the place of the lines that it
shows, or of the lines with ``#`` that wait in their place; ``in=FILE#KEY`` it is the first entry below the
key; ``from=`` nothing is written, for the file says so already.
"""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from scoring.commands import cards

_BLOCK = re.compile(
    r"^## (?P<section>[^\n]+)\n"
    r"|^```(?P<kind>\w+)(?: (?P<how>file|title|in|from)=(?P<file>\S+))?\n(?P<text>.*?)^```$"
    r"|(?<=\n\n)(?P<lines>(?:    [^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A block of a page: its kind, what it does to which file, its lines, and the heading above it."""

    kind: str
    how: str
    file: str
    text: str
    section: str


@dataclass(frozen=True)
class Typed:
    """How a line ended, and what it printed on both channels."""

    status: int
    printed: str


def blocks(page: str) -> Iterator[Block]:
    section = ""
    for match in _BLOCK.finditer(page):
        if match["section"]:
            section = match["section"]
        elif match["lines"]:
            yield Block("sh", "", "", re.sub(r"^    ", "", match["lines"], flags=re.MULTILINE), section)
        else:
            yield Block(match["kind"], match["how"] or "", match["file"] or "", match["text"], section)


def commands(block: Block) -> Iterator[str]:
    """The lines to type, with those that go on behind a backslash put together, and without remarks."""
    for line in re.sub(r"\\\n\s*", "", block.text).splitlines():
        yield re.sub(r"\s+#.*$", "", line)


def type_line(line: str, monkeypatch: pytest.MonkeyPatch, answers: str = "") -> Typed:
    """What typing a line does; the pages need no other programs than these."""
    program, *arguments = shlex.split(line)
    if program == "mkdir":
        assert arguments[0] == "-p"
        Path(arguments[1]).mkdir(parents=True)
        return Typed(0, "")
    if program == "cd":
        monkeypatch.chdir(arguments[0])
        return Typed(0, "")
    if program in {"echo", "git", "ssh-keygen"}:
        done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
        return Typed(done.returncode, done.stdout + done.stderr)
    assert program == "cards", f"nobody told how to type: {line}"
    arguments, target = redirected(
        [str(Path(one).expanduser()) if one[0] == "~" else one for one in arguments]
    )
    result = CliRunner().invoke(cards, arguments, input=answers, catch_exceptions=False)
    if target:
        Path(target).write_bytes(result.stdout_bytes)
    return Typed(result.exit_code, result.output)


def redirected(arguments: list[str]) -> tuple[list[str], str]:
    """The arguments before ``>``, and the file behind it."""
    if ">" not in arguments:
        return arguments, ""
    at = arguments.index(">")
    assert at == len(arguments) - 2
    return arguments[:at], arguments[-1]


def write_block(block: Block) -> None:
    path = Path(block.file.split("#")[0])
    if block.how == "from":
        assert holds(parsed(path.read_text("utf-8")), parsed(block.text)), f"{path} says another thing"
    elif block.how == "file":
        path.write_text(block.text, "utf-8")
    elif block.how == "in":
        key = block.file.split("#")[1]
        path.write_text(put_in(path.read_text("utf-8"), key, block.text), "utf-8")
    else:
        assert block.how == "title", f"nothing says what is to be done with:\n{block.text}"
        path.write_text(edited(path.read_text("utf-8"), block.text), "utf-8")


def parsed(text: str) -> Any:
    return yaml.safe_load(text)


def holds(whole: Any, part: Any) -> bool:
    """Whether the part, an excerpt of lists and tables, stands somewhere in the whole as it is."""
    if isinstance(part, list):
        return all(holds(whole, one) for one in part)
    if isinstance(whole, dict):
        return shown_of(whole, part) or any(holds(one, part) for one in whole.values())
    return whole == part or (isinstance(whole, list) and any(holds(one, part) for one in whole))


def shown_of(whole: dict[str, Any], part: Any) -> bool:
    """Whether an entry shows some of the keys of another, and these as they are."""
    return isinstance(part, dict) and all(key in whole and whole[key] == part[key] for key in part)


def put_in(text: str, key: str, shown: str) -> str:
    """A file in which shown lines are the first below a key, which is added if it is not there."""
    below = shown.removeprefix(f"{key}:\n")
    found = re.search(rf"^{key}:(?: \[\])?(?: #.*)?\n", text, re.MULTILINE)
    if not found:
        return f"{text.rstrip()}\n{key}:\n{below}"
    return f"{text[: found.start()]}{key}:\n{below}{text[found.end() :]}"


def edited(text: str, shown: str) -> str:
    """A file in which shown lines have taken the place of the first one and what belongs to it.

    Where that line waits behind ``# ``, all that wait below it belong to it; else as many lines with the
    same keys. Brackets that say that a list is empty do not make it another line.
    """
    lines, new = text.split("\n"), shown.rstrip("\n").split("\n")
    found = [n for n, line in enumerate(lines) if bare(line) in {new[0], f"{new[0]} []"}]
    assert len(found) == 1, (shown, found)
    start, end = found[0], found[0] + 1
    if lines[start].startswith("# "):
        while lines[end].startswith("# "):
            end += 1
    else:
        end = start + len(new)
        assert [line.split(":")[0] for line in lines[start:end]] == [line.split(":")[0] for line in new]
    return "\n".join([*lines[:start], *new, *lines[end:]])


def bare(line: str) -> str:
    return line[2:] if line.startswith("# ") else line


def as_claimed(claimed: str) -> re.Pattern[str]:
    """A pattern for what is printed, in which … is anything, be it a part of a line or several lines."""
    return re.compile(".*?".join(re.escape(part) for part in claimed.split("…")), re.DOTALL)
