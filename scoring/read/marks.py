"""The marks of our own in Markdown, citations and placeholders, and what a text may not hold.

Each rule is an inline rule of markdown-it: called where its character stands, with ``silent`` set while
the parser only looks ahead. What they find is gathered in the ``Marks`` under ``env["marks"]``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from markdown_it.rules_inline import StateInline

MAX_CITATION = 600
"""Characters from ``[`` to ``]``: more is a bracket that was never closed."""


@dataclass(frozen=True)
class Cite:
    """One source of a citation; ``offset`` is where its ``@`` stands, ``prefix`` the words before it."""

    prefix: str
    key: str
    locator: str
    offset: int


@dataclass(frozen=True)
class Cluster:
    """A citation in brackets, printed as one note; ``offset`` is where its ``[`` stands."""

    cites: tuple[Cite, ...]
    offset: int = 0


@dataclass(frozen=True)
class Placeholder:
    """``{name}`` or ``{name:argument}``, filled when printing."""

    name: str
    argument: str
    offset: int


@dataclass(frozen=True)
class Link:
    """A link that is kept: its address, and where its ``[`` or ``<`` stands."""

    address: str
    offset: int


@dataclass(frozen=True)
class Fault:
    """Something a text may not hold; ``code`` is the problem's code."""

    offset: int
    message: str
    hint: str
    code: str = "text.markup"


@dataclass
class Marks:
    """What the rules find in one text; ``here`` leads from the parser's place to the text's."""

    here: Callable[[int], int] = int
    clusters: list[Cluster] = field(default_factory=list)
    placeholders: list[Placeholder] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_CITATION = re.compile(r"\[(?:[^\[\]]*[\s;])?@")
_PLACEHOLDER = re.compile(r"\{([a-z-]+)(?::([A-Za-z0-9.-]+))?\}")
_BRACES = re.compile(r"\{[^{}\n]*\}")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}]+", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|<!--|<!\[CDATA\[|<![A-Za-z]|<\?")
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_LOST_LINK = re.compile(r"\]\(\s*<?[A-Za-z][A-Za-z0-9+.-]*:")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

CITATION_HINT = r"Write [@source], [@source, place] or [@a; @b, place]; for a plain bracket write \[."
LINK_HINT = "Write [words](https://…); only http and https addresses are printed, and no citation inside."


def web_address(address: str) -> bool:
    """Whether the address may be printed as a link: http or https, a host, no user name in it."""
    if not _ADDRESS.fullmatch(address):
        return False
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def _fault(state: StateInline, silent: bool, message: str, hint: str, code: str = "text.markup") -> None:
    if not silent:
        marks = _marks(state)
        marks.faults.append(Fault(marks.here(state.pos), message, hint, code))


def _marks(state: StateInline) -> Marks:
    marks = state.env["marks"]
    assert isinstance(marks, Marks)
    return marks


def _as_text(state: StateInline, silent: bool, end: int) -> bool:
    """Print everything up to ``end`` as it is written."""
    if not silent:
        state.append_pending(state.src[state.pos : end])
    state.pos = end
    return True


def citation(state: StateInline, silent: bool) -> bool:
    """``[@key, place; as reported in @key]``"""
    start, limit = state.pos, min(state.pos + MAX_CITATION, state.posMax)
    if state.src[start] != "[" or not _CITATION.match(state.src, start, limit):
        return False
    end = state.src.find("]", start, limit)
    if end < 0:
        _fault(state, silent, "the citation is not closed", CITATION_HINT, "text.citation")
        return _as_text(state, silent, start + 1)
    cites = _cites(state.src[start + 1 : end], start + 1, _marks(state).here)
    if cites is None:
        _fault(state, silent, "the citation cannot be read", CITATION_HINT, "text.citation")
        return _as_text(state, silent, end + 1)
    if not silent:
        cluster = Cluster(cites, _marks(state).here(start))
        _marks(state).clusters.append(cluster)
        state.push("citation", "", 0).meta = {"cluster": cluster}
    state.pos = end + 1
    return True


def _cites(inside: str, start: int, here: Callable[[int], int]) -> tuple[Cite, ...] | None:
    cites = []
    for part in inside.split(";"):
        before, at, after = part.partition("@")
        key = _KEY.match(after)
        rest = after[key.end() :].strip() if key else ""
        locator = rest.removeprefix(",").strip()
        spaced = not before or before[-1].isspace()
        readable = at and key and spaced and bool(rest) == bool(locator) and (not rest or rest[0] == ",")
        if not key or not readable or re.search(r"[@{}\[\\]", before + rest):
            return None
        prefix, place = " ".join(before.split()), " ".join(locator.split())
        cites.append(Cite(prefix, key.group(), place, here(start + len(before))))
        start += len(part) + 1
    return tuple(cites)


