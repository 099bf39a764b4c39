"""Which findings count on the as-of day, and why the others do not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from scoring.model.dates import years_after
from scoring.model.evidence import NO_DATA, STATE_ACTORS, Finding, Resolution
from scoring.model.result import SetAside


def counts_until(finding: Finding, years: int | None) -> date | None:
    """The last day on which a finding counts, or None where it never lapses by itself.

    Staleness runs full years from the end of what the finding holds on; ``until`` may end it sooner.
    """
    limits = [finding.until.last] if finding.until else []
    if years is not None:
        limits.append(years_after(finding.holds_on.last, years))
    return min(limits, default=None)


def set_aside(
    findings: Sequence[Finding],
    as_of: date,
    years: int | None,
    resolution: Resolution | None = None,
) -> Mapping[str, SetAside]:
    """The findings of one criterion that do not count, each with the first reason that applies."""
    in_time = [finding for finding in findings if finding.holds_on.first <= as_of]
    ended = {earlier for finding in in_time for earlier in finding.supersedes}
    reasons = {
        finding.id: reason for finding in findings if (reason := _reason(finding, as_of, years, ended))
    }
    if resolution and resolution.holds:
        for finding in findings:
            if finding.id not in resolution.holds:
                reasons.setdefault(finding.id, SetAside.RESOLVED)
    return reasons


def _reason(finding: Finding, as_of: date, years: int | None, ended: Iterable[str]) -> SetAside | None:
    if finding.holds_on.first > as_of:
        return SetAside.AFTER_AS_OF
    if finding.id in ended:
        return SetAside.SUPERSEDED
    if finding.until and finding.until.last < as_of:
        return SetAside.ENDED
    if years is not None and years_after(finding.holds_on.last, years) < as_of:
        return SetAside.STALE
    if finding.answer == NO_DATA:
        return SetAside.NO_DATA
    return None if finding.actor in STATE_ACTORS else SetAside.ACTOR
