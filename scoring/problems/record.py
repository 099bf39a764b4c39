"""The one problem record, and the list in which problems are gathered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from scoring.problems.codes import CODES, Severity
from scoring.problems.place import Origin, Place


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where, what, whose (``subject`` is the item's own id), and what to write."""

    place: Place
    code: str
    subject: str
    message: str
    hint: str = ""

    @property
    def severity(self) -> Severity:
        return CODES[self.code].severity

    @property
    def order(self) -> tuple[Place, str, str, str]:
        return (self.place, self.code, self.subject, self.message)


@dataclass
class Problems:
    """A list of problems that grows while files are read and checked; sorted by place when listed."""

    found: list[Problem] = field(default_factory=list)

    def add(self, code: str, where: Origin | Place, subject: str, message: str, hint: str = "") -> None:
        place = where if isinstance(where, Place) else where.place
        if code not in CODES:
            raise KeyError(f"no problem code {code}")
        self.found.append(Problem(place, code, subject, message, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        self.found.extend(problems)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(dict.fromkeys(self.found), key=lambda problem: problem.order))

    def __len__(self) -> int:
        return len(dict.fromkeys(self.found))

    def count(self, severity: Severity) -> int:
        return sum(problem.severity is severity for problem in self)

    def failed(self, strict: bool = False) -> bool:
        """Whether there is an error or, where strict, a warning."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(problem.severity in bad for problem in self.found)
