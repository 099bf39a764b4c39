"""Which files of a workspace a document is made from, each by its path there.

The files of a card are those of its framework and its country; of an overview those of all countries, whose
evidence digests it prints. Style sheets, pictures and fonts are known when the pages are printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.publish.html import environment
from scoring.read.campaign import FILE as CAMPAIGN
from scoring.read.languages import SOURCE
from scoring.read.workspace import COUNTRY_ID, EDITION_ID, folder_of
from scoring.read.workspace import TRANSLATIONS as FOLDER

_REVIEWS = "reviews"
_FILLED = ("notes.csl", "styles/tokens.css")
"""What makes notes and colours before a page is printed."""


@dataclass(frozen=True)
class Document:
    """Which document it is: enough to make it again. ``country`` is None where it is about all.

    ``embargo`` is the moment that its pages name, empty where they name none.
    """

    kind: str
    framework: str
    edition: str
    country: str | None
    language: str
    paper: str
    embargo: str = ""

    def __str__(self) -> str:
        about = (self.kind, self.country or "", self.edition, self.framework, self.language, self.paper)
        return " ".join(part for part in about if part)


def input_digests(workspace: Workspace, document: Document) -> Mapping[str, str]:
    """The SHA-256 of each file by its path in the workspace; of a folder of reviews one of all of it.

    Reviews are told apart by nobody outside: the name of a file there may lead to a person.
    """
    return {
        name: _folder_digest(path) if path.is_dir() else file_digest(path)
        for name, path in sorted(input_files(workspace, document).items())
    }


def input_files(workspace: Workspace, document: Document) -> Mapping[str, Path]:
    """The files and folders of reviews that a document is made from, by their path in the workspace."""
    indicators, countries = folder_of(workspace.root, "indicators"), workspace.root / "countries"
    found: dict[str, Path] = {}
    for name, folder, paths in (
        ("indicators", indicators, _framework(indicators, document)),
        ("countries", countries, _countries(workspace, countries, document)),
        ("templates", workspace.templates, _templates(workspace.templates, document)),
        ("templates", workspace.campaign.folder, _campaign(workspace)),
    ):
        for path in paths:
            found[f"{name}/{path.relative_to(folder).as_posix()}"] = path
    return found


def _framework(folder: Path, document: Document) -> Iterator[Path]:
    yield from _yaml(folder)
    yield from _spoken(folder, document)
    yield from (path for path in _below(folder / document.framework) if path.suffix == ".yaml")
    yield from _spoken(folder / document.framework, document)


def _countries(workspace: Workspace, folder: Path, document: Document) -> Iterator[Path]:
    yield from _yaml(folder)
    yield from _spoken(folder, document)
    yield from (path for path in _yaml(folder / "published") if path.stem <= document.edition)
    for country in _folders(folder):
        if COUNTRY_ID.fullmatch(country.name) and document.country in {None, country.name}:
            yield from _yaml(country)
            yield from _spoken(country, document)
            for edition in _folders(country):
                if EDITION_ID.fullmatch(edition.name) and edition.name <= document.edition:
                    yield from _edition(workspace, edition, document)


def _edition(workspace: Workspace, folder: Path, document: Document) -> Iterator[Path]:
    others = workspace.frameworks.keys() - {document.framework}
    yield from (path for path in _yaml(folder) if path.stem not in others)
    yield from _spoken(folder, document)
    reviews = folder / _REVIEWS
    if reviews.is_dir():
        yield reviews


def _templates(folder: Path, document: Document) -> Iterator[Path]:
    """The templates of its pages and what these are filled with; what pages load is known in printing."""
    yield from (folder / name for name in page_templates(folder, f"{document.kind}.html.j2"))
    yield from (path for name in _FILLED if (path := folder / name).is_file())
    yield from _spoken(folder, document)


def page_templates(folder: Path, name: str) -> tuple[str, ...]:
    """A template and all that it takes in, by name."""
    state = tuple((path, file_digest(path)) for path in _below(folder) if path.suffix == ".j2")
    return _page_templates(folder, name, state)


@lru_cache(maxsize=64)
def _page_templates(folder: Path, name: str, _state: tuple[tuple[Path, str], ...]) -> tuple[str, ...]:
    from jinja2 import TemplateError
    from jinja2.meta import find_referenced_templates

    made = environment(folder, Language())
    found, todo = set[str](), [name]
    while todo:
        one = todo.pop()
        if one in found or not (folder / one).is_file():
            continue
        found.add(one)
        try:
            todo += filter(None, find_referenced_templates(made.parse((folder / one).read_text("utf-8"))))
        except (TemplateError, UnicodeDecodeError):
            continue  # rendering says what is wrong with it
    return tuple(sorted(found))


def _campaign(workspace: Workspace) -> Iterator[Path]:
    campaign = workspace.campaign
    files = [CAMPAIGN, *([campaign.logo.file] if campaign.logo else [])]
    if campaign.folder != Path():
        yield from (path for file in files if (path := campaign.folder / file).is_file())


def _folder_digest(folder: Path) -> str:
    return _digest_of(folder, _below(folder))


def _digest_of(folder: Path, paths: Iterable[Path]) -> str:
    lines = (f"{path.relative_to(folder).as_posix()} {file_digest(path)}\n" for path in sorted(paths))
    return hashlib.sha256("".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def file_digest(path: Path) -> str:
    """The file's SHA-256 in hexadecimal; a file is read again only where it was written to."""
    state = path.stat()
    return _read_digest(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=20_000)
def _read_digest(path: Path, _written: int, _size: int) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _spoken(folder: Path, document: Document) -> Iterator[Path]:
    """The folder's own translations, where the document is in another language."""
    if document.language != SOURCE:
        here = folder / FOLDER
        yield from (path for end in ("po", "yaml") if (path := here / f"{document.language}.{end}").is_file())


def _yaml(folder: Path) -> list[Path]:
    return [path for path in _children(folder) if path.suffix == ".yaml" and path.is_file()]


def _folders(folder: Path) -> list[Path]:
    return [path for path in _children(folder) if path.is_dir()]


def _children(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name[0] != ".") if folder.is_dir() else []


def _below(folder: Path) -> Iterator[Path]:
    """All files in a folder and in those below it, hidden ones left out."""
    for path in _children(folder):
        if path.is_dir():
            yield from _below(path)
        elif path.is_file():
            yield path
