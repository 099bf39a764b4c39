"""What a release holds, that it is whole or not there, and that nothing overwrites it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import TEXTS, XAA, answer, edit
from pypdf import PdfReader
from reviewed import accept_all

from release.made import manifest, publish, published, tree
from scoring.commands import cards
from scoring.publish import PublishError
from scoring.publish.release import make
from scoring.publish.release.archive import pack, unpacked
from scoring.publish.release.sign import NAMESPACE
from scoring.read.workspace import load


def hashed(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.mark.usefixtures("quick")
def test_a_release_names_each_of_its_files(root: Path) -> None:
    folder = published(root)
    said, public = manifest(folder), tree(folder / "public")
    assert public.pop("manifest.json") == (folder / "manifest.json").read_bytes()
    assert said["outputs"] == {name: hashed(content) for name, content in public.items()}
    assert said["inputs"]["sha256"] == hashed((folder / "inputs.zip").read_bytes())
    assert said["countries"] == ["XAA", "XBB"]
    assert said["embargo"] is None
    assert said["release"] == 1
    assert said["inputs"]["files"][XAA] == hashed((root / XAA).read_bytes())
    assert {"weasyprint", "python"} <= set(said["libraries"])
    assert said["native"]["pango"]
    bill = json.loads(public["sbom.cdx.json"])
    assert "weasyprint" in {one["name"] for one in bill["components"]}


@pytest.mark.usefixtures("quick")
def test_the_same_inputs_make_the_same_release(root: Path, tmp_path: Path) -> None:
    first = tree(published(root))
    shutil.copytree(root / "countries", tmp_path / "other/countries", copy_function=shutil.copyfile)
    shutil.copytree(root / "indicators", tmp_path / "other/indicators", copy_function=shutil.copyfile)
    assert tree(published(tmp_path / "other")) == first


@pytest.mark.usefixtures("quick")
def test_its_inputs_are_a_workspace_that_makes_it_again(root: Path, tmp_path: Path) -> None:
    folder = published(root)
    again = unpacked(folder / "inputs.zip", tmp_path / "again")
    assert tree(published(again)) == tree(folder)


@pytest.mark.usefixtures("quick")
def test_inputs_hold_no_names_and_manifests_no_reviewers(root: Path) -> None:
    (root / "countries/reviewers.private.yaml").write_text(
        "schema: 1\nreviewers:\n  second-reader: Ada Example\n", encoding="utf-8"
    )
    (root / "countries/.hidden.yaml").write_text("x", encoding="utf-8")
    folder = published(root)
    names = load(unpacked(folder / "inputs.zip", root / "unpacked")).names
    assert names == {}
    assert not (root / "unpacked/countries/.hidden.yaml").exists()
    whole = b"".join(tree(folder).values())
    assert b"Ada Example" not in whole
    assert b"second-reader" not in (folder / "manifest.json").read_bytes()


@pytest.mark.usefixtures("quick")
def test_what_comes_later_and_other_countries_are_left_out(root: Path) -> None:
    shutil.copytree(root / "countries/XAA/2010-01", root / "countries/XAA/2011-03")
    folder = published(root, "--country", "XAA")
    files = manifest(folder)["inputs"]["files"]
    assert XAA in files
    assert "countries/XBB/country.yaml" in files
    assert not [name for name in files if "2011-03" in name or name.startswith("countries/XBB/2010-01")]
    assert manifest(folder)["countries"] == ["XAA"]


@pytest.mark.usefixtures("quick")
def test_a_second_time_nothing_happens_and_a_change_is_refused(root: Path) -> None:
    folder = published(root)
    before = tree(folder)
    again = publish(root)
    assert again.exit_code == 0
    assert "nothing has changed" in again.stdout
    edit(root, TEXTS, "is an invented country.", "is a country that was invented.")
    refused = publish(root)
    assert refused.exit_code == 1
    assert f"{TEXTS} has changed" in refused.stderr
    assert "add --correct" in refused.stderr
    assert tree(folder) == before


def test_a_failure_leaves_the_former_release_whole(
    root: Path, monkeypatch: pytest.MonkeyPatch, quick: None
) -> None:
    folder = published(root)
    before = tree(folder)
    edit(root, TEXTS, "is an invented country.", "is a country that was invented.")
    (root / "countries/XAA/2010-01/corrections.yaml").write_text(
        "schema: 1\ncorrections:\n  - on: 2010-06-01\n    wrong: A sentence read badly.\n"
        "    because: Nobody had read it aloud.\n    items: [text situation]\n",
        encoding="utf-8",
    )

    def failing(*_: object) -> bytes:
        raise PublishError("failed", "the last file could not be made")

    with monkeypatch.context() as patch:
        patch.setattr(make, "output_digests", failing)
        failed = publish(root, "--correct")
    assert failed.exit_code == 1
    assert "what was published before stands" in failed.stderr
    assert tree(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["2010-01"]
    assert tree(published(root, "--correct")) != before
    assert tree(folder.parent / "former/2010-01-1") == before


@pytest.mark.usefixtures("quick")
def test_it_is_signed_with_a_key_of_the_users_own(root: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    assert "Not signed" in publish(root).stdout
    folder = root / "output/releases/2010-01"
    assert not (folder / "manifest.json.sig").exists()
    assert "was signed now" in publish(root, "--key", str(key)).stdout
    signers = tmp_path / "allowed_signers"
    public = key.with_suffix(".pub").read_text()
    signers.write_text(f'campaign@example.org namespaces="{NAMESPACE}" {public}')
    command = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "campaign@example.org"]
    command += ["-n", NAMESPACE, "-s", str(folder / "public/manifest.json.sig")]
    whole = (folder / "manifest.json").read_bytes()
    assert subprocess.run(command, input=whole, check=False, capture_output=True).returncode == 0
    assert subprocess.run(command, input=whole + b" ", check=False, capture_output=True).returncode != 0


@pytest.mark.usefixtures("quick")
def test_a_key_that_cannot_sign_publishes_nothing(root: Path, tmp_path: Path) -> None:
    (tmp_path / "key").write_text("no key\n")
    failed = publish(root, "--key", str(tmp_path / "key"))
    assert failed.exit_code == 1
    assert "cannot sign" in failed.stderr
    assert not list((root / "output/releases").iterdir())
    missing = publish(root, "--key", str(tmp_path / "none"))
    assert missing.exit_code == 2
    assert "there is no key" in missing.stderr


@pytest.mark.usefixtures("quick")
def test_an_embargo_has_a_zone_and_lies_ahead(root: Path) -> None:
    for moment, said in (
        ("soon", "is no moment"),
        ("2999-01-01T09:00", "does not say in which time zone"),
        ("2010-01-01T09:00Z", "is past"),
    ):
        refused = publish(root, "--embargo", moment)
        assert refused.exit_code == 2
        assert said in refused.stderr
        assert "->" in refused.stderr


@pytest.mark.usefixtures("quick")
def test_under_embargo_a_release_stands_apart_and_holds_the_real_one_back(root: Path) -> None:
    folder = published(root, "--embargo", "2999-01-01T09:00+02:00")
    assert folder.name == "2010-01-embargoed"
    assert manifest(folder)["embargo"] == "2999-01-01T09:00:00+02:00"
    assert "2999-01-01T09:00:00+02:00" in (folder / "EMBARGO.txt").read_text()
    early = publish(root)
    assert early.exit_code == 1
    assert "is under embargo until" in early.stderr
    again = publish(root, "--embargo", "2999-02-01T09:00+02:00")
    assert "tell those who hold that" in again.stdout
    shutil.rmtree(folder)
    assert published(root).name == "2010-01"


def test_an_archive_is_the_same_whatever_the_order() -> None:
    one = {"countries/b.yaml": b"b", "countries/a.yaml": b"a"}
    assert pack(one) == pack(dict(reversed(one.items())))


@pytest.mark.full
def test_a_whole_release_says_nowhere_that_it_is_a_draft(root: Path) -> None:
    folder = published(root)
    files = tree(folder / "public")
    assert {"mini-1/2010-01/en/XAA-booklet.pdf", "site/en/mini-1/2010-01/XAA.html"} <= set(files)
    pages = [content.decode() for name, content in files.items() if name.endswith((".html", ".txt", ".json"))]
    assert pages
    assert not [page for page in pages if "not reviewed" in page]
    answer(root, "xaa-1.2-a1", "not met", "partly")
    accept_all(root)
    assert publish(root).exit_code == 1


def test_a_paper_under_embargo_says_so_and_is_proved_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "PUBLISHED", ("summary",))
    folder = published(root, "--country", "XAA", "--embargo", "2999-01-01T09:00+02:00")
    paper = folder / "public/mini-1/2010-01/en/XAA-summary.pdf"
    words = " ".join(page.extract_text() for page in PdfReader(paper).pages)
    assert "Embargoed until 1 January 2999, 09:00 UTC+02:00" in words
    assert "not reviewed" not in words
    told = CliRunner().invoke(cards, ["verify", str(paper), "--release", str(folder)])
    assert told.exit_code == 0
    assert "the same, byte for byte" in told.stdout
