"""The file of a government's reply: that it was asked, and then what came, or that nothing did."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from scoring.edit.yaml_text import blank, day, explained, header, pair, scalar, waiting
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.replies import Reply, ReplyItem


def asked_lines(reply: Reply) -> Iterator[str]:
    """The file as it is when the sheet has been sent."""
    yield from header("reply", 3)
    yield f"framework: {scalar(reply.framework)}"
    yield f"requested: {day(reply.requested)}"
    yield from pair("to", reply.to)
    yield from pair("how", reply.how)
    yield f"answer-by: {day(reply.answer_by)}"


def silence_lines(recorded: date) -> Iterator[str]:
    yield f"no-answer: {day(recorded)}"


def received_lines(
    received: date, source: str, items: Sequence[ReplyItem], waiting_items: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """What came: the items replied to, each to be answered, or all ids of the sheet that wait for a reply."""
    yield "received:"
    yield f"  on: {day(received)}"
    yield f"  source: {scalar(source)}"
    if items:
        yield "  items:"
        for item in items:
            yield from _item(item)
        return
    yield from explained(
        "What the reply says, item by item: take # and the space after it away from items: and from each "
        "item that was replied to, fill it in, and delete the others."
    )
    yield from waiting(["  items:"])
    for id_, text in waiting_items:
        yield from explained(f"{id_}: {text}", 4, 2)
        yield from waiting(_empty(id_))


def _item(item: ReplyItem) -> Iterator[str]:
    yield f"    - item: {item.id}"
    yield from pair("says", item.says, 6)
    yield from pair("locator", item.locator, 6)
    yield from explained("What we answer, and the findings that were changed because of it:", 6)
    yield from waiting(_answer())


def _empty(id_: str) -> Iterator[str]:
    yield f"    - item: {id_}"
    yield blank("says", "what the government says, shortened and not sharpened", 6)
    yield blank("locator", "the place in the reply", 6)
    yield from _answer()


def _answer() -> Iterator[str]:
    yield blank("answer", "what we changed, or why the answer on the card stays", 6)
    yield blank("changed", "ids of findings; without any, delete the line", 6, "[]")


def sheet_items(edition: Edition, framework: Framework) -> Iterator[tuple[str, str]]:
    """The ids of a factual-check sheet with their words, in its order."""
    for indicator in framework.indicators:
        for criterion in indicator.criteria:
            id_ = indicator.criterion_id(criterion)
            yield id_, criterion.question
            own = (one for one in edition.findings if one.criterion == id_)
            yield from ((one.id, one.statement) for one in sorted(own, key=lambda one: one.id))
        yield indicator.id, indicator.title
