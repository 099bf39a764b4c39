"""How a country stands to a treaty on a day, from its ratification record."""

from __future__ import annotations

from datetime import date

from scoring.model.dates import days_after, months_after
from scoring.model.evidence import Treaty, TreatyRecord

IN_FORCE, DEPOSITED, SIGNED, NONE = "in-force", "deposited", "signed", "none"
EXTENDED, NOT_EXTENDED, NOT_ELIGIBLE = "extended", "not-extended", "not-eligible"


def binding_from(treaty: Treaty, record: TreatyRecord) -> date | None:
    """The day from which the treaty binds the country, or None where it has not consented.

    A partial date of consent counts from its last day, so that nothing is taken to bind too early.
    """
    if record.in_force:
        return record.in_force.last
    if not record.consent:
        return None
    deposited = record.consent.last
    waited = months_after(deposited, treaty.months) if treaty.months else days_after(deposited, treaty.days)
    return max(waited, treaty.in_force)


def treaty_status(treaty: Treaty, record: TreatyRecord, as_of: date) -> str:
    """The status on a day: in-force, deposited, signed, none, extended, not-extended or not-eligible."""
    if record.eligibility == NOT_ELIGIBLE:
        return NOT_ELIGIBLE
    if record.eligibility == NOT_EXTENDED:
        return NOT_EXTENDED
    bound = binding_from(treaty, record)
    if record.eligibility == EXTENDED:
        # A record that gives no date still says that the treaty was extended.
        return EXTENDED if bound is None or bound <= as_of else NOT_EXTENDED
    if bound and bound <= as_of:
        return IN_FORCE
    if record.consent and record.consent.last <= as_of:
        return DEPOSITED
    return SIGNED if record.signed and record.signed.last <= as_of else NONE
