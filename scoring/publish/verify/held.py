"""What a PDF claims to be made from, held against what is here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scoring.publish.verify.manifest import Manifest

FONTS = "templates: all fonts together"
OTHERS = "countries: what the others are graded from"


@dataclass(frozen=True)
class Held:
    """Files by their path: those ``same``, ``changed`` since, ``missing`` here, and ``added`` here.

    ``engine`` and ``libraries`` differ: what, there, here. ``claims`` are what the manifest says of the same
    files otherwise than they give it.
    """

    same: tuple[str, ...]
    changed: tuple[str, ...]
    missing: tuple[str, ...]
    added: tuple[str, ...]
    engine: tuple[tuple[str, str, str], ...]
    libraries: tuple[tuple[str, str, str], ...]
    claims: tuple[tuple[str, str, str], ...]

    @property
    def files(self) -> bool:
        """Whether all files are here as they were."""
        return not (self.changed or self.missing or self.added)


def held(claimed: Manifest, here: Manifest) -> Held:
    """The claims of a PDF beside those of the one made here; no file is opened for being named in them."""
    there, ours = ({**one.files, FONTS: one.fonts, OTHERS: one.others} for one in (claimed, here))
    both = sorted(there.keys() & ours.keys())
    changed = tuple(name for name in both if there[name] != ours[name])
    missing, added = (tuple(sorted(names)) for names in (there.keys() - ours, ours.keys() - there))
    same_files = not (changed or missing or added)
    claims = (("evidence digest", claimed.evidence, here.evidence), ("as-of date", claimed.as_of, here.as_of))
    return Held(
        same=tuple(name for name in both if there[name] == ours[name]),
        changed=changed,
        missing=missing,
        added=added,
        engine=tuple(_unlike(claimed.engine, here.engine)),
        libraries=tuple(_unlike({**claimed.libraries, **claimed.native}, {**here.libraries, **here.native})),
        claims=tuple(one for one in claims if same_files and one[1] != one[2]),
    )


def _unlike(there: Mapping[str, str], here: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in sorted({*there, *here}):
        if there.get(name) != here.get(name):
            yield name, there.get(name, "not named"), here.get(name, "not named")
