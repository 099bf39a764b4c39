"""cards verify for the folder of a release."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from scoring.publish.release.archive import NAME as ARCHIVE
from scoring.publish.release.manifest import NAME as MANIFEST
from scoring.publish.release.place import PUBLIC
from scoring.publish.verify.release import Release
from scoring.publish.verify.signature import Signed

MOST = 20


def release_told(folder: Path, found: Release) -> Iterator[str]:
    """What was found, line by line; the last one is the verdict."""
    yield f"{folder}: a release of {found.outputs} files"
    for what, names in (("changed", found.changed), ("missing", found.missing), ("new", found.added)):
        yield from (f"  {what:<8} {PUBLIC}/{name}" for name in names[:MOST])
        if len(names) > MOST:
            yield f"  {what:<8} and {len(names) - MOST} more"
    if not found.archive:
        yield f"  changed  {ARCHIVE}: it is not there, or not the one that {MANIFEST} names"
    if not found.repeated:
        yield f"  changed  {PUBLIC}/{MANIFEST}, or its signature: it is not the one beside {PUBLIC}/"
    signature = found.signature
    yield f"Signature: {_SIGNATURES[signature.signed]}{f' ({signature.said})' if signature.said else ''}."
    yield _verdict(found)


def proved(found: Release, asked: bool) -> bool:
    """Whether nothing speaks against the release; where signers are ``asked`` for, one must have signed."""
    good = {Signed.SIGNERS} if asked else {Signed.SIGNERS, Signed.SOMEBODY, Signed.NOBODY, Signed.UNTOLD}
    return found.whole and found.signature.signed in good


def _verdict(found: Release) -> str:
    if not found.whole:
        return f"Not as it was published: the files above are not those that {MANIFEST} names."
    if found.signature.signed is Signed.WRONG:
        return f"Not proved to be ours: the signature is not of this {MANIFEST} by one of the signers."
    if found.signature.signed is Signed.SIGNERS:
        return "Every file is as it was published and signed."
    return (
        f"Every file is as {MANIFEST} says. Who wrote that is not proved: give the keys that you trust "
        "with --signers."
    )


_SIGNATURES = {
    Signed.SIGNERS: "good, by a signer whom you trust",
    Signed.SOMEBODY: "good, by somebody: whose key it is, --signers tells",
    Signed.NOBODY: "none",
    Signed.WRONG: "wrong",
    Signed.UNTOLD: "not looked at",
}
