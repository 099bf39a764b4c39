"""The inputs of a release taken out of their ZIP, which anybody may have made, into an empty folder."""

from __future__ import annotations

import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from scoring.publish.verify import NotOursError
from scoring.publish.verify.guarded import guarded

MOST_BYTES = 50_000_000
"""Of the ZIP itself."""
MOST_FILES = 20_000
MOST_UNPACKED = 500_000_000
MOST_RATIO = 100
"""So many times may a file be larger than it is in the ZIP; text shrinks to a tenth or so."""
SMALL = 1_000_000
"""Bytes up to which a file may shrink as it likes."""
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 1
_PIECE = 1 << 16


def unpack(path: Path, folder: Path) -> int:
    """Write the files of a ZIP below a folder, and give their number; NotOursError where one is bad."""
    if path.stat().st_size > MOST_BYTES:
        raise NotOursError("zip", f"it has more than {MOST_BYTES // 10**6} million bytes")
    return guarded(partial(_unpacked, path, folder))


def _unpacked(path: Path, folder: Path) -> int | NotOursError:
    try:
        with zipfile.ZipFile(path) as archive:
            return _all(archive, folder)
    except NotOursError as error:
        return error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
        return NotOursError("zip", "it is damaged, or no ZIP")
    except OSError as error:
        return NotOursError("zip", f"a file in it cannot be written: {(error.strerror or 'unknown').lower()}")


def _all(archive: zipfile.ZipFile, folder: Path) -> int:
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise NotOursError("zip", f"it holds more than {MOST_FILES} files")
    seen: set[str] = set()
    left = MOST_UNPACKED
    for entry in entries:
        target = _target(entry, seen)
        if target is None:
            continue
        (folder / target).parent.mkdir(parents=True, exist_ok=True)
        with archive.open(entry) as packed, (folder / target).open("xb") as file:
            for piece in _pieces(packed, entry, left):
                left -= file.write(piece)
    return len(seen)


def _pieces(packed: IO[bytes], entry: zipfile.ZipInfo, left: int) -> Iterator[bytes]:
    """The file in pieces; what the ZIP says of its size is not believed."""
    most = min(left, max(SMALL, MOST_RATIO * entry.compress_size))
    while piece := packed.read(_PIECE):
        most -= len(piece)
        if most < 0:
            raise NotOursError("zip", f"{entry.filename[:200]} grows without measure when it is unpacked")
        yield piece


def _target(entry: zipfile.ZipInfo, seen: set[str]) -> PurePosixPath | None:
    """Where the entry belongs below the folder; None for a folder. NotOursError where it may not be there."""
    # What stands in the ZIP: zipfile itself cuts a name at NUL and turns some systems' separators.
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    parts = name.removesuffix("/").split("/")
    hidden = any(ord(letter) < 32 or letter in '\\:*?"<>|' for letter in name)
    if hidden or any(part in {"", ".", ".."} for part in parts):
        raise NotOursError("zip", f"{name[:200]} leads out of the folder, or could do so")
    if entry.is_dir():
        return None
    if kind not in {0, stat.S_IFREG}:
        raise NotOursError("zip", f"{name[:200]} is a link, or no file")
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _METHODS:
        raise NotOursError("zip", f"{name[:200]} is locked, or packed in a way that ours are not")
    one = unicodedata.normalize("NFC", name).casefold()
    if one in seen:
        raise NotOursError("zip", f"{name[:200]} is in it twice")
    seen.add(one)
    return PurePosixPath(*parts)
