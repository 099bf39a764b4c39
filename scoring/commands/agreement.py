"""cards agreement: how far two opinions about the same countries go together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING

import click

from scoring.commands.common import chosen_edition, chosen_framework, sound, usage, workspace_option

if TYPE_CHECKING:
    from fractions import Fraction

    from scoring.explain.agreement import Agreement
    from scoring.explain.opinions import Opinion
    from scoring.model.workspace import Workspace

WIDTH = 100
CAUTION = (
    "Agreement is no proof that either is right, and disagreement none that either is wrong: two opinions "
    "may rest on the same reports, and may ask different questions. A benchmark never enters a grade."
)


@click.command()
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--framework", help="The framework of our categories; the default one if left out.")
@click.option("--edition", help="The edition of our categories, 2010-01; the newest if left out.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@workspace_option
def agreement(
    first: str, second: str, framework: str | None, edition: str | None, form: str, workspace: Path
) -> None:
    """Compare two opinions about the same countries, A and B.

    Each is `ours` (our categories by evidence), `published` (the published list of the edition) or the id
    of a benchmark in countries/benchmarks. A benchmark never enters a grade.
    """
    from scoring.explain.agreement import agreement as compare
    from scoring.explain.agreement import agreement_record

    space = sound(workspace).workspace
    found = compare(_opinion(space, first, framework, edition), _opinion(space, second, framework, edition))
    if form == "json":
        click.echo(json.dumps(agreement_record(found), ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.publish.rows import agreement_rows

        click.echo(agreement_rows(found).as_csv(), nl=False)
    else:
        click.echo(_text(found))


def _opinion(workspace: Workspace, id_: str, framework: str | None, edition: str | None) -> Opinion:
    from dataclasses import replace

    from scoring.explain.opinions import OURS, PUBLISHED, opinion
    from scoring.problems import closest

    if id_ not in {OURS, PUBLISHED, *workspace.benchmarks}:
        known = [OURS, PUBLISHED, *sorted(workspace.benchmarks)]
        usage(f"there is no opinion {id_}", closest(id_, known) or f"There are {', '.join(known)}.")
    rules = chosen_framework(workspace, framework)
    chosen = chosen_edition(workspace, rules, edition)
    if id_ in workspace.benchmarks:
        return opinion(workspace, id_, rules, chosen)
    if not rules.categories:
        usage(f"{rules.id} has no categories to compare")
    titles = {OURS: "our categories by evidence", PUBLISHED: "published list"}
    lists = sorted(name for one, name in workspace.published if one == rules.id)
    if id_ == PUBLISHED and chosen not in lists:
        usage(
            f"no list was published for {chosen} under {rules.id}", f"There are {', '.join(lists) or 'none'}."
        )
    return replace(opinion(workspace, id_, rules, chosen), title=f"{titles[id_]}, {chosen}")


def _text(found: Agreement) -> str:
    """The whole comparison for people."""
    first, second = found.first, found.second
    parts = [f"A: {_title(first)}\nB: {_title(second)}"]
    parts += [fill(note, WIDTH) for note in dict.fromkeys((first.note, second.note)) if note]
    both = len(first.countries & second.countries)
    parts.append(f"{_counted(both, 'country', 'countries')} in both; compared: {len(found.compared)}.")
    if found.compared:
        parts += [
            _cross_table(found),
            fill(_kappa(found), WIDTH),
            fill(_tau(found), WIDTH),
            _differing(found),
        ]
    return "\n\n".join([*parts, *_left_out(found), fill(CAUTION, WIDTH)])


def _title(opinion: Opinion) -> str:
    where = opinion.reference
    return f"{opinion.title} ({where.source}, {where.locator})" if where else opinion.title


def _cross_table(found: Agreement) -> str:
    rows = [["A \\ B", *found.second.scale.values()]] + [
        [label, *(str(count) if count else "·" for count in counts)]
        for label, counts in zip(found.first.scale.values(), found.table, strict=True)
    ]
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )


def _kappa(found: Agreement) -> str:
    linear, quadratic = found.kappa_linear, found.kappa_quadratic
    if not found.equal_scales:
        lengths = f"A has {len(found.first.scale)} levels and B {len(found.second.scale)}"
        return f"Weighted kappa: none, as {lengths}, and nothing says which of them mean the same."
    if linear is None or quadratic is None:
        return "Weighted kappa: not defined, as both put all these countries on one and the same level."
    return (
        f"Weighted kappa: {_number(linear)} with linear and {_number(quadratic)} with quadratic weights; "
        "1 is the same level throughout, 0 what chance would give. It holds the levels of A to mean those "
        f"of B one by one, in order; {_counted(found.same, 'country stands', 'countries stand')} on the "
        "same one."
    )


def _tau(found: Agreement) -> str:
    pairs, tau = found.pairs, found.pairs.tau_b
    if tau is None:
        return "Kendall's tau-b: not defined, as one of them puts all these countries on one level."
    apart = _counted(pairs.concordant + pairs.discordant, "pair", "pairs")
    return (
        f"Kendall's tau-b: {_number(tau)}; 1 is the same order, 0 no connection, -1 the reverse. "
        f"Of {apart} of countries that both tell apart, {pairs.concordant} stand in the same order and "
        f"{pairs.discordant} in opposite ones."
    )


def _number(value: Fraction | float) -> str:
    from fractions import Fraction

    from scoring.language import Language

    return Language().number(Fraction(value))


def _differing(found: Agreement) -> str:
    """All countries by how far apart they stand, the farthest first."""
    first, second = list(found.first.scale.values()), list(found.second.scale.values())
    lines = ["Those that differ most come first; the fraction is the share of the scale that lies between."]
    for (one, other), group in groupby(found.compared, lambda compared: (compared.first, compared.second)):
        members = list(group)
        share = members[0].difference
        where = f"{abs(share)} better in {'A' if share > 0 else 'B'}" if share else "same"
        names = ", ".join(_named(found, [member.country for member in members]))
        lines.append(_hanging(f"{where}, {first[one]} / {second[other]}: {names}", "  "))
    return "\n".join(lines)


def _named(found: Agreement, codes: Iterable[str]) -> list[str]:
    from scoring.language import Language

    names = {**found.second.names, **found.first.names}
    return sorted((names.get(code, code) for code in codes), key=Language().alphabetical)


def _left_out(found: Agreement) -> list[str]:
    """The countries that could not be compared, and why."""
    groups = (
        ("Left out, as more than one category is possible", found.undecided),
        ("Left out, as one of them names it and gives it no level", found.not_ranked),
        ("Only in A", found.only_first),
        ("Only in B", found.only_second),
    )
    lines = [
        _hanging(f"{said}: {len(codes)} ({', '.join(_named(found, codes))})")
        for said, codes in groups
        if codes
    ]
    return ["\n".join(lines)] if lines else []


def _hanging(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=f"{indent}    ")


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
