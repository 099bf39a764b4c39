"""BibTeX and biblatex, as Zotero and Better BibTeX export them, to drafts of records."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.problems import Problems
from scoring.read.bibliography.bibtex_entries import Entry, Value, read_entries
from scoring.read.bibliography.bibtex_names import names
from scoring.read.bibliography.drafts import Bibliography, Taking
from scoring.read.bibliography.latex import LatexError, plain

TYPES: Mapping[str, str] = {
    "article": "article-journal", "artwork": "graphic", "audio": "broadcast", "book": "book",
    "booklet": "pamphlet", "collection": "book", "conference": "paper-conference", "dataset": "dataset",
    "electronic": "webpage", "image": "graphic", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "inreference": "entry", "jurisdiction": "legal_case",
    "legal": "treaty", "legislation": "legislation", "letter": "personal_communication", "manual": "book",
    "mastersthesis": "thesis", "misc": "document", "movie": "motion_picture", "mvbook": "book",
    "mvcollection": "book", "online": "webpage", "patent": "patent", "periodical": "book",
    "phdthesis": "thesis", "proceedings": "book", "reference": "book", "report": "report",
    "review": "review", "standard": "standard", "suppbook": "chapter", "techreport": "report",
    "thesis": "thesis", "unpublished": "manuscript", "video": "motion_picture", "www": "webpage",
}  # fmt: skip
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
_TEXTS = {
    "address": "publisher-place", "booktitle": "container-title", "doi": "DOI", "edition": "edition",
    "eventtitle": "event-title", "institution": "publisher", "isbn": "ISBN",
    "issn": "ISSN", "issue": "issue", "journal": "container-title", "journaltitle": "container-title",
    "location": "publisher-place", "number": "number", "organization": "publisher", "pages": "page",
    "pagetotal": "number-of-pages", "publisher": "publisher", "school": "publisher",
    "series": "collection-title", "shorttitle": "title-short", "url": "URL", "venue": "event-place",
    "version": "version", "volume": "volume",
}  # fmt: skip
_NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
}
_DATES = {"urldate": "accessed", "eventdate": "event-date", "origdate": "original-date"}
_JOINED = {"howpublished", "title", "subtitle", "date", "year", "month", "day", "entrysubtype", "options"}
_INHERITS = {"crossref", "xdata", "xref"}


def read_bibtex(book: Bibliography, problems: Problems) -> None:
    """Add the drafts of a file."""
    before = len(problems)
    number = 0
    for number, entry in enumerate(read_entries(book.file, problems), 1):
        _record(entry, number, book, problems)
    if not number and len(problems) == before:
        said, hint = "the file holds no record of BibTeX", "Export it as BibTeX or as CSL JSON."
        problems.add("import.format", book.file.place(0), "", said, hint)


def _record(entry: Entry, number: int, book: Bibliography, problems: Problems) -> None:
    taking = Taking(book, problems, entry.key, entry.place, number)
    type_ = _type(entry, taking)
    for name, value in entry.fields.items():
        if name in _JOINED or not value.text.strip():
            continue
        if name in _INHERITS:
            said, hint = f"{name} takes fields from another record", "Write these fields into this record."
            taking.fault("import.value", value.place, said, hint)
        elif name in _NAMES:
            _people(_NAMES[name], value, taking)
        elif name in _DATES:
            _date(_DATES[name], name, value, taking)
        elif name in _TEXTS:
            _text(_csl_key(name, type_), name, value, taking)
        else:
            taking.leave_out(name)
    _address(entry, taking)
    _title(entry, taking)
    _issued(entry, taking)
    taking.finish(type_, telling=entry.type != "article" or type_ != "article-journal")


def _type(entry: Entry, taking: Taking) -> str:
    """The CSL type; pages of the web come as @misc from programs that know nothing better."""
    if entry.type == "misc" and {"url", "urldate"} <= set(entry.fields):
        return "webpage"
    subtype = entry.fields["entrysubtype"].text.strip().lower() if "entrysubtype" in entry.fields else ""
    if entry.type == "article" and subtype in SUBTYPES:
        return SUBTYPES[subtype]
    if entry.type in TYPES:
        return TYPES[entry.type]
    said = f"there is no type @{entry.type[:40]}"
    taking.fault("import.value", entry.place, said, "Write @report, @book, @online, @article or @misc.")
    return "document"


def _csl_key(name: str, type_: str) -> str:
    if name == "number":
        if type_.startswith("article"):
            return "issue"
        return "collection-number" if type_ in {"book", "chapter"} else "number"
    return _TEXTS[name]


def _decoded(name: str, value: Value, taking: Taking, verbatim: bool = False) -> str | None:
    try:
        return plain(value.text, verbatim)
    except LatexError as error:
        hint = "Write the characters themselves, and no LaTeX but accents and the like."
        taking.fault("import.latex", value.place, f"{name} holds LaTeX that cannot be read: {error}", hint)
        return None


def _text(key: str, name: str, value: Value, taking: Taking) -> None:
    text = _decoded(name, value, taking, verbatim=key in {"URL", "DOI"})
    if text is None or key in taking.fields:
        return
    if key == "page":
        text = text.replace("–", "-")
    taking.text(key, text, value.place, name)


def _people(key: str, value: Value, taking: Taking) -> None:
    try:
        found, others = names(value.text)
    except LatexError:
        _decoded(key, value, taking)
        return
    except ValueError as error:
        hint = "Write {{An Institution}}, or Family, Given, with “and” between the names."
        taking.fault("import.value", value.place, f"{key}: {error}", hint)
        return
    if others:
        said, hint = f"{key} ends in “and others”, which is left out", "Add the other names."
        taking.fault("import.inexact", value.place, said, hint)
    kept = [
        {part: text for part, raw in name.items() if (text := taking.plain(key, raw, value.place))}
        for name in found
    ]
    taking.names(key, [name for name in kept if name], value.place)


def _address(entry: Entry, taking: Taking) -> None:
    """The address where no field is named so: old styles have it among the words of how it appeared."""
    how = entry.fields.get("howpublished")
    if how and "url" not in entry.fields and "\\url" in how.text:
        _text("URL", "howpublished", how, taking)
    elif how:
        taking.leave_out("howpublished")


def _title(entry: Entry, taking: Taking) -> None:
    """Title and subtitle as one, as CSL has them."""
    parts = [(name, entry.fields[name]) for name in ("title", "subtitle") if name in entry.fields]
    texts = [_decoded(name, value, taking) for name, value in parts]
    if None in texts:
        taking.titled = True
    elif parts:
        text = ": ".join(text.strip() for text in texts if text and text.strip())
        taking.text("title", text, parts[0][1].place)


def _issued(entry: Entry, taking: Taking) -> None:
    """From date, or from year, month and day, which may hold a range of months or of days."""
    fields = entry.fields
    if "date" in fields and fields["date"].text.strip():
        _date("issued", "date", fields["date"], taking)
        return
    if "year" not in fields:
        return
    parts = [
        _decoded(name, fields[name], taking) or "" for name in ("day", "month", "year") if name in fields
    ]
    day, month, year = ["", "", *(part.strip() for part in parts)][-3:]
    text = "-".join([year, month, *([day] if day else [])]) if month.isdecimal() else f"{day} {month} {year}"
    taking.date("issued", text, fields["year"].place, "year and month" if month else "year")


def _date(key: str, name: str, value: Value, taking: Taking) -> None:
    text = _decoded(name, value, taking, verbatim=True)
    if text:
        taking.date(key, text, value.place, name)
