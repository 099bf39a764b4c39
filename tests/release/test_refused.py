"""What a campaigner reads where something is missing: all of it, and no more than can be read."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from release.made import publish
from scoring.commands import cards

ROOT = Path(__file__).parents[2]


def test_many_findings_are_one_line_and_each_on_request(root: Path) -> None:
    (root / "countries/XAA/2010-01/reviews/second-reader.yaml").unlink()
    refused = publish(root)
    assert refused.exit_code == 1
    assert "countries/XAA/2010-01: [release.unreviewed] 10 times: nobody but its author" in refused.stderr
    assert "cards review XAA --edition 2010-01" in refused.stderr
    assert "10 things are missing" in refused.stderr
    assert "--verbose lists each" in refused.stderr
    whole = publish(root, "--verbose").stderr
    assert whole.count("[release.unreviewed]") == 10
    assert "--verbose" not in whole
    assert not (root / "output").exists()


def test_the_shipped_evidence_is_refused_in_one_screen() -> None:
    refused = CliRunner().invoke(cards, ["publish", "2010-01", "--workspace", str(ROOT)])
    assert refused.exit_code == 1
    assert "countries/USA/2010-01: [release.unreviewed]" in refused.stderr
    assert len(refused.stderr.splitlines()) < 25


def test_nothing_is_corrected_that_was_not_published(root: Path) -> None:
    refused = publish(root, "--correct")
    assert refused.exit_code == 2
    assert "there is no release of 2010-01 to correct" in refused.stderr


def test_what_there_is_not_is_refused_with_what_there_is(root: Path) -> None:
    for arguments, said in (
        (("--lang", "xx"), "there is no language xx"),
        (("--country", "XZZ"), "XZZ has no evidence"),
        (("--framework", "mini-2"), "there is no framework mini-2"),
    ):
        refused = publish(root, *arguments)
        assert refused.exit_code == 2
        assert said in refused.stderr


def test_a_language_that_is_not_complete_is_refused_file_by_file(root: Path) -> None:
    refused = publish(root, "--lang", "fr")
    assert refused.exit_code == 1
    assert "countries/XAA/2010-01/i18n/fr.yaml: [release.translation] fr:" in refused.stderr
    assert "cards translations fr --missing" in refused.stderr


def test_words_that_the_field_advises_against_are_refused_in_translations_too(root: Path) -> None:
    overlay = root / "countries/XAA/2010-01/i18n/fr.yaml"
    update = CliRunner().invoke(cards, ["translations", "fr", "--update", "--workspace", str(root)])
    assert update.exit_code == 0, update.output
    text = overlay.read_text(encoding="utf-8")
    filled = re.sub(r"( of: \w+\n)", r"\1    text: La prostitution enfantine.\n", text, count=1)
    assert filled != text
    overlay.write_text(filled, encoding="utf-8")
    refused = publish(root, "--lang", "fr")
    assert refused.exit_code == 1
    assert "countries/XAA/2010-01/i18n/fr.yaml" in refused.stderr
    assert "[text.term]" in refused.stderr
