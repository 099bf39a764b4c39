"""What changed, in words: the lines that `cards compare` and `cards diff` print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from scoring.commands.lines import Code, Line, Part, Section
from scoring.commands.standing_words import ARROW, moved, rank_words, stands
from scoring.commands.value_words import answer_words, field_words, grade_words, item_words, mark_words
from scoring.explain.changes import Change, Kind, Scope, Weight
from scoring.explain.difference import GradeChange, StandingChange
from scoring.language import Language
from scoring.model.framework import Framework

TITLES = {
    Weight.CATEGORY: "Category and rank",
    Weight.GRADE: "Grades and scores",
    Weight.FINDING: "Rules and findings",
    Weight.TEXT: "Printed text",
    Weight.SOURCE: "Sources",
}
_MARK = {Kind.ADDED: "+", Kind.REMOVED: "-", Kind.CHANGED: ""}

_FEW = 3
"""So many countries with nothing but another rank have a line each."""

Frameworks = Mapping[str, Framework]


@dataclass(frozen=True)
class Words:
    """Labels as they were on the old side and are on the new.

    ``scoped`` says whether lines name the country, edition and framework that they are about.
    """

    old: Frameworks
    new: Frameworks
    scoped: bool = True
    language: Language = field(default_factory=Language)

    def sections(
        self, standings: Iterable[StandingChange], grades: Iterable[GradeChange], changes: Iterable[Change]
    ) -> list[Section]:
        """A section for each weight, the heaviest first; of what an edition brings or takes, numbers only."""
        graded, found = list(grades), list(changes)
        whole = [one for one in found if one.what == "edition"]
        scopes = {one.scope for one in whole}
        held = {one.scope: self._held(one.scope, graded, found) for one in whole}
        lines: dict[Weight, list[Line]] = {weight: [] for weight in Weight}
        stood = list(standings)
        for standing in stood:
            if not standing.rank_only:
                lines[standing.weight].append(self.standing(standing))
        for one in whole:
            lines[one.weight].append(self._edition(one, held[one.scope]))
        lines[Weight.CATEGORY] += self.ranks([one for one in stood if one.rank_only])
        for grade in graded:
            if grade.scope not in scopes:
                lines[grade.weight] += self.grade(grade)
        for change in self.changes([one for one in found if one.scope not in scopes]):
            lines[change[0]].append(change[1])
        return [Section(TITLES[weight], tuple(lines[weight])) for weight in Weight]

    def standing(self, change: StandingChange) -> Line:
        old, new, id_ = change.old, change.new, change.scope.framework
        if old and new:
            said = moved(self.old[id_], old, self.new[id_], new, change.ranked, self.language)
        elif new:
            said = stands(self.new[id_], new, change.ranked[1], self.language)
        else:
            said = stands(self.old[id_], old, change.ranked[0], self.language) if old else []
        return Line((*self.about(change.scope), "; ".join(said)), mark=_MARK[change.kind])

    def ranks(self, changes: Sequence[StandingChange]) -> Iterator[Line]:
        """Countries that others have moved past, or fallen behind: all of an edition in one line if many."""
        for (framework, edition), group in groupby(
            changes, key=lambda one: (one.scope.framework, one.scope.edition)
        ):
            members = list(group)
            if len(members) <= _FEW:
                yield from map(self.standing, members)
                continue
            parts: list[Part] = []
            for one in members:
                ranks = [rank_words(side.rank) for side in (one.old, one.new) if side]
                parts += [", ", Code(one.scope.country), f" {ARROW.join(ranks)}"]
            about = self.about(Scope(framework, edition=edition))
            yield Line((*about, f"ranks of {len(members)} countries by the moves of others: ", *parts[1:]))

    def grade(self, change: GradeChange) -> Iterator[Line]:
        """The grade, and below it the criteria that moved it."""
        old, new = self.old.get(change.scope.framework), self.new.get(change.scope.framework)
        known = [one for one in (new, old) if one]
        titles = [
            one.indicator_by_id[change.indicator].title
            for one in known
            if change.indicator in one.indicator_by_id
        ]
        now = grade_words(new, change.new)
        said = f"{grade_words(old, change.old)}{ARROW}{now}" if change.moved else f"still {now}"
        marks = mark_words(change.old, change.new)
        yield Line(
            (*self.about(change.scope), Code(change.indicator), f" {titles[0]}: {said}{marks}"),
            mark=_MARK[change.kind],
        )
        for one in change.criteria:
            questions = [f.criteria[one.criterion][1].question for f in known if one.criterion in f.criteria]
            answers = f"{answer_words(one.old)}{ARROW}{answer_words(one.new)}"
            yield Line((Code(one.criterion), f" {questions[0]} {answers}"), depth=1)

    def changes(self, changes: Sequence[Change]) -> Iterator[tuple[Weight, Line]]:
        """Items one by one; sources that came or went together in one line."""
        for (what, weight, kind, scope), group in groupby(
            changes, key=lambda one: (one.what, one.weight, one.kind, one.scope)
        ):
            members = list(group)
            if what == "source" and kind is not Kind.CHANGED and len(members) > 1:
                ids: list[Part] = [part for one in members for part in (", ", Code(one.id))]
                yield (
                    weight,
                    Line((*self.about(scope), f"{len(members)} sources: ", *ids[1:]), mark=_MARK[kind]),
                )
            else:
                yield from ((weight, self.item(one)) for one in members)

    def item(self, change: Change) -> Line:
        """One thing: what came or went, or which of its fields changed."""
        about = (
            self.about(change.scope)
            if change.id not in (change.scope.country, change.scope.framework)
            else ()
        )
        named: list[Part] = [change.what, " ", Code(change.id)] if change.id else [change.what]
        said = field_words(change) if change.kind is Kind.CHANGED else item_words(change)
        return Line((*about, *named, *said), mark=_MARK[change.kind])

    def _edition(self, change: Change, held: str) -> Line:
        return Line((*self.about(change.scope, framework=True), held), mark=_MARK[change.kind])

    def _held(self, scope: Scope, grades: Iterable[GradeChange], changes: Iterable[Change]) -> str:
        """What an edition holds, in numbers."""
        inside = [one.what for one in changes if one.scope == scope]
        counts = {"grade": sum(one.scope == scope for one in grades)}
        counts |= {what: inside.count(what) for what in ("finding", "call", "text")}
        return self.language.both(
            [f"{count} {what}{'' if count == 1 else 's'}" for what, count in counts.items() if count]
        )

    def about(self, scope: Scope, framework: bool = False) -> tuple[Part, ...]:
        """The country, edition and framework of a line, as far as they do not go without saying."""
        if not self.scoped:
            return ()
        several = len({*self.old, *self.new}) > 1
        named = scope.framework if framework or several or not scope.country else ""
        ids = [id_ for id_ in (scope.country, scope.edition, named) if id_]
        return tuple(part for id_ in ids for part in (Code(id_), ": " if id_ is ids[-1] else " "))
