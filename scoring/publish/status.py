"""What stands at the head of every page: whether it is a draft, or under embargo, or not yet checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.model.evidence import Edition
from scoring.model.workspace import Workspace
from scoring.publish.html import unchecked
from scoring.review.reviewed import is_reviewed

DRAFT = N_("Draft – not reviewed")


def status_words(workspace: Workspace, editions: Iterable[Edition], language: Language) -> str:
    """What is to be known of a page before all else; empty where it is reviewed, published and checked."""
    draft = "" if reviewed(workspace, editions) else language.gettext(DRAFT)
    embargo = embargo_words(workspace.embargo, language) if workspace.embargo else ""
    return " · ".join(filter(None, [draft, embargo, unchecked(language)]))


def embargo_words(until: datetime, language: Language) -> str:
    """Until when nothing may be published: with the offset from UTC, since readers are everywhere."""
    offset = until.strftime("%z")
    zone = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"
    return language.gettext(
        "Embargoed until {date}, {time}",
        date=language.date(until.date()),
        time=language.ltr(f"{until:%H:%M} {zone}"),
    )


def reviewed(workspace: Workspace, editions: Iterable[Edition]) -> bool:
    """Whether all editions that say anything have been reviewed, and one does."""
    given = list(editions)
    told = [edition for edition in given if edition.findings]
    return bool(told) and all(is_reviewed(workspace, edition) for edition in told)


def editions_up_to(workspace: Workspace, framework: str, edition: str) -> tuple[Edition, ...]:
    """All evidence under a framework up to an edition: what an overview of it may rest on."""
    return tuple(
        one
        for (_, id_, under), one in sorted(workspace.editions.items())
        if under == framework and id_ <= edition
    )
