"""Files of translations brought up to date: every English text with what there is of its translation."""

from __future__ import annotations

import io
import re
import textwrap
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.edit.yaml_text import header, scalar, text_of
from scoring.problems import Problems
from scoring.read.languages import Entry, Part, digest, unequal_parts

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

_COMMENT = 106
_DATES = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Language-Team|Last-Translator|Report-Msgid-Bugs-To|Generated-By)'
    r": .*\n",
    re.MULTILINE,
)
_LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)


def overlay_text(part: Part, folders: int) -> str:
    """A country's file of translations: each English text as a comment above its translation.

    A translation of an English text that has been changed since keeps the digest of the old one, and says so.
    ``folders`` is how many of them the file lies below the workspace.
    """
    lines = [*header("overlay", folders), "translations:"]
    for key, english in part.texts.items():
        entry = part.entries.get(key)
        lines.append("")
        for paragraph in english.strip().splitlines():
            lines += _commented(paragraph)
        if key in part.outdated:
            lines.append("  # OUTDATED: the English text has been changed since this was translated.")
        lines += [f"  - item: {scalar(key)}", f"    of: {scalar(_of(entry) or digest(english))}"]
        if entry and entry.text:
            lines += ["    text: |-", *(f"      {line}".rstrip() for line in entry.text.strip().splitlines())]
    return text_of(lines)


def _of(entry: Entry | None) -> str:
    """The digest that stays: that of a text which was translated."""
    return entry.of if entry and entry.text else ""


def _commented(paragraph: str) -> list[str]:
    wrapped = textwrap.wrap(paragraph, _COMMENT, break_long_words=False, break_on_hyphens=False)
    return [f"  # {line}" for line in wrapped] or ["  #"]


def catalogue_text(part: Part, code: str) -> str:
    """A framework's catalogue in gettext's format; an outdated translation is marked as fuzzy."""
    from babel.messages.catalog import Catalog

    made = Catalog(
        locale=code.replace("-", "_"),
        project="progress-cards",
        header_comment="# Each message is a text of the framework; its context (msgctxt) is the key.",
        creation_date=_LONG_AGO,
        revision_date=_LONG_AGO,
        fuzzy=False,
    )
    for key, english in part.texts.items():
        entry = part.entries.get(key)
        outdated = key in part.outdated
        made.add(english, entry.text if entry else "", context=key, flags=["fuzzy"] if outdated else [])
    return po_text(made)


def po_text(catalogue: Catalog) -> str:
    """A catalogue as text, without the dates and people that gettext's headers have."""
    from babel.messages.pofile import write_po

    stream = io.BytesIO()
    write_po(stream, catalogue, width=100, sort_output=False, include_previous=False)
    return _DATES.sub("", stream.getvalue().decode("utf-8"))


def check_part(part: Part, name: str, problems: Problems) -> None:
    """Report translations that lack placeholders or citations of the English text, or have others."""
    for key, english in part.texts.items():
        entry = part.entries.get(key)
        if entry and entry.text and entry.is_of(english):
            for said in unequal_parts(english, entry.text):
                problems.add("translation.parts", entry.place, key, said, f"Mend {key} in {name}.")


def missing_lines(part: Part) -> Iterator[str]:
    """The keys that wait, for a list."""
    for key in part.texts:
        if key in part.missing:
            yield f"{key}: not translated"
        elif key in part.outdated:
            yield f"{key}: outdated"


def relative_folders(path: Path, root: Path) -> int:
    return len(path.relative_to(root).parts) - 1
