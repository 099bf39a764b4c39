"""cards verify for the folder of a release: every file, and who signed them."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from scoring.commands.verify import verify
from scoring.publish.release.sign import NAMESPACE

OUTPUTS = {"ecpat-2010/2010-01/en/USA-booklet.pdf": b"%PDF-1.7 a", "site/index.html": b"<html>"}
KEYGEN = shutil.which("ssh-keygen")
needs_keygen = pytest.mark.skipif(KEYGEN is None, reason="ssh-keygen is not installed")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "2010-01"
    for name, content in OUTPUTS.items():
        path = folder / "public" / name
        path.parent.mkdir(parents=True)
        path.write_bytes(content)
    (folder / "inputs.zip").write_bytes(b"inputs")
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in OUTPUTS.items()}
    manifest(folder, inputs={"sha256": hashlib.sha256(b"inputs").hexdigest()}, outputs=listed)
    return folder


def manifest(folder: Path, **values: object) -> None:
    for path in (folder / "manifest.json", folder / "public" / "manifest.json"):
        path.write_text(json.dumps(values), encoding="utf-8")


def key(folder: Path, name: str) -> Path:
    path = folder / name
    command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", str(path)]
    subprocess.run(command, check=True)
    return path


def sign(release: Path, key: Path, namespace: str = NAMESPACE) -> None:
    path = release / "manifest.json"
    command = ["ssh-keygen", "-q", "-Y", "sign", "-f", str(key), "-n", namespace, str(path)]
    subprocess.run(command, check=True)
    shutil.copy(release / "manifest.json.sig", release / "public")


def signers(folder: Path, key: Path) -> Path:
    path = folder / "allowed_signers"
    path.write_text(f"publisher {key.with_suffix('.pub').read_text(encoding='utf-8')}", encoding="utf-8")
    return path


def told(*arguments: object) -> Result:
    result = CliRunner().invoke(verify, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_release_without_a_signature_is_whole_and_vouched_for_by_nobody(release: Path) -> None:
    result = told(release)
    assert result.exit_code == 0
    assert "a release of 2 files\nSignature: none.\n" in result.output
    assert "Who wrote that is not proved" in result.output


@needs_keygen
def test_a_signature_counts_by_a_signer_who_is_trusted(release: Path, tmp_path: Path) -> None:
    ours, other = key(tmp_path, "ours"), key(tmp_path, "other")
    sign(release, ours)
    result = told(release, "--signers", signers(tmp_path, ours))
    assert result.exit_code == 0
    assert "good, by a signer whom you trust" in result.output
    assert "Every file is as it was published and signed." in result.output
    result = told(release)
    assert (result.exit_code, "good, by somebody" in result.output) == (0, True)
    result = told(release, "--signers", signers(tmp_path, other))
    assert (result.exit_code, "Signature: wrong" in result.output) == (1, True)


@needs_keygen
def test_a_signature_is_of_this_manifest_and_for_this_use(release: Path, tmp_path: Path) -> None:
    ours = key(tmp_path, "ours")
    trusted = signers(tmp_path, ours)
    sign(release, ours, "git")
    assert told(release, "--signers", trusted).exit_code == 1
    assert told(release).exit_code == 1
    (release / "manifest.json.sig").unlink()
    sign(release, ours)
    text = (release / "manifest.json").read_text(encoding="utf-8")
    for path in (release / "manifest.json", release / "public" / "manifest.json"):
        path.write_text(f"{text} ", encoding="utf-8")
    for given in ([], ["--signers", trusted]):
        result = told(release, *given)
        assert (result.exit_code, "Not proved to be ours" in result.output) == (1, True)


def test_where_signers_are_asked_for_one_must_have_signed(release: Path, tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").write_text("", encoding="utf-8")
    assert told(release, "--signers", tmp_path / "allowed_signers").exit_code == 1


def _change(release: Path) -> None:
    (release / "public" / "site" / "index.html").write_bytes(b"<html>!")


def _remove(release: Path) -> None:
    (release / "public" / "site" / "index.html").unlink()


def _add(release: Path) -> None:
    (release / "public" / "site" / "more.html").touch()


def _link(release: Path) -> None:
    """The same words, but in a file outside that may change."""
    path = release / "public" / "site" / "index.html"
    path.rename(release.parent / "outside.html")
    path.symlink_to(release.parent / "outside.html")


def _inputs(release: Path) -> None:
    (release / "inputs.zip").write_bytes(b"other inputs")


def _no_inputs(release: Path) -> None:
    (release / "inputs.zip").unlink()


def _other_manifest(release: Path) -> None:
    (release / "public" / "manifest.json").write_text("{}", encoding="utf-8")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_change, "  changed  public/site/index.html\n"),
        (_remove, "  missing  public/site/index.html\n"),
        (_add, "  new      public/site/more.html\n"),
        (_link, "  missing  public/site/index.html\n"),
        (_inputs, "  changed  inputs.zip"),
        (_no_inputs, "  changed  inputs.zip"),
        (_other_manifest, "  changed  public/manifest.json"),
    ],
)
def test_whatever_is_not_as_published_is_named(
    release: Path, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(release)
    result = told(release)
    assert result.exit_code == 1
    assert said in result.output
    assert "Not as it was published" in result.output


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b'{"outputs": {"../../x": "y"}}', b"[" * 100_000, b'{"outputs": []}'],
    ids=["empty", "list", "object", "bytes", "digest", "deep", "outputs"],
)
def test_a_manifest_that_is_none_is_told(release: Path, content: bytes) -> None:
    (release / "manifest.json").write_bytes(content)
    result = told(release)
    assert result.exit_code == 1
    assert "what it says of itself (manifest.json) cannot be used" in result.output


def test_a_path_that_leads_out_is_never_followed(release: Path) -> None:
    (release.parent / "secret").write_bytes(b"x")
    digest = hashlib.sha256(b"x").hexdigest()
    manifest(release, inputs={"sha256": "0"}, outputs={"../../secret": digest})
    assert "  missing  public/../../secret\n" in told(release).output


def test_a_folder_that_is_no_release_is_told(tmp_path: Path) -> None:
    result = told(tmp_path)
    assert (result.exit_code, "it is no release" in result.output) == (1, True)


def test_signers_are_for_releases(release: Path, tmp_path: Path) -> None:
    (tmp_path / "allowed_signers").touch()
    pdf = release / "public" / next(iter(OUTPUTS))
    assert told(pdf, "--signers", tmp_path / "allowed_signers").exit_code == 2
