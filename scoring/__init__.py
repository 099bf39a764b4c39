"""progress-cards: grades what governments do against child sex trafficking, and prints the cards.

``scoring.load(folder)`` gives a workspace with everything the commands tell, as pandas tables:
see :mod:`scoring.api`, which is loaded when it is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scoring.api import Cards, UnsoundError, load

__all__ = ["Cards", "UnsoundError", "load"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from scoring import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
