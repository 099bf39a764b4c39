"""The table of conventions, from the ratification record."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from scoring.grade.treaties import binding_from, treaty_status
from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.language.phrases import semicolons
from scoring.language.typography import typographic
from scoring.language.words import CONSENTED, treaty_status_word
from scoring.model.evidence import Edition, Reference, Treaty, TreatyRecord
from scoring.model.framework import Framework, Goal
from scoring.model.workspace import Workspace
from scoring.publish.view import ConventionView

CAUTION = N_(
    "reservations or declarations were made; the record does not tell them apart, and they are not graded"
)


def conventions(
    workspace: Workspace,
    edition: Edition,
    framework: Framework,
    goal: Goal,
    language: Language,
    short: Callable[[Reference], Markup],
) -> tuple[ConventionView, ...]:
    """The country's whole record, for the goal whose indicators grade treaties; empty for the others."""
    if not any(criterion.treaty for indicator in goal.indicators for criterion in indicator.criteria):
        return ()
    return tuple(
        _row(workspace.treaties[record.treaty], record, edition, language, short)
        for record in workspace.countries[edition.country].treaties
    )


def recorded(workspace: Workspace, edition: Edition, treaty: str, language: Language) -> str:
    """How the country stood to a treaty on the as-of day, as a sentence; empty where there is no record."""
    records = workspace.countries[edition.country].treaties
    record = next((one for one in records if one.treaty == treaty), None)
    if record is None:
        return ""
    known = workspace.treaties[treaty]
    status = treaty_status_word(treaty_status(known, record, edition.as_of), language)
    dates = semicolons(_dates(known, record, edition, language), language)
    if not dates:
        return language.gettext("{treaty}: {standing}.", treaty=treaty, standing=status)
    return language.gettext("{treaty}: {standing} ({dates}).", treaty=treaty, standing=status, dates=dates)


def _row(
    treaty: Treaty,
    record: TreatyRecord,
    edition: Edition,
    language: Language,
    short: Callable[[Reference], Markup],
) -> ConventionView:
    bound = record.consent is not None and record.consent.first <= edition.as_of
    notes = [language.gettext(CAUTION)] if bound and record.reservations == "yes" else []
    notes += [record.note] if record.note else []
    notes += [record.later.text] if record.later and record.later.on.first <= edition.as_of else []
    return ConventionView(
        title=typographic(treaty.title, language),
        short=treaty.id,
        status=treaty_status_word(treaty_status(treaty, record, edition.as_of), language),
        date=semicolons(_dates(treaty, record, edition, language), language) or "–",
        note=typographic(semicolons(notes, language), language),
        source=short(record.reference),
    )


def _dates(treaty: Treaty, record: TreatyRecord, edition: Edition, language: Language) -> list[str]:
    """What happened when, as far as it had happened on the as-of day."""
    parts = []
    if record.signed and record.signed.first <= edition.as_of:
        parts.append(language.gettext("signed {date}", date=language.date(record.signed)))
    if record.consent and record.consent.first <= edition.as_of:
        consented = CONSENTED[record.consent_kind or "ratification"]
        parts.append(language.gettext(consented, date=language.date(record.consent)))
        bound = binding_from(treaty, record)
        if bound and bound <= edition.as_of and record.consent.day:
            parts.append(language.gettext("in force {date}", date=language.date(bound)))
    return parts
