"""A government's reply to an edition, read into values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scoring.model.evidence import Edition
from scoring.model.replies import Reply, ReplyItem
from scoring.problems import closest
from scoring.read.files import Reader
from scoring.read.schemas import ReplyFile
from scoring.read.validate import origin_at

FILE = "reply.yaml"


def read_reply(reader: Reader, path: Path) -> Reply | None:
    """What the file says; None where there is no such file, or where it cannot be used."""
    read = reader.read(path, ReplyFile) if reader.present(path) else None
    if read is None:
        return None
    file, node = read
    received = file.received
    return Reply(
        framework=file.framework,
        requested=file.requested.first,
        to=file.to,
        how=file.how,
        answer_by=file.answer_by.first,
        received=received.on.first if received else None,
        source=received.source if received else None,
        items=tuple(
            ReplyItem(
                id=item.item,
                says=item.says,
                locator=item.locator,
                answer=item.answer or "",
                changed=tuple(item.changed),
                origin=origin_at(node, "received", "items", number),
            )
            for number, item in enumerate(received.items if received else ())
        ),
        no_answer=file.no_answer.first if file.no_answer else None,
        origin=node.origin,
    )


def replied(reader: Reader, path: Path, editions: list[Edition], frameworks: set[str]) -> list[Edition]:
    """The editions of one folder, that of the reply's framework with the reply in the file."""
    reply = read_reply(reader, path)
    if reply is None:
        return editions
    if reply.framework not in frameworks:
        said = f"the sheet was one of {reply.framework}, under which the edition has no evidence"
        hint = closest(reply.framework, frameworks) or f"Write {' or '.join(sorted(frameworks))}."
        where, subject = reply.origin.at("framework"), reply.framework
        reader.problems.add("reply.framework", where, subject, said, hint)
    return [replace(one, reply=reply) if one.framework == reply.framework else one for one in editions]
