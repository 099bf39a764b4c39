"""cards verify, as somebody uses it who holds a PDF and does not know whether to believe it."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import edits
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from scoring.commands.verify import verify
from scoring.publish import inputs
from scoring.publish.input_files import Document
from scoring.publish.inputs import NAME
from scoring.publish.verify import carried
from scoring.publish.verify.again import made_again, spoken
from scoring.read.workspace import load

SUMMARY = Document("summary", "mini-1", "2010-01", "XAA", "en", "a4")


def made(root: Path, document: Document = SUMMARY) -> bytes:
    workspace = load(root).workspace
    return made_again(workspace, document, spoken(workspace, document))


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The summary of the sound workspace, by this engine."""
    return made(edits.copied(tmp_path_factory.mktemp("first") / "workspace"))


@pytest.fixture(scope="module")
def better(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The same with a finding that somebody made better."""
    root = edits.copied(tmp_path_factory.mktemp("better") / "workspace")
    edits.answer(root, "xaa-1.2-a1", "not met", "met")
    edits.without_finding(root, "xaa-1.2-a2")
    return made(root)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return edits.copied(tmp_path / "workspace")


@pytest.fixture
def told(root: Path, tmp_path: Path) -> Callable[..., Result]:
    def told(content: bytes, *options: str) -> Result:
        path = tmp_path / "card.pdf"
        path.write_bytes(content)
        result = CliRunner().invoke(verify, [str(path), "--workspace", str(root), *options])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return told


def manifest(content: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(PdfReader(io.BytesIO(content)).attachments[NAME][0])
    return found


def carrying(content: bytes, attached: Mapping[str, bytes]) -> bytes:
    """The PDF with other files in the place of those that it carries."""
    writer = PdfWriter(clone_from=io.BytesIO(content))
    names: Any = writer.root_object["/Names"]
    del names["/EmbeddedFiles"]
    for name, data in attached.items():
        writer.add_attachment(name, data)
    return written(writer)


def written(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def forged(content: bytes, **changes: object) -> bytes:
    return carrying(content, {NAME: json.dumps({**manifest(content), **changes}).encode()})


def test_a_pdf_of_this_workspace_is_ours(first: bytes, told: Callable[..., Result]) -> None:
    result = told(first)
    assert result.exit_code == 0
    assert "summary of XAA, edition 2010-01, evidence as of 2010-01-31" in result.output
    assert f"evidence digest {manifest(first)['evidence']}" in result.output
    assert "this workspace has all of them as they were" in result.output
    assert "the same, byte for byte" in result.output


def test_what_changed_since_is_named(first: bytes, root: Path, told: Callable[..., Result]) -> None:
    edits.answer(root, "xaa-1.2-a1", "not met", "met")
    edits.without_finding(root, "xaa-1.2-a2")
    (root / "countries" / "published" / "2010-01.yaml").unlink()
    result = told(first)
    assert result.exit_code == 1
    assert f"  changed  {edits.XAA}\n" in result.output
    assert "  missing  countries/published/2010-01.yaml\n" in result.output
    assert result.output.count("  changed ") == 1
    assert "  other words on page 1\n  another look on page 1\n" in result.output
    assert "Not proved to be ours: it was made from other files" in result.output


def test_what_it_does_not_rest_on_may_change(first: bytes, root: Path, told: Callable[..., Result]) -> None:
    path = root / "countries" / "XBB" / "2010-01" / "texts.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert told(first).exit_code == 0


def test_a_release_still_holds_what_the_workspace_does_not(
    first: bytes, root: Path, told: Callable[..., Result], tmp_path: Path
) -> None:
    release = tmp_path / "2010-01"
    release.mkdir()
    with zipfile.ZipFile(release / "inputs.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(edits.SOUND.rglob("*.yaml")):
            archive.write(path, path.relative_to(edits.SOUND).as_posix())
    shutil.rmtree(root / "countries" / "XBB")
    assert told(first).exit_code == 1
    for given in (release, release / "inputs.zip"):
        result = told(first, "--release", str(given))
        assert (result.exit_code, "the release has all of them as they were" in result.output) == (0, True)
    for listed, said in ((first, "lists this very file: en/card.pdf."), (b"other", "lists no such file.")):
        outputs = {"en/card.pdf": hashlib.sha256(listed).hexdigest()}
        (release / "manifest.json").write_text(json.dumps({"outputs": outputs}), encoding="utf-8")
        assert said in told(first, "--release", str(release)).output


def test_a_release_that_leads_out_is_refused(
    first: bytes, told: Callable[..., Result], tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "inputs.zip", "w") as archive:
        archive.writestr("../../out.yaml", "x")
    result = told(first, "--release", str(tmp_path))
    assert result.exit_code == 1
    assert "../../out.yaml leads out of the folder" in result.output
    assert told(first, "--release", str(tmp_path / "workspace")).exit_code == 2


@pytest.mark.parametrize("tampered", ["end", "title", "script", "file"])
def test_an_altered_pdf_is_found(first: bytes, told: Callable[..., Result], tampered: str) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(first))
    if tampered == "title":
        writer.add_metadata({"/Title": "Another title"})
    elif tampered == "script":
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.beep()")}
        )
        named = ArrayObject([TextStringObject("script"), writer._add_object(action)])
        names: Any = writer.root_object["/Names"]
        names[NameObject("/JavaScript")] = DictionaryObject({NameObject("/Names"): named})
    elif tampered == "file":
        writer.add_attachment("more.txt", b"more")
    content = first + b"\n% more\n" if tampered == "end" else written(writer)
    result = told(content)
    assert result.exit_code == 1
    assert "This PDF is not ours, or was altered" in result.output
    shown = {"title": "another title", "script": "scripts inside", "file": "other files"}.get(tampered)
    assert shown is None or shown in result.output


def test_another_card_under_our_manifest_is_found(
    first: bytes, better: bytes, told: Callable[..., Result]
) -> None:
    result = told(carrying(better, {NAME: json.dumps(manifest(first)).encode()}))
    assert result.exit_code == 1
    assert "other words on page 1" in result.output
    assert "another look on page 1" in result.output
    assert "This PDF is not ours, or was altered" in result.output


def test_a_claim_that_the_files_contradict_is_told(first: bytes, told: Callable[..., Result]) -> None:
    result = told(forged(first, evidence="0" * 64, native={"pango": "9.9"}))
    assert result.exit_code == 1
    assert f"It says evidence digest {'0' * 64}, and these files give" in result.output
    assert "not ours, or was altered" in result.output


@pytest.fixture
def elsewhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], bytes]:
    """The summary as a machine with another Pango would make it."""

    def elsewhere() -> bytes:
        with monkeypatch.context() as other:
            other.setattr(inputs, "native_libraries", lambda: {"pango": "1.99.0"})
            return made(root)

    return elsewhere


def test_where_libraries_differ_words_and_pictures_decide(
    elsewhere: Callable[[], bytes], told: Callable[..., Result]
) -> None:
    result = told(elsewhere())
    assert result.exit_code == 0
    assert "Library: pango 1.99.0 there, " in result.output
    assert "the words, the pictures and the links are the same" in result.output
    assert "This PDF reads and looks as what this workspace gives" in result.output


def test_other_words_are_not_explained_by_a_library(
    better: bytes, first: bytes, elsewhere: Callable[[], bytes], told: Callable[..., Result]
) -> None:
    claims = json.dumps(manifest(elsewhere())).encode()
    result = told(carrying(better, {NAME: claims}))
    assert result.exit_code == 1
    assert "Not proved to be ours: it names these very files" in result.output


def test_a_link_that_leads_elsewhere_is_found(
    elsewhere: Callable[[], bytes], root: Path, told: Callable[..., Result]
) -> None:
    (root / "templates").mkdir()
    page = "schema: 1\naddress: https://example.org/\n"
    (root / "templates" / "campaign.yaml").write_text(page, encoding="utf-8")
    writer = PdfWriter(clone_from=io.BytesIO(elsewhere()))
    changed = 0
    for entry in writer.pages[0].get("/Annots", ()):
        action: Any = entry.get_object().get("/A")
        if action and action.get("/URI"):
            action[NameObject("/URI")] = TextStringObject("https://example.net/")
            changed += 1
    assert changed
    result = told(written(writer))
    assert result.exit_code == 1
    assert "links that lead elsewhere on page 1" in result.output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"# no PDF", "it is no PDF"),
        (b"%PDF-1.7\n", "damaged"),
        (b"", "it is no PDF"),
    ],
)
def test_what_is_no_pdf_is_not_ours(told: Callable[..., Result], content: bytes, said: str) -> None:
    result = told(content)
    assert result.exit_code == 1
    assert said in result.output
    assert result.output.endswith("Not proved to be ours.\n")


def test_half_a_pdf_is_not_ours(first: bytes, told: Callable[..., Result]) -> None:
    assert told(first[: len(first) // 2]).exit_code == 1


def test_a_pdf_that_carries_nothing_is_not_ours(first: bytes, told: Callable[..., Result]) -> None:
    for attached in ({}, {"other.json": b"{}"}):
        result = told(carrying(first, attached))
        assert result.exit_code == 1
        assert f"it does not carry {NAME}" in result.output


def test_a_locked_pdf_is_not_ours(first: bytes, told: Callable[..., Result]) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(first))
    writer.encrypt("secret", algorithm="RC4-128")
    result = told(written(writer))
    assert (result.exit_code, "password" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("attached", "said"),
    [
        (b"not JSON", "it is no JSON"),
        (b"\xff\xfe", "it is no JSON"),
        (b"[]", "no list of names and values"),
        (b"[" * 100_000, "it is no JSON"),
        (b'{"schema": 1, "schema": 1}', "it is no JSON"),
        (b'{"schema": 2}', "another version"),
        (b'{"schema": 1}', "kind is missing"),
        (bytes(carried.MOST_MANIFEST + 1), "larger than any of ours"),
    ],
    ids=["text", "bytes", "list", "deep", "twice", "version", "empty", "large"],
)
def test_a_manifest_that_is_none_is_told(
    first: bytes, told: Callable[..., Result], attached: bytes, said: str
) -> None:
    result = told(carrying(first, {NAME: attached}))
    assert result.exit_code == 1
    assert said in result.output


def test_a_manifest_that_grows_without_measure_is_not_read(first: bytes, told: Callable[..., Result]) -> None:
    writer = PdfWriter(clone_from=io.BytesIO(carrying(first, {NAME: b"to grow"})))
    for entry in writer._objects:
        if isinstance(entry, StreamObject) and entry.get("/Type") == "/EmbeddedFile":
            entry._data = zlib.compress(bytes(300_000_000))
            entry[NameObject("/Filter")] = NameObject("/FlateDecode")
    content = written(writer)
    assert len(content) < carried.MOST_PDF
    result = told(content)
    assert (result.exit_code, "larger than any of ours" in result.output) == (1, True)


def test_a_large_file_is_not_read(
    first: bytes, told: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "MOST_PDF", 1000)
    result = told(first)
    assert (result.exit_code, "million bytes" in result.output) == (1, True)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"kind": "site"}, "there is no kind site here"),
        ({"kind": "overview"}, "there is no overview of XAA here"),
        ({"paper": "a0"}, "there is no size of paper a0 here"),
        ({"framework": "../../etc"}, "there is no framework ../../etc here"),
        ({"language": "../en"}, "there is no language ../en here"),
        ({"country": "../XAA"}, "there is no evidence of ../XAA in edition 2010-01"),
        ({"edition": "1999"}, "there is no evidence of XAA in edition 1999"),
        ({"country": "X\u001b[2J"}, "X<U+001B>[2J"),
        ({"country": 3}, "country is missing, or is no word"),
        ({"country": "X" * 1000}, "country is missing, or is no word"),
        ({"files": {"../../secret": "x"}}, "the SHA-256 of ../../secret is none"),
        ({"files": []}, "files is missing"),
        ({"files": {"x": {"y": "z"}}}, "x is missing, or is no word"),
    ],
)
def test_what_it_claims_to_be_leads_nowhere(
    first: bytes, told: Callable[..., Result], changes: Mapping[str, object], said: str
) -> None:
    result = told(forged(first, **changes))
    assert result.exit_code == 1
    assert said in result.output
    assert "\x1b" not in result.output


def test_files_that_it_names_are_never_opened(
    first: bytes, told: Callable[..., Result], tmp_path: Path
) -> None:
    digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    (tmp_path / "secret").touch()
    files = {**manifest(first)["files"], "../secret": digest, str(tmp_path / "secret"): digest}
    result = told(forged(first, files=files))
    assert result.exit_code == 1
    assert "  missing  ../secret\n" in result.output
    assert f"  missing  {tmp_path / 'secret'}\n" in result.output


def test_files_with_errors_prove_nothing(first: bytes, root: Path, told: Callable[..., Result]) -> None:
    edits.edit(root, edits.XAA, "answer: met", "answer: mett")
    result = told(first)
    assert (result.exit_code, "have errors" in result.output) == (1, True)
