"""What waits for reviewers as a table: a row for each finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from scoring.model.framework import Framework
from scoring.publish.rows import Rows
from scoring.review.queue import Entry, entry_record

_PLAIN = (
    *("country", "edition", "framework", "finding", "criterion", "answer", "author", "source", "locator"),
    *("state", "weight", "set-aside"),
)
_SAID = ("role", "on", "verdict", "comment")


def review_rows(framework: Framework, entries: Iterable[Entry]) -> Rows:
    """Alternatives are joined by ``|``; ``with`` has each other answer and what the grade would be."""
    columns = (*_PLAIN, "grade", "without", "with", "category", "category-without", *_SAID, "changed")
    return Rows(columns, tuple(_row(entry_record(framework, one)) for one in entries))


def _row(record: Mapping[str, Any]) -> tuple[str, ...]:
    others = record["with"].items()
    return (
        *(record[name] for name in _PLAIN),
        _grade(record["now"]),
        _grade(record["without"]),
        "; ".join(f"{answer}: {_grade(outcome)}" for answer, outcome in others),
        "|".join(record["now"]["categories"]),
        "|".join(record["without"]["categories"]),
        *(record[name] for name in _SAID),
        "|".join(record["changed"]),
    )


def _grade(outcome: Mapping[str, Any]) -> str:
    decided = outcome["state"] in {"decided", "range"}
    return "|".join(outcome["grades"]) if decided else str(outcome["state"])
