"""The map of tiles and the global facts, read into values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.model.evidence import Reference
from scoring.model.world import Fact, Tile, TileMap
from scoring.problems import Origin, Place, Problems
from scoring.read.files import Reader
from scoring.read.schemas import FactsFile, TilesFile
from scoring.read.validate import origin_at

MAX_COLUMNS = 18
"""Tiles that stand beside one another on a page."""

_WORD = re.compile(r"\S+")
_NOTHING = re.compile(r"\.+")
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True)
class _Word:
    """A word of the drawing; ``row`` counts lines that are not blank, ``offset`` characters of the text."""

    text: str
    row: int
    column: int
    offset: int


def read_tiles(reader: Reader, path: Path) -> TileMap | None:
    """The map; None where there is no such file, or where its drawing cannot be used."""
    read = reader.read(path, TilesFile) if reader.present(path) else None
    if read is None:
        return None
    file, node = read
    words = tuple(_words(file.grid))
    grid, before = origin_at(node, "grid"), len(reader.problems.found)
    _shape(words, file.grid, grid, reader.problems)
    for word in words:
        if not _NOTHING.fullmatch(word.text) and not _CODE.fullmatch(word.text):
            _no_code(word, _place(word, file.grid, grid), reader.problems)
    tiles = tuple(
        Tile(word.text, word.row, word.column, _place(word, file.grid, grid))
        for word in words
        if _CODE.fullmatch(word.text)
    )
    if not tiles and len(reader.problems.found) == before:
        said, hint = "no country stands on the map", "Put the three letters of countries into the grid."
        reader.problems.add("tiles.grid", grid, "", said, hint)
    if len(reader.problems.found) > before:
        reader.lost.add(reader.name(path))
        return None
    return TileMap(tiles, node.origin)


def _words(grid: str) -> Iterator[_Word]:
    row = offset = 0
    for line in grid.splitlines(keepends=True):
        found = list(_WORD.finditer(line))
        for column, match in enumerate(found):
            yield _Word(match.group(), row, column, offset + match.start())
        row += bool(found)
        offset += len(line)


def _place(word: _Word, grid: str, origin: Origin) -> Place:
    return origin.within(grid, word.offset, len(word.text))


def _shape(words: Sequence[_Word], grid: str, origin: Origin, problems: Problems) -> None:
    """Report rows that are longer or shorter than most, and a map that is wider than a page."""
    lengths = Counter(word.row for word in words)
    usual = max(Counter(lengths.values()).items(), key=lambda item: (item[1], item[0]), default=(0, 0))[0]
    for row, length in lengths.items():
        if length != usual:
            first = next(word for word in words if word.row == row)
            said = f"the row has {length} places, and most have {usual}"
            hint = "Take places out." if length > usual else "Fill it up with ... at the right place."
            problems.add("tiles.grid", _line(first, grid, origin), f"row {row + 1}", said, hint)
    if usual > MAX_COLUMNS:
        said = f"the map is {usual} places wide, and a page holds {MAX_COLUMNS}"
        problems.add("tiles.grid", origin, "", said, "Move countries closer together.")


def _line(word: _Word, grid: str, origin: Origin) -> Place:
    """The place of a row: that of its first word, found by its whole line, as words repeat themselves."""
    line = grid[word.offset :].splitlines()[0].rstrip()
    return origin.within(grid, word.offset, len(line))


def _no_code(word: _Word, place: Place, problems: Problems) -> None:
    codes = re.findall(r"[A-Z]{3}", word.text.upper())
    said = f"{word.text!r} is neither a country nor an empty place"
    hint = "Write the three letters of a country (ISO 3166), or ... where there is none."
    if len(codes) > 1:
        said, hint = (
            f"two countries stand on one tile: {' and '.join(codes)}",
            "Give each a place of its own.",
        )
    elif _CODE.fullmatch(word.text.upper()):
        hint = f"Write {word.text.upper()}."
    problems.add("tiles.grid", place, word.text, said, hint)


def read_facts(reader: Reader, path: Path) -> tuple[Fact, ...]:
    """The global facts, in the order of the file; none where there is no such file."""
    read = reader.read(path, FactsFile) if reader.present(path) else None
    if read is None:
        return ()
    file, node = read
    return tuple(
        Fact(
            id=item.id,
            topic=item.topic,
            text=item.text,
            holds_on=item.holds_on,
            reference=Reference(item.source, item.locator, item.reporting),
            caution=item.caution or "",
            overview=item.overview,
            origin=origin_at(node, "facts", number),
        )
        for number, item in enumerate(file.facts)
    )
