"""The ids that a file may refer to, each with what it means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from scoring.model.framework import Framework
from scoring.model.workspace import Workspace

Offer = Mapping[str, str]
"""Ids in the order in which they are offered, with a word on each."""
MAX_WORDS = 200


@dataclass(frozen=True)
class Known:
    """What a file may name: of ``country`` and ``edition`` where it stands in one, of ``framework`` if it
    is of one, else of all."""

    workspace: Workspace
    country: str = ""
    edition: str = ""
    framework: str = ""

    @cached_property
    def _frameworks(self) -> list[Framework]:
        return [one for id_, one in sorted(self.workspace.frameworks.items()) if self._of(id_)]

    def _of(self, framework: str) -> bool:
        return self.framework in ("", framework)

    def _each(self, pairs: Callable[[Framework], Iterable[tuple[str, str]]]) -> Offer:
        return {id_: _short(said) for framework in self._frameworks for id_, said in pairs(framework)}

    @property
    def criteria(self) -> Offer:
        return self._each(lambda one: ((id_, item.question) for id_, (_, item) in one.criteria.items()))

    @property
    def indicators(self) -> Offer:
        return self._each(lambda one: ((item.id, item.title) for item in one.indicators))

    @property
    def goals(self) -> Offer:
        return self._each(lambda one: ((goal.id, goal.title) for goal in one.last_goals))

    @property
    def places(self) -> Offer:
        return {"situation": "In the section on the situation.", **self.goals}

    @property
    def grades(self) -> Offer:
        return self._each(lambda one: ((grade.id, grade.sentence) for grade in one.grades))

    @property
    def categories(self) -> Offer:
        return self._each(lambda one: ((item.id, item.sentence) for item in one.categories))

    @property
    def frameworks(self) -> Offer:
        return {id_: _short(one.title) for id_, one in sorted(self.workspace.frameworks.items())}

    @property
    def sources(self) -> Offer:
        sources = self.workspace.sources_of(self.country) if self.country else self.workspace.sources
        return {id_: _short(str(source.record.get("title", ""))) for id_, source in sorted(sources.items())}

    @property
    def treaties(self) -> Offer:
        return {id_: _short(treaty.title) for id_, treaty in self.workspace.treaties.items()}

    @property
    def countries(self) -> Offer:
        return {id_: self.workspace.short_name(id_) for id_ in self.workspace.country_ids()}

    @property
    def findings(self) -> Offer:
        """Those of the edition, and of the country's earlier ones."""
        return {
            finding.id: _short(finding.statement)
            for (country, edition, framework), one in sorted(self.workspace.editions.items(), reverse=True)
            if country == self.country and edition <= self.edition and self._of(framework)
            for finding in one.findings
        }

    @property
    def calls(self) -> Offer:
        """Those of the country's earlier editions."""
        return {
            call.id: _short(call.text)
            for (country, edition, _), one in sorted(self.workspace.editions.items(), reverse=True)
            if country == self.country and edition < self.edition
            for call in one.calls
        }

    @property
    def editions(self) -> Offer:
        return {
            edition: f"As of {one.as_of.isoformat()}"
            for (country, edition, _), one in sorted(self.workspace.editions.items())
            if country == self.country and edition < self.edition
        }


def known_in(workspace: Workspace, path: str) -> Known:
    """What the file at a path from the workspace may name."""
    top, *folders, name = path.split("/")
    if top != "countries" or not folders or folders[0] in ("published", "benchmarks"):
        return Known(workspace)
    country, edition = folders[0], folders[1] if len(folders) > 1 else ""
    stem = name.removesuffix(".yaml")
    of = {framework for code, id_, framework in workspace.editions if (code, id_) == (country, edition)}
    alone = next(iter(of)) if len(of) == 1 else ""
    return Known(workspace, country, edition, stem if stem in workspace.frameworks else alone)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_WORDS else f"{line[: MAX_WORDS - 1]}…"
