"""Who may ask the preview for what: its own pages, for what belongs to a card, and no one else."""

from __future__ import annotations

import json
import socket
from itertools import islice
from pathlib import Path

import pytest
from edits import answer
from previews import CARD, PDF, STATE, Asked

from scoring.edit.preview.live import Live
from scoring.edit.preview.printing import Printed, Printer
from scoring.edit.preview.server import Server
from scoring.edit.preview.view import Choice

CARD_PAGE = "/card?card=mini-1/2010-01/XAA"


def test_the_page_is_given_out_under_a_strict_policy(ask: Asked) -> None:
    page = ask("/")
    assert (page.status, page.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert 'data-card="mini-1/2010-01/XAA"' in page.text
    assert "<style" not in page.text
    assert page.text.count("<script") == page.text.count('<script src="preview/page.js" defer>') == 1


@pytest.mark.parametrize(
    "path", ["/", STATE, "/card?card=mini-1/2010-01/XAA", "/styles/base.css", "/nothing"]
)
def test_every_answer_is_guarded(ask: Asked, path: str) -> None:
    found = ask(path).headers
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Cross-Origin-Resource-Policy"] == "same-origin"
    assert found["Cache-Control"] == "no-store"
    assert "default-src 'none'" in found["Content-Security-Policy"]
    assert "script-src 'unsafe" not in found["Content-Security-Policy"]


def test_the_card_may_run_nothing(ask: Asked) -> None:
    policy = ask("/card?card=mini-1/2010-01/XAA").headers["Content-Security-Policy"]
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize(
    "host",
    ["", "127.0.0.1", "evil.example", "evil.example:{port}", "127.0.0.1:1", "localhost.evil.example:{port}",
     "0.0.0.0:{port}", "[::1]:{port}", "127.0.0.1:{port}.evil.example", "127.0.0.1:{port}, evil.example"],
)  # fmt: skip
def test_other_names_of_this_machine_are_refused(ask: Asked, host: str) -> None:
    wrong = host.format(port=ask.port)
    for path in ("/", STATE, "/styles/base.css", "/events"):
        assert ask(path, Host=wrong).status == 403
    assert ask(PDF, "POST", Host=wrong).status == 403


def test_both_names_of_its_own_address_will_do(ask: Asked) -> None:
    for host in (ask.host, f"localhost:{ask.port}", f"LOCALHOST:{ask.port}"):
        assert ask("/", Host=host).status == 200


def test_two_hosts_are_one_too_many(ask: Asked) -> None:
    with socket.create_connection(("127.0.0.1", ask.port), timeout=60) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: {ask.host}\r\nHost: evil.example\r\n\r\n".encode())
        assert b" 403 " in line.recv(100)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_pages_of_others_are_refused(ask: Asked, site: str) -> None:
    assert ask(STATE, Sec_Fetch_Site=site).status == 403
    assert ask(STATE, Sec_Fetch_Site="same-origin").status == 200
    assert ask("/", Sec_Fetch_Site="none").status == 200


@pytest.mark.parametrize(
    "path",
    ["/../countries/XAA/country.yaml", "/..%2fcountries/XAA/country.yaml", "/%2e%2e/%2e%2e/etc/passwd",
     "//etc/passwd", "/etc/passwd", "/countries/XAA/2010-01/mini-1.yaml", "/styles/../i18n/ar.po", "/styles/",
     "/styles", "/fonts", "/fonts/", "/booklet.html.j2", "/preview/page.html.j2",
     "/preview/../styles/base.css",
     "/file:///etc/passwd", "/styles/base.css%00.css", "/pdf", PDF, "/campaign/campaign.yaml", "/i18n/ar.po",
     "/state", "/state?card=mini-1", "/state?card=mini-1/2010-01/XZZ", "/card?card=../../XAA",
     "/state?card=mini-1/2010-01/XAA&lang=../ar"],
)  # fmt: skip
def test_nothing_else_is_given_out(ask: Asked, path: str) -> None:
    assert (ask(path).status, ask(path).text) == (404, "There is nothing here.\n")


def test_styles_and_fonts_are_given_out_by_name(ask: Asked) -> None:
    kinds = {
        "/styles/base.css": "text/css",
        "/fonts/SourceSans3-Regular.ttf": "font/ttf",
        "/preview/page.js": "text/javascript",
        "/preview/page.css": "text/css",
        "/preview/card.css": "text/css",
    }
    assert {path: ask(path).headers["Content-Type"] for path in kinds} == kinds
    assert all(ask(path).status == 200 for path in kinds)
    head = ask("/styles/base.css", "HEAD")
    assert (head.status, head.body) == (200, b"")
    assert int(head.headers["Content-Length"]) > 100


def test_a_link_out_of_the_templates_is_not_followed(root: Path) -> None:
    secret = root.parent / "secret.css"
    secret.write_text("secret", encoding="utf-8")
    own = root / "templates"
    (own / "styles").mkdir(parents=True)
    (own / "booklet.html.j2").write_text("", encoding="utf-8")
    (own / "styles" / "own.css").write_text("own", encoding="utf-8")
    (own / "styles" / "out.css").symlink_to(secret)
    assert {"styles/own.css"} == {
        name for name in Live(root, lambda *_: (), lambda: "").assets() if name.startswith("styles/")
    }


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_other_methods_are_not_known(ask: Asked, method: str) -> None:
    found = ask("/", method)
    assert found.status == 501
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert "<" not in found.text


def test_pages_are_not_posted_to(ask: Asked) -> None:
    for path in ("/", STATE, "/events", "/styles/base.css", "/nothing"):
        assert ask(path, "POST").status == 404


def test_an_address_without_end_is_refused(ask: Asked) -> None:
    assert ask(f"/state?card={'a' * 5000}").status == 414


def printing(ask: Asked, **headers: str) -> int:
    return ask(PDF, "POST", **{**ask.page, **headers}).status


def test_a_pdf_is_made_for_the_page_alone(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Choice] = []

    def make(self: Printer, choice: Choice) -> Printed:
        asked.append(choice)
        return Printed(None, ("nothing was made",))

    monkeypatch.setattr(Printer, "print", make)
    port = ask.port
    assert printing(ask, X_Preview_Token="") == 403
    assert printing(ask, X_Preview_Token="x" * 43) == 403
    assert printing(ask, X_Preview_Token="\u00e9") == 403
    assert printing(ask, Origin="") == 403
    assert printing(ask, Origin="null") == 403
    assert printing(ask, Origin="http://evil.example") == 403
    assert printing(ask, Origin=f"https://127.0.0.1:{port}") == 403
    assert printing(ask, Sec_Fetch_Site="cross-site") == 403
    assert asked == []
    assert printing(ask) == 200
    assert printing(ask, Origin=f"http://localhost:{port}", Sec_Fetch_Site="") == 200
    assert asked == [CARD, CARD]


def test_a_pdf_that_was_made_is_given_out(ask: Asked) -> None:
    assert ask(PDF).status == 404
    file = ask.server.live.root / "output" / "XAA-booklet.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF-")
    ask.server.printer.made[CARD] = file
    found = ask(PDF)
    assert (found.status, found.headers["Content-Type"], found.body) == (200, "application/pdf", b"%PDF-")
    assert json.loads(ask(STATE).body)["pdf"] == PDF.removeprefix("/")
    file.unlink()
    assert ask(PDF).status == 404


