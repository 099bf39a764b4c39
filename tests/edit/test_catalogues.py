"""The interface as catalogues: every message, always in one order, with the translations there are."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from scoring.edit.catalogues import TEMPLATE, interface_catalogue, interface_template, update
from scoring.edit.translations import po_text
from scoring.read.languages import translation
from scoring.read.workspace import load

PLURAL = ("Of {number} call of {edition}: {fates}.", "Of {number} calls of {edition}: {fates}.")


@pytest.fixture(scope="module")
def template(repository: Path) -> Catalog:
    return interface_template(repository / "templates")


def test_messages_come_from_templates_and_from_python(template: Catalog) -> None:
    said = template.get("Notes on this edition")
    assert said is not None
    assert ("templates/booklet/methodology.html.j2", 0) in said.locations
    assert template.get("not assessed", "grade") is not None
    assert template.get("not assessed") is None
    assert template.get(PLURAL) is not None
    shared = template.get("Edition")
    assert shared is not None
    names = [name for name, _ in shared.locations]
    assert {"templates/components/history.html.j2", "scoring/publish/colophon.py"} <= set(names)
    of_python = [name.startswith("scoring/") for name in names]
    assert of_python == sorted(of_python), "templates come first"


def test_comments_for_translators_come_along(template: Catalog) -> None:
    said = template.get("{number} {fate}")
    assert said is not None
    assert said.auto_comments == ["how many calls, and what became of them: 2 partly done."]


def test_what_commands_print_is_no_message(template: Catalog) -> None:
    assert not [name for entry in template for name, _ in entry.locations if "/commands/" in name]


def test_the_template_is_always_the_same_and_names_no_day(template: Catalog, repository: Path) -> None:
    text = po_text(template)
    assert text == po_text(interface_template(repository / "templates"))
    assert "-Date:" not in text
    assert ".j2:" not in text


def test_a_catalogue_keeps_translations_and_drops_what_is_no_message(template: Catalog) -> None:
    old = Catalog(locale="fr")
    old.add("Notes on this edition", "Notes sur cette édition", user_comments=["checked"])
    old.add("Contents", "Sommaire ?", flags=["fuzzy"])
    old.add(PLURAL, ("un", "plusieurs"))
    old.add("Long gone", "Disparu")
    made = interface_catalogue(template, "fr", old)
    kept = made.get("Notes on this edition")
    assert kept is not None
    assert (kept.string, kept.user_comments) == ("Notes sur cette édition", ["checked"])
    unsure, counted = made.get("Contents"), made.get(PLURAL)
    assert unsure is not None
    assert unsure.fuzzy
    assert counted is not None
    assert counted.string == ("un", "plusieurs")
    assert made.get("Long gone") is None
    assert len(made) == len(template)


def test_files_are_written_once_and_then_stay(repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(repository / "tests" / "workspaces" / "sound", root)
    shutil.copytree(repository / "templates", root / "templates", ignore=shutil.ignore_patterns("fonts"))
    folder = root / "templates" / "i18n"
    update(root / "templates")
    first = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert {TEMPLATE, "fr.po", "ar.po"} <= set(first)
    assert "nplurals=6" in first["ar.po"]
    assert len(read_po(io.StringIO(first["fr.po"]))) == len(read_po(io.StringIO(first[TEMPLATE])))
    update(root / "templates")
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == first


def test_messages_without_translation_come_out_marked_by_number_too(repository: Path, tmp_path: Path) -> None:
    root = tmp_path / "workspace"
    shutil.copytree(repository / "tests" / "workspaces" / "sound", root)
    shutil.copytree(repository / "templates", root / "templates", ignore=shutil.ignore_patterns("fonts"))
    (root / "templates" / "i18n" / "fr.po").unlink()
    update(root / "templates")
    french = translation(load(root).workspace, "fr")
    assert list(french.problems) == []
    says = french.language
    assert says.gettext("Contents") == "\ue010Contents\ue011"
    assert says.pgettext("grade", "no data") == "\ue010no data\ue011"
    assert says.ngettext(*PLURAL, 2, edition="x", fates="y") == "\ue010Of 2 calls of x: y.\ue011"
