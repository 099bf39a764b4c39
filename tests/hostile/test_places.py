"""Links and paths that lead out of the workspace, and names that are the same elsewhere."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import copied
from jinja2 import FileSystemLoader

from hostile import world
from scoring.commands import cards
from scoring.language import Language
from scoring.publish import PublishError, files, html
from scoring.publish.fetch import FolderFetcher
from scoring.publish.kept import file_digest
from scoring.read.files import Reader
from scoring.read.schemas import FileSchema
from scoring.read.workspace import load

SECRET = "what nobody outside may read"
ATTACKS = [
    "../x", "..", ".", "/etc/passwd", "a/../b", "a/../../b", "a//b", "a\\..\\b", "C:\\x", "file:///x", "//host/x", "~/x",
    "x\n", "x\x00y", "x y", "", "__proto__", "-rf", ".hidden", "a/.hidden", "%2e%2e/x", "${HOME}", "x" * 1000,
]  # fmt: skip


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path.resolve() / "outside"
    folder.mkdir()
    (folder / "secret.yaml").write_text(f"schema: 1\nsources: []\n{SECRET}: x\n", "utf-8")
    (folder / "secret.txt").write_text(SECRET, "utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path.resolve() / "workspace")


def read(root: Path) -> str:
    return "\n".join(f"{one.code}: {one.message}" for one in load(root).problems)


@pytest.mark.parametrize(
    "name", ["countries/sources.yaml", "countries/XAA/sources.yaml", "countries/XAA", "countries"]
)
def test_no_link_out_of_the_workspace_is_read(
    name: str, root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = root / name
    if path.is_dir():
        shutil.copytree(path, outside / "copy")
        shutil.copy(outside / "secret.yaml", outside / "copy" / "sources.yaml")
        shutil.rmtree(path)
        path.symlink_to(outside / "copy")
    else:
        path.unlink()
        path.symlink_to(outside / "secret.yaml")
    said = read(root)
    assert "file.link" in said
    assert SECRET not in said
    monkeypatch.setattr(Reader, "inside", lambda *_: True)
    assert SECRET in read(root)


def test_no_template_is_read_through_a_link_that_leads_out(
    tmp_path: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    templates = tmp_path.resolve() / "templates"
    templates.mkdir()
    (templates / "page.j2").write_text("{% include 'other.j2' %}", "utf-8")
    (templates / "other.j2").symlink_to(outside / "secret.txt")

    def printed() -> str:
        return html.render_page(templates, "page.j2", Language())

    with pytest.raises(PublishError, match=r"leads out of the templates"):
        printed()
    monkeypatch.setattr(html, "_Folder", FileSystemLoader)
    assert printed() == SECRET


def test_templates_run_in_a_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jinja2 import Environment

    (tmp_path / "page.j2").write_text("{{ ''.__class__.__mro__[1].__subclasses__()|length }}", "utf-8")
    with pytest.raises(PublishError):
        html.render_page(tmp_path, "page.j2", Language())
    monkeypatch.setattr(html, "ImmutableSandboxedEnvironment", Environment)
    monkeypatch.setattr(html, "_COMPILED", html._Compiled())
    assert int(html.render_page(tmp_path, "page.j2", Language())) > 50


@pytest.mark.parametrize("name", ["picture.png", "style.css", "font.ttf", "drawing.svg"])
def test_no_page_loads_through_a_link_that_leads_out(name: str, tmp_path: Path, outside: Path) -> None:
    from weasyprint.urls import FatalURLFetchingError

    own = tmp_path.resolve() / "own"
    own.mkdir()
    (outside / name).write_bytes(SECRET.encode())
    (own / name).symlink_to(outside / name)
    address = (own / name).as_uri()
    with pytest.raises(FatalURLFetchingError):
        FolderFetcher([own]).fetch(address)
    assert FolderFetcher([own, outside]).fetch(address).read().decode() == SECRET


@pytest.mark.parametrize("link", ["output", "output/mini-1", "output/mini-1/2010-01/en"])
def test_nothing_is_written_through_a_link_that_leads_out(
    link: str, root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside)
    before = sorted(outside.rglob("*"))
    order = ["build", "XAA", "--kind", "word", "--workspace", str(root)]
    done = CliRunner().invoke(cards, order)
    assert done.exit_code == 2, done.output
    assert "out of the folder" in done.output
    assert sorted(outside.rglob("*")) == before
    monkeypatch.setattr(files, "leads_out", lambda *_: False)
    assert CliRunner().invoke(cards, order).exit_code == 0
    assert sorted(outside.rglob("*")) != before


@pytest.mark.parametrize("path", ["/dev/zero", "a\x00b", "."])
def test_a_record_of_what_was_made_cannot_keep_a_build_busy(path: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    assert file_digest(tmp_path / path) == ""
    assert file_digest(tmp_path / "file")


def test_output_may_be_told_to_be_elsewhere(root: Path, outside: Path) -> None:
    order = ["build", "XAA", "--kind", "word", "--workspace", str(root), "--output", str(outside)]
    assert CliRunner().invoke(cards, order).exit_code == 0


def test_schemas_are_not_written_through_a_link(
    root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / ".schemas").symlink_to(outside)
    before = sorted(outside.rglob("*"))
    assert CliRunner().invoke(cards, ["schema", "--workspace", str(root)]).exit_code == 2
    assert sorted(outside.rglob("*")) == before
    monkeypatch.setattr(files, "leads_out", lambda *_: False)
    assert CliRunner().invoke(cards, ["schema", "--workspace", str(root)]).exit_code == 0
    assert sorted(outside.rglob("*")) != before


def test_no_field_that_names_a_file_or_an_item_can_name_another_place() -> None:
    """Every field of every schema that is no free text, as all file names are made of these."""
    named = {
        (schema.__name__, kind): pattern
        for schema in FileSchema.__subclasses__()
        for kind, pattern in world.patterns(schema)
    }
    assert {kind[-1] for _, kind in named} >= {
        "file",
        "regular",
        "folder",
        "id",
        "fonts",
        "language",
        "edition",
    }
    del named["OverlayFile", ("translations", "item")]  # the key of a text, held against those there are
    for place, adapter in named.items():
        harmless = {"__proto__"} if place[0] == "CampaignFile" else set()  # a file may be called so
        for attack in set(ATTACKS) - harmless:
            assert not world.fits(adapter, attack), (place, attack)


def test_names_that_are_the_same_elsewhere_are_reported(root: Path) -> None:
    for name in ("Mini-1", "caf\u00e9", "cafe\u0301"):
        (root / "indicators" / name).mkdir()
    said = [problem.message for problem in load(root).problems if "some systems" in problem.message]
    assert len(said) == 2


def test_names_of_files_cannot_steer_a_terminal(root: Path) -> None:
    (root / "countries" / "XAA" / "\x1b]0;hostile7\x07\u202e\x9b.yaml").write_text("schema: 1\n", "utf-8")
    (root / "countries" / "XAA" / "n\n::error::hostile7.yaml").write_text("schema: 1\n", "utf-8")
    for form in ("text", "json", "github"):
        done = CliRunner().invoke(cards, ["check", "--workspace", str(root), "--format", form])
        assert "hostile7" in done.output
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.output), form
        assert not any(line.startswith("::error::") for line in done.output.split("\n"))


def test_without_plain_they_can(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from scoring.problems import render

    (root / "countries" / "XAA" / "\x1b]0;hostile7\x07.yaml").write_text("schema: 1\n", "utf-8")
    monkeypatch.setattr(render, "plain", lambda text: text)
    assert "\x1b" in CliRunner().invoke(cards, ["check", "--workspace", str(root)], color=True).output
