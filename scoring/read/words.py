"""The words to take care with in each language: the house's, and those that a workspace adds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from scoring.problems import Problems, TextFile
from scoring.read.files import Reader
from scoring.read.nodes import read_nodes
from scoring.read.schemas.words import PersonsItem, TermItem, WordsFile
from scoring.read.validate import origin_at, validate
from scoring.read.workspace import BROUGHT, WORDS, Loaded

_LISTS = ("ages", "limits", "children", "accused", "titles", "no_initials")


def check_words(loaded: Loaded, problems: Problems) -> None:
    """What is wrong with the lists of words themselves."""
    for path in sorted((loaded.workspace.root / "indicators" / WORDS).glob("*.yaml")):
        reader = Reader(loaded.reader.root, problems, loaded.reader.texts)
        if (found := reader.read(path, WordsFile)) and found[0].language != path.stem:
            said = f"the file says {found[0].language}, and is named {path.name}"
            problems.add(
                "file.name", origin_at(found[1], "language"), path.stem, said, "Make the two the same."
            )


def words_of(root: Path, code: str) -> tuple[tuple[TermItem, ...], PersonsItem]:
    """The terms of a language, a workspace's own before those that come along, and its words for persons."""
    files = [file for path in _paths(root, code) if (file := _file(path))]
    terms = {term.id: term for file in reversed(files) for term in file.terms}
    persons = [file.persons for file in files if file.persons]
    joined = {
        name.replace("_", "-"): [word for one in persons for word in getattr(one, name)] for name in _LISTS
    }
    return tuple(terms.values()), PersonsItem.model_validate(joined)


def _paths(root: Path, code: str) -> Iterator[Path]:
    for folder in dict.fromkeys((root.resolve(), BROUGHT)):
        path = folder / "indicators" / WORDS / f"{code}.yaml"
        if path.is_file():
            yield path


def _file(path: Path) -> WordsFile | None:
    try:
        return _parsed(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None  # said when the files are checked


@lru_cache(maxsize=32)
def _parsed(text: str) -> WordsFile | None:
    node = read_nodes(TextFile("", text.replace("\r\n", "\n")), Problems())
    return validate(node, WordsFile, Problems()) if node else None
