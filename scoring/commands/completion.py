"""What a shell completes besides options: names of the workspace, found without reading it whole.

A shell waits for this at each press of a key, so it looks at names of folders and at single lines; what
cannot be read is left out and nothing is ever said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from click.types import StringParamType

Found = Iterator[tuple[str, str]]
"""Values, each with a word on it or nothing."""
_CODE = re.compile("[A-Z]{3}")
_EDITION = re.compile(r"\d{4}(-\d{2})?", re.ASCII)
_NAME = re.compile(r"^(?:short-name|title): *[\"']?(.*?)[\"']?$", re.MULTILINE)
_NUMBER = re.compile(r"^id: *[\"']?([\w.-]+)", re.MULTILINE)
_CRITERION = re.compile(r"^ +- id: *[\"']?([\w-]+)[\"']?$", re.MULTILINE)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[1] if found else ""


def countries(root: Path) -> Found:
    for path in sorted((root / "countries").glob("*")):
        if _CODE.fullmatch(path.name):
            yield path.name, _first(_NAME, _text(path / "country.yaml"))


def editions(root: Path) -> Found:
    found = {path.name for path in (root / "countries").glob("*/*") if _EDITION.fullmatch(path.name)}
    yield from ((name, "") for name in sorted(found))


def frameworks(root: Path) -> Found:
    for path in sorted(_brought(root, "indicators").glob("*/framework.yaml")):
        yield path.parent.name, _first(_NAME, _text(path))


def languages(root: Path) -> Found:
    yield "en", ""
    yield from ((path.stem, "") for path in sorted((_brought(root, "templates") / "i18n").glob("*.yaml")))


def indicators(root: Path) -> Found:
    for text in _indicator_files(root):
        if number := _first(_NUMBER, text):
            yield number, _first(_NAME, text)


def criteria(root: Path) -> Found:
    for text in _indicator_files(root):
        if number := _first(_NUMBER, text):
            yield from ((f"{number}.{letter}", "") for letter in _CRITERION.findall(text))


def _indicator_files(root: Path) -> Iterator[str]:
    for path in sorted(_brought(root, "indicators").glob("*/*/*.yaml")):
        if path.parent.name not in ("cases", "i18n"):
            yield _text(path)


def _brought(root: Path, name: str) -> Path:
    """A folder of the workspace, or the one that comes along."""
    package, own = Path(__file__).resolve().parent.parent, root / name
    bundled = package / "bundled" if (package / "bundled").is_dir() else package.parent
    used = any(own.glob("*.j2")) if name == "templates" else own.is_dir()
    return own if used else bundled / name


BY_NAME: Mapping[str, Callable[[Path], Found]] = {
    "country": countries,
    "countries": countries,
    "what": countries,
    "edition": editions,
    "edition_id": editions,
    "framework": frameworks,
    "frameworks": frameworks,
    "languages": languages,
    "language": languages,
    "indicator": indicators,
    "grades": indicators,
    "grade": indicators,
    "answers": criteria,
    "criterion": criteria,
}
"""What a parameter of each name takes, in every command that has one."""
ELSEWHERE: Mapping[tuple[str, str], Callable[[Path], Found]] = {
    ("compare", "old"): editions,
    ("compare", "new"): editions,
    ("new edition", "from_"): editions,
    ("new framework", "from_"): frameworks,
}


class Names(StringParamType):
    """A text that a shell completes by names of the workspace; any other text may be given."""

    def __init__(self, find: Callable[[Path], Found], with_all: bool) -> None:
        self.find = find
        self.with_all = with_all

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        root = Path(ctx.params.get("workspace") or ".")
        try:
            found = [*self.find(root), *([("all", "")] if self.with_all else [])]
        except OSError:
            found = []
        begun = incomplete.upper() if self.find is countries else incomplete
        return [CompletionItem(value, help=said or None) for value, said in found if value.startswith(begun)]


def complete_names(command: click.Command, path: str = "") -> None:
    """Give the parameters of a command, and of those below it, the names that they take."""
    if isinstance(command, click.Group):
        for name, below in command.commands.items():
            complete_names(below, f"{path} {name}".strip())
    for parameter in command.params:
        find = ELSEWHERE.get((path, parameter.name or "")) or BY_NAME.get(parameter.name or "")
        if find and parameter.type is click.STRING:
            said = getattr(parameter, "help", None) or ""
            parameter.type = Names(find, with_all=bool(re.search(r"\ball\b", said)))
