"""Records of a bibliography that somebody exported, taken over field by field and distrusted throughout."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from scoring.model.csl import CSL_TYPES
from scoring.problems import CODES, Place, Problems, Severity, TextFile, closest
from scoring.read.bibliography.dates import read_date
from scoring.read.marks import web_address
from scoring.read.nodes import UNSEEN

Value = str | list[dict[str, str]]
MAX_TITLE = 1_000
MAX_TEXT = 500
MAX_ADDRESS = 2_000
MAX_NAMES = 200
PRIVATE = frozenset({"abstract", "keyword", "note"})
"""What CSL knows and an import leaves out: somebody's own notes, and texts that are not ours to print."""

_TAGS = "i|b|u|em|strong|sub|sup|sc|span"
_FORMATTING = re.compile(
    rf"<(?:{_TAGS})>|</(?:{_TAGS})>|<span (?:class=\"[a-z -]*\"|style=\"[A-Za-z: ;-]*\")>", re.IGNORECASE
)
_HTML = re.compile(r"<[A-Za-z/!?][^<>\s]{0,30}|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,31});")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/[^\s<>\"{}\\^`|]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Draft:
    """A record as it would stand with us: ``key`` is what the file calls it, ``telling`` whether its type
    was written there in so many words, ``sound`` whether all of it could be read."""

    key: str
    subject: str
    type: str
    telling: bool
    fields: Mapping[str, Value]
    place: Place
    sound: bool

    @property
    def record(self) -> dict[str, Value]:
        return {"type": self.type, **self.fields}


@dataclass
class Bibliography:
    """The records of a file; ``left_out`` counts by name the fields that were not taken over."""

    file: TextFile
    drafts: list[Draft] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    plainer: int = 0
    """How many values had formatting, such as italics, that was taken off."""

    def line(self, file: str, number: int) -> str | None:
        """A line of the file, for messages."""
        starts = self.file.starts
        if file != self.file.name or not 0 < number <= len(starts):
            return None
        return self.file.text[starts[number - 1] : self.file.index(number, 0)].rstrip("\n")


class Taking:
    """Takes over the fields of one record; what is wrong with them is reported under its name."""

    def __init__(self, book: Bibliography, problems: Problems, key: str, place: Place, number: int) -> None:
        self.book, self.problems, self.place = book, problems, place
        self.key = key
        shown = key if len(key) <= 60 else f"{key[:59]}…"
        self.subject = shown or f"record {number}"
        self.fields: dict[str, Value] = {}
        self.titled = False
        self.sound = True

    def fault(self, code: str, place: Place, said: str, hint: str) -> None:
        self.problems.add(code, place, self.subject, said, hint)
        self.sound &= CODES[code].severity is not Severity.ERROR

    def plain(self, name: str, raw: str, place: Place, longest: int = MAX_TEXT) -> str:
        """The text on one line without formatting; "" where it is empty or cannot be taken."""
        unseen = UNSEEN.search(raw.replace("\r", "\n")) or _SURROGATE.search(raw)
        if unseen:
            said = f"{name} holds the unseen character U+{ord(unseen.group()):04X}"
            self.fault("import.control-character", place, said, "Delete it where the file comes from.")
            return ""
        text, count = _FORMATTING.subn("", raw)
        if found := _HTML.search(text):
            hint = "Write the characters themselves; only italics, bold and the like are taken off."
            self.fault("import.markup", place, f"{name} holds “{found.group()}”, which looks like HTML", hint)
            return ""
        self.book.plainer += bool(count)
        text = unicodedata.normalize("NFC", " ".join(text.split()))
        if len(text) > longest:
            said = f"{name} has {len(text)} characters, more than {longest}"
            self.fault("import.too-large", place, said, "Shorten it, or look for what was pasted into it.")
            return ""
        return text

    def text(self, key: str, raw: str, place: Place, name: str = "") -> None:
        """A field that is text; addresses must be such."""
        name = name or key
        self.titled |= key == "title" and bool(raw.strip())
        longest = {"title": MAX_TITLE, "URL": MAX_ADDRESS}.get(key, MAX_TEXT)
        text = self.plain(name, raw, place, longest)
        if key == "URL" and text and not web_address(text):
            short = text if len(text) <= 60 else f"{text[:59]}…"
            hint = "Give an address that begins with http:// or https://, or leave it out."
            self.fault("import.address", place, f"“{short}” is no address of the web", hint)
        elif key == "DOI" and text and not (found := _DOI.fullmatch(text)):
            self.fault("import.address", place, f"“{text[:60]}” is no DOI", "A DOI looks like 10.1000/182.")
        elif text:
            self.fields[key] = found[1] if key == "DOI" and found else text

    def date(self, key: str, raw: str, place: Place, name: str = "") -> None:
        """A date, made ours: one, to the year, month or day."""
        text = self.plain(name or key, raw, place)
        if not text:
            return
        try:
            when, rough = read_date(text)
        except ValueError as error:
            self.fault("import.date", place, f"{name or key}: {error}", "Write 2009, 2009-11 or 2009-11-30.")
            return
        if rough:
            hint = "Compare it with the source, and correct the record if another date is meant."
            self.fault("import.inexact", place, f"{name or key} “{text}” {rough}", hint)
        if when:
            self.fields[key] = str(when)

    def names(self, key: str, names: list[dict[str, str]], place: Place) -> None:
        if len(names) > MAX_NAMES:
            said = f"{key} has {len(names)} names, more than {MAX_NAMES}"
            self.fault("import.too-large", place, said, "Keep the first ones.")
        elif names:
            self.fields[key] = names

    def leave_out(self, name: str) -> None:
        """Count a field that is not taken over; names are the file's own and may be anything."""
        known = re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]{0,39}", name)
        self.book.left_out[name if known else "others"] += 1

    def finish(self, type_: str, telling: bool, place: Place | None = None) -> None:
        """The record is read: add it, if it has what every record needs."""
        if type_ not in CSL_TYPES:
            said = f"{type_[:40]!r} is no type of source that can be cited (CSL)"
            hint = closest(type_, CSL_TYPES) or "Common types are report, book, webpage and article-journal."
            self.fault("import.value", place or self.place, said if type_ else "the record has no type", hint)
        if not self.titled:
            said, hint = "the record has no title", "Give it the title that stands on the work."
            self.fault("import.value", self.place, said, hint)
        draft = Draft(self.key, self.subject, type_, telling, self.fields, self.place, self.sound)
        self.book.drafts.append(draft)
