"""Ids for new sources, short and readable: who said it, about what, when."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Set
from typing import Any

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
_ZOTERO = re.compile(r"[A-Z0-9]{8}|\d+|[\d._-]+")
"""What programs number records by; no person would know the source by it."""
_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_LITTLE = frozenset(
    """
    a an the of on in to for and by with from at it its his her their united national international
    department ministry office committee government report reports annual final global
    de la le les des du et el los las en y der die das und
    """.split()
)
_LONGEST = 40


def source_id(key: str, record: Mapping[str, Any], taken: Set[str]) -> str:
    """The key by which the file calls the source, if it can be ours, else one made of its author and year."""
    if _ID.fullmatch(key) and not _ZOTERO.fullmatch(key) and key not in taken:
        return key
    return next(id_ for id_ in _candidates(record) if id_ not in taken)


def _candidates(record: Mapping[str, Any]) -> Iterator[str]:
    year = str(record.get("issued") or "")[:4]
    title = _chosen(_slugs(str(record.get("title-short") or record.get("title") or "")))
    who = _who(record)
    base = _joined([*who, *([] if _persons(record) else title[:2]), year])
    yield base
    if longer := _joined([*who, *title[:3], year]):
        yield longer
    for number in range(2, 1_000_000):
        yield f"{base}-{number}"


def _persons(record: Mapping[str, Any]) -> bool:
    return any("family" in name for name in record.get("author") or ())


def _who(record: Mapping[str, Any]) -> list[str]:
    """Two families at most, or the two telling words of the first institution, or its abbreviation."""
    names = record.get("author") or record.get("editor") or ()
    families = [
        slug for name in names if "family" in name for slug in [_joined(_slugs(name["family"]))] if slug
    ]
    if families:
        return families[:2]
    first = str(names[0].get("literal", "")) if names else ""
    short = re.search(r"\(([A-Z][A-Za-z]{1,9})\)", first)
    return _slugs(short[1]) if short else _chosen(_slugs(first))[:2]


def _chosen(words: list[str]) -> list[str]:
    """The words that tell something; all of them where none does."""
    return [word for word in words if word not in _LITTLE and not word.isdecimal()] or words


def _slugs(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().replace("'", ""))


def _joined(parts: list[str]) -> str:
    """The parts with hyphens; where it grows too long, the last but one gives way."""
    parts = [part for part in dict.fromkeys(parts) if part]
    while len("-".join(parts)) > _LONGEST and len(parts) > 2:
        del parts[-2]
    return "-".join(parts)[:_LONGEST].strip("-") or "source"
