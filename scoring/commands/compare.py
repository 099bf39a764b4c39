"""cards compare: what changed between two editions of a country."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.commands.common import sound, usage, workspace_option

if TYPE_CHECKING:
    from scoring.explain.compare import Comparison
    from scoring.model.evidence import Edition
    from scoring.model.workspace import Workspace


@click.command()
@click.argument("country")
@click.argument("old", metavar="EDITION")
@click.argument("new", metavar="EDITION")
@click.option(
    "--framework",
    "frameworks",
    multiple=True,
    help="The framework of both editions, or given twice: of the first and of the second.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@workspace_option
def compare(
    country: str, old: str, new: str, frameworks: tuple[str, ...], form: str, workspace: Path
) -> None:
    """Show what changed in a COUNTRY from one EDITION to another: the world, or the rules."""
    from scoring.explain.change_records import comparison_record
    from scoring.explain.compare import comparison

    space = sound(workspace).workspace
    found = comparison(space, *_editions(space, country, (old, new), frameworks))
    if form == "json":
        click.echo(json.dumps(comparison_record(found), ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.publish.rows import comparison_rows

        click.echo(comparison_rows(found).as_csv(), nl=False)
    else:
        click.echo(_text(space, found))


def _editions(
    workspace: Workspace, country: str, ids: tuple[str, str], frameworks: tuple[str, ...]
) -> tuple[Edition, Edition]:
    """The two editions; where no framework is named, under the one that both have, or else their own."""
    from scoring.problems import closest

    known = sorted({id_ for code, id_, _ in workspace.editions if code == country})
    if not known:
        codes = sorted({code for code, _, _ in workspace.editions})
        hint = closest(country.upper(), codes) or f"There is evidence of {', '.join(codes) or 'no country'}."
        usage(f"{country} has no evidence", hint)
    for id_ in ids:
        if id_ not in known:
            usage(f"{country} has no evidence in edition {id_}", f"There are {', '.join(known)}.")
    if len(frameworks) > 2:
        usage("--framework is given once, or twice: for the first edition and for the second")
    under = [{name for code, id_, name in workspace.editions if (code, id_) == (country, one)} for one in ids]
    wanted = (frameworks * 2)[:2] if frameworks else _frameworks(under, ids)
    for id_, framework, there in zip(ids, wanted, under, strict=True):
        if framework not in there:
            usage(
                f"{country} has no evidence in edition {id_} under {framework}",
                f"There is evidence under {', '.join(sorted(there))}.",
            )
    first, second = (workspace.editions[country, id_, name] for id_, name in zip(ids, wanted, strict=True))
    if first is second:
        usage("these are one edition, and there is nothing to compare")
    return first, second


def _frameworks(under: list[set[str]], ids: tuple[str, str]) -> tuple[str, str]:
    both = under[0] & under[1]
    if len(both) == 1:
        (one,) = both
        return one, one
    for id_, there in zip(ids, under, strict=True):
        if len(there) > 1:
            usage(
                f"edition {id_} has evidence under more than one framework",
                f"Choose with --framework: {', '.join(sorted(there))}.",
            )
    return min(under[0]), min(under[1])


def _text(workspace: Workspace, found: Comparison) -> str:
    from scoring.commands import lines
    from scoring.commands.comparison_words import comparison_sections
    from scoring.language import Language

    language = Language()
    old, new = (
        f"{language.edition(one.id)} (as of {language.date(one.as_of)}, under {one.framework})"
        for one in (found.old, found.new)
    )
    head = f"{workspace.countries[found.country].name}: from {old} to {new}"
    sections = comparison_sections(workspace.frameworks, found, language)
    return f"{lines.paragraph(head)}\n\n{lines.as_text(sections)}"
