"""Files of a workspace: which there are, and their text."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from scoring.problems import Origin, Place, Problems, TextFile
from scoring.read.nodes import Node, read_nodes
from scoring.read.schemas import FileSchema
from scoring.read.validate import validate

File = TypeVar("File", bound=FileSchema)


@dataclass
class Reader:
    """Reads the files below one folder, which nothing may lead out of; remembers what it has read.

    ``texts`` are the files read so far by the name shown in messages, ``dropped`` the ids of items that
    could not be used, so that nobody is told that they do not exist.
    """

    root: Path
    problems: Problems
    texts: dict[str, TextFile] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else path.as_posix()

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
        return sorted(child for child in path.iterdir() if not child.name.startswith("."))

    def inside(self, path: Path) -> bool:
        """Whether a path stays in the workspace; a link that leads out is reported."""
        if path.resolve().is_relative_to(self.root.resolve()):
            return True
        self.problems.add(
            "file.link",
            Place(self.name(path)),
            "",
            "this link leads out of the workspace",
            "Put the file itself here.",
        )
        return False

    def text(self, path: Path) -> TextFile | None:
        """The file's text, with a byte order mark taken off and line ends made ``\\n``."""
        name = self.name(path)
        if not self.inside(path):
            return None
        try:
            raw = path.read_bytes()
        except OSError as error:
            reason = (error.strerror or "it cannot be opened").lower()
            self.problems.add("file.unreadable", Place(name), "", f"the file cannot be read: {reason}", "")
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
        file = TextFile(name, text.replace("\r\n", "\n").replace("\r", "\n"))
        self.texts[name] = file
        return file

    def read(self, path: Path, schema: type[File]) -> tuple[File, Node] | None:
        """A file held against its schema, with its nodes for the places; None where it cannot be used."""
        file = self.text(path)
        node = read_nodes(file, self.problems) if file else None
        read = validate(node, schema, self.problems, self.dropped) if node else None
        return (read, node) if read and node else None

    def line(self, name: str, number: int) -> str | None:
        """A line of a file that was read, for messages."""
        file = self.texts.get(name)
        lines = file.text.split("\n") if file else []
        return lines[number - 1] if 0 < number <= len(lines) else None

    def expect_name(self, path: Path, found: str, origin: Origin, what: str) -> None:
        """Report an id that is not the name of its file or folder."""
        if found != path.name:
            self.problems.add(
                "file.name",
                origin,
                found,
                f"the {what} says {found}, and stands in {path.name}",
                "Make the two the same.",
            )
