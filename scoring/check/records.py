"""Countries, treaties, sources and published lists: whether the records fit each other and the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from scoring.model.evidence import Country, PublishedList, Reference, Source, Treaty, TreatyRecord
from scoring.problems import Origin, Problems, closest
from scoring.read.prose import parse
from scoring.read.workspace import Loaded

CSL_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter dataset
    document entry graphic hearing interview legal_case legislation manuscript map motion_picture
    pamphlet paper-conference patent personal_communication post post-weblog regulation report review
    speech standard thesis treaty webpage
    """.split()
)
CSL_KEYS = frozenset(
    """
    id type title title-short author editor translator container-author container-title collection-title
    collection-number issued accessed original-date publisher publisher-place number number-of-pages
    volume issue page edition section genre medium event-title event-place event-date archive authority
    DOI ISBN ISSN URL language note abstract keyword jurisdiction references version status
    """.split()
)


def known_source(
    id_: str, origin: Origin, subject: str, sources: Mapping[str, Source], loaded: Loaded, problems: Problems
) -> Source | None:
    """The source with an id; reported where there is none, unless its record could not be read."""
    source = sources.get(id_)
    if source is None and id_ not in loaded.reader.dropped:
        problems.add(
            "source.unknown",
            origin,
            subject,
            f"there is no source {id_}",
            closest(id_, sources) or "Add its record to sources.yaml.",
        )
    return source


def check_treaties(loaded: Loaded, problems: Problems) -> None:
    for treaty in loaded.workspace.treaties.values():
        known_source(
            treaty.reference.source,
            treaty.origin.at("source"),
            treaty.id,
            loaded.workspace.sources,
            loaded,
            problems,
        )


def check_country(country: Country, loaded: Loaded, problems: Problems) -> None:
    """The ratification record: known treaties, each once, in the order of time."""
    sources = loaded.workspace.sources_of(country.id)
    seen: set[str] = set()
    for record in country.treaties:
        subject = f"{country.id} {record.treaty}"
        known_source(record.reference.source, record.origin.at("source"), subject, sources, loaded, problems)
        if record.treaty in seen:
            problems.add(
                "treaty.duplicate",
                record.origin,
                subject,
                "the treaty has a record already",
                "Keep one of them.",
            )
        seen.add(record.treaty)
        treaty = loaded.workspace.treaties.get(record.treaty)
        if treaty is None:
            problems.add(
                "framework.unknown-treaty",
                record.origin.at("treaty"),
                subject,
                f"there is no treaty {record.treaty}",
                closest(record.treaty, loaded.workspace.treaties)
                or "Describe it in indicators/treaties.yaml.",
            )
        else:
            _order(record, treaty, subject, problems)


def _order(record: TreatyRecord, treaty: Treaty, subject: str, problems: Problems) -> None:
    if record.signed and record.consent and record.consent.last < record.signed.first:
        problems.add(
            "treaty.order",
            record.origin.at("consent"),
            subject,
            f"consent on {record.consent} comes before signature on {record.signed}",
            "Check both dates in the source; an accession has no signature.",
        )
    for name, when in (("signed", record.signed), ("consent", record.consent)):
        if when and when.last < treaty.adopted:
            problems.add(
                "treaty.order",
                record.origin.at(name),
                subject,
                f"{name} on {when}, and the treaty was adopted on {treaty.adopted}",
                "Check the date in the source.",
            )
    bound = record.eligibility in {"eligible", "extended"}
    if (record.consent is None) != (record.consent_kind is None) or (record.consent and not bound):
        problems.add(
            "treaty.consent",
            record.origin,
            subject,
            "consent, its kind and whether the country can be a party do not go together",
            "Give consent and consent-kind both or neither; neither where the country cannot be a party.",
        )