def test_each_save_is_told_to_a_page_that_listens(ask: Asked) -> None:
    root = ask.server.live.root
    with socket.create_connection(("127.0.0.1", ask.port), timeout=60) as line:
        line.sendall(f"GET /events HTTP/1.1\r\nHost: {ask.host}\r\n\r\n".encode())
        stream = line.makefile("r", encoding="utf-8", newline="\n")
        head = [stream.readline().strip() for _ in range(3)]
        assert head[0].endswith(" 200 OK")
        lines = islice(stream, 60)  # of what is said while nothing happens, not more than that
        told = (json.loads(one.removeprefix("data: ")) for one in lines if one.startswith("data: "))
        first = next(told)
        assert (first["version"], first["saved"]) == (0, [])
        answer(root, "xaa-1.1-a1", "met", "not met")
        second = next(told)
        assert second["version"] == 1
        assert second["saved"] == ["countries/XAA/2010-01/mini-1.yaml"]
        assert second["run"] == first["run"]
    assert json.loads(ask(STATE).body)["strip"]["files"] == second["saved"]


def test_more_pages_than_there_can_be_are_turned_away(ask: Asked) -> None:
    while ask.server.pages.acquire(blocking=False):
        pass
    assert ask("/events").status == 503
    assert ask("/").status == 200


def test_a_fault_of_ours_is_told_without_more(ask: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ValueError("out of order")

    monkeypatch.setattr(ask.server.live, "page", fails)
    found = ask(STATE)
    assert found.status == 500
    assert json.loads(found.body) == {"failed": "The engine failed, not your files: ValueError: out of order"}


def test_words_of_the_evidence_are_no_markup(ask: Asked) -> None:
    file = ask.server.live.root / "countries/XAA/2010-01/mini-1.yaml"
    text = file.read_text(encoding="utf-8")
    statement = "A national plan against child trafficking is in force from 2008 to 2012."
    assert statement in text
    file.write_text(text.replace(statement, "<script>alert(1)</script> plan"), encoding="utf-8")
    ask.server.live.saved([str(file)])
    found = ask("/card?card=mini-1/2010-01/XAA").text
    assert "<script>" not in found
    assert "&lt;script&gt;alert(1)&lt;/script&gt; plan" in found


def test_two_previews_have_two_ports(ask: Asked, live: Live) -> None:
    other = Server(live, Printer(live.root), CARD, follows=False)
    try:
        assert other.server_port != ask.port
        assert other.token != ask.server.token
        with pytest.raises(OSError, match="in use"):
            Server(live, Printer(live.root), CARD, follows=False, port=ask.port)
    finally:
        other.server_close()
