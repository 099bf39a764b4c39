"""docs/reviewer.md, followed from its first line to its last in a copy of the shipped workspace."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
from followed import Guide, at_home, committed, follow, shipped

from scoring.edit.review_sheet import COMMENT, FIRST, VERDICT

WALK = 'cards review USA --as reviewer-2 --role "a lawyer of the secretariat"'
BACK = 'cards review USA --import usa.xlsx --as reviewer-2 --role "a lawyer of the secretariat"'
REVIEW = Path("countries/USA/2011-03/reviews/reviewer-2.yaml")


def filled_in() -> None:
    """Send back the first finding of the workbook."""
    book = openpyxl.load_workbook("usa.xlsx")
    sheet = book["Review"]
    sheet.cell(FIRST + 1, VERDICT + 1, "returned")
    sheet.cell(FIRST + 1, COMMENT + 1, "The source has no such page.")
    book.save("usa.xlsx")


def folders() -> None:
    """The workspace as it was, and with an answer that is another one."""
    for name in ("before", "after"):
        shutil.copytree("countries", f"../{name}/countries")
        shutil.copytree("indicators", f"../{name}/indicators")
    path = Path("../after/countries/USA/2010-01/ecpat-2010.yaml")
    text = path.read_text(encoding="utf-8")
    old = "- id: usa-1.3-a1\n    criterion: 1.3.a\n    answer: not met"
    assert old in text
    path.write_text(text.replace(old, old.replace("not met", "met")), encoding="utf-8")


GUIDE = Guide(
    before={BACK: filled_in, "cards diff ../before ../after": folders},
    answers={
        WALK: "a\nr\nThe sentence is not at that place.\n\ns\nb\nq\n",
        "cards review USA --only 1.3": "reviewer-2\nq\n",
        "cards review USA --only ecpat-usa-card-2010": "reviewer-2\nq\n",
        "cards review USA --again": "reviewer-2\nq\n",
        "cards review USA --edition 2010-01": "reviewer-2\na lawyer of the secretariat\nq\n",
    },
)


def test_the_page_does_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = shipped(repository, tmp_path / "workspace")
    at_home(tmp_path / "home", monkeypatch)
    committed(root)
    monkeypatch.chdir(root)
    typed = follow(repository / "docs/reviewer.md", GUIDE, monkeypatch, papers=False)
    assert "1 accepted, 1 sent back; " in typed[WALK].printed
    review = REVIEW.read_text(encoding="utf-8")
    assert "The sentence is not at that place." in review
    assert "The source has no such page." in review
    assert "usa-1.3-a1" in typed["cards diff ../before ../after"].printed
    assert "1.3" in typed["cards review USA --only 1.3"].printed
