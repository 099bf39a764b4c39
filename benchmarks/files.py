"""A synthetic world as files: a workspace that `cards` reads like any other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.findings import source_id
from benchmarks.framework_files import cases_file, framework_file, framework_texts_file, indicator_file
from benchmarks.texts import card_calls, card_texts
from scoring.model.evidence import Country, Edition, Finding, Source, TreatyRecord
from scoring.model.framework import Framework, Indicator
from scoring.model.workspace import Workspace

if TYPE_CHECKING:
    from benchmarks.world import World

STANDARD = "invented-standard"
SUMMARY = (
    "Invented: in {name} some of what indicator {id} asks for stands ready and some does not; what "
    "there is does not reach all children, and nobody should take this for a statement on a real state."
)
DISCUSSION = """\
Everything here is invented, to try the engine with [@{source}, page 3]. By the rules {{in-text}} reaches
{{points}} of {{possible}} points.

### What stands ready

Invented measures are listed in an invented report [@{source}, page 4]. They are there to give the text about
the length of a real one, with paragraphs, citations and a list:

- what the state does,
- what the state supports,
- what is missing [@{source}, page 5].
"""


def scalar(value: object) -> str:
    """A value as YAML; quoted where it would be read as something else."""
    text = "true" if value is True else "false" if value is False else str(value)
    risky = ": " in text or " #" in text or text[:1] in "[]{}&*!|>'\"%@`#,?-:" or text != text.strip()
    return "'" + text.replace("'", "''") + "'" if risky or not text else text


def lines_of(value: Any, indent: int = 0) -> Iterator[str]:
    """Nested dicts and lists as lines of YAML; texts of several lines as blocks; None is left out."""
    space = " " * indent
    if isinstance(value, dict):
        for key, one in value.items():
            if one is None or one == []:
                continue
            if isinstance(one, dict | list):
                yield f"{space}{key}:"
                yield from lines_of(one, indent + 2)
            elif isinstance(one, str) and "\n" in one:
                yield f"{space}{key}: |"
                yield from (f"{space}  {line}".rstrip() for line in one.rstrip("\n").split("\n"))
            else:
                yield f"{space}{key}: {scalar(one)}"
        return
    for one in value:
        if not isinstance(one, dict | list):
            yield f"{space}- {scalar(one)}"
            continue
        first, *rest = lines_of(one, indent + 2)
        yield f"{space}- {first.strip()}"
        yield from rest


@dataclass(frozen=True)
class Writer:
    world: World
    root: Path
    full: bool = False
    """Texts and calls as long as those of a real card."""

    def write(self, workspace: Workspace, indicators: Path | None) -> None:
        """All files; the framework's are copied where it was read from ``indicators``."""
        if indicators:
            shutil.copytree(indicators, self.root / "indicators")
        else:
            self.framework(self.world.framework)
        for code, country in workspace.countries.items():
            folder = f"countries/{code}"
            self.file(f"{folder}/country.yaml", country_file(country))
            sources = workspace.country_sources[code].values()
            self.file(f"{folder}/sources.yaml", {"sources": [source_item(one) for one in sources]})
        for edition in workspace.editions.values():
            folder = f"countries/{edition.country}/{edition.id}"
            self.file(f"{folder}/{edition.framework}.yaml", edition_file(edition))
            texts, calls = self.texts(edition)
            self.file(f"{folder}/texts.yaml", texts)
            self.file(f"{folder}/calls.yaml", calls)

    def texts(self, edition: Edition) -> tuple[dict[str, Any], dict[str, Any]]:
        """The files of texts and calls: short, or as long as those of a real card."""
        framework = self.world.framework
        if not self.full:
            return texts_file(framework, edition), calls_file(framework, edition)
        sources = [source_id(edition.country, kind) for kind in ("ngo", "un", "gov")]
        random = self.world.random(edition.country, edition.id, "texts")
        return card_texts(framework, edition, sources, random), card_calls(framework, edition, sources)

    def file(self, name: str, content: dict[str, Any]) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines_of({"schema": 1, **content})) + "\n", encoding="utf-8")

    def framework(self, framework: Framework) -> None:
        folder = f"indicators/{framework.id}"
        self.file(f"{folder}/framework.yaml", framework_file(framework))
        self.file(f"{folder}/texts.yaml", framework_texts_file(framework))
        for goal in framework.goals:
            for indicator in goal.indicators:
                self.file(
                    f"{folder}/goal-{goal.id}/{indicator.id}.yaml", indicator_file(framework, indicator)
                )
                self.file(f"{folder}/cases/{indicator.id}.yaml", cases_file(indicator))
        self.file("indicators/sources.yaml", {"sources": [standard()]})


