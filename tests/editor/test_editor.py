"""An advocate's editor: what it finds wrong, explains and offers, in the shipped files."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.server import PROGRAM, Server
from scoring.edit.schemas import write_schemas
from scoring.read.workspace import load

pytestmark = pytest.mark.full

USA, THA = "countries/USA/2010-01/ecpat-2010.yaml", "countries/THA/2010-01/ecpat-2010.yaml"


@pytest.fixture(scope="module")
def root(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped files with the schemas of today."""
    root = tmp_path_factory.mktemp("editor")
    for name in ("indicators", "countries", "templates"):
        ignored = shutil.ignore_patterns("fonts", "*.j2", "*.po")
        shutil.copytree(repository / name, root / name, ignore=ignored)
    write_schemas(load(root).workspace)
    return root


@pytest.fixture(scope="module")
def server(root: Path) -> Iterator[Server]:
    node = shutil.which("node")
    if node is None or not PROGRAM.is_file():
        pytest.skip("node or the npm packages of tests/editor are missing; .ci/setup full installs them")
    with Server(node, root) as running:
        yield running


def at(text: str, mark: str = "|") -> tuple[str, int, int]:
    """The text without its mark, and the mark's line and column."""
    before, _, after = text.partition(mark)
    return before + after, before.count("\n"), len(before) - before.rfind("\n") - 1


def offered(server: Server, path: Path, lines: str) -> dict[str, str]:
    """What is offered at the mark in lines that stand in a file in place of all below its first two."""
    head = "".join(f"{line}\n" for line in path.read_text(encoding="utf-8").split("\n")[:2])
    text, line, column = at(head + lines)
    server.open(path, text)
    found = server.offers(path, line, column)
    server.close(path)
    return found


def explained(server: Server, path: Path, words: str) -> str:
    """What is said of a key: of the first one that is written thus."""
    text = path.read_text(encoding="utf-8")
    before = text[: text.index(words) + 1]
    server.open(path)
    found = server.hover(path, before.count("\n"), len(before) - before.rfind("\n") - 1)
    server.close(path)
    return found


def test_nothing_is_wrong_with_the_largest_shipped_files_of_each_kind(server: Server, root: Path) -> None:
    """`cards check` reads all of them; here two of each schema will do."""
    kinds: dict[str, list[Path]] = {}
    for path in sorted(root.rglob("*.yaml"), key=lambda path: path.stat().st_size, reverse=True):
        line, _, _ = path.read_text(encoding="utf-8").partition("\n")
        assert line.startswith("# yaml-language-server: $schema="), path
        kinds.setdefault(line.rpartition("/")[2], []).append(path)
    assert len(kinds) > 8
    paths = [path for of_kind in kinds.values() for path in of_kind[:2]]
    wrong = {}
    for path in paths:
        if found := server.open(path):
            place = found[0]["range"]["start"]["line"] + 1
            wrong[path.relative_to(root).as_posix()] = f"{place}: {found[0]['message']}"
        server.close(path)
    assert wrong == {}


def test_mistakes_are_found_while_typing(server: Server, root: Path) -> None:
    path = root / USA
    text = path.read_text(encoding="utf-8").replace("actor: state\n", "acter: state\n", 1)
    found = [one["message"] for one in server.open(path, text)]
    server.close(path)
    assert any("acter" in message for message in found)
    assert any("actor" in message for message in found)


@pytest.mark.parametrize(
    ("file", "words", "said"),
    [
        (USA, "holds-on:", "not when the source appeared"),
        (USA, "answer:", "In doubt take the lower one"),
        (USA, "locator:", "paragraph 56"),
        ("countries/USA/2010-01/calls.yaml", "criteria:", "criteria that it would fulfil"),
        ("countries/USA/country.yaml", "consent:", "a signature is not consent"),
        ("indicators/ecpat-2010/prevention/1.1-prevention-programmes.yaml", "to-raise:", "as an instruction"),
        ("countries/USA/sources.yaml", "about:", "or all"),
        ("templates/i18n/fr.yaml", "language:", "pt-BR"),
        ("countries/USA/2010-01/i18n/fr.yaml", "of:", "digest of the English text"),
    ],
)
def test_hovering_over_a_key_teaches(server: Server, root: Path, file: str, words: str, said: str) -> None:
    assert said in explained(server, root / file, words).replace("\\", "")


def test_criteria_and_sources_are_those_of_the_file(server: Server, root: Path) -> None:
    item = "as-of: 2010-01-31\nfindings:\n  - id: a\n    criterion: 1.1.a\n"
    criteria = offered(server, root / USA, "as-of: 2010-01-31\nfindings:\n  - id: a\n    criterion: |\n")
    assert {"1.1.a", "3.4.e"} <= set(criteria)
    assert "national policy or plan" in criteria["1.1.a"]
    newer = root / "countries/USA/2013-12/rapporteur-2013.yaml"
    others = offered(server, newer, "as-of: 2013-12-31\nfindings:\n  - id: a\n    criterion: |\n")
    assert "1.a" in others
    assert "1.1.a" not in others
    american = offered(server, root / USA, f"{item}    source: |\n")
    assert {"untc", "mid-term-review-2006"} <= set(american)
    assert "Mid-Term Review" in american["mid-term-review-2006"]
    thai = offered(server, root / THA, f"{item}    source: |\n")
    assert "untc" in thai
    assert "mid-term-review-2006" not in thai


@pytest.mark.parametrize(
    ("file", "lines", "some", "none"),
    [
        (USA, "as-of: 2010-01-31\nresolutions:\n  - holds:\n      - |\n", "usa-1.1-a1", "tha-1.1-a1"),
        (USA, "as-of: 2010-01-31\nresolutions:\n  - holds: [usa-1.1-a1, |]\n", "usa-1.1-a2", "1.1.a"),
        (USA, "as-of: 2010-01-31\nfindings:\n  - id: a\n    supersedes:\n      - |\n", "usa-1.1-a1", "1.1.a"),
        (USA, "as-of: 2010-01-31\noverrides:\n  - grade: |\n", "yellow", "usa-a1"),
        ("countries/USA/2011-03/calls.yaml", "calls: []\nfates:\n  - call: |\n", "usa-a1", "usa-1.1-a1"),
        ("countries/USA/2010-01/calls.yaml", "calls:\n  - criteria:\n      - |\n", "1.3.e", "1.a"),
        ("countries/USA/country.yaml", "treaties:\n  - treaty: |\n", "OPSC", "opsc"),
        ("countries/USA/sources.yaml", "sources:\n  - about:\n      - |\n", "THA", "usa"),
        ("countries/published/2010-01.yaml", "countries:\n  - category: |\n", "slow-progress", "USA"),
        ("countries/USA/recommendations.yaml",
         "recommendations:\n  - criteria:\n      rapporteur-2013:\n        - |\n", "1.a", "1.1.a"),
        ("countries/USA/2010-01/texts.yaml", "case-studies:\n  - place: |\n", "situation", "1.1"),
    ],
)  # fmt: skip
def test_ids_are_completed(server: Server, root: Path, file: str, lines: str, some: str, none: str) -> None:
    found = offered(server, root / file, lines)
    assert some in found
    assert none not in found
    assert "null" not in found
