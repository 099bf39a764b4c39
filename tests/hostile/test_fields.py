"""Every field that may hold words, with something in it that would do harm if it came alive anywhere.

The fields are those of the schemas themselves: a new one is tried from the day on which it is made, and the
test fails while the workspace has no place for it.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hostile import planted, world
from hostile.live import in_file
from hostile.outputs import made
from hostile.planted import BEHIND, INSTEAD, MARK, plant
from scoring.commands import cards
from scoring.publish import html
from scoring.publish.rows import Rows
from scoring.read.schemas import FileSchema

EVERYTHING = " ".join(BEHIND.values())
FORMULA = INSTEAD["formula"]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, repository: Path) -> Path:
    return world.build(tmp_path_factory.mktemp("hostile").resolve() / "workspace", repository)


@pytest.fixture
def own(small: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small, tmp_path.resolve() / "workspace"))


def alive(root: Path, languages: tuple[str, ...] = ("en",)) -> tuple[dict[str, list[str]], int]:
    """What is alive by the file in which it is, and in how many files the payload stands at all."""
    found: dict[str, list[str]] = {}
    reached = 0
    with pytest.MonkeyPatch.context() as patch:
        for name, content in made(root, patch, languages):
            reached += MARK.encode() in content
            if said := in_file(name, content):
                found[name] = said[:5]
    return found, reached


def test_every_field_of_every_schema_is_tried(own: Path) -> None:
    schemas = FileSchema.__subclasses__()
    wanted = {(schema.__name__, kind) for schema in schemas for kind in world.kinds(schema)}
    done = plant(own, EVERYTHING)
    tried = done.standing | set(done.refused)
    missed = wanted - tried - {(schema, kind) for schema, kind in wanted if kind in planted.KEPT}
    assert not missed, "tests/hostile/world.py has no file in which these stand"
    assert len(done.standing) > 80, "hardly any field lets words stand: then this is no test"


def test_nothing_that_is_planted_comes_alive(own: Path) -> None:
    plant(own, EVERYTHING)
    found, reached = alive(own, ("en", "fr"))
    assert not found
    assert reached > 100


def test_no_field_becomes_a_formula(own: Path) -> None:
    plant(own, FORMULA, instead=True)
    found, reached = alive(own)
    assert not found
    assert reached > 50


def test_no_cell_of_a_review_workbook_is_a_formula(own: Path) -> None:
    plant(own, FORMULA, instead=True)
    path = own / "review.xlsx"
    order = ["review", "XAA", "--edition", "2010-01", "--export", str(path), "--workspace", str(own)]
    done = CliRunner().invoke(cards, order)
    assert done.exit_code == 0, done.output
    assert MARK in str(zipfile.ZipFile(path).read("xl/sharedStrings.xml"))
    assert not in_file(path.name, path.read_bytes())


@pytest.mark.full
@pytest.mark.parametrize("name", INSTEAD)
def test_nothing_that_stands_for_a_whole_field_comes_alive(name: str, own: Path) -> None:
    plant(own, INSTEAD[name], instead=True)
    assert not alive(own)[0]


def _catalogues(root: Path, payload: str) -> None:
    """Put the payload into every translation that has no other part than words."""
    for path in [*root.glob("templates/i18n/fr.po"), *root.glob("indicators/**/i18n/fr.po")]:
        lines = path.read_text("utf-8").split("\n")
        said = payload.replace("\\", "\\\\").replace('"', '\\"')
        first = lines.index("")  # the header ends here
        changed = [
            line[:-1] + said + '"' if line.startswith("msgstr") and number > first and len(line) > 9 else line
            for number, line in enumerate(lines)
        ]
        path.write_text("\n".join(changed), "utf-8")


WORDS = BEHIND["element"] + BEHIND["attribute"] + BEHIND["style"]


def test_no_translation_of_a_catalogue_comes_alive(own: Path) -> None:
    _catalogues(own, WORDS)
    found, reached = alive(own, ("fr",))
    assert not found
    assert reached > 50


# Each guard is taken away once: what it holds back is then found.


def test_without_escaping_words_come_alive(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(own, EVERYTHING)
    environment = html.environment

    def careless(*arguments: object, **more: object) -> object:
        made = environment(*arguments, **more)  # type: ignore[arg-type]
        made.autoescape = False
        return made

    monkeypatch.setattr(html, "environment", careless)
    found, _ = alive(own)
    assert any("element" in said or "attribute" in said for one in found.values() for said in one)


def test_without_escaping_translations_come_alive(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _catalogues(own, WORDS)
    monkeypatch.setattr(html, "_escaped", lambda said: said)
    assert alive(own, ("fr",))[0]


def test_without_their_guard_cells_become_formulas(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scoring.publish import rows
    from scoring.publish.data import workbook

    plant(own, FORMULA, instead=True)
    monkeypatch.setattr(rows, "_guarded", lambda text: text)
    monkeypatch.setattr(
        workbook._Writer, "_cell", lambda _, page, row, column, value: page.write(row, column, str(value))
    )
    monkeypatch.setattr(workbook, "AS_THEY_ARE", {})
    found, _ = alive(own)
    assert {Path(name).suffix for name in found} >= {".csv", ".xlsx"}


def test_a_table_keeps_negative_numbers() -> None:
    assert Rows(("a",), (("-1.5",), ("-1+1",))).as_csv() == "a\n-1.5\n'-1+1\n"


def test_a_printed_card_holds_words_and_links_to_the_web_alone(own: Path) -> None:
    from papers.made import made as printed
    from pypdf import PdfReader

    from scoring.read.workspace import load

    plant(own, WORDS)
    printed(load(own).workspace, "booklet", ("XAA", "2010-01", "mini-1"), own / "output")
    (path,) = (own / "output").rglob("*.pdf")
    pdf = PdfReader(path)
    assert MARK in "".join(page.extract_text() for page in pdf.pages)
    catalogue: Any = pdf.trailer["/Root"]
    assert not {"/OpenAction", "/AA", "/AcroForm", "/JavaScript"} & set(catalogue)
    actions = [
        link["/A"]
        for page in pdf.pages
        for one in page.get("/Annots", ())
        if "/A" in (link := one.get_object())
    ]
    assert all(
        action["/S"] == "/URI" and action["/URI"].startswith(("http://", "https://")) for action in actions
    )
