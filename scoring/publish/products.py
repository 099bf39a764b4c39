"""What is made for readers, file by file: each in a child of its own, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.children import Ended, Limits, each_in_a_child, processors
from scoring.publish.files import write_bytes

LIMITS = Limits()


@dataclass(frozen=True)
class Made:
    """The files of a product by the path where they belong, and a word on them: 42 pages."""

    files: Mapping[Path, bytes]
    said: str


@dataclass(frozen=True)
class Product:
    """Something to be made; ``make`` runs in a child and may raise PublishError. ``name`` is for messages."""

    name: str
    make: Callable[[], Made]


def make_all(
    products: Iterable[Product], workers: int | None = None, limits: Limits = LIMITS
) -> Generator[tuple[Product, Made | PublishError], None, None]:
    """Make products and write their files, and tell of each in the order given as soon as it is its turn.

    As many are made at once as there are processors, or ``workers``. What stood at a target stays there
    unless a whole new file can take its place. OSError where a file cannot be written.
    """
    drawn: list[Product] = []
    done: dict[int, Made | PublishError] = {}
    turn = 0

    def tasks() -> Iterable[Callable[[], Made | PublishError]]:
        for product in products:
            drawn.append(product)
            yield partial(_make, product)

    with closing(each_in_a_child(tasks(), workers or processors(), limits)) as ends:
        for number, ended in ends:
            made = _settled(drawn[number], ended, limits)
            if isinstance(made, Made):
                for path, content in made.files.items():
                    write_bytes(path, content)
            done[number] = made
            while turn in done:
                yield drawn[turn], done.pop(turn)
                turn += 1


def _make(product: Product) -> Made | PublishError:
    try:
        return product.make()
    except PublishError as error:
        return error


def _settled(product: Product, ended: Ended[Made | PublishError], limits: Limits) -> Made | PublishError:
    if ended.value is None:
        what, hint = _FAULTS[ended.reason]
        said = f"{product.name} {what.format(seconds=limits.seconds)}"
        return PublishError(ended.reason, said, hint, [*ended.details, *ended.said])
    if isinstance(ended.value, PublishError):
        error = ended.value
        return PublishError(error.reason, error.message, error.hint, [*error.details, *ended.said])
    return ended.value


_FAULTS = {
    "timeout": ("was not done after {seconds} seconds", "Shorten the texts, or allow more time."),
    "memory": ("took more memory than allowed", "Shorten the texts or the pictures, or allow more."),
    "killed": ("could not be finished: its process died", "Run python -m scoring.publish.preflight."),
    "failed": ("could not be made", "Look at the details; this is a fault of the program."),
}
