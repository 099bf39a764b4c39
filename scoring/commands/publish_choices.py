"""What may be asked of cards publish, and what is said of the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from scoring.commands.common import chosen_languages, usage

if TYPE_CHECKING:
    from scoring.model.workspace import Workspace
    from scoring.publish.release.sign import Key

EXAMPLE = "2036-06-01T09:00+02:00"


@dataclass(frozen=True)
class Asked:
    """What is asked for. ``named`` is the framework's id where it is not the default one, else empty;
    ``countries`` are those named, none where all are meant; ``root`` is the workspace's."""

    framework: str
    named: str
    edition: str
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    paper: str
    embargo: datetime | None
    root: Path
    output: Path

    @property
    def target(self) -> Path:
        return self._folder(embargoed=self.embargo is not None)

    @property
    def published(self) -> Path:
        """Where the edition's release stands once it may be read."""
        return self._folder(embargoed=False)

    @property
    def awaited(self) -> Path:
        """Where it stands before."""
        return self._folder(embargoed=True)

    def _folder(self, *, embargoed: bool) -> Path:
        from scoring.publish.release.place import release_folder

        return release_folder(self.output, self.edition, self.named, embargoed=embargoed)


def moment(text: str, now: datetime | None = None) -> datetime:
    """A moment with its zone, later than now; anything else ends the program."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        usage(f"{text} is no moment", f"Write day, time and offset from UTC: --embargo {EXAMPLE}.")
    if found.tzinfo is None:
        said = f"{text} does not say in which time zone"
        usage(said, f"Add the offset from UTC, or Z for UTC itself: {found:%Y-%m-%dT%H:%M}+02:00.")
    if found <= (now or datetime.now(UTC)):
        usage(f"{text} is past", "Leave --embargo out: the release may be read at once.")
    return found


def signing_key(root: Path, named: Path | None) -> Key | None:
    """The key named, or the SSH key that git signs with; None where there is neither."""
    from scoring.publish.release.sign import Key, git_key

    if named is None:
        return git_key(root)
    path = named.expanduser()
    if not path.is_file():
        usage(f"there is no key {named}", "Name the file of your private SSH key: --key ~/.ssh/id_ed25519.")
    return Key(path)


def spoken(space: Workspace, wanted: Sequence[str]) -> tuple[str, ...]:
    """English, and the languages asked for."""
    from scoring.read.languages import SOURCE

    found = chosen_languages(space, wanted)
    return found if SOURCE in found else (SOURCE, *found)
