"""What is said to have been corrected: in order, once a day, about things that there are."""

from __future__ import annotations

from scoring.model.corrections import Corrections, Moved
from scoring.model.framework import Framework
from scoring.problems import Origin, Problems, closest
from scoring.read.workspace import Loaded


def check_corrections(loaded: Loaded, problems: Problems) -> None:
    """Report corrections of cards that there are not, out of order, or of things that nobody knows."""
    workspace = loaded.workspace
    for (country, edition), found in workspace.corrections.items():
        keys = [*workspace.editions, *workspace.withdrawn]
        names = {name for code, id_, name in keys if (code, id_) == (country, edition)}
        frameworks = [one for id_, one in workspace.frameworks.items() if id_ in names]
        partial = found.origin.file.name in loaded.reader.partial
        if not found.corrections and found.withdrawn is None and not partial:
            said, hint = "nothing is corrected here", "Add a correction, or take the file away."
            problems.add("correction.empty", found.origin, f"{country} {edition}", said, hint)
        _order(found, problems)
        for one in found.corrections:
            for number, moved in enumerate(one.moved):
                if frameworks:
                    _known(moved, frameworks, one.origin.at("moved", str(number)), problems)


def _order(found: Corrections, problems: Problems) -> None:
    subject = f"{found.country} {found.edition}"
    for before, one in zip(found.corrections, found.corrections[1:], strict=False):
        if one.on <= before.on:
            said = f"the correction of {one.on} stands behind that of {before.on}"
            hint = "Put the oldest first, and what was corrected on one day into one correction."
            problems.add("correction.order", one.origin.at("on"), subject, said, hint)
    last = found.corrections[-1].on if found.corrections else None
    if found.withdrawn and last and found.withdrawn.on < last:
        said = f"the card was withdrawn on {found.withdrawn.on}, and corrected on {last}"
        problems.add("correction.order", found.withdrawn.origin.at("on"), subject, said, "Check both days.")


def _known(moved: Moved, frameworks: list[Framework], origin: Origin, problems: Problems) -> None:
    """Report an indicator or a criterion that there is not, or one where there is none to name."""
    indicators = {id_ for one in frameworks for id_ in one.indicator_by_id}
    criteria = {id_ for one in frameworks for id_ in one.criteria}
    known = {"grade": indicators, "answer": criteria}.get(moved.what, set())
    if known and moved.of not in known:
        what = "indicator" if moved.what == "grade" else "criterion"
        said = f"there is no {what} {moved.of}" if moved.of else f"nothing says of which {what}"
        hint = closest(moved.of, known) or f"Write of: and the {what}, such as {sorted(known)[0]}."
        problems.add("correction.unknown", origin.at("of"), moved.what, said, hint)
    elif moved.of and not known:
        said = f"{moved.what} is the whole card's, and not that of {moved.of}"
        problems.add("correction.unknown", origin.at("of"), moved.what, said, "Take of: out.")
