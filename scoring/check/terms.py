"""Words to take care with, in everything that is printed: terms that the field shuns, and persons."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from scoring.check.shelf import Shelf, shelf
from scoring.problems import Origin, Place, Problems
from scoring.read.languages import SOURCE, Translation
from scoring.read.schemas.words import PersonsItem, TermItem
from scoring.read.words import words_of
from scoring.read.workspace import Loaded

MOST_TEXTS, MOST_WATCHES = 20_000, 16
_NEAR = 40
"""Characters between an age and the child that it is of: more is another clause."""
_NAME = r"(?:[A-Z][a-zà-ÿ'’-]+ ){1,2}[A-Z][a-zà-ÿ'’-]+"
_AGE = "(?:[5-9]|1[0-7]|[٥-٩]|١[٠-٧])"
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,3}[A-Z]\.(?!\w)")
_DETAIL = "Say what was done and by whom it was assisted, without age, initials or place of one child."
_ROLE = "Write the role or the institution: a teacher, a court, a company."


@dataclass(frozen=True)
class Written:
    """A text with its place, the item it belongs to, and whether its figures are held against ours."""

    text: str
    origin: Origin
    subject: str
    figures: bool = True


@dataclass(frozen=True)
class Titles:
    """The titles of the sources that a card may cite, and of treaties."""

    sources: Shelf
    loaded: Loaded

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Citations, and the titles of instruments and works, the longest first."""
        titles = [treaty.title for treaty in self.loaded.workspace.treaties.values()]
        titles += [str(source.record.get("title", "")) for source in self.sources.sources.values()]
        return blanks(titles)


def blanks(titles: Iterable[str]) -> re.Pattern[str]:
    known = sorted(filter(None, titles), key=len, reverse=True)
    return re.compile("|".join([r"\[@[^\]]*\]", *(re.escape(one) for one in known)]), re.IGNORECASE)


@dataclass(frozen=True)
class Hit:
    """Words in a text, and what is to be said of them."""

    code: str
    start: int
    words: str
    said: str
    hint: str


@dataclass(frozen=True)
class Watch:
    """What is looked for in texts of one language."""

    terms: tuple[TermItem, ...]
    persons: PersonsItem

    @cached_property
    def any_term(self) -> re.Pattern[str]:
        """Looked for in small letters first: most texts have none of them."""
        return _any(word for term in self.terms for word in term.words)

    @cached_property
    def _by_term(self) -> list[tuple[TermItem, re.Pattern[str]]]:
        return [(term, _any(term.words)) for term in self.terms]

    @cached_property
    def hears(self) -> Callable[[str], bool]:
        """Whether anything is found. It is remembered: after a save most texts are those of before."""
        return lru_cache(MOST_TEXTS)(lambda text: next(self.hits(text), None) is not None)

    def hits(self, text: str) -> Iterator[Hit]:
        if self.any_term.search(text.lower()):
            for term, pattern in self._by_term:
                for match in pattern.finditer(text):
                    said = f"the Terminology Guidelines advise against {match.group()!r}"
                    hint = f"Write: {term.instead.rstrip('.')}. {term.because}"
                    yield Hit("text.term", match.start(), match.group(), said, hint)
        for match in self._details(text):
            said = f"{match.group()!r} may tell who a child is"
            yield Hit("text.detail", match.start(), match.group(), said, _DETAIL)
        for match in self._names(text):
            said = f"{match.group()!r} may name a person"
            yield Hit("text.person", match.start(), match.group(), said, _ROLE)

    def _details(self, text: str) -> Iterator[re.Match[str]]:
        found = self._ages.finditer(text) if self._ages else ()
        yield from (match for match in found if not self._limits.search(match.group()))
        allowed = tuple(self.persons.no_initials)
        yield from (
            match for match in _INITIALS.finditer(text) if not match.group().startswith(allowed or "\0")
        )

    def _names(self, text: str) -> Iterator[re.Match[str]]:
        for pattern in self._accused:
            yield from pattern.finditer(text)

    @cached_property
    def _ages(self) -> re.Pattern[str] | None:
        if not self.persons.ages or not self.persons.children:
            return None
        age = "|".join(_form(one).replace(r"\{age\}", _AGE) for one in self.persons.ages)
        child = _any(self.persons.children).pattern
        near = rf"[^.,;:!?\n]{{0,{_NEAR}}}?"
        return re.compile(f"(?:{age}){near}(?:{child})|(?:{child}){near}(?:{age})", re.IGNORECASE)

    @cached_property
    def _limits(self) -> re.Pattern[str]:
        """A limit with an age right behind it."""
        limits, ages = (
            "|".join(re.escape(one).replace(r"\{age\}", r"\w+") for one in words) or r"(?!)"
            for words in (self.persons.limits, self.persons.ages)
        )
        return re.compile(rf"\b(?:{limits})\s+(?:{ages})", re.IGNORECASE)

    @cached_property
    def _accused(self) -> list[re.Pattern[str]]:
        found = []
        if self.persons.accused:
            word = "|".join(f"{re.escape(one)}" for one in self.persons.accused)
            found = [
                re.compile(
                    rf"\b{_NAME},? (?:[a-zà-ÿ]+ ){{1,3}}(?:{word})\b"
                ),  # whoever arrests is no accused
                re.compile(rf"\b(?:{word})[,:]? {_NAME}"),
            ]
        if self.persons.titles:
            title = "|".join(f"(?:{_form(one)})" for one in self.persons.titles)
            found.append(re.compile(rf"(?i:{title}) ?[^\W\d_a-z]\w+"))
        return found


