"""cards reply: asking a government, and recording its reply or its silence, as somebody does it at a desk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from edits import SOUND
from openpyxl import load_workbook

from scoring.commands import cards

REPLY = "countries/XAA/2010-01/reply.yaml"
ASKED = ("--asked", "2010-02-01", "--to", "the Ministry of the Interior", "--how", "by registered letter",
         "--answer-by", "2010-02-22")  # fmt: skip
RECEIVED = ("--received", "2010-02-18", "--source", "xaa-reply-2010")
RECORD = """  - id: xaa-reply-2010
    kind: government
    about: [XAA]
    type: personal_communication
    title: Invented reply
    author: [{literal: Government of Examplia}]
    issued: 2010-02-18
"""


@pytest.fixture
def space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = shutil.copytree(SOUND, tmp_path / "workspace")
    monkeypatch.chdir(root)
    return root


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cards, arguments, catch_exceptions=False)


def asked(*more: str) -> Result:
    return run("reply", "request", "XAA", "--answer-by", "2010-02-22", *more)


def recorded(*arguments: str) -> Result:
    return run("reply", "record", "XAA", *arguments)


def check() -> Result:
    return run("check", "--strict", "countries/XAA")


def test_a_sheet_needs_an_address_that_somebody_gave(space: Path) -> None:
    result = asked()
    assert result.exit_code == 2
    assert "nothing says where the government is to send its answer" in result.stderr
    assert list(space.glob("*.docx")) == []


def test_the_address_is_the_campaign_s_or_the_one_given(space: Path) -> None:
    (space / "templates").mkdir()
    campaign = "schema: 1\ncontact: the press office\naddress: https://example.org/\n"
    (space / "templates" / "campaign.yaml").write_text(campaign)
    assert asked("--format", "xlsx").exit_code == 0
    assert asked("--format", "xlsx", "--answer-to", "the mission", "-o", "other.xlsx").exit_code == 0
    said = [
        {str(cell.value) for row in load_workbook(name).worksheets[0].iter_rows() for cell in row}
        for name in ("XAA-2010-01-mini-1-factual-check-en.xlsx", "other.xlsx")
    ]
    assert "Send your answer to: the press office, https://example.org/." in said[0]
    assert "Send your answer to: the mission." in said[1]


def test_the_sheet_is_written_and_the_next_step_told(space: Path) -> None:
    result = asked("--answer-to", "the mission")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == "XAA-2010-01-mini-1-factual-check-en.docx"
    assert "cards reply record XAA --edition 2010-01 --framework mini-1 --asked DATE" in result.stdout
    assert not (space / REPLY).exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--answer-by", "2010-02"), "'2010-02' names no day"),
        (("--answer-by", "soon"), "'soon' is not a date"),
        (("--answer-by", "2010-02-22", "--lang", "xx"), "there is no language xx"),
        (("--answer-by", "2010-02-22", "--edition", "2011-01"), "there is no edition 2011-01"),
    ],
)
def test_a_wrong_request_ends_with_2(space: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("reply", "request", "XAA", "--answer-to", "the mission", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_question_and_silence_are_recorded_one_after_the_other(space: Path) -> None:
    assert recorded(*ASKED).stdout.startswith(REPLY)
    first = (space / REPLY).read_text()
    assert first.splitlines()[1:] == [
        "schema: 1",
        "framework: mini-1",
        "requested: 2010-02-01",
        "to: the Ministry of the Interior",
        "how: by registered letter",
        "answer-by: 2010-02-22",
    ]
    assert check().exit_code == 0
    (space / REPLY).write_text(f"{first}# sent twice, as the first letter came back")
    assert recorded("--no-answer", "2010-02-23").exit_code == 0
    assert (space / REPLY).read_text() == (
        f"{first}# sent twice, as the first letter came back\nno-answer: 2010-02-23\n"
    )
    assert check().exit_code == 0


def test_a_reply_is_recorded_with_every_item_of_the_sheet_waiting(space: Path) -> None:
    assert recorded(*ASKED, *RECEIVED).exit_code == 0
    with (space / "countries/XAA/sources.yaml").open("a") as file:
        file.write(RECORD)
    assert check().exit_code == 0  # a reply that speaks of no item
    lines = (space / REPLY).read_text().splitlines()
    waits = [line.partition(": ")[2] for line in lines if line.startswith("#     - item: ")]
    assert waits[:4] == ["1.1.a", "xaa-1.1-a1", "1.1.b", "xaa-1.1-b1"]
    assert len(waits) == len(set(waits)) == 9 + 4 + 13


def test_what_waits_becomes_a_reply_by_taking_the_mark_away(space: Path) -> None:
    recorded(*ASKED, "--received", "2010-02-18", "--source", "xaa-government-2009")
    text = (space / REPLY).read_text()
    start = text.index("#     - item: 1.1.b\n")
    end = text.index("##", start)
    item = text[start:end].replace("says:", "says: It has a budget.").replace("locator:", "locator: page 1")
    item = item.replace("answer:", "answer: It names none.")
    opened = (text[: text.index("##")] + "#   items:\n" + item).replace("\n# ", "\n")
    (space / REPLY).write_text(opened)
    result = check()
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "no problems in 24 files")


def test_a_workbook_that_comes_back_becomes_items_that_wait_for_an_answer(space: Path) -> None:
    asked("--format", "xlsx", "--answer-to", "the mission", "-o", "sheet.xlsx")
    book = load_workbook("sheet.xlsx")
    book["Items"]["F5"] = "The plan: it has a budget # of its own."
    book["Items"]["G5"] = "Budget act, p. 3"
    book.save("back.xlsx")
    recorded(*ASKED)
    result = recorded("--received", "2010-02-18", "--source", "xaa-government-2009", "--from", "back.xlsx")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "answer each item" in result.stdout
    text = (space / REPLY).read_text()
    assert '      says: "The plan: it has a budget # of its own. Source named: Budget act, p. 3"' in text
    assert text.count("- item:") == 1
    said = run("check", "countries/XAA")
    assert (said.exit_code, said.output.count("reply.unanswered")) == (0, 1)


def test_a_workbook_with_faults_leaves_everything_as_it_was(space: Path) -> None:
    asked("--format", "xlsx", "--answer-to", "the mission", "-o", "sheet.xlsx")
    book = load_workbook("sheet.xlsx")
    book["Items"]["F3"], book["Items"]["F5"] = "=1+1", "Yes."
    book["Items"]["A5"] = "1.1.zz"
    book.save("back.xlsx")
    recorded(*ASKED)
    before = (space / REPLY).read_bytes()
    result = recorded(*RECEIVED, "--from", "back.xlsx")
    assert result.exit_code == 1
    assert "back.xlsx:3:6: error [reply.cell] 1.1.a: the cell F3 holds a formula" in result.stderr
    assert "back.xlsx:5:1: error [reply.unknown-item]" in result.stderr
    assert (space / REPLY).read_bytes() == before


@pytest.mark.parametrize(
    ("before", "arguments", "said"),
    [
        ((), ("--no-answer", "2010-02-23"), "this is missing: --asked, --to, --how, --answer-by"),
        ((), (*ASKED, *RECEIVED, "--no-answer", "2010-02-23"), "a reply came, or none did"),
        ((), (*ASKED, "--received", "2010-02-18"), "a reply needs its own record among the sources"),
        ((), (*ASKED, "--source", "xaa-reply-2010"), "--source and --from are about a reply that came"),
        ((), (*ASKED, "--no-answer", "2010-02-22"), "there was time until 2010-02-22"),
        ((), (*ASKED, "--received", "2010-01-18", "--source", "a"), "before the day of asking, 2010-02-01"),
        ((), (*ASKED, *RECEIVED, "--from", "nowhere.xlsx"), "there is no file nowhere.xlsx"),
        ((), (*ASKED[:3], "x" * 201, *ASKED[4:]), "--to has unseen characters, or more than 200"),
        (ASKED, (), "nothing was said to be recorded"),
        (ASKED, ASKED, "says already when the government was asked"),
        ((*ASKED, "--no-answer", "2010-02-23"), RECEIVED, "says already what came of it"),
    ],
)
def test_what_does_not_go_together_is_not_written(
    space: Path, before: tuple[str, ...], arguments: tuple[str, ...], said: str
) -> None:
    if before:
        assert recorded(*before).exit_code == 0
    there = (space / REPLY).read_bytes() if before else None
    result = recorded(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert ((space / REPLY).read_bytes() if (space / REPLY).exists() else None) == there
