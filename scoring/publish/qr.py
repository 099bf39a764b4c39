"""QR codes as one path, drawn without words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

QUIET = 4
"""Empty squares around a code, as ISO/IEC 18004 asks."""


@dataclass(frozen=True)
class QrView:
    """A code of ``size`` squares each way, its quiet zone included; ``path`` is the dark ones for SVG."""

    address: str
    size: int
    path: str


def qr_view(address: str) -> QrView | None:
    """The code that leads to an address; None where there is none, or more than a code can be read from."""
    if not address:
        return None
    import segno

    code = segno.make_qr(address, error="m")
    rows = [bytes(row) for row in code.matrix]
    return QrView(address, len(rows) + 2 * QUIET, "".join(_runs(rows)))


def _runs(rows: list[bytes]) -> Iterator[str]:
    """A rectangle for each run of dark squares."""
    for y, row in enumerate(rows, QUIET):
        x = QUIET
        for dark, squares in groupby(row):
            width = len(list(squares))
            if dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
