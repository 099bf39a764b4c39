"""Who signed a file, as ``ssh-keygen -Y verify`` tells."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scoring.publish.release.sign import NAMESPACE

MOST_BYTES = 100_000
SECONDS = 60


class Signed(StrEnum):
    """By one of the ``SIGNERS``; by ``SOMEBODY`` whom nobody here knows; by ``NOBODY``; ``WRONG``, which is
    of another file, or by none of the signers; ``UNTOLD`` where ssh-keygen is not there."""

    SIGNERS = "signers"
    SOMEBODY = "somebody"
    NOBODY = "nobody"
    WRONG = "wrong"
    UNTOLD = "untold"


@dataclass(frozen=True)
class Signature:
    """Whose signature it is; ``said`` is what ssh-keygen said of it, with the key's fingerprint."""

    signed: Signed
    said: str = ""


def signature(path: Path, sig: Path, signers: Path | None) -> Signature:
    """The signature of a file; without ``signers`` only that it is one of this file, whoever made it."""
    if not sig.is_file() or sig.is_symlink():
        return Signature(Signed.NOBODY)
    if sig.stat().st_size > MOST_BYTES:
        return Signature(Signed.WRONG, "the signature is larger than any that ssh-keygen makes")
    try:
        if signers is None:
            good, said = _asked(["check-novalidate", "-n", NAMESPACE, "-s", str(sig)], path)
            return Signature(Signed.SOMEBODY if good else Signed.WRONG, said)
        return _by_signers(path, sig, signers)
    except FileNotFoundError:
        return Signature(Signed.UNTOLD, "ssh-keygen is not installed")
    except subprocess.TimeoutExpired:
        return Signature(Signed.WRONG, "ssh-keygen did not come to an end")


def _by_signers(path: Path, sig: Path, signers: Path) -> Signature:
    known, said = _asked(["find-principals", "-s", str(sig), "-f", str(signers)], path)
    if not known:
        return Signature(Signed.WRONG, said or "it is by none of these signers")
    for name in said.splitlines():
        whole = ["verify", "-n", NAMESPACE, "-f", str(signers), "-I", name, "-s", str(sig)]
        good, said = _asked(whole, path)
        if good:
            return Signature(Signed.SIGNERS, said)
    return Signature(Signed.WRONG, said)


def _asked(arguments: list[str], path: Path) -> tuple[bool, str]:
    """Whether ssh-keygen agrees, and what it says; the file comes from its standard input."""
    environment = {**os.environ, "LC_ALL": "C"}
    with path.open("rb") as content:
        done = subprocess.run(
            ["ssh-keygen", "-Y", *arguments],
            stdin=content,
            capture_output=True,
            check=False,
            env=environment,
            timeout=SECONDS,
        )
    said = done.stdout if done.returncode == 0 else done.stderr or done.stdout
    return done.returncode == 0, said.decode("utf-8", "replace").strip()
