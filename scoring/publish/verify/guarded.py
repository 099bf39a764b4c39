"""Work on files that anybody may have made: in a child that can be stopped, with little memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import TypeVar

from scoring.publish.children import Limits, each_in_a_child
from scoring.publish.verify import NotOursError

T = TypeVar("T")
LIMITS = Limits(seconds=120, megabytes=1024)


def guarded(task: Callable[[], T | NotOursError], limits: Limits = LIMITS) -> T:
    """What the task gives; NotOursError where it gives one, or where the child hung, grew or died."""
    with closing(each_in_a_child([task], 1, limits)) as ends:
        _, ended = next(ends)
    if isinstance(ended.value, NotOursError):
        raise ended.value
    if ended.value is None:
        raise NotOursError("damaged", _DEATHS[ended.reason])
    return ended.value


_DEATHS = {
    "timeout": "it keeps a reader busy without end, as no file of ours does",
    "memory": "it takes more memory to read than any file of ours",
    "killed": "it is damaged in a way that ends the program which reads it",
    "failed": "it is damaged, and cannot be read",
}
