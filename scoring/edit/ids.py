"""What may stand where a file refers to something: schemas of single files, with the ids there are.

Each refers to the schema that all files of its kind share, and adds the ids that this file may use, so that
an editor offers them with what they mean. An id that is not among them is no fault there: `cards check`
says what is wrong, and what an editor offers may be some findings behind.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from scoring.edit.kinds import IDS, kind_of, schema_file
from scoring.edit.offers import Known, Offer, known_in
from scoring.model.workspace import Workspace

Slots = Mapping[str, Callable[[Known], Offer]]
"""Where ids stand, as keys from the file's top ``[]`` for the items of a list, ``FRAMEWORK`` for each."""

_SOURCE: Slots = {"source": lambda known: known.sources, "reporting": lambda known: known.sources}


def _below(path: str, slots: Slots) -> Slots:
    return {f"{path}.{key}": offer for key, offer in slots.items()}


SLOTS: Mapping[str, Slots] = {
    "evidence": {
        "findings.[].criterion": lambda known: known.criteria,
        "findings.[].supersedes.[]": lambda known: known.findings,
        **_below("findings.[]", _SOURCE),
        "resolutions.[].criterion": lambda known: known.criteria,
        "resolutions.[].holds.[]": lambda known: known.findings,
        "overrides.[].indicator": lambda known: known.indicators,
        "overrides.[].grade": lambda known: known.grades,
    },
    "calls": {
        "calls.[].goal": lambda known: known.goals,
        "calls.[].criteria.[]": lambda known: known.criteria,
        **_below("calls.[].sources.[]", _SOURCE),
        "fates.[].call": lambda known: known.calls,
        "fates.[].edition": lambda known: known.editions,
        **_below("fates.[].sources.[]", _SOURCE),
    },
    "texts": {"case-studies.[].place": lambda known: known.places},
    "recommendations": {
        **_below("recommendations.[]", _SOURCE),
        "recommendations.[].criteria.FRAMEWORK.[]": lambda known: known.criteria,
    },
    "review": {"verdicts.[].finding": lambda known: known.findings},
    "country": {
        "treaties.[].treaty": lambda known: known.treaties,
        "treaties.[].source": lambda known: known.sources,
    },
    "sources": {"sources.[].about.[]": lambda known: known.countries},
    "benchmark": {
        "source": lambda known: known.sources,
        "countries.[].country": lambda known: known.countries,
    },
    "published": {
        "source": lambda known: known.sources,
        "framework": lambda known: known.frameworks,
        "countries.[].country": lambda known: known.countries,
        "countries.[].category": lambda known: known.categories,
    },
    "global-facts": _below("facts.[]", _SOURCE),
    "treaties": {"treaties.[].source": lambda known: known.sources},
}


def id_schemas(workspace: Workspace, files: Iterable[str]) -> dict[str, str]:
    """The schemas of those files that refer to something, by their paths from the folder of schemas."""
    found = {}
    for path in sorted(files):
        kind = kind_of(path) or ""
        if kind in IDS:
            found[schema_file(path)] = _text(path, kind, known_in(workspace, path))
    return found


def _text(path: str, kind: str, known: Known) -> str:
    up = "../" * schema_file(path).count("/")
    adds: dict[str, Any] = {}
    for slot, offer in SLOTS[kind].items():
        for name in known.frameworks if "FRAMEWORK" in slot else ("",):
            steps = [name if step == "FRAMEWORK" else step for step in slot.split(".")]
            _put(
                adds,
                steps,
                _offered(offer(replace(known, framework=name or known.framework)), steps[-1] == "[]"),
            )
    schema = {"allOf": [{"$ref": f"{up}{kind}.json"}, adds]}
    return json.dumps(schema, ensure_ascii=False, separators=(",", ":")) + "\n"


def _put(schema: dict[str, Any], steps: list[str], offered: dict[str, Any]) -> None:
    for step in steps:
        if step == "[]":
            schema = schema.setdefault("items", {})
        else:
            schema = schema.setdefault("properties", {}).setdefault(step, {})
    schema |= offered


def _offered(offer: Offer, listed: bool) -> dict[str, Any]:
    """The ids as editors take them: in lists an enumeration, elsewhere one by one, not all at the key."""
    if not offer:
        return {}
    named: list[dict[str, Any]] = [{"const": id_, "description": said} for id_, said in offer.items()]
    if listed:
        named = [{"enum": list(offer), "markdownEnumDescriptions": list(offer.values())}]
    return {"anyOf": [*named, {"type": ["string", "number"]}]}


def place_of(schema: dict[str, Any], slot: str) -> dict[str, Any]:
    """What the schema that all files of a kind share says at a place for ids."""
    here = schema
    for step in slot.split("."):
        here = schema["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here
        if step == "[]":
            choices = [here, *here.get("anyOf", ())]
            here = next(one["items"] for one in choices if one.get("type") == "array")
        elif step == "FRAMEWORK":
            here = next(iter(here["patternProperties"].values()))
        else:
            here = here["properties"][step]
    return here
