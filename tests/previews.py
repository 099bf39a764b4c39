"""A preview that runs, and a client that says what it is told to say."""

from __future__ import annotations

import http.client
from dataclasses import dataclass

from scoring.edit.preview.server import Server
from scoring.edit.preview.view import Choice

CARD = Choice("mini-1", "2010-01", "XAA")
STATE, PDF = (f"/{what}?card={CARD.name}&lang=en" for what in ("state", "pdf"))


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


@dataclass(frozen=True)
class Visitor:
    """A client that says what it is told to say."""

    port: int

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def page(self) -> dict[str, str]:
        """Headers with which the preview's own page asks for something to be done."""
        token = self("/").text.partition('data-token="')[2].partition('"')[0]
        return {"Origin": f"http://{self.host}", "X_Preview_Token": token, "Sec_Fetch_Site": "same-origin"}

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {"Host": self.host, **headers}.items():
            if value:
                connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        found = connection.getresponse()
        answer = Answer(found.status, found.headers, found.read())
        connection.close()
        return answer


@dataclass(frozen=True)
class Asked(Visitor):
    """A preview that runs in this process, and its client."""

    server: Server
