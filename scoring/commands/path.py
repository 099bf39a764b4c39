"""cards path: the shortest way to a better category, or to a better grade of one indicator."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import (
    chosen_countries,
    chosen_edition,
    chosen_framework,
    needed_choices,
    sound,
    usage,
    workspace_option,
)

if TYPE_CHECKING:
    from scoring.model.framework import Framework
    from scoring.model.result import CountryResult


@click.command()
@click.argument("country")
@click.option("--to", "category", help="The category to reach; the one above the worst possible if left out.")
@click.option("--grade", metavar="INDICATOR=GRADE", help="The grade of one indicator instead: 3.2=yellow.")
@click.option(
    "--first", type=click.IntRange(min=1), default=5, show_default=True, help="How many ways to show."
)
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def path(
    country: str,
    category: str | None,
    grade: str | None,
    first: int,
    framework: str | None,
    edition: str | None,
    form: str,
    workspace: Path,
) -> None:
    """Show the fewest criteria by which a COUNTRY would surely reach a category, or an indicator a grade.

    It starts from the worst that the evidence allows. A treaty counts once, whatever it answers.
    """
    from scoring.explain.path import path_record, path_to_category, path_to_grade
    from scoring.explain.what_if import asked_for
    from scoring.rank.standings import graded

    if category and grade:
        usage("--to and --grade ask for two things", "Leave one of them out.")
    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    code = chosen_countries(space, [country], chosen, rules.id)[0]
    result, asked = graded(space, rules, chosen)[code], asked_for(space.editions[code, chosen, rules.id])
    if grade:
        indicator, wanted = _grade(rules, result, grade)
        found = path_to_grade(rules, result, indicator, wanted, asked, first)
    else:
        indicator, wanted = "", _category(rules, result, category)
        found = path_to_category(rules, result, wanted, asked, first)
    if form == "json":
        record = {"country": code, "edition": chosen, "framework": rules.id}
        record |= path_record(rules, found, indicator, wanted, asked)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.publish.rows import path_rows

        click.echo(path_rows(rules, found, asked).as_csv(), nl=False)
    else:
        from scoring.commands.path_words import Told, as_text

        country_ = space.countries.get(code)
        name = country_.name if country_ else space.short_name(code)
        choices = needed_choices(space, rules, chosen)
        click.echo(as_text(Told(rules, found, code, name, chosen, indicator, wanted, asked, choices)))


def _category(framework: Framework, result: CountryResult, wanted: str | None) -> str:
    """The category asked for, by id or label, or the one above the worst that is possible by the rule."""
    from scoring.explain.scenario import by_rule
    from scoring.problems import closest

    ids = {category.id: category.id for category in framework.categories}
    if not ids or not result.score.possible:
        example = f"{framework.indicators[0].id}={framework.grades[0].id}"
        usage(f"{framework.id} has no categories to reach", f"Ask for a grade: --grade {example}.")
    names = {**{category.label: category.id for category in framework.categories}, **ids}
    if wanted is None:
        order = list(ids)
        return order[max(0, order.index(by_rule(framework, result).categories[-1]) - 1)]
    if wanted not in names:
        usage(f"there is no category {wanted}", closest(wanted, ids) or f"There are {', '.join(ids)}.")
    return names[wanted]


def _grade(framework: Framework, result: CountryResult, text: str) -> tuple[str, str]:
    """The indicator and its grade, of those that the framework has and the country may have."""
    from scoring.problems import closest

    indicator, _, grade = (part.strip() for part in text.partition("="))
    if indicator not in framework.indicator_by_id:
        hint = closest(indicator, framework.indicator_by_id)
        usage(
            f"there is no indicator {indicator}", hint or f"There are {', '.join(framework.indicator_by_id)}."
        )
    if grade not in framework.grade_position:
        known = list(framework.grade_position)
        said = f"there is no grade {grade}" if grade else f"no grade is given for {indicator}"
        usage(said, (grade and closest(grade, known)) or f"There are {', '.join(known)}.")
    if not result.indicators[indicator].applicable:
        usage(f"{indicator} does not apply to the country, and has no grade")
    return indicator, grade
