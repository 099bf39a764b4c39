"""Texts: citations that lead somewhere, placeholders that can be filled, words and figures that may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.check.editions import check_reference
from scoring.check.figures import check_figures
from scoring.explain.figures import ALWAYS, DECIDED_ONLY, WITH_ARGUMENT, Figures
from scoring.model.evidence import Edition, Source
from scoring.model.framework import Framework
from scoring.model.result import Standings
from scoring.problems import Origin, Problems, closest
from scoring.read.prose import Placeholder, parse
from scoring.read.workspace import Loaded

_TERMS = {
    r"child prostitut(?:e|es|ion)": "a child, or children, exploited in prostitution",
    r"child pornograph(?:y|ic)": "child sexual abuse material",
    r"(?:child )?sex touris[mt]s?": "sexual exploitation of children in travel and tourism",
    r"pimps?\b": "an exploiter, or a person who exploits a child in prostitution",
    r"rescu(?:e|es|ed|ing)\b": "to remove from exploitation, to identify and assist",
    r"(?:child|juvenile|teen(?:age)?) sex workers?": "a child exploited in prostitution",
}


@dataclass(frozen=True)
class Written:
    """A text with its place, the item it belongs to, and whether its figures are held against ours."""

    text: str
    origin: Origin
    subject: str
    figures: bool = True


def check_framework_texts(framework: Framework, loaded: Loaded, problems: Problems) -> None:
    """The texts that every country's card prints."""
    for written in _framework_texts(framework):
        _prose(written, framework, None, loaded.workspace.sources, loaded, problems)
    missing = [goal.id for goal in framework.goals if goal.id not in framework.texts.goals]
    for goal in missing:
        problems.add(
            "text.missing",
            framework.texts.origin,
            goal,
            f"there are no texts for goal {goal}",
            f"Add {goal}: under goals.",
        )
    for goal in framework.texts.goals:
        if goal not in {one.id for one in framework.goals}:
            problems.add(
                "text.unknown-part",
                framework.texts.origin.at("goals", goal),
                goal,
                f"there is no goal {goal}",
                "",
            )


def _framework_texts(framework: Framework) -> Iterator[Written]:
    texts = framework.texts
    for name in ("progress", "overview", "methodology"):
        yield Written(getattr(texts, name), texts.origin.at(name), name)
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
    sources = loaded.workspace.sources_of(edition.country)
    _parts(edition, framework, problems)
    for written in _card_texts(edition):
        _prose(written, framework, figures, sources, loaded, problems)
        if figures and written.figures:
            check_figures(written.text, written.origin, written.subject, figures, problems)
        _terms(written, sources, loaded, problems)
    for finding in edition.findings:
        _terms(
            Written(finding.statement, finding.origin.at("statement"), finding.id), sources, loaded, problems
        )
    _calls(edition, framework, loaded, problems)


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


def _prose(
    written: Written,
    framework: Framework,
    figures: Figures | None,
    sources: Mapping[str, Source],
    loaded: Loaded,
    problems: Problems,
) -> None:
    prose = parse(written.text)
    for fault in prose.faults:
        place = written.origin.within(written.text, fault.offset)
        problems.add(fault.code, place, written.subject, fault.message, fault.hint)
    for cluster in prose.clusters:
        for cite in cluster.cites:
            place = written.origin.within(written.text, cite.offset, len(cite.key) + 1)
            source = sources.get(cite.key)
            if source is None and cite.key not in loaded.reader.dropped:
                problems.add(
                    "text.unknown-citation",
                    place,
                    written.subject,
                    f"there is no source {cite.key}",
                    closest(cite.key, sources) or "Add its record to sources.yaml.",
                )
            elif source and source.confidential:
                problems.add(
                    "source.confidential",
                    place,
                    written.subject,
                    f"{cite.key} is confidential",
                    "Take it out.",
                )
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
        return f"no figure is called {whole}", closest(
            name, [*known, *WITH_ARGUMENT]
        ) or "See the list in docs/advocate.md."
    if figures and name in DECIDED_ONLY and name not in figures.plain:
        return (
            f"{{{name}}} has no figure here: the category is undecided or the best",
            "Write the text without it.",
        )
    return None


