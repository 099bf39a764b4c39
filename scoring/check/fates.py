"""What became of earlier calls: that the calls were made, that each has one fate, and who says so."""

from __future__ import annotations

from pathlib import Path

from scoring.check.findings import check_reference
from scoring.check.shelf import shelf
from scoring.explain.fates import earlier_edition, last_before
from scoring.model.evidence import Edition, Fate
from scoring.problems import Place, Problems, closest
from scoring.read.files import Reader
from scoring.read.workspace import Loaded

UNSOURCED = frozenset({"no-answer", "unknown"})
"""What may be said of a call without a source."""


def check_fates(edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """The fates that an edition tells, and calls of the last one before it that have none."""
    sources = shelf(loaded, edition.country)
    before = len(problems.found)
    first: dict[tuple[str, str], int] = {}
    for fate in edition.fates:
        _call(fate, edition, loaded, problems)
        key = fate.edition, fate.call
        if key in first:
            said = f"the call has a fate already, on line {first[key]}"
            problems.add("fate.duplicate", fate.origin.at("call"), fate.call, said, "Keep one of them.")
        first.setdefault(key, fate.origin.at("call").place.line)
        if not fate.references and fate.fate not in UNSOURCED:
            said = f"fate: {fate.fate}, and nothing says who reports it"
            hint = "Add sources, or write fate: unknown where they are silent."
            problems.add("fate.sources", fate.origin.at("fate"), fate.call, said, hint)
        for number, reference in enumerate(fate.references):
            origin = fate.origin.at("sources", str(number))
            check_reference(reference, origin, fate.call, edition, sources, problems)
            sources.printed(reference, origin, fate.call, problems)
    # A fate that went to the wrong call leaves the right one without: that is one mistake, not two.
    if not any(problem.code in {"fate.call", "fate.duplicate"} for problem in problems.found[before:]):
        _untold(edition, loaded, problems)


def _call(fate: Fate, edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """Report a fate of a call that was not made, or not before."""
    country, reader = edition.country, loaded.reader
    if fate.edition >= edition.id:
        said = f"{fate.edition} is no edition before this one, {edition.id}"
        hint = "A fate tells what became of an earlier call: name the edition that made it."
        problems.add("fate.call", fate.origin.at("edition"), fate.call, said, hint)
        return
    earlier = earlier_edition(loaded.workspace, edition, fate.edition)
    if any((code, id_) == (country, fate.edition) for code, id_, _ in loaded.workspace.withdrawn):
        said = f"the card of {fate.edition} was withdrawn, and its calls with it"
        problems.add("fate.call", fate.origin.at("edition"), fate.call, said, "Take the fate out.")
        return
    if earlier is None:
        known = sorted({id_ for code, id_, _ in loaded.workspace.editions if code == country})
        before = [id_ for id_ in known if id_ < edition.id]
        hint = closest(fate.edition, before) or f"Earlier ones are: {', '.join(before) or 'none'}."
        if not any(name.startswith(f"countries/{country}/{fate.edition}") for name in reader.lost):
            said = f"{country} has no edition {fate.edition}"
            problems.add("fate.call", fate.origin.at("edition"), fate.call, said, hint)
        return
    calls = [call.id for call in earlier.calls]
    if fate.call not in calls and fate.call not in reader.dropped and _whole(reader, earlier):
        said = f"the edition {fate.edition} has no call {fate.call}"
        hint = closest(fate.call, calls) or f"Its calls are: {', '.join(calls) or 'none'}."
        problems.add("fate.call", fate.origin.at("call"), fate.call, said, hint)


def _untold(edition: Edition, loaded: Loaded, problems: Problems) -> None:
    """Calls of the last edition before this one of which nothing is said here."""
    earlier = last_before(loaded.workspace, edition)
    if earlier is None or not _whole(loaded.reader, edition):
        return
    told = {fate.call for fate in edition.fates if fate.edition == earlier.id}
    if left := [call.id for call in earlier.calls if call.id not in told]:
        file = _calls_file(edition)
        place = Place(file if file in loaded.reader.texts else Path(file).parent.as_posix())
        said = f"nothing says what became of the calls of {earlier.id}: {', '.join(left)}"
        hint = "Add them under fates: in calls.yaml; fate: unknown where the sources are silent."
        problems.add("fate.missing", place, f"{edition.country} {edition.id}", said, hint)


def _calls_file(edition: Edition) -> str:
    return f"countries/{edition.country}/{edition.id}/calls.yaml"


def _whole(reader: Reader, edition: Edition) -> bool:
    """Whether all calls and fates of an edition could be read."""
    return _calls_file(edition) not in reader.lost | reader.partial
