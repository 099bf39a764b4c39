"""cards explain: why a cell has its colour, and what a problem's code means."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    from scoring.explain.deciding import Deciding
    from scoring.explain.why import WhyCriterion, WhyFinding, WhyIndicator
    from scoring.model.framework import Framework
    from scoring.model.result import Standings
    from scoring.model.workspace import Workspace


@click.command()
@click.argument("what", metavar="COUNTRY|CODE|codes")
@click.argument("indicator", required=False)
@click.option("--framework", help="The framework; the default one if left out.")
@click.option("--edition", help="The edition, 2010-01; the newest if left out.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@workspace_option
def explain(
    what: str, indicator: str | None, framework: str | None, edition: str | None, form: str, workspace: Path
) -> None:
    """Show the way from a colour to its sources, or the rule behind a problem's CODE, or all codes."""
    from scoring.problems import CODES, all_codes, closest, explain_code

    if what == "codes":
        click.echo(all_codes())
        return

    if what in CODES:
        click.echo(explain_code(what))
        return
    if "." in what:
        usage(f"there is no problem code {what}", closest(what, CODES))
    from scoring.commands.asked_words import asked_lines, asked_record
    from scoring.explain.asked import asked_of
    from scoring.explain.deciding import deciding_in
    from scoring.explain.records import deciding_record, why_record
    from scoring.explain.why import why
    from scoring.language import Language
    from scoring.publish.asked import indicators
    from scoring.rank.standings import standings

    space = sound(workspace).workspace
    rules = chosen_framework(space, framework)
    chosen = chosen_edition(space, rules, edition)
    country = chosen_countries(space, [what], chosen, rules.id)[0]
    if indicator is not None and indicator not in rules.indicator_by_id:
        usage(f"{rules.id} has no indicator {indicator}", closest(indicator, rules.indicator_by_id))
    found = standings(space, rules, chosen)
    result = found.countries[country].result
    if result is None:
        raise ValueError(f"{country} has evidence and no result")
    evidence = space.editions[country, chosen, rules.id]
    asked = asked_of(space, rules, evidence, result)
    reasons = [one for one in why(rules, evidence, result) if indicator in {None, one.indicator.id}]
    open_ = deciding_in(rules, found, country) if indicator is None else None
    if form == "json":
        record: dict[str, Any] = {"country": country, "edition": chosen, "framework": rules.id}
        record["indicators"] = [why_record(rules, one) for one in reasons]
        record["asked"] = [
            asked_record(rules, one) for one in asked if indicator in {None, *indicators(rules, one)}
        ]
        if open_:
            record["deciding"] = deciding_record(rules, open_)
        click.echo(json.dumps(record, ensure_ascii=False, indent=2))
    elif form == "csv":
        from scoring.publish.rows import evidence_rows

        click.echo(evidence_rows(rules, reasons).as_csv(), nl=False)
    else:
        texts = [
            "\n".join([_text(rules, one), *asked_lines(rules, asked, one.indicator.id, Language())])
            for one in reasons
        ]
        texts += [text] if open_ and (text := _deciding(space, rules, found, open_)) else []
        click.echo("\n\n".join(texts))


def _text(framework: Framework, reason: WhyIndicator) -> str:
    from scoring.language import Language, condition_words
    from scoring.language.words import GRADE_SENTENCES, GRADE_STATES

    indicator, result = reason.indicator, reason.result
    grades = [grade.label for grade in framework.grades[result.best : result.worst + 1]]
    said = GRADE_STATES.get(result.state.value, " or ".join(grades))
    star = "  * NGOs work here with no state support" if result.star else ""
    lines = [f"{indicator.id} {indicator.title}: {said}{star}"]
    if result.state.value in GRADE_SENTENCES:
        lines.append(f"  {GRADE_SENTENCES[result.state.value]}")
    if result.overridden:
        lines.append("  given by a panel in place of the rule's own grade")
    lines += [
        f"  {grade}: {condition_words(condition, framework.best_level, Language())}"
        for grade, condition in indicator.rule.items()
    ]
    lines += [
        f"  never better than {cap.at_most} unless "
        f"{condition_words(cap.unless, framework.best_level, Language())}"
        for cap in indicator.caps
    ]
    for criterion in reason.criteria:
        lines += _criterion(framework, criterion)
    return "\n".join([*lines, *_raising(framework, reason)])