def _any(words: Iterable[str]) -> re.Pattern[str]:
    forms = [_form(word) for word in words]
    return re.compile("|".join(forms) or r"(?!)", re.IGNORECASE)


def _form(word: str) -> str:
    """A word as a pattern: ``*`` is any letters there, and at an end without one the word ends."""
    begin = "" if word.startswith("*") else r"(?<!\w)"
    end = r"\w*" if word.endswith("*") else r"(?!\w)"
    inner = r"\w*".join(re.escape(part).replace(r"\ ", r"\s+") for part in word.strip("*").split("*"))
    return f"{begin}{inner}{end if word[-1:] != '*' or begin else ''}"


@lru_cache(maxsize=MOST_WATCHES)
def _watch(root: Path, code: str) -> Watch:
    """The same one as before, with what it remembers, where the words have not changed."""
    found = Watch(*words_of(root, code))
    former = _former.pop((root, code), found)
    while len(_former) >= MOST_WATCHES:
        _former.pop(next(iter(_former)))
    return _former.setdefault((root, code), former if former == found else found)


_former: dict[tuple[Path, str], Watch] = {}


def forget_words() -> None:
    """Read the lists of words again: a workspace may have changed since."""
    _watch.cache_clear()


def check_written(written: Written, titles: Titles, problems: Problems) -> None:
    """Words to take care with, outside the titles of instruments and works."""
    watch = _watch(titles.loaded.workspace.root, SOURCE)
    if not watch.hears(written.text):
        return
    for hit in watch.hits(_without(titles.pattern, written.text)):
        place = written.origin.within(written.text, hit.start, len(hit.words))
        problems.add(hit.code, place, written.subject, hit.said, hit.hint)


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def check_translation(translation: Translation, problems: Problems) -> None:
    """The same in texts in another language, by the words of that one.

    Where the English text has such a word too it is in a title, or was said of that text already.
    """
    space = translation.workspace
    english, watch = (_watch(space.root, code) for code in (SOURCE, translation.language.code))
    titles = [treaty.title for treaty in space.treaties.values()]
    known = blanks([*titles, *(str(one.record.get("title", "")) for one in space.sources.values())])
    for part in translation.parts:
        for key, entry in part.entries.items():
            if watch.hears(entry.text):
                said = {hit.code for hit in english.hits(part.texts.get(key, ""))}
                hits = watch.hits(_without(known, entry.text))
                for hit in (one for one in hits if one.code not in said):
                    problems.add(hit.code, entry.place, key, hit.said, hit.hint)


def check_terms(text: str, origin: Origin, subject: str, loaded: Loaded, problems: Problems) -> None:
    """Words to take care with, in a text that only shared sources stand behind."""
    check_written(Written(text, origin, subject), Titles(shelf(loaded), loaded), problems)


__all__ = ["Place", "Titles", "Written", "check_terms", "check_translation", "check_written", "forget_words"]
