"""The product as it is installed: a wheel that works in a folder with nothing but evidence."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.full

BUNDLED = "scoring/bundled"


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the sources without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    sources = folder / "sources"
    sources.mkdir()
    for name in ("scoring", "indicators", "templates", "LICENSES"):
        shutil.copytree(repository / name, sources / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE.md"):
        shutil.copyfile(repository / name, sources / name)
    build = "from hatchling.build import build_wheel; import sys; print(build_wheel(sys.argv[1]))"
    run(sys.executable, "-c", build, str(folder), cwd=sources)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def cards(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of an installation of its own, which finds its libraries where the tests do."""
    folder = tmp_path_factory.mktemp("installed")
    run(sys.executable, "-m", "venv", "--without-pip", str(folder / "venv"), cwd=folder)
    python = folder / "venv" / "bin" / "python"
    (own,) = (folder / "venv" / "lib").glob("python*/site-packages")
    pip = ["-m", "pip", "--python", str(python), "--disable-pip-version-check", "install", "--quiet"]
    run(sys.executable, *pip, "--no-deps", "--no-index", str(wheel), cwd=folder)
    libraries = [path for path in sys.path if path.endswith("site-packages")]
    (own / "libraries.pth").write_text("\n".join(libraries), encoding="utf-8")
    where = "import scoring; print(scoring.__file__)"
    assert run(str(python), "-c", where, cwd=folder).stdout.strip() == str(own / "scoring" / "__init__.py")
    return folder / "venv" / "bin" / "cards"


@pytest.fixture
def workspace(repository: Path, tmp_path: Path) -> Path:
    """A folder with countries alone."""
    folder = tmp_path / "evidence of ours"
    shutil.copytree(repository / "countries", folder / "countries")
    return folder


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that must succeed, with nothing in the environment that leads to the repository."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=clean, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done


def test_the_wheel_carries_framework_and_templates(wheel: Path, repository: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder in ("indicators", "templates"):
        files = [path for path in (repository / folder).rglob("*") if path.is_file()]
        assert len(files) > 20
        assert {f"{BUNDLED}/{path.relative_to(repository).as_posix()}" for path in files} <= names
    assert {f"{BUNDLED}/templates/fonts/OFL.txt", f"{BUNDLED}/templates/notes.csl"} <= names
    assert sum(name.endswith(".ttf") for name in names) > 5


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top.split("-")[0] for top in tops} == {"scoring", "progress_cards"}
    assert not [name for name in names if "tests" in name.split("/") or "countries" in name.split("/")]
    assert not [name for name in names if name.endswith((".pyc", ".pdf"))]
    licences = {Path(name).name for name in names if "/licenses/" in name}
    assert "LICENSE.md" in licences
    assert len(licences) > 2


def test_it_checks_scores_and_prints_in_a_folder_of_evidence(cards: Path, workspace: Path) -> None:
    checked = run(str(cards), "check", cwd=workspace)
    assert "error" not in checked.stdout
    scored = run(str(cards), "score", cwd=workspace)
    assert "USA" in scored.stdout
    run(str(cards), "build", "USA", "--edition", "2010-01", "--kind", "booklet", cwd=workspace)
    made = workspace / "output" / "ecpat-2010" / "2010-01" / "en" / "USA-booklet.pdf"
    assert made.read_bytes().startswith(b"%PDF-")
    assert {path.name for path in workspace.iterdir()} == {"countries", "output"}
