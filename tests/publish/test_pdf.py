"""PDFs: accessible, the same every time, whole or not at all, and from the workspace's own files only."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from scoring.publish import PublishError, pdf, preflight
from scoring.publish.children import Limits
from scoring.publish.files import replacing, write_text
from scoring.publish.pdf import pdf_product, warm_up
from scoring.publish.products import Product, Written, make_all

ROOT = Path(__file__).parents[2]
FONT = ROOT / "templates" / "fonts" / "SourceSans3-Regular.ttf"
OLD = b"what was there before"

TABLE = """
<table><caption>Grades</caption>
<thead><tr><th scope="col">Indicator</th><th>Grade</th></tr></thead>
<tbody><tr><th scope="row">1.1</th><td>yellow</td></tr>
<tr><th scope="rowgroup">1.2</th><td>red</td></tr></tbody></table>
<p><a href="https://example.org">outside</a> and <a href="#top">inside</a></p>
"""


def page(body: str, *, head: str = "", lang: str = "en", family: str = "Shipped") -> str:
    return f"""<!DOCTYPE html><html lang="{lang}"><head><title>A page</title>{head}<style>
    @font-face {{ font-family: "Shipped"; src: url("font.ttf"); }}
    @page {{ size: a5 }}
    body {{ font-family: "{family}" }}</style></head><body><h1 id="top">Heading</h1>{body}</body></html>"""


@pytest.fixture
def base(tmp_path: Path) -> Path:
    folder = tmp_path / "templates"
    folder.mkdir()
    shutil.copyfile(FONT, folder / "font.ttf")
    return folder


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "output" / "card.pdf"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


@pytest.fixture
def write(base: Path, target: Path) -> Callable[..., int]:
    def write(html: str, **limits: int) -> int:
        """The number of pages."""
        warm_up()
        product = pdf_product(target, lambda: html, base=base, allowed=[base])
        ((_, made),) = make_all([product], 1, Limits(**limits))
        if isinstance(made, PublishError):
            raise made
        return int(made.said.removesuffix(" pages"))

    return write


def refusal(write: Callable[..., int], target: Path, html: str, **limits: int) -> PublishError:
    """The error of a page that must fail, which leaves the old file and nothing beside it."""
    with pytest.raises(PublishError) as caught:
        write(html, **limits)
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]
    return caught.value


def objects(path: Path) -> Iterator[Any]:
    reader = PdfReader(path)
    size: Any = reader.trailer["/Size"]
    for number in range(1, size):
        entry = reader.get_object(number)
        if isinstance(entry, DictionaryObject):
            yield entry


def test_the_report_is_of_the_file(write: Callable[..., int], target: Path) -> None:
    assert write(page("<p style='break-before: page'>Second page</p>")) == 2
    assert len(PdfReader(target).pages) == 2
    assert list(target.parent.iterdir()) == [target]


def test_nothing_is_left_among_temporary_files(
    write: Callable[..., int], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = target.parent.parent / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    write(page("x"))
    with pytest.raises(PublishError):
        write(page("<div style='display: flex'>" * 14 + "x"), seconds=1)
    assert list(folder.iterdir()) == []


def test_the_pdf_is_tagged_and_has_no_date(write: Callable[..., int], target: Path) -> None:
    write(page(TABLE))
    reader = PdfReader(target)
    catalogue: Any = reader.root_object
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid:part" in catalogue["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "A page"
    assert reader.metadata.creation_date is None
    assert reader.metadata.modification_date is None
    assert reader.outline


def test_table_headers_have_their_scope(write: Callable[..., int], target: Path) -> None:
    write(page(TABLE))
    headers = [entry for entry in objects(target) if entry.get("/S") == "/TH"]
    scopes = [entry["/A"]["/Scope"] for entry in headers]
    assert scopes == ["/Column", "/Column", "/Row", "/Row"]


def test_repeated_and_nested_headers_have_their_scope(write: Callable[..., int], target: Path) -> None:
    rows = "<tr><th scope='row'>r</th><td>x</td></tr>" * 60
    table = f"<table><thead><tr><th scope='col'>a</th><th scope='col'>b</th></tr></thead>{rows}</table>"
    aside = f"<div style='position: absolute; top: 0'>{TABLE}</div><p style='float: right'>{TABLE}</p>"
    assert write(page(table + aside)) > 1
    headers = [entry["/A"] for entry in objects(target) if entry.get("/S") == "/TH"]
    assert all(attributes.get("/Scope") in {"/Row", "/Column"} for attributes in headers)
    assert sum(attributes["/Scope"] == "/Row" for attributes in headers) == 60 + 4


def test_links_are_printed(write: Callable[..., int], target: Path) -> None:
    write(page(TABLE))
    links = [entry for entry in objects(target) if entry.get("/Subtype") == "/Link"]
    assert [link["/F"] for link in links] == [4, 4]


SECOND_RUN = """
import sys
from pathlib import Path
from scoring.publish.pdf import render
base, target = Path(sys.argv[1]), Path(sys.argv[2])
target.write_bytes(render(sys.stdin.read(), base, [base], "again.pdf").content)
"""


def test_the_same_page_gives_the_same_bytes(write: Callable[..., int], base: Path, target: Path) -> None:
    html = page(TABLE + "<svg viewBox='0 0 9 9'><title>A dot</title><circle cx='4' cy='4' r='4'/></svg>")
    write(html)
    first = target.read_bytes()
    write(html)
    assert target.read_bytes() == first
    elsewhere = target.with_name("again.pdf")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Bangkok"}
    command = [sys.executable, "-c", SECOND_RUN, str(base), str(elsewhere)]
    subprocess.run(command, input=html, text=True, check=True, cwd=ROOT, env=environment)
    assert elsewhere.read_bytes() == first


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<img alt="x" src="file:///etc/hostname">', ""),
        ('<img alt="x" src="http://127.0.0.1:9/x.png">', ""),
        ('<img alt="x" src="data:image/png;base64,AAAA">', ""),
        ('<img alt="x" src="../outside.png">', ""),
        ('<img alt="x" src="link.png">', ""),
        ('<img alt="x" src="missing.png">', ""),
        ('<img alt="x" src="font.ttf?x=1">', ""),
        ("<svg viewBox='0 0 1 1'><title>x</title><image href='file:///etc/hostname'/></svg>", ""),
        ("<p style='background: url(http://127.0.0.1:9/x.png)'>x</p>", ""),
        ("", '<link rel="stylesheet" href="https://127.0.0.1:9/x.css">'),
        ("", '<link rel="stylesheet" href="notes.txt">'),
        ("", "<style>@import url(file:///etc/hostname);</style>"),
        ("", "<style>@font-face { font-family: x; src: url(https://127.0.0.1:9/x.ttf) }</style>"),
        ("", '<link rel="attachment" href="notes.txt">'),
        ("", '<link rel="attachment" href="font.ttf">'),
        ('<p><a rel="attachment" href="file:///etc/hostname">x</a></p>', ""),
        ('<p><a rel="attachment" href="font.ttf">x</a></p>', ""),
    ],
)
def test_nothing_else_is_loaded(
    write: Callable[..., int], base: Path, target: Path, body: str, head: str
) -> None:
    shutil.copyfile(FONT, base.parent / "outside.png")
    (base / "link.png").symlink_to(base.parent / "outside.png")
    (base / "notes.txt").write_text("notes")
    assert refusal(write, target, page(body, head=head)).reason == "refused"


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        (page("", lang=""), "lang"),
        (page("", head="<style>p { colour: red }</style>"), "colour"),
        (page("<p><a href='#nowhere'>x</a></p>"), "nowhere"),
        (page("<p id='top'>twice</p>"), "top"),
        (
            page("<svg viewBox='0 0 1 1'><path d='M0 0 L1 1'/></svg>").replace("<title>A page</title>", ""),
            "title",
        ),
    ],
)
def test_every_complaint_is_a_fault(
    write: Callable[..., int], target: Path, html: str, complaint: str
) -> None:
    error = refusal(write, target, html)
    assert error.reason == "log"
    assert complaint in " ".join(error.details)


def test_a_font_of_the_machine_is_a_fault(write: Callable[..., int], target: Path) -> None:
    error = refusal(write, target, page("<p>xyz</p>", family="nothing of ours"))
    assert error.reason == "font"
    assert "x y z" in " ".join(error.details)


def test_a_rendering_that_hangs_is_ended(
    write: Callable[..., int], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(*_: Any) -> None:
        (target.parent / "child").write_text(str(os.getpid()))
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        time.sleep(60)

    monkeypatch.setattr(pdf, "render", hang)
    began = time.monotonic()
    with pytest.raises(PublishError, match=r"card\.pdf was not done after 1 seconds") as caught:
        write(page(""), seconds=1)
    assert caught.value.reason == "timeout"
    assert time.monotonic() - began < 10
    child = int((target.parent / "child").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)
    assert target.read_bytes() == OLD


def test_a_page_that_never_ends_is_ended(write: Callable[..., int], target: Path) -> None:
    nested = page("<div style='display: flex'>" * 14 + "x")
    assert refusal(write, target, nested, seconds=1).reason == "timeout"


def several(base: Path, folder: Path, *pages: str) -> list[Product]:
    return [
        pdf_product(folder / f"{number}.pdf", partial(str, html), base=base, allowed=[base])
        for number, html in enumerate(pages)
    ]


def test_of_several_one_that_hangs_takes_no_other_along(base: Path, tmp_path: Path) -> None:
    endless = page("<div style='display: flex'>" * 14 + "x")
    documents = several(base, tmp_path / "out", page("one"), endless, page("three"))
    ends = list(make_all(documents, 2, Limits(seconds=5)))
    assert [document for document, _ in ends] == documents
    reports = [report for _, report in ends]
    assert isinstance(reports[1], PublishError)
    assert reports[1].reason == "timeout"
    assert [isinstance(report, Written) for report in reports] == [True, False, True]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["0.pdf", "2.pdf"]


def test_the_number_of_workers_changes_no_byte(base: Path, tmp_path: Path) -> None:
    pages = [page(f"<p>{word}</p>{TABLE}") for word in ("one", "two", "three")]
    for workers in (1, 3):
        assert len(list(make_all(several(base, tmp_path / str(workers), *pages), workers))) == 3
    for number in range(3):
        one, other = (tmp_path / str(workers) / f"{number}.pdf" for workers in (1, 3))
        assert one.read_bytes() == other.read_bytes()


def test_who_stops_early_leaves_nothing_half_made(base: Path, tmp_path: Path) -> None:
    endless = page("<div style='display: flex'>" * 14 + "x")
    making = make_all(several(base, tmp_path / "out", page("one"), endless), 2)
    next(making)
    making.close()
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["0.pdf"]
    assert multiprocessing.active_children() == []


@pytest.mark.parametrize(
    ("fault", "reason", "detail"),
    [
        (lambda *_: os.kill(os.getpid(), signal.SIGKILL), "killed", "SIGKILL"),
        (lambda *_: os._exit(3), "killed", "exit code 3"),
        (lambda *_: 1 // 0, "failed", "ZeroDivisionError"),
        (lambda *_: sys.exit("out"), "failed", "SystemExit: out"),
        (lambda *_: os.write(2, b"said by a library\n") and 1 // 0, "failed", "said by a library"),
    ],
)
def test_whatever_happens_is_told(
    write: Callable[..., int],
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    fault: Callable[[Any], Any],
    reason: str,
    detail: str,
) -> None:
    monkeypatch.setattr(pdf, "render", fault)
    error = refusal(write, target, page(""))
    assert error.reason == reason
    assert detail in " ".join(error.details)
    assert error.hint


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not hold a process to it")
def test_memory_is_limited(write: Callable[..., int], target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "render", lambda *_: bytearray(200 * 2**20))
    assert refusal(write, target, page(""), megabytes=100).reason == "memory"


def test_what_the_system_lacks_is_said_first(
    write: Callable[..., int], target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = (preflight.Missing("Pango", "sets the text", "install it"),)
    pdf.warm_up.cache_clear()
    monkeypatch.setattr(preflight, "missing", lambda: lacking)
    error = refusal(write, target, page(""))
    pdf.warm_up.cache_clear()
    assert (error.reason, error.message, error.hint) == ("system", "not installed: Pango", "install it")


def test_an_interrupted_file_is_not_seen(target: Path) -> None:
    def interrupted() -> None:
        with replacing(target) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert target.read_bytes() == OLD
    assert list(target.parent.iterdir()) == [target]


def test_a_file_is_replaced_whole_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "c.txt"
    write_text(path, "é")
    write_text(path, "ü")
    assert path.read_bytes() == "ü".encode()
    assert list(path.parent.iterdir()) == [path]
