"""A workspace as it stood in a git revision, written into an empty folder.

Files are taken from git's own store, byte for byte: nothing is checked out, and no setting of the user
(line ends, filters, what an archive leaves out) can change what is read.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

FOLDERS = ("indicators", "countries")
"""What a workspace's consequences are made of; templates say how it looks."""
_LINK = "120000"
# Hooks set these for the repository in which they run; here the workspace's own is asked.
_FOREIGN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR")


class RevisionError(Exception):
    """A revision cannot be read; ``hint`` says what to do, where that is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@dataclass(frozen=True)
class _Entry:
    mode: str
    blob: str
    path: bytes


def commit_of(root: Path, revision: str) -> str | None:
    """The full name of the commit that a revision stands for; None where git knows none of that name.

    RevisionError where there is no git, where the folder is in no repository, or for what could be
    taken for an option.
    """
    if revision.startswith("-"):
        raise RevisionError(f"a revision does not begin with -: {revision}")
    if not revision or "\0" in revision:
        raise RevisionError("an empty name is no revision" if not revision else "a revision is one line")
    _git(root, "rev-parse", "--git-dir")
    done = _run(root, ["rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}"])
    return done.stdout.decode().strip() if done.returncode == 0 else None


def write_revision(root: Path, commit: str, target: Path) -> None:
    """Write the workspace at ``root``, as it stood in a commit, into an empty folder."""
    entries = list(_entries(root, commit))
    contents = _blobs(root, [entry.blob for entry in entries])
    links = []
    for entry, content in zip(entries, contents, strict=True):
        path = _inside(target, entry.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if entry.mode == _LINK:
            links.append((path, content))
        else:
            path.write_bytes(content)
    # Last, so that nothing is written through one; the reader follows none that leads out.
    for path, content in links:
        try:
            path.symlink_to(os.fsdecode(content))
        except (OSError, ValueError) as error:
            raise RevisionError(f"the revision has a link that cannot be made: {path.name!r}") from error


def _inside(target: Path, name: bytes) -> Path:
    path = target / os.fsdecode(name)
    parts = path.relative_to(target).parts
    if not parts or ".." in parts or not path.resolve().is_relative_to(target.resolve()):
        raise RevisionError(f"the revision has a file that is named {os.fsdecode(name)!r}")
    return path


def _entries(root: Path, commit: str) -> Iterator[_Entry]:
    """The files below the workspace's folders, named as seen from the workspace."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *FOLDERS)
    for line in listed.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, kind, blob = head.decode().split()
            if kind == "blob":
                yield _Entry(mode, blob, path)


def _blobs(root: Path, names: Sequence[str]) -> Iterator[bytes]:
    """The contents of blobs, in order."""
    out = _git(root, "cat-file", "--batch", given="".join(f"{name}\n" for name in names).encode())
    at = 0
    for name in names:
        end = out.index(b"\n", at)
        head = out[at:end].decode().split()
        if len(head) != 3:
            raise RevisionError(f"git has lost {name}", "Fetch the whole history: git fetch --unshallow.")
        start, size = end + 1, int(head[2])
        yield out[start : start + size]
        at = start + size + 1


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    done = _run(root, arguments, given)
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise RevisionError(said[0].removeprefix("fatal: ") if said else "git failed and said nothing")
    return done.stdout


def _run(root: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env={**environment, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except FileNotFoundError as error:
        raise RevisionError("git is not installed", "Give two folders instead of revisions.") from error
