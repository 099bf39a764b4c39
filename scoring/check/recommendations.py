"""What was already asked of a state: who says so, and which criteria it would fulfil."""

from __future__ import annotations

from scoring.check.findings import check_source
from scoring.check.shelf import shelf
from scoring.check.terms import Titles, Written, check_written
from scoring.model.evidence import Recommendation
from scoring.problems import Problems, closest
from scoring.read.workspace import Loaded


def check_recommendations(country: str, loaded: Loaded, problems: Problems) -> None:
    """Every recommendation of a country's file: its id, source, words and criteria."""
    sources = shelf(loaded, country)
    titles = Titles(sources, loaded)
    first: dict[str, int] = {}
    for one in loaded.workspace.recommendations.get(country, ()):
        if one.id in first:
            said = f"there is a recommendation with this id already, on line {first[one.id]}"
            hint = "Give one of the two another id."
            problems.add("recommendation.duplicate", one.origin.at("id"), one.id, said, hint)
        first.setdefault(one.id, one.origin.at("id").place.line)
        check_source(one.reference, one.origin, one.id, country, sources, problems)
        sources.printed(one.reference, one.origin, one.id, problems)
        for key in ("text", "outside"):
            check_written(Written(getattr(one, key), one.origin.at(key), one.id), titles, problems)
        _criteria(one, loaded, problems)


def _criteria(one: Recommendation, loaded: Loaded, problems: Problems) -> None:
    frameworks, lost = loaded.workspace.frameworks, loaded.reader.lost
    if not any(one.criteria.values()) and not one.outside:
        said = "names no criterion that it would fulfil"
        hint = "Add criteria: {ecpat-2010: [2.3.d]}, or outside: and what it is about."
        problems.add("recommendation.criteria", one.origin, one.id, said, hint)
    for id_, criteria in one.criteria.items():
        framework = frameworks.get(id_)
        if framework is None:
            if frameworks and f"indicators/{id_}" not in lost:
                said, hint = f"there is no framework {id_}", closest(id_, frameworks)
                where = one.origin.at("criteria").key(id_)
                problems.add("recommendation.criteria", where, one.id, said, hint)
            continue
        for number, criterion in enumerate(criteria):
            if criterion not in framework.criteria:
                said = f"{id_} has no criterion {criterion}"
                hint = closest(criterion, framework.criteria) or "Criteria are named like 1.1.a."
                place = one.origin.at("criteria", id_, str(number))
                problems.add("recommendation.criteria", place, one.id, said, hint)
