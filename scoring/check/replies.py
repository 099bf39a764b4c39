"""A government's reply: that its days follow one another, what it is about, and that it is answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.check.findings import check_reference
from scoring.check.shelf import shelf
from scoring.check.terms import Titles, Written, check_written
from scoring.model.evidence import Edition, Reference, Source
from scoring.model.framework import Framework
from scoring.model.replies import Reply, ReplyItem
from scoring.problems import Problems, closest
from scoring.read.workspace import Loaded

_PERSON = re.compile(r"@|\b(?:Mr|Mrs|Ms|Dr|Prof)\b")


def check_reply(edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """The reply to an edition; nothing where the government was not asked."""
    framework, reply = loaded.workspace.frameworks.get(edition.framework), edition.reply
    if framework is None or reply is None:
        return
    subject = f"{edition.country} {edition.id}"
    for keys, said, hint in day_faults(reply):
        problems.add("reply.days", reply.origin.at(*keys), subject, said, hint)
    if reply.received and reply.no_answer:
        said = "says that a reply came, and that none did"
        hint = "Keep received: where one came, also where it came late."
        problems.add("reply.both", reply.origin.key("no-answer"), subject, said, hint)
    if _PERSON.search(reply.to):
        said = f"{reply.to!r} names a person, or an address of mail"
        hint = "Name the institution alone: the Ministry of Justice."
        problems.add("reply.person", reply.origin.at("to"), subject, said, hint)
    titles = Titles(shelf(loaded, edition.country), loaded)
    for key in ("to", "how"):
        check_written(Written(getattr(reply, key), reply.origin.at(key), subject), titles, problems)
    _source(reply, edition, loaded, problems)
    _items(reply, edition, framework, loaded, problems)
    for item in reply.items:
        for key in ("says", "answer"):
            check_written(Written(getattr(item, key), item.origin.at(key), item.id), titles, problems)


def day_faults(reply: Reply) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The keys of each day that comes too early, with what is wrong and what to write."""
    if reply.answer_by < reply.requested:
        said = f"an answer was asked for by {reply.answer_by}, before the day of asking, {reply.requested}"
        yield ("answer-by",), said, "Write the day that stands on the sheet."
    if reply.received and reply.received < reply.requested:
        said = f"the reply came on {reply.received}, before the day of asking, {reply.requested}"
        yield ("received", "on"), said, "What came before the sheet is no reply to it: cite it as a source."
    if reply.no_answer and reply.no_answer <= reply.answer_by:
        said = f"silence is recorded on {reply.no_answer}, and there was time until {reply.answer_by}"
        yield ("no-answer",), said, "Wait for the day after, and record it then."


def _source(reply: Reply, edition: Edition, loaded: Loaded, problems: Problems) -> None:
    if not reply.source:
        return
    sources, origin = shelf(loaded, edition.country), reply.origin.at("received")
    reference = Reference(reply.source, "")
    check_reference(reference, origin, reply.source, edition, sources, problems)
    sources.printed(reference, origin, reply.source, problems)
    source: Source | None = sources.sources.get(reply.source)
    if source and source.kind != "government":
        said = f"the reply's record is of the kind {source.kind}, and a government has replied"
        hint = "Give the reply itself a record, with kind: government."
        problems.add("reply.source", origin.at("source"), reply.source, said, hint)


def _items(reply: Reply, edition: Edition, framework: Framework, loaded: Loaded, problems: Problems) -> None:
    findings = {finding.id for finding in edition.findings}
    unread = loaded.reader.dropped if edition.origin.file.name in loaded.reader.partial else set()
    known = {*framework.indicator_by_id, *framework.criteria, *findings}
    first: dict[str, int] = {}
    for item in reply.items:
        place = item.origin.at("item")
        if item.id not in known | unread:
            said = f"there is no indicator, criterion or finding {item.id} in this edition"
            hint = closest(item.id, known) or "Write an id of the sheet, such as 1.1, 1.1.a or usa-1.1-a1."
            problems.add("reply.unknown-item", place, item.id, said, hint)
        if item.id in first:
            said = f"this item has a reply already, on line {first[item.id]}"
            problems.add("reply.duplicate", place, item.id, said, "Put the two together.")
        first.setdefault(item.id, place.place.line)
        _changed(item, findings | unread, problems)
        if not item.answer:
            said, hint = "the reply is not answered, and would be printed so", "Add answer: and what we say."
            problems.add("reply.unanswered", item.origin, item.id, said, hint)


def _changed(item: ReplyItem, findings: set[str], problems: Problems) -> None:
    for number, id_ in enumerate(item.changed):
        if id_ not in findings:
            said = f"there is no finding {id_} in this edition"
            hint = closest(id_, findings) or "Name findings by their ids, such as usa-1.1-a1."
            place = item.origin.at("changed", str(number))
            problems.add("reply.unknown-item", place, item.id, said, hint)
