"""Records of a bibliography, made into sources of the workspace: what is new, and what is there already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring.check.duplicates import Catalogue, Known, catalogue
from scoring.edit.kinds import led
from scoring.edit.source_ids import source_id
from scoring.edit.source_yaml import NoPlaceError, new_file, spliced
from scoring.model.csl import VOICES
from scoring.model.evidence import Source
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems, TextFile
from scoring.publish.files import write_bytes
from scoring.read.bibliography import Bibliography, Draft
from scoring.read.nodes import Node, read_nodes
from scoring.read.schemas import SourcesFile
from scoring.read.validate import validate
from scoring.read.workspace import Loaded

Entry = Mapping[str, Any]
SHARED = "countries/sources.yaml"


@dataclass(frozen=True)
class Kinds:
    """Whose voice records are: as told of their type, else as the type tells, else as told of the others."""

    by_type: Mapping[str, str]
    others: str | None

    def of(self, draft: Draft) -> str | None:
        told = self.by_type.get(draft.type)
        return told or (VOICES.get(draft.type) if draft.telling else None) or self.others


def all_sources(workspace: Workspace) -> Iterator[Source]:
    """The shared sources and those of every country."""
    yield from workspace.sources.values()
    for sources in workspace.country_sources.values():
        yield from sources.values()


def new_entries(
    loaded: Loaded,
    book: Bibliography,
    country: str | None,
    about: str | Sequence[str],
    kinds: Kinds,
    problems: Problems,
) -> list[Entry]:
    """The records to add to the country's sources, or the shared ones, with ids, in the file's order."""
    cited_as_they_are = {"", "indicators/sources.yaml", SHARED, f"countries/{country}/sources.yaml"}
    shelves = catalogue(
        Known(source.id, _where(source), source.record, source.origin.file.name)
        for source in all_sources(loaded.workspace)
    )
    taken = {source.id for source in all_sources(loaded.workspace)} | loaded.reader.dropped
    entries: list[Entry] = []
    for draft in book.drafts:
        if draft.sound and _known(draft, shelves, cited_as_they_are, problems):
            continue
        kind = kinds.of(draft)
        if kind is None:
            said = f"nothing says whose voice this {draft.type} is"
            hint = f"Give --kind, for all such records or by type: --kind ngo, --kind {draft.type}=un."
            problems.add("import.kind", draft.place, draft.subject, said, hint)
        id_ = source_id(draft.key, draft.record, taken)
        taken.add(id_)
        entries.append({"id": id_, "kind": kind or "", "about": about, **draft.record})
        if draft.sound:
            shelves.add(Known(id_, f"line {draft.place.line} of the same file", draft.record))
    return entries


def _where(source: Source) -> str:
    place = source.origin.place
    return f"{place.file}, line {place.line}"


def _known(draft: Draft, shelves: Catalogue, near: Set[str], problems: Problems) -> bool:
    """Whether the work has a record already; reported, as is a record that is only like it."""
    match = shelves.find(draft.record)
    if match is None:
        return False
    there = f"{match.known.id}, {match.known.where}"
    if match.same:
        said = f"not added: {match.because} as {there}"
        hint = f"Cite {match.known.id}."
        if match.known.file not in near:
            hint = f"Move its record to {SHARED}, and cite {match.known.id}."
        problems.add("import.duplicate", draft.place, draft.subject, said, hint)
    else:
        said = f"may be the same as {there}: {match.because}"
        hint = "Compare title, year and author; if they are one work, take this record out again."
        problems.add("import.similar", draft.place, draft.subject, said, hint)
    return match.same


def written(
    root: Path, country: str | None, entries: Sequence[Entry], problems: Problems
) -> tuple[Path, bytes]:
    """The file that the entries go into, and what it would hold then."""
    target = root / "countries" / (country or "") / "sources.yaml"
    if not entries or problems.failed():
        return target, b""
    name = target.relative_to(root).as_posix()
    if not target.exists():
        text = led(name, new_file(entries, depth=name.count("/")))
        _sure(name, text, entries)
        return target, text.encode("utf-8")
    data = target.read_bytes()
    raw = data.decode("utf-8-sig")
    node = _node(name, raw)
    try:
        text = spliced(raw, node, entries)
    except NoPlaceError:
        said, hint = (
            "the list of sources stands in brackets",
            "Write each source on lines of its own, after a hyphen.",
        )
        problems.add("import.list", Place(name), "", said, hint)
        return target, b""
    _sure(name, text, entries)
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return target, mark + text.encode("utf-8")


def write(target: Path, data: bytes) -> None:
    """Replace the file whole; through a link the file that it leads to."""
    write_bytes(target.resolve(), data)


def _node(name: str, raw: str) -> Node:
    problems = Problems()
    node = read_nodes(TextFile(name, raw.replace("\r\n", "\n").replace("\r", "\n")), problems)
    if node is None:
        raise RuntimeError(f"{name} can no longer be read")
    return node


def _sure(name: str, text: str, entries: Sequence[Entry]) -> None:
    """Read what would be written, as the next command will: an engine's fault must not reach the file."""
    problems = Problems()
    file = validate(_node(name, text), SourcesFile, problems)
    if file is None or problems.failed():
        raise RuntimeError(f"the records would make {name} unreadable")
    added = [item.record() | {"kind": item.kind} for item in file.sources[-len(entries) :]]
    wanted = [{key: value for key, value in one.items() if key != "about"} for one in entries]
    if added != wanted:
        raise RuntimeError(f"the records would be read from {name} otherwise than they are")
