"""Languages: catalogues, overlays and names are read, and what lacks a translation is marked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from scoring.language.catalogue import FALLBACK, FALLBACK_END, marked
from scoring.language.translated import edition_in, framework_in
from scoring.model.workspace import Workspace
from scoring.publish.html import render_page
from scoring.read.languages import Translation, digest, language_codes, translation, unequal_parts
from scoring.read.workspace import load

LANGUAGE = """schema: 1
language: fr
name: Français
countries:
  XAA: {name: République d'Examplia, short-name: Examplie, in-text: l'Examplie}
"""


@pytest.fixture
def space(tmp_path: Path, repository: Path) -> Workspace:
    """The sound workspace with an empty French; templates of its own."""
    root = tmp_path / "space"
    copytree(repository / "tests" / "workspaces" / "sound", root)
    copytree(repository / "templates", root / "templates", ignore=lambda *_: ["i18n"])
    write(root, "templates/i18n/fr.yaml", LANGUAGE)
    return load(root).workspace


def write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def french(space: Workspace) -> Translation:
    return translation(space, "fr")


def overlay(*entries: tuple[str, str, str]) -> str:
    lines = [f'  - {{item: "{key}", of: {of}, text: "{text}"}}' for key, of, text in entries]
    return "\n".join(["schema: 1", "translations:", *lines]) + "\n"


def test_the_languages_are_those_with_a_file_of_their_own(space: Workspace) -> None:
    assert language_codes(space.templates) == ("en", "fr")
    with pytest.raises(KeyError, match="xx"):
        translation(space, "xx")


def test_english_is_the_workspace_as_it_is(space: Workspace) -> None:
    assert translation(space, "en").workspace is space


def test_what_is_not_translated_stays_english_and_is_marked(space: Workspace) -> None:
    found = french(space)
    english, mine = (one.frameworks["mini-1"] for one in (space, found.workspace))
    assert mine.title == marked(english.title)
    assert [grade.points for grade in mine.grades] == [grade.points for grade in english.grades]
    assert found.language.gettext("Points") == f"{FALLBACK}Points{FALLBACK_END}"
    assert not found.problems.failed()


def test_names_of_countries_are_the_languages_own_or_else_those_of_the_cldr(space: Workspace) -> None:
    countries = dict(space.countries) | {"FRA": replace(space.countries["XBB"], id="FRA")}
    named = french(replace(space, countries=countries)).workspace.countries
    assert named["XAA"].in_text == "l'Examplie"
    assert named["FRA"].name == "France"
    assert named["XBB"].name == marked(space.countries["XBB"].name)


def test_a_catalogue_speaks_for_a_framework_text_by_text(space: Workspace) -> None:
    question = space.frameworks["mini-1"].indicators[0].question
    write(
        space.root,
        "indicators/mini-1/i18n/fr.po",
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'msgctxt "1.1/question"\nmsgid "{question}"\nmsgstr "Est-ce là ?"\n\n'
        '#, fuzzy\nmsgctxt "1.1/title"\nmsgid "Something else"\nmsgstr "Autre chose"\n',
    )
    found = french(space)
    indicator = found.workspace.frameworks["mini-1"].indicators[0]
    assert indicator.question == "Est-ce là ?"
    assert indicator.title == marked(space.frameworks["mini-1"].indicators[0].title)
    (part,) = [one for one in found.parts if one.path.match("mini-1/i18n/fr.po")]
    assert "1.1/question" not in part.missing


def test_an_overlay_speaks_for_the_text_that_was_translated_and_no_other(space: Workspace) -> None:
    edition = space.editions["XAA", "2010-01", "mini-1"]
    finding = edition.findings[0]
    key = f"mini-1/finding/{finding.id}"
    current = overlay((key, digest(finding.statement), "Un plan est en vigueur."))
    write(space.root, "countries/XAA/2010-01/i18n/fr.yaml", current)
    mine = french(space).workspace.editions["XAA", "2010-01", "mini-1"]
    assert mine.findings[0].statement == "Un plan est en vigueur."
    assert mine.findings[0].answer == finding.answer

    write(
        space.root, "countries/XAA/2010-01/i18n/fr.yaml", current.replace(digest(finding.statement), 12 * "0")
    )
    found = french(space)
    assert found.workspace.editions["XAA", "2010-01", "mini-1"].findings[0].statement == marked(
        finding.statement
    )
    (part,) = [one for one in found.parts if one.path.match("XAA/2010-01/i18n/fr.yaml")]
    assert part.outdated == (key,)


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("templates/i18n/fr.yaml", LANGUAGE.replace("language: fr", "language: de"), "file.name"),
        ("templates/i18n/fr.yaml", LANGUAGE.replace("name: F", "nmae: F"), "schema.unknown-key"),
        ("templates/i18n/fr.po", 'msgid "a\nmsgstr "b"\n', "translation.unreadable"),
        ("templates/i18n/fr.po", 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "translation.twice"),
        ("templates/i18n/fr.po", 'msgid "a"\ngarbage\nmsgstr "b"\n', "translation.unreadable"),
        ("templates/i18n/fr.po", 'msgid "a"\nmsgstr "\u202eb"\n', "yaml.control-character"),
        (
            "countries/XAA/2010-01/i18n/fr.yaml",
            overlay(("situation", 12 * "0", "a"), ("situation", 12 * "0", "b")),
            "translation.twice",
        ),
    ],
)
def test_faults_in_the_files_have_a_place(space: Workspace, name: str, text: str, code: str) -> None:
    write(space.root, name, text)
    problems = list(french(space).problems)
    assert code in [problem.code for problem in problems], problems
    assert all(problem.place.file == name and problem.place.line for problem in problems)


def test_a_translation_keeps_placeholders_and_citations() -> None:
    english = "It has {points} of {possible} points [@one, p. 3], %(count)s in all."
    assert list(unequal_parts(english, "%(count)s {possible} {points} [@one, p. 3]")) == []
    assert list(unequal_parts(english, "{points} {punkte} %(count)s [@two]")) == [
        "the placeholder {possible} is missing",
        "the placeholder {punkte} is not in the English text",
        "the citation @one is missing",
        "the citation @two is not in the English text",
    ]


def test_marks_become_english_spans_and_leave_attributes_clean(space: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    source = '<title>{{ a }}</title><p title="{{ a }}">{{ a }} {{ _("Points") }}</p>'
    (folder / "page.j2").write_text(source)
    made = render_page(folder, "page.j2", french(space).language, a=marked("x & y"))
    span = '<span lang="en" dir="ltr" class="fallback">'
    assert made == (
        f'<title>x &amp; y</title><p title="x &amp; y">{span}x &amp; y</span> {span}Points</span></p>'
    )


def test_keys_are_told_apart(space: Workspace) -> None:
    """No two texts of a file have one key: a translation would speak for both."""
    heard: list[str] = []

    def listen(key: str, text: str) -> str:
        heard.append(key)
        return text

    for framework in space.frameworks.values():
        heard.clear()
        assert framework_in(framework, listen) == framework
        assert len(heard) == len(set(heard)) > 20
    for edition in space.editions.values():
        heard.clear()
        assert edition_in(edition, listen) == edition
        assert len(heard) == len(set(heard))
