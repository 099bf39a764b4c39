"""A longer search than the suite's, in children that are stopped when they take too long or too much.

    .venv/bin/python tests/hostile/fuzz.py                     ten minutes, all targets
    .venv/bin/python tests/hostile/fuzz.py --seconds 60 --seed 7 prose citation

What makes a target fail is written to tests/hostile/corpus/TARGET/, named by its SHA-256, and is tried again
by tests/hostile/test_fuzz.py from then on. Mend the fault, keep the file.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import resource
import signal
import sys
import time
import traceback
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parents[1])]

from hostile.mutations import mutated  # noqa: E402
from hostile.targets import ALL, seeds, tidy  # noqa: E402

EACH = 20
"""Seconds that one input may take: a hundred times what the slowest right one does."""
MEGABYTES = 1500
BATCH = 200


def batch(name: str, state: str, sender: Connection) -> None:
    """Try a number of inputs; what fails is sent with its traceback, what hangs kills the child."""
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 2**20, hard))
    signal.signal(signal.SIGALRM, _late)
    random = Random(state)
    for _ in range(BATCH):
        content = mutated(random, random.choice(seeds(name)))
        signal.alarm(EACH)
        try:
            ALL[name](content)
        except BaseException:  # noqa: BLE001 - any failure is what is looked for
            signal.alarm(0)
            sender.send((content, traceback.format_exc(limit=-6)))
            break
        signal.alarm(0)
    tidy()
    sender.close()


def _late(*_: object) -> None:
    raise TimeoutError(f"not done after {EACH} seconds")


def search(name: str, state: str) -> bool:
    """Whether a batch went well; an input that fails is kept and told."""
    fork = get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    child = fork.Process(target=batch, args=(name, state, sender))
    child.start()
    sender.close()
    found = None
    with contextlib.suppress(EOFError):  # a child that found nothing, or died
        found = receiver.recv()
    child.join()
    if found:
        content, said = found
        target = HERE / "corpus" / name / hashlib.sha256(content).hexdigest()[:16]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        print(f"{name}: {target.relative_to(HERE)}\n{said}", flush=True)
    elif child.exitcode:
        print(f"{name}: the child died ({child.exitcode}) with the seed {state}", flush=True)
    return not found and not child.exitcode


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", choices=[*ALL, []], help="all if left out")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    names, end, number, well = asked.targets or list(ALL), time.monotonic() + asked.seconds, 0, True
    while time.monotonic() < end:
        name = names[number % len(names)]
        well = search(name, f"{asked.seed} {name} {number}") and well
        number += 1
    print(f"{number} batches of {BATCH} with the seed {asked.seed}")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
