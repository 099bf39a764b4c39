"""The map of tiles and the global facts: places, sources and words."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.check.shelf import known_source, shelf
from scoring.check.terms import check_terms
from scoring.language.territories import is_territory
from scoring.model.workspace import Workspace
from scoring.model.world import Fact, Tile, TileMap
from scoring.problems import Problems, closest
from scoring.read.prose import parse
from scoring.read.workspace import Loaded


def check_tiles(tiles: TileMap, loaded: Loaded, problems: Problems) -> None:
    """Countries that do not exist, stand twice, or have a standing and no tile."""
    workspace = loaded.workspace
    known = workspace.country_ids()
    first: dict[str, Tile] = {}
    for tile in tiles.tiles:
        code = tile.country
        if code in first:
            said = f"the country stands on the map twice, first on line {first[code].place.line}"
            problems.add(
                "tiles.duplicate", tile.place, code, said, "Keep one tile, and write ... for the other."
            )
        first.setdefault(code, tile)
        if code not in known and not is_territory(code):
            hint = closest(code, known) or "Use its ISO 3166 code of three letters, such as USA."
            problems.add("tiles.unknown", tile.place, code, f"there is no country {code}", hint)
    for code in sorted(_on_maps(workspace) - set(first)):
        said = f"{workspace.short_name(code)} has a place in an edition, and no tile"
        hint = f"Put {code} into the grid, among its neighbours."
        problems.add("tiles.missing", tiles.origin.at("grid"), code, said, hint)


def _on_maps(workspace: Workspace) -> set[str]:
    """The countries that a map of some edition would show."""
    mapped = {framework.id for framework in workspace.frameworks.values() if framework.categories}
    found = {country for country, _, framework in workspace.editions if framework in mapped}
    for published in workspace.published.values():
        if published.framework in mapped:
            found |= {row.country for row in published.countries}
    return found


def check_facts(loaded: Loaded, problems: Problems) -> None:
    """Ids that stand twice, sources that are not there, texts that cannot be printed as they are."""
    shared = shelf(loaded)
    first: dict[str, Fact] = {}
    for fact in loaded.workspace.facts:
        if fact.id in first:
            said = f"there is a fact with this id already, on line {first[fact.id].origin.place.line}"
            problems.add(
                "fact.duplicate-id", fact.origin.at("id"), fact.id, said, "Give this one another id."
            )
        first.setdefault(fact.id, fact)
        known_source(fact.reference.source, fact.origin.at("source"), fact.id, shared, problems)
        if fact.reference.reporting:
            known_source(fact.reference.reporting, fact.origin.at("reporting"), fact.id, shared, problems)
        shared.printed(fact.reference, fact.origin, fact.id, problems)
        for key, text in (("text", fact.text), ("caution", fact.caution)):
            _text(fact, key, text, loaded, problems)


def _text(fact: Fact, key: str, text: str, loaded: Loaded, problems: Problems) -> None:
    origin = fact.origin.at(key)
    for code, offset, said, hint in _faults(text):
        problems.add(code, origin.within(text, offset), fact.id, said, hint)
    check_terms(text, origin, fact.id, loaded, problems)


def _faults(text: str) -> Iterator[tuple[str, int, str, str]]:
    prose = parse(text)
    for number, fault in enumerate(prose.faults):
        if number and text.startswith("</", fault.offset):
            continue  # the end of what was reported at its beginning
        yield fault.code, fault.offset, fault.message, fault.hint
    for cluster in prose.clusters:
        said = "a fact has its source beside it, and no citation in its text"
        yield "fact.text", cluster.cites[0].offset, said, "Name the source under source and reporting."
    for placeholder in prose.placeholders:
        said = f"{{{placeholder.name}}} is a figure of one card, and a fact is about the world"
        yield "fact.text", placeholder.offset, said, "Write the figure itself, with its year."
