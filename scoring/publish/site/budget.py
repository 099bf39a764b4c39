"""How much a page may weigh, so that it opens on a slow line: pictures and fonts aside."""

from __future__ import annotations

PAGE = 60_000
"""Bytes of a page with its style sheet and scripts, before any compression."""
MOST_FINDINGS = 12
"""So many findings still stand on the card itself; of more, each indicator has a page of its own."""
