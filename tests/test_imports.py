"""Bibliographies that cannot be taken in as they are, beside exactly what `cards sources import` says.

A folder of tests/imports holds the file, the options where they are not those of all, and what is said in
`expected.txt`. After a wanted change of a message run

    CARDS_ACCEPT=1 .venv/bin/pytest tests/test_imports.py

which writes every `expected.txt` anew and fails with what has changed; read it, and run again without.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner

from scoring.commands import cards
from scoring.problems import CODES

HERE = Path(__file__).parent
SOUND = HERE / "workspaces" / "sound"
IMPORTS = HERE / "imports"
NAMES = sorted(folder.name for folder in IMPORTS.iterdir() if folder.is_dir())
OPTIONS = "--country XAA --kind ngo"
SOURCES = Path("countries/XAA/sources.yaml")


def write(name: str, content: bytes) -> Callable[[], None]:
    def make() -> None:
        Path(name).write_bytes(content)

    return make


def in_brackets() -> None:
    write("input.json", b'[{"id": "a", "type": "report", "title": "A"}]')()
    SOURCES.write_text(
        "schema: 1\nsources: [{id: b, kind: ngo, about: all, type: report, title: B}]\n", "utf-8"
    )


DOUBLING = "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(18))

# What an editor or git may not keep, or what would fill the repository.
MADE: Mapping[str, Callable[[], None]] = {
    "json-nested-50000": write("input.json", b"[" * 50_000),
    "json-number-of-20000-digits": write("input.json", b'[{"id": ' + b"9" * 20_000 + b', "title": "A"}]'),
    "title-too-long": write(
        "input.json", b'[{"id": "a", "type": "report", "title": "' + b"a " * 1_000 + b'"}]'
    ),
    "names-too-many": write(
        "input.bib", b"@report{a, title = {A}, author = {" + b" and ".join([b"{X}"] * 300) + b"}}"
    ),
    "too-large": write("input.json", b" " * 8_000_001),
    "records-too-many": write(
        "input.bib", b"".join(b"@report{k%d, title = {Title number %d}}\n" % (n, n) for n in range(1_001))
    ),
    "not-utf-8": write("input.bib", "@report{a,\n  title = {Título}\n}\n".encode("latin-1")),
    "bib-nested-50000": write("input.bib", b"@report{a, title = {" + b"{" * 50_000 + b"}" * 50_000 + b"}}"),
    "bib-faults-too-many": write("input.bib", b"@report{k, title = {A\n" * 5_000),
    "bib-strings-that-double": write(
        "input.bib", f'@string{{a0 = "xxxx"}}\n{DOUBLING}@report{{k, title = a18}}\n'.encode()
    ),
    "list-in-brackets": in_brackets,
    "folder": lambda: Path("input.json").mkdir(),
    "pipe": lambda: os.mkfifo("input.json"),
}


@pytest.fixture(params=sorted({*NAMES, *MADE}))
def name(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A case by its name, with the working directory in a sound workspace that holds its file."""
    monkeypatch.chdir(shutil.copytree(SOUND, tmp_path / "workspace"))
    case: str = request.param
    for path in IMPORTS.glob(f"{case}/input.*"):
        shutil.copy(path, path.name)
    if case in MADE:
        MADE[case]()
    return case


def options(name: str) -> list[str]:
    own = IMPORTS / name / "options.txt"
    return (own.read_text("utf-8") if own.exists() else OPTIONS).split()


def test_import_says_exactly_what_is_expected_and_writes_only_what_is_right(name: str) -> None:
    before = SOURCES.read_bytes()
    file = next(str(path) for path in Path().glob("input.*"))
    result = CliRunner().invoke(cards, ["sources", "import", file, *options(name)], catch_exceptions=False)
    said, golden = f"{result.output}exit code {result.exit_code}\n", IMPORTS / name / "expected.txt"
    failed = ": error [" in result.output
    assert result.exit_code == int(failed)
    if failed:
        assert SOURCES.read_bytes() == before
        assert "nothing was imported" in result.output or "Nothing was done" in result.output
    expected = golden.read_text("utf-8") if golden.exists() else ""
    if said == expected:
        return
    if os.environ.get("CARDS_ACCEPT"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(said, "utf-8", newline="\n")
    lines = difflib.unified_diff(expected.splitlines(), said.splitlines(), "expected", "said", lineterm="")
    pytest.fail("\n".join([name, *lines]), pytrace=False)


def test_every_code_of_imports_is_shown_by_a_case() -> None:
    said = "\n".join(path.read_text("utf-8") for path in IMPORTS.glob("*/expected.txt"))
    shown = set(re.findall(r"^\S.*?: (?:error|warning|note) \[(import\.[a-z-]+)\]", said, re.MULTILINE))
    assert shown == {code for code in CODES if code.startswith("import.")}
