"""The gate: each thing that keeps an edition from being published, one edit of a reviewed workspace each."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import (
    AS_OF,
    criterion,
    edition,
    finding,
    framework,
    indicator,
    met,
    override,
    partly,
    workspace,
)
from edits import CALLS, FRAMEWORK, TEXTS, XAA, XBB, answer, edit, next_edition, sound_workspace
from reviewed import REVIEWED, accept_all, reviewed

from scoring.check import check
from scoring.read.workspace import load
from scoring.review.gate import Untranslated, gate
from scoring.review.reviewed import is_reviewed

REVIEW = "countries/XAA/2010-01/reviews/second-reader.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return reviewed(tmp_path / "workspace")


def said(root: Path, edition: str = "2010-01") -> set[tuple[str, str]]:
    """Code and subject of everything that is missing."""
    loaded = load(root)
    rules = loaded.workspace.frameworks["mini-1"]
    return {(one.code, one.subject) for one in gate(loaded.workspace, rules, edition, check(loaded))}


def test_the_reviewed_workspace_passes(root: Path) -> None:
    assert said(root) == set()


def test_its_reviews_are_what_a_reviewer_would_write_today(tmp_path: Path, root: Path) -> None:
    accept_all(root)
    for path in REVIEWED.rglob("*.yaml"):
        assert (root / path.relative_to(REVIEWED)).read_text() == path.read_text()


def test_without_reviews_every_finding_is_named(root: Path) -> None:
    (root / REVIEW).unlink()
    found = said(root)
    ids = {one.id for one in load(root).workspace.editions["XAA", "2010-01", "mini-1"].findings}
    # One was superseded, and one lost against another: neither is seen in any grade.
    assert found == {("release.unreviewed", id_) for id_ in ids - {"xaa-2.10-b1", "xaa-2.10-a1"}}


def test_a_finding_changed_since_is_not_reviewed(root: Path) -> None:
    edit(root, XAA, "from 2008 to 2012", "from 2008 to 2013")
    assert said(root) == {("release.unreviewed", "xaa-1.1-a1")}


def test_a_finding_sent_back_is_told_with_the_comment(root: Path) -> None:
    edit(root, REVIEW, "verdict: accepted\n", "verdict: returned\n    comment: Which plan?\n", "xaa-1.1-b1")
    loaded = load(root)
    found = list(gate(loaded.workspace, loaded.workspace.frameworks["mini-1"], "2010-01"))
    assert [(one.subject, one.message) for one in found] == [("xaa-1.1-b1", "was sent back: Which plan?")]


def test_an_authors_own_verdict_does_not_count(root: Path) -> None:
    (root / REVIEW).rename(root / REVIEW.replace("second-reader", "xaa-researcher"))
    assert ("release.unreviewed", "xaa-1.1-a1") in said(root)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("countries/XAA/sources.yaml", "about: [XAA]", "about: [XBB]", "finding.foreign-source"),
        (XAA, "    holds: [xaa-2.10-a2]", "    holds: [xaa-2.10-a1, xaa-2.10-a2]", "resolution.disagrees"),
        (CALLS, "    criteria: [1.1.b, 1.2.a]\n", "", "call.criteria"),
        (TEXTS, "Of {possible} possible points it has {points}", "Of 8 points", "text.typed-figure"),
        (
            TEXTS,
            "Of {possible} possible points it has {points}",
            "It has 7 of 8 points",
            "text.contradiction",
        ),
    ],
)
def test_what_checks_say_is_an_error_at_the_gate(
    root: Path, file: str, old: str, new: str, code: str
) -> None:
    edit(root, file, old, new)
    if code == "text.typed-figure":
        edit(root, file, "Of 8 points", "It has {points} of 8 possible points")
    assert code in {found for found, _ in said(root)}


def test_a_dispute_is_decided_or_published_as_one(root: Path) -> None:
    edit(root, XAA, "    holds: [xaa-2.10-a2]", "    publish: dispute")
    assert "finding.disputed" not in {code for code, _ in said(root)}
    text = (root / XAA).read_text()
    (root / XAA).write_text(text[: text.index("\nresolutions:")], encoding="utf-8")
    accept_all(root)
    assert "finding.disputed" in {code for code, _ in said(root)}


def test_too_little_examined_is_no_card(root: Path) -> None:
    edit(root, FRAMEWORK, "minimum-coverage: 1/2", "minimum-coverage: 1")
    assert ("release.coverage", "XBB 2010-01") in said(root)


def test_editions_before_it_are_printed_and_must_be_reviewed(root: Path) -> None:
    """A card prints how it read before; what comes after it is not known to it."""
    later = next_edition(root)
    edit(root, later, "from 2008 to 2012", "from 2008 to 2013")
    assert {code for code, _ in said(root)} <= {"fate.missing"}  # of the later edition, by the check
    assert ("release.unreviewed", "xaa-1.1-a1") in said(root, "2011-03")


def test_an_edition_without_findings_is_not_published(root: Path) -> None:
    """A ratification record alone is nothing that anybody could review."""
    for file in (XAA, XBB):
        text = (root / file).read_text()
        (root / file).write_text(text[: text.index("findings:")], encoding="utf-8")
    assert "release.empty" in {code for code, _ in said(root)}


def test_a_language_is_published_whole(root: Path) -> None:
    space = sound_workspace(root)
    waiting = [Untranslated("fr", "countries/XAA/2010-01/i18n/fr.yaml", ("summary/1.1",), ("situation",))]
    (found,) = gate(space, space.frameworks["mini-1"], "2010-01", (), waiting)
    assert (found.code, found.subject) == ("release.translation", "fr")
    assert found.message == "1 text not translated and 1 text outdated: summary/1.1, situation"


def test_nothing_that_is_stale_counts_and_no_panel_brings_it_back() -> None:
    """The engine sets stale findings aside; a panel's grade alone could let one through."""
    rules = framework(indicator("1.1", [criterion("a", kind="campaign")], met("a"), partly("a")))
    old = finding("f1", holds_on="2005")
    alone = workspace(rules, editions=[edition(old)])
    assert [one.code for one in gate(alone, rules, "2010-01")] == []
    panel = workspace(rules, editions=[edition(old, overrides=[override("1.1", "green")])])
    assert [(one.code, one.subject) for one in gate(panel, rules, "2010-01")] == [("release.stale", "1.1")]
    assert AS_OF.year == 2010
    fresh = finding("f2", holds_on="2009-06")
    both = workspace(rules, editions=[edition(old, fresh, overrides=[override("1.1", "green")])])
    assert {one.code for one in gate(both, rules, "2010-01")} == {"release.unreviewed"}


def test_a_draft_becomes_a_reviewed_card_with_its_last_verdict(root: Path) -> None:
    space = load(root).workspace
    assert all(is_reviewed(space, one) for one in space.editions.values())
    answer(root, "xaa-1.2-a1", "not met", "partly")
    space = load(root).workspace
    assert [key[0] for key, one in space.editions.items() if is_reviewed(space, one)] == ["XBB"]
