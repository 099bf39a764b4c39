"""Global facts with their sources in words: for lists and tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from scoring.language import Language
from scoring.model.workspace import Workspace
from scoring.model.world import Fact
from scoring.publish.notes import Notes
from scoring.publish.rows import Row, Rows
from scoring.read.prose import render


def fact_records(workspace: Workspace, facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """The facts as plain values; ``printed`` is the source as a card prints it."""
    notes = Notes(
        {id_: source.record for id_, source in workspace.sources.items()},
        workspace.templates / "notes.csl",
        Language(),
    )
    return [
        {
            "id": fact.id,
            "topic": fact.topic,
            "holds_on": str(fact.holds_on),
            "text": _plain(fact.text),
            "caution": _plain(fact.caution),
            "source": fact.reference.source,
            "locator": fact.reference.locator,
            "reporting": fact.reference.reporting or "",
            "printed": notes.reported(fact.reference).striptags(),
            "overview": fact.overview,
        }
        for fact in facts
    ]


def fact_rows(records: list[dict[str, Any]]) -> Rows:
    """A row for each fact."""
    columns = tuple(records[0]) if records else ("id",)
    rows: list[Row] = [
        tuple(("yes" if value else "no") if isinstance(value, bool) else value for value in record.values())
        for record in records
    ]
    return Rows(columns, tuple(rows))


def _plain(text: str) -> str:
    """A text without its Markdown."""
    nothing = Markup()
    html = render(text, fill=lambda *_: "", cite=lambda _: nothing, heading_level=1, inline=True)
    return html.striptags()
