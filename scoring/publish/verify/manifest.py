"""The manifest of a PDF read strictly: what it says is a claim, and its words are shown, never followed."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from scoring.publish.input_files import Document
from scoring.publish.inputs import ALL, NAME, SCHEMA
from scoring.publish.verify import NotOursError

_SHA256 = re.compile("[0-9a-f]{64}")
MOST_FILES = 50_000
LONGEST = 500
"""Letters of any word in a manifest."""


@dataclass(frozen=True)
class Manifest:
    """What a PDF claims to be, and to be made from; files by their path in the workspace."""

    document: Document
    as_of: str
    evidence: str
    engine: Mapping[str, str]
    libraries: Mapping[str, str]
    native: Mapping[str, str]
    fonts: str
    others: str
    files: Mapping[str, str]


def read_manifest(content: bytes) -> Manifest:
    """The claims of a manifest; NotOursError where it is none of this version."""
    whole = json_object(content, NAME)
    if whole.get("schema") != SCHEMA:
        raise _error(f"it is of another version than {SCHEMA}: another version of cards can tell more")
    words = _words(whole, ("kind", "framework", "edition", "country", "language", "paper", "as-of"))
    country = None if words["country"] == ALL else words["country"]
    digests = {name: _value(whole, name) for name in ("fonts", "evidence", "others")}
    files = named(whole, "files")
    only_sha256(files | digests, NAME)
    return Manifest(
        Document(
            words["kind"],
            words["framework"],
            words["edition"],
            country,
            words["language"],
            words["paper"],
            _moment(whole),
        ),
        words["as-of"],
        digests["evidence"],
        named(whole, "engine"),
        named(whole, "libraries"),
        named(whole, "native"),
        digests["fonts"],
        digests["others"],
        files,
    )


def json_object(content: bytes, name: str) -> Mapping[str, object]:
    """A JSON file's names and values; NotOursError where it is none, or has a name twice."""
    try:
        whole = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _error("it is no JSON that could be read", name) from None
    if not isinstance(whole, dict):
        raise _error("it is no list of names and values", name)
    return whole


def only_sha256(digests: Mapping[str, str], name: str) -> None:
    """NotOursError where one of the values by name is no SHA-256."""
    if wrong := [one for one, digest in digests.items() if not _SHA256.fullmatch(digest)]:
        raise _error(f"the SHA-256 of {wrong[0]} is none", name)


def _error(said: str, name: str = NAME) -> NotOursError:
    return NotOursError("manifest", f"what it says of itself ({name}) cannot be used: {said}")


def _once(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    """A JSON object in which no name stands twice: two readers could take it for two things."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name stands twice")
    return found


def _words(whole: Mapping[str, object], names: Sequence[str]) -> dict[str, str]:
    return {name: _value(whole, name) for name in names}


def _value(whole: Mapping[str, object], name: str, file: str = NAME) -> str:
    value = whole.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST:
        raise _error(f"{name} is missing, or is no word", file)
    return value


def named(whole: Mapping[str, object], name: str, file: str = NAME) -> dict[str, str]:
    """Words by name."""
    value = whole.get(name)
    if not isinstance(value, dict) or not 0 < len(value) <= MOST_FILES:
        raise _error(f"{name} is missing, or is no list of names and values", file)
    if any(len(key) > LONGEST for key in value):
        raise _error(f"{name} has a name that is too long", file)
    return {key: _value(value, key, file) for key in value}


def _moment(whole: Mapping[str, object]) -> str:
    """Until when the document is under embargo; empty where it says nothing of one."""
    if "embargo" not in whole:
        return ""
    text = _value(whole, "embargo")
    try:
        zone = datetime.fromisoformat(text).tzinfo
    except ValueError:
        zone = None
    if zone is None:
        raise _error("it is under embargo until no moment that there is")
    return text
