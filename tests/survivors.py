"""What is left after `make mutants`: every survivor needs a written reason, and every reason a survivor.

A mutant is named by its function and by the lines that were changed, not by its number, which moves with each
edit. The reasons stand in tests/mutants/reasons.yaml.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

import click
import yaml

REPOSITORY = Path(__file__).parent.parent
REASONS = REPOSITORY / "tests/mutants/reasons.yaml"


class Mutant(NamedTuple):
    """A function with its module, what stood there, and what was put in its place."""

    function: str
    was: str
    now: str

    def __str__(self) -> str:
        return f"{self.function}\n    - {self.was}\n    + {self.now}"


def main() -> int:
    """0 where survivors and reasons are the same, 1 otherwise."""
    said = complaints(survivors(), reasons(REASONS.read_text(encoding="utf-8")))
    for line in said:
        click.echo(line)
    _mutmut("export-cicd-stats")
    numbers = json.loads((REPOSITORY / "mutants/mutmut-cicd-stats.json").read_text(encoding="utf-8"))
    alive = numbers["total"] - numbers["killed"]
    click.echo(
        f"{numbers['total']} mutants, {numbers['killed']} killed, {alive} alive; {len(said)} complaints"
    )
    return 1 if said else 0


def complaints(alive: Iterable[Mutant], written: Iterable[Mutant]) -> list[str]:
    """What is wrong, survivors first; the same change may be made twice in a function and is then counted."""
    found, known = Counter(alive), Counter(written)
    new = [f"Survives without a reason: {mutant}" for mutant in (found - known).elements()]
    return new + [f"Has a reason and does not survive: {mutant}" for mutant in (known - found).elements()]


def reasons(text: str) -> list[Mutant]:
    """The mutants that may live; ValueError where one of them is given no reason."""
    entries: list[Mapping[str, str]] = yaml.safe_load(text)
    for entry in entries:
        if not entry["why"].strip():
            raise ValueError(f"{entry['function']} is given no reason")
    return [Mutant(entry["function"], entry["was"], entry["now"]) for entry in entries]


def survivors() -> list[Mutant]:
    """Every mutant of the last run that is not known to be killed, also those that were never tried."""
    names = [line.split(":")[0].strip() for line in _mutmut("results").splitlines() if ": " in line]
    return [mutant_of(name, _mutmut("show", name)) for name in names]


def mutant_of(name: str, difference: str) -> Mutant:
    """From mutmut's name of a mutant, such as a.b.x_score__mutmut_3, and the difference that it shows."""
    module, _, function = name.rpartition("__mutmut_")[0].rpartition(".")
    return Mutant(
        f"{module}.{re.sub('^x_?', '', function).replace('ǁ', '.').lstrip('.')}",
        _lines(difference, "-"),
        _lines(difference, "+"),
    )


def _lines(difference: str, sign: str) -> str:
    changed = (line for line in difference.splitlines() if line.startswith(sign))
    return " ".join(line[1:].strip() for line in changed if not line.startswith(sign * 3))


def _mutmut(*words: str) -> str:
    command = [str(Path(sys.executable).with_name("mutmut")), *words]
    return subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    sys.exit(main())
