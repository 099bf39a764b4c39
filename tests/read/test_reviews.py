"""Reviewers' files as values, and their names kept apart from everything else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from edits import XAA, copied

from scoring.check import check
from scoring.model.reviews import Review, Verdict
from scoring.model.workspace import Workspace
from scoring.problems import Severity
from scoring.read.workspace import load
from scoring.review.digest import evidence_digest

DIGEST = "0123456789abcdef" * 4
FILE = f"""schema: 1
role: a lawyer of the secretariat
verdicts:
  - finding: xaa-1.1-a1
    verdict: returned
    on: 2010-02-14
    digest: {DIGEST}
    comment: Section 2 is about the plan before.
    parts: {{text: 01234567}}
"""
NAMES = "schema: 1\nreviewers:\n  reviewer-2: Ada Example\n"


def write(root: Path, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edition_digest(space: Workspace) -> str:
    return evidence_digest(space, space.editions["XAA", "2010-01", "mini-1"])


def test_a_review_is_read_by_country_and_edition(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    write(root, "countries/XAA/2010-01/reviews/reviewer-2.yaml", FILE)
    write(root, "countries/XAA/2010-01/reviews/a.yaml", "schema: 1\nrole: a panel\n")
    loaded = load(root)
    assert not list(check(loaded))
    verdict = Verdict(
        "xaa-1.1-a1",
        "returned",
        date(2010, 2, 14),
        DIGEST,
        "Section 2 is about the plan before.",
        {"text": "01234567"},
    )
    assert loaded.workspace.reviews == {
        ("XAA", "2010-01"): (
            Review("XAA", "2010-01", "a", "a panel", ()),
            Review("XAA", "2010-01", "reviewer-2", "a lawyer of the secretariat", (verdict,)),
        )
    }


def test_neither_reviews_nor_names_are_evidence(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    before = load(root).workspace
    write(root, "countries/XAA/2010-01/reviews/reviewer-2.yaml", FILE)
    write(root, "countries/reviewers.private.yaml", NAMES)
    after = load(root)
    assert after.names == {"reviewer-2": "Ada Example"}
    assert edition_digest(after.workspace) == edition_digest(before)


def test_names_are_in_no_part_of_the_workspace_nor_among_the_files_read(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    write(root, "countries/reviewers.private.yaml", NAMES)
    loaded = load(root)
    assert not list(check(loaded))
    assert "Ada" not in repr(loaded)
    assert not [name for name in loaded.reader.texts if "private" in name]


def test_a_fault_in_the_file_of_names_shows_no_line_of_it(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    write(root, "countries/reviewers.private.yaml", NAMES + "  reviewer-3: [Ada Example]\n")
    loaded = load(root)
    (problem,) = loaded.problems
    assert problem.place.line == 4
    assert "Ada" not in f"{problem.message} {problem.hint}"
    assert loaded.line(problem.place.file, 4) is None


def test_evidence_that_cannot_be_read_is_not_held_against_its_reviewers(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    write(root, "countries/XAA/2010-01/reviews/reviewer-2.yaml", FILE)
    write(root, XAA, (root / XAA).read_text(encoding="utf-8").replace("answer: met", "answer: [met]", 1))
    codes = {problem.code for problem in check(load(root)) if problem.severity is not Severity.NOTE}
    assert "review.unknown-finding" not in codes
    assert "schema.type" in codes
