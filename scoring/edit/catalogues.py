"""The messages of the interface, gathered from Python and templates, and each language's catalogue."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.edit.translations import po_text
from scoring.problems import Place, Problems
from scoring.publish.files import write_text
from scoring.read.languages import SOURCE, language_codes, unequal_parts
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


@dataclass(frozen=True)
class Interface:
    """How far a language's catalogue of the interface has come; messages by their English words."""

    messages: int
    missing: tuple[str, ...]
    outdated: tuple[str, ...]


def interface_state(template: Catalog, catalogue: Catalog | None) -> Interface:
    """What of the interface is translated; a message with an empty plural form is not."""
    missing, outdated, count = [], [], 0
    for entry in template:
        if entry.id:
            count += 1
            said = catalogue.get(entry.id, entry.context) if catalogue else None
            name = entry.id if isinstance(entry.id, str) else entry.id[0]
            if not said or not all(_forms(said.string)):
                missing.append(name)
            elif said.fuzzy:
                outdated.append(name)
    return Interface(count, tuple(missing), tuple(outdated))


def check_interface(catalogue: Catalog, name: str, problems: Problems) -> None:
    """Report messages that lack placeholders of the English ones, or have others; plurals may lack some."""
    for entry in catalogue:
        ids, forms = _forms(entry.id), _forms(entry.string)
        if not entry.id or not any(forms) or entry.fuzzy:
            continue
        for form in filter(None, forms):
            for said in unequal_parts(ids[-1], form):
                if len(ids) == 1 or "is not in" in said:
                    place = Place(name, entry.lineno or 0)
                    problems.add("translation.parts", place, ids[0], said, f"Mend it in {name}.")


def _forms(said: str | Sequence[str] | None) -> tuple[str, ...]:
    if said is None:
        return ("",)
    return (said,) if isinstance(said, str) else tuple(said) or ("",)


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