def _criterion(framework: Framework, why: WhyCriterion) -> list[str]:
    from scoring.language.words import ANSWERS, TREATY_STATUS, UNANSWERED
    from scoring.model.result import AnswerState

    answer = why.answer
    said = (
        ANSWERS.get(framework.answers[answer.low], framework.answers[answer.low])
        if answer.state is AnswerState.ANSWERED
        else UNANSWERED[answer.state.value]
    )
    treaty = (
        f" ({why.criterion.treaty.treaty}: {TREATY_STATUS[answer.treaty_status]})"
        if why.criterion.treaty and answer.treaty_status
        else ""
    )
    lines = [f"  {why.criterion.id}  {why.criterion.question} {said.upper()}{treaty}"]
    for finding in why.findings:
        lines += _finding(finding)
    if why.resolution:
        lines.append(f"       resolved: {why.resolution.because}")
    return lines


def _finding(why: WhyFinding) -> list[str]:
    from scoring.language.words import ACTORS, SET_ASIDE

    finding = why.finding
    reported = f", reporting {finding.reference.reporting}" if finding.reference.reporting else ""
    aside = f" (not counted: {SET_ASIDE[why.set_aside]})" if why.set_aside else ""
    shown = finding.answer or str(finding.value)
    return [
        f"     {'-' if why.set_aside else '+'} {shown}: {finding.statement}{aside}",
        f"       {finding.id}; {ACTORS[finding.actor]}, holds on {finding.holds_on}; "
        f"{finding.reference.source}, {finding.reference.locator}{reported}",
    ]


def _raising(framework: Framework, reason: WhyIndicator) -> list[str]:
    from scoring.language.words import GRADE_STATES

    if reason.raising is None:
        return []
    ways = [
        " and ".join(
            f"{step.criterion}{'' if step.level == framework.best_level else ' at least partly'}"
            for step in way
        )
        for way in reason.raising.ways
    ]
    verb = "make sure of" if reason.result.state.value in GRADE_STATES else "raise it to"
    return [f"  What would {verb} {framework.grades[reason.raising.to].label}: {'; or '.join(ways)}"]


def _deciding(workspace: Workspace, framework: Framework, standings: Standings, found: Deciding) -> str:
    """What would decide the category and the rank, where they are not decided."""
    from scoring.language import Language
    from scoring.publish.deciding_words import FEW, DecidingWords

    words = DecidingWords(framework, found, Language())
    lines = []
    if said := words.category():
        lines += [f"What would decide the category, {words.categories(found.categories)}"]
        lines += [f"  {sentence}" for sentence in said]
        needed = [one for one in found.criteria if one.for_category]
        moving = [one for one in needed if len({outcome.categories for outcome in one.outcomes}) > 1]
        lines += ["  If it alone were answered:"] if moving else []
        lines += [f"    {words.alone(one)}" for one in moving]
        if still := [one.id for one in needed if one not in moving]:
            named = (
                f" to {Language().either(still)}" if len(still) <= FEW else " to any other" if moving else ""
            )
            lines.append(f"  No answer{named} changes it alone.")
        if idle := words.idle():
            lines.append(f"  It makes no difference to the category what is found on {', '.join(idle)}.")
    if found.rank and (said := words.rank(workspace.short_name)):
        best, worst = found.rank
        lines += [f"What would decide the rank, {best}–{worst} of {standings.ranked}"]
        lines += [f"  {sentence}" for sentence in said]
    return "\n".join(lines)
