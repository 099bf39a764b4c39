"""What is made for readers, file by file: each in a child of its own, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from pathlib import Path

from scoring.publish import PublishError
from scoring.publish.children import Ended, Limits, each_in_a_child, processors
from scoring.publish.files import write_bytes
from scoring.publish.kept import Kept, Record, digest_of, engine, file_digest

LIMITS = Limits()


@dataclass(frozen=True)
class Made:
    """The files of a product by the path where they belong, and a word on them: 42 pages.

    ``read`` is SHA-256 of each file that was loaded meanwhile and decided what these hold.
    """

    files: Mapping[Path, bytes]
    said: str
    read: Mapping[Path, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """What a product is made ``of``, told before the long work of making it: its page as HTML.

    Together with the engine and the files that it loads, that decides every byte.
    """

    of: str
    make: Callable[[], Made]


@dataclass(frozen=True)
class Product:
    """Something to be made; ``make`` runs in a child and may raise PublishError. ``name`` is for messages.

    Where making takes long, ``make`` gives a draft, and ``place`` is a path that no other product has.
    """

    name: str
    make: Callable[[], Made | Draft]
    place: Path | None = None

    def made(self) -> Made:
        """Made here and now."""
        found = self.make()
        return found if isinstance(found, Made) else found.make()


@dataclass(frozen=True)
class Written:
    """What has become of a product: SHA-256 of its files, and which of them are new; the others stood there
    already and hold the same. ``said`` is a word on them.
    """

    files: Mapping[Path, str]
    new: tuple[Path, ...]
    said: str


@dataclass(frozen=True)
class Drafted:
    """What a child gives back: files with the digest of their draft, or what is on record of them."""

    of: str
    made: Made | Record


Ends = Generator[tuple[int, Ended[Drafted | PublishError]], None, None]
"""Each product's number and how it ended, as they end."""
Elsewhere = Callable[[Mapping[int, Product], Kept], Ends]
"""Makes products on other machines, by their numbers."""


def make_all(
    products: Iterable[Product],
    workers: int | None = None,
    limits: Limits = LIMITS,
    kept: Kept | None = None,
    elsewhere: Elsewhere | None = None,
) -> Generator[tuple[Product, Written | PublishError], None, None]:
    """Make products and write their files, and tell of each in the order given as soon as it is its turn.

    As many are made at once as there are processors, or ``workers``. What stood at a target stays there
    unless a whole new file can take its place; with the records ``kept``, what is drafted and was made of the
    same before is not made again. With records, what takes long can be made ``elsewhere``. OSError where a
    file cannot be written.
    """
    drawn: list[Product] = []
    done: dict[int, Written | PublishError] = {}
    turn = 0
    if kept:
        engine()
    if kept and elsewhere:
        drawn = list(products)
        found = _near_and_far(drawn, workers or processors(), limits, kept, elsewhere)
    else:
        found = _near(products, drawn, workers or processors(), limits, kept)
    with closing(found) as ends:
        for number, ended in ends:
            drafted = _settled(drawn[number], ended, limits)
            done[number] = _written(drawn[number], drafted, kept) if isinstance(drafted, Drafted) else drafted
            while turn in done:
                yield drawn[turn], done.pop(turn)
                turn += 1


def _near(
    products: Iterable[Product], drawn: list[Product], workers: int, limits: Limits, kept: Kept | None
) -> Ends:
    """Each made in a child of this process."""

    def tasks() -> Iterable[Callable[[], Drafted | PublishError]]:
        for product in products:
            drawn.append(product)
            yield partial(_make, product, kept)

    yield from each_in_a_child(tasks(), workers, limits)


def _near_and_far(
    products: list[Product], workers: int, limits: Limits, kept: Kept, elsewhere: Elsewhere
) -> Ends:
    """What is quick here, first, while this process has one thread; then what takes long elsewhere."""
    near = [number for number, product in enumerate(products) if product.place is None]
    for index, ended in _near((products[number] for number in near), [], workers, limits, kept):
        yield near[index], ended
    yield from elsewhere({n: product for n, product in enumerate(products) if product.place}, kept)


def _make(product: Product, kept: Kept | None) -> Drafted | PublishError:
    try:
        found = product.make()
        if isinstance(found, Made):
            return Drafted("", found)
        of = digest_of(engine(), found.of) if kept else ""
        record = kept.recall(kept.name(product.place), of) if kept and product.place else None
        return Drafted(of, record or found.make())
    except PublishError as error:
        return error


def _written(product: Product, drafted: Drafted, kept: Kept | None) -> Written:
    """Put what was made in its place; a file that holds the same already is left alone."""
    made = drafted.made
    if isinstance(made, Record):
        assert kept
        return Written({kept.output / path: digest for path, digest in made.files.items()}, (), made.said)
    digests = {path: sha256(content).hexdigest() for path, content in made.files.items()}
    new = tuple(path for path, digest in digests.items() if file_digest(path) != digest)
    for path in new:
        write_bytes(path, made.files[path])
    if kept and product.place:
        files = {kept.name(path): digest for path, digest in digests.items()}
        read = {kept.name(path): digest for path, digest in made.read.items()}
        kept.remember(kept.name(product.place), Record(drafted.of, files, made.said, read))
    return Written(digests, new, made.said)


def _settled(
    product: Product, ended: Ended[Drafted | PublishError], limits: Limits
) -> Drafted | PublishError:
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
