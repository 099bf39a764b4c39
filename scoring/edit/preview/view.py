"""What the page is told: plain values, which it shows and nothing more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.problems import CODES, Problem, Severity, plain
from scoring.problems.render import LineOf


@dataclass(frozen=True)
class Choice:
    """The card that is looked at."""

    framework: str
    edition: str
    country: str
    language: str = "en"

    @property
    def name(self) -> str:
        return f"{self.framework}/{self.edition}/{self.country}"

    @property
    def key(self) -> tuple[str, str, str]:
        """Where the workspace has its evidence."""
        return (self.country, self.edition, self.framework)


@dataclass(frozen=True)
class StripLine:
    """A consequence of a save: its words, ids and values told apart from prose, and how far it is set in."""

    parts: tuple[tuple[str, bool], ...]
    depth: int = 0
    mark: str = ""

    def record(self) -> dict[str, Any]:
        return {"parts": [list(part) for part in self.parts], "depth": self.depth, "mark": self.mark}


@dataclass(frozen=True)
class StripSection:
    """Consequences of one weight; ``heavy`` are those that a reader sees first: grades, scores, ranks."""

    title: str
    lines: tuple[StripLine, ...]
    heavy: bool


@dataclass(frozen=True)
class Strip:
    """What the last save changed: when it was, in which files, and to what effect."""

    saved: str = ""
    files: tuple[str, ...] = ()
    sections: tuple[StripSection, ...] = ()

    def record(self) -> dict[str, Any]:
        return {
            "saved": self.saved,
            "files": list(self.files),
            "sections": [
                {
                    "title": section.title,
                    "heavy": section.heavy,
                    "lines": [line.record() for line in section.lines],
                }
                for section in self.sections
            ],
        }


def problem_records(
    problems: Iterable[Problem], line_of: LineOf, places: Mapping[str, str], choice: Choice
) -> list[dict[str, Any]]:
    """Errors first; ``here`` are those of the country's own files, which stand before the others."""
    own = f"countries/{choice.country}/"
    order = list(Severity)
    records = [
        {
            "severity": str(problem.severity),
            "here": problem.place.file.startswith(own),
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "rule": CODES[problem.code].rule,
            "subject": problem.subject,
            "message": plain(problem.message),
            "hint": plain(problem.hint),
            "source": plain(line_of(problem.place.file, problem.place.line) or "").strip()[:200],
            "at": places.get(problem.subject, ""),
            "rank": order.index(problem.severity),
        }
        for problem in problems
    ]
    return sorted(records, key=lambda record: (record["rank"], not record["here"]))


def places_of(workspace: Workspace, choice: Choice) -> dict[str, str]:
    """Where on the card an item stands, by its id: the ids of sections are those of the booklet."""
    edition = workspace.editions.get(choice.key)
    framework = workspace.frameworks.get(choice.framework)
    if edition is None or framework is None:
        return {}
    return {**_of_framework(framework), **_of_edition(edition, framework)}


def _of_framework(framework: Framework) -> dict[str, str]:
    found = {id_: f"indicator-{indicator.id}" for id_, (indicator, _) in framework.criteria.items()}
    found |= {indicator.id: f"indicator-{indicator.id}" for indicator in framework.indicators}
    found |= {f"goal {goal.id}": f"goal-{goal.id}" for goal in framework.last_goals}
    return found | {name: name for name in ("situation", "petition", "overview", "progress", "methodology")}


def _of_edition(edition: Edition, framework: Framework) -> dict[str, str]:
    criteria = framework.criteria
    found = {
        finding.id: f"indicator-{criteria[finding.criterion][0].id}"
        for finding in edition.findings
        if finding.criterion in criteria
    }
    found |= {call.id: f"goal-{call.goal}" for call in edition.calls}
    return found | {
        study.id: "situation" if study.place == "situation" else f"goal-{study.place}"
        for study in edition.texts.case_studies
    }
