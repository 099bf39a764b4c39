"""The YAML language server that editors use, spoken to as an editor does: JSON messages over stdio."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from types import TracebackType
from typing import Any

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False},
        "schemas": {},
    },
    "http": {"proxy": "", "proxyStrictSSL": False},
    "[yaml]": {},
    "editor": {"tabSize": 2},
}


class Server:
    """A running server; texts opened in it need not be those of the files."""

    def __init__(self, node: str, root: Path) -> None:
        command = [node, str(PROGRAM), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.asked = self.opened = 0
        self.found: dict[str, list[dict[str, Any]]] = {}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [{"uri": root.as_uri(), "name": "cards"}],
                "capabilities": {
                    "textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}},
                    "workspace": {"configuration": True},
                },
            },
        )
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": SETTINGS})

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.communicate()

    def ask(self, method: str, parameters: Any) -> Any:
        """The server's answer; what it asks or tells meanwhile is answered or kept."""
        self.asked += 1
        self._send({"id": self.asked, "method": method, "params": parameters})
        while True:
            message = self._receive()
            if message.get("id") == self.asked and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._heed(message)

    def tell(self, method: str, parameters: Any) -> None:
        self._send({"method": method, "params": parameters})

    def open(self, path: Path, text: str | None = None) -> list[dict[str, Any]]:
        """What the server finds wrong with a file, or with a text in its place."""
        uri = path.as_uri()
        said = text if text is not None else path.read_text(encoding="utf-8")
        self.found.pop(uri, None)
        self.opened += 1  # a text of the same version would be taken for the one read before
        document = {"uri": uri, "languageId": "yaml", "version": self.opened, "text": said}
        self.tell("textDocument/didOpen", {"textDocument": document})
        while uri not in self.found:
            self._heed(self._receive())
        return self.found[uri]

    def close(self, path: Path) -> None:
        uri = path.as_uri()
        self.found.pop(uri, None)
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        while uri not in self.found:  # it takes back what it found
            self._heed(self._receive())

    def hover(self, path: Path, line: int, column: int) -> str:
        found = self.ask("textDocument/hover", _place(path, line, column))
        return str(found["contents"]["value"]) if found else ""

    def offers(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What may be written at a place, each with what is said about it."""
        found = self.ask("textDocument/completion", _place(path, line, column))
        return {item["label"]: _said(item.get("documentation", "")) for item in found["items"]}

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.process.stdin
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self.process.stdout
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        return message

    def _heed(self, message: dict[str, Any]) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            self.found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [SETTINGS.get(item.get("section"), {}) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})


def _place(path: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}


def _said(documentation: Any) -> str:
    return str(documentation["value"] if isinstance(documentation, dict) else documentation)
