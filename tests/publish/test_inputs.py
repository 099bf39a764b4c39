"""The manifest that a PDF carries: which files, and that no others matter."""

from __future__ import annotations

import io
import json
import os
from dataclasses import replace
from pathlib import Path

import edits
import pytest
from pypdf import PdfReader

from scoring.model.workspace import Workspace
from scoring.publish import versions
from scoring.publish.input_files import Document, file_digest, input_digests, input_files
from scoring.publish.inputs import NAME, inputs_of, others_digest
from scoring.publish.verify.again import made_again, spoken
from scoring.read.workspace import load

ROOT = Path(__file__).parents[2]
XAA = Document("booklet", "mini-1", "2010-01", "XAA", "en", "a4")
ALL = Document("overview", "mini-1", "2010-01", None, "en", "a4")
USA = Document("booklet", "ecpat-2010", "2011-03", "USA", "fr", "a4")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edits.copied(tmp_path / "workspace").resolve()


def space(root: Path) -> Workspace:
    return load(root).workspace


def made(root: Path, document: Document) -> bytes:
    workspace = space(root)
    return made_again(workspace, document, spoken(workspace, document))


def test_a_card_rests_on_its_own_files(root: Path) -> None:
    names = {name for name in input_files(space(root), XAA) if not name.startswith("templates/")}
    assert names == {
        "countries/XAA/2010-01/calls.yaml",
        "countries/XAA/2010-01/mini-1.yaml",
        "countries/XAA/2010-01/texts.yaml",
        "countries/XAA/country.yaml",
        "countries/XAA/sources.yaml",
        "countries/published/2010-01.yaml",
        "countries/sources.yaml",
        "indicators/mini-1/cases/1.1.yaml",
        "indicators/mini-1/cases/1.2.yaml",
        "indicators/mini-1/cases/2.1.yaml",
        "indicators/mini-1/cases/2.10.yaml",
        "indicators/mini-1/framework.yaml",
        "indicators/mini-1/law/2.1-optional-protocol.yaml",
        "indicators/mini-1/law/2.10-police.yaml",
        "indicators/mini-1/prevention/1.1-plan.yaml",
        "indicators/mini-1/prevention/1.2-awareness.yaml",
        "indicators/mini-1/texts.yaml",
        "indicators/sources.yaml",
        "indicators/treaties.yaml",
    }


def test_later_editions_other_rules_and_other_languages_are_left_out() -> None:
    names = set(input_files(load(ROOT).workspace, USA))
    assert {"countries/USA/2010-01/texts.yaml", "countries/USA/2011-03/i18n/fr.yaml"} <= names
    assert {"templates/i18n/fr.po", "indicators/ecpat-2010/i18n/fr.po"} <= names
    outside = ("2013-12", "rapporteur-2013", "/ar.", "/th.", "templates/site", "FRA/sources", ".ttf")
    assert [name for name in names if any(part in name for part in outside)] == []


@pytest.mark.parametrize("document", [XAA, ALL], ids=str)
def test_what_is_not_listed_does_not_matter(root: Path, document: Document) -> None:
    edits.next_edition(root)
    before = made(root, document)
    kept = {path for path in input_files(space(root), document).values() if path.is_relative_to(root)}
    ranked = {root / edits.XBB, root / "countries" / "XBB" / "country.yaml"}
    others = [path for path in root.rglob("*") if path.is_file() and path not in kept | ranked]
    assert others
    for path in others:
        path.unlink()
    assert made(root, document) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "matters"),
    [
        (edits.XBB, "The federal government runs no campaign.", "It runs none.", False),
        (edits.XBB, "locator: p. 5", "locator: p. 6", False),
        ("countries/XBB/2010-01/texts.yaml", "schema: 1", "schema: 1 ", False),
        (edits.XBB, "answer: not met", "answer: met", True),
        (edits.XBB, "holds-on: 2009-10", "holds-on: 2009-09", True),
        ("countries/XBB/country.yaml", "short-name: Samplia", "short-name: Samplonia", True),
    ],
)
def test_of_others_only_what_ranks_and_names_them_matters(
    root: Path, file: str, old: str, new: str, matters: bool
) -> None:
    before = made(root, XAA)
    first = others_digest(space(root), XAA)
    edits.edit(root, file, old, new)
    assert (others_digest(space(root), XAA) != first) == matters
    assert (made(root, XAA) != before) == matters


