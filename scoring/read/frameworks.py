"""A framework's folder, read into values."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from scoring.model.conditions import Condition
from scoring.model.evidence import Reference, Treaty
from scoring.model.framework import (
    UNTIL_REPEALED,
    Cap,
    Case,
    Category,
    Criterion,
    Framework,
    FrameworkTexts,
    Goal,
    GoalTexts,
    Grade,
    Indicator,
    Measure,
    TreatyRule,
)
from scoring.problems import Place, closest
from scoring.read.conditions import ConditionReader
from scoring.read.criteria import sound_criteria
from scoring.read.files import Reader
from scoring.read.nodes import Node
from scoring.read.schemas import CasesFile, FrameworkFile, FrameworkTextsFile, IndicatorFile, TreatiesFile
from scoring.read.schemas.framework import CriterionItem, GoalItem
from scoring.read.validate import origin_at

ANSWERS = ("not met", "partly", "met")
"""The levels of an answer, worst first."""


def read_framework(reader: Reader, folder: Path) -> Framework | None:
    """The framework in a folder; None where a part of it cannot be used."""
    for path in reader.files(folder):
        if path.name not in {"framework.yaml", "texts.yaml"}:
            reader.unexpected(path, "Read here: framework.yaml and texts.yaml.")
    main = reader.read(folder / "framework.yaml", FrameworkFile)
    texts = _texts(reader, folder / "texts.yaml")
    cases = _cases(reader, folder / "cases")
    if main is None:
        for goal in reader.folders(folder):
            if goal.name != "cases":
                _indicators(reader, goal, cases)
        return None
    file, node = main
    named = reader.expect_name(folder, file.id, origin_at(node, "id"), "framework")
    goals = [_goal(reader, folder, item, node, number, cases) for number, item in enumerate(file.goals)]
    if all((folder / item.folder).is_dir() for item in file.goals):
        _unexpected(reader, folder, {item.folder for item in file.goals} | {"cases", "i18n"})
    if texts is None or not named or any(goal is None for goal in goals):
        return None
    return Framework(
        id=file.id,
        title=file.title,
        citation=file.citation,
        answers=ANSWERS,
        grades=tuple(
            Grade(g.id, g.label, g.word, g.points, g.shape, g.colour, g.sentence) for g in file.grades
        ),
        goals=tuple(goal for goal in goals if goal is not None),
        categories=tuple(
            Category(c.id, c.label, c.from_, c.sentence, origin_at(node, "categories", number))
            for number, c in enumerate(file.categories)
        ),
        minimum_coverage=file.minimum_coverage,
        staleness={
            kind: UNTIL_REPEALED if isinstance(years, str) else int(years)
            for kind, years in file.staleness.items()
        },
        texts=texts,
        replaces=file.replaces,
        crosswalk={old: tuple(new) for old, new in file.crosswalk.items()},
        origin=node.origin,
    )


def _unexpected(reader: Reader, folder: Path, known: set[str]) -> None:
    for child in reader.folders(folder):
        if child.name not in known:
            reader.problems.add(
                "file.unexpected",
                Place(reader.name(child)),
                "",
                "no goal of the framework has this folder",
                f"The goals' folders are {', '.join(sorted(known - {'cases', 'i18n'}))}.",
            )


def _goal(
    reader: Reader, folder: Path, item: GoalItem, node: Node, number: int, cases: dict[str, tuple[Case, ...]]
) -> Goal | None:
    origin = origin_at(node, "goals", number)
    path = folder / item.folder
    if not path.is_dir():
        others = [child.name for child in reader.folders(folder) if child.name not in {"cases", "i18n"}]
        said = f"the goal's folder {reader.name(path)} is not there"
        hint = closest(item.folder, others) or "Make it, with a file for each indicator."
        reader.problems.add("file.missing", origin.at("folder"), item.id, said, hint)
        return None
    indicators = _indicators(reader, path, cases)
    if indicators is None:
        return None
    if not indicators:
        reader.problems.add(
            "file.missing",
            Place(reader.name(path)),
            item.id,
            "the goal has no indicator",
            "Add a file for each.",
        )
        return None
    return Goal(item.id, item.title, indicators, origin)


def _indicators(
    reader: Reader, folder: Path, cases: dict[str, tuple[Case, ...]]
) -> tuple[Indicator, ...] | None:
    """The indicators in a folder by their numbers; None where one cannot be used."""
    paths = reader.files(folder)
    found = [_indicator(reader, path, cases) for path in paths if _is_yaml(reader, path)]
    if None in found or any(reader.name(path.with_suffix(".yaml")) in reader.lost for path in paths):
        return None
    return tuple(sorted((one for one in found if one), key=lambda one: natural(one.id)))


def natural(id_: str) -> list[tuple[int, str]]:
    """A sorting key by which 1.2 comes before 1.10."""
    return [(int(part), "") if part.isdigit() else (0, part) for part in id_.split(".")]


def _is_yaml(reader: Reader, path: Path) -> bool:
    if path.suffix == ".yaml":
        return True
    if path.suffix != ".po":
        reader.unexpected(path, "Files here end in .yaml; move others elsewhere.")
    return False


def _indicator(reader: Reader, path: Path, cases: dict[str, tuple[Case, ...]]) -> Indicator | None:
    read = reader.read(path, IndicatorFile)
    if read is None:
        return None
    file, node = read
    if path.stem != file.id and not path.stem.startswith(f"{file.id}-"):
        reader.problems.add(
            "file.name",
            origin_at(node, "id"),
            file.id,
            f"the indicator {file.id} stands in {path.name}",
            f"Name the file {file.id}-….yaml, or correct the id.",
        )
        return None
    if not sound_criteria(file, node, reader.problems):
        return None
    criteria = [_criterion(item, node, number) for number, item in enumerate(file.criteria)]
    conditions = ConditionReader(
        file.id, frozenset(c.id for c in criteria), len(ANSWERS) - 1, reader.problems
    )
    rule = {grade: conditions.read(_child(node, "rule", grade)) for grade in file.rule}
    caps = [
        (cap.at_most, conditions.read(_child(node, "caps", str(number), "unless")))
        for number, cap in enumerate(file.caps)
    ]
    if None in rule.values() or any(condition is None for _, condition in caps):
        return None
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
        cases=cases.get(file.id, ()),
        origin=node.origin,
    )


def _whole(rule: dict[str, Condition | None]) -> dict[str, Condition]:
    return {grade: condition for grade, condition in rule.items() if condition is not None}


def _child(node: Node, *path: str) -> Node:
    for step in path:
        if isinstance(node.value, dict):
            node = node.value[step]
        elif isinstance(node.value, list):
            node = node.value[int(step)]
    return node


def _criterion(item: CriterionItem, node: Node, number: int) -> Criterion:
    measure = item.measure
    return Criterion(
        id=item.id,
        kind=item.kind,
        question=item.question,
        met=item.met,
        partly=item.partly or "",
        not_met=item.not_met,
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


def _cases(reader: Reader, folder: Path) -> dict[str, tuple[Case, ...]]:
    """The cases beside the framework, by indicator."""
    cases: dict[str, tuple[Case, ...]] = {}
    for path in reader.files(folder):
        read = reader.read(path, CasesFile) if _is_yaml(reader, path) else None
        if read is None:
            continue
        file, node = read
        if path.stem != file.indicator:
            reader.lost.add(reader.name(path))
            reader.problems.add(
                "file.name",
                origin_at(node, "indicator"),
                file.indicator,
                f"the cases of {file.indicator} stand in {path.name}",
                f"Name the file {file.indicator}.yaml, or correct the indicator.",
            )
        cases[file.indicator] = tuple(
            Case(
                case.name,
                case.answers,
                tuple([case.grade] if isinstance(case.grade, str) else case.grade),
                origin_at(node, "cases", number),
            )
            for number, case in enumerate(file.cases)
        )
    return cases


def _texts(reader: Reader, path: Path) -> FrameworkTexts | None:
    read = reader.read(path, FrameworkTextsFile)
    if read is None:
        return None
    file, node = read
    goals = {
        goal: GoalTexts(
            t.introduction, t.explanation, t.quotation, t.quotation_source, origin_at(node, "goals", goal)
        )
        for goal, t in file.goals.items()
    }
    return FrameworkTexts(file.progress, file.overview, file.methodology, goals, node.origin)


def read_treaties(reader: Reader, path: Path) -> dict[str, Treaty]:
    """The treaties by their short names."""
    if not path.exists():
        return {}
    read = reader.read(path, TreatiesFile)
    if read is None:
        return {}
    file, node = read
    return {
        item.id: Treaty(
            id=item.id,
            title=item.title,
            adopted=item.adopted.first,
            in_force=item.in_force.first,
            months=int(item.binding_after.months or 0),
            days=int(item.binding_after.days or 0),
            reference=Reference(item.source, item.locator),
            also=tuple(item.also),
            origin=origin_at(node, "treaties", number),
        )
        for number, item in enumerate(file.treaties)
    }
