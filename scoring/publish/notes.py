"""Endnotes and the list of sources, set by a CSL style.

citeproc-py sets one reference at a time; which form a note takes (whole, *Ibid.*, short) is decided
here by the rules of the CSL specification, because citeproc-py compares locators by identity and never
finds two equal. Nothing that comes from a record is handed to it as markup: characters of Unicode's
private use stand for the few tags, and everything is escaped once at the end.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal

from citeproc import LOCALES_PATH, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source import Citation, CitationItem, Locator
from citeproc.source.json import CiteProcJSON
from markupsafe import Markup, escape

from scoring.language import Language
from scoring.language.catalogue import unmarked
from scoring.language.phrases import commas
from scoring.model.evidence import Reference
from scoring.publish.markup import filled_markup
from scoring.publish.records import LESS_THAN, LOCATOR, URL_END, URL_START, csl_json, issued_year, words
from scoring.read.prose import Cite, Cluster

Position = Literal["first", "ibid", "ibid-with-locator", "subsequent"]

REPORTED = ("as reported in", "as cited in", "as quoted in", "cited in", "quoted in", "reported in")
"""Words before a second source that hang on the first, and so follow a comma and not a semicolon."""

_TAGS = {name: (chr(0xE010 + 2 * number), chr(0xE011 + 2 * number)) for number, name in enumerate("ib")}
_CLOSING = "".join(pair[1] for pair in _TAGS.values())
_QUOTES = "\u2019\u201d\u00bb\"'"
_LINK = re.compile(f"{URL_START}([^{URL_END}]*){URL_END}")
_DOUBLED = re.compile(rf"([.,;:])([{_CLOSING}]+)\1")


@dataclass(frozen=True)
class Note:
    """A note: ``anchor`` is the id of the place that refers to it, ``id`` the note's own."""

    number: int
    text: Markup
    anchor: str
    id: str


class Notes:
    """The notes of one document, numbered in the order in which they are asked for."""

    def __init__(
        self,
        records: Mapping[str, Mapping[str, Any]],
        style: Path,
        language: Language,
        *,
        reported: Sequence[str] = REPORTED,
    ) -> None:
        """``records`` are CSL records by id, ``reported`` the words that take a comma before them.

        CSL's own words, *ibid.* and the like, are the language's where CSL has it; titles stay as they are.
        """
        self._language = language
        locale = csl_locale(language)
        self._style = CitationStylesStyle(str(style), locale=locale, validate=False)
        self._keys = {key: f"source-{number}" for number, key in enumerate(records)}
        self._records = dict(records)
        self._library = CitationStylesBibliography(
            self._style,
            CiteProcJSON([csl_json(self._keys[key], records[key]) for key in records]),
            _FORMATTER,
        )
        self._layout = _take_suffix(self._style.root.citation.layout)
        _take_suffix(self._style.root.bibliography.layout)
        self._reported = tuple(reported)
        self._notes: list[Note] = []
        self._seen: set[str] = set()
        self._last: Cite | None = None
        self._set = _set_before(style.read_bytes(), locale)
        self._lines: dict[str, str] = {}

    def cite(self, cluster: Cluster) -> Markup:
        """Make a note of the citation; what is given back is the number that refers to it.

        KeyError names a source that has no record.
        """
        parts: list[str] = []
        for place, cite in enumerate(cluster.cites):
            parts += [self._between(cite) if place else "", self._cite(cite, first=not place)]
        self._last = cluster.cites[0] if len(cluster.cites) == 1 else None
        number = len(self._notes) + 1
        note = Note(number, _html(_stopped("".join(parts))), f"ref-{number}", f"note-{number}")
        self._notes.append(note)
        return Markup('<a class="note-ref" id="{}" href="#{}" role="doc-noteref">{}</a>').format(
            note.anchor, note.id, number
        )

    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes)

    def bibliography(self, keys: Iterable[str]) -> tuple[Markup, ...]:
        """The sources in alphabetical order of what is printed: author, title, date."""
        entries = []
        for key in dict.fromkeys(keys):
            asked = (self._record(key), "", "bibliography")
            if asked not in self._set:
                printed = self._style.render_bibliography([self._item(key, "")])
                self._set[asked] = "".join(map(str, printed))
            entries.append(_stopped(self._set[asked]))
        return tuple(_html(entry) for entry in sorted(entries, key=_alphabetical))

    def short(self, key: str, locator: str = "") -> Markup:
        """A reference in short: author, short title, year where the title does not name it, locator."""
        text = self._reference(key, "subsequent")
        year = issued_year(self._records[key])
        parts = [text, year if year not in text else "", words(locator)]
        return _html(commas((part for part in parts if part), self._language))

    def reported(self, reference: Reference) -> Markup:
        """A source in short with its place, and before it the work that it reports, where it names one."""
        own = self.short(reference.source, reference.locator)
        if not reference.reporting:
            return own
        said = self._language.gettext("{work}, as reported in {source}")
        return filled_markup(said, work=self.short(reference.reporting), source=own)

    def _between(self, cite: Cite) -> str:
        reported = cite.prefix.casefold().startswith(tuple(words.casefold() for words in self._reported))
        return ", " if reported else str(self._layout.get("delimiter", "; "))

    def _cite(self, cite: Cite, *, first: bool) -> str:
        position = self._position(cite)
        text = self._reference(cite.key, position, cite.locator)
        if position.startswith("ibid") and not (first and not cite.prefix):
            text = text[:1].lower() + text[1:]
        self._seen.add(cite.key)
        self._last = cite
        text = f"{self._prefix(cite.prefix)} {text}" if cite.prefix else text
        return text[:1].upper() + text[1:] if first and cite.prefix else text

    def _prefix(self, prefix: str) -> str:
        """The words before a source, in English in its citation; the usual ones are translated."""
        usual = prefix.casefold() == REPORTED[0]
        return (
            unmarked(self._language.pgettext("before a source", "as reported in")) if usual else words(prefix)
        )

    def _position(self, cite: Cite) -> Position:
        """CSL 1.0.2, "Locators" and "Choose": a cite without the locator that the one before it had is
        not an *Ibid.*, which would say that the same place is meant."""
        last = self._last
        if cite.key not in self._seen:
            return "first"
        if last is None or last.key != cite.key or (last.locator and not cite.locator):
            return "subsequent"
        return "ibid" if last.locator == cite.locator else "ibid-with-locator"

    def _reference(self, key: str, position: Position, locator: str = "") -> str:
        mark = LOCATOR if locator and position != "ibid" else ""
        asked = (self._record(key), mark, position)
        if asked not in self._set:
            item, history = self._item(key, mark), self._history(key, position)
            self._library._cites[:] = history
            self._set[asked] = str(self._library.cite(item.citation, None))
        return self._set[asked].replace(LOCATOR, words(locator))

    def _record(self, key: str) -> str:
        """A source's record in one line; KeyError where there is none."""
        if key not in self._lines:
            record = csl_json("", self._records[key])
            self._lines[key] = json.dumps(record, sort_keys=True, default=str)
        return self._lines[key]

    def _item(self, key: str, locator: str) -> Any:
        """A reference to set; KeyError where there is no record."""
        if key not in self._keys:
            raise KeyError(key)
        item = CitationItem(self._keys[key], **({"locator": Locator("page", locator)} if locator else {}))
        self._library.register(Citation([item]), None)
        return item

    def _history(self, key: str, position: Position) -> list[Any]:
        """Citations before this one, such that citeproc-py comes to the same position."""
        if position == "first":
            return []
        same = self._item(key, "")
        if position != "subsequent":
            return [same]
        other = CitationItem("another source")
        Citation([other])
        return [same, other]


