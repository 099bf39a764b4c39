"""After a save most of a workspace is the same: then it is the same objects, and is not reckoned again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from scoring.model.workspace import Workspace
from scoring.read.workspace import Loaded

T = TypeVar("T")
K = TypeVar("K")


def changed_files(old: Loaded, new: Loaded) -> frozenset[str]:
    """The files read that came, went or have another text; both were read with one memory."""
    before, after = old.reader.texts, new.reader.texts
    return frozenset(name for name in {*before, *after} if before.get(name) is not after.get(name))


def same_where_unchanged(old: Loaded, new: Loaded) -> Workspace:
    """The new workspace, with editions, countries and frameworks of which no file has changed taken from the
    old one, which are equal down to the places of their values."""
    changed, was, now = changed_files(old, new), old.workspace, new.workspace

    def untouched(*folder: str) -> bool:
        beginning = "/".join(folder)
        return not any(name.startswith(beginning) for name in changed)

    editions = {key: untouched("countries", key[0], key[1], "") for key in now.editions}
    countries = {id_: untouched("countries", id_, "country.yaml") for id_ in now.countries}
    frameworks = {id_: untouched("indicators", id_, "") for id_ in now.frameworks}
    shared = untouched("countries", "sources.yaml") and untouched("indicators", "sources.yaml")
    own = {id_: untouched("countries", id_, "sources.yaml") for id_ in now.country_sources}
    return replace(
        now,
        editions=_taken(was.editions, now.editions, editions),
        countries=_taken(was.countries, now.countries, countries),
        frameworks=_taken(was.frameworks, now.frameworks, frameworks),
        treaties=was.treaties if untouched("indicators", "treaties.yaml") else now.treaties,
        sources=was.sources if shared else now.sources,
        country_sources=(
            was.country_sources
            if all(own.values()) and own.keys() == was.country_sources.keys()
            else _taken(was.country_sources, now.country_sources, own)
        ),
    )


def _taken(old: Mapping[K, T], new: Mapping[K, T], same: Mapping[K, bool]) -> dict[K, T]:
    return {key: old[key] if same[key] and key in old else one for key, one in new.items()}
