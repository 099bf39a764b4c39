"""cards what-if: what other answers, other grades or the calls would make of a country."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import (
    chosen_countries,
    chosen_edition,
    chosen_framework,
    sound,
    usage,
    workspace_option,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.explain.scenario import Assumed
    from scoring.model.evidence import Call, Edition
    from scoring.model.framework import Framework

ALL, PETITION = "all", "petition"


@click.command("what-if")
@click.argument("country")
@click.option("--set", "grades", multiple=True, metavar="INDICATOR=GRADE", help="A grade: 3.2=green.")
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="CRITERION=ANSWER",
    help="An answer, or a number where one is asked for: 1.1.a=met.",
)
@click.option(
    "--calls",
    multiple=True,
    metavar="all|petition|ID,…",
    help="The best answer to each criterion of these calls: all, those in the petition, or by id.",
)
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def what_if(
    country: str,
    grades: tuple[str, ...],
    answers: tuple[str, ...],
    calls: tuple[str, ...],
    framework: str | None,
    edition: str | None,
    form: str,
    workspace: Path,
) -> None:
    """Show what a COUNTRY would be if some grades or answers were others; all else stays as it is.

    Each option may be given more than once. A treaty is one fact: its criteria move together.
    """
    from scoring.explain.scenario import ImpossibleError
    from scoring.explain.what_if import what_if as found_by

    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    code = chosen_countries(space, [country], chosen, rules.id)[0]
    granted = _calls(space.editions[code, chosen, rules.id], calls)
    assumed = _assumed(rules, grades, answers, granted)
    try:
        found = found_by(space, rules, chosen, code, assumed)
    except ImpossibleError as error:
        usage(str(error))
    if form == "json":
        from scoring.explain.what_if import what_if_record

        record = what_if_record(rules, chosen, found)
        record["assumed"]["calls"] = [call.id for call in granted]
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.publish.rows import what_if_rows

        click.echo(what_if_rows(rules, found).as_csv(), nl=False)
    else:
        from scoring.commands.what_if_words import as_text

        click.echo(as_text(space, rules, chosen, found, granted))


def _assumed(
    framework: Framework, grades: Iterable[str], answers: Iterable[str], calls: Sequence[Call]
) -> Assumed:
    from scoring.explain.scenario import Assumed

    words = _pairs("--answer", answers, framework.criteria, "criterion")
    given = {id_: _grade(framework, id_, said) for id_, said in _grades(framework, grades).items()}
    for id_ in words:
        if (indicator := framework.criteria[id_][0].id) in given:
            usage(f"{indicator} is given a grade, which {id_} cannot move", "Leave one of the two out.")
    numbers = {
        id_: value for id_, said in words.items() if (value := _number(framework, id_, said)) is not None
    }
    levels = {id_: _level(framework, id_, said) for id_, said in words.items() if id_ not in numbers}
    granted = tuple(dict.fromkeys(id_ for call in calls for id_ in call.criteria))
    if not given and not words and not granted:
        asked = [call.id for call in calls]
        usage(
            f"no criterion asks for what {' and '.join(asked)} would bring"
            if asked
            else "nothing is assumed",
            "Say what, with --set 3.2=green, --answer 1.1.a=met or --calls all.",
        )
    return Assumed(given, levels, numbers, granted)


def _grades(framework: Framework, grades: Iterable[str]) -> dict[str, str]:
    return _pairs("--set", grades, framework.indicator_by_id, "indicator")


def _pairs(option: str, given: Iterable[str], known: Iterable[str], what: str) -> dict[str, str]:
    """What is said of each id, once."""
    from scoring.problems import closest

    ids = list(known)
    found: dict[str, str] = {}
    for text in given:
        id_, equals, said = (part.strip() for part in text.partition("="))
        if not equals or not said:
            usage(f"{option} {text}: there is nothing after an equals sign", f"Write {option} {ids[0]}=….")
        if id_ not in ids:
            usage(
                f"there is no {what} {id_}",
                closest(id_, ids) or f"The first is {ids[0]}, the last {ids[-1]}.",
            )
        if found.setdefault(id_, said) != said:
            usage(f"{id_} is given twice, as {found[id_]} and as {said}")
    return found


def _grade(framework: Framework, indicator: str, said: str) -> int:
    from scoring.problems import closest

    if said not in framework.grade_position:
        known = list(framework.grade_position)
        usage(
            f"{indicator}: there is no grade {said}", closest(said, known) or f"There are {', '.join(known)}."
        )
    return framework.grade_position[said]


def _level(framework: Framework, criterion: str, said: str) -> int:
    """The level of an answer; not-met may stand for not met, which a shell would cut in two."""
    from scoring.problems import closest

    levels = {name: level for level, answer in enumerate(framework.answers) for name in _written(answer)}
    if said not in levels:
        known = list(reversed(framework.answers))
        usage(
            f"{criterion}: there is no answer {said}",
            closest(said, known) or f"There are {', '.join(known)}.",
        )
    return levels[said]


def _written(answer: str) -> tuple[str, str]:
    return answer, answer.replace(" ", "-")


def _number(framework: Framework, criterion: str, said: str) -> Fraction | None:
    """A number, where one is asked for and written; a comma is no decimal point."""
    from fractions import Fraction

    if framework.criteria[criterion][1].measure is None:
        return None
    try:
        return Fraction(said)
    except (ValueError, ZeroDivisionError):
        return None


def _calls(edition: Edition, wanted: Iterable[str]) -> list[Call]:
    """The calls asked for, in the order of the card."""
    from scoring.problems import closest

    names = [name.strip() for text in wanted for name in text.split(",") if name.strip()]
    ids = [call.id for call in edition.calls]
    for name in names:
        if not ids:
            usage(f"{edition.country} has no calls in {edition.id}", "Say what, with --set or --answer.")
        if name not in {ALL, PETITION, *ids}:
            known = ", ".join(ids)
            usage(
                f"there is no call {name}", closest(name, [ALL, PETITION, *ids]) or f"The calls are {known}."
            )
    return [
        call
        for call in edition.calls
        if ALL in names or call.id in names or (PETITION in names and call.petition)
    ]
