"""What tests of new files do to them: read them, and fill in what waits, as an author would."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from hypothesis import strategies as st

from scoring.model.evidence import Edition
from scoring.problems import Problems, TextFile
from scoring.read import nodes
from scoring.read.countries import read_edition
from scoring.read.files import Reader
from scoring.read.nodes import read_nodes
from scoring.read.schemas import FileSchema
from scoring.read.validate import validate

CHARACTERS = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]) | st.sampled_from("\n\t")
TEXTS = st.text(CHARACTERS.filter(lambda char: not nodes.UNSEEN.match(char)), min_size=1, max_size=120)
"""What a file of the workspace may hold: unseen characters are refused there, however they are written."""
File = TypeVar("File", bound=FileSchema)
_WAITING = re.compile(r"# (?P<key> *(?:- )?[\w-]+):(?P<value>[^#]*)(?P<remark>#.*)?")


def read(text: str, schema: type[File]) -> File:
    """A file as its schema sees it, in which nothing may be wrong."""
    problems = Problems()
    node = read_nodes(TextFile("file.yaml", text), problems)
    file = validate(node, schema, problems) if node else None
    assert not list(problems), [problem.message for problem in problems]
    assert file is not None
    return file


def read_back(
    text: str, country: str = "USA", edition: str = "2010-01", framework: str = "test-2010"
) -> Edition:
    """The edition that an evidence file makes, in which nothing may be wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "countries" / country / edition / f"{framework}.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        problems = Problems()
        found = read_edition(Reader(Path(folder).resolve(), problems), path, country)
    assert not list(problems), [problem.message for problem in problems]
    assert found is not None
    return found


def used(text: str, start: str, values: Mapping[str, str]) -> str:
    """The text with the waiting item that begins so taken into use and its blanks filled.

    A key without a value gets that of its name; its list loses the brackets that say that it is empty.
    """
    lines = text.split("\n")
    (at,) = (n for n, line in enumerate(lines) if line[2:].rstrip() == start and line.startswith("# "))
    end = next(n for n in range(at, len(lines)) if not lines[n].startswith("# "))
    made = [_filled(line, values) for line in lines[at:end]]
    key = next(n for n in range(at, -1, -1) if re.fullmatch(r"[\w-]+:( \[\])?", lines[n]))
    lines[key] = lines[key].removesuffix(" []")
    return "\n".join([*lines[:at], *made, *lines[end:]])


def _filled(line: str, values: Mapping[str, str]) -> str:
    found = _WAITING.fullmatch(line)
    assert found, line
    key, value = found["key"], found["value"].strip()
    return f"{key}: {value or values[key.strip(' -')]}"


def waiting(text: str, key: str) -> Iterator[str]:
    """The first lines of the items that wait, as ``used`` wants them: those that begin with the key."""
    for line in text.split("\n"):
        if re.fullmatch(rf"# +- {key}: \S+", line):
            yield line[2:]
