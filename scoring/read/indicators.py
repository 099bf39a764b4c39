"""Indicators' files, read into values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from scoring.model.conditions import Condition
from scoring.model.framework import Cap, Case, Criterion, Indicator, Measure, Scale, TreatyRule
from scoring.read.conditions import ConditionReader
from scoring.read.criteria import sound_criteria
from scoring.read.files import Reader
from scoring.read.nodes import Node
from scoring.read.schemas import IndicatorFile
from scoring.read.schemas.indicator import CriterionItem
from scoring.read.validate import origin_at


@dataclass(frozen=True)
class IndicatorReader:
    """Reads the indicators of one framework, whose ``answers`` are given worst first."""

    reader: Reader
    answers: tuple[str, ...]
    cases: Mapping[str, tuple[Case, ...]]

    def folder(self, folder: Path) -> tuple[Indicator, ...] | None:
        """The indicators in a folder by their numbers; None where one cannot be used."""
        paths = self.reader.files(folder)
        found = [self.indicator(path) for path in paths if is_yaml(self.reader, path)]
        lost = any(self.reader.name(path.with_suffix(".yaml")) in self.reader.lost for path in paths)
        if None in found or lost:
            return None
        return tuple(sorted((one for one in found if one), key=lambda one: natural(one.id)))

    def indicator(self, path: Path) -> Indicator | None:
        read = self.reader.read(path, IndicatorFile)
        if read is None:
            return None
        file, node = read
        if path.stem != file.id and not path.stem.startswith(f"{file.id}-"):
            self.reader.problems.add(
                "file.name",
                origin_at(node, "id"),
                file.id,
                f"the indicator {file.id} stands in {path.name}",
                f"Name the file {file.id}-….yaml, or correct the id.",
            )
            return None
        if not sound_criteria(file, node, self.answers, self.reader.problems):
            return None
        criteria = [self._criterion(item, node, number) for number, item in enumerate(file.criteria)]
        letters = frozenset(criterion.id for criterion in criteria)
        conditions = ConditionReader(file.id, letters, self.answers, self.reader.problems)
        rule = {grade: conditions.read(child(node, "rule", grade)) for grade in file.rule}
        caps = [
            (cap.at_most, conditions.read(child(node, "caps", str(number), "unless")))
            for number, cap in enumerate(file.caps)
        ]
        if None in rule.values() or any(condition is None for _, condition in caps):
            return None
        scale = file.scale
        return Indicator(
            id=file.id,
            title=file.title,
            question=file.question,
            why=file.why,
            label=file.label,
            weight=file.weight or Fraction(1),
            criteria=tuple(criteria),
            rule=_whole(rule),
            caps=tuple(Cap(grade, condition) for grade, condition in caps if condition is not None),
            reference=file.reference,
            reason=file.reason,
            cases=self.cases.get(file.id, ()),
            scale=Scale(scale.criterion, scale.worst, scale.best) if scale else None,
            origin=node.origin,
        )

    def _criterion(self, item: CriterionItem, node: Node, number: int) -> Criterion:
        measure = item.measure
        usual = {"met": item.met, "partly": item.partly, "not met": item.not_met}
        return Criterion(
            id=item.id,
            kind=item.kind,
            question=item.question,
            meanings={answer: text for answer, text in {**usual, **item.meanings}.items() if text},
            not_applicable=item.not_applicable,
            to_raise=item.to_raise,
            treaty=TreatyRule(item.treaty, frozenset(item.met_when), frozenset(item.partly_when))
            if item.treaty
            else None,
            measure=Measure(measure.unit, measure.met, measure.partly, measure.better == "more")
            if measure
            else None,
            origin=origin_at(node, "criteria", number),
        )


def _whole(rule: dict[str, Condition | None]) -> dict[str, Condition]:
    return {grade: condition for grade, condition in rule.items() if condition is not None}


def natural(id_: str) -> list[tuple[int, str]]:
    """A sorting key by which 1.2 comes before 1.10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in id_.split(".")]


def child(node: Node, *path: str) -> Node:
    """The node at a path that the schema has shown to be there."""
    for step in path:
        if isinstance(node.value, dict):
            node = node.value[step]
        elif isinstance(node.value, list):
            node = node.value[int(step)]
    return node


def is_yaml(reader: Reader, path: Path) -> bool:
    """Whether a file is one that is read; another one is reported."""
    if path.suffix == ".yaml":
        return True
    if path.suffix != ".po":
        reader.unexpected(path, "Files here end in .yaml; move others elsewhere.")
    return False
