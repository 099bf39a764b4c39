"""CSL records as they stand in YAML, made into what citeproc-py reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from citeproc import DATES, NAMES, VARIABLES

from scoring.language.typography import curved
from scoring.read.prose import web_address

# Characters of private use, which no text of ours holds: they stand for what must not be touched.
LESS_THAN, LOCATOR, URL_START, URL_END = "\ue001", "\ue002", "\ue003", "\ue004"

_PRIVATE = re.compile("[\ue000-\uf8ff]")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_NAME_PARTS = {"family", "given", "dropping-particle", "non-dropping-particle", "suffix"}
_ADDRESSES = {"DOI", "URL"}
_KNOWN = {name.replace("_", "-") for name in VARIABLES} - {"language"}


def csl_json(key: str, record: Mapping[str, Any]) -> dict[str, Any]:
    """The record as CSL-JSON under another key; what CSL does not know of is left out."""
    fields = {"event" if name == "event-title" else name: value for name, value in record.items()}
    json: dict[str, Any] = {"id": key, "type": str(fields.get("type") or "document")}
    for name, value in fields.items():
        if value is None or name not in _KNOWN:
            continue
        if name.replace("-", "_") in NAMES:
            json[name] = [_name(person) for person in value]
        elif name.replace("-", "_") in DATES:
            json[name] = _date(str(value))
        else:
            json[name] = plain_text(value) if name in _ADDRESSES else words(value)
    _address(json)
    _drop_own_publisher(json)
    return json


def issued_year(record: Mapping[str, Any]) -> str:
    found = _DATE.match(str(record.get("issued") or ""))
    return found[1] if found else ""


def words(value: object) -> str:
    """What is printed of a field or a locator: plain text with curved quotation marks and apostrophes."""
    return plain_text(curved(str(value)))


def plain_text(value: object) -> str:
    """Words that citeproc-py leaves alone: one line, nothing that looks like a tag or a mark of ours."""
    return _PRIVATE.sub("\ufffd", " ".join(str(value).split())).replace("<", LESS_THAN)


def _name(person: object) -> dict[str, str]:
    if not isinstance(person, Mapping):
        return {"literal": words(person)}
    if person.get("literal"):
        return {"literal": words(person["literal"])}
    return {part: words(person[part]) for part in person if part in _NAME_PARTS and person[part]}


def _date(value: str) -> dict[str, Any]:
    """2007, 2007-09 and 2007-09-30, or two of them parted by a slash; other words are printed as they are."""
    parts = [_DATE.fullmatch(part) for part in value.split("/")]
    if not all(parts) or len(parts) > 2:
        return {"literal": words(value)}
    return {"date-parts": [[int(part) for part in found.groups() if part] for found in parts if found]}


def _address(json: dict[str, Any]) -> None:
    """Mark the address as a link where it is one of the web; a DOI serves where there is none."""
    if "DOI" in json and "URL" not in json:
        json["URL"] = f"https://doi.org/{json['DOI']}"
    if web_address(json.get("URL", "")):
        json["URL"] = f"{URL_START}{json['URL']}{URL_END}"


def _drop_own_publisher(json: dict[str, Any]) -> None:
    """A body that publishes its own report is named once."""
    authors = {name.get("literal") for name in json.get("author", [])}
    if "publisher" in json and json["publisher"] in authors:
        del json["publisher"]
