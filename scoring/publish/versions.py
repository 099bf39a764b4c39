"""What makes a document beside its files: the engine, and the libraries whose work is seen on a page."""

from __future__ import annotations

import ctypes
import hashlib
import sys
import zlib
from collections.abc import Mapping
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from scoring.publish.preflight import library

PACKAGE = Path(__file__).parents[1]
ELSEWHERE = frozenset({"api.py", "bundled", "commands", "edit"})
"""Parts of the engine that no document depends on."""
LIBRARIES = (
    "babel",
    "citeproc-py",
    "cssselect2",
    "fonttools",
    "jinja2",
    "markdown-it-py",
    "numpy",
    "pillow",
    "pydyf",
    "pyphen",
    "segno",
    "tinycss2",
    "tinyhtml5",
    "weasyprint",
)


def engine_version() -> str:
    try:
        return version("progress-cards")
    except PackageNotFoundError:
        return "(not installed)"


@lru_cache(maxsize=1)
def engine() -> Mapping[str, str]:
    """Its version, and one SHA-256 over its code: between two versions the code changes as well."""
    whole = "".join(f"{line}\n" for line in code() if line.split("/")[0] not in ELSEWHERE)
    return {"version": engine_version(), "code": hashlib.sha256(whole.encode()).hexdigest()}


def code() -> tuple[str, ...]:
    """Each file of the program, with its SHA-256."""
    return tuple(
        f"{path.relative_to(PACKAGE).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(PACKAGE.rglob("*.py"))
    )


@lru_cache(maxsize=1)
def python_libraries() -> Mapping[str, str]:
    """Python, to the minor version, and the installed libraries of it that a document goes through."""
    found = {"python": f"{sys.version_info.major}.{sys.version_info.minor}"}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


@lru_cache(maxsize=1)
def native_libraries() -> Mapping[str, str]:
    """The machine's own libraries, as far as they say which they are."""
    return {
        "pango": _says("Pango", "pango_version_string"),
        "harfbuzz": _says("HarfBuzz", "hb_version_string"),
        "harfbuzz-subset": _says("HarfBuzz-Subset", "hb_version_string"),
        "fontconfig": _fontconfig(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _says(name: str, function: str) -> str:
    asked = getattr(library(name), function, None)
    if asked is None:
        return "unknown"
    asked.restype = ctypes.c_char_p
    return bytes(asked()).decode("ascii", "replace")


def _fontconfig() -> str:
    asked = getattr(library("Fontconfig"), "FcGetVersion", None)
    if asked is None:
        return "unknown"
    number = int(asked())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
