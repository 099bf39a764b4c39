"""What a page may load while it is rendered: style sheets, fonts and pictures of the folders named."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from scoring.publish.design import LOADED


class FolderFetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives files below ``allowed`` and stops the rendering at anything else.

    WeasyPrint swallows the fatal error in one or two places; ``refused`` keeps what was asked for,
    ``read`` the SHA-256 of each file that was given.
    """

    def __init__(self, allowed: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=["file"], allow_redirects=False, fail_on_errors=True)
        self.allowed = [folder.resolve() for folder in allowed]
        self.refused: list[str] = []
        self.fonts: list[bytes] = []
        self.read: dict[Path, str] = {}

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        path = self._path(url)
        if path is None:
            self.refused.append(url if len(url) <= 200 else url[:199] + "…")
            raise FatalURLFetchingError(f"not among the files that may be loaded: {self.refused[-1]}")
        content = path.read_bytes()
        self.read[path] = hashlib.sha256(content).hexdigest()
        kind = LOADED[path.suffix.lower()]
        if kind.startswith("font/"):
            self.fonts.append(content)
        return URLFetcherResponse(url, content, {"Content-Type": kind})

    def _path(self, url: str) -> Path | None:
        """The file that the address names, links followed, or None where it may not be loaded."""
        try:
            parts = urlsplit(url)
            if parts.scheme != "file" or parts.netloc or parts.query:
                return None
            path = Path(url2pathname(parts.path)).resolve(strict=True)
        except (OSError, ValueError):
            return None
        inside = any(path.is_relative_to(folder) for folder in self.allowed)
        return path if inside and path.suffix.lower() in LOADED and path.is_file() else None
