"""Texts: citations that lead somewhere, placeholders that can be filled, words and figures that may stand."""

from __future__ import annotations

from collections.abc import Iterator, Set
from pathlib import Path

from scoring.check.asked import check_asked
from scoring.check.figures import check_figures, check_years, known_figures
from scoring.check.findings import check_reference
from scoring.check.shelf import Shelf, shelf
from scoring.check.terms import Titles, Written, check_written
from scoring.explain.figures import ALWAYS, DECIDED_ONLY, WITH_ARGUMENT, Figures
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.result import Standings
from scoring.problems import Origin, Place, Problems, closest
from scoring.read.prose import Placeholder, parse
from scoring.read.workspace import Loaded


def check_framework_texts(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """The texts that every country's card prints."""
    for written in _framework_texts(framework):
        _prose(written, framework, None, shelf(loaded), problems)
    goals, texts = {goal.id for goal in framework.last_goals}, framework.texts
    for goal in texts.goals:
        if goal not in goals:
            _no_goal(goal, goals, texts.origin.at("goals").key(goal), goal, problems)
    for goal in sorted(goals - set(texts.goals)) if set(texts.goals) <= goals else ():
        said, hint = f"there are no texts for goal {goal}", f"Add {goal}: under goals."
        problems.add("text.missing", texts.origin.key("goals"), goal, said, hint)


def _no_goal(goal: str, goals: Set[str], where: Origin | Place, subject: str, problems: Problems) -> None:
    hint = closest(goal, goals) or f"The goals are {', '.join(sorted(goals))}."
    problems.add("text.unknown-part", where, subject, f"there is no goal {goal}", hint)


def _framework_texts(framework: Framework) -> Iterator[Written]:
    texts = framework.texts
    for name in ("progress", "overview", "methodology"):
        yield Written(getattr(texts, name), texts.origin.at(name), name)
    for name, title in texts.titles.items():
        yield Written(title, texts.origin.at("titles", name), name)
    for id_, goal in texts.goals.items():
        for name in ("introduction", "explanation", "quotation", "quotation_source"):
            yield Written(getattr(goal, name), goal.origin.at(name.replace("_", "-")), f"goal {id_}")
    for indicator in framework.indicators:
        yield Written(indicator.reference, indicator.origin.at("reference"), indicator.id)


def check_card_texts(
    edition: Edition, loaded: Loaded, standings: Standings | None, problems: Problems
) -> None:
    """The texts and calls of one card; figures are compared where ``standings`` are given."""
    framework = loaded.workspace.frameworks.get(edition.framework)
    if framework is None:
        return
    figures = card_figures(edition, framework, loaded, standings)
    sources = shelf(loaded, edition.country)
    known = known_figures(figures) if figures else {}
    titles = Titles(sources, loaded)
    _parts(edition, framework, loaded, problems)
    for written in _card_texts(edition):
        _prose(written, framework, figures, sources, problems)
        if figures and written.figures:
            check_figures(written.text, written.origin, written.subject, figures, known, problems)
        check_written(written, titles, problems)
    for finding in edition.findings:
        stated = Written(finding.statement, finding.origin.at("statement"), finding.id)
        check_written(stated, titles, problems)
        if figures:
            check_years(stated.text, stated.origin, stated.subject, figures, problems)
    if figures:
        check_asked(edition, framework, figures.result, problems)
    _calls(edition, framework, sources, problems)


def card_figures(
    edition: Edition, framework: Framework, loaded: Loaded, standings: Standings | None
) -> Figures | None:
    standing = standings.countries.get(edition.country) if standings else None
    if (
        not standings
        or not standing
        or not standing.result
        or edition.country not in loaded.workspace.countries
    ):
        return None
    return Figures(
        loaded.workspace, framework, standings, edition.country, edition.id, edition.as_of, standing.result
    )


def _card_texts(edition: Edition) -> Iterator[Written]:
    texts = edition.texts
    for id_, text in texts.summaries.items():
        yield Written(text, texts.origin.at("summaries", id_), id_)
    yield Written(texts.situation, texts.origin.at("situation"), "situation")
    for id_, text in texts.discussions.items():
        yield Written(text, texts.origin.at("goals", id_, "discussion"), f"goal {id_}")
    for case in texts.case_studies:
        yield Written(case.text, case.origin.at("text"), case.id)
    yield Written(texts.petition_introduction, texts.origin.at("petition", "introduction"), "petition")
    yield Written(texts.petition_closing, texts.origin.at("petition", "closing"), "petition")
    yield Written(texts.notes, texts.origin.at("notes"), "notes", figures=False)
    for call in edition.calls:
        yield Written(call.text, call.origin.at("text"), call.id)
        yield Written(call.petition or "", call.origin.at("petition"), call.id)
    for fate in edition.fates:
        yield Written(fate.text, fate.origin.at("text"), fate.call)


def _prose(
    written: Written,
    framework: Framework,
    figures: Figures | None,
    sources: Shelf,
    problems: Problems,
) -> None:
    prose = parse(written.text)
    for number, fault in enumerate(prose.faults):
        if number and written.text.startswith("</", fault.offset):
            continue  # the end of what was reported at its beginning
        place = written.origin.within(written.text, fault.offset)
        problems.add(fault.code, place, written.subject, fault.message, fault.hint)
    for cluster in prose.clusters:
        for cite in cluster.cites:
            place = written.origin.within(written.text, cite.offset, len(cite.key) + 1)
            sources.has(cite.key, place, written.subject, problems, "text.unknown-citation")
            if cite.key in sources.sources and sources.sources[cite.key].confidential:
                said = f"{cite.key} is confidential and would be printed"
                problems.add("source.confidential", place, written.subject, said, "Cite another source.")
    for placeholder in prose.placeholders:
        fault_message = _placeholder(placeholder, framework, figures)
        if fault_message:
            problems.add(
                "text.unknown-placeholder",
                written.origin.within(written.text, placeholder.offset, len(placeholder.name) + 1),
                written.subject,
                *fault_message,
            )


def _placeholder(
    placeholder: Placeholder, framework: Framework, figures: Figures | None
) -> tuple[str, str] | None:
    name, argument = placeholder.name, placeholder.argument
    known = ALWAYS | DECIDED_ONLY
    if name in WITH_ARGUMENT:
        choices = list(
            framework.category_by_id if WITH_ARGUMENT[name] == "category" else framework.indicator_by_id
        )
        if argument in choices:
            return None
        said = (
            f"{{{name}:{argument}}} names no {WITH_ARGUMENT[name]}"
            if argument
            else f"{{{name}}} needs a name"
        )
        return said, closest(argument, choices) or f"Write {{{name}:{choices[0]}}}."
    if name not in known or argument:
        whole = f"{{{name}:{argument}}}" if argument else f"{{{name}}}"
        names = [*(f"{{{one}}}" for one in known), *(f"{{{one}:…}}" for one in WITH_ARGUMENT)]
        hint = closest(whole, sorted(names)) or "See the list in docs/advocate.md."
        return f"no figure is called {whole}", hint
    if figures and name in DECIDED_ONLY and name not in figures.plain:
        return (
            f"{{{name}}} has no figure here: the category is undecided or the best",
            "Write the text without it.",
        )
    return None


def _parts(edition: Edition, framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """Texts that belong nowhere, and places without a text."""
    texts, indicators = edition.texts, framework.indicator_by_id
    goals = {goal.id for goal in framework.last_goals}
    for id_ in texts.summaries:
        if id_ not in indicators:
            said, hint = f"there is no indicator {id_}", closest(id_, indicators)
            place = texts.origin.at("summaries").key(id_)
            problems.add("text.unknown-part", place, id_, said, hint or "Indicators are named like 1.1.")
    for case in texts.case_studies:
        if case.place not in goals | {"situation"}:
            said = f"a case study stands in situation or under a goal, not in {case.place}"
            hint = f"Write situation, {' or '.join(sorted(goals))}."
            problems.add("text.unknown-part", case.origin.at("place"), case.id, said, hint)
    for id_ in texts.discussions:
        if id_ not in goals:
            _no_goal(id_, goals, texts.origin.at("goals").key(id_), id_, problems)
    _missing(edition, framework, loaded, problems)


def _missing(edition: Edition, framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """Places of the card without a text; one with a wrong name is not missed as well.

    An edition that has only the ratification record needs no texts: the card says what the record holds.
    A summary is missed where there is something to sum up, a discussion where there is more than one thing.
    """
    if not edition.findings:
        return
    texts, subject = edition.texts, f"{edition.country} {edition.id}"
    folder = Path(edition.origin.file.name).parent.as_posix()
    if not texts.origin.file.name:
        if f"{folder}/texts.yaml" not in loaded.reader.lost:
            said, hint = "there is no texts.yaml: the card would have no words", "Add it beside the evidence."
            problems.add("text.missing", Place(folder), subject, said, hint)
        return
    examined, wanted = _examined(edition, framework), list[tuple[str, str, str]]()
    if set(texts.summaries) <= set(framework.indicator_by_id):
        wanted += [
            ("summaries", f"summary of indicator {one.id}", texts.summaries.get(one.id, ""))
            for one in framework.indicators
            if one.id in examined
        ]
    if set(texts.discussions) <= {goal.id for goal in framework.last_goals}:
        wanted += [
            ("goals", f"discussion of goal {one.id}", texts.discussions.get(one.id, ""))
            for one in framework.last_goals
            if sum(indicator.id in examined for indicator in one.indicators) >= min(2, len(one.indicators))
        ]
    wanted.append(("situation", "text on the situation", texts.situation))
    if any(call.petition for call in edition.calls):
        wanted.append(("petition", "introduction of the petition", texts.petition_introduction))
    for key, what, text in wanted:
        if not text:
            said, hint = f"there is no {what}", f"Write it under {key}:"
            problems.add("text.missing", texts.origin.key(key), subject, said, hint)


def _examined(edition: Edition, framework: Framework) -> Set[str]:
    """The indicators on which there are findings; the ratification record is printed as it stands."""
    found = {finding.criterion for finding in edition.findings}
    return {
        one.id
        for one in framework.indicators
        if any(one.criterion_id(criterion) in found for criterion in one.criteria)
    }


def _calls(edition: Edition, framework: Framework, sources: Shelf, problems: Problems) -> None:
    goals = {goal.id for goal in framework.last_goals}
    for call in edition.calls:
        if call.goal not in goals:
            _no_goal(call.goal, goals, call.origin.at("goal"), call.id, problems)
        if not call.criteria and not call.outside:
            said = "the call names no criterion that it would fulfil"
            hint = "Add criteria: [1.1.a], or outside: and why it is made although no criterion asks for it."
            problems.add("call.criteria", call.origin, call.id, said, hint)
        for number, criterion in enumerate(call.criteria):
            if criterion not in framework.criteria:
                said, hint = f"there is no criterion {criterion}", closest(criterion, framework.criteria)
                place = call.origin.at("criteria", str(number))
                problems.add("call.criteria", place, call.id, said, hint or "Criteria are named like 1.1.a.")
        for number, reference in enumerate(call.references):
            origin = call.origin.at("sources", str(number))
            check_reference(reference, origin, call.id, edition, sources, problems)
            sources.printed(reference, origin, call.id, problems)
