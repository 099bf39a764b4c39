"""What the machine must have before a PDF can be made, and the one line that installs it.

Runs with Python's own library alone, before anything is installed: ``python -m scoring.publish.preflight``
prints what is missing and ends with 1.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from scoring.publish.claims import own_temporary_files


class Missing(NamedTuple):
    """Something that is not there: what it is, what it is needed for, and what to do."""

    name: str
    why: str
    hint: str


class _Library(NamedTuple):
    name: str
    files: tuple[str, ...]
    why: str
    debian: str
    fedora: str


# The names under which WeasyPrint looks for them.
_LIBRARIES = (
    _Library(
        "Pango",
        ("libpango-1.0-0", "pango-1.0", "libpango-1.0.so.0", "libpango-1.0.dylib"),
        "sets the text",
        "libpango-1.0-0",
        "pango",
    ),
    _Library(
        "PangoFT2",
        ("libpangoft2-1.0-0", "pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib"),
        "finds the fonts for the text",
        "libpangoft2-1.0-0",
        "pango",
    ),
    _Library(
        "GObject",
        ("libgobject-2.0-0", "gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0.0.dylib"),
        "Pango needs it",
        "libpango-1.0-0",
        "pango",
    ),
    _Library(
        "HarfBuzz",
        ("libharfbuzz-0", "harfbuzz", "libharfbuzz.so.0", "libharfbuzz.0.dylib"),
        "shapes the letters",
        "libpango-1.0-0",
        "harfbuzz",
    ),
    _Library(
        "HarfBuzz-Subset",
        ("libharfbuzz-subset-0", "harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
        "cuts fonts down to the letters used; without it files differ and take longer",
        "libharfbuzz-subset0",
        "harfbuzz",
    ),
    _Library(
        "Fontconfig",
        ("libfontconfig-1", "fontconfig", "libfontconfig.so.1", "libfontconfig.1.dylib"),
        "knows the fonts",
        "libfontconfig1",
        "fontconfig",
    ),
)
_FONT = "any font"
_FONT_PACKAGES = ("fontconfig-config fonts-dejavu-core", "dejavu-sans-fonts")
_FONT_FILE = re.compile(r"url\(\s*[\"']?([^\"'(){}:]+\.(?:ttf|otf))[\"']?\s*\)")
_FONT_STARTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_HOMEBREW = Path("/opt/homebrew/lib")


def missing(templates: Path | None = None) -> tuple[Missing, ...]:
    """What a PDF needs and the machine has not; ``templates`` is the folder whose fonts must be there."""
    lacking = [one for one in _LIBRARIES if library(one.name) is None]
    no_font = not any(one.name == "Fontconfig" for one in lacking) and _fonts() == 0
    hint = _installation({one.debian for one in lacking}, {one.fedora for one in lacking}, no_font)
    found = [Missing(one.name, one.why, hint) for one in lacking]
    if no_font:
        found.append(Missing(_FONT, "without one on the machine the renderer dies", hint))
    return (*found, *_shipped(templates or _own_templates()))


def main() -> int:
    """Print what is missing; 1 where there is something."""
    lacking = missing()
    for item in lacking:
        print(f"missing: {item.name} ({item.why})", file=sys.stderr)
    for hint in dict.fromkeys(item.hint for item in lacking):
        print(f"to mend it:\n  {hint}", file=sys.stderr)
    return 1 if lacking else 0


def library(name: str) -> ctypes.CDLL | None:
    """The library called so in messages, as WeasyPrint finds it; None where it is not there."""
    return _load(next(one.files for one in _LIBRARIES if one.name == name))


def _load(names: Sequence[str]) -> ctypes.CDLL | None:
    """The library, looked for as cffi does for WeasyPrint: by its names, then where the system has it."""
    for find in (str, _searched):
        for name in names:
            try:
                if found := find(name):
                    return ctypes.CDLL(found)
            except OSError:
                continue
    return None


def _searched(name: str) -> str | None:
    """Where the system has a library; the search runs a compiler, which writes a temporary file."""
    with own_temporary_files():
        return ctypes.util.find_library(name)


class _FontSet(ctypes.Structure):
    _fields_ = (("count", ctypes.c_int), ("size", ctypes.c_int), ("fonts", ctypes.c_void_p))


def _fonts() -> int:
    """How many fonts Fontconfig knows of on this machine."""
    fontconfig = library("Fontconfig")
    assert fontconfig is not None
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    fontconfig.FcConfigGetFonts.argtypes = (ctypes.c_void_p, ctypes.c_int)
    fontconfig.FcConfigDestroy.argtypes = (ctypes.c_void_p,)
    config = fontconfig.FcInitLoadConfigAndFonts()
    if not config:
        return 0
    fonts = fontconfig.FcConfigGetFonts(config, 0)
    count = int(fonts.contents.count) if fonts else 0
    fontconfig.FcConfigDestroy(config)
    return count


def _installation(debian: set[str], fedora: set[str], no_font: bool) -> str:
    """The one line for this machine."""
    if sys.platform == "darwin":
        if any(_HOMEBREW.glob("libpango-1.0*")):  # there, but not where Python looks
            return f"export DYLD_FALLBACK_LIBRARY_PATH={_HOMEBREW}"
        return "brew install pango"
    fonts = _FONT_PACKAGES if no_font else ("", "")
    as_root = "" if os.geteuid() == 0 else "sudo "
    family = _family()
    if family == "fedora":
        return f"{as_root}dnf install -y {' '.join([*sorted(fedora), fonts[1]])}".strip()
    packages = " ".join([*sorted(debian), fonts[0]]).strip()
    line = f"{as_root}apt-get install -y {packages}"
    return line if family == "debian" else f"install what Debian has as: {packages}"


def _family() -> str:
    """debian, fedora or nothing known, by what the system says of itself."""
    try:
        text = Path("/etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return ""
    names = set(re.findall(r"[a-z]+", " ".join(re.findall(r"^ID(?:_LIKE)?=(.*)$", text, re.MULTILINE))))
    if names & {"debian", "ubuntu"}:
        return "debian"
    return "fedora" if names & {"fedora", "rhel", "centos"} else ""


def _own_templates() -> Path:
    """The templates of the repository, or those that an installed package brings along."""
    bundled = Path(__file__).parents[1] / "bundled" / "templates"
    return bundled if bundled.is_dir() else Path(__file__).parents[2] / "templates"


def _shipped(templates: Path) -> list[Missing]:
    """The fonts that the style sheets name and that are not there, or are no fonts."""
    found = []
    for sheet in sorted(templates.rglob("*.css")):
        for name in dict.fromkeys(_FONT_FILE.findall(sheet.read_text(encoding="utf-8"))):
            # A sheet that a page takes into itself names its fonts from the templates' folder.
            if not any(_is_font(folder / name) for folder in (sheet.parent, templates)):
                hint = "Get the files anew: git checkout -- templates/fonts, or install progress-cards again."
                found.append(Missing(Path(name).name, f"{sheet.name} sets text in it", hint))
    return found


def _is_font(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) in _FONT_STARTS


if __name__ == "__main__":
    sys.exit(main())
