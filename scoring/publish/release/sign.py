"""Signing a manifest with the user's own SSH key, as ``ssh-keygen -Y sign`` does."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.claims import scratch

NAMESPACE = "progress-cards-release"
"""What the signature is for, so that one made for something else cannot be passed off as ours."""
ENDING = ".sig"


@dataclass(frozen=True)
class Key:
    """A key file, or, where git names the key itself and an agent holds it, its public line."""

    file: Path | None
    line: str = ""

    def __str__(self) -> str:
        return str(self.file) if self.file else "the key that git is set to sign with"


def git_key(folder: Path) -> Key | None:
    """The SSH key that git signs with in a folder; None where it is set to none, or to another kind."""
    if _git(folder, "gpg.format") != "ssh":
        return None
    named = _git(folder, "user.signingkey")
    if not named:
        return None
    if named.startswith(("key::", "ssh-")):
        return Key(None, named.removeprefix("key::"))
    return Key(Path(named).expanduser())


def _git(folder: Path, name: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), "config", "--get", name], capture_output=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.decode(errors="replace").strip()


def sign(path: Path, key: Key) -> bytes:
    """A file's signature; PublishError where that could not be done.

    A key with a passphrase is asked for on the terminal, by ``ssh-keygen`` itself.
    """
    with scratch() as folder:
        copy = folder / path.name
        copy.write_bytes(path.read_bytes())
        file = key.file
        if file is None:
            file = folder / "key.pub"
            file.write_text(f"{key.line}\n", encoding="utf-8")
        elif not file.is_file():
            raise PublishError("key", f"there is no key {file}", "Name the file of your private SSH key.")
        _run(["ssh-keygen", "-q", "-Y", "sign", "-f", str(file), "-n", NAMESPACE, str(copy)], key)
        made = copy.with_name(copy.name + ENDING)
        if not made.is_file():
            raise PublishError("key", f"{key} made no signature", "Try it: ssh-keygen -Y sign.")
        return made.read_bytes()


def _run(command: Sequence[str], key: Key) -> None:
    environment = {**os.environ, "LC_ALL": "C"}
    try:
        done = subprocess.run(command, stderr=subprocess.PIPE, env=environment, check=False)
    except FileNotFoundError:
        hint = "Install OpenSSH 8.0 or newer, or publish without --key."
        raise PublishError("key", "ssh-keygen is not installed, so nothing can be signed", hint) from None
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        hint = "--key takes the file of a private SSH key: make one with ssh-keygen -t ed25519."
        raise PublishError("key", f"{key} cannot sign", hint, said[:5])
