"""Documents made on many machines by dask.distributed: the workspace goes out once, bytes come back.

Whoever reaches the scheduler can run code on every machine of the cluster and on this one: docs/scale.md.
Nothing is imported from here unless a cluster is asked for.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from multiprocessing.connection import Connection
from queue import Empty, SimpleQueue
from uuid import uuid4

from distributed import Client, Future, WorkerPlugin, get_worker

from scoring.publish import PublishError
from scoring.publish.children import Ended
from scoring.publish.cluster.fitness import unfit
from scoring.publish.cluster.parcel import Parcel
from scoring.publish.cluster.station import Sent
from scoring.publish.kept import Kept, Record, is_below
from scoring.publish.products import Drafted, Ends, Made, Product

_STATION = "from scoring.publish.cluster.station import main; main()"
TRIES = 3
"""On how many workers a document is tried when they die over it, or send what does not match its hash."""
BEAT, PATIENCE, CONNECT, GATHER = 2.0, 60.0, 15, 60
"""Seconds: between two looks at who is there; that nobody is there; to connect; to fetch one document."""


class StationPlugin(WorkerPlugin):
    """What each worker gets, also one that joins later: the parcel, and a process that makes documents."""

    def __init__(self, name: str, parcel: Parcel) -> None:
        self.name, self.parcel = name, parcel

    def setup(self, worker: object) -> None:
        self.lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def teardown(self, worker: object) -> None:
        with suppress(AttributeError):
            self._stop()

    def ask(self, question: tuple[str, str] | None) -> object:
        """A document by its path and what is known of it; without a question, what the machine is like."""
        with self.lock:
            try:
                if self.process is None or self.process.poll() is not None:
                    self._start()
                if question is None:
                    return self.fitness
                self.questions.send(question)
                return self.answers.recv()
            except (EOFError, OSError):
                self._stop()
                return Ended[Sent](reason="killed", details=("the process that makes documents ended",))

    def _start(self) -> None:
        (asked, questions), (answers, told) = os.pipe(), os.pipe()
        command = [sys.executable, "-P", "-c", _STATION, str(asked), str(told)]
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, pass_fds=(asked, told))
        os.close(asked)
        os.close(told)
        self.questions = Connection(questions, readable=False)
        self.answers = Connection(answers, writable=False)
        self.questions.send(self.parcel)
        self.fitness = self.answers.recv()

    def _stop(self) -> None:
        if self.process is not None:
            self.questions.close()
            self.answers.close()
            self.process.terminate()
            self.process.wait()
            self.process = None


def _ask(name: str, question: tuple[str, str] | None) -> object:
    plugin = get_worker().plugins.get(name)
    return plugin.ask(question) if isinstance(plugin, StationPlugin) else None


@dataclass(frozen=True)
class Cluster:
    """Makes documents on the workers of a scheduler; ``refuse`` is told of a worker that cannot, and why."""

    address: str
    parcel: Parcel
    refuse: Callable[[str, Sequence[str]], None]

    def __call__(self, products: Mapping[int, Product], kept: Kept) -> Ends:
        """How each product ended, by its number, as they end."""
        if not products:
            return
        try:
            client = Client(self.address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            hint = "Start one with `dask scheduler`, and name it as tcp://HOST:8786 or tls://HOST:8786."
            raise PublishError("cluster", f"no scheduler answers at {self.address}", hint) from error
        name = f"progress-cards-{uuid4().hex}"
        try:
            with suppress(
                ImportError
            ):  # where the program is missing; the worker is refused when it is asked
                client.register_plugin(StationPlugin(name, self.parcel), name=name)
            yield from _Run(client, name, self, products, kept).ends()
        except OSError as error:
            raise PublishError("cluster", f"the scheduler at {self.address} was lost: {error}") from error
        finally:
            with suppress(OSError, ValueError, ImportError):
                client.unregister_worker_plugin(name)
            client.close()


@dataclass
class _Run:
    """One document at a time for each worker: so it is known what a worker that dies was at."""

    client: Client
    name: str
    cluster: Cluster
    products: Mapping[int, Product]
    kept: Kept
    waiting: deque[int] = field(default_factory=deque)
    idle: deque[str] = field(default_factory=deque)
    known: set[str] = field(default_factory=set)
    refused: list[str] = field(default_factory=list)
    welcomed: int = 0
    running: dict[object, tuple[int | None, str, Future[object]]] = field(default_factory=dict)
    tried: Counter[int] = field(default_factory=Counter)
    done: SimpleQueue[Future[object]] = field(default_factory=SimpleQueue)
    records: dict[int, Record] = field(default_factory=dict)

    def ends(self) -> Ends:
        self.waiting.extend(self.products)
        looked, seen = float("-inf"), time.monotonic()
        while self.waiting or any(number is not None for number, _, _ in self.running.values()):
            if time.monotonic() - looked > BEAT:
                yield from self._look()
                looked = time.monotonic()
            while self.waiting and self.idle:
                self._give(self.waiting.popleft(), self.idle.popleft())
            if self.running:
                seen = time.monotonic()
            elif (self.refused and not self.welcomed) or time.monotonic() - seen > PATIENCE:
                raise self._nobody()
            with suppress(Empty):
                yield from self._take(self.done.get(timeout=BEAT))

    def _look(self) -> Iterator[tuple[int, Ended[Drafted | PublishError]]]:
        """Greet who has come, and take back what was given to those who have gone."""
        present = set(self.client.nthreads())
        for address in sorted(present - self.known):
            self.known.add(address)
            self._submit(None, address, None)
        self.idle = deque(address for address in self.idle if address in present)
        for key, (number, address, future) in list(self.running.items()):
            if address not in present:
                del self.running[key]
                future.cancel()
                if number is not None:
                    yield from self._again(number, f"the worker {address} died")
        self.known &= present

    def _give(self, number: int, address: str) -> None:
        place = self.products[number].place
        assert place is not None
        name = self.kept.name(place)
        record = self.kept.standing(name)
        if record:
            self.records[number] = record
        self._submit(number, address, (name, record.of if record else ""))

    def _submit(self, number: int | None, address: str, question: tuple[str, str] | None) -> None:
        future = self.client.submit(_ask, self.name, question, workers=[address], pure=False)
        self.running[future.key] = (number, address, future)
        future.add_done_callback(self.done.put)

    def _take(self, future: Future[object]) -> Iterator[tuple[int, Ended[Drafted | PublishError]]]:
        number, address, _ = self.running.pop(future.key, (None, "", future))
        if not address:
            return  # it was taken back before
        answer = _fetched(future)
        if number is None:
            self._welcome(address, answer)
            return
        self.idle.append(address)
        if isinstance(answer, Ended) and answer.reason != "killed":
            try:
                yield number, self._checked(number, answer)
            except ValueError as error:
                yield from self._again(number, f"the worker {address} sent {error}")
        else:
            said = answer.details if isinstance(answer, Ended) else [str(answer)]
            yield from self._again(number, f"the worker {address}: {'; '.join(said)}")

    def _again(self, number: int, reason: str) -> Iterator[tuple[int, Ended[Drafted | PublishError]]]:
        self.tried[number] += 1
        if self.tried[number] < TRIES:
            self.waiting.appendleft(number)
        else:
            yield number, Ended(reason="killed", details=(f"tried {TRIES} times", reason))

    def _welcome(self, address: str, answer: object) -> None:
        if found := unfit(answer):
            self.refused.append(f"{address}: {'; '.join(found)}")
            self.cluster.refuse(address, found)
        else:
            self.welcomed += 1
            self.idle.append(address)

    def _checked(self, number: int, ended: Ended[Sent | PublishError]) -> Ended[Drafted | PublishError]:
        """What came back as if it had been made here; ValueError where it is not what its hashes say."""
        sent = ended.value
        if not isinstance(sent, Sent):
            return Ended(sent, ended.reason, ended.details, ended.said)
        if sent.same:
            return Ended(Drafted(sent.of, self.records[number]), said=ended.said)
        output, product = self.kept.output, self.products[number]
        for path, digest, data in sent.files:
            if not is_below(path) or output / path != product.place:
                raise ValueError(f"a file that was not asked for: {path}")
            if sha256(data).hexdigest() != digest:
                raise ValueError(f"{path} damaged")
        files = {output / path: data for path, _, data in sent.files}
        made = Made(files, sent.said, {output / path: digest for path, digest in sent.read})
        return Ended(Drafted(sent.of, made), said=ended.said)

    def _nobody(self) -> PublishError:
        hint = "Start workers from the same installation: dask worker ADDRESS --nworkers auto --nthreads 1."
        message = f"no worker of {self.cluster.address} can make documents"
        return PublishError("cluster", message, hint, self.refused)


def _fetched(future: Future[object]) -> object:
    """What a worker answered, or the error; it waits for no worker that has died meanwhile."""
    try:
        return future.result(timeout=GATHER)
    except Exception as error:  # noqa: BLE001 - whatever another machine raises, it is tried elsewhere
        return error
