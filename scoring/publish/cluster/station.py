"""Documents made on another machine: the process beside a worker, with a workspace that came as a parcel.

A worker of a cluster has threads, and must not fork. So each has one of these beside it: one thread, warm,
with a child for each document within the same limits as at home. It ends, and its folder with it, when the
worker does or when nothing is asked of it for long.
"""

from __future__ import annotations

import os
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.children import Ended, each_in_a_child
from scoring.publish.cluster.fitness import Fitness, fitness
from scoring.publish.cluster.parcel import Parcel, at, unpack
from scoring.publish.kept import digest_of, engine
from scoring.publish.products import LIMITS, Made, Product

IDLE = 1800
"""Seconds without a question after which nobody is believed to be there any more."""


@dataclass(frozen=True)
class Sent:
    """Files as path, SHA-256 and bytes; all paths from the folder of all that is made.

    ``same`` where the draft is the one that is known, and nothing was printed.
    """

    of: str
    same: bool = False
    said: str = ""
    files: tuple[tuple[str, str, bytes], ...] = ()
    read: tuple[tuple[str, str], ...] = ()


Answer = Ended[Sent | PublishError]


def main() -> None:
    """Answer what the worker asks by one pipe, by the other; their numbers are the arguments."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the worker is interrupted too, and ends this process
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    asked = Connection(int(sys.argv[1]), writable=False)
    answers = Connection(int(sys.argv[2]), readable=False)
    with tempfile.TemporaryDirectory(prefix="progress-cards-") as folder:
        top = Path(folder).resolve()
        try:
            for answer in _answers(asked, top):
                answers.send(answer)
        except (EOFError, OSError):
            return  # the worker is gone


def _answers(asked: Connection, top: Path) -> Iterator[Fitness | Answer]:
    """First what the machine is like, then each document by its path and the draft of it that is known."""
    parcel = asked.recv()
    unpack(parcel.files, top)
    yield fitness(at(top, parcel.templates))
    products: dict[str, Product] | None = None
    while asked.poll(IDLE):
        place, known = asked.recv()
        products = products if products is not None else _products(parcel, top)
        task = partial(_made, products[place], known, top, at(top, parcel.output))
        yield next(ended for _, ended in each_in_a_child([task], 1, LIMITS))


def _products(parcel: Parcel, top: Path) -> dict[str, Product]:
    """All documents that the parcel asks for, by where they belong."""
    from scoring.publish.kinds import KINDS, Card, Order
    from scoring.read.languages import translation
    from scoring.read.workspace import load

    space = replace(load(at(top, parcel.root)).workspace, templates=at(top, parcel.templates))

    def cards(named: Iterable[tuple[str, str, str]]) -> tuple[Card, ...]:
        return tuple(Card(space.frameworks[name], edition, country) for name, edition, country in named)

    spoken = [translation(space, code) for code in parcel.languages]
    order = Order(
        space,
        cards(parcel.cards),
        tuple(one.language for one in spoken),
        at(top, parcel.output),
        parcel.paper,
        {one.language.code: one.workspace for one in spoken},
        parcel.kinds,
        cards(parcel.withdrawn),
    )
    order.get_ready()
    engine()
    made = (product for name in order.kinds for product in KINDS[name](order))
    return {os.path.relpath(one.place, order.output): one for one in made if one.place}


def _made(product: Product, known: str, top: Path, output: Path) -> Sent | PublishError:
    try:
        found = product.make()
        of = "" if isinstance(found, Made) else digest_of(engine(), found.of)
        if of and of == known:
            return Sent(of, same=True)
        made = found if isinstance(found, Made) else found.make()
    except PublishError as error:
        said = [text.replace(str(top), "") for text in (error.message, error.hint, *error.details)]
        return PublishError(error.reason, said[0], said[1], said[2:])
    return Sent(
        of,
        said=made.said,
        files=tuple(
            (os.path.relpath(path, output), sha256(data).hexdigest(), data)
            for path, data in made.files.items()
        ),
        read=tuple((os.path.relpath(path, output), digest) for path, digest in made.read.items()),
    )
