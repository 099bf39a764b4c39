"""Whether a machine makes documents of the same bytes as this one: it is asked before it is given any."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.publish.children import Ended
from scoring.publish.kept import engine_parts


@dataclass(frozen=True)
class Fitness:
    """What a machine lacks, with the line that installs it, and the parts of its engine."""

    missing: tuple[tuple[str, str], ...]
    engine: Mapping[str, tuple[str, ...]]


def fitness(templates: Path | None = None) -> Fitness:
    """That of this machine; the fonts of ``templates`` must be whole."""
    from scoring.publish.preflight import missing

    return Fitness(tuple((one.name, one.hint) for one in missing(templates)), engine_parts())


def unfit(answer: object) -> tuple[str, ...]:
    """Why a worker that answers this when greeted is not used, and what to do; empty where it may be."""
    if isinstance(answer, ImportError):
        return (f"progress-cards is not installed there ({answer})", "-> install it in the same version")
    if not isinstance(answer, Fitness):
        said = answer.details[0] if isinstance(answer, Ended) else f"it answered {answer!r}"
        return (f"it is not ready: {said}", "-> look at its log")
    if answer.missing:
        names = ", ".join(name for name, _ in answer.missing)
        return (f"not installed there: {names}", *dict.fromkeys(f"-> {hint}" for _, hint in answer.missing))
    for part, own in engine_parts().items():
        there = answer.engine.get(part, ())
        if own != there:
            told = _difference(own, there)
            return (f"{part} there differ{told}", "-> install the same as here, from requirements.txt")
    return ()


def _difference(own: Sequence[str], there: Sequence[str]) -> str:
    """The first few of what only one side has."""
    sides = (("here", own, there), ("there", there, own))
    told = [f"{', '.join(sorted(set(a) - set(b))[:3])} {side}" for side, a, b in sides if set(a) - set(b)]
    return f": {'; '.join(told)}" if told else ""