def test_style_sheets_are_those_that_the_pages_load(root: Path) -> None:
    content = made(root, replace(XAA, kind="summary"))
    files = json.loads(PdfReader(io.BytesIO(content)).attachments[NAME][0])["files"]
    styles = {name for name in files if name.startswith("templates/styles/")}
    assert {"templates/styles/summary.css", "templates/styles/tokens.css"} <= styles
    assert {"templates/styles/booklet.css", "templates/styles/site.css"} & styles == set()
    assert files["templates/styles/base.css"] == file_digest(ROOT / "templates" / "styles" / "base.css")
    assert not [name for name in files if name.endswith(".ttf")]


def test_files_are_told_by_their_sha256_alone(root: Path) -> None:
    before = dict(input_digests(space(root), XAA))
    for path in root.rglob("*.yaml"):
        os.utime(path, (0, 0))
    assert input_digests(space(root), XAA) == before
    edits.answer(root, "xaa-1.1-a1", "met", "partly")
    changed = {name for name, digest in input_digests(space(root), XAA).items() if before[name] != digest}
    assert changed == {edits.XAA}


def test_the_name_of_a_reviewer_s_file_is_not_told(root: Path) -> None:
    reviews = root / "countries" / "XAA" / "2010-01" / "reviews"
    reviews.mkdir()
    (reviews / "jane-doe.yaml").write_text("schema: 1\n", encoding="utf-8")
    workspace = space(root)
    first = input_digests(workspace, XAA)
    assert "jane" not in inputs_of(workspace, XAA)().told()
    assert "countries/XAA/2010-01/reviews" in first
    (reviews / "jane-doe.yaml").write_text("schema: 1 \n", encoding="utf-8")
    assert input_digests(workspace, XAA) != first


def test_the_manifest_is_small_and_says_with_what_the_document_was_made(root: Path) -> None:
    content = inputs_of(space(root), XAA)().told()
    told = json.loads(content)
    assert {name: told[name] for name in ("kind", "country", "edition", "as-of", "language", "paper")} == {
        "kind": "booklet",
        "country": "XAA",
        "edition": "2010-01",
        "as-of": "2010-01-31",
        "language": "en",
        "paper": "a4",
    }
    assert told["libraries"]["weasyprint"] == "70.0"
    assert set(told["native"].values()) & {"unknown", ""} == set()
    assert json.loads(inputs_of(space(root), ALL)().told())["country"] == "all"
    assert str(root) not in content


def test_the_engine_is_told_by_its_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "scoring"
    for name in ("grade/answers.py", "commands/check.py"):
        (package / name).parent.mkdir(parents=True)
        (package / name).write_text("first\n", encoding="utf-8")
    monkeypatch.setattr(versions, "PACKAGE", package)
    plain = versions.engine.__wrapped__
    first = plain()["code"]
    (package / "commands" / "check.py").write_text("second\n", encoding="utf-8")
    assert plain()["code"] == first
    (package / "grade" / "answers.py").write_text("second\n", encoding="utf-8")
    assert plain()["code"] != first


def test_a_campaign_s_files_are_inputs(root: Path) -> None:
    folder = root / "templates"
    folder.mkdir()
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    logo = "logo: {file: logo.svg, alt: A logo}\n"
    (folder / "campaign.yaml").write_text(f"schema: 1\n{logo}", encoding="utf-8")
    names = set(input_files(space(root), replace(XAA, kind="summary")))
    assert {"templates/campaign.yaml", "templates/logo.svg", "templates/summary.html.j2"} <= names
