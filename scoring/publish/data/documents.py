"""The two JSON documents: the results of an edition, and everything on one country; each with its schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

from scoring.language import Language
from scoring.model.evidence import Source
from scoring.publish.data import words
from scoring.publish.data.records import country_records, framework_record, source_records
from scoring.publish.data.results import Results

VERSION = 1
"""Of the layout of both; raised when a key goes, or comes to mean something else."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def results_document(results: Results) -> dict[str, Any]:
    framework, language = results.framework, Language()
    cite = words.cite_results(framework, results.edition, language)
    return {
        "version": VERSION,
        "about": words.about(cite, words.cautions(framework, language, results.reviewed)),
        "framework": framework_record(results),
        "edition": results.edition,
        "ranked": results.standings.ranked,
        "countries": list(country_records(results).values()),
        "sources": source_records(results.all_sources),
    }


def country_document(country: str, editions: Iterable[tuple[Results, Mapping[str, Any]]]) -> dict[str, Any]:
    """All editions of a country, each with its record of :func:`country_records`; there is one at least.

    It changes only when what it tells changes: no day of making, no version of the engine.
    """
    given, language = list(editions), Language()
    workspace = given[0][0].workspace
    found: dict[str, Source] = {}
    for results, _ in given:
        found |= results.sources[country]
    frameworks = {results.framework.id: results.framework for results, _ in given}
    grades = tuple(words.grades_are(one, language) for one in frameworks.values())
    reviewed = all(results.reviewed for results, _ in given)
    cautions = (*words.common_cautions(language, reviewed), *dict.fromkeys(grades))
    name = workspace.short_name(country)
    return {
        "version": VERSION,
        "about": words.about(words.cite_country(name, language), cautions),
        "country": country,
        "name": name,
        "region": workspace.countries[country].region,
        "editions": [
            {
                "framework": framework_record(results),
                "edition": results.edition,
                "ranked": results.standings.ranked,
                "results": record,
            }
            for results, record in given
        ],
        "sources": source_records(found),
    }


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of ``results`` or ``country``."""
    text = (files("scoring.publish.data") / "documents.schema.json").read_text(encoding="utf-8")
    whole = json.loads(text)
    return {"$schema": DIALECT, **whole[name], "$defs": whole["shared"]}


def as_json(document: Mapping[str, Any]) -> bytes:
    """JSON with sorted keys, so that two versions can be compared line by line."""
    return f"{json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True)}\n".encode()
