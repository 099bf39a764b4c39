"""Preflight: what is missing is named, with the one line that installs it, before anything is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from scoring.publish import preflight

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def as_a_user_of_debian(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(preflight, "_family", lambda: "debian")
    monkeypatch.setattr(sys, "platform", "linux")


def test_it_runs_with_the_library_of_python_alone() -> None:
    blocked = """
import sys
class Standard:
    def find_spec(self, name, path=None, target=None):
        top = name.partition(".")[0]
        if top not in sys.stdlib_module_names and top != "scoring":
            raise ImportError(name)
sys.meta_path.insert(0, Standard())
import runpy
runpy.run_module("scoring.publish.preflight", run_name="__main__")
"""
    run = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{blocked}"]
    )
    assert run.returncode == 0


def test_nothing_is_missing_where_the_tests_run(tmp_path: Path) -> None:
    assert preflight.missing(tmp_path) == ()


def test_all_libraries_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "_load", lambda _: None)
    lacking = preflight.missing(tmp_path)
    names = [item.name for item in lacking]
    assert names == ["Pango", "PangoFT2", "GObject", "HarfBuzz", "HarfBuzz-Subset", "Fontconfig"]
    assert {item.hint for item in lacking} == {
        "sudo apt-get install -y libfontconfig1 libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0"
    }


@pytest.mark.parametrize(
    ("platform", "family", "user", "hint"),
    [
        ("linux", "debian", 1000, "sudo apt-get install -y fontconfig-config fonts-dejavu-core"),
        ("linux", "debian", 0, "apt-get install -y fontconfig-config fonts-dejavu-core"),
        ("linux", "fedora", 1000, "sudo dnf install -y dejavu-sans-fonts"),
        ("linux", "", 1000, "install what Debian has as: fontconfig-config fonts-dejavu-core"),
        ("darwin", "", 501, "brew install pango"),
    ],
)
def test_no_font_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str, family: str, user: int, hint: str
) -> None:
    monkeypatch.setattr(preflight, "_fonts", lambda: 0)
    monkeypatch.setattr(preflight, "_family", lambda: family)
    monkeypatch.setattr(os, "geteuid", lambda: user)
    monkeypatch.setattr(sys, "platform", platform)
    (lacking,) = preflight.missing(tmp_path)
    assert (lacking.name, lacking.hint) == ("any font", hint)


def test_homebrew_out_of_sight(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "libpango-1.0.0.dylib").touch()
    monkeypatch.setattr(preflight, "_HOMEBREW", tmp_path)
    monkeypatch.setattr(preflight, "_load", lambda _: None)
    monkeypatch.setattr(sys, "platform", "darwin")
    assert preflight.missing(tmp_path)[0].hint == f"export DYLD_FALLBACK_LIBRARY_PATH={tmp_path}"


def test_a_font_that_is_named_must_be_there_and_be_a_font(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "fonts").mkdir()
    names = ["good.ttf", "pointer.ttf", "gone.otf"]
    rules = "".join(f'@font-face {{ src: url("fonts/{name}") }}\n' for name in names)
    (tmp_path / "styles" / "fonts.css").write_text(rules)
    (tmp_path / "fonts" / "good.ttf").write_bytes(b"\x00\x01\x00\x00rest")
    (tmp_path / "fonts" / "pointer.ttf").write_bytes(b"version https://git-lfs")
    assert [item.name for item in preflight.missing(tmp_path)] == ["pointer.ttf", "gone.otf"]


def test_the_command_says_what_and_how(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(preflight, "_load", lambda _: None)
    monkeypatch.setattr(preflight, "_own_templates", lambda: tmp_path)
    assert preflight.main() == 1
    said = capsys.readouterr().err
    assert said.count("apt-get install") == 1
    assert "missing: Pango (sets the text)" in said
