"""Languages: their own files, catalogues of interface and frameworks, overlays of countries' texts."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.language import Language
from scoring.language.catalogue import CountryName, Voice, marked
from scoring.language.translated import (
    Say,
    corrections_in,
    country_in,
    edition_in,
    facts_in,
    framework_in,
    recommendations_in,
    treaties_in,
)
from scoring.model.evidence import Country
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems
from scoring.read.catalogues import messages_of, parsed
from scoring.read.files import Memory, Reader
from scoring.read.schemas.language import LanguageFile, OverlayFile
from scoring.read.validate import origin_at
from scoring.read.workspace import TRANSLATIONS as FOLDER

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


SOURCE = "en"
UNSURE = "fuzzy"
"""Stands for the digest of a translation that its catalogue marks as fuzzy: it is of no text of today."""
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{[a-z][a-z:.0-9-]*\}")
_CITATION = re.compile(r"@[A-Za-z0-9][A-Za-z0-9._-]*")


@dataclass(frozen=True)
class Entry:
    """A translation: the digest of the English text, empty for today's, and the words, empty for none."""

    of: str
    text: str
    place: Place

    def is_of(self, english: str) -> bool:
        return self.of in {"", digest(english)}


@dataclass(frozen=True)
class Part:
    """A file of translations, by the name shown in messages, with what it should hold.

    ``texts`` are the English texts by key, ``entries`` what the file has.
    """

    path: Path
    texts: Mapping[str, str]
    entries: Mapping[str, Entry]

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(key for key in self.texts if key not in self.entries or not self.entries[key].text)

    @property
    def outdated(self) -> tuple[str, ...]:
        """Translated, but from an English text that has been changed since."""
        return tuple(
            key
            for key, text in self.texts.items()
            if (entry := self.entries.get(key)) and entry.text and not entry.is_of(text)
        )

    def say(self, key: str, text: str) -> str:
        entry = self.entries.get(key)
        return entry.text if entry and entry.text and entry.is_of(text) else marked(text)


@dataclass(frozen=True)
class Translation:
    """A workspace in a language.

    ``parts`` are the files of translations of frameworks and countries, ``interface`` the catalogue of the
    words of the pages, None where there is none.
    """

    language: Language
    workspace: Workspace
    parts: tuple[Part, ...] = ()
    interface: Catalog | None = None
    problems: Problems = field(default_factory=Problems)


def digest(text: str) -> str:
    """What tells whether an English text is the one that was translated: 12 letters of its SHA-256."""
    return hashlib.sha256(unicodedata.normalize("NFC", text.strip()).encode()).hexdigest()[:12]


def unequal_parts(english: str, translated: str) -> Iterator[str]:
    """In which placeholders and citations a translation differs from the English text."""
    for what, pattern in (("placeholder", _PLACEHOLDER), ("citation", _CITATION)):
        wanted, there = (Counter(pattern.findall(text)) for text in (english, translated))
        yield from (f"the {what} {one} is missing" for one in (wanted - there).elements())
        yield from (f"the {what} {one} is not in the English text" for one in (there - wanted).elements())


def language_codes(templates: Path) -> tuple[str, ...]:
    """The languages that have a file of their own, English first."""
    return (SOURCE, *sorted(path.stem for path in (templates / FOLDER).glob("*.yaml")))


def translation(workspace: Workspace, code: str, memory: Memory | None = None) -> Translation:
    """The workspace in a language; what is not translated stays in English, marked as such.

    What is wrong in the language's files is among its problems, and left out. With ``memory`` only texts
    that have changed since it was last given are read anew. KeyError where there is no such language.
    """
    if code == SOURCE:
        return Translation(Language(), workspace)
    if code not in language_codes(workspace.templates):
        raise KeyError(code)
    problems = Problems()
    readers = Readers(workspace, problems, memory)
    file = readers.at(workspace.templates).read(workspace.templates / FOLDER / f"{code}.yaml", LanguageFile)
    voice = Voice(name=code, checked_by="")
    if file:
        held, node = file
        if held.language != code:
            said = f"the file says {held.language}, and is named {code}.yaml"
            problems.add(
                "file.name", origin_at(node, "language"), held.language, said, "Make the two the same."
            )
        names = {
            id_: CountryName(one.name, one.short_name or one.name, one.in_text or one.short_name or one.name)
            for id_, one in held.countries.items()
        }
        voice = Voice(held.name, held.checked_by or "", held.fonts, held.numbers, countries=names)
    interface = _catalogue(readers, workspace.templates / FOLDER / f"{code}.po")
    voice = replace(voice, messages=messages_of(interface))
    language = Language(code, voice)
    parts: list[Part] = []
    spoken = _in(workspace, language, readers, parts)
    return Translation(language, spoken, tuple(parts), interface, problems)


