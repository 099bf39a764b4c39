"""Words to take care with: found in each language, let stand in titles, added to by a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from edits import TEXTS, copied, edit

from scoring.check import check
from scoring.check.terms import Watch, check_translation
from scoring.model.workspace import Workspace
from scoring.problems import Problems
from scoring.read.languages import language_codes, translation
from scoring.read.words import words_of
from scoring.read.workspace import load

OWN = "indicators/words/en.yaml"


def found(repository: Path, code: str, text: str) -> list[str]:
    return [hit.code for hit in Watch(*words_of(repository, code)).hits(text)]


@pytest.mark.parametrize(
    ("code", "text", "hits"),
    [
        ("en", "Police rescued nobody.", ["text.term"]),
        ("en", "Rescuers and a rescue party", ["text.term"]),
        ("en", "Prostitution of  children, teenage sex workers", ["text.term", "text.term"]),
        ("en", "The children were exploited in prostitution.", []),
        ("en", "A 13-year-old girl from Springfield", ["text.detail"]),
        ("en", "the girl, aged 13", []),
        ("en", "the girl aged 13", ["text.detail"]),
        ("en", "two girls aged 13", []),
        ("en", "The law protects any child under age 18, and anyone aged 16.", []),
        ("en", "a child up to age 14", []),
        ("en", "A woman, 44 years old, who looked after a child", []),
        ("en", "the case of J. D., who fled", ["text.detail"]),
        ("en", "18 U.S.C. 1591; the U.S. Congress", []),
        ("en", "Jane Roe was convicted in 2009.", ["text.person"]),
        ("en", "The court sentenced Jane Roe.", ["text.person"]),
        ("en", "Police in Las Vegas arrested offenders; two were arrested in New York.", []),
        ("en", "The Department of Justice has convicted many.", []),
        ("en", "Mr. Roe said so", ["text.person"]),
        ("es", "el turismo sexual y la pornografía infantil", ["text.term", "text.term"]),
        ("es", "una niña de 12 años", ["text.detail"]),
        ("es", "si la víctima tiene menos de 14 años", []),
        ("es", "Juan Pérez fue condenado", ["text.person"]),
        ("fr", "la prostitution enfantine", ["text.term"]),
        ("fr", "des enfants exploités dans la prostitution", []),
        ("fr", "une fille âgée de 12 ans", ["text.detail"]),
        ("fr", "quand l’enfant a moins de 14 ans", []),
        ("ar", "مكافحة بغاء الأطفال", ["text.term"]),
        ("ar", "استغلال الأطفال في البغاء", []),
        ("ar", "فتاة تبلغ من العمر 13 عامًا", ["text.detail"]),
        ("th", "ปัญหาโสเภณีเด็กในประเทศ", ["text.term"]),
        ("th", "เด็กหญิงอายุ 13 ปี", ["text.detail"]),
        ("ja", "児童ポルノの禁止", ["text.term"]),
        ("ja", "13歳の少女", ["text.detail"]),
    ],
)
def test_words_are_found_in_their_language(repository: Path, code: str, text: str, hits: list[str]) -> None:
    assert found(repository, code, text) == hits


def test_every_language_of_the_interface_has_its_words(repository: Path) -> None:
    for code in language_codes(repository / "templates"):
        terms, persons = words_of(repository, code)
        assert {"prostitution", "pornography", "tourism"} <= {term.id for term in terms}, code
        assert persons.ages, code
        for term in terms:
            assert all(word == word.strip() for word in term.words), (code, term.id)


def test_nothing_shipped_has_such_words_in_any_language(repository: Path) -> None:
    loaded = load(repository)
    problems = check(loaded)
    for code in language_codes(repository / "templates"):
        check_translation(translation(loaded.workspace, code), problems)
    codes = ("text.term", "text.detail", "text.person")
    assert [(one.place, one.message) for one in problems if one.code in codes] == []


def test_a_workspace_adds_its_own_words_to_those_that_come_along(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    (root / OWN).parent.mkdir()
    (root / OWN).write_text(
        "schema: 1\nlanguage: en\nterms:\n  - id: units\n    words: [police unit*]\n"
        "    instead: officers\n    because: It is jargon.\n",
        encoding="utf-8",
    )
    edit(root, TEXTS, "Two police units", "Two police units rescue and")
    warned = [one for one in check(load(root)) if one.code == "text.term"]
    assert [one.hint for one in warned if "'police units'" in one.message] == [
        "Write: officers. It is jargon."
    ]
    assert any("'rescue'" in one.message for one in warned)


def test_a_list_of_words_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    root = copied(tmp_path / "w")
    (root / OWN).parent.mkdir()
    (root / OWN).write_text("schema: 1\nlanguage: fr\nterms: [{id: a, words: [b]}]\n", encoding="utf-8")
    codes = [one.code for one in check(load(root)) if one.place.file == OWN]
    assert sorted(codes) == ["file.name", "schema.missing-key", "schema.missing-key"]


def test_a_word_of_a_title_is_let_stand_in_translations(repository: Path) -> None:
    spanish = translation(load(repository).workspace, "es")
    assert isinstance(spanish.workspace, Workspace)
    asked = [entry.text for part in spanish.parts for key, entry in part.entries.items() if "2.1/" in key]
    assert any("prostitución infantil" in text for text in asked), "the title of the protocol in Spanish"
    check_translation(spanish, problems := Problems())
    assert not [one for one in problems if "prostitución infantil" in one.message]
