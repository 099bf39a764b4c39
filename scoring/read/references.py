"""Which sources something refers to, in its references and in the citations of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.model.evidence import Country, Edition, Recommendation, Reference
from scoring.model.framework import Framework
from scoring.model.world import Fact
from scoring.read.prose import parse


def of_framework(framework: Framework) -> set[str]:
    """The ids of the sources that a framework's texts and indicators cite."""
    return set(_cited(_framework_texts(framework)))


def of_edition(edition: Edition) -> set[str]:
    """The ids of the sources behind an edition's findings, calls, fates of earlier calls, reply and texts."""
    named = _named(finding.reference for finding in edition.findings)
    called = _named(reference for call in edition.calls for reference in call.references)
    told = _named(reference for fate in edition.fates for reference in fate.references)
    return {*named, *called, *told, *_replied(edition), *_cited(_edition_texts(edition))}


def _replied(edition: Edition) -> Iterator[str]:
    """The record of the government's reply, where one came."""
    if edition.reply and edition.reply.source:
        yield edition.reply.source


def of_country(country: Country) -> set[str]:
    """The ids of the sources of a ratification record."""
    return set(_named(record.reference for record in country.treaties))


def of_facts(facts: Iterable[Fact]) -> set[str]:
    """The ids of the sources behind global facts."""
    return set(_named(fact.reference for fact in facts))


def of_recommendations(recommendations: Iterable[Recommendation]) -> set[str]:
    """The ids of the sources in which recommendations stand, and of the works that these report."""
    return set(_named(one.reference for one in recommendations))


def _named(references: Iterable[Reference]) -> Iterator[str]:
    for reference in references:
        yield reference.source
        if reference.reporting:
            yield reference.reporting


def _cited(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (cite.key for cluster in parse(text).clusters for cite in cluster.cites)


def _framework_texts(framework: Framework) -> Iterator[str]:
    texts = framework.texts
    yield from (texts.progress, texts.overview, texts.methodology)
    for goal in texts.goals.values():
        yield from (goal.introduction, goal.explanation, goal.quotation, goal.quotation_source)
    yield from (indicator.reference for indicator in framework.indicators)


def _edition_texts(edition: Edition) -> Iterator[str]:
    texts = edition.texts
    yield from texts.summaries.values()
    yield from texts.discussions.values()
    yield from (study.text for study in texts.case_studies)
    yield from (texts.situation, texts.petition_introduction, texts.petition_closing, texts.notes)
    yield from (text for call in edition.calls for text in (call.text, call.petition or ""))
    yield from (fate.text for fate in edition.fates)


def cited_by_framework(framework: Framework) -> Iterator[str]:
    """The id of a source for each time that a framework cites it."""
    return _cited(_framework_texts(framework))


def cited_by_country(country: Country) -> Iterator[str]:
    """The id of a source for each ratification record that rests on it."""
    return _named(record.reference for record in country.treaties)


def cited_by_facts(facts: Iterable[Fact]) -> Iterator[str]:
    """The id of a source for each global fact that rests on it or that it reports."""
    return _named(fact.reference for fact in facts)


def cited_by_recommendations(recommendations: Iterable[Recommendation]) -> Iterator[str]:
    """The id of a source for each recommendation that stands in it or that it reports."""
    return _named(one.reference for one in recommendations)


def cited_by_edition(edition: Edition) -> Iterator[tuple[str, str]]:
    """Where and which: findings, calls or texts, and the id of a source for each time that it is cited."""
    yield from (("findings", id_) for id_ in _named(finding.reference for finding in edition.findings))
    asked = [*(call.references for call in edition.calls), *(fate.references for fate in edition.fates)]
    yield from (("calls", id_) for references in asked for id_ in _named(references))
    yield from (("others", id_) for id_ in _replied(edition))
    yield from (("texts", id_) for id_ in _cited(_edition_texts(edition)))
