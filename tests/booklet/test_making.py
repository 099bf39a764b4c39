"""How a booklet is made: on both papers, with the same bytes each time, whole or not at all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from booklet import variants
from booklet.printed import Printed, printed
from scoring.commands import cards
from scoring.model.workspace import Workspace

LETTER, A4 = (612, 792), (595, 842)
OLD = b"the last good one"


def sheets(booklet: Printed) -> set[tuple[int, int]]:
    """Sizes of pages in points."""
    boxes = [page.mediabox for page in booklet.pdf.reader.pages]
    return {(round(box.width), round(box.height)) for box in boxes}


@pytest.fixture(scope="module")
def letter(invented: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A card in which nothing is as usual, on the paper of North America."""
    workspace = variants.everything(invented)
    target = tmp_path_factory.mktemp("letter") / "XAA-booklet.pdf"
    return printed(workspace, workspace.editions[variants.KEY], target, "letter")


def test_every_sheet_has_the_size_asked_for(usa: Printed, letter: Printed) -> None:
    assert sheets(usa) == {A4}
    assert sheets(letter) == {LETTER}


def test_a_card_with_open_grades_says_so_in_its_pictures(letter: Printed) -> None:
    alts = {figure.alt for figure in letter.pdf.document.all("Figure")}
    assert "Indicator 1.1: not assessed" in alts
    assert "" not in alts


@pytest.mark.full
def test_the_same_evidence_gives_the_same_bytes(letter: Printed, tmp_path: Path) -> None:
    again = printed(letter.workspace, letter.edition, tmp_path / "again.pdf", "letter")
    assert again.path.read_bytes() == letter.path.read_bytes()


@pytest.mark.full
@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_gives_the_same_bytes(usa: Printed, tmp_path: Path, seed: str) -> None:
    """Also where Python orders its sets otherwise, and through the command."""
    build = [sys.executable, "-m", "scoring.commands", "build", "USA", "--edition", "2010-01"]
    where = ["--workspace", str(usa.workspace.root), "--output", str(tmp_path)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([*build, *where], env=environment, check=True, cwd=tmp_path)
    made = tmp_path / "ecpat-2010" / "2010-01" / "en" / "USA-booklet.pdf"
    assert made.read_bytes() == usa.path.read_bytes()


@pytest.mark.full
def test_the_usa_on_letter_paper(usa: Printed, tmp_path: Path) -> None:
    booklet = printed(usa.workspace, usa.edition, tmp_path / "letter.pdf", "letter")
    assert sheets(booklet) == {LETTER}
    assert [one.text for one in booklet.pdf.headings] == [one.text for one in usa.pdf.headings]


@pytest.fixture
def workspace(repository: Path, tmp_path: Path) -> Path:
    """A workspace with templates of its own, and a booklet from an earlier day."""
    root = shutil.copytree(repository / "tests" / "workspaces" / "sound", tmp_path / "workspace")
    shutil.copytree(repository / "templates", root / "templates")
    _booklet(root).parent.mkdir(parents=True)
    _booklet(root).write_bytes(OLD)
    return root


def _booklet(root: Path) -> Path:
    return root / "output" / "mini-1" / "2010-01" / "en" / "XAA-booklet.pdf"


@pytest.mark.parametrize(
    ("file", "addition", "said"),
    [
        ("booklet/colophon.html.j2", "{% if", "colophon.html.j2"),
        ("booklet/colophon.html.j2", "{{ card.nothing }}", "nothing"),
        pytest.param(
            "styles/booklet.css", "p { colour: red }", "colour", marks=pytest.mark.full, id="complaint"
        ),
        pytest.param(
            "booklet/colophon.html.j2",
            '<p><a href="#nowhere">x</a></p>',
            "nowhere",
            marks=pytest.mark.full,
            id="target",
        ),
    ],
)
def test_a_failed_build_leaves_the_last_good_booklet(
    workspace: Path, file: str, addition: str, said: str
) -> None:
    template = workspace / "templates" / file
    template.write_text(template.read_text(encoding="utf-8") + addition, encoding="utf-8")
    result = CliRunner().invoke(cards, ["build", "XAA", "--kind", "booklet", "--workspace", str(workspace)])
    assert result.exit_code == 1
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert _booklet(workspace).read_bytes() == OLD
    assert list(_booklet(workspace).parent.iterdir()) == [_booklet(workspace)]
