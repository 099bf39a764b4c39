"""The JSON documents: as their schemas say, and stable."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from edits import SOUND, copied, follow_up, next_edition, sound_workspace
from jsonschema import Draft202012Validator

from scoring.commands import cards
from scoring.publish.data.documents import as_json, results_document, schema
from scoring.publish.data.products import country_documents
from scoring.publish.data.results import Results


def errors(name: str, document: object) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(name)).iter_errors(document)]


def country(results: Results, code: str = "XAA") -> dict[str, Any]:
    document: dict[str, Any] = json.loads(country_documents(results.workspace, [code])[code])
    return document


@pytest.mark.parametrize("name", ["results", "country"])
def test_the_schemas_are_schemas_and_describe_every_key(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))
    keys = list(_properties(schema(name)))
    assert len(keys) > 50
    assert [key for key, value in keys if not ({"description", "$ref"} & value.keys())] == []


def _properties(value: object) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, list):
        for one in value:
            yield from _properties(one)
    elif isinstance(value, dict):
        if value.get("type") == "object":
            assert "additionalProperties" in value
            yield from value.get("properties", {}).items()
        for one in value.values():
            yield from _properties(one)


def test_the_documents_are_as_the_schemas_say(results: Results) -> None:
    assert errors("results", results_document(results)) == []
    assert errors("country", country(results)) == []


def test_what_is_not_in_a_schema_is_found(sound: Results) -> None:
    document = country(sound)
    for change in ("more", "less", "other"):
        changed = copy.deepcopy(document)
        finding = changed["editions"][0]["results"]["evidence"]["indicators"][0]["criteria"][0]["findings"][0]
        if change == "more":
            finding["place"] = "a file"
        elif change == "less":
            del finding["locator"]
        else:
            finding["counts"] = "yes"
        assert errors("country", changed), change


def test_the_results_are_those_of_cards_score(sound: Results) -> None:
    printed = CliRunner().invoke(cards, ["score", "--format", "json", "--workspace", str(SOUND)]).stdout
    ours = results_document(sound)["countries"]
    for scored, one in zip(json.loads(printed)["countries"], ours, strict=True):
        assert scored.items() <= one.items()


def test_a_country_has_all_its_editions(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    next_edition(root, "XAA")
    workspace = sound_workspace(root)
    document = json.loads(country_documents(workspace, ["XAA"])["XAA"])
    assert [one["edition"] for one in document["editions"]] == ["2010-01", "2011-03"]
    assert errors("country", document) == []
    assert [
        one["edition"] for one in json.loads(country_documents(workspace, ["XBB"])["XBB"])["editions"]
    ] == ["2010-01"]


def test_what_stood_before_is_as_the_schema_says(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    follow_up(root)
    document = json.loads(country_documents(sound_workspace(root), ["XBB"])["XBB"])
    assert [one["results"]["previous"] is None for one in document["editions"]] == [True, False]
    assert errors("country", document) == []


def test_a_country_leads_from_its_grade_to_what_would_raise_it(sound: Results) -> None:
    (edition,) = country(sound)["editions"]
    first = edition["results"]["evidence"]["indicators"][0]
    assert (first["grades"], first["raise"]) == (["yellow"], {"to": "green", "ways": [{"b": "met"}]})
    finding = first["criteria"][0]["findings"][0]
    assert finding["source"] in country(sound)["sources"]


def test_keys_are_sorted_and_nothing_tells_of_the_making(sound: Results) -> None:
    text = country_documents(sound.workspace, ["XAA"])["XAA"]
    assert as_json(json.loads(text)) == text
    for word in ("yaml", "0.1.0", str(SOUND)):
        assert word not in text.decode()
