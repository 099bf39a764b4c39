"""The messages of the interface, gathered from Python and templates, and each language's catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.edit.translations import po_text
from scoring.publish.files import write_text
from scoring.read.languages import SOURCE, language_codes
from scoring.read.workspace import TRANSLATIONS

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

KEYWORDS: dict[str, Any] = {
    "gettext": None,
    "_": None,
    "says": None,  # the short name that modules with many messages give to a language's gettext
    "N_": None,
    "ngettext": (1, 2),
    "NN_": (1, 2),
    "pgettext": ((1, "c"), 2),
    "NC_": ((1, "c"), 2),
}
"""What is called with a message, and which arguments are; c stands for the context."""
TRANSLATORS = "Translators:"
"""Begins a comment right above a message that is meant for those who translate it."""
TEMPLATE = "interface.pot"
_SPOKEN = ("language", "publish")
"""The subpackages whose messages readers see; what commands print stays in English."""
_JINJA = {"newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}
_LONG_AGO = datetime(2010, 1, 1, tzinfo=UTC)
_PACKAGE = Path(__file__).parents[1]


def interface_template(templates: Path) -> Catalog:
    """Every message of the interface, in the order of files and of places in them.

    Places are files without lines, and dates are always the same: only messages make a difference.
    """
    made = _catalogue(None)
    for name, message, comments, context in _messages(templates):
        made.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    for entry in made:
        entry.locations = list(dict.fromkeys(entry.locations))
    return made


def interface_catalogue(template: Catalog, code: str, old: Catalog | None) -> Catalog:
    """The messages with a language's translations: of messages that are no more, none is kept."""
    made = _catalogue(code.replace("-", "_"))
    for entry in template:
        if not entry.id:
            continue
        before = old.get(entry.id, entry.context) if old else None
        comments = before.user_comments if before else []
        made.add(
            entry.id,
            before.string if before else "",
            entry.locations,
            ["fuzzy"] if before and before.fuzzy else [],
            entry.auto_comments,
            comments,
            context=entry.context,
        )
    return made


def update(templates: Path) -> None:
    """Write the template anew, and every language's catalogue by it."""
    from babel.messages.pofile import read_po

    template = interface_template(templates)
    folder = templates / TRANSLATIONS
    write_text(folder / TEMPLATE, po_text(template))
    for code in language_codes(templates):
        path = folder / f"{code}.po"
        if code != SOURCE:
            old = None
            if path.exists():
                with path.open("rb") as file:
                    old = read_po(file, locale=code.replace("-", "_"), abort_invalid=True)
            write_text(path, po_text(interface_catalogue(template, code, old)))


def _catalogue(locale: str | None) -> Catalog:
    from babel.messages.catalog import Catalog

    return Catalog(
        locale=locale,
        project="progress-cards",
        header_comment="# What every page says, whatever it tells of. Keep what stands in braces, and %(…)s.",
        creation_date=_LONG_AGO,
        revision_date=_LONG_AGO,
        fuzzy=False,
    )


def _messages(templates: Path) -> Iterator[tuple[str, Any, list[str], str | None]]:
    """Messages with the file that holds them, comments for translators, and context."""
    from babel.messages.extract import extract
    from jinja2.ext import babel_extract

    jinja: Any = babel_extract
    files = [(path, templates, "templates", jinja, _JINJA) for path in templates.rglob("*.j2")]
    files += [
        (path, _PACKAGE, "scoring", "python", {})
        for spoken in _SPOKEN
        for path in (_PACKAGE / spoken).rglob("*.py")
    ]
    for path, root, top, method, options in sorted(files, key=lambda one: (one[2] != "templates", one[0])):
        with path.open("rb") as file:
            for found in extract(method, file, KEYWORDS, (TRANSLATORS,), options):
                _, message, comments, context = found
                said = " ".join(comments).replace(TRANSLATORS, "").split()
                yield (
                    f"{top}/{path.relative_to(root).as_posix()}",
                    message,
                    [" ".join(said)][: len(said)],
                    context,
                )


if __name__ == "__main__":
    update(Path(sys.argv[1]))
