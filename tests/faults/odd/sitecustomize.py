"""A machine with another clock, and a disk that lists files in an order of its own; Python loads this first.

ODD_CLOCK is the second at which the clock stands, ODD_ORDER a seed.
"""

from __future__ import annotations

import datetime
import os
import random
import time
from collections.abc import Callable, Iterator
from typing import Any, cast

_chance = random.Random(os.environ.get("ODD_ORDER"))
_scandir, _listdir = os.scandir, os.listdir


class _Entries:
    """Entries of a folder, in an order that nobody can foresee."""

    def __init__(self, *where: Any) -> None:
        with _scandir(*where) as entries:
            self._entries = list(entries)
        _chance.shuffle(self._entries)

    def __iter__(self) -> Iterator[os.DirEntry[str]]:
        return self

    def __next__(self) -> os.DirEntry[str]:
        if not self._entries:
            raise StopIteration
        return self._entries.pop()

    def __enter__(self) -> _Entries:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self._entries.clear()


def _listed(*where: Any) -> list[Any]:
    names = _listdir(*where)
    _chance.shuffle(names)
    return names


def _stands(at: int) -> None:
    """Have the clock stand; what is given a moment goes on telling that moment."""

    class Datetime(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Datetime:
            return cls.fromtimestamp(at, tz)

        @classmethod
        def utcnow(cls) -> Datetime:
            return cls.fromtimestamp(at, datetime.UTC).replace(tzinfo=None)

    class Date(datetime.date):
        @classmethod
        def today(cls) -> Date:
            return cls.fromtimestamp(at)

    def of(plain: Callable[[float], time.struct_time]) -> Callable[..., time.struct_time]:
        return lambda seconds=None: plain(at if seconds is None else seconds)

    time.localtime, time.gmtime = of(time.localtime), of(time.gmtime)
    time.time, time.time_ns = (lambda: float(at)), (lambda: at * 10**9)
    datetime.datetime, datetime.date = Datetime, Date  # type: ignore[misc]


if "ODD_ORDER" in os.environ:
    os.scandir, os.listdir = cast("Any", _Entries), cast("Any", _listed)
if "ODD_CLOCK" in os.environ:
    _stands(int(os.environ["ODD_CLOCK"]))
