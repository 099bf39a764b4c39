"""The preview's server: for this machine alone, and for nothing but the preview."""

from __future__ import annotations

import contextlib
import json
import secrets
import socketserver
import threading
from collections.abc import Callable, Mapping
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from scoring.edit.preview.card import page_folder
from scoring.edit.preview.guard import ADDRESS, headers_of, refusal, refused_action
from scoring.edit.preview.live import Live
from scoring.edit.preview.printing import Printer
from scoring.edit.preview.view import Choice
from scoring.edit.preview.watch import watch
from scoring.language import Language
from scoring.publish.design import DesignView
from scoring.publish.html import environment
from scoring.read.languages import language_codes

BEAT = 15
"""Seconds of silence after which a page is told that nothing has changed, or found to be gone."""
MOST_PAGES = 30
LONGEST_QUERY = 2000
HTML, JSON = "text/html; charset=utf-8", "application/json; charset=utf-8"


class Server(ThreadingHTTPServer):
    """Answers pages of the preview; OSError where the port is taken. Port 0 is any that is free."""

    daemon_threads = True

    def __init__(self, live: Live, printer: Printer, first: Choice, follows: bool, port: int = 0) -> None:
        self.live, self.printer = live, printer
        self.first, self.follows = first, follows
        self.token, self.named = secrets.token_urlsafe(32), secrets.token_hex(4)
        self.stopping = threading.Event()
        self.pages = threading.BoundedSemaphore(MOST_PAGES)
        super().__init__((ADDRESS, port), Handler)

    def server_bind(self) -> None:
        """Without looking up a name for the address, as HTTPServer does."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def address(self) -> str:
        return f"http://{ADDRESS}:{self.server_port}/"

    def handle_error(self, request: object, client_address: object) -> None:
        """A page that was closed while it was answered is no fault; what is one was said on the page."""

    def run(self) -> None:
        """Watch and answer until interrupted."""
        live = self.live
        task = partial(watch, live.folders, live.first_seen, live.saved, self.stopping)
        watcher = threading.Thread(target=task, name="watch", daemon=True)
        watcher.start()
        try:
            self.serve_forever(poll_interval=0.1)
        finally:
            self.stopping.set()
            with self.live.news:
                self.live.news.notify_all()
            self.printer.stop()
            watcher.join(2)
            self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Server
    server_version = "cards"
    sys_version = ""
    error_message_format = "%(message)s\n"
    error_content_type = "text/plain; charset=utf-8"
    timeout = 30
    policy = "file"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing of requests."""

    def do_GET(self) -> None:
        self._answer({"": self._page, "card": self._card, "state": self._state, "events": self._events})

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_POST(self) -> None:
        self._answer({"pdf": self._make_pdf})

    def _answer(self, known: Mapping[str, Callable[[dict[str, str]], None]]) -> None:
        if said := refusal(self.headers, self.server.server_port):
            self._send(403, said + "\n")
            return
        address = urlsplit(self.path)
        if len(self.path) > LONGEST_QUERY:
            self._send(414, "The address is too long.\n")
            return
        query = {name: values[-1] for name, values in parse_qs(address.query).items()}
        name = unquote(address.path).removeprefix("/")
        try:
            if self.command == "POST" or name in known:
                known[name](query)
            else:
                self._file(name, query)
        except KeyError:
            self._send(404, "There is nothing here.\n")
        except OSError:
            raise
        except Exception as error:  # noqa: BLE001 - the page says so, and the server goes on
            said = f"The engine failed, not your files: {type(error).__name__}: {error}"
            self._json({"failed": said}, 500)

    # what there is

    def _page(self, query: dict[str, str]) -> None:
        server, workspace = self.server, self.server.live.state.loaded.workspace
        codes = language_codes(workspace.templates)
        folder = page_folder(workspace.root)
        page = environment(folder, Language(), DesignView({})).get_template("page.html.j2")
        html = page.render(
            token=server.token,
            first=server.first,
            follows=server.follows,
            languages=[(code, str(Language(code).locale.get_language_name()).capitalize()) for code in codes],
        )
        self._send(200, html, HTML, "page")

    def _card(self, query: dict[str, str]) -> None:
        self._send(200, self.server.live.page(_choice(query))["html"] or "<!DOCTYPE html>", HTML, "card")

    def _state(self, query: dict[str, str]) -> None:
        choice = _choice(query)
        printed = self.server.printer.made.get(choice)
        self._json({**self.server.live.page(choice), "pdf": _link(choice) if printed else ""})

    def _events(self, query: dict[str, str]) -> None:
        """Tell the page of each save, as long as it is open."""
        if self.command == "HEAD" or not self.server.pages.acquire(blocking=False):
            self._send(503, "Too many pages are open.\n")
            return
        try:
            self._head(200, "text/event-stream; charset=utf-8", "file")
            with contextlib.suppress(ConnectionError, TimeoutError):
                self._tell()
        finally:
            self.server.pages.release()

    def _tell(self) -> None:
        live, told = self.server.live, None
        while not self.server.stopping.is_set():
            seen = (live.state.version, live.failed)
            if seen == told:
                self.wfile.write(b": nothing new\n\n")
            else:
                data = {"run": self.server.named, "version": seen[0], "saved": live.state.touched}
                self.wfile.write(f"data: {json.dumps(data)}\n\n".encode())
            self.wfile.flush()
            told = seen
            with live.news:
                if (live.state.version, live.failed) == told:
                    live.news.wait(BEAT)

    def _make_pdf(self, query: dict[str, str]) -> None:
        if said := refused_action(self.headers, self.server.server_port, self.server.token):
            self._send(403, said + "\n")
            return
        choice = _choice(query)
        self.server.live.page(choice)  # KeyError where there is no such card
        printed = self.server.printer.print(choice)
        if printed.file is None:
            self._json({"pdf": "", "said": printed.said})
            return
        root = self.server.live.root
        shown = printed.file.relative_to(root) if printed.file.is_relative_to(root) else printed.file
        self._json({"pdf": _link(choice), "file": shown.as_posix()})

    def _file(self, name: str, query: dict[str, str]) -> None:
        """A file by its name in a list; a PDF that was made here. KeyError for anything else."""
        if name == "pdf":
            path, kind = self.server.printer.made[_choice(query)], "application/pdf"
        else:
            path, kind = self.server.live.assets()[name]
        self._send(200, _content(path), kind, "file", name=path.name if name == "pdf" else "")

    # how it is sent

    def _json(self, record: Mapping[str, Any], status: int = 200) -> None:
        self._send(status, json.dumps(record, ensure_ascii=False), JSON)

    def _send(
        self,
        status: int,
        content: str | bytes,
        kind: str = "text/plain; charset=utf-8",
        policy: str = "file",
        name: str = "",
    ) -> None:
        body = content.encode("utf-8") if isinstance(content, str) else content
        own = {"Content-Disposition": f'inline; filename="{name}"'} if name else {}
        self._head(status, kind, policy, {"Content-Length": str(len(body)), **own})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: int, kind: str, policy: str, headers: Mapping[str, str] | None = None) -> None:
        self.policy = policy
        self.send_response(status)
        for header, value in {"Content-Type": kind, **(headers or {})}.items():
            self.send_header(header, value)
        self.end_headers()

    def end_headers(self) -> None:
        """With the policy in every answer, refusals of requests that cannot be read among them."""
        for header, value in headers_of(self.policy).items():
            self.send_header(header, value)
        super().end_headers()


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        raise KeyError(path.name) from None


def _choice(query: Mapping[str, str]) -> Choice:
    """The card that is asked for; KeyError where it is not named as one is."""
    parts = query.get("card", "").split("/")
    if len(parts) != 3:
        raise KeyError("card")
    return Choice(parts[0], parts[1], parts[2], query.get("lang", "en"))


def _link(choice: Choice) -> str:
    return f"pdf?card={choice.name}&lang={choice.language}"
