"""Countries, their editions, sources and published lists, read into values."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from scoring.model.evidence import (
    Benchmark,
    BenchmarkCountry,
    BenchmarkLevel,
    Call,
    CardTexts,
    CaseStudy,
    Country,
    Edition,
    Fate,
    Finding,
    LaterNote,
    Override,
    PublishedCountry,
    PublishedList,
    Reference,
    Resolution,
    Search,
    Source,
    TreatyRecord,
)
from scoring.read.files import Reader
from scoring.read.nodes import Node
from scoring.read.schemas import (
    BenchmarkFile,
    CallsFile,
    CountryFile,
    EvidenceFile,
    PublishedFile,
    SourcesFile,
    TextsFile,
)
from scoring.read.schemas.country import RecordItem
from scoring.read.schemas.evidence import FindingItem
from scoring.read.schemas.texts import CallSourceItem
from scoring.read.validate import origin_at

NO_TEXTS = CardTexts({}, "", {}, (), "", "", "")


def read_country(reader: Reader, folder: Path) -> Country | None:
    """The country in a folder that is named by its three letters."""
    read = reader.read(folder / "country.yaml", CountryFile)
    if read is None:
        return None
    file, node = read
    reader.expect_name(folder, file.id, origin_at(node, "id"), "country")
    records = tuple(_record(item, node, number) for number, item in enumerate(file.treaties))
    return Country(
        id=file.id,
        name=file.name,
        short_name=file.short_name,
        in_text=file.in_text,
        region=file.region,
        federation=file.federation,
        treaties=records,
        origin=node.origin,
    )


def _record(item: RecordItem, node: Node, number: int) -> TreatyRecord:
    return TreatyRecord(
        treaty=item.treaty,
        eligibility=item.eligibility,
        signed=item.signed,
        consent=item.consent,
        consent_kind=item.consent_kind,
        in_force=item.in_force,
        reservations=item.reservations,
        reference=Reference(item.source, item.locator or ""),
        checked=item.checked,
        note=item.note or "",
        later=LaterNote(item.later.on, item.later.note) if item.later else None,
        origin=origin_at(node, "treaties", number),
    )


def read_sources(reader: Reader, path: Path) -> Sequence[Source]:
    """The sources of a file; none where there is no such file."""
    read = reader.read(path, SourcesFile) if reader.present(path) else None
    if read is None:
        return ()
    file, node = read
    return [
        Source(
            id=item.id,
            kind=item.kind,
            about=frozenset() if item.about == "all" else frozenset(item.about),
            confidential=item.confidential,
            record=item.record(),
            origin=origin_at(node, "sources", number),
        )
        for number, item in enumerate(file.sources)
    ]


def read_edition(reader: Reader, path: Path, country: str) -> Edition | None:
    """An edition from its evidence file, with the texts and calls that stand beside it."""
    read = reader.read(path, EvidenceFile)
    texts = read_texts(reader, path.parent / "texts.yaml")
    calls, fates = read_calls(reader, path.parent / "calls.yaml")
    if read is None:
        return None
    file, node = read
    _decided(file, node, reader)
    return Edition(
        country=country,
        id=path.parent.name,
        framework=path.stem,
        as_of=file.as_of.first,
        findings=tuple(_finding(item, node, number) for number, item in enumerate(file.findings)),
        resolutions=tuple(
            Resolution(
                r.criterion, tuple(r.holds), r.because, r.by, r.on, origin_at(node, "resolutions", number)
            )
            for number, r in enumerate(file.resolutions)
        ),
        overrides=tuple(
            Override(o.indicator, o.grade, o.because, o.by, o.until, origin_at(node, "overrides", number))
            for number, o in enumerate(file.overrides)
        ),
        texts=texts,
        calls=calls,
        fates=fates,
        origin=node.origin,
    )


def _decided(file: EvidenceFile, node: Node, reader: Reader) -> None:
    """Report resolutions that leave open what they decide."""
    for number, item in enumerate(file.resolutions):
        if bool(item.holds) == bool(item.publish):
            said = "names findings that hold and publishes the dispute" if item.holds else "decides nothing"
            reader.problems.add(
                "resolution.undecided",
                origin_at(node, "resolutions", number),
                item.criterion,
                f"the resolution {said}",
                "Write holds: and the findings that hold, or publish: dispute.",
            )


def _finding(item: FindingItem, node: Node, number: int) -> Finding:
    searched = item.searched
    return Finding(
        id=item.id,
        criterion=item.criterion,
        answer=item.answer,
        statement=item.statement,
        actor=item.actor,
        level=item.level,
        coverage=item.coverage,
        holds_on=item.holds_on,
        until=item.until,
        reference=Reference(item.source, item.locator, item.reporting),
        author=item.author,
        supersedes=tuple(item.supersedes),
        value=item.value,
        searched=Search(searched.by, searched.on, searched.where) if searched else None,
        note=item.note or "",
        origin=origin_at(node, "findings", number),
    )


def read_texts(reader: Reader, path: Path) -> CardTexts:
    """The texts of a card; empty ones where there is no such file."""
    read = reader.read(path, TextsFile) if reader.present(path) else None
    if read is None:
        return NO_TEXTS
    file, node = read
    petition = file.petition
    return CardTexts(
        summaries=file.summaries,
        situation=file.situation or "",
        discussions={goal: item.discussion for goal, item in file.goals.items()},
        case_studies=tuple(
            CaseStudy(c.id, c.place, c.title, c.text, origin_at(node, "case-studies", number))
            for number, c in enumerate(file.case_studies)
        ),
        petition_introduction=petition.introduction if petition else "",
        petition_closing=(petition.closing or "") if petition else "",
        notes=file.notes or "",
        origin=node.origin,
    )


def read_calls(reader: Reader, path: Path) -> tuple[tuple[Call, ...], tuple[Fate, ...]]:
    """The calls of an edition, and what became of earlier ones; none where there is no such file."""
    read = reader.read(path, CallsFile) if reader.present(path) else None
    if read is None:
        return (), ()
    file, node = read
    calls = tuple(
        Call(
            id=item.id,
            goal=item.goal,
            text=item.text,
            petition=item.petition,
            criteria=tuple(item.criteria),
            references=_references(item.sources),
            outside=item.outside or "",
            origin=origin_at(node, "calls", number),
        )
        for number, item in enumerate(file.calls)
    )
    fates = tuple(
        Fate(
            item.call,
            item.edition,
            item.fate,
            item.text,
            _references(item.sources),
            origin_at(node, "fates", number),
        )
        for number, item in enumerate(file.fates)
    )
    return calls, fates


def _references(items: Sequence[CallSourceItem]) -> tuple[Reference, ...]:
    return tuple(Reference(item.source, item.locator, item.reporting) for item in items)


def read_published(reader: Reader, path: Path) -> PublishedList | None:
    read = reader.read(path, PublishedFile)
    if read is None:
        return None
    file, node = read
    if file.edition != path.stem:
        reader.expect_name(path.with_suffix(""), file.edition, origin_at(node, "edition"), "published list")
    return PublishedList(
        framework=file.framework,
        edition=file.edition,
        reference=Reference(file.source, file.locator),
        countries=tuple(
            PublishedCountry(row.country, row.name, row.category, origin_at(node, "countries", number))
            for number, row in enumerate(file.countries)
        ),
        origin=node.origin,
    )


def read_benchmark(reader: Reader, path: Path) -> Benchmark | None:
    read = reader.read(path, BenchmarkFile)
    if read is None:
        return None
    file, node = read
    reader.expect_name(path.with_suffix(""), file.id, origin_at(node, "id"), "benchmark")
    return Benchmark(
        id=file.id,
        title=file.title,
        reference=Reference(file.source, file.locator),
        note=file.note or "",
        scale=tuple(BenchmarkLevel(level.id, level.label) for level in file.scale),
        countries=tuple(
            BenchmarkCountry(
                row.country,
                row.name,
                row.value,
                row.not_ranked or "",
                row.checked,
                origin_at(node, "countries", number),
            )
            for number, row in enumerate(file.countries)
        ),
        origin=node.origin,
    )
