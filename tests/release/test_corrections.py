"""Corrections and withdrawals: due where a published card changes, printed, and never taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from edits import TEXTS, edit

from release.made import FILE, REASON, corrected, manifest, publish, published
from scoring.language import Language
from scoring.publish.booklet_pdf import booklet_view
from scoring.publish.corrections import withdrawn_view
from scoring.publish.kinds import Card
from scoring.publish.site.card import CardPages
from scoring.publish.site.feed import feed, listed
from scoring.publish.site.frame import Site
from scoring.publish.site.general import GeneralPages
from scoring.publish.site.withdrawn import WithdrawnPage
from scoring.publish.summary import summary_views
from scoring.rank.standings import standings
from scoring.read.workspace import load

WITHDRAWN = "schema: 1\nwithdrawn:\n  on: 2010-07-01\n  because: The evidence was that of another country.\n"

pytestmark = pytest.mark.usefixtures("quick")


def test_what_is_due_can_be_copied_and_filled_in(root: Path) -> None:
    folder = corrected(root)
    said = manifest(folder)
    assert said["release"] == 2
    former = folder.parent / "former/2010-01-1/manifest.json"
    assert said["corrects"]
    assert former.is_file()
    record = json.loads((folder / "public/data/countries/XAA.json").read_text())
    (correction,) = record["editions"][0]["results"]["evidence"]["corrections"]
    assert correction["because"] == REASON
    assert correction["items"] == ["finding xaa-1.2-a1"]
    assert {"what": "answer", "of": "1.2.a", "was": ["not met"], "now": ["met"]} in correction["moved"]


def test_a_correction_is_printed_on_the_card_and_its_summary(root: Path) -> None:
    corrected(root)
    space = load(root).workspace
    rules = space.frameworks["mini-1"]
    view = booklet_view(space, rules, "XAA", "2010-01")
    assert view.corrected == "Corrected on 1 June 2010"
    assert view.corrections[0].because == REASON
    assert "1.2.a: it was “not met” and is now “met”." in view.corrections[0].moved
    summary = next(iter(summary_views(space, Card(rules, "2010-01", "XAA"), Language(), "a4")))
    assert summary.corrected == view.corrected
    assert booklet_view(space, rules, "XBB", "2010-01").corrected == ""


def test_a_correction_that_tells_half_is_refused(root: Path) -> None:
    folder = corrected(root)
    edit(root, TEXTS, "is an invented country.", "is a country that was invented.")
    text = (root / FILE).read_text()
    more = (
        "  - on: 2010-06-02\n    wrong: A sentence.\n    because: It read badly.\n    items: [text notes]\n"
    )
    (root / FILE).write_text(text + more)
    refused = publish(root, "--correct")
    assert refused.exit_code == 1
    assert "do not tell all of that" in refused.stderr
    assert "items: [text situation]" in refused.stdout
    (root / FILE).write_text(text + more.replace("notes", "situation"))
    assert manifest(published(root, "--correct"))["release"] == 3
    assert (folder.parent / "former/2010-01-2").is_dir()


def test_a_published_correction_is_not_rewritten(root: Path) -> None:
    corrected(root)
    text = (root / FILE).read_text()
    (root / FILE).write_text(text.replace(REASON, "Nobody knows."))
    assert "release.rewritten" in publish(root, "--correct").stderr
    (root / FILE).unlink()
    assert "release.rewritten" in publish(root, "--correct").stderr


def test_a_withdrawn_card_is_not_ranked_and_says_so(root: Path) -> None:
    published(root)
    (root / "countries/XBB/2010-01/corrections.yaml").write_text(WITHDRAWN, encoding="utf-8")
    space = load(root).workspace
    rules = space.frameworks["mini-1"]
    found = standings(space, rules, "2010-01")
    assert found.ranked == 1
    assert found.countries["XBB"].result is None
    view = withdrawn_view(space, rules, "XBB", "2010-01", Language(), "a4")
    assert (view.day, view.because) == ("1 July 2010", "The evidence was that of another country.")
    folder = published(root, "--correct")
    assert manifest(folder)["withdrawn"] == ["XBB"]
    assert manifest(folder)["countries"] == ["XAA"]
    results = json.loads((folder / "public/data/mini-1/2010-01/results.json").read_text())
    record = next(one for one in results["countries"] if one["country"] == "XBB")
    assert record["evidence"] is None
    assert record["withdrawn"]["on"] == "2010-07-01"
    (root / "countries/XBB/2010-01/corrections.yaml").unlink()
    assert "stands again" in publish(root, "--correct").stderr


def test_an_older_card_does_not_come_back(root: Path) -> None:
    """Where the newest card is withdrawn, the country has none: an older one was replaced by it."""
    later = root / "countries/XBB/2011-03"
    later.mkdir()
    text = (root / "countries/XBB/2010-01/mini-1.yaml").read_text().replace("2010-01-31", "2011-03-31")
    (later / "mini-1.yaml").write_text(text)
    (later / "corrections.yaml").write_text(WITHDRAWN)
    space = load(root).workspace
    rules = space.frameworks["mini-1"]
    assert standings(space, rules, "2011-03").countries["XBB"].result is None
    assert standings(space, rules, "2010-01").countries["XBB"].result is not None


def test_the_site_tells_of_both(root: Path) -> None:
    (root / FILE).write_text(
        "schema: 1\ncorrections:\n  - on: 2010-06-01\n    wrong: The card said <b>no</b>.\n"
        f"    because: {REASON}\n    items: [finding xaa-1.2-a1]\n",
        encoding="utf-8",
    )
    (root / "countries/XBB/2010-01/corrections.yaml").write_text(WITHDRAWN, encoding="utf-8")
    site = Site(load(root).workspace, Language(), (Language(),))
    shelf = next(one for one in site.shelves if one.edition == "2010-01")
    card = CardPages(site, shelf, "XAA").pages()[shelf.card("XAA")]
    assert "<strong>1 June 2010.</strong> The card said &lt;b&gt;no&lt;/b&gt;." in card
    (gone,) = WithdrawnPage(site, shelf, "XBB").pages().values()
    assert "This card was withdrawn on 1 July 2010." in gone
    assert "The evidence was that of another country." in gone
    about = GeneralPages(site).pages()["en/about.html"]
    assert "No card has been corrected so far" not in about
    assert REASON in about
    assert "Withdrawn on 1 July 2010: The evidence was that of another country." in about
    told = feed(site).decode()
    assert "Corrected on 1 June 2010: The card said" in told
    assert "Withdrawn on 1 July 2010" in told
    assert shelf.card("XBB") in set(listed(site))
