"""Files of a workspace: which there are, and their text."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from scoring.problems import Origin, Place, Problem, Problems, TextFile
from scoring.read.nodes import MAX_CHARACTERS, Node, read_nodes
from scoring.read.schemas import FileSchema
from scoring.read.validate import validate

File = TypeVar("File", bound=FileSchema)
MAX_BYTES = 4 * MAX_CHARACTERS
"""Of a file no more is read than what its characters may take: it is not taken into memory to be refused."""
NOWHERE_LINK = "this link leads nowhere"


@dataclass(frozen=True)
class Seen:
    """A text as it was read before: the file and its nodes, if it could be used, and what was wrong."""

    file: TextFile
    read: tuple[Any, Node] | None
    problems: tuple[Problem, ...]
    dropped: frozenset[str]


@dataclass(frozen=True)
class Memory:
    """What was read, by name; whoever reads often hands it on, and only new text is read again.

    A file whose text is the same is the same object as before.
    """

    texts: dict[str, TextFile] = field(default_factory=dict)
    seen: dict[tuple[str, type[FileSchema]], Seen] = field(default_factory=dict)

    def file(self, name: str, text: str) -> TextFile:
        known = self.texts.get(name)
        if known is None or known.text != text:
            known = self.texts[name] = TextFile(name, text)
        return known


@dataclass
class Reader:
    """Reads the files below one folder, which nothing may lead out of; remembers what it has read.

    ``root`` is the folder's real path, with links resolved.
    ``texts`` are the files read so far by the name shown in messages. ``lost`` are the names of files,
    and of framework folders, that could not be used, ``partial`` those of files without some of their
    items, and ``dropped`` the ids of these items: nobody is told that they do not exist. ``straight`` are
    paths inside to which no link leads. ``memory`` saves time and changes nothing: the same text of the
    same file gives the same.
    """

    root: Path
    problems: Problems
    texts: dict[str, TextFile] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)
    partial: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    straight: set[Path] = field(default_factory=set, repr=False)
    memory: Memory = field(default_factory=Memory, repr=False)

    def name(self, path: Path) -> str:
        """The path as messages show it, with bytes that are not UTF-8 replaced."""
        shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return shown.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")

    def folders(self, path: Path) -> list[Path]:
        """The folders in a folder, by name; hidden ones and links out of the workspace left out."""
        return [child for child in self._children(path) if child.is_dir() and self.inside(child)]

    def files(self, path: Path) -> list[Path]:
        return [
            child
            for child in self._children(path)
            if child.is_file() or (child.is_symlink() and not child.is_dir())
        ]

    def _children(self, path: Path) -> list[Path]:
        if not path.is_dir():
            return []
        try:
            found = sorted(child for child in path.iterdir() if not child.name.startswith("."))
        except OSError as error:
            self._unreadable(path, f"the folder cannot be read: {_reason(error)}")
            return []
        self._tell_apart(found)
        return found

    def _tell_apart(self, paths: list[Path]) -> None:
        """Report names that are one where capitals do not count, or accents are written another way."""
        first: dict[str, Path] = {}
        for path in paths:
            same = first.setdefault(unicodedata.normalize("NFC", self.name(path)).casefold(), path)
            if same is not path:
                said = f"on some systems this is the same name as {self.name(same)}"
                self.problems.add("file.name", Place(self.name(path)), "", said, "Rename one of the two.")

    def inside(self, path: Path) -> bool:
        """Whether a path stays in the workspace; a link that leads out, or in a circle, is reported."""
        if (path.parent == self.root or path.parent in self.straight) and not path.is_symlink():
            self.straight.add(path)
            return True
        hint = "Put the file itself here."
        try:
            real = path.resolve()
            if real.is_relative_to(self.root):
                self.straight |= {path, path.parent} if real == path else set()
                return True
        except (OSError, RuntimeError):  # a circle of links, up to Python 3.12
            self._unreadable(path, NOWHERE_LINK, hint)
            return False
        place, said = Place(self.name(path)), "this link leads out of the workspace"
        self.problems.add("file.link", place, "", said, hint)
        return False

    def unexpected(self, path: Path, hint: str, names: Iterable[str] = ()) -> None:
        """Report a file that nothing reads; one that is named almost as it should be is an error."""
        place = Place(self.name(path))
        absent = [name for name in names if not (path.parent / name).exists()]
        meant = difflib.get_close_matches(path.name, absent, n=1, cutoff=0.8)
        if path.suffix != ".yaml" and path.suffix.lower() in {".yml", ".yaml"}:
            self.lost.add(self.name(path.with_suffix(".yaml")))
            said, hint = "files of the workspace end in .yaml", f"Rename it {path.stem}.yaml."
            self.problems.add("file.name", place, "", said, hint)
        elif meant:
            self.lost.add(self.name(path.parent / meant[0]))
            said, hint = "nothing reads a file of this name", f"Did you mean {meant[0]}?"
            self.problems.add("file.name", place, "", said, hint)
        elif path.name != "README.md":
            self.problems.add("file.unexpected", place, "", "nothing reads this file", hint)

    def present(self, path: Path) -> bool:
        """Whether something stands there, be it a link to nothing."""
        return path.exists() or path.is_symlink()

    def _unreadable(self, path: Path, said: str, hint: str = "") -> None:
        self.lost.add(self.name(path))
        self.problems.add("file.unreadable", Place(self.name(path)), "", said, hint)

    def _no_file(self, path: Path) -> None:
        """Report what stands, or does not stand, where a file is looked for."""
        if path.is_dir():
            self._unreadable(path, "this is a folder, and a file is looked for", "Put the file in its place.")
        elif path.is_symlink():
            self._unreadable(path, NOWHERE_LINK, "Put the file itself here.")
        elif path.exists():
            self._unreadable(path, "this is no file that could be read", "Put a file in its place.")
        elif self.name(path) not in self.lost:
            folder = next(parent for parent in path.parents if parent.is_dir())
            said = f"there is no {self.name(path)}"
            self.problems.add("file.missing", Place(self.name(folder)), "", said, "Add it.")

    def text(self, path: Path) -> TextFile | None:
        """The file's text, with a byte order mark taken off and line ends made ``\\n``."""
        name = self.name(path)
        if not self.inside(path):
            return None
        if not path.is_file():
            self._no_file(path)
            return None
        try:
            with path.open("rb") as stream:
                raw = stream.read(MAX_BYTES + 1)
        except OSError as error:
            self._unreadable(path, f"the file cannot be read: {_reason(error)}")
            return None
        if len(raw) > MAX_BYTES:
            said, hint = (
                f"the file has more than {MAX_BYTES} bytes",
                "Look for what was pasted into it by mistake.",
            )
            self.problems.add("yaml.too-large", Place(name), "", said, hint)
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
            self.problems.add(
                "yaml.encoding",
                Place(name, line, column),
                "",
                f"the file is not UTF-8: byte {raw[error.start]:#04x} does not belong here",
                "Save it again with the encoding UTF-8.",
            )
            return None
        file = self.memory.file(name, text.replace("\r\n", "\n").replace("\r", "\n"))
        self.texts[name] = file
        return file

    def read(self, path: Path, schema: type[File]) -> tuple[File, Node] | None:
        """A file held against its schema, with its nodes for the places; None where it cannot be used."""
        file = self.text(path)
        seen = self._seen(file, schema) if file else None
        if seen:
            self.problems.extend(seen.problems)
            self.dropped |= seen.dropped
        if not seen or not seen.read:
            self.lost.add(self.name(path))
            return None
        if seen.problems:
            self.partial.add(self.name(path))
        return seen.read

    def _seen(self, file: TextFile, schema: type[FileSchema]) -> Seen:
        known = self.memory.seen.get((file.name, schema))
        if known and known.file is file:
            return known
        problems, dropped = Problems(), set[str]()
        node = read_nodes(file, problems)
        read = validate(node, schema, problems, dropped) if node else None
        made = Seen(file, (read, node) if read and node else None, tuple(problems.found), frozenset(dropped))
        self.memory.seen[file.name, schema] = made
        return made

    def line(self, name: str, number: int) -> str | None:
        """A line of a file that was read, for messages."""
        file = self.texts.get(name)
        if file is None or not 0 < number <= len(file.starts):
            return None
        start = file.starts[number - 1]
        end = file.text.find("\n", start)
        return file.text[start : end if end >= 0 else None]

    def expect_name(self, path: Path, found: str, origin: Origin, what: str) -> bool:
        """Whether an id is the name of its file or folder; reported where it is not."""
        if found == path.name:
            return True
        said = f"the {what} says {found}, and stands in {path.name}"
        self.problems.add("file.name", origin, found, said, "Make the two the same.")
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or "it cannot be opened").lower()
