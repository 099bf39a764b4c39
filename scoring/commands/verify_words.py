"""What was found of a PDF, in words for somebody who holds it in the hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scoring.publish.verify.alike import Differences
from scoring.publish.verify.held import Held
from scoring.publish.verify.manifest import Manifest
from scoring.publish.verify.verdict import Finding, Verdict

MOST = 20
"""So many files, or pages, are named."""


def claims_told(claimed: Manifest) -> Iterator[str]:
    document = claimed.document
    about = document.country or "all countries"
    yield f"  {document.kind} of {about}, edition {document.edition}, evidence as of {claimed.as_of}"
    yield f"  framework {document.framework}, language {document.language}, paper {document.paper}"
    yield f"  evidence digest {claimed.evidence}"
    named = {**claimed.libraries, **claimed.native}
    made = [f"{name} {named[name]}" for name in ("weasyprint", "pydyf", "pango", "harfbuzz") if name in named]
    yield f"  made with progress-cards {claimed.engine.get('version', '(not named)')}, {', '.join(made)}"
    yield f"  from {len(claimed.files)} files and the fonts"


def finding_told(found: Finding, where: str) -> Iterator[str]:
    yield from ("", *_files(found.held, where), *_engine(found.held))
    yield from ("", *_again(found), *_verdict(found, where))


def _files(held: Held, where: str) -> Iterator[str]:
    if held.files:
        yield f"Files: {where} has all of them as they were."
        return
    yield f"Files, compared with {where}: {len(held.same)} the same, and"
    for what, names in (("changed", held.changed), ("missing", held.missing), ("new", held.added)):
        yield from (f"  {what:<8} {name}" for name in names[:MOST])
        if len(names) > MOST:
            yield f"  {what:<8} and {len(names) - MOST} more"


def _engine(held: Held) -> Iterator[str]:
    if not held.engine and not held.libraries:
        yield "Engine and libraries: the same as on this machine."
    for name, there, here in held.engine:
        yield f"Engine: another {name}, {there[:12]} there and {here[:12]} here."
    for name, there, here in held.libraries:
        yield f"Library: {name} {there} there, {here} here."
    for name, there, here in held.claims:
        yield f"It says {name} {there}, and these files give {here}."


def _again(found: Finding) -> Iterator[str]:
    seen = found.differences
    if seen is None:
        yield "Made again from these files: the same, byte for byte."
    elif seen.none:
        yield "Made again from these files: other bytes; the words, the pictures and the links are the same."
    else:
        yield "Made again from these files: not the same."
        yield from _where(seen)


def _where(seen: Differences) -> Iterator[str]:
    there, here = seen.pages
    if there != here:
        yield f"  it has {there} pages, and ours {here}"
    for what, pages in (
        ("other words", seen.words),
        ("another look", seen.pictures),
        ("links that lead elsewhere", seen.links),
    ):
        if pages:
            yield f"  {what} on {_pages(pages)}"
    if seen.title:
        yield "  another title, or other facts about the document"
    if seen.hidden:
        yield "  other files or scripts inside"


def _pages(pages: Sequence[int]) -> str:
    named = ", ".join(str(page) for page in pages[:MOST])
    more = f" and {len(pages) - MOST} more" if len(pages) > MOST else ""
    return f"page {named}{more}" if len(pages) == 1 else f"pages {named}{more}"


def _verdict(found: Finding, where: str) -> Iterator[str]:
    yield from (line.format(where=where) for line in _VERDICTS[found.verdict])


_VERDICTS = {
    Verdict.SAME: ("This PDF is what {where} gives. It was not altered.",),
    Verdict.ALIKE: (
        "This PDF reads and looks as what {where} gives. Its bytes differ by the engine or the libraries",
        "above; what is not seen, such as its tags, or what it does when it is opened, was not compared.",
    ),
    Verdict.ALTERED: (
        "This PDF is not ours, or was altered: it names these very files, and they give another one.",
    ),
    Verdict.UNLIKE: (
        "Not proved to be ours: it names these very files, and made here they give another PDF. It was",
        "altered, or the engine or a library above makes the difference: use those that it names.",
    ),
    Verdict.CHANGED: (
        "Not proved to be ours: it was made from other files than those of {where}. Compare it with the",
        "release that it belongs to (--release), or with the files as they were then.",
    ),
}