@lru_cache(maxsize=32)
def _set_before(style: bytes, locale: str) -> dict[tuple[str, str, str], str]:
    """What this style has made of records in this locale: setting a reference takes a millisecond, and one
    record's reference does not depend on the others."""
    return {}


def csl_locale(language: Language) -> str:
    """The locale in which citeproc-py knows CSL's words; British English where it has not the language.

    References are set from left to right, as their titles are: words of the other direction would be
    torn apart between them.
    """
    if language.direction == "rtl":
        return "en-GB"
    known = {path.stem.removeprefix("locales-") for path in Path(LOCALES_PATH).glob("locales-*.xml")}
    own = str(language.locale).replace("_", "-")
    likely = [own, f"{own}-{own.upper()}", *sorted(one for one in known if one.partition("-")[0] == own)]
    return next((one for one in likely if one in known), "en-GB")


def _mark(name: str) -> Any:
    start, end = _TAGS[name]
    return lambda text: f"{start}{text}{end}"


# What citeproc-py puts around its text; small capitals, underlines and the like are not used.
_FORMATTER = SimpleNamespace(
    **{name: str for name in vars(formatter.html) if name[0].isupper()} | {"preformat": str}
)
_FORMATTER.Italic = _FORMATTER.Oblique = _mark("i")
_FORMATTER.Bold = _mark("b")


def _take_suffix(layout: Any) -> Any:
    """The layout without its closing full stop, which is set here once the whole note is known."""
    layout.attrib.pop("suffix", None)
    return layout


def _stopped(text: str) -> str:
    """The text with one full stop at its end, unless it ends in a mark that closes a sentence."""
    text = _DOUBLED.sub(r"\1\2", text)
    last = text.rstrip(_CLOSING + _QUOTES)[-1:]
    return text if last in {".", "?", "!", "…"} else text + "."


def _html(text: str) -> Markup:
    """The one place where text becomes HTML: escaped whole, then the tags that we set ourselves."""
    html = str(escape(text.replace(LESS_THAN, "<")))
    for name, (start, end) in _TAGS.items():
        html = html.replace(start, f"<{name}>").replace(end, f"</{name}>")
    return Markup(_LINK.sub(r'<a class="address" href="\1">\1</a>', html))


def _alphabetical(text: str) -> tuple[str, str]:
    """Letters without their accents, then the text itself, so that the order is always the same."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if letter.isalnum() or letter == " ").strip(), text
