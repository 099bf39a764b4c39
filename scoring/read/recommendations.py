"""What was already asked of a state, read into values."""

from __future__ import annotations

from pathlib import Path

from scoring.model.evidence import Recommendation, Reference
from scoring.read.files import Reader
from scoring.read.schemas import RecommendationsFile
from scoring.read.validate import origin_at


def read_recommendations(reader: Reader, path: Path) -> tuple[Recommendation, ...]:
    """The recommendations of a country's file; none where there is no such file."""
    read = reader.read(path, RecommendationsFile) if reader.present(path) else None
    if read is None:
        return ()
    file, node = read
    return tuple(
        Recommendation(
            id=item.id,
            by=item.by,
            on=item.on,
            text=item.text,
            reference=Reference(item.source, item.locator, item.reporting),
            criteria={framework: tuple(ids) for framework, ids in item.criteria.items()},
            outside=item.outside or "",
            origin=origin_at(node, "recommendations", number),
        )
        for number, item in enumerate(file.recommendations)
    )
