"""cards new: the first files of a country, an edition or a framework."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import chosen_framework, usage, workspace_option
from scoring.commands.new_asked import (
    asked_country,
    asked_day,
    asked_edition,
    asked_id,
    asked_names,
    earlier_edition,
    known_country,
    usable,
)
from scoring.commands.new_written import made, next_step, not_copied, typed

if TYPE_CHECKING:
    from scoring.edit.carry import Carried


@click.group()
def new() -> None:
    """Start a country, an edition or a framework.

    The files load, claim nothing, and say what belongs there; nothing that exists is written over.
    """


@new.command()
@click.argument("country")
@click.option("--name", help="The full name, as the field writes it; that of a general list if left out.")
@click.option("--short-name", help="The name in lists; the full name if left out.")
@click.option("--in-text", help="The name in a sentence, with its article: the USA; as in lists if left out.")
@click.option("--region", help="The region, as the other countries' files call it.")
@click.option("--edition", "edition_id", help="Make an edition as well: 2010-01.")
@click.option("--framework", help="The edition's framework; needed where there is more than one.")
@click.option("--as-of", help="The day as of which the edition holds; the last of its month if left out.")
@workspace_option
def country(
    country: str,
    name: str | None,
    short_name: str | None,
    in_text: str | None,
    region: str | None,
    edition_id: str | None,
    framework: str | None,
    as_of: str | None,
    workspace: Path,
) -> None:
    """Start COUNTRY, named by its ISO 3166 code of three letters: BRA."""
    from scoring.edit.country import country_files
    from scoring.edit.edition import edition_files

    if not edition_id and (framework or as_of):
        usage("--framework and --as-of are about an edition", "Add --edition 2010-01.")
    names = asked_names(asked_country(country), name, short_name, in_text, region)
    day = asked_day(asked_edition(edition_id), as_of) if edition_id else None
    space = usable(workspace, "indicators/").workspace
    files = country_files(names, space)
    if edition_id and day:
        rules = chosen_framework(space, framework)
        files |= edition_files(names.code, edition_id, rules, day)
    made(workspace, f"countries/{names.code}", files)
    check = typed(f"cards check countries/{names.code}", workspace)
    if edition_id:
        next_step(
            f"Fill in countries/{names.code}/country.yaml and the evidence, and see what is wrong:", check
        )
    else:
        start = f"cards new edition {names.code} 2010-01"
        next_step(
            f"Fill in countries/{names.code}/country.yaml, see what is wrong, and start an edition:",
            check,
            typed(start, workspace),
        )


@new.command()
@click.argument("country")
@click.argument("edition")
@click.option("--framework", help="The framework; needed where there is more than one.")
@click.option(
    "--from", "from_", metavar="EDITION", help="Carry over what still counts of an earlier edition."
)
@click.option("--as-of", help="The day as of which it holds; the last of its month or year if left out.")
@workspace_option
def edition(
    country: str, edition: str, framework: str | None, from_: str | None, as_of: str | None, workspace: Path
) -> None:
    """Start an EDITION of COUNTRY, named by its month or year: BRA 2010-01."""
    from scoring.edit.carry import carried
    from scoring.edit.edition import edition_files

    day = asked_day(asked_edition(edition), as_of)
    code = asked_country(country)
    folder = f"countries/{code}/{edition}"
    space = usable(workspace, "indicators/", f"countries/{code}/", to_fill=folder).workspace
    known_country(space, code)
    rules = chosen_framework(space, framework)
    earlier = earlier_edition(space, code, from_, rules, day) if from_ else None
    carry = carried(earlier, rules, day) if earlier else None
    files = edition_files(code, edition, rules, day, carry)
    wanted = f"{folder}/{rules.id}.yaml"
    there = space.editions.get((code, edition, rules.id))
    hint = "" if there is None or there.findings else "It holds no finding: delete it, and type this again."
    made(workspace, folder, files, wanted, hint)
    if carry:
        _tell(carry)
    elif others := [one for one in space.edition_ids_of(code, rules.id) if one < edition]:
        click.echo(f"{code} has an edition {others[-1]}: --from {others[-1]} carries over what still counts")
    next_step(
        f"Open {wanted}, write findings, and see what is wrong:",
        typed(f"cards check countries/{code}", workspace),
    )


def _tell(carry: Carried) -> None:
    kept, left = len(carry.findings), len(carry.left)
    click.echo(f"{kept} findings carried over from {carry.edition.id}, {left} left out")
    for finding, why in carry.left:
        click.echo(f"    {finding.id}: {why}")
    for what, why in carry.overturned:
        click.echo(f"    {what}: {why}")


@new.command()
@click.argument("framework")
@click.option("--from", "from_", metavar="FRAMEWORK", help="Begin with a copy of the one that it replaces.")
@workspace_option
def framework(framework: str, from_: str | None, workspace: Path) -> None:
    """Start a FRAMEWORK, named by its id: my-2027."""
    from scoring.edit.framework import NotCopiedError, copied_framework, example_framework
    from scoring.read.workspace import folder_of

    id_ = asked_id(framework)
    if not (workspace / "indicators").is_dir():
        usage(
            "this workspace has no folder indicators of its own, and uses the one that came with cards",
            f"Copy that one here first, and with it its sources: {folder_of(workspace, 'indicators')}",
        )
    space = usable(workspace, "indicators/").workspace
    if from_:
        old = chosen_framework(space, from_)
        try:
            files = copied_framework(space.root / "indicators" / old.id, old, id_)
        except NotCopiedError as error:
            not_copied(str(error), id_)
    else:
        files = example_framework(id_)
    made(workspace, f"indicators/{id_}", files)
    check = typed(f"cards check indicators/{id_}", workspace)
    said = f"change what {id_} asks, and its title; then" if from_ else "put your own words in place; then"
    next_step(f"Open indicators/{id_}/framework.yaml and {said} see what is wrong:", check)


@new.command()
@click.argument("code")
@workspace_option
def language(code: str, workspace: Path) -> None:
    """Start a language, named by its CODE: pt, pt-BR.

    Its catalogues and the countries' texts are then made by `cards translations CODE --update`.
    """
    from scoring.edit.language import known_language, language_text
    from scoring.read.languages import language_codes

    space = usable(workspace).workspace
    if not known_language(code):
        usage(f"{code} is no language's code", "Write it as pt, or as pt-BR.")
    if code in language_codes(space.templates):
        usage(f"there is the language {code} already", f"See what it lacks: cards translations {code}.")
    if not space.templates.is_relative_to(space.root):
        usage(
            "this workspace has no templates of its own",
            "Copy the package's folder templates/ into it first.",
        )
    file = f"templates/i18n/{code}.yaml"
    made(workspace, "templates/i18n", {file: language_text(code, space.countries)}, file)
    next_step(
        "Check the names of countries, then make the files in which it is translated:",
        typed(f"cards translations {code} --update", workspace),
    )
