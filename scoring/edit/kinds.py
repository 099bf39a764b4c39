"""Which schema a file of the workspace has, by its place."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from scoring.read.schemas import SCHEMAS, FileSchema

_PLACES = (
    ("indicators/treaties.yaml", "treaties"),
    ("indicators/sources.yaml", "sources"),
    ("indicators/words/*.yaml", "words"),
    ("indicators/*/framework.yaml", "framework"),
    ("indicators/*/texts.yaml", "framework-texts"),
    ("indicators/*/cases/*.yaml", "cases"),
    ("indicators/*/*/*.yaml", "indicator"),
    ("countries/sources.yaml", "sources"),
    ("countries/reviewers.private.yaml", "reviewers"),
    ("countries/tiles.yaml", "tiles"),
    ("countries/global-facts.yaml", "global-facts"),
    ("countries/published/*.yaml", "published"),
    ("countries/benchmarks/*.yaml", "benchmark"),
    ("countries/*/country.yaml", "country"),
    ("countries/*/sources.yaml", "sources"),
    ("countries/*/recommendations.yaml", "recommendations"),
    ("countries/*/*/texts.yaml", "texts"),
    ("countries/*/*/calls.yaml", "calls"),
    ("countries/*/*/corrections.yaml", "corrections"),
    ("countries/i18n/*.yaml", "overlay"),
    ("countries/*/i18n/*.yaml", "overlay"),
    ("countries/*/*/i18n/*.yaml", "overlay"),
    ("countries/*/*/reply.yaml", "reply"),
    ("countries/*/*/reviews/*.yaml", "review"),
    ("countries/*/*/*.yaml", "evidence"),
    ("templates/campaign.yaml", "campaign"),
    ("templates/i18n/*.yaml", "language"),
)
"""The first that fits, with paths from the workspace; a name without a schema has no order of keys."""
_PATTERNS = [(re.compile(re.escape(place).replace(r"\*", "[^/]+")), name) for place, name in _PLACES]

IDS = frozenset(
    {
        "evidence",
        "calls",
        "texts",
        "recommendations",
        "review",
        "country",
        "sources",
        "benchmark",
        "published",
        "global-facts",
        "treaties",
    }
)
"""The kinds of files that refer to others by ids: each file has a schema of its own beside its kind's."""
FOLDER = ".schemas"
_MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def kind_of(path: str) -> str | None:
    """The name of the schema of a file, by its path from the workspace."""
    return next((name for pattern, name in _PATTERNS if pattern.fullmatch(path)), None)


def schema_of(path: str, text: str = "") -> type[FileSchema] | None:
    """The schema of a file; where its place tells none, that which its first line names for editors."""
    named = _MODELINE.match(text)
    name = kind_of(path) or (PurePosixPath(named[1]).stem if named else "")
    return SCHEMAS.get(name)


def schema_file(path: str) -> str:
    """Where the schema of a file stands in the folder of schemas."""
    kind = kind_of(path)
    return f"ids/{path.removesuffix('.yaml')}.json" if kind in IDS else f"{kind}.json"


def led(path: str, text: str) -> str:
    """The text with a first line that leads an editor to the file's schema, if it has such a line."""
    named = _MODELINE.match(text)
    if not named or not kind_of(path):
        return text
    return (
        text[: named.start(1)]
        + f"{'../' * path.count('/')}{FOLDER}/{schema_file(path)}"
        + text[named.end(1) :]
    )