def placeholder(state: StateInline, silent: bool) -> bool:
    """``{name}`` and ``{name:argument}``"""
    character = state.src[state.pos]
    if character not in "{}":
        return False
    hint = r"Write {name} or {name:argument}; for a plain brace write \{ or \}."
    found = _PLACEHOLDER.match(state.src, state.pos, state.posMax)
    if not found:
        braces = _BRACES.match(state.src, state.pos, state.posMax)
        what = "the placeholder cannot be read" if braces else f"the brace {character} stands alone"
        _fault(state, silent, what, hint, "text.unknown-placeholder")
        return _as_text(state, silent, braces.end() if braces else state.pos + 1)
    if not silent:
        mark = Placeholder(found[1], found[2] or "", _marks(state).here(state.pos))
        _marks(state).placeholders.append(mark)
        state.push("placeholder", "", 0).meta = {"placeholder": mark}
    state.pos = found.end()
    return True


def link(state: StateInline, silent: bool) -> bool:
    """``[words](address)``; stands in for markdown-it's own rule, which leaves a refused one unsaid."""
    start, limit = state.pos, state.posMax
    if state.src[start] != "[" or state.src.find("](", start, limit) < 0:
        return False
    label_end = state.md.helpers.parseLinkLabel(state, start, True)
    if label_end < 0 or not state.src.startswith("(", label_end + 1):
        return False
    address, end = _target(state, label_end + 2)
    if not web_address(address):
        _fault(state, silent, _refusal(address), LINK_HINT)
        return _as_text(state, silent, end)
    if not silent:
        _marks(state).links.append(Link(address, _marks(state).here(start)))
        state.pos, state.posMax = start + 1, label_end
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = end, limit
    return True


def _target(state: StateInline, pos: int) -> tuple[str, int]:
    """The address that begins at ``pos`` ("" where it cannot be read) and the place after its ``)``."""
    found = state.md.helpers.parseLinkDestination(state.src, _after_blanks(state, pos), state.posMax)
    end = _after_blanks(state, found.pos)
    if found.ok and end < state.posMax and state.src[end] == ")":
        return ("" if "{" in found.str else state.md.normalizeLink(found.str)), end + 1
    close = state.src.find(")", pos, state.posMax)
    return "", (close + 1 if close >= 0 else state.posMax)


def _after_blanks(state: StateInline, pos: int) -> int:
    while pos < state.posMax and state.src[pos] in " \t\n":
        pos += 1
    return pos


def angle(state: StateInline, silent: bool) -> bool:
    """``<https://…>`` is a link; HTML and other addresses are refused."""
    if state.src[state.pos] != "<":
        return False
    if found := _AUTOLINK.match(state.src, state.pos, state.posMax):
        address = state.md.normalizeLink(found[1])
        if not web_address(address):
            _fault(state, silent, _refusal(found[1]), LINK_HINT)
            return _as_text(state, silent, found.end())
        if not silent:
            _marks(state).links.append(Link(address, _marks(state).here(state.pos)))
            state.push("link_open", "a", 1).attrs = {"href": address}
            state.push("text", "", 0).content = found[1]
            state.push("link_close", "a", -1)
        state.pos = found.end()
        return True
    if found := _TAG.match(state.src, state.pos, state.posMax):
        _fault(state, silent, f"“{found.group()}” looks like HTML", "Use Markdown; for a plain < write \\<.")
        return _as_text(state, silent, state.pos + 1)
    return False


def refused(state: StateInline, silent: bool) -> bool:
    """Pictures, code and character references; and links whose brackets do not match."""
    character, pos = state.src[state.pos], state.pos
    if state.src.startswith("![", pos) and state.src.find("](", pos, state.posMax) > 0:
        label_end = state.md.helpers.parseLinkLabel(state, pos + 1, False)
        if label_end > 0 and state.src.startswith("(", label_end + 1):
            _fault(state, silent, "texts hold no pictures", "Leave the picture out, or link to it.")
            return _as_text(state, silent, _target(state, label_end + 2)[1])
    elif character == "`":
        _fault(state, silent, "texts hold no code", "Leave the ` out; for a plain one write \\`.")
        return _as_text(state, silent, len(state.src) - len(state.src[pos:].lstrip("`")))
    elif character == "]" and _LOST_LINK.match(state.src, pos, state.posMax):
        _fault(state, silent, "the link cannot be read", LINK_HINT)
    elif found := _ENTITY.match(state.src, pos, state.posMax):
        _fault(state, silent, f"“{found.group()}” would be printed as it is", "Write the character itself.")
        return _as_text(state, silent, found.end())
    return False


def _refusal(address: str) -> str:
    short = address if len(address) <= 60 else address[:59] + "…"
    return f"the link to “{short}” is refused" if address else "the link cannot be read"
