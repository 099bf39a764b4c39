"""How much a page may weigh, so that it opens on a slow line: pictures and fonts aside."""

from __future__ import annotations

PAGE = 60_000
"""Bytes of a page with its style sheet and scripts, before any compression."""
SHARED = 16_000
"""The part of it that the style sheet and the scripts of a page may take."""


def fits(html: str) -> bool:
    """Whether a page of this text may be shown as one."""
    return len(html.encode("utf-8")) <= PAGE - SHARED
