"""Documents made on other machines are those made here; who cannot make them is told apart."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from scoring.language import Language
from scoring.publish.children import Ended
from scoring.publish.cluster import parcel
from scoring.publish.cluster.fitness import Fitness, fitness, unfit
from scoring.publish.cluster.parcel import parcel_of, unpack
from scoring.publish.cluster.station import Sent
from scoring.publish.kept import Kept, Record, engine_parts
from scoring.publish.kinds import Card, Order
from scoring.publish.products import Drafted, Made, Product
from scoring.read.workspace import load

ROOT = Path(__file__).parents[2]
SOUND = ROOT / "tests" / "workspaces" / "sound"
BIN = Path(sys.executable).parent
KINDS = ("--kind", "booklet", "--kind", "summary", "--kind", "data", "--edition", "2010-01")


def packed(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize("name", ["../out", "in/../../out", "/out", "..\\out"])
def test_a_parcel_writes_nothing_outside_its_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "a" / "b"
    with pytest.raises(ValueError, match="leads out of it"):
        unpack(packed(name), folder)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_parcel_is_not_larger_than_any_workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unpack(packed("a", "b"), tmp_path / "two")
    monkeypatch.setattr(parcel, "MOST_FILES", 1)
    with pytest.raises(ValueError, match="more in the parcel"):
        unpack(packed("a", "b"), tmp_path / "one")
    monkeypatch.setattr(parcel, "MOST_FILES", 2)
    monkeypatch.setattr(parcel, "MOST_BYTES", 1)
    with pytest.raises(ValueError, match="more in the parcel"):
        unpack(packed("a", "b"), tmp_path / "one")


def test_a_parcel_holds_the_workspace_but_no_names_of_people(tmp_path: Path) -> None:
    from scoring.read.reviews import PRIVATE

    workspace = shutil.copytree(SOUND, tmp_path / "workspace")
    (workspace / "countries" / f"somebody{PRIVATE}").write_text("somebody's name", encoding="utf-8")
    space = load(workspace).workspace
    card = Card(space.frameworks["mini-1"], "2010-01", "XAA")
    order = Order(space, (card,), (Language(),), workspace / "output", kinds=("booklet",))
    found = parcel_of(order, workspace)
    assert parcel_of(order, workspace) == found
    unpack(found.files, tmp_path / "there")
    arrived = tmp_path / "there" / workspace.resolve().relative_to("/")
    own = {path.relative_to(workspace) for path in (workspace / "countries").rglob("*") if path.is_file()}
    came = {path.relative_to(arrived) for path in (arrived / "countries").rglob("*") if path.is_file()}
    assert own - came == {Path("countries", f"somebody{PRIVATE}")}
    assert came - own == set()
    assert (tmp_path / "there" / found.templates[1:] / "booklet.html.j2").exists()


def test_a_machine_like_this_one_is_fit() -> None:
    assert unfit(fitness()) == ()


@pytest.mark.parametrize("part", list(engine_parts()))
def test_a_machine_with_another_engine_is_not_used(part: str) -> None:
    found = fitness()
    other = replace(found, engine={**found.engine, part: ("otherwise 9.9",)})
    first, *hints = unfit(other)
    assert first.startswith(f"{part} there differ")
    assert "otherwise 9.9 there" in first
    assert hints == ["-> install the same as here, from requirements.txt"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (
            Fitness((("Pango", "install it"), ("Serif.ttf", "get it")), {}),
            "not installed there: Pango, Serif.ttf",
        ),
        (ModuleNotFoundError("No module named 'scoring'"), "progress-cards is not installed there"),
        (Ended[Sent](reason="killed", details=("it ended",)), "it is not ready: it ended"),
        (None, "it is not ready: it answered None"),
    ],
)
def test_a_machine_that_cannot_make_documents_is_not_used(answer: object, said: str) -> None:
    first, *hints = unfit(answer)
    assert first.startswith(said)
    assert hints
    assert all(hint.startswith("-> ") for hint in hints)


Check = Callable[[Sent], Ended[object]]


@pytest.fixture
def checked(tmp_path: Path) -> Check:
    """What becomes of something that a worker sends, for the product a.pdf."""
    client = pytest.importorskip("scoring.publish.cluster.client")
    product = Product("a.pdf", lambda: Made({}, ""), tmp_path / "a.pdf")
    run = client._Run(None, "", None, {0: product}, Kept(tmp_path))
    run.records[0] = Record("of", {"a.pdf": "digest"}, "said")

    def check(sent: Sent) -> Ended[object]:
        found = run._checked(0, Ended(sent))
        assert isinstance(found, Ended)
        return found

    return check


def test_what_a_worker_sends_is_taken_as_if_made_here(checked: Check, tmp_path: Path) -> None:
    digest = sha256(b"pdf").hexdigest()
    sent = Sent("of", False, "1 page", (("a.pdf", digest, b"pdf"),), (("../font", "1"),))
    made = Made({tmp_path / "a.pdf": b"pdf"}, "1 page", {tmp_path / "../font": "1"})
    assert checked(sent).value == Drafted("of", made)
    same = checked(Sent("of", same=True)).value
    assert same == Drafted("of", Record("of", {"a.pdf": "digest"}, "said"))


@pytest.mark.parametrize("path", ["../a.pdf", "/a.pdf", "b.pdf"])
def test_a_worker_writes_no_file_that_was_not_asked_for(checked: Check, path: str) -> None:
    with pytest.raises(ValueError, match="not asked for"):
        checked(Sent("of", False, "", ((path, sha256(b"pdf").hexdigest(), b"pdf"),)))


def test_what_was_damaged_on_the_way_is_not_taken(checked: Check) -> None:
    with pytest.raises(ValueError, match="damaged"):
        checked(Sent("of", False, "", (("a.pdf", sha256(b"pdf").hexdigest(), b"pd"),)))


def test_where_no_scheduler_answers_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = pytest.importorskip("scoring.publish.cluster.client")
    monkeypatch.setattr(client, "CONNECT", 0.2)
    product = Product("a.pdf", lambda: Made({}, ""), tmp_path / "a.pdf")
    away = client.Cluster("tcp://127.0.0.1:9", None, None)
    with pytest.raises(client.PublishError, match=r"no scheduler answers at tcp://127\.0\.0\.1:9"):
        list(away({0: product}, Kept(tmp_path)))
    assert list(away({}, Kept(tmp_path))) == []


# With workers of their own, which takes long.


@contextmanager
def scheduler() -> Iterator[str]:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(n_workers=0, processes=True, dashboard_address=None) as found:
        yield found.scheduler_address


@contextmanager
def workers(
    address: str, folder: Path, *environments: dict[str, str]
) -> Iterator[list[subprocess.Popen[bytes]]]:
    """A worker for each environment, all of them there."""
    from distributed import Client

    command = [str(BIN / "dask"), "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard"]
    command += ["--local-directory", str(folder)]
    with (folder / "log").open("wb") as log:
        started = [
            subprocess.Popen(command, env={**os.environ, **one}, stdout=log, stderr=log)
            for one in environments
        ]
        try:
            with Client(address, set_as_default=False) as client:
                client.wait_for_workers(len(started), timeout=120)
            yield started
        finally:
            for process in started:
                process.kill()
                process.wait()


def command(workspace: Path, output: Path, *more: str) -> list[str]:
    return [
        str(BIN / "cards"),
        "build",
        *KINDS,
        "--workspace",
        str(workspace),
        "--output",
        str(output),
        *more,
    ]


def build(workspace: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(workspace, output, *more), capture_output=True, text=True, timeout=400)


def files(output: Path) -> dict[Path, bytes]:
    return {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Path, bytes]]:
    """A workspace, and all that is made of it here, with the records of it."""
    folder = tmp_path_factory.mktemp("here")
    workspace = shutil.copytree(SOUND, folder / "workspace")
    result = build(workspace, folder / "output")
    assert result.returncode == 0, result.stderr
    return workspace, files(folder / "output")


@pytest.mark.full
def test_two_workers_make_the_same_bytes_and_only_what_changed(
    here: tuple[Path, dict[Path, bytes]], tmp_path: Path
) -> None:
    workspace, made = here
    output = workspace.parent / "far"  # where the records, too, are the same
    with scheduler() as address, workers(address, tmp_path, {}, {}):
        first = build(workspace, output, "--cluster", address)
        assert (first.returncode, first.stderr) == (0, "")
        assert files(output) == made
        booklet = next(output.rglob("*-booklet.pdf"))
        booklet.unlink()
        second = build(workspace, output, "--cluster", address)
        assert second.stdout.splitlines()[-1].startswith("1 files made; ")
        assert files(output) == made


@pytest.mark.full
def test_what_a_worker_was_at_when_it_died_is_made_by_another(
    here: tuple[Path, dict[Path, bytes]], tmp_path: Path
) -> None:
    from distributed import Client

    workspace, made = here
    output = workspace.parent / "killed"
    with scheduler() as address, workers(address, tmp_path, {}, {}) as started:
        building = subprocess.Popen(command(workspace, output, "--cluster", address), stderr=subprocess.PIPE)
        with Client(address, set_as_default=False) as client:
            pids = client.run(os.getpid)
            assert sorted(pids.values()) == sorted(process.pid for process in started)
            victim = _at_a_document(client, output)
            os.kill(pids[victim], signal.SIGKILL)
        said = building.communicate(timeout=400)[1]
        assert (building.returncode, said) == (0, b"")
    assert files(output) == made


def _at_a_document(client: object, output: Path) -> str:
    """A worker that has been given a document: its greeting is over when the first one has come back."""
    until = time.monotonic() + 300
    while time.monotonic() < until:
        at = [address for address, keys in client.processing().items() if keys]  # type: ignore[attr-defined]
        if at and list(output.rglob("*.pdf")):
            return str(at[0])
        time.sleep(0.05)
    raise AssertionError("nothing was given to any worker")


@pytest.mark.full
def test_a_worker_of_another_version_is_named_and_not_used(
    here: tuple[Path, dict[Path, bytes]], tmp_path: Path
) -> None:
    workspace, made = here
    other = tmp_path / "other"
    shutil.copytree(ROOT / "scoring", other / "scoring", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "scoring" / "publish" / "qr.py").open("a", encoding="utf-8") as file:
        file.write("# another version\n")
    output = workspace.parent / "refused"
    with scheduler() as address, workers(address, tmp_path, {"PYTHONPATH": str(other)}):
        alone = build(workspace, output, "--cluster", address)
        assert alone.returncode == 1
        assert f"no worker of {address} can make documents" in alone.stderr
        assert not list(output.rglob("*.pdf"))
        with workers(address, tmp_path, {}):
            both = build(workspace, output, "--cluster", address)
    assert both.returncode == 0
    assert "is not used\n    files of the program there differ: publish/qr.py" in both.stderr
    assert files(output) == made
