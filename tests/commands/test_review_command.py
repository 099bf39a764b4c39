"""cards review: what waits, and the walk through it as a reviewer types."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from edits import XAA, copied, edit, follow_up

from scoring.commands import cards
from scoring.commands.review_words import wrapped
from scoring.model.reviews import Review, Verdict
from scoring.read.workspace import load
from scoring.review.standing import standings

DAY = "2010-02-14"
REVIEWS = Path("countries/XAA/2010-01/reviews")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path / "workspace")


def run(root: Path, *arguments: str, typed: str = "") -> Result:
    return CliRunner().invoke(cards, ["review", *arguments, "--workspace", str(root)], input=typed)


def walk(root: Path, *typed: str, who: str = "reviewer-2", more: tuple[str, ...] = ()) -> str:
    """What is shown to somebody who types these lines."""
    options = ("--as", who, "--role", "a lawyer", "--on", DAY, *more)
    result = run(root, "XAA", *options, typed="".join(f"{line}\n" for line in typed))
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def review(root: Path, who: str = "reviewer-2") -> Review:
    (found,) = (one for one in load(root).workspace.reviews["XAA", "2010-01"] if one.reviewer == who)
    return found


def verdicts(root: Path, who: str = "reviewer-2") -> dict[str, Verdict]:
    return {one.finding: one for one in review(root, who).verdicts}


def states(root: Path) -> dict[str, str]:
    space = load(root).workspace
    found = standings(space, space.editions["XAA", "2010-01", "mini-1"])
    return {id_: one.state for id_, one in found.items()}


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def shown_ids(text: str) -> list[str]:
    """The findings shown, in order."""
    return [line.split(" · ")[1] for line in text.splitlines() if line.count(" · ") == 2]


def test_the_list_is_ordered_by_what_rests_on_a_finding(root: Path) -> None:
    text = run(root, "--all").stdout
    assert text.startswith("XAA 2010-01: 12 findings: 12 waiting\nXBB 2010-01: 9 findings: 9 waiting\n")
    heads = [line for line in text.splitlines() if line.startswith("WAITING")]
    assert heads == [
        "WAITING: a grade rests on it",
        "WAITING: it counts, and no grade would change by it alone",
        "WAITING: it does not count",
    ]
    assert text.index("xaa-2.10-c1:") < text.index("WAITING: it counts")
    assert text.index("WAITING: it does not") < text.index("xaa-1.2-a2:")  # an NGO's own work
    assert max(map(len, text.splitlines())) <= 80


def test_few_are_listed_unless_all_are_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib import import_module

    monkeypatch.setattr(import_module("scoring.commands.review"), "MOST", 2)
    assert "and 19 more: --all lists them." in run(root).stdout
    assert "more" not in run(root, "--all").stdout


def test_machines_get_every_finding_with_what_it_does(root: Path) -> None:
    records: list[dict[str, Any]] = json.loads(run(root, "XAA", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run(root, "XAA", "--format", "csv").stdout)))
    assert [one["finding"] for one in records] == [one["finding"] for one in rows]
    assert len(records) == 12
    plan = next(one for one in records if one["finding"] == "xaa-1.1-b1")
    assert plan["now"]["grades"] == ["yellow"]
    assert plan["with"]["met"]["grades"] == ["green"]
    assert (plan["state"], plan["weight"], plan["author"]) == ("waiting", "grade", "xaa-researcher")
    row = next(one for one in rows if one["finding"] == "xaa-1.1-b1")
    assert "met: green" in row["with"]


def test_a_finding_is_shown_with_all_that_is_compared(root: Path) -> None:
    text = walk(root, "q", more=("--only", "xaa-1.1-b1"))
    shown = on_one_line(text)
    line = (root / XAA).read_text("utf-8").split("- id: xaa-1.1-b1")[0].count("\n") + 1
    for said in (
        "1 of 1 · xaa-1.1-b1 · waiting",
        "Question 1.1.b",
        "Answer PARTLY MET",
        "→ partly met:",
        "The budget pays for the training that the plan asks for",
        "the state; in the whole country",
        "holds on 2009-12",
        "Place p. 4",
        f"Written by xaa-researcher, in {XAA}, line {line}",
        "1.1 National plan is yellow.",
        "If it said met: green",
    ):
        assert said in shown, said
    assert max(map(len, text.splitlines())) <= 80
    assert "Nothing was said, and nothing written." in text
    assert not (root / REVIEWS).exists()


def test_verdicts_are_saved_and_stand(root: Path) -> None:
    text = walk(root, "a", "s", "r", "It is page 5.", "And later.", "", "q")
    first, second, third, fourth = shown_ids(text)
    found = verdicts(root)
    assert {id_: one.verdict for id_, one in found.items()} == {first: "accepted", third: "returned"}
    assert found[third].comment == "It is page 5. And later."
    assert str(found[first].on) == DAY
    assert review(root).role == "a lawyer"
    now = states(root)
    assert (now[first], now[second], now[third], now[fourth]) == (
        "accepted",
        "waiting",
        "returned",
        "waiting",
    )
    assert f"1 accepted, 1 sent back; 10 findings left. Saved in {REVIEWS}/reviewer-2.yaml." in text
    assert run(root, "--format", "json").exit_code == 0


def test_each_verdict_is_there_before_the_next_is_asked_for(root: Path) -> None:
    """The input ends in the middle, as where a window is closed."""
    text = walk(root, "a", "r")
    assert list(verdicts(root)) == [shown_ids(text)[0]]


def test_one_can_go_back_and_say_it_anew(root: Path) -> None:
    text = walk(root, "a", "b", "r", "No.", "", "q")
    first = shown_ids(text)[0]
    assert shown_ids(text)[2] == first
    assert "accepted by you, just now." in text
    assert {id_: one.verdict for id_, one in verdicts(root).items()} == {first: "returned"}


def test_words_and_help_are_understood_and_nothing_else_decides(root: Path) -> None:
    text = walk(root, "", "yes", "B", "Accept", "quit")
    assert "leave it for another time" in text
    assert "This is the first." in text
    assert len(verdicts(root)) == 1


def test_a_return_without_a_comment_is_none(root: Path) -> None:
    text = walk(root, "r", "", "q")
    assert "Nothing was sent back" in text
    assert not (root / REVIEWS).exists()


def test_the_next_sitting_shows_only_what_waits(root: Path) -> None:
    first = shown_ids(walk(root, "a", "q"))[0]
    assert first not in shown_ids(walk(root, *["s"] * 11))
    again = walk(root, "q", more=("--only", first, "--again"))
    assert "Said accepted by a lawyer on 2010-02-14." in on_one_line(again)


def test_what_is_written_needs_no_formatting(root: Path) -> None:
    walk(root, "r", "Another page.", "", "a", "q")
    (file,) = (root / REVIEWS).iterdir()
    result = CliRunner().invoke(
        cards, ["format", "--check", str(file.relative_to(root)), "--workspace", str(root)]
    )
    assert (result.exit_code, result.output) == (0, "0 of 1 files would change\n")


def test_two_reviewers_have_a_file_each(root: Path) -> None:
    walk(root, "a", "q")
    walk(root, "a", "q", who="reviewer-3")
    assert sorted(path.name for path in (root / REVIEWS).iterdir()) == ["reviewer-2.yaml", "reviewer-3.yaml"]


def test_the_author_is_told_why_and_asked_nothing(root: Path) -> None:
    result = run(root, "XAA", "--as", "xaa-researcher", typed="a\n")
    assert result.exit_code == 0
    said = on_one_line(result.stdout)
    assert "12 findings left out, of which xaa-researcher is the author." in said
    assert "somebody else must review it" in said
    assert not (root / REVIEWS).exists()


def test_what_lapsed_is_shown_with_what_changed(root: Path) -> None:
    walk(root, "r", "Which training?", "", more=("--only", "xaa-1.1-b1"))
    edit(root, XAA, "for the training that the plan", "for all training that the plan")
    assert states(root)["xaa-1.1-b1"] == "lapsed"
    said = "sent back by a lawyer on 2010-02-14; the text changed since. The comment then: Which training?"
    assert said in on_one_line(run(root, "XAA", "--format", "table").stdout)
    assert said in on_one_line(walk(root, "q", more=("--only", "xaa-1.1-b1")))
    (record,) = json.loads(run(root, "XAA", "--format", "json", "--only", "xaa-1.1-b1").stdout)
    assert (record["state"], record["changed"]) == ("lapsed", ["text"])
    walk(root, "a", more=("--only", "xaa-1.1-b1"))
    assert states(root)["xaa-1.1-b1"] == "accepted"
    assert verdicts(root)["xaa-1.1-b1"].comment == ""


def test_what_was_sent_back_is_listed_with_its_comment(root: Path) -> None:
    walk(root, "r", "It is page 5.", "", more=("--only", "xaa-1.1-b1"))
    text = run(root).stdout
    assert "XAA 2010-01: 12 findings: 1 sent back, 11 waiting" in text
    assert "  xaa-1.1-b1, for xaa-researcher\n    It is page 5.\n    by a lawyer, on 2010-02-14\n" in text


def test_what_would_move_a_terminal_is_shown_and_refused(root: Path) -> None:
    text = walk(root, "r", "\x1b[2Jgone", "Gone.", "", "q")
    assert "without the unseen character U+001B" in text
    assert [one.comment for one in verdicts(root).values()] == ["Gone."]
    assert wrapped("\x1b[2J\u202egone") == "<U+001B>[2J<U+202E>gone"


def test_who_reviews_is_asked_for_and_the_role_is_known_the_next_time(root: Path) -> None:
    result = run(root, "XAA", typed="reviewer-2\na judge\na\nq\n")
    assert result.exit_code == 0
    assert review(root).role == "a judge"
    result = run(root, "XAA", "--as", "reviewer-2", typed="a\nq\n")
    assert "for reviewer-2: a judge." in result.stdout
    assert len(verdicts(root)) == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("XAA", "--as", "Ada Example"), "'Ada Example' is no id"),
        (("XAA", "--only", "1.9"), "no finding here is, answers or cites 1.9"),
        (("XAA", "--only", "tip-2009"), "cards sources list the sources"),
        (("XCC",), "XCC has no evidence"),
        (("--as", "reviewer-2"), "no country is named"),
        (("XAA", "--as", "reviewer-2", "--role", " "), "a role has one line"),
        (("XAA", "--edition", "2011"), "there is no edition 2011"),
    ],
)
def test_what_cannot_be_done_is_said(root: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(root, *arguments)
    assert result.exit_code == 2
    assert said in result.stderr


def test_another_role_is_not_taken_for_the_same_person(root: Path) -> None:
    walk(root, "a", "q")
    result = run(root, "XAA", "--as", "reviewer-2", "--role", "a judge")
    assert result.exit_code == 2
    assert "reviewer-2 reviews here as: a lawyer" in result.stderr


def test_a_file_that_cannot_be_written_ends_the_walk(root: Path) -> None:
    (root / REVIEWS).parent.joinpath("reviews").write_text("in the way", "utf-8")
    result = run(root, "XAA", "--as", "reviewer-2", "--role", "a lawyer", typed="a\n")
    assert result.exit_code == 1
    assert "The last verdict is not saved" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_nothing_that_waits_is_said_so(root: Path) -> None:
    walk(root, *["a"] * 12)
    assert set(states(root).values()) == {"accepted"}
    text = on_one_line(walk(root))
    assert "Nothing waits: 12 accepted, 0 sent back to their authors. --again goes through them" in text


def test_what_else_was_found_on_the_question_is_named(root: Path) -> None:
    text = on_one_line(walk(root, "q", more=("--only", "xaa-2.10-b2")))
    assert "Supersedes xaa-2.10-b1" in text
    assert "Beside it xaa-2.10-b1: not met (does not count)" in text


def test_what_waits_in_other_editions_is_named_with_the_way_there(root: Path) -> None:
    follow_up(root)
    text = run(root).stdout
    assert "XBB 2010-01" in text
    assert "XBB 2009-01" not in text
    (line,) = (one for one in text.splitlines() if one.startswith("Also"))
    command = line.split("`")[1].split()[2:]
    listed = run(root, *command, "--format", "table").stdout
    count = listed.splitlines()[0].split(": ")[1]
    assert line == f"Also `cards review XBB --framework mini-1 --edition 2009-01`: {count}"
