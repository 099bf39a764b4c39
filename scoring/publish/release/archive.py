"""The archive of a release's inputs: the same inputs give the same bytes.

Nothing is compressed, since two machines' libraries compress differently.
"""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.verify import NotOursError
from scoring.publish.verify.unpack import unpack

NAME = "inputs.zip"
_BEFORE_TIME = (1980, 1, 1, 0, 0, 0)


def pack(files: Mapping[str, bytes]) -> bytes:
    """The archive of files by their path in the workspace."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _BEFORE_TIME)
            entry.create_system, entry.external_attr = 3, (stat.S_IFREG | 0o644) << 16
            archive.writestr(entry, files[name])
    return stream.getvalue()


def unpacked(path: Path, folder: Path) -> Path:
    """The archive's files in an empty folder, as a workspace; PublishError where it is none of ours."""
    try:
        unpack(path, folder)
    except NotOursError as error:
        hint = "Take it from the release's own folder, or from where you keep it."
        raise PublishError("archive", f"{path.name} cannot be used: {error}", hint) from error
    except OSError as error:
        why = (error.strerror or "no reason is given").lower()
        raise PublishError("archive", f"{path} cannot be read: {why}") from error
    return folder


def write_out(files: Mapping[str, bytes], folder: Path) -> None:
    """Write files into an empty folder, which becomes a workspace."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
