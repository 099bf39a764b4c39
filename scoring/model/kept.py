"""What a pure function has found, kept for the next time that it is asked about the same objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

Asked = ParamSpec("Asked")
Found = TypeVar("Found")
MOST = 512
"""How many findings one function keeps; the oldest makes room."""


def kept(function: Callable[Asked, Found], most: int = MOST) -> Callable[Asked, Found]:
    """The function, which answers at once where it is called with the very objects of an earlier call.

    Objects are told apart by identity, because frozen values of many parts are slow to compare and cannot
    be hashed. They are kept alive with the answer, so that no other object takes their place.
    """
    found: dict[tuple[int, ...], tuple[tuple[object, ...], Found]] = {}

    def ask(*asked: Asked.args, **named: Asked.kwargs) -> Found:
        objects = (*asked, *named.values())
        key = tuple(map(id, objects))
        if key not in found:
            answer = function(*asked, **named)
            while len(found) >= most:
                found.pop(next(iter(found)), None)
            found[key] = (objects, answer)
            return answer
        return found[key][1]

    return ask
