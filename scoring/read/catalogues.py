"""Catalogues in gettext's format: read with every fault reported, and made to speak."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from scoring.language.catalogue import Messages, Untranslated
from scoring.model.kept import kept
from scoring.problems import Place, Problem, Problems, TextFile
from scoring.read.nodes import refuse_unseen

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from babel.messages.catalog import Catalog

_PO_LINE = re.compile(r'#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*"')
_PO_MESSAGE = re.compile(r'^(?:msgctxt .*\n(?:".*\n)*)?msgid .*\n(?:".*\n)*', re.MULTILINE)
_PLURALS = re.compile(r"nplurals\s*=\s*(\d+)", re.ASCII)
MOST_PLURALS = 6


def _messages(catalogue: Catalog | None) -> Messages:
    """Translations for :mod:`gettext`, with English, marked, where they lack something."""
    if catalogue is None:
        return Untranslated()
    for message in list(catalogue):  # Babel would put the English words, unmarked, for what is missing
        if isinstance(message.string, (list, tuple)) and not all(message.string):
            catalogue.delete(message.id, message.context)
    messages = _compiled(catalogue)
    messages.add_fallback(Untranslated())  # type: ignore[arg-type]
    return messages


def _compiled(catalogue: Catalog) -> GNUTranslations:
    """ValueError where the header's rule for plurals cannot be followed."""
    from gettext import GNUTranslations

    from babel.messages.mofile import write_mo

    stream = io.BytesIO()
    write_mo(stream, catalogue)
    stream.seek(0)
    messages = GNUTranslations(stream)
    try:
        for number in range(200):
            messages.plural(number)  # type: ignore[attr-defined]
    except ZeroDivisionError as error:
        raise ValueError("the header's rule for plurals divides by nothing") from error
    return messages


messages_of = kept(_messages, most=32)


def _parse(file: TextFile) -> tuple[Catalog | None, tuple[Problem, ...]]:
    """The catalogue in a file that is named by its language, and what is wrong with it."""
    problems = Problems()
    if refuse_unseen(file, problems) or _refuse_lines(file, problems):
        return None, tuple(problems.found)
    from babel.messages.pofile import PoFileError, read_po

    locale = PurePosixPath(file.name).stem.replace("-", "_")
    try:
        found = read_po(io.StringIO(file.text), locale=locale, abort_invalid=True)
        found.charset = "utf-8"  # as which the file was read, whatever its header says
        _compiled(found)
        return found, ()
    except (PoFileError, ValueError) as error:
        place = Place(file.name, getattr(error, "lineno", 0) + 1)
        problems.add("translation.unreadable", place, "", str(error), "Write it as gettext does.")
        return None, tuple(problems.found)


parsed = kept(_parse, most=32)


def _refuse_lines(file: TextFile, problems: Problems) -> bool:
    """Whether a catalogue has lines that Babel would pass over in silence; all of them are reported."""
    before = len(problems.found)
    for number, line in enumerate(file.text.split("\n"), 1):
        if line.strip() and not _PO_LINE.fullmatch(line.strip()):
            said = "this is no line of a catalogue: a keyword and a text in double quotes, closed"
            hint = 'Write msgid "…" or msgstr "…"; a double quote inside is written \\".'
            problems.add("translation.unreadable", Place(file.name, number), "", said, hint)
    if (forms := _PLURALS.search(file.text)) and (len(forms[1]) > 1 or int(forms[1]) > MOST_PLURALS):
        said = f"the header says that there are {forms[1][:20]} forms by number"
        hint = f"No language has more than {MOST_PLURALS}."
        problems.add("translation.unreadable", file.place(forms.start()), "", said, hint)
    first: dict[str, int] = {}
    for found in _PO_MESSAGE.finditer(file.text):
        place = file.place(found.start())
        if (earlier := first.setdefault(found.group(), place.line)) != place.line:
            said = f"this message stands in the catalogue already, on line {earlier}"
            problems.add("translation.twice", place, "", said, "Keep one of them.")
    return len(problems.found) > before
