"""Whether a record is of a work that another record describes already.

An address, an ISBN or a number that two records share says that they are of one work, unless title and year
both differ: the reports of many years may share one page.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

Record = Mapping[str, Any]
ALIKE = 0.8
"""Share of the words of two titles, taken together, that both must have to be worth a look."""
_LITTLE = frozenset(
    "a an the of on in to for and by with from at der die das le la les el los las de des du et".split()
)
_PARTS = {"chapter", "entry", "paper-conference"}
"""Parts of books, which have the ISBN of the whole."""
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)


@dataclass(frozen=True)
class Known:
    """A record that stands somewhere: its id, where in words for a person, and in which file of sources."""

    id: str
    where: str
    record: Record
    file: str = ""


@dataclass(frozen=True)
class Match:
    """A record of the same work or, where not ``same``, one to compare; ``because`` says what they share."""

    known: Known
    same: bool
    because: str


class _Titled(NamedTuple):
    known: Known
    year: str
    authors: set[str]


@dataclass
class Catalogue:
    """Records to look for duplicates in; grows with :meth:`add`."""

    _by_number: dict[tuple[str, str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    _by_word: dict[str, list[tuple[Known, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    _by_title: dict[str, list[_Titled]] = field(default_factory=lambda: defaultdict(list))

    def add(self, known: Known) -> None:
        for number in _numbers(known.record):
            self._by_number[number].append(known)
        title = _letters(known.record.get("title"))
        self._by_title[title].append(_Titled(known, _year(known.record), _authors(known.record)))
        words = _words(title)
        for word in words:
            self._by_word[word].append((known, words))

    def find(self, record: Record) -> Match | None:
        """The record of the same work, else the one most like it, else nothing."""
        like: Match | None = None
        for match in itertools.chain(self._numbered(record), self._titled(record)):
            if match.same:
                return match
            like = like or match
        return like or self._alike(record)

    def _numbered(self, record: Record) -> Iterator[Match]:
        for name, number in _numbers(record):
            for known in self._by_number.get((name, number), ()):
                other = known.record
                years = _year(record), _year(other)
                titles = _letters(record.get("title")), _letters(other.get("title"))
                apart = titles[0] != titles[1] and all(years) and years[0] != years[1]
                yield Match(known, name == "DOI" or not apart, f"the same {name}")

    def _titled(self, record: Record) -> Iterator[Match]:
        year, authors = _year(record), _authors(record)
        others = self._by_title.get(_letters(record.get("title")), ())
        for known, their_year, theirs in sorted(
            others, key=lambda one: (_apart(one.year, year), one.known.where)
        ):
            agree = bool(authors & theirs) or authors == theirs
            if year == their_year and agree:
                yield Match(known, True, "the same title, year and author")
            elif year == their_year:
                yield Match(known, False, "the same title and year, and another author")
            elif agree:
                there = f"{their_year or 'no year'} there and {year or 'no year'} here"
                yield Match(known, False, f"the same title and author, {there}")

    def _alike(self, record: Record) -> Match | None:
        """The record whose title has almost the same words, if it is of the same year or of none."""
        words = _words(_letters(record.get("title")))
        rare = sorted(words, key=lambda word: (len(self._by_word.get(word, ())), word))
        # Who shares four fifths of the words lacks a fifth at most, so not all of the rarest quarter.
        tried: dict[str, Match | None] = {}
        best: tuple[float, Match] | None = None
        for word in rare[: len(rare) // 4 + 1]:
            for known, theirs in self._by_word.get(word, ()):
                if known.where in tried:
                    continue
                tried[known.where] = None
                share = len(words & theirs) / len(words | theirs)
                years = {_year(record), _year(known.record)} - {""}
                if share >= ALIKE and len(words) > 2 and len(years) < 2 and (not best or share > best[0]):
                    best = share, Match(known, False, "almost the same title")
        return best[1] if best else None


def catalogue(known: Iterable[Known]) -> Catalogue:
    found = Catalogue()
    for one in known:
        found.add(one)
    return found


def _numbers(record: Record) -> list[tuple[str, str]]:
    """What names a work by itself, in one spelling each."""
    found = []
    if doi := str(record.get("DOI") or ""):
        found.append(("DOI", _RESOLVER.sub("", doi).lower()))
    url = str(record.get("URL") or "")
    if _RESOLVER.match(url):
        found.append(("DOI", _RESOLVER.sub("", url).lower()))
    elif address := _address(url):
        found.append(("URL", address))
    if record.get("type") not in _PARTS:
        found += [("ISBN", isbn) for isbn in _isbns(str(record.get("ISBN") or ""))]
    number = "".join(str(record.get("number") or "").upper().split())
    if "/" in number and any(sign.isdigit() for sign in number) and len(number) >= 6:
        found.append(
            ("number", number)
        )  # a document's symbol, A/RES/44/25; "Annex 6" names nothing by itself
    return found


def _address(url: str) -> str:
    """An address without what does not tell pages apart; "" for a site as a whole, which names no work."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    if not parts.hostname or not (path or parts.query) or re.fullmatch(r"/index\.\w+", path):
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.hostname.removeprefix('www.')}{path}{query}"


def _isbns(text: str) -> Iterator[str]:
    """ISBNs of thirteen digits; those of ten are given the form of today."""
    for found in re.findall(r"(?<![\dXx-])[\dXx-]{10,17}(?![\dXx-])", text):
        digits = found.replace("-", "").upper()
        if len(digits) == 13 and digits.isdecimal():
            yield digits
        elif len(digits) == 10 and digits[:9].isdecimal():
            body = f"978{digits[:9]}"
            total = sum(int(digit) * (3 if n % 2 else 1) for n, digit in enumerate(body))
            yield f"{body}{-total % 10}"


def _letters(text: object) -> str:
    """Small letters and digits without accents, a blank for all between; also for scripts without case."""
    plain = unicodedata.normalize("NFKD", str(text or "")).casefold()
    kept = "".join(sign if sign.isalnum() else "" if unicodedata.combining(sign) else " " for sign in plain)
    return " ".join(kept.split())


def _words(title: str) -> frozenset[str]:
    return frozenset(title.split()) - _LITTLE


def _year(record: Record) -> str:
    return str(record.get("issued") or "")[:4]


def _authors(record: Record) -> set[str]:
    """The names of institutions and families, each in one spelling."""
    people: Sequence[Mapping[str, str]] = record.get("author") or ()
    return {_letters(one.get("literal") or one.get("family") or one.get("given")) for one in people}


def _apart(one: str, other: str) -> int:
    return abs(int(one or 0) - int(other or 0))
