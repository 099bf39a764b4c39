"""Publishing: view-data to HTML to PDF. Prints what was graded, and never grades.

``scoring.publish.preflight`` runs before any library is installed, so nothing is imported here.
"""

from __future__ import annotations

from collections.abc import Sequence


class PublishError(Exception):
    """A document could not be made; what was there before is left as it was.

    ``reason`` is template, system, timeout, killed, memory, failed, refused, log or font; ``details``
    are lines for whoever looks into it.
    """

    code = "publish.failed"

    def __init__(self, reason: str, message: str, hint: str = "", details: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.hint = hint
        self.details = tuple(details)

    def __reduce__(self) -> tuple[type[PublishError], tuple[str, str, str, tuple[str, ...]]]:
        """It is sent from a child to its parent."""
        return PublishError, (self.reason, self.message, self.hint, self.details)
