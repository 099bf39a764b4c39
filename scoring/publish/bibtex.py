"""Sources as BibTeX, in the fields that Zotero, biblatex and pandoc read alike.

Titles and institutions stand in two braces, so that nobody changes their capitals or takes them for persons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scoring.model.csl import KEY_ORDER
from scoring.model.evidence import Source

_TYPES: Mapping[str, str] = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article",
    "book": "book", "broadcast": "audio", "chapter": "incollection", "dataset": "dataset",
    "entry": "inreference", "graphic": "image", "legal_case": "jurisdiction", "legislation": "legislation",
    "manuscript": "unpublished", "motion_picture": "movie", "pamphlet": "booklet",
    "paper-conference": "inproceedings", "patent": "patent", "personal_communication": "letter",
    "post": "online", "post-weblog": "online", "report": "report", "review": "review",
    "standard": "standard", "thesis": "thesis", "treaty": "legal", "webpage": "online",
}  # fmt: skip
_FIELDS: Mapping[str, str] = {
    "title-short": "shorttitle", "author": "author", "editor": "editor", "translator": "translator",
    "container-author": "bookauthor", "collection-title": "series", "collection-number": "number",
    "event-title": "eventtitle", "event-place": "venue", "event-date": "eventdate",
    "original-date": "origdate", "accessed": "urldate", "edition": "edition", "version": "version",
    "volume": "volume", "issue": "number", "page": "pages", "number-of-pages": "pagetotal",
    "publisher-place": "address", "number": "number", "DOI": "doi", "ISBN": "isbn", "ISSN": "issn",
    "URL": "url",
}  # fmt: skip
_TITLES = {"title-short", "container-title", "collection-title", "event-title"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SPECIAL = {
    "\\": r"{\textbackslash}", "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
_ESCAPED = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')")


def as_bibtex(sources: Iterable[Source]) -> str:
    """Entries by id; confidential sources must not be handed in."""
    return "\n".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    if source.confidential:
        raise ValueError(f"{source.id} is confidential")
    record: Mapping[str, Any] = source.record
    kind = str(record.get("type"))
    fields = {"title": f"{{{escaped(str(record.get('title', '')))}}}"}
    for key in KEY_ORDER:
        if key in record and (name := _field(key, kind)):
            text = _value(key, record[key])
            fields.setdefault(name, f"{{{text}}}" if key in _TITLES else text)
    if kind in {"article-newspaper", "article-magazine"}:
        fields["entrysubtype"] = kind.removeprefix("article-")
    lines = [f"  {name} = {{{text}}}" for name, text in fields.items()] + _issued(record)
    return f"@{_TYPES.get(kind, 'misc')}{{{source.id},\n" + ",\n".join(lines) + "\n}\n"


def _field(key: str, kind: str) -> str | None:
    if key == "container-title":
        return "journal" if kind.startswith("article") else "booktitle"
    if key == "publisher":
        return {"report": "institution", "thesis": "school"}.get(kind, "publisher")
    return _FIELDS.get(key)


def _value(key: str, value: Any) -> str:
    if isinstance(value, str):
        return re.sub(r"[{}\\\s]", "", value) if key in {"URL", "DOI"} else escaped(value)
    people: Sequence[Mapping[str, str]] = value
    return " and ".join(_name(one) for one in people)


def _name(name: Mapping[str, str]) -> str:
    """An institution in braces; a person as particle and family, suffix, given name."""
    if literal := name.get("literal"):
        return f"{{{escaped(literal)}}}"
    particle = name.get("non-dropping-particle") or name.get("dropping-particle") or ""
    family = _part(name.get("family", ""), particle=bool(particle))
    last = f"{escaped(particle)} {family}" if particle else family
    return ", ".join(
        part for part in (last, _part(name.get("suffix", "")), _part(name.get("given", ""))) if part
    )


def _part(text: str, particle: bool = False) -> str:
    """A part of a name; in braces where a word of it would be taken for something else."""
    words = text.split()
    taken = "," in text or any(word.lower() in {"and", "others"} for word in words)
    low = any(word[:1].islower() for word in words[:-1]) or (particle and text[:1].islower())
    return f"{{{escaped(text)}}}" if taken or low else escaped(text)


def _issued(record: Mapping[str, Any]) -> list[str]:
    """Year and month for BibTeX, and the whole date for biblatex."""
    issued = str(record.get("issued") or "")
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", issued, re.ASCII):
        return []
    lines = [f"  year = {{{issued[:4]}}}"]
    if len(issued) > 4:
        lines.append(f"  month = {_MONTHS[int(issued[5:7]) - 1]}")
    return [*lines, f"  date = {{{issued}}}"] if len(issued) > 7 else lines


def escaped(text: str) -> str:
    """The text with what LaTeX gives a meaning written out."""
    marked = _ESCAPED.sub(lambda found: _SPECIAL[found.group()], text)
    return _LIGATURE.sub(lambda found: found.group() + "{}", marked)
