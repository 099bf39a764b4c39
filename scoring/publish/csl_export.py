"""Sources as CSL-JSON for Zotero, pandoc and other programs; nothing is set or shortened for print."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from scoring.model.csl import DATE_KEYS
from scoring.model.evidence import Source

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


def as_csl_json(sources: Iterable[Source]) -> str:
    """A list of records by id; confidential sources must not be handed in."""
    return json.dumps([csl_record(source) for source in sources], ensure_ascii=False, indent=2) + "\n"


def csl_record(source: Source) -> dict[str, Any]:
    """The record with its dates as CSL-JSON has them: lists of year, month and day."""
    if source.confidential:
        raise ValueError(f"{source.id} is confidential")
    fields: Mapping[str, Any] = source.record
    return {key: date_parts(str(value)) if key in DATE_KEYS else value for key, value in fields.items()}


def date_parts(text: str) -> dict[str, Any]:
    """2009, 2009-11 or 2009-11-30, or two of them parted by a slash; other words as they are."""
    found = [_DATE.fullmatch(part) for part in text.split("/")]
    if len(found) > 2 or not all(found):
        return {"literal": text}
    return {"date-parts": [[int(part) for part in one.groups() if part] for one in found if one]}