def _in(workspace: Workspace, language: Language, readers: Readers, parts: list[Part]) -> Workspace:
    """Every text of the workspace in the language, each file of translations being added to ``parts``."""
    code, indicators = language.code, readers.indicators
    countries = workspace.root / "countries"

    def catalogued(folder: Path, listen: Listener) -> Say:
        path = folder / FOLDER / f"{code}.po"
        parts.append(
            Part(path, listen.texts, _entries(_catalogue(readers, path), listen.texts, readers.name(path)))
        )
        return parts[-1].say

    def overlaid(folder: Path, listen: Listener) -> Say:
        path = folder / FOLDER / f"{code}.yaml"
        parts.append(Part(path, listen.texts, _overlay(readers, path)))
        return parts[-1].say

    frameworks = {}
    for id_, framework in workspace.frameworks.items():
        framework_in(framework, listen := Listener())
        frameworks[id_] = framework_in(framework, catalogued(indicators / id_, listen))
    treaties_in(workspace.treaties, listen := Listener())
    treaties = treaties_in(workspace.treaties, catalogued(indicators, listen))
    translated, asked = {}, dict(workspace.recommendations)
    for id_, country in workspace.countries.items():
        country_in(country, listen := Listener())
        recommendations_in(asked.get(id_, ()), listen)
        say = overlaid(countries / id_, listen) if listen.texts else listen
        translated[id_] = _named(country_in(country, say), language)
        if id_ in asked:
            asked[id_] = recommendations_in(asked[id_], say)
    facts_in(workspace.facts, listen := Listener())
    facts = facts_in(workspace.facts, overlaid(countries, listen)) if listen.texts else ()
    editions, corrections = dict(workspace.editions), dict(workspace.corrections)
    folders = {(country, edition) for country, edition, _ in workspace.editions}
    for folder in sorted(folders | set(corrections)):
        listen = Listener()
        if folder in corrections:
            corrections_in(corrections[folder], listen)
        own = {key: one for key, one in workspace.editions.items() if key[:2] == folder}
        for edition in own.values():
            edition_in(edition, listen)
        if listen.texts:
            say = overlaid(countries / folder[0] / folder[1], listen)
            editions |= {key: edition_in(edition, say) for key, edition in own.items()}
            if folder in corrections:
                corrections[folder] = corrections_in(corrections[folder], say)
    return replace(
        workspace,
        frameworks=frameworks,
        treaties=treaties,
        countries=translated,
        editions=editions,
        recommendations=asked,
        facts=facts,
        corrections=corrections,
    )


class Listener:
    """A ``say`` that gathers what there is to say."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def __call__(self, key: str, text: str) -> str:
        self.texts[key] = text
        return text


class Readers:
    """A reader for each folder that files may come from: the workspace, or an installed package."""

    def __init__(self, workspace: Workspace, problems: Problems, memory: Memory | None = None) -> None:
        self.workspace, self.problems = workspace, problems
        self.own = Reader(workspace.root, problems, memory=memory or Memory())
        self.bundled = Reader(workspace.templates.parent, problems, memory=self.own.memory)
        indicators = workspace.root / "indicators"
        self.indicators = indicators if indicators.is_dir() else workspace.templates.parent / "indicators"

    def name(self, path: Path) -> str:
        return self.at(path).name(path)

    def at(self, path: Path) -> Reader:
        return self.own if path.is_relative_to(self.workspace.root) else self.bundled


def _named(country: Country, language: Language) -> Country:
    """The country with its names by the language's own table, or else CLDR's."""
    known = language.voice.countries.get(country.id)
    if known is None:
        name = language.territory(country.id) or marked(country.name)
        known = CountryName(name, name, name)
    return replace(country, name=known.name, short_name=known.short_name, in_text=known.in_text)


def _overlay(readers: Readers, path: Path) -> dict[str, Entry]:
    reader = readers.at(path)
    if not reader.present(path):
        return {}
    read = reader.read(path, OverlayFile)
    if read is None:
        return {}
    file, node = read
    found: dict[str, Entry] = {}
    for number, item in enumerate(file.translations):
        origin = origin_at(node, "translations", number)
        if item.item in found:
            said = f"there is a translation of {item.item} already, on line {found[item.item].place.line}"
            readers.problems.add("translation.twice", origin.at("item"), item.item, said, "Keep one of them.")
        found[item.item] = Entry(item.of or "", item.text or "", origin.place)
    return found


def _entries(catalogue: Catalog | None, texts: Mapping[str, str], name: str) -> dict[str, Entry]:
    """What a catalogue says under each text's key; its messages are the English texts themselves."""
    found: dict[str, Entry] = {}
    for message in catalogue or ():
        if message.id and message.context and isinstance(message.string, str):
            if message.context in found and str(message.id).strip() != texts.get(message.context, "").strip():
                continue
            of = UNSURE if message.fuzzy else digest(str(message.id))
            found[message.context] = Entry(of, message.string, Place(name, message.lineno or 0))
    return found


def _catalogue(readers: Readers, path: Path) -> Catalog | None:
    """A catalogue in gettext's format; None where it is not there or cannot be read."""
    reader = readers.at(path)
    if not reader.present(path):
        return None
    file = reader.text(path)
    if file is None:
        return None
    catalogue, problems = parsed(file)
    readers.problems.extend(problems)
    return catalogue
