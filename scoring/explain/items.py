"""What an edition, a framework and the records beside them are made of, as items that can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scoring.explain.changes import Item, Weight, values_of
from scoring.model.evidence import (
    Benchmark,
    Call,
    CardTexts,
    Country,
    Edition,
    Fate,
    Finding,
    PublishedList,
    Recommendation,
    Reference,
    Source,
    Treaty,
)
from scoring.model.framework import Criterion, Framework, Goal, Indicator
from scoring.model.world import Fact, TileMap

WORDING = frozenset({"statement", "note", "because"})
"""Fields of evidence that are printed and move nothing."""
_FRAMEWORK_WORDING = frozenset({"title", "citation"})
_INDICATOR_WORDING = frozenset({"title", "question", "why", "label", "reference", "reason"})


def finding_item(finding: Finding) -> Item:
    values = {**values_of(finding, {"reference"}), **_reference(finding.reference)}
    return Item("finding", finding.id, values, Weight.FINDING, WORDING)


def decision_items(edition: Edition) -> Iterator[Item]:
    """What is decided about an edition's findings and grades, and as of when."""
    yield Item("as-of date", "", {"as-of": edition.as_of}, Weight.FINDING)
    for resolution in edition.resolutions:
        yield Item("resolution", resolution.criterion, values_of(resolution), Weight.FINDING, WORDING)
    for override in edition.overrides:
        yield Item("override", override.indicator, values_of(override), Weight.FINDING, WORDING)


def printed_items(edition: Edition) -> Iterator[Item]:
    """The texts, case studies and calls of an edition, the fates of earlier calls, and a reply."""
    for id_, text in _texts(edition.texts):
        if text:
            yield Item("text", id_, {"text": text}, Weight.TEXT)
    for study in edition.texts.case_studies:
        yield Item("case study", study.id, values_of(study), Weight.TEXT)
    for call in edition.calls:
        yield Item("call", call.id, _with_sources(call), Weight.TEXT)
    if edition.reply:
        values = values_of(edition.reply, {"items"})
        yield Item("reply", "", values, Weight.TEXT)
        for said in edition.reply.items:
            yield Item("reply to", said.id, values_of(said, {"id"}), Weight.TEXT)
    for fate in edition.fates:
        yield Item("fate", f"{fate.call} of {fate.edition}", _with_sources(fate), Weight.TEXT)


def _with_sources(item: Call | Fate) -> dict[str, object]:
    references = tuple(_reference(reference) for reference in item.references)
    return {**values_of(item, {"references"}), "sources": references}


def _texts(texts: CardTexts) -> Iterator[tuple[str, str]]:
    for indicator, text in texts.summaries.items():
        yield f"summary of {indicator}", text
    yield "situation", texts.situation
    for goal, text in texts.discussions.items():
        yield f"discussion of goal {goal}", text
    yield "introduction of the petition", texts.petition_introduction
    yield "closing of the petition", texts.petition_closing
    yield "notes on the edition", texts.notes


def source_items(sources: Iterable[Source]) -> Iterator[Item]:
    for source in sources:
        own = values_of(source, {"id", "record"})
        yield Item("source", source.id, {**own, **source.record}, Weight.SOURCE)


def country_items(country: Country) -> Iterator[Item]:
    """A country's names, and what it has done about each treaty."""
    yield Item("country", country.id, values_of(country, {"treaties"}), Weight.TEXT)
    for record in country.treaties:
        values = {**values_of(record, {"reference"}), **_reference(record.reference)}
        yield Item("ratification record", record.treaty, values, Weight.FINDING, WORDING | {"checked"})


def recommendation_items(recommendations: Iterable[Recommendation]) -> Iterator[Item]:
    """What was already asked of a country."""
    for one in recommendations:
        values = {**values_of(one, {"reference"}), **_reference(one.reference)}
        yield Item("recommendation", one.id, values, Weight.TEXT)


def treaty_item(treaty: Treaty) -> Item:
    values = {**values_of(treaty, {"reference"}), **_reference(treaty.reference)}
    moving = {"in-force", "months", "days"}
    return Item("treaty", treaty.id, values, Weight.FINDING, frozenset(values) - moving)


def published_item(published: PublishedList) -> Item:
    """A published list; its categories make standings, and are seen there too."""
    rows = {row.country: (row.name, row.category) for row in published.countries}
    values = {**_reference(published.reference), "countries": rows, "order": tuple(rows)}
    return Item("published list", published.edition, values, Weight.TEXT)


def benchmark_item(benchmark: Benchmark) -> Item:
    values = {**values_of(benchmark, {"reference"}), **_reference(benchmark.reference)}
    return Item("benchmark", benchmark.id, values, Weight.SOURCE)


def tile_items(tiles: TileMap | None) -> Iterator[Item]:
    """Where each country lies on the map."""
    for tile in tiles.tiles if tiles else ():
        yield Item("tile", tile.country, {"row": tile.row, "column": tile.column}, Weight.TEXT)


def fact_item(fact: Fact) -> Item:
    values = {**values_of(fact, {"reference"}), **_reference(fact.reference)}
    return Item("fact", fact.id, values, Weight.TEXT)


def framework_items(framework: Framework) -> Iterator[Item]:
    """Everything that a framework asks and says; the tests of its rules are neither."""
    parts = {"goals", "grades", "categories", "texts"}
    yield _rules("framework", framework.id, values_of(framework, parts), _FRAMEWORK_WORDING)
    for position, grade in enumerate(framework.grades):
        values = {**values_of(grade), "position": position}
        yield _rules("grade", grade.id, values, frozenset(values) - {"points", "position"})
    for position, category in enumerate(framework.categories):
        values = {**values_of(category), "position": position}
        yield _rules("category", category.id, values, frozenset({"label", "sentence"}))
    for goal in framework.every_goal:
        values = {**values_of(goal, {"goals", "indicators"}), "parts": tuple(sorted(_names(goal)))}
        yield _rules("goal", goal.id, values, frozenset({"title"}))
    for indicator in framework.indicators:
        values = values_of(indicator, {"criteria", "cases"})
        yield _rules("indicator", indicator.id, values, _INDICATOR_WORDING)
        for criterion in indicator.criteria:
            yield _criterion(indicator, criterion)
    yield from _framework_texts(framework)


def _names(goal: Goal) -> Iterator[str]:
    return (part.id for part in goal.parts)


def _rules(what: str, id_: str, values: dict[str, object], wording: frozenset[str]) -> Item:
    return Item(what, id_, values, Weight.FINDING, wording)


def _criterion(indicator: Indicator, criterion: Criterion) -> Item:
    values = {
        **values_of(criterion, {"meanings"}),
        "may-be-not-applicable": criterion.not_applicable is not None,
        **criterion.meanings,
    }
    moving = {"kind", "treaty", "measure", "may-be-not-applicable"}
    return _rules("criterion", indicator.criterion_id(criterion), values, frozenset(values) - moving)


def _framework_texts(framework: Framework) -> Iterator[Item]:
    texts = framework.texts
    for name in ("progress", "overview", "methodology"):
        if text := getattr(texts, name):
            yield Item("framework text", name, {"text": text}, Weight.TEXT)
    for goal, own in texts.goals.items():
        yield Item("framework text", f"goal {goal}", values_of(own), Weight.TEXT)


def _reference(reference: Reference) -> dict[str, object]:
    return values_of(reference)
