"""Whether a PDF, or a whole release, is ours: what it says of itself is believed when it is proved."""

from __future__ import annotations


class NotOursError(Exception):
    """It is nothing that we made, or cannot be read as such; ``reason`` is a word for programs."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type[NotOursError], tuple[str, str]]:
        """It is sent from a child to its parent."""
        return NotOursError, (self.reason, str(self))
