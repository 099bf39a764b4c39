"""A Frictionless Data Package: an edition's results as CSV tables, with a description of every column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from scoring.language import Language
from scoring.publish.data import words
from scoring.publish.data.evidence_tables import evidence_tables
from scoring.publish.data.framework_tables import framework_tables
from scoring.publish.data.result_tables import result_tables
from scoring.publish.data.results import Results
from scoring.publish.data.table import Table

DESCRIPTION = "datapackage.json"


def tables(results: Results) -> tuple[Table, ...]:
    return (*result_tables(results), *evidence_tables(results), *framework_tables(results.framework))


def package_files(results: Results) -> dict[str, bytes]:
    """The files of the package by name."""
    made = tables(results)
    files = {f"{table.name}.csv": table.as_csv() for table in made}
    described = json.dumps(descriptor(results, made, files), ensure_ascii=False, indent=2)
    return {DESCRIPTION: f"{described}\n".encode(), **files}


def descriptor(results: Results, made: Sequence[Table], files: Mapping[str, bytes]) -> dict[str, Any]:
    """What ``datapackage.json`` holds.

    By version 1 of the standard, with the profiles that R's ``frictionless`` asks for.
    """
    framework, language = results.framework, Language()
    return {
        "profile": "tabular-data-package",
        "name": f"{framework.id}-{results.edition}".lower(),
        "title": words.title(framework, results.edition, language),
        "description": "\n\n".join(words.paragraphs(framework, results.edition, language, results.reviewed)),
        "framework": framework.id,
        "edition": results.edition,
        "as-of": str(results.as_of),
        "citation": words.cite_results(framework, results.edition, language),
        "licenses": [words.LICENCE],
        "contributors": [{"title": words.AUTHORS, "role": "author"}],
        "resources": [_resource(table, files[f"{table.name}.csv"]) for table in made],
    }


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": table.schema(),
    }
