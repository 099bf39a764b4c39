"""cards translations and cards new language: a language is started, its files made and filled in."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree

import pytest
from click.testing import CliRunner

from scoring.commands import cards


@pytest.fixture
def root(tmp_path: Path, repository: Path) -> Path:
    root = tmp_path / "space"
    copytree(repository / "tests" / "workspaces" / "sound", root)
    copytree(repository / "templates", root / "templates", ignore=lambda *_: ["i18n"])
    return root


def run(root: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(cards, [*arguments, "--workspace", str(root)])
    return done.exit_code, done.output


def state(root: Path, file: str) -> dict[str, int]:
    _, output = run(root, "translations", "pt", "--format", "json")
    (record,) = json.loads(output)
    return next(one for one in record["files"] if one["file"] == file)


def test_a_language_is_started_without_code(root: Path) -> None:
    code, output = run(root, "new", "language", "pt")
    assert code == 0
    assert output.startswith("templates/i18n/pt.yaml\n")
    assert "cards translations pt --update" in output
    assert "name: português" in (root / "templates/i18n/pt.yaml").read_text("utf-8")
    assert run(root, "new", "language", "pt")[0] == 2
    assert run(root, "new", "language", "qqq")[0] == 2


def test_update_writes_every_text_and_keeps_what_was_translated(root: Path) -> None:
    run(root, "new", "language", "pt")
    assert run(root, "translations", "pt", "--update")[0] == 0
    name = "countries/XAA/2010-01/i18n/pt.yaml"
    before = state(root, name)
    assert before["missing"] == before["texts"] > 5

    overlay = root / name
    lines = overlay.read_text("utf-8").splitlines()
    at = 1 + next(number for number, line in enumerate(lines) if "item: mini-1/finding/xaa-1.1-a1" in line)
    lines.insert(at + 1, "    text: |-\n      Uma frase: com dois pontos # e cardinal.")
    overlay.write_text("\n".join(lines) + "\n", "utf-8")
    assert state(root, name)["translated"] == 1

    written = overlay.read_bytes()
    assert run(root, "translations", "pt", "--update")[0] == 0
    assert overlay.read_bytes() == written

    catalogue = root / "indicators/mini-1/i18n/pt.po"
    text = catalogue.read_text("utf-8")
    assert 'msgid "green"' in text
    catalogue.write_text(text.replace('msgid "green"\nmsgstr ""', 'msgid "green"\nmsgstr "verde"'), "utf-8")
    assert run(root, "translations", "pt", "--update")[0] == 0
    assert 'msgstr "verde"' in catalogue.read_text("utf-8")
    assert state(root, "indicators/mini-1/i18n/pt.po")["translated"] == 1


def test_a_changed_english_text_makes_its_translation_outdated(root: Path) -> None:
    run(root, "new", "language", "pt")
    run(root, "translations", "pt", "--update")
    catalogue = root / "indicators/mini-1/i18n/pt.po"
    text = catalogue.read_text("utf-8")
    said = 'msgid "Small framework for tests"\nmsgstr "'
    assert said in text
    catalogue.write_text(text.replace(said, f"{said}Pequeno"), "utf-8")
    framework = root / "indicators/mini-1/framework.yaml"
    framework.write_text(framework.read_text("utf-8").replace("Small framework", "Little framework"), "utf-8")
    found = state(root, "indicators/mini-1/i18n/pt.po")
    assert (found["translated"], found["outdated"]) == (0, 1)
    run(root, "translations", "pt", "--update")
    again = catalogue.read_text("utf-8")
    assert "#, fuzzy" in again
    assert "Pequeno" in again
    run(root, "translations", "pt", "--update")
    assert catalogue.read_text("utf-8") == again


def test_a_text_without_a_digest_is_of_today_and_gets_one(root: Path) -> None:
    run(root, "new", "language", "pt")
    run(root, "translations", "pt", "--update")
    name = "countries/XAA/2010-01/i18n/pt.yaml"
    overlay = root / name
    lines = overlay.read_text("utf-8").splitlines()
    at = 1 + next(number for number, line in enumerate(lines) if "item: mini-1/finding/xaa-1.1-a1" in line)
    written = lines[at]
    lines[at] = "    text: Um plano."
    overlay.write_text("\n".join(lines) + "\n", "utf-8")
    assert state(root, name)["translated"] == 1
    run(root, "translations", "pt", "--update")
    assert written in overlay.read_text("utf-8").splitlines()
    assert state(root, name)["translated"] == 1


def test_a_lost_citation_is_an_error(root: Path) -> None:
    run(root, "new", "language", "pt")
    run(root, "translations", "pt", "--update")
    overlay = root / "countries/XAA/2010-01/i18n/pt.yaml"
    lines = overlay.read_text("utf-8").splitlines()
    cited = next(number for number, line in enumerate(lines) if "[@" in line and line.startswith("  # "))
    at = next(number for number, line in enumerate(lines) if number > cited and line.startswith("    of: "))
    lines.insert(at + 1, "    text: Sem fonte.")
    overlay.write_text("\n".join(lines) + "\n", "utf-8")
    code, output = run(root, "translations", "pt")
    assert code == 1
    assert "error [translation.parts]" in output
    assert "the citation @" in output


def test_an_unknown_language_is_named(root: Path) -> None:
    assert run(root, "translations", "pt") == (
        2,
        (
            "cards: there is no language pt\n"
            "    -> There are none but English; cards new language starts one.\n"
        ),
    )
    code, output = run(root, "build", "XAA", "--lang", "pt")
    assert code == 2
    assert "there is no language pt" in output
