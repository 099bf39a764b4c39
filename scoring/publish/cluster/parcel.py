"""A workspace on its way to another machine, and out of its parcel there."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scoring.publish.builds import INPUTS, walk

if TYPE_CHECKING:
    from scoring.publish.kinds import Card, Order

MOST_FILES, MOST_BYTES = 200_000, 2**30


@dataclass(frozen=True)
class Parcel:
    """What is asked for, with the files of the workspace in a zip.

    The files are named by their absolute paths: below any folder they then stand to each other, and to where
    the output belongs, as they do at home.
    """

    files: bytes
    root: str
    templates: str
    output: str
    cards: tuple[tuple[str, str, str], ...]
    withdrawn: tuple[tuple[str, str, str], ...]
    languages: tuple[str, ...]
    paper: str
    kinds: tuple[str, ...]


def parcel_of(order: Order, root: Path) -> Parcel:
    """The order with every file from which something could be made, but for those with people's names."""
    from scoring.read.reviews import PRIVATE
    from scoring.read.workspace import folder_of, templates_of

    root = root.resolve()
    files: dict[Path, Path] = {}
    templates = templates_of(root)
    places = {root / name: folder_of(root, name) for name in INPUTS} | {
        root / "templates": root / "templates",
        templates: templates,
    }
    for place, folder in places.items():
        for path in walk(folder):
            if not path.name.endswith(PRIVATE):
                files[place / path.relative_to(folder)] = path
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for target, path in sorted(files.items()):
            file.writestr(zipfile.ZipInfo(below(target)), path.read_bytes(), zipfile.ZIP_DEFLATED)
    return Parcel(
        packed.getvalue(),
        str(root),
        str(templates),
        str(order.output.absolute()),
        _named(order.cards),
        _named(order.withdrawn),
        tuple(language.code for language in order.languages),
        order.paper,
        order.kinds,
    )


def _named(cards: Iterable[Card]) -> tuple[tuple[str, str, str], ...]:
    return tuple((card.framework.id, card.edition, card.country) for card in cards)


def unpack(content: bytes, folder: Path) -> None:
    """Write the files of a zip below a folder; ValueError where one leads elsewhere or they are too many."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        found = file.infolist()
        if len(found) > MOST_FILES or sum(one.file_size for one in found) > MOST_BYTES:
            raise ValueError("there is more in the parcel than any workspace holds")
        for one in found:
            name = PurePosixPath(one.filename)
            if name.is_absolute() or ".." in name.parts or "\\" in one.filename or not name.parts:
                raise ValueError(f"the parcel holds a file that leads out of it: {one.filename!r}")
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as written:
                written.write(file.read(one))


def below(path: Path) -> str:
    """An absolute path as one below some folder."""
    return path.relative_to(path.anchor).as_posix()


def at(top: Path, path: str) -> Path:
    return top / below(Path(path))
