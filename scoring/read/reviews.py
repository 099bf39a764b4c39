"""Reviewers' files, read into values; and the file of their names, which goes nowhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scoring.model.reviews import Review, Verdict
from scoring.problems import Place, Problems, TextFile
from scoring.read.files import Reader
from scoring.read.nodes import Node, read_nodes
from scoring.read.schemas import ReviewersFile, ReviewFile
from scoring.read.schemas.base import ID_LENGTH, ID_PATTERN
from scoring.read.validate import origin_at, validate

FOLDER = "reviews"
PRIVATE = ".private.yaml"
"""How the names of files end that are never published, and that nothing but their own reader opens."""
NAMES = f"reviewers{PRIVATE}"


def read_reviews(reader: Reader, folder: Path, country: str) -> tuple[Review, ...]:
    """The reviews of an edition, by the reviewer's id; ``folder`` is the edition's."""
    found = []
    for path in reader.files(folder / FOLDER):
        if path.suffix != ".yaml":
            reader.unexpected(path, "Read here: one YAML file for each reviewer.")
        elif review := _review(reader, path, country):
            found.append(review)
    for path in reader.folders(folder / FOLDER):
        if path.suffix == ".yaml":
            reader.text(path)
    return tuple(found)


def _review(reader: Reader, path: Path, country: str) -> Review | None:
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > ID_LENGTH:
        said = "a review is named after its reviewer's id, and this is no id"
        hint = "Use letters, digits, points, hyphens and underscores: reviewer-2.yaml."
        reader.problems.add("file.name", Place(reader.name(path)), "", said, hint)
        return None
    read = reader.read(path, ReviewFile)
    if read is None:
        return None
    file, node = read
    return Review(country, path.parent.parent.name, path.stem, file.role, _verdicts(file, node), node.origin)


def _verdicts(file: ReviewFile, node: Node) -> tuple[Verdict, ...]:
    return tuple(
        Verdict(
            finding=item.finding,
            verdict=item.verdict,
            on=item.on.first,
            digest=item.digest,
            comment=item.comment or "",
            parts=item.parts,
            origin=origin_at(node, "verdicts", number),
        )
        for number, item in enumerate(file.verdicts)
    )


def review_text(file: TextFile) -> tuple[str, tuple[Verdict, ...], Node] | None:
    """The role, the verdicts and the nodes of a review's text; None where there is any fault in it."""
    problems = Problems()
    node = read_nodes(file, problems)
    read = validate(node, ReviewFile, problems) if node else None
    return (read.role, _verdicts(read, node), node) if read and node and not len(problems) else None


def read_names(root: Path, path: Path, problems: Problems) -> Mapping[str, str]:
    """Reviewers' names by their ids; none where there is no such file, as in every public copy.

    The file has a reader of its own, so that no message shows a line of it and no list of the files read
    names it.
    """
    reader = Reader(root, problems)
    read = reader.read(path, ReviewersFile) if reader.present(path) else None
    return read[0].reviewers if read else {}
