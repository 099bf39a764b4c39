"""A framework's folder, read into values."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from scoring.model.evidence import Reference, Treaty
from scoring.model.framework import (
    UNTIL_REPEALED,
    Case,
    Category,
    Framework,
    FrameworkTexts,
    Goal,
    GoalTexts,
    Grade,
    Indicator,
)
from scoring.problems import Origin, Place, closest
from scoring.read.files import Reader
from scoring.read.indicators import IndicatorReader, is_yaml
from scoring.read.schemas import CasesFile, FrameworkFile, FrameworkTextsFile, TreatiesFile
from scoring.read.schemas.framework import GoalItem
from scoring.read.validate import origin_at

USUAL_ANSWERS = ("not met", "partly", "met")
"""The levels of an answer where a framework names no others, worst first."""


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
                IndicatorReader(reader, USUAL_ANSWERS, cases).folder(goal)
        return None
    file, node = main
    answers = tuple(reversed(file.answers))
    named = reader.expect_name(folder, file.id, origin_at(node, "id"), "framework")
    indicators = IndicatorReader(reader, answers, cases)
    goals = [
        _goal(indicators, folder, item, origin_at(node, "goals", number))
        for number, item in enumerate(file.goals)
    ]
    folders = {name for item in file.goals for name in item.folders()}
    if None not in goals:
        _unexpected(reader, folder, folders | {"cases", "i18n"})
    if texts is None or not named or any(goal is None for goal in goals):
        return None
    return Framework(
        id=file.id,
        title=file.title,
        citation=file.citation,
        answers=answers,
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
        score=file.score,
        ranking=file.ranking,
        default=file.default,
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


def _goal(indicators: IndicatorReader, folder: Path, item: GoalItem, origin: Origin) -> Goal | None:
    """A goal with what is in it; None where a part of it cannot be used."""
    problems = indicators.reader.problems
    if (item.folder is None) == (not item.goals):
        said = "a goal has a folder of indicators or goals of its own, one of the two"
        problems.add("framework.goal", origin, item.id, said, "Write folder: or goals:")
        return None
    inner = [
        _goal(indicators, folder, one, origin.at("goals", str(number)))
        for number, one in enumerate(item.goals)
    ]
    own = _own_indicators(indicators, folder / item.folder, item, origin) if item.folder else ()
    if own is None or None in inner:
        return None
    goals = tuple(goal for goal in inner if goal is not None)
    return Goal(item.id, item.title, own, goals, item.weight or Fraction(1), item.score, origin)


def _own_indicators(
    indicators: IndicatorReader, path: Path, item: GoalItem, origin: Origin
) -> tuple[Indicator, ...] | None:
    reader = indicators.reader
    if not path.is_dir():
        others = [one.name for one in reader.folders(path.parent) if one.name not in {"cases", "i18n"}]
        said = f"the goal's folder {reader.name(path)} is not there"
        hint = closest(path.name, others) or "Make it, with a file for each indicator."
        reader.problems.add("file.missing", origin.at("folder"), item.id, said, hint)
        return None
    found = indicators.folder(path)
    if found == ():
        place, said = Place(reader.name(path)), "the goal has no indicator"
        reader.problems.add("file.missing", place, item.id, said, "Add a file for each.")
        return None
    return found


def _cases(reader: Reader, folder: Path) -> dict[str, tuple[Case, ...]]:
    """The cases beside the framework, by indicator."""
    cases: dict[str, tuple[Case, ...]] = {}
    for path in reader.files(folder):
        read = reader.read(path, CasesFile) if is_yaml(reader, path) else None
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
    titles = {name: text for name, text in file.titles.model_dump(by_alias=True).items() if text}
    return FrameworkTexts(file.progress, file.overview, file.methodology, goals, titles, node.origin)


def read_treaties(reader: Reader, path: Path) -> dict[str, Treaty]:
    """The treaties by their short names."""
    if not reader.present(path):
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
