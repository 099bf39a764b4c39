"""docs/advocate.md, followed from its first line to its last in a copy of the shipped workspace."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import openpyxl
import pytest
from followed import Guide, at_home, committed, follow, shipped

WORK = [{"id": "plan2009", "type": "report", "title": "A plan", "issued": {"date-parts": [[2009]]}}]


def exported() -> None:
    """What Zotero would write."""
    Path("export.json").write_text(json.dumps(WORK), encoding="utf-8")


def came_back() -> None:
    """The sheet with an answer to its first item."""
    book = openpyxl.load_workbook("check.xlsx")
    book.worksheets[0]["F3"] = "The ministry says that a plan was adopted."
    book.save("back.xlsx")


def never_came_back() -> None:
    """Only that the government was asked is recorded."""
    path = Path("countries/USA/2010-01/reply.yaml")
    path.write_text(path.read_text(encoding="utf-8").split("received:")[0], encoding="utf-8")


REPLIED = (
    "cards reply record USA --edition 2010-01 --received 2010-02-18 --source usa-reply-2010 --from back.xlsx"
)
SILENT = "cards reply record USA --edition 2010-01 --no-answer 2010-02-23"

GUIDE = Guide(
    before={
        REPLIED: came_back,
        SILENT: never_came_back,
        "cards sources import export.json --country USA --kind ngo --dry-run": exported,
        "cards new edition USA 2011-03 --from 2010-01": lambda: shutil.rmtree("countries/USA/2011-03"),
    },
    left_out={"cards preview USA": "it stays until it is stopped; tests/browser tries it in one"},
    ends={"cards check --strict": 1},
)


@pytest.mark.parametrize("papers", [False, pytest.param(True, marks=pytest.mark.full)])
def test_the_page_does_what_it_says(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, papers: bool
) -> None:
    root = shipped(repository, tmp_path / "workspace")
    at_home(tmp_path / "home", monkeypatch)
    committed(root)
    monkeypatch.chdir(root)
    typed = follow(repository / "docs/advocate.md", GUIDE, monkeypatch, papers=papers)
    assert "answer each item" in typed[REPLIED].printed
    assert "plan2009" in typed["cards sources list --unused"].printed
    assert "plan2009" in (root / "countries/USA/sources.yaml").read_text(encoding="utf-8")
    assert "ecpat-usa-alternative-2007" in (root / "usa.bib").read_text(encoding="utf-8")
    assert "1.1 Prevention" in typed["cards explain USA 1.1"].printed
    assert "usa-a1" in typed["cards compare USA 2010-01 2011-03"].printed
    assert (root / "countries/BRA/2010-01/ecpat-2010.yaml").is_file()
    assert (root / "output/ecpat-2010/2011-03/en/USA-booklet.pdf").is_file() == papers