def _terms(written: Written, sources: Mapping[str, Source], loaded: Loaded, problems: Problems) -> None:
    """Words that the field advises against, outside the titles of instruments and works."""
    titles = [treaty.title for treaty in loaded.workspace.treaties.values()]
    titles += [str(source.record.get("title", "")) for source in sources.values()]
    text = re.sub(r"\[@[^\]]*\]", lambda match: " " * len(match.group()), written.text)
    for title in sorted(filter(None, titles), key=len, reverse=True):
        text = re.sub(re.escape(title), lambda match: " " * len(match.group()), text, flags=re.IGNORECASE)
    for pattern, better in _TERMS.items():
        for match in re.finditer(rf"\b{pattern}", text, re.IGNORECASE):
            problems.add(
                "text.term",
                written.origin.within(written.text, match.start(), match.end() - match.start()),
                written.subject,
                f"the Terminology Guidelines advise against {match.group()!r}",
                f"Write: {better}.",
            )


def _parts(edition: Edition, framework: Framework, problems: Problems) -> None:
    """Texts that belong nowhere, and places without a text."""
    texts, goals = edition.texts, {goal.id for goal in framework.goals}
    for id_ in texts.summaries:
        if id_ not in framework.indicator_by_id:
            problems.add(
                "text.unknown-part",
                texts.origin.at("summaries", id_),
                id_,
                f"there is no indicator {id_}",
                closest(id_, framework.indicator_by_id),
            )
    for case in texts.case_studies:
        if case.place not in goals | {"situation"}:
            problems.add(
                "text.unknown-part",
                case.origin.at("place"),
                case.id,
                f"a case study stands in situation or under a goal, not in {case.place}",
                f"Write situation, {' or '.join(sorted(goals))}.",
            )
    for id_ in texts.discussions:
        if id_ not in goals:
            problems.add(
                "text.unknown-part",
                texts.origin.at("goals", id_),
                id_,
                f"there is no goal {id_}",
                closest(id_, goals),
            )
    if texts.origin.file.name:
        _missing(edition, framework, problems)


def _missing(edition: Edition, framework: Framework, problems: Problems) -> None:
    texts = edition.texts
    wanted = [(f"summaries: {one.id}", texts.summaries.get(one.id)) for one in framework.indicators]
    wanted += [(f"goals: {goal.id}", texts.discussions.get(goal.id)) for goal in framework.goals]
    wanted.append(("situation", texts.situation))
    if any(call.petition for call in edition.calls):
        wanted.append(("petition: introduction", texts.petition_introduction))
    for name, text in wanted:
        if not text:
            problems.add(
                "text.missing",
                texts.origin,
                f"{edition.country} {edition.id}",
                f"there is no text {name}",
                "Write it.",
            )


def _calls(edition: Edition, framework: Framework, loaded: Loaded, problems: Problems) -> None:
    goals = {goal.id for goal in framework.goals}
    sources = loaded.workspace.sources_of(edition.country)
    for call in edition.calls:
        if call.goal not in goals:
            problems.add(
                "text.unknown-part",
                call.origin.at("goal"),
                call.id,
                f"there is no goal {call.goal}",
                closest(call.goal, goals),
            )
        if not call.criteria and not call.outside:
            problems.add(
                "call.criteria",
                call.origin,
                call.id,
                "the call names no criterion that it would fulfil",
                "Add criteria: [1.1.a, …], or outside: and why it is made although no criterion asks for it.",
            )
        for criterion in call.criteria:
            if criterion not in framework.criteria:
                problems.add(
                    "call.criteria",
                    call.origin.at("criteria"),
                    call.id,
                    f"there is no criterion {criterion}",
                    closest(criterion, framework.criteria),
                )
        for number, reference in enumerate(call.references):
            origin = call.origin.at("sources", str(number))
            check_reference(reference, origin, call.id, edition, loaded, problems)
            source = sources.get(reference.source)
            if source and source.confidential:
                problems.add(
                    "source.confidential",
                    origin.at("source"),
                    call.id,
                    f"{source.id} is confidential, and sources of calls are printed",
                    "Cite another source.",
                )
