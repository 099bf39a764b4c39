"""A government's reply to an edition, read into values."""

from __future__ import annotations

from pathlib import Path

from scoring.model.replies import Reply, ReplyItem
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
