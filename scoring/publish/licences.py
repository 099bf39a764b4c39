"""Under which licences the libraries stand that are used here, as they say themselves; docs/dependencies.md.

.venv/bin/python -m scoring.publish.licences > docs/dependencies.md
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import metadata
from pathlib import Path

ALLOWED = frozenset(
    """
    0BSD Apache-2.0 Artistic-1.0-Perl BSD-2-Clause BSD-2-Clause-Views BSD-3-Clause CC0-1.0 ISC
    MIT MIT-0 MIT-CMU MPL-1.1 MPL-2.0 OFL-1.1 PSF-2.0 Zlib
    """.split()
)
"""Licences of libraries that may be used beside code under Apache-2.0, none of which is passed on with it."""

SAID: Mapping[str, str] = {
    **dict.fromkeys("brotlicffi pyyaml-ft".split(), "MIT"),
    **dict.fromkeys(
        "babel colorama cssselect2 isodate jinja2 nodeenv partd pydyf segno tinycss2 weasyprint zict".split(),
        "BSD-3-Clause",
    ),
    "webencodings": "BSD-3-Clause",
    **dict.fromkeys("grimp import-linter".split(), "BSD-2-Clause"),
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "text-unidecode": "Artistic-1.0-Perl OR GPL-2.0-or-later",
}
"""What a library's own licence file says, where its metadata do not say it in the words of SPDX, or where it
is not installed on every machine."""

_WORDS: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_NEEDED = re.compile(r"([A-Za-z0-9._-]+)(?:\[([^\]]*)\])?[^;]*(?:;(.*))?")
_EXTRA = re.compile(r"""extra\s*==\s*["']([^"']+)["']""")


def canonical(name: str) -> str:
    """A package's name as indexes write it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(requirements: str) -> tuple[str, ...]:
    """The names of the packages of a requirements.txt, in order."""
    return tuple(sorted({canonical(name) for name, _ in _PINNED.findall(requirements)}))


def licence_of(name: str) -> str:
    """A library's licence in the words of SPDX; empty where it does not say so, or is not installed."""
    if name in SAID:
        return SAID[name]
    try:
        told = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return ""
    classified = [
        one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License")
    ]
    own = [*(told.get_all("License-Expression") or ()), *(told.get_all("License") or ())]
    known = (_WORDS.get(said, said) for said in map(str, [*own, *classified]))
    return next((one for one in known if allowed(one)), "")


def allowed(expression: str) -> bool:
    """Whether a licence lets a library be used here: of alternatives one, of several that all hold each."""
    return any(
        all(one in ALLOWED for one in each.split(" AND "))
        for each in expression.replace("(", "").replace(")", "").split(" OR ")
    )


def needed(name: str) -> dict[str, set[str]]:
    """A distribution and all installed libraries that it needs, each with those that it asks for itself."""
    found: dict[str, set[str]] = {}
    waiting, seen = [(canonical(name), frozenset[str]())], set()
    while waiting:
        one = waiting.pop()
        if one in seen:
            continue
        seen.add(one)
        asked = list(_asked(*one))
        found.setdefault(one[0], set()).update(each for each, _ in asked)
        waiting += asked
    return found


def _asked(name: str, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in metadata.requires(name) or ():
        if not (read := _NEEDED.match(line)):
            continue
        each, more, marker = canonical(read[1]), read[2] or "", read[3] or ""
        extra = _EXTRA.search(marker)
        if extra and extra[1] not in extras:
            continue
        try:
            metadata.version(each)
        except metadata.PackageNotFoundError:
            continue  # for another system or an older Python
        yield each, frozenset(one.strip() for one in more.split(",") if one.strip())


_PAGE = """\
# Libraries and their licences

<!-- Written by `make docs` from what the libraries say of themselves: do not edit. -->

Nothing in this table is part of this repository or of its wheel: each library comes from its own makers,
under its own licence. [LICENSE.md](../LICENSE.md) tells of what is our own and of the fonts that are shipped,
[security.md](security.md) of what was looked at and what was not.

| library | licence | for |
|---|---|---|
"""


def page(requirements: str) -> str:
    """The table of all libraries of a requirements.txt."""
    runs = needed("progress-cards")
    lines = (
        (name, licence_of(name) or "unknown", "making cards" if name in runs else "work on the engine")
        for name in pinned(requirements)
    )
    return _PAGE + "".join(f"| {' | '.join(line)} |\n" for line in lines) + _OTHERS


_OTHERS = """
Besides, for one purpose each and in places of their own:

| what | where | licence | for |
|---|---|---|---|
| Source Sans 3, Source Serif 4, IBM Plex, Noto | `templates/fonts/` | OFL-1.1 | every PDF, and the site |
| the style of notes, in CSL | `templates/notes.csl` | Apache-2.0 | our own |
| axe-core | `tests/browser/` | MPL-2.0 | looking for barriers in the site |
| playwright-core | `tests/browser/` | Apache-2.0 | opening the site in a browser |
| mutmut and what it needs | `tests/mutants/` | BSD-3-Clause, MIT and alike | `make mutants` |
| pdfua, outloud, pikepdf and more | `tests/accessibility/` | MIT, Apache-2.0, MPL-2.0 | `make test-full` |
| PyMuPDF | `tests/accessibility/` | AGPL-3.0 or bought | needed by outloud alone |
| Pango, HarfBuzz, GLib, fontconfig | the system | LGPL-2.1-or-later, MIT | loaded by WeasyPrint |
"""

if __name__ == "__main__":
    sys.stdout.write(page(Path("requirements.txt").read_text(encoding="utf-8")))
