"""What takes input from elsewhere, each as a function of bytes: it may find problems, and must not fail.

Any exception but those that say "this cannot be used" by design is a fault of the program.
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from edits import SOUND, copied, follow_up, next_edition
from markupsafe import Markup

from hostile import world
from scoring.check import check
from scoring.edit.importing import Kinds, new_entries, written
from scoring.language import Language
from scoring.language.catalogue import FALLBACK, FALLBACK_END
from scoring.model.dates import PartialDate
from scoring.problems import Problem, Problems, TextFile, as_text
from scoring.problems.render import as_github, as_json
from scoring.publish.notes import Notes
from scoring.read import schemas
from scoring.read.bibliography import read_bibliography
from scoring.read.conditions import ConditionReader
from scoring.read.files import Reader
from scoring.read.languages import translation
from scoring.read.nodes import read_nodes
from scoring.read.prose import MAX_LENGTH, parse, render
from scoring.read.review_sheet import read_sheet
from scoring.read.workspace import load
from scoring.score.country import score_country

Target = Callable[[bytes], None]
REPOSITORY = Path(__file__).resolve().parents[2]
_SEEN = set(map(chr, range(0x20, 0x7F))) | {"\n", "\t"}


def told(problems: Problems) -> None:
    """Problems can be said in every form, and none of it could steer a terminal."""
    found: list[Problem] = list(problems)
    text = as_text(found, lambda *_: "a line")
    assert not any((ord(char) < 32 and char not in "\n\t") or 0x7F <= ord(char) < 0xA0 for char in text), text
    text.encode()
    json.loads(as_json(found))
    as_json(found).encode()
    assert as_github(found).count("\n") == max(0, len(found) - 1)


@cache
def workspace_folder() -> Path:
    """A workspace that targets change and put back: made once for a process."""
    root = Path(tempfile.mkdtemp(prefix="hostile-")).resolve() / "workspace"
    copied(root)
    follow_up(root)
    next_edition(root)
    for name, value in world.EXTRA.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(world.written(value)[0], "utf-8")
    (root / "templates" / "logo.svg").write_text(world.LOGO, "utf-8")
    return root


@contextmanager
def changed(name: str, content: bytes) -> Iterator[Path]:
    path = workspace_folder() / name
    before = path.read_bytes() if path.exists() else None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    try:
        yield workspace_folder()
    finally:
        if before is None:
            path.unlink()
        else:
            path.write_bytes(before)


def names() -> Sequence[str]:
    return sorted(
        path.relative_to(workspace_folder()).as_posix() for path in workspace_folder().rglob("*.yaml")
    )


def in_workspace(name: str) -> Target:
    """The whole of ``cards check`` where one file of a workspace is this; and grades, if it is sound."""

    def target(content: bytes) -> None:
        with changed(name, content) as root:
            loaded = load(root)
            problems = check(loaded)
            told(problems)
            as_text(problems, loaded.line)
            if not problems.failed():
                space = loaded.workspace
                for (code, _, framework), edition in space.editions.items():
                    score_country(space.frameworks[framework], edition, space.countries[code], space.treaties)

    return target


def reader(content: bytes) -> None:
    """The reader of YAML with every schema in turn."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder).resolve() / "file.yaml"
        path.write_bytes(content)
        for name in sorted(set(world.FILES.values())):
            problems = Problems()
            Reader(path.parent, problems).read(path, getattr(schemas, name))
            told(problems)


def condition(content: bytes) -> None:
    problems = Problems()
    node = read_nodes(TextFile("rule.yaml", content.decode("utf-8", "replace")), problems)
    if node:
        ConditionReader("1.1", frozenset("abc"), ("not met", "partly", "met"), problems).read(node)
    told(problems)


def prose(content: bytes) -> None:
    """Markdown, citations and placeholders: each in its place in the text, and nothing alive in the HTML."""
    text = content.decode("utf-8", "replace")
    for one in (text, f"{FALLBACK}{text}{FALLBACK_END}"):
        found = parse(one)
        assert all(0 <= fault.offset <= max(len(one), MAX_LENGTH) for fault in found.faults)
        for inline in (True, False):
            html = render(
                one,
                fill=lambda *_: "<x>",
                cite=lambda _: Markup("<sup>1</sup>"),
                heading_level=2,
                inline=inline,
            )
            for harmful in ("<script", "<img", "<x>", "javascript:", "<!--", "<svg"):
                assert harmful not in "".join(part for part in html.split('href="')[:1]), html


