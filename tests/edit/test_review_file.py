"""Verdicts written into a reviewer's file, beside what a person wrote there."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.edit.files import OutsideError
from scoring.edit.reviews import (
    UnwritableError,
    begun,
    review_name,
    save_verdicts,
    unseen,
    with_verdict,
)
from scoring.model.reviews import Verdict
from scoring.problems import TextFile
from scoring.read.reviews import review_text

DIGEST = "0123456789abcdef" * 4
ITEM = f"finding: usa-1.1-a1\n  verdict: accepted\n  on: 2010-01-01\n  digest: {DIGEST}"
FLOW = f"{{finding: x, verdict: accepted, on: 2010-01-01, digest: {DIGEST}}}"
PARTS = {"text": "01234567", "answer": "0e123456"}
ONE = Verdict("usa-1.2-a1", "accepted", date(2010, 2, 14), DIGEST, "", PARTS)
COMMENTED = f"""# Mine, and nobody else's.
schema: 1
role: a lawyer   # since 2009
verdicts:  # by id
  # This one took an hour.
  - finding: usa-1.2-a1  # the plan
    verdict: returned
    # Said on the phone too.
    on: 2010-02-01
    comment: >-  # as the panel wanted it
      Look at section 2,
      # 2 to be precise.
    digest: {DIGEST}  # not by hand
  # Still to be read: usa-1.9-a1

  - finding: usa-1.10-a1
    verdict: accepted
    on: 2010-02-02
    digest: {DIGEST}
# The end.
"""


def verdicts(text: str) -> tuple[Verdict, ...]:
    read = review_text(TextFile("", text))
    assert read
    return read[1]


def comments(text: str) -> list[str]:
    """Comments of a text in which no value holds a #, one way to find them that is not the writer's."""
    return sorted(re.findall(r"(?:^|\s)(#.*?)\s*$", text.replace("# 2 to be precise", ""), re.MULTILINE))


def test_a_file_is_begun_and_filled_in_the_order_of_ids() -> None:
    text = begun("a lawyer: of the network")
    for id_ in ("usa-1.10-a1", "usa-1.2-a2", "usa-1.2-a10", "usa-1.2-a1"):
        text = with_verdict(text, replace(ONE, finding=id_))
    assert [one.finding for one in verdicts(text)] == [
        "usa-1.2-a1",
        "usa-1.2-a2",
        "usa-1.2-a10",
        "usa-1.10-a1",
    ]
    assert with_verdict(begun("a lawyer: of the network"), ONE) == (
        "# yaml-language-server: $schema=../../../../.schemas/review.json\n"
        "schema: 1\n"
        'role: "a lawyer: of the network"\n'
        "verdicts:\n"
        "  - finding: usa-1.2-a1\n"
        "    verdict: accepted\n"
        "    on: 2010-02-14\n"
        f"    digest: {DIGEST}\n"
        "    parts: {text: 01234567, answer: 0e123456}\n"
    )


def test_a_verdict_given_again_takes_the_place_of_the_old_one_and_no_comment_is_lost() -> None:
    text = with_verdict(COMMENTED, ONE)
    assert verdicts(text)[0] == ONE
    assert verdicts(text)[1] == verdicts(COMMENTED)[1]
    assert comments(text) == comments(COMMENTED)
    assert text.startswith(COMMENTED[: COMMENTED.index("  - finding")])
    assert text.endswith(COMMENTED[COMMENTED.index("  # Still to be read") :])


@pytest.mark.parametrize("id_", ["usa-1.1-a1", "usa-1.3-a1", "usa-1.11-a1"])
def test_another_verdict_changes_no_line_that_is_there(id_: str) -> None:
    text = with_verdict(COMMENTED, replace(ONE, finding=id_))
    added = [line for line in text.splitlines() if line not in COMMENTED.splitlines()]
    left = iter(text.splitlines())
    assert all(line in left for line in COMMENTED.splitlines())
    assert f"  - finding: {id_}" in added
    assert len(text.splitlines()) == len(COMMENTED.splitlines()) + 5


@pytest.mark.parametrize(
    "text",
    [
        "schema: 1\nrole: a lawyer\n",
        "schema: 1\nrole: a lawyer\nverdicts: []\n",
        "schema: 1\nrole: a lawyer\nverdicts: []  # none yet",
        "schema: 1\nverdicts: []\nrole: a lawyer\n",
        f"schema: 1\nrole: a lawyer\nverdicts:\n- {ITEM}",
    ],
)
def test_every_plain_layout_takes_a_verdict(text: str) -> None:
    written = with_verdict(text, ONE)
    assert ONE in verdicts(written)
    assert comments(written) == comments(text)
    assert written.endswith("\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"schema: 1\nrole: a\nverdicts: [{FLOW}]\n", "brackets"),
        (f"schema: 1\nrole: a\nverdicts:\n-\n  {ITEM}\n", "hyphen"),
        ("schema: 1\nrole: [a]\n", "faults"),
    ],
)
def test_an_unusual_layout_is_left_to_a_person(text: str, why: str) -> None:
    with pytest.raises(UnwritableError, match=why):
        with_verdict(text, ONE)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"]), min_size=1, max_size=300)


@given(WORDS, WORDS)
def test_whatever_a_reviewer_writes_is_read_back(role: str, comment: str) -> None:
    said, role = " ".join(comment.split()), " ".join(role.split())[:120].strip()
    if not said or not role or unseen(said) or unseen(role):
        return
    text = with_verdict(begun(role), replace(ONE, verdict="returned", comment=said))
    read = review_text(TextFile("", text))
    assert read
    assert read[0] == role
    assert read[1][0].comment == said


def test_a_comment_of_several_paragraphs_keeps_them() -> None:
    said = "First.\n\nSecond: # no comment.\n  - third"
    assert verdicts(with_verdict(begun("a"), replace(ONE, comment=said)))[0].comment == said


def test_what_was_written_meanwhile_stays(tmp_path: Path) -> None:
    name = review_name("USA", "2010-01", "reviewer-2")
    save_verdicts(tmp_path, name, "a lawyer", [ONE])
    path = tmp_path / name
    path.write_text(path.read_text("utf-8") + "# Ask the panel.\n", "utf-8")
    save_verdicts(tmp_path, name, "a lawyer", [replace(ONE, finding="usa-1.1-a1")])
    assert path.read_text("utf-8").endswith("# Ask the panel.\n")
    assert [one.finding for one in verdicts(path.read_text("utf-8"))] == ["usa-1.1-a1", "usa-1.2-a1"]
    assert [one.name for one in path.parent.iterdir()] == ["reviewer-2.yaml"]


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    path = tmp_path / "review.yaml"
    path.write_bytes(COMMENTED.replace("\n", "\r\n").encode())
    save_verdicts(tmp_path, "review.yaml", "", [ONE])
    written = path.read_bytes()
    assert written.count(b"\n") == written.count(b"\r\n") > 20


def test_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "review.yaml"
    path.write_text(COMMENTED, "utf-8")
    bad = replace(ONE, finding="usa-9.9-a1", digest="")
    with pytest.raises(UnwritableError):
        save_verdicts(tmp_path, "review.yaml", "", [ONE, bad])
    assert path.read_text("utf-8") == COMMENTED


def test_no_link_leads_out(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    root = tmp_path / "root"
    root.mkdir()
    (root / "countries").symlink_to(tmp_path / "outside")
    with pytest.raises(OutsideError):
        save_verdicts(root, "countries/a.yaml", "a", [ONE])
    assert not list((tmp_path / "outside").iterdir())
