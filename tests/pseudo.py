"""A language that nobody speaks, and workspaces in it: messages stand in ⟦…⟧, and all data in «…».

Dates, lists and names of months are French, so that English ones are seen where they are left over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from babel import Locale

from scoring.edit.catalogues import interface_template
from scoring.language import Language
from scoring.language.catalogue import English, Untranslated, Voice
from scoring.language.translated import (
    country_in,
    edition_in,
    facts_in,
    framework_in,
    recommendations_in,
    treaties_in,
)
from scoring.model.evidence import Country, PublishedList, Reference, Source
from scoring.model.framework import GoalTexts, Indicator
from scoring.model.replies import ReplyItem
from scoring.model.workspace import Workspace

CODE = "fr"
_BLOCK = re.compile(r"(\n[ \t]*\n|\n(?=[ \t]*(?:[-*+>]|#+|\d+\.)[ \t])|(?<=\x00)\n)")
_HEAD = re.compile(r"[ \t]*(?:(?:#+|[-*+>]|\d+\.)[ \t]+)*")
_CITED = re.compile(r"(@[\w:.-]*\w)(,[ \t\n]*)([^;\]]+)")
_BEFORE = re.compile(r"([\[;][ \t\n]*)([^][@;]*[^][@;\s])([ \t\n]+@)")
_NOT_WORDS = {
    "type",
    "id",
    "issued",
    "accessed",
    "original-date",
    "event-date",
    "URL",
    "DOI",
    "ISBN",
    "language",
}
CSL = frozenset("al consulté dans et ibid Ibid in le no n° nᵒ p vol éd".split())
"""What a CSL style writes in French between the parts of a record."""


class Marked(English):
    """Every message of the interface in ⟦…⟧; others are not in the catalogue, and come out as English."""

    def __init__(self, templates: Path) -> None:
        self.known = {
            (one.context, one.id if isinstance(one.id, str) else one.id[0])
            for one in interface_template(templates)
        }

    def _say(self, context: str | None, message: str, said: str) -> str:
        return f"⟦{said}⟧" if (context, message) in self.known else Untranslated().gettext(said)

    def gettext(self, message: str) -> str:
        return self._say(None, message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._say(None, msgid1, super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return self._say(context, message, message)


def pseudo_language(templates: Path) -> Language:
    return Language(CODE, Voice("Pseudo", "", messages=Marked(templates)))


def say(_: str, text: str) -> str:
    """A text of data, paragraph by paragraph; its citations, which are printed elsewhere, are marked too."""
    ended = re.sub(r"(?m)^(#.*)$", "\\1\x00", cited(text.strip("\n")))  # a heading is a line
    parts = _BLOCK.split(ended)
    said = "".join(part if number % 2 else _whole(part) for number, part in enumerate(parts))
    return said.replace("\x00", "")


def _whole(part: str) -> str:
    head = _HEAD.match(part)
    start = head.end() if head else 0
    return f"{part[:start]}«{part[start:].rstrip()}»" if part.strip() else part


def cited(text: str) -> str:
    """A text whose citations have their places and the words before a source marked."""
    return _BEFORE.sub(r"\1«\2»\3", _CITED.sub(r"\1\2«\3»", text))


def in_pseudo(workspace: Workspace) -> Workspace:
    """The workspace with every text of data marked, save ids, dates and numbers."""
    spoken = replace(
        workspace,
        frameworks={id_: framework_in(one, say) for id_, one in workspace.frameworks.items()},
        treaties=treaties_in(workspace.treaties, say),
        countries={id_: _named(country_in(one, say)) for id_, one in workspace.countries.items()},
        editions={key: edition_in(one, say) for key, one in workspace.editions.items()},
        recommendations={
            id_: recommendations_in(ones, say) for id_, ones in workspace.recommendations.items()
        },
        facts=facts_in(workspace.facts, say),
    )
    changed: Workspace = _deep(spoken)
    return changed


def _named(country: Country) -> Country:
    return replace(
        country,
        name=say("", country.name),
        short_name=say("", country.short_name),
        in_text=say("", country.in_text),
    )


def _deep(value: Any) -> Any:
    """What is not translated but printed: places in sources, records, names in published lists."""
    if isinstance(value, Mapping):
        return {key: _deep(one) for key, one in value.items()}
    if isinstance(value, tuple) and type(value) is tuple:
        return tuple(map(_deep, value))
    if not is_dataclass(value) or isinstance(value, type):
        return value
    own = {one.name: _deep(getattr(value, one.name)) for one in fields(value) if one.init}
    if isinstance(value, Reference):
        own["locator"] = f"«{value.locator}»" if value.locator else ""
    elif isinstance(value, ReplyItem):
        own["locator"] = f"«{value.locator}»"
    elif isinstance(value, Source):
        own["record"] = {key: one if key in _NOT_WORDS else _record(one) for key, one in value.record.items()}
    elif isinstance(value, PublishedList):
        own["countries"] = tuple(replace(one, name=f"«{one.name}»") for one in value.countries)
    elif isinstance(value, Indicator):
        own["reference"] = cited(value.reference)
    elif isinstance(value, GoalTexts):
        own["quotation_source"] = cited(value.quotation_source)
    return replace(value, **own)


def _record(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _record(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_record(one) for one in value]
    return f"«{value}»" if isinstance(value, str) else value


def known_words(workspace: Workspace) -> set[str]:
    """Ids of all sorts, and what the CLDR and CSL write in the language."""
    locale = Locale.parse(CODE)
    months = {
        month.rstrip(".")
        for form in ("wide", "abbreviated")
        for month in locale.months["format"][form].values()
    }
    language = Language(CODE)
    lists = re.findall(r"[^\W\d_]+", language.both(["1", "2"]) + language.either(["1", "2"]))
    return {
        *months,
        *lists,
        *CSL,
        "progress-cards",
        *_ids(workspace),
        *workspace.treaties,
        *workspace.countries,
    }


def _ids(workspace: Workspace) -> Iterator[str]:
    for published in workspace.published.values():
        yield from (row.country for row in published.countries)
    for framework in workspace.frameworks.values():
        yield framework.id
        yield from (goal.id for goal in framework.every_goal)
        for id_, (_, criterion) in framework.criteria.items():
            yield from (id_, criterion.id)
    for edition in workspace.editions.values():
        for finding in edition.findings:
            yield from (finding.id, finding.author)
        yield from (one.by for one in edition.resolutions)
        yield from (one.by for one in edition.overrides)
