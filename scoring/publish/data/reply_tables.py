"""The tables of what governments were asked to check before a card appeared, and of what they replied."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.publish.data.result_tables import COUNTRY
from scoring.publish.data.results import Results
from scoring.publish.data.table import Cell, Link, Table, country_column, link, one_of, partial_date, text

STATES = ("received", "no-answer", "waiting")


def reply_tables(results: Results) -> tuple[Table, ...]:
    return _replies(results), _items(results)


def _replies(results: Results) -> Table:
    return Table(
        "replies",
        "Right of reply",
        "Which governments were asked to check the card before it appeared, and what came of it. "
        "Of a country without a row none of this was recorded.",
        (
            country_column(),
            one_of("state", "Whether a reply came, none did, or it is awaited", STATES, required=True),
            partial_date("requested", "When the government was asked", required=True),
            text("to", "The institution that was asked", required=True),
            text("how", "By which way", required=True),
            partial_date("answer_by", "The day by which an answer was asked for", required=True),
            partial_date("received", "When the reply came"),
            text("source", "The reply's own record"),
            partial_date("no_answer", "When it was recorded that none had come"),
        ),
        ("country",),
        (COUNTRY, link("source", "sources")),
        tuple(_reply_rows(results)),
    )


def _reply_rows(results: Results) -> Iterator[tuple[Cell, ...]]:
    for code, evidence in results.evidence.items():
        if reply := evidence.reply:
            yield (
                *(code, reply.state, str(reply.requested), reply.to, reply.how, str(reply.answer_by)),
                str(reply.received) if reply.received else None,
                results.key(code, reply.source) if reply.source else None,
                str(reply.no_answer) if reply.no_answer else None,
            )


def _items(results: Results) -> Table:
    return Table(
        "reply-items",
        "What governments replied",
        "A row for each item to which a government replied: an indicator, a criterion or a finding. "
        "A reply moves no grade.",
        (
            country_column(),
            text("item", "The indicator, criterion or finding", required=True),
            text("says", "What the government says", required=True),
            text("locator", "The place in the reply", required=True),
            text("answer", "What we answer"),
            text("changed", "The findings written or corrected because of it, joined by |"),
        ),
        ("country", "item"),
        (Link(("country",), "replies", ("country",)),),
        tuple(
            (code, one.id, one.says, one.locator, one.answer or None, "|".join(one.changed) or None)
            for code, evidence in results.evidence.items()
            if evidence.reply
            for one in evidence.reply.items
        ),
    )