def bibliography(content: bytes) -> None:
    """What ``cards sources import`` does up to writing."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export"
        path.write_bytes(content)
        problems = Problems()
        book = read_bibliography(path, "export", problems)
        loaded = load(SOUND)
        entries = new_entries(loaded, book, None, "all", Kinds({}, "ngo"), problems)
        written(SOUND.resolve(), None, entries, problems)
        told(problems)


def catalogue(content: bytes) -> None:
    with changed("indicators/mini-1/i18n/fr.po", content) as root:
        _spoken(root)


def interface(content: bytes) -> None:
    """The catalogue of the interface, in templates of their own."""
    with (
        changed("templates/i18n/fr.yaml", b"schema: 1\nlanguage: fr\nname: fr\n"),
        changed("templates/x.j2", b""),
        changed("templates/i18n/fr.po", content) as root,
    ):
        found = _spoken(root)
        for number in (0, 1, 2, 5):
            found.voice.messages.ngettext("{num} page", "{num} pages", number)


def _spoken(root: Path) -> Language:
    found = translation(load(root).workspace, "fr")
    told(found.problems)
    return found.language


def citation(content: bytes) -> None:
    """A source's record as the reader lets it through, printed as a note and in a list."""
    with changed("countries/sources.yaml", content) as root:
        loaded = load(root)
        if check(loaded).failed():
            return
        records = {one.id: one.record for one in loaded.workspace.sources.values()}
        notes = Notes(records, REPOSITORY / "templates" / "notes.csl", Language())
        for html in [*notes.bibliography(records), *(notes.short(key, "p. 1") for key in records)]:
            assert "<script" not in html
            assert "javascript:" not in html.partition("href")[2][:14]


def workbook(content: bytes) -> None:
    """A review workbook as it comes back; random bytes stand for one of its parts, or for all of it."""
    number, _, rest = content.partition(b"\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "review.xlsx"
        path.write_bytes(_rezipped(rest, int(number)) if number.isdigit() and len(number) < 4 else content)
        problems = Problems()
        read_sheet(path, "Review", problems)
        told(problems)


def _rezipped(part: bytes, number: int) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_sheet())) as old, zipfile.ZipFile(whole, "w") as new:
        for index, name in enumerate(old.namelist()):
            new.writestr(name, part if index == number % len(old.namelist()) else old.read(name))
    return whole.getvalue()


@cache
def _sheet() -> bytes:
    from openpyxl import Workbook

    book, whole = Workbook(), io.BytesIO()
    page = book.create_sheet("Review")
    page.append(["finding", "verdict", "comment", 1, 2.5, None])
    book.save(whole)
    return whole.getvalue()


def _parts() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(_sheet())) as book:
        return [_sheet(), *(f"{n}\n".encode() + book.read(name) for n, name in enumerate(book.namelist()))]


def date(content: bytes) -> None:
    try:
        found = PartialDate.parse(content.decode("utf-8", "replace"))
    except ValueError:
        return
    assert found.first <= found.last


TARGETS: Mapping[str, Target] = {
    "reader": reader,
    "condition": condition,
    "prose": prose,
    "bibliography": bibliography,
    "catalogue": catalogue,
    "interface": interface,
    "citation": citation,
    "date": date,
    "workbook": workbook,
}


def workspace(content: bytes) -> None:
    """The first line names the file of a workspace, the rest is what stands there."""
    name, _, rest = content.partition(b"\n")
    known = names()
    text = name.decode("utf-8", "replace")
    in_workspace(text if text in known else known[len(name) % len(known)])(rest)


ALL: Mapping[str, Target] = {**TARGETS, "workspace": workspace}


@cache
def seeds(name: str) -> Sequence[bytes]:
    """Right input for a target, from which almost right input is made."""
    own = sorted((Path(__file__).parent / "corpus" / name).glob("*"))
    kept = [path.read_bytes() for path in own]
    if name == "workspace":
        return [*kept, *(f"{one}\n".encode() + (workspace_folder() / one).read_bytes() for one in names())]
    return [*kept, *_SEEDS[name]()]


def _read(folder: Path, *patterns: str) -> list[bytes]:
    return [path.read_bytes() for pattern in patterns for path in sorted(folder.glob(pattern))]


_SEEDS: Mapping[str, Callable[[], list[bytes]]] = {
    "reader": lambda: _read(workspace_folder(), "**/*.yaml"),
    "condition": lambda: [
        b"a", b"{partly: a}", b"{all: [a, {partly: b}]}", b"{any: [a, {at-least: 2, of: [a, b, c]}]}",
        b"all:\n  - a\n  - any: [b, {partly: c}]\n",
    ],
    "prose": lambda: [
        b"A plan is in force [@one-2009, section 2; as reported in @two, p. 3].",
        b"# Heading\n\n- *a* and **b**\n- {country}: {rank}\n\n> [words](https://example.org/a_(b)) <https://a.example>\n",
        "“Curly” and 'straight' – Arabic مرحبا, Thai สวัสดี\\{ \\[ 1. one\n2. two\n".encode(),
    ],
    "bibliography": lambda: _read(REPOSITORY / "tests" / "imports", "*/*.bib", "*/*.json"),
    "catalogue": lambda: _read(REPOSITORY / "indicators", "*/i18n/fr.po")[:1] or [b'msgid ""\nmsgstr ""\n'],
    "interface": lambda: [
        b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        b'"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        b'msgid "{num} page"\nmsgid_plural "{num} pages"\nmsgstr[0] "{num} page"\nmsgstr[1] "{num} pages"\n'
    ],
    "citation": lambda: [(workspace_folder() / "countries/sources.yaml").read_bytes()],
    "workbook": _parts,
    "date": lambda: [b"2009", b"2009-11", b"2009-11-30", b"0000", b"9999-12-31"],
}  # fmt: skip


def tidy() -> None:
    if workspace_folder.cache_info().currsize:
        shutil.rmtree(workspace_folder().parent)
        workspace_folder.cache_clear()
