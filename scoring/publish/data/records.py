"""A country's results in an edition as plain values for JSON: from the category to the sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.explain.records import why_record
from scoring.explain.why import WhyCriterion, WhyIndicator
from scoring.model.corrections import Correction
from scoring.model.evidence import Call, Reference, Source
from scoring.model.replies import Reply
from scoring.publish.data.evidence_tables import FIELDS, authors
from scoring.publish.data.results import Results
from scoring.publish.tables import as_records
from scoring.review.digest import evidence_digest
from scoring.review.reviewed import is_reviewed
from scoring.score.country import indicator_score


def country_records(results: Results) -> dict[str, dict[str, Any]]:
    """All countries of the edition, by code; without evidence a country has a standing alone."""
    found = as_records(results.workspace, results.framework, results.standings)["countries"]
    return {standing["country"]: _country(results, standing) for standing in found}


def _country(results: Results, standing: dict[str, Any]) -> dict[str, Any]:
    code = standing["country"]
    published = results.standings.countries[code]
    record = {
        **standing,
        "published": published.published,
        "published-position": published.published_position,
        "evidence": None,
        "withdrawn": None,
    }
    gone = results.workspace.corrections.get((code, results.edition))
    if gone and gone.withdrawn:
        record["withdrawn"] = {"on": str(gone.withdrawn.on), "because": gone.withdrawn.because}
    if code in results.evidence:
        record["evidence"] = _evidence(results, code)
    return record


def _evidence(results: Results, code: str) -> dict[str, Any]:
    evidence, score = results.evidence[code], results.result(code).score
    return {
        "edition": evidence.id,
        "as-of": str(evidence.as_of),
        "digest": evidence_digest(results.workspace, evidence),
        "reviewed": is_reviewed(results.workspace, evidence),
        "corrections": [_correction(one) for one in _corrections(results, code)],
        "points": [str(score.low), str(score.high), str(score.possible)] if score.possible else None,
        "indicators": [_indicator(results, code, reason) for reason in results.why(code)],
        "calls": [_call(results, code, call) for call in evidence.calls],
        "reply": _reply(results, code, evidence.reply) if evidence.reply else None,
    }


def _corrections(results: Results, code: str) -> tuple[Correction, ...]:
    found = results.workspace.corrections.get((code, results.evidence[code].id))
    return found.corrections if found else ()


def _correction(one: Correction) -> dict[str, Any]:
    return {
        "on": str(one.on),
        "wrong": one.wrong,
        "because": one.because,
        "items": list(one.items),
        "moved": [
            {"what": moved.what, "of": moved.of or None, "was": list(moved.was), "now": list(moved.now)}
            for moved in one.moved
        ],
    }


def _indicator(results: Results, code: str, reason: WhyIndicator) -> dict[str, Any]:
    record = why_record(results.framework, reason)
    del record["reference"]  # citations of sources that the data do not hold
    score = indicator_score(results.framework, reason.result)
    record["points"] = [str(score.low), str(score.high), str(score.possible)] if score.possible else None
    record["override"] = next(
        (
            {"because": one.because, "by": one.by, "until": str(one.until)}
            for one in results.evidence[code].overrides
            if record["overridden"] and one.indicator == record["indicator"]
        ),
        None,
    )
    for criterion, why in zip(record["criteria"], reason.criteria, strict=True):
        _share(results, code, criterion, why)
    return record


def _share(results: Results, code: str, record: dict[str, Any], why: WhyCriterion) -> None:
    """Name sources by their keys; tell nothing of confidential ones, nor where in a file anything stands."""
    for found, one in zip(record["findings"], why.findings, strict=True):
        del found["place"]
        found |= _reference(results.shown(code, one.finding.reference))
        found["confidential"] = results.confidential(code, one.finding.reference)
    if record["treaty"]:
        shown = results.record(code, record["treaty"]["treaty"])
        record["treaty"] |= _reference(shown) if shown else {"source": None, "locator": None}
        record["treaty"].pop("reporting", None)
    if record["resolution"] and not results.open(code, why):
        record["resolution"]["because"] = None


def _reference(shown: Reference) -> dict[str, Any]:
    return {
        "source": shown.source or None,
        "locator": shown.locator or None,
        "reporting": shown.reporting,
    }


def _call(results: Results, code: str, call: Call) -> dict[str, Any]:
    places = [results.shown(code, reference) for reference in call.references]
    return {
        "call": call.id,
        "goal": call.goal,
        "text": results.plain(code, call.text),
        "petition": results.plain(code, call.petition) if call.petition else None,
        "criteria": list(call.criteria),
        "outside": call.outside or None,
        "sources": [_reference(place) for place in places if place.source],
    }


def _reply(results: Results, code: str, reply: Reply) -> dict[str, Any]:
    """That the government was asked to check the card, and what came."""
    return {
        "state": reply.state,
        "requested": str(reply.requested),
        "to": reply.to,
        "how": reply.how,
        "answer-by": str(reply.answer_by),
        "received": str(reply.received) if reply.received else None,
        "source": results.key(code, reply.source) if reply.source else None,
        "no-answer": str(reply.no_answer) if reply.no_answer else None,
        "items": [
            {
                "item": one.id,
                "says": one.says,
                "locator": one.locator,
                "answer": one.answer or None,
                "changed": list(one.changed),
            }
            for one in reply.items
        ],
    }


def source_records(sources: Mapping[str, Source]) -> dict[str, dict[str, Any]]:
    """Sources in short, by key."""
    return {key: _source(sources[key]) for key in sorted(sources)}


def _source(source: Source) -> dict[str, Any]:
    fields = {name: str(source.record[name]) for name in FIELDS if source.record.get(name)}
    return {"kind": source.kind, "author": authors(source.record), **fields}


def framework_record(results: Results) -> dict[str, Any]:
    """What grades, answers and categories there are."""
    framework = results.framework
    return {
        "framework": framework.id,
        "title": framework.title,
        "citation": framework.citation,
        "answers": list(framework.answers),
        "grades": [
            {
                "grade": one.id,
                "label": one.label,
                "word": one.word,
                "points": None if one.points is None else str(one.points),
                "colour": one.colour,
            }
            for one in framework.grades
        ],
        "categories": [
            {"category": one.id, "label": one.label, "from": str(one.start), "sentence": one.sentence}
            for one in framework.categories
        ],
    }
