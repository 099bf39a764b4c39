"""What would come out the same is not made again; what was deleted, altered or changed is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from scoring.commands import cards
from scoring.publish import kept, pdf, versions
from scoring.publish.builds import inputs
from scoring.publish.kept import FOLDER, Kept, Record, file_digest

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "workspaces" / "sound"


PAPERS = ("--kind", "booklet", "--kind", "summary", "--kind", "overview")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of which the papers are made."""
    folder = tmp_path_factory.mktemp("built") / "workspace"
    shutil.copytree(SOUND, folder)
    kept.engine.cache_clear()
    build(folder)
    return folder


@pytest.fixture
def workspace(tmp_path: Path, built: Path) -> Path:
    """The same in another place: records do not depend on where the workspace stands."""
    return shutil.copytree(built, tmp_path / "workspace")


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """The names of what was rendered since the last time it was asked, whichever child did it."""
    plain, log = pdf.render, tmp_path / "rendered"
    log.touch()

    def counted(html: str, base: Path, allowed: list[Path], name: str, *more: Any) -> pdf.Paper:
        with log.open("a") as file:
            file.write(f"{name}\n")
        return plain(html, base, allowed, name, *more)

    def told() -> list[str]:
        names = sorted(log.read_text().split())
        log.write_text("")
        return names

    monkeypatch.setattr(pdf, "render", counted)
    return told


def build(workspace: Path, kinds: tuple[str, ...] = PAPERS) -> str:
    command = ["build", "--edition", "2010-01", *kinds, "--workspace", str(workspace)]
    result = CliRunner().invoke(cards, command)
    assert result.exit_code == 0, result.output
    return result.output


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def everything(output: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()}


def test_nothing_is_made_again_where_nothing_changed(
    workspace: Path, rendered: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything(workspace / "output")
    monkeypatch.setattr("scoring.read.workspace.load", None)
    assert build(workspace).startswith("0 files made; ")
    assert rendered() == []
    assert everything(workspace / "output") == before


@pytest.mark.parametrize("fault", ["deleted", "altered", "record damaged", "record of another"])
def test_what_is_not_as_it_was_made_is_made_again(
    workspace: Path, rendered: Callable[[], list[str]], fault: str
) -> None:
    before = everything(workspace / "output")
    target = workspace / "output" / "mini-1" / "2010-01" / "en" / "XAA-booklet.pdf"
    if fault == "deleted":
        target.unlink()
    elif fault == "altered":
        target.write_bytes(target.read_bytes() + b"%")
    for record in (workspace / "output" / FOLDER).iterdir():
        if fault == "record damaged":
            record.write_text("{")
        elif fault == "record of another":
            whole = json.loads(record.read_text())
            record.write_text(json.dumps({**whole, "of": "0" * 64}))
    build(workspace)
    expected = {"XAA-booklet.pdf"} if fault in {"deleted", "altered"} else set(rendered_all(workspace))
    assert set(rendered()) == expected
    assert everything(workspace / "output") == before


def rendered_all(workspace: Path) -> Iterator[str]:
    folder = workspace / "output" / "mini-1" / "2010-01" / "en"
    return (path.name for path in folder.glob("*.pdf"))


def test_a_changed_wording_makes_the_documents_that_show_it(
    workspace: Path, rendered: Callable[[], list[str]]
) -> None:
    evidence = workspace / "countries" / "XAA" / "2010-01" / "mini-1.yaml"
    change(evidence, "statement: ", "statement: Newly worded. ")
    said = build(workspace)
    shown = ["XAA-booklet.pdf", "XAA-summary.pdf", "overview.pdf"]
    assert rendered() == shown, "a summary carries the digest of its evidence, an overview shows those of all"
    assert "XBB" not in said


def test_a_changed_style_makes_what_loads_it(workspace: Path, rendered: Callable[[], list[str]]) -> None:
    shutil.copytree(ROOT / "templates", workspace / "templates", ignore=shutil.ignore_patterns("i18n"))
    build(workspace)
    rendered()
    with (workspace / "templates" / "styles" / "summary.css").open("a") as style:
        style.write("\n/* changed */\n")
    build(workspace)
    assert set(rendered()) == {"XAA-summary.pdf", "XBB-summary.pdf"}


def test_what_the_same_command_makes_no_more_is_removed(workspace: Path) -> None:
    output = workspace / "output"
    build(workspace, ("--kind", "site"))
    folder = output / "mini-1" / "2010-01" / "en"
    (folder / "XBB-summary.pdf").write_bytes(b"somebody's own")
    (output / "site" / "notes.txt").write_text("somebody's own")
    shutil.rmtree(workspace / "countries" / "XBB")
    assert "XBB-booklet.pdf  removed" in build(workspace)
    build(workspace, ("--kind", "site"))
    assert not (folder / "XBB-booklet.pdf").exists()
    assert not list((output / "site").rglob("XBB*"))
    assert (folder / "XBB-summary.pdf").read_bytes() == b"somebody's own"
    assert (output / "site" / "notes.txt").exists()


def test_a_record_is_believed_only_where_all_of_it_holds(tmp_path: Path) -> None:
    made, read = tmp_path / "made", tmp_path / "read"
    made.write_bytes(b"made")
    read.write_bytes(b"read")
    records = Kept(tmp_path)
    record = Record("of", {"made": file_digest(made)}, "said", {"read": file_digest(read)})
    records.remember("name", record)
    assert records.recall("name", "of") == record
    assert records.recall("name", "other") is None
    assert records.recall("other", "of") is None
    read.write_bytes(b"else")
    assert records.recall("name", "of") is None


def test_a_record_never_removes_what_lies_elsewhere(tmp_path: Path) -> None:
    output, own = tmp_path / "output", tmp_path / "own"
    own.write_bytes(b"own")
    records = Kept(output)
    records.remember("build", Record("of", {"../own": file_digest(own)}))
    assert records.remove_others("build", []) == []
    records.remember("build", Record("of", {str(own): file_digest(own)}))
    assert records.remove_others("build", []) == []
    assert own.exists()


def test_inputs_are_all_files_also_through_links(tmp_path: Path) -> None:
    workspace, elsewhere = tmp_path / "workspace", tmp_path / "elsewhere"
    (workspace / "countries").mkdir(parents=True)
    elsewhere.mkdir()
    (elsewhere / "a.yaml").write_text("a")
    (workspace / "countries" / "XAA").symlink_to(elsewhere)
    (elsewhere / "round").symlink_to(elsewhere)
    first = inputs(workspace)
    (elsewhere / "a.yaml").write_text("b")
    assert inputs(workspace) != first


def test_the_engine_is_its_code_and_its_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    kept.engine.cache_clear()
    plain = kept.engine()
    for place, part in ((versions, "native_libraries"), (versions, "code"), (kept, "_library_folders")):
        with monkeypatch.context() as changed:
            changed.setattr(place, part, dict)
            kept.engine.cache_clear()
            assert kept.engine() != plain
    kept.engine.cache_clear()
    assert kept.engine() == plain
