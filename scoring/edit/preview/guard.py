"""Who may ask the preview for anything: pages that it gave out itself, on this machine.

A site open in the same browser can send requests to this machine too, and by a name of its own that leads to
127.0.0.1 even read the answers. So the name asked for, and where a request comes from, are checked each time.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from email.message import Message

ADDRESS = "127.0.0.1"
TOKEN = "X-Preview-Token"
_NAMES = (ADDRESS, "localhost")
_OWN = {"same-origin", "none"}
"""Of what browsers say in Sec-Fetch-Site: the page itself, or a person who typed the address."""

_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'"
POLICIES: Mapping[str, str] = {
    "page": f"{_NOTHING}; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; frame-ancestors 'none'",
    # A card has no script. Its bars are as wide as attributes say, and its fonts stand in its head.
    "card": f"{_NOTHING}; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; "
    "frame-ancestors 'self'",
    "file": f"{_NOTHING}; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


def refusal(headers: Message, port: int) -> str:
    """Why a request is not answered, whatever it asks for; empty where it may be."""
    hosts = headers.get_all("Host") or []
    if len(hosts) != 1 or hosts[0].lower() not in {f"{name}:{port}" for name in _NAMES}:
        return "The preview answers to its own address alone."
    if headers.get("Sec-Fetch-Site", "none") not in _OWN:
        return "The preview answers to its own pages alone."
    return ""


def refused_action(headers: Message, port: int, token: str) -> str:
    """Why something that makes files is not done: it takes the page itself, with the token of this run."""
    origins = {f"http://{name}:{port}" for name in _NAMES}
    if headers.get("Origin") not in origins or headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "Only the page of the preview may ask for this."
    if not hmac.compare_digest(headers.get(TOKEN, "").encode(), token.encode()):
        return "The page is of an earlier preview: load it again."
    return ""


def headers_of(policy: str) -> dict[str, str]:
    return {**_ALL, "Content-Security-Policy": POLICIES[policy]}
