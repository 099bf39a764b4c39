"""Verdicts taken from a review workbook, held against the findings as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scoring.edit.review_sheet import COMMENT, DIGEST, FIRST, HEADINGS, NAME, SEAL, VERDICT, seal
from scoring.edit.reviews import unseen
from scoring.model.evidence import Edition, Finding
from scoring.model.reviews import ACCEPTED, RETURNED, Verdict
from scoring.model.workspace import Workspace
from scoring.problems import Place, Problems, closest
from scoring.read.review_sheet import read_sheet
from scoring.read.workbooks import Cell
from scoring.review.findings import finding_digest, finding_parts

MOST_LETTERS = 20_000


@dataclass(frozen=True)
class _Taking:
    workspace: Workspace
    edition: Edition
    reviewer: str
    on: date
    problems: Problems
    findings: Mapping[str, Finding]

    def verdict(self, row: Sequence[Cell], first: dict[str, str]) -> Verdict | None:
        """The verdict of a row; None where there is none, or none that can be taken."""
        said, comment = row[VERDICT], row[COMMENT]
        if not said.text and not comment.text:
            return None
        before = len(self.problems.found)
        finding = self._finding(row, first)
        self._words(row[0].text, said, comment)
        if finding is None or len(self.problems.found) > before:
            return None
        parts = finding_parts(self.workspace, self.edition, finding)
        one_line = " ".join(comment.text.split())
        return Verdict(finding.id, said.text.casefold(), self.on, row[DIGEST].text, one_line, parts)

    def _finding(self, row: Sequence[Cell], first: dict[str, str]) -> Finding | None:
        """The finding that a row is about, if it is as it was when the workbook was made."""
        id_, digest = row[0], row[DIGEST]
        finding = self.findings.get(id_.text)
        if row[SEAL].text != seal(self.edition, id_.text, digest.text):
            said = "the finding's id or digest is not the one that was exported with this row"
            hint = "Export the workbook anew, and copy the verdicts and comments into it."
            self._report("review.row", id_, id_.text, said, hint)
        elif id_.text in first:
            self._report("review.row", id_, id_.text, f"this finding stands in cell {first[id_.text]} too")
        elif finding is None:
            said = f"{self.edition.country} {self.edition.id} has no finding {id_.text} any more"
            self._report("review.outdated", id_, id_.text, said, closest(id_.text, self.findings))
        elif finding.author == self.reviewer:
            said = f"{self.reviewer} wrote this finding, and reviews it"
            self._report("review.author", id_, id_.text, said, "Let somebody else review it.")
        elif digest.text != finding_digest(self.workspace, self.edition, finding):
            said = "the finding has changed since the workbook was made, so that this verdict is not taken"
            hint = "Read it again: `cards review` shows it as it is now."
            self._report("review.outdated", id_, id_.text, said, hint)
        first.setdefault(id_.text, id_.name)
        return finding

    def _words(self, id_: str, said: Cell, comment: Cell) -> None:
        word = said.text.casefold()
        if word not in {ACCEPTED, RETURNED}:
            hint = closest(word, [ACCEPTED, RETURNED]) or "Choose accepted or returned from the list."
            what = f"no verdict is called {said.text!r}" if word else "a comment stands beside no verdict"
            self._report("review.verdict", said, id_, what, hint)
        elif word == RETURNED and not comment.text:
            what = "the finding is sent back, and nothing says why"
            self._report("review.comment", comment, id_, what, "Write what its author is to change.")
        if hidden := unseen(comment.text.replace("\n", " ").replace("\r", " ")):
            what = f"the comment holds the unseen character {hidden}"
            self._report("review.verdict", comment, id_, what, "Type the comment anew.")
        elif len(comment.text) > MOST_LETTERS:
            what = f"the comment is longer than {MOST_LETTERS} characters"
            self._report("review.verdict", comment, id_, what, "Shorten it.")

    def _report(self, code: str, cell: Cell, id_: str, said: str, hint: str = "") -> None:
        self.problems.add(code, cell.place, id_, f"cell {cell.name}: {said}", hint)


def verdicts_of(
    workspace: Workspace, edition: Edition, path: Path, reviewer: str, on: date, problems: Problems
) -> list[Verdict]:
    """The verdicts of a workbook that was filled in; what is wrong with a row goes into ``problems``."""
    rows = read_sheet(path, NAME, problems)
    if not rows:
        return []
    head = [cell.text for cell in rows[FIRST - 1]] if len(rows) >= FIRST else []
    if head[: len(HEADINGS)] != [heading for heading, _ in HEADINGS]:
        said = f"the headings in row {FIRST} are not those that were exported"
        problems.add("review.workbook", Place(path.name, FIRST), "", said, "Export the workbook anew.")
        return []
    findings = {finding.id: finding for finding in edition.findings}
    taking = _Taking(workspace, edition, reviewer, on, problems, findings)
    return list(_verdicts(taking, rows[FIRST:]))


def _verdicts(taking: _Taking, rows: Sequence[Sequence[Cell]]) -> Iterator[Verdict]:
    first: dict[str, str] = {}
    for row in rows:
        if len(row) >= len(HEADINGS) and (verdict := taking.verdict(row, first)):
            yield verdict