def country_file(country: Country) -> dict[str, Any]:
    return {
        "id": country.id,
        "name": country.name,
        "short-name": country.short_name,
        "in-text": country.in_text,
        "region": country.region,
        "federation": country.federation,
        "treaties": [record_item(record) for record in country.treaties],
    }


def record_item(record: TreatyRecord) -> dict[str, Any]:
    return {
        "treaty": record.treaty,
        "signed": record.signed,
        "consent": record.consent,
        "consent-kind": record.consent_kind,
        "reservations": record.reservations,
        "source": record.reference.source,
        "locator": record.reference.locator,
        "checked": record.checked,
    }


def source_item(source: Source) -> dict[str, Any]:
    own = {"id": source.id, "kind": source.kind, "about": sorted(source.about)}
    return own | {key: value for key, value in source.record.items() if key != "id"}


def standard() -> dict[str, Any]:
    return {
        "id": STANDARD,
        "kind": "law",
        "about": "all",
        "type": "report",
        "title": "Invented standard",
        "author": [{"literal": "Invented authors"}],
        "issued": "2000",
    }


def edition_file(edition: Edition) -> dict[str, Any]:
    return {
        "as-of": edition.as_of,
        "findings": [finding_item(finding) for finding in edition.findings],
        "resolutions": [
            {
                "criterion": one.criterion,
                "publish": "dispute",
                "because": one.because,
                "by": one.by,
                "on": one.on,
            }
            for one in edition.resolutions
        ],
    }


def finding_item(finding: Finding) -> dict[str, Any]:
    searched = finding.searched
    return {
        "id": finding.id,
        "criterion": finding.criterion,
        "answer": finding.answer,
        "value": finding.value,
        "statement": finding.statement,
        "actor": finding.actor,
        "level": finding.level,
        "coverage": finding.coverage,
        "holds-on": finding.holds_on,
        "source": finding.reference.source,
        "locator": finding.reference.locator,
        "author": finding.author,
        "searched": {"by": searched.by, "on": searched.on, "where": searched.where} if searched else None,
    }


def texts_file(framework: Framework, edition: Edition) -> dict[str, Any]:
    text = DISCUSSION.format(source=f"{edition.country.lower()}-ngo-2009")
    return {
        "summaries": {
            one.id: SUMMARY.format(id=one.id, name=edition.country) for one in framework.indicators
        },
        "situation": text,
        "goals": {goal.id: {"discussion": text} for goal in framework.last_goals},
        "petition": {"introduction": "We ask the invented Government for the following."},
    }


def calls_file(framework: Framework, edition: Edition) -> dict[str, Any]:
    return {"calls": [call_item(framework, edition, goal.id) for goal in framework.last_goals]}


def call_item(framework: Framework, edition: Edition, goal: str) -> dict[str, Any]:
    indicator = next(one for one in framework.last_goals if one.id == goal).indicators[0]
    return {
        "id": f"{edition.country.lower()}-call-{goal.lower()}",
        "goal": goal,
        "text": f"The invented Government should do what indicator {indicator.id} asks for.",
        "petition": f"All that indicator {indicator.id} asks for.",
        **wanted(indicator, edition),
        "sources": [{"source": f"{edition.country.lower()}-ngo-2009", "locator": "page 6"}],
    }


def wanted(indicator: Indicator, edition: Edition) -> dict[str, Any]:
    """A criterion of which nobody says that it is met, for a call to ask for; or why none is named."""
    met = {finding.criterion for finding in edition.findings if finding.answer == "met"}
    for criterion in indicator.criteria:
        if f"{indicator.id}.{criterion.id}" not in met:
            return {"criteria": [f"{indicator.id}.{criterion.id}"]}
    return {"outside": "every criterion of the indicator is met; it is asked that this stay so"}