def check_published(published: PublishedList, loaded: Loaded, problems: Problems) -> None:
    workspace = loaded.workspace
    subject = f"published {published.edition}"
    sources = workspace.sources
    known = {**sources, **{k: v for own in workspace.country_sources.values() for k, v in own.items()}}
    known_source(published.reference.source, published.origin.at("source"), subject, known, loaded, problems)
    framework = workspace.frameworks.get(published.framework)
    if framework is None:
        if workspace.frameworks and not problems.failed():
            problems.add(
                "published.unknown",
                published.origin.at("framework"),
                subject,
                f"there is no framework {published.framework}",
                closest(published.framework, workspace.frameworks),
            )
        return
    seen: set[str] = set()
    for row in published.countries:
        if row.country in seen:
            problems.add(
                "published.duplicate",
                row.origin,
                row.country,
                "the country stands in the list twice",
                "Keep one row.",
            )
        seen.add(row.country)
        if row.category not in framework.category_by_id:
            problems.add(
                "published.unknown",
                row.origin.at("category"),
                row.country,
                f"there is no category {row.category}",
                closest(row.category, framework.category_by_id),
            )


def check_sources(loaded: Loaded, problems: Problems) -> None:
    """Records that could not be printed, and sources that nothing uses."""
    workspace = loaded.workspace
    everywhere = [workspace.sources, *workspace.country_sources.values()]
    used = set(used_sources(loaded))
    for sources in everywhere:
        for source in sources.values():
            _record(source, problems)
            if source.id not in used and not source.origin.file.name.startswith("indicators/"):
                problems.add(
                    "source.unused",
                    source.origin.at("id"),
                    source.id,
                    "no finding, text, call or record uses this source",
                    "Use it, or take it out.",
                )


def _record(source: Source, problems: Problems) -> None:
    kind = str(source.record.get("type"))
    if kind not in CSL_TYPES:
        problems.add(
            "source.record",
            source.origin.at("type"),
            source.id,
            f"{kind!r} is no type of CSL",
            closest(kind, CSL_TYPES)
            or "Common types are report, treaty, book, webpage and article-newspaper.",
        )
    for key in source.record:
        if key not in CSL_KEYS:
            problems.add(
                "source.record",
                source.origin.at(key),
                source.id,
                f"{key!r} is no key of CSL",
                closest(key, CSL_KEYS) or "Leave it out.",
            )


def used_sources(loaded: Loaded) -> Iterator[str]:
    """The ids of all sources that anything refers to, repeats included."""
    workspace = loaded.workspace
    for treaty in workspace.treaties.values():
        yield from _named([treaty.reference])
    for country in workspace.countries.values():
        yield from _named(record.reference for record in country.treaties)
    for published in workspace.published.values():
        yield from _named([published.reference])
    for edition in workspace.editions.values():
        yield from _named(finding.reference for finding in edition.findings)
        yield from _named(reference for call in edition.calls for reference in call.references)
    for text in all_texts(loaded):
        yield from (cite.key for cluster in parse(text).clusters for cite in cluster.cites)


def _named(references: Iterable[Reference]) -> Iterator[str]:
    for reference in references:
        yield reference.source
        if reference.reporting:
            yield reference.reporting


def all_texts(loaded: Loaded) -> Iterator[str]:
    """Every text that may hold citations."""
    for framework in loaded.workspace.frameworks.values():
        yield from (framework.texts.progress, framework.texts.overview, framework.texts.methodology)
        for goal in framework.texts.goals.values():
            yield from (goal.introduction, goal.explanation, goal.quotation, goal.quotation_source)
        yield from (indicator.reference for indicator in framework.indicators)
    for edition in loaded.workspace.editions.values():
        texts = edition.texts
        yield from texts.summaries.values()
        yield from texts.discussions.values()
        yield from (case.text for case in texts.case_studies)
        yield from (texts.situation, texts.petition_introduction, texts.petition_closing, texts.notes)
        yield from (text for call in edition.calls for text in (call.text, call.petition or ""))
