"""The evidence digest: one fingerprint for everything that a card's grades rest on."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from datetime import date
from fractions import Fraction

from scoring.explain.asked import asked_before
from scoring.explain.fates import accounts
from scoring.model.dates import PartialDate
from scoring.model.evidence import Edition
from scoring.model.workspace import Workspace
from scoring.read import references


def evidence_digest(workspace: Workspace, edition: Edition) -> str:
    """SHA-256, in hexadecimal, of the canonical JSON of an edition with what its grades and pages rest on.

    That is the edition itself, its framework, the country with its ratification record, the treaties, the
    sources used, what was already asked of the country, and the earlier calls of which the edition tells
    what became. Places in files do not enter, nor does the order of findings, resolutions and overrides, so
    that moving one changes nothing.
    """
    ordered = replace(
        edition,
        findings=tuple(sorted(edition.findings, key=lambda finding: finding.id)),
        resolutions=tuple(sorted(edition.resolutions, key=lambda resolution: resolution.criterion)),
        overrides=tuple(sorted(edition.overrides, key=lambda override: override.indicator)),
    )
    framework, country = workspace.frameworks[edition.framework], workspace.countries.get(edition.country)
    used = references.of_framework(framework) | references.of_edition(edition)
    used |= references.of_country(country) if country else set()
    asked = asked_before(workspace.recommendations.get(edition.country, ()), edition.as_of)
    used |= references.of_recommendations(asked)
    used |= {treaty.reference.source for treaty in workspace.treaties.values()}
    sources = workspace.sources_of(edition.country)
    whole = {
        "edition": ordered,
        "framework": framework,
        "country": country,
        "treaties": workspace.treaties,
        "earlier calls": {
            one.earlier.id: [asked.call for asked in one.asked] for one in accounts(workspace, edition)
        },
        "recommendations": asked,
        "sources": {id_: source for id_, source in sources.items() if id_ in used},
    }
    return hashlib.sha256(canonical(whole)).hexdigest()


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no white space and text in the normal form NFC."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Fraction | date | PartialDate):
        return str(value)
    if is_dataclass(value) and not isinstance(value, type):
        own = {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            if f.compare and not (f.metadata.get("later") and getattr(value, f.name) is None)
        }
        return {"type": type(value).__name__, **own}
    if isinstance(value, Mapping):
        return {str(_plain(key)): _plain(item) for key, item in value.items()}
    if isinstance(value, AbstractSet):
        return sorted(str(_plain(item)) for item in value)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    raise TypeError(f"{type(value).__name__} has no canonical form")
