"""Files that are small and cost much, or that are simply too large: each is refused at a limit.

Nothing is timed here. Each test also raises the limit, and what it holds back is then let through.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from scoring.problems import Problems, TextFile, plain
from scoring.problems.render import as_text
from scoring.read import files, nodes, validate, workbooks
from scoring.read.files import Reader
from scoring.read.nodes import Node, read_nodes
from scoring.read.review_sheet import read_sheet
from scoring.read.schemas import SourcesFile

LAUGHS = "a: &a [ha, ha, ha]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
ALONE = """
import sys
from scoring.read import nodes
from scoring.problems import Problems, TextFile
nodes.MAX_DEPTH = int(sys.argv[1])
problems = Problems()
nodes.read_nodes(TextFile("deep.yaml", sys.argv[2] * 50_000), problems)
print([problem.code for problem in problems])
"""


def codes(text: str) -> tuple[list[str], Node | None]:
    problems = Problems()
    node = read_nodes(TextFile("file.yaml", text), problems)
    return [problem.code for problem in problems], node


def weight(value: object) -> int:
    return sum(map(weight, value)) if isinstance(value, list) else 1


def test_a_billion_laughs_are_refused_at_the_first_anchor() -> None:
    assert codes(LAUGHS) == (["yaml.alias"], None)
    expanded = yaml.safe_load(LAUGHS)  # the parser below ours has no such guard
    assert weight(expanded["e"]) == 3 * 9**4


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_deep_nesting_is_refused_before_the_parser_dies_of_it(bracket: str) -> None:
    def run(depth: int) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", ALONE, str(depth), bracket]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    guarded, unguarded = run(nodes.MAX_DEPTH), run(10**6)
    assert (guarded.returncode, guarded.stdout.strip()) == (0, "['yaml.too-deep']")
    assert unguarded.returncode != 0


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [" + "b," * (nodes.MAX_VALUES + 1) + "]"
    assert codes(text) == (["yaml.too-large"], None)
    monkeypatch.setattr(nodes, "MAX_VALUES", 10**9)
    assert codes(text)[1] is not None


def test_too_many_characters_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: " + "b" * nodes.MAX_CHARACTERS
    assert codes(text) == (["yaml.too-large"], None)
    monkeypatch.setattr(nodes, "MAX_CHARACTERS", 10**9)
    assert codes(text)[1] is not None


def test_a_file_without_end_is_not_read_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path.resolve() / "huge.yaml"
    with path.open("wb") as stream:
        stream.truncate(10**12)  # takes no room on the disk
    problems = Problems()
    assert Reader(path.parent, problems).text(path) is None
    assert [problem.code for problem in problems] == ["yaml.too-large"]
    monkeypatch.setattr(files, "MAX_BYTES", 10)
    path.write_text("schema: 1\nsources: []\n", "utf-8")
    assert Reader(path.parent, Problems()).text(path) is None


def test_a_thousand_faults_are_listed_and_the_others_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "schema: 1\nsources:\n" + "  - {id: a, what: b}\n" * 3000

    def told() -> list[str]:
        problems = Problems()
        node = read_nodes(TextFile("file.yaml", text), problems)
        assert node
        validate.validate(node, SourcesFile, problems)
        assert len(as_text(problems, lambda *_: None)) > 1000
        return [problem.code for problem in problems]

    assert told().count("schema.too-many") == 1
    assert len(told()) <= validate.MOST_FAULTS + 1
    monkeypatch.setattr(validate, "MOST_FAULTS", 10**9)
    assert len(told()) > 3000


def test_keys_without_end_that_stand_there_again_are_not_all_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: b\n" * 1000
    assert len(codes(text)[0]) == nodes.MOST_AGAIN
    monkeypatch.setattr(nodes, "MOST_AGAIN", 10**9)
    assert len(codes(text)[0]) == 999


def test_blanks_in_a_message_cost_no_more_than_their_number() -> None:
    """A pattern for blanks around line breaks once took a minute for what is here."""
    assert plain("a" + " " * 1_000_000 + "b").count(" ") == 1_000_000
    assert plain("a  \n \n  b\n") == "a b"


@pytest.mark.parametrize(
    "number", ["1e999999999", "9" * 1_000_000, "1/" + "9" * 5000, "0x" + "f" * 9, "NaN", "١٢"]
)
def test_numbers_without_end_are_no_numbers(number: str) -> None:
    from scoring.read.schemas.indicator import IndicatorFile

    problems = Problems()
    node = read_nodes(TextFile("file.yaml", f"schema: 1\nweight: '{number}'\n"), problems)
    assert node
    assert validate.validate(node, IndicatorFile, problems) is None
    assert "schema.number" in {problem.code for problem in problems}


@pytest.mark.parametrize(
    "date", ["0000", "0000-01-01", "10000-01-01", "9999-99-99", "2009-02-30", "-001", "２００９"]
)
def test_dates_outside_the_calendar_are_no_dates(date: str) -> None:
    from scoring.model.dates import PartialDate

    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(date)


def bomb(path: Path, megabytes: int) -> Path:
    """A workbook of some kilobytes whose parts take as many megabytes when they are unpacked."""
    from openpyxl import Workbook

    book = Workbook()
    book.create_sheet("Review")
    book.save(path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("xl/media/blank", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(bytes(2**20))
    return path


def test_a_workbook_that_swells_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = bomb(tmp_path / "review.xlsx", 60)
    assert path.stat().st_size < 200_000

    def told() -> list[str]:
        problems = Problems()
        read_sheet(path, "Review", problems)
        return [problem.message for problem in problems]

    assert told() == ["the file unpacks to more than any workbook of ours"]
    monkeypatch.setattr(workbooks, "MOST_UNPACKED", 10**12)
    assert told() == []
