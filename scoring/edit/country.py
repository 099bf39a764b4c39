"""The first files of a country: its names, its ratification record and its sources, to be filled in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from scoring.edit.yaml_text import blank, day, explained, header, scalar, text_of, waiting
from scoring.model.evidence import Source, Treaty
from scoring.model.workspace import Workspace

UNSAID = "to be filled in"
_GUESSED = "The name is that of a general list (CLDR). Check how the field writes it, here and below."
_TREATIES = """
    What {country} signed and ratified, treaty by treaty: it answers the criteria that ask for a treaty, so
    that no finding is written for them. Look each one up in the register of the treaty's depositary, and
    again in a second source. Then take the brackets off `treaties: []` and the `# ` off the lines of the
    treaty, fill in what is empty, and delete the lines of what was not done. A country that did nothing
    about a treaty has a row as well, without dates. Where the register is silent, leave the row as it is:
    unknown is not red."""
_SOURCES = """
    The sources about {country} alone; what speaks of several countries goes into countries/sources.yaml.
    The keys are those of Zotero and pandoc (CSL), and three more: kind says whose voice it is, about which
    countries it speaks of, and confidential: true keeps it out of everything printed. Take the brackets
    off `sources: []` with your first source. A source that nothing uses is a warning."""


@dataclass(frozen=True)
class Names:
    """What a country is called; ``guessed`` where a general list says so and nobody has looked."""

    code: str
    name: str
    short_name: str
    in_text: str
    region: str = UNSAID
    guessed: bool = False


def country_files(names: Names, workspace: Workspace) -> dict[str, str]:
    """The files of a country that has no edition yet, by their path in the workspace."""
    folder = f"countries/{names.code}"
    return {
        f"{folder}/country.yaml": _country(names, workspace),
        f"{folder}/sources.yaml": sources_file(names.code),
    }


def _country(names: Names, workspace: Workspace) -> str:
    lines = header("country", 2)
    lines.append(f"id: {names.code}")
    if names.guessed:
        lines += ["", *explained(_GUESSED)]
    remark = "  # in lists: as short as readers know it"
    lines += [
        f"name: {scalar(names.name)}",
        f"short-name: {scalar(names.short_name)}{remark}",
        f"in-text: {scalar(names.in_text)}  # inside a sentence, with its article: the USA",
        f"region: {scalar(names.region)}{_regions(workspace)}",
        "# federation: true  # where units of a federation make laws of their own",
        "",
        *_treaties(names, workspace),
    ]
    return text_of(lines)


def _regions(workspace: Workspace) -> str:
    used = sorted({country.region for country in workspace.countries.values()})
    shown = ", ".join(used)
    return f"  # regions so far: {shown}" if used and shown.isprintable() and len(shown) < 60 else ""


def _treaties(names: Names, workspace: Workspace) -> Iterator[str]:
    yield from explained(_TREATIES.format(country=names.in_text))
    yield "treaties: []"
    for treaty in workspace.treaties.values():
        yield ""
        yield from explained(_about(treaty, workspace))
        yield from waiting(_record(treaty))


def _about(treaty: Treaty, workspace: Workspace) -> str:
    months, days = treaty.months, treaty.days
    wait = f"{months} month{'s' * (months != 1)}" if months else f"{days} day{'s' * (days != 1)}"
    return (
        f"{treaty.id}: {treaty.title}. Adopted on {day(treaty.adopted)}, in force since "
        f"{day(treaty.in_force)}; it binds a state {wait} after consent is deposited."
        f"{_used_by_others(treaty, workspace)}"
    )


def _used_by_others(treaty: Treaty, workspace: Workspace) -> str:
    used = {
        record.reference.source
        for country in workspace.countries.values()
        for record in country.treaties
        if record.treaty == treaty.id
    }
    shared = {id_: source for id_, source in workspace.sources.items() if id_ in used}
    return f" Records of other countries rest on {_listed(shared)}." if shared else ""


def _listed(sources: Mapping[str, Source]) -> str:
    return ", ".join(f"{id_} ({source.record.get('title')})" for id_, source in sorted(sources.items()))


def _record(treaty: Treaty) -> Iterable[str]:
    return (
        f"  - treaty: {treaty.id}",
        blank("signed", "the day of signature: 2000-07-05", 4),
        blank("consent", "the day on which consent to be bound was deposited", 4),
        blank("consent-kind", "ratification, accession, succession, acceptance, approval, extension", 4),
        blank("reservations", "yes, no or unknown; declarations count as well", 4, "unknown"),
        blank("source", "the id of the source that you opened", 4),
        blank("locator", "the place in it, if it has places", 4),
        blank("checked", "how well: two sources, to the day", 4),
    )


def sources_file(code: str) -> str:
    """The country's own sources; those that several countries use stand in countries/sources.yaml."""
    prefix = code.lower()
    lines = [
        *header("sources", 2),
        "",
        *explained(_SOURCES.format(country=code)),
        "sources: []",
        *waiting(
            (
                blank("- id", f"short and telling, never changed later: {prefix}-report-2009", 2),
                blank("kind", "government, un, treaty-body, ngo, academic, media or law", 4),
                f"    about: [{code}]",
                blank("type", "report, webpage, book, article-newspaper, legislation, …", 4),
                blank("title", "as it stands on the work", 4),
                blank("author", "[{literal: An institution}] or [{family: …, given: …}]", 4),
                blank("issued", "2009, 2009-11 or 2009-11-30", 4),
                blank("URL", "where it can be read", 4),
                blank("accessed", "for a web page: when you looked", 4),
            )
        ),
    ]
    return text_of(lines)
