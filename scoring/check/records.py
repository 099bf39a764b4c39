"""Countries, treaties, sources and published lists: whether the records fit each other and the calendar."""

from __future__ import annotations

from scoring.check.shelf import known_source, shelf
from scoring.model.csl import CSL_KEYS, CSL_TYPES
from scoring.model.evidence import Country, PublishedList, Source, Treaty, TreatyRecord
from scoring.model.workspace import Workspace
from scoring.problems import Origin, Problems, closest
from scoring.read import references
from scoring.read.workspace import Loaded


def check_treaties(loaded: Loaded, problems: Problems) -> None:
    sources = shelf(loaded)
    for treaty in loaded.workspace.treaties.values():
        known_source(treaty.reference.source, treaty.origin.at("source"), treaty.id, sources, problems)


def check_country(country: Country, loaded: Loaded, problems: Problems) -> None:
    """The ratification record: known treaties, each once, in the order of time."""
    sources = shelf(loaded, country.id)
    first: dict[str, int] = {}
    for record in country.treaties:
        subject, origin = f"{country.id} {record.treaty}", record.origin
        known_source(record.reference.source, origin.at("source"), subject, sources, problems)
        sources.printed(record.reference, origin, subject, problems)
        if record.treaty in first:
            said = f"the treaty has a record already, on line {first[record.treaty]}"
            problems.add("treaty.duplicate", origin.at("treaty"), subject, said, "Keep one of them.")
        first.setdefault(record.treaty, origin.at("treaty").place.line)
        known_treaty(record.treaty, origin.at("treaty"), subject, loaded, problems)
        if treaty := loaded.workspace.treaties.get(record.treaty):
            _order(record, treaty, subject, problems)
        _consent(record, subject, problems)


def known_treaty(id_: str, origin: Origin, subject: str, loaded: Loaded, problems: Problems) -> None:
    """Report a treaty that is not described, unless the descriptions could not be read."""
    treaties, file = loaded.workspace.treaties, "indicators/treaties.yaml"
    if id_ not in treaties and file not in loaded.reader.lost:
        hint = closest(id_, treaties) or f"Describe it in {file}."
        problems.add("framework.unknown-treaty", origin, subject, f"there is no treaty {id_}", hint)


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


def _consent(record: TreatyRecord, subject: str, problems: Problems) -> None:
    origin = record.origin
    if record.consent and not record.consent_kind:
        hint = "Add consent-kind: ratification, accession, succession, acceptance, approval or extension."
        said = f"consent on {record.consent}, and nothing says of what kind"
        problems.add("treaty.consent", origin.at("consent"), subject, said, hint)
    if record.consent_kind and not record.consent:
        said, hint = f"{record.consent_kind}, and nothing says when", "Add consent: and its date."
        problems.add("treaty.consent", origin.at("consent-kind"), subject, said, hint)
    if record.consent and record.eligibility in {"not-eligible", "not-extended"}:
        said = f"{record.eligibility}, and yet there is consent on {record.consent}"
        problems.add("treaty.consent", origin.at("eligibility"), subject, said, "Correct one of the two.")


def check_published(published: PublishedList, loaded: Loaded, problems: Problems) -> None:
    workspace = loaded.workspace
    subject = f"published {published.edition}"
    sources = shelf(loaded, *workspace.country_sources)
    known_source(published.reference.source, published.origin.at("source"), subject, sources, problems)
    sources.printed(published.reference, published.origin, subject, problems)
    framework = workspace.frameworks.get(published.framework)
    if framework is None:
        if workspace.frameworks and f"indicators/{published.framework}" not in loaded.reader.lost:
            problems.add(
                "published.unknown",
                published.origin.at("framework"),
                subject,
                f"there is no framework {published.framework}",
                closest(published.framework, workspace.frameworks),
            )
        return
    first: dict[str, int] = {}
    known = framework.category_by_id
    for row in published.countries:
        if row.country in first:
            said = f"the country stands in the list twice, first on line {first[row.country]}"
            problems.add("published.duplicate", row.origin.at("country"), row.country, said, "Keep one row.")
        first.setdefault(row.country, row.origin.place.line)
        if row.category not in known:
            hint = closest(row.category, known) or f"The categories are {', '.join(known)}."
            said = f"there is no category {row.category}"
            problems.add("published.unknown", row.origin.at("category"), row.country, said, hint)


def check_sources(loaded: Loaded, problems: Problems) -> None:
    """Records that could not be printed, and sources that nothing uses, as far as all could be read."""
    workspace, reader = loaded.workspace, loaded.reader
    all_read = not reader.lost and not reader.partial
    everywhere = [workspace.sources, *workspace.country_sources.values()]
    used = used_sources(loaded.workspace)
    for sources in everywhere:
        for source in sources.values():
            _record(source, problems)
            if all_read and source.id not in used and not source.origin.file.name.startswith("indicators/"):
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
            f"{kind!r} is no type of source that can be cited (CSL)",
            closest(kind, CSL_TYPES)
            or "Common types are report, treaty, book, webpage and article-newspaper.",
        )
    for key in source.record:
        if key not in CSL_KEYS:
            problems.add(
                "source.record",
                source.origin.key(key),
                source.id,
                f"{key!r} is no key of a source's record (CSL)",
                closest(key, CSL_KEYS) or "Leave it out.",
            )


def used_sources(workspace: Workspace) -> set[str]:
    """The ids of all sources that anything refers to."""
    held = (workspace.treaties, workspace.published, workspace.benchmarks)
    used = {record.reference.source for records in held for record in records.values()}
    used |= references.of_facts(workspace.facts)
    for framework in workspace.frameworks.values():
        used |= references.of_framework(framework)
    for country in workspace.countries.values():
        used |= references.of_country(country)
    for edition in workspace.written.values():
        used |= references.of_edition(edition)
    for asked in workspace.recommendations.values():
        used |= references.of_recommendations(asked)
    return used
