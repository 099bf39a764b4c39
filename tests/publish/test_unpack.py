"""The inputs of a release, unpacked: nothing leads out of the folder, nothing grows without measure."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from scoring.publish.verify import NotOursError, unpack
from scoring.publish.verify.unpack import unpack as unpacked


def written(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def entry(name: str, mode: int) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "inner" / "unpacked"
    path.mkdir(parents=True)
    return path


def test_files_come_out_as_they_went_in(tmp_path: Path, folder: Path) -> None:
    entries = [("countries/XAA/country.yaml", b"id: XAA\n"), ("templates/", b""), ("indicators/a.yaml", b"")]
    assert unpacked(written(tmp_path / "inputs.zip", *entries), folder) == 2
    assert (folder / "countries/XAA/country.yaml").read_bytes() == b"id: XAA\n"
    assert (folder / "indicators/a.yaml").read_bytes() == b""


@pytest.mark.parametrize(
    "name",
    [
        "/etc/x.yaml",
        "../x.yaml",
        "countries/../../x.yaml",
        "countries//x.yaml",
        "./x.yaml",
        "C:/x.yaml",
        "countries\\..\\x.yaml",
        "countries/x\n.yaml",
        "../",
    ],
)
def test_nothing_leads_out(tmp_path: Path, folder: Path, name: str) -> None:
    path = written(tmp_path / "inputs.zip", ("countries/first.yaml", b"1"), (name, b"2"))
    with pytest.raises(NotOursError, match="leads out of the folder"):
        unpacked(path, folder)
    assert sorted(one.name for one in tmp_path.rglob("*") if one.is_file()) == ["first.yaml", "inputs.zip"]


@pytest.mark.parametrize("mode", [stat.S_IFLNK | 0o777, stat.S_IFIFO | 0o600, stat.S_IFCHR | 0o600])
def test_links_and_devices_are_refused(tmp_path: Path, folder: Path, mode: int) -> None:
    with pytest.raises(NotOursError, match="a link, or no file"):
        unpacked(written(tmp_path / "inputs.zip", (entry("countries/x.yaml", mode), b"/etc")), folder)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("other", ["countries/X.yaml", "countries/x.yaml"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_files_do_not_share_a_place(tmp_path: Path, folder: Path, other: str) -> None:
    with pytest.raises(NotOursError, match="is in it twice"):
        unpacked(written(tmp_path / "inputs.zip", ("countries/x.yaml", b"1"), (other, b"2")), folder)


def test_a_bomb_is_not_unpacked(tmp_path: Path, folder: Path) -> None:
    path = written(tmp_path / "inputs.zip", ("countries/x.yaml", bytes(50_000_000)))
    assert path.stat().st_size < 100_000
    with pytest.raises(NotOursError, match="grows without measure"):
        unpacked(path, folder)
    assert (folder / "countries/x.yaml").stat().st_size <= unpack.MOST_RATIO * path.stat().st_size


def test_many_small_bombs_are_not_unpacked(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(unpack, "MOST_UNPACKED", 2_500_000)
    entries = [(f"countries/{number}.yaml", bytes(900_000)) for number in range(5)]
    with pytest.raises(NotOursError, match="grows without measure"):
        unpacked(written(tmp_path / "inputs.zip", *entries), folder)


def test_too_many_files_are_refused(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_FILES", 2)
    entries = [(f"countries/{number}.yaml", b"") for number in range(3)]
    with pytest.raises(NotOursError, match="more than 2 files"):
        unpacked(written(tmp_path / "inputs.zip", *entries), folder)


def test_a_large_zip_is_not_opened(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "MOST_BYTES", 10)
    with pytest.raises(NotOursError, match="million bytes"):
        unpacked(written(tmp_path / "inputs.zip", ("countries/x.yaml", b"1")), folder)


def test_a_wrong_sum_or_no_zip_is_damage(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "inputs.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(NotOursError, match="no ZIP"):
        unpacked(path, folder)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("countries/x.yaml", b"answer: red")
    path.write_bytes(path.read_bytes().replace(b"answer: red", b"answer: rad"))
    with pytest.raises(NotOursError, match="damaged"):
        unpacked(path, folder)


def test_a_file_in_the_place_of_a_folder_is_refused(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(NotOursError, match="cannot be written"):
        unpacked(written(tmp_path / "inputs.zip", ("countries", b"1"), ("countries/x.yaml", b"2")), folder)
