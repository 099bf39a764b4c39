"""Names as BibTeX and biblatex write them, to the parts that CSL gives a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scoring.read.bibliography.latex import plain

_EXTENDED = re.compile(r"\s*(?:family|given|prefix|suffix)(?:-i)?\s*=", re.IGNORECASE)
_KEYS = {"family": "family", "given": "given", "prefix": "non-dropping-particle", "suffix": "suffix"}
_OF_INSTITUTIONS = frozenset("of the for and on in to against".split())
_MARKS = re.compile(r"[{}]|\\.|\s+|,|[^{}\\\s,]+", re.DOTALL)


def names(text: str) -> tuple[list[dict[str, str]], bool]:
    """The names, and whether the list ends in *and others*; ValueError, in words, for what is none."""
    found: list[dict[str, str]] = []
    listed = list(_between(text, "and"))
    for part in listed:
        if part.strip().lower() == "others" and part is listed[-1]:
            return found, True
        found.append(_name(part.strip()))
    return found, False


def _between(text: str, word: str) -> Iterator[str]:
    """The parts between a word that stands alone outside of braces."""
    start = depth = 0
    for mark in _MARKS.finditer(text):
        depth += {"{": 1, "}": -1}.get(mark.group(), 0)
        apart = (
            text[mark.start() - 1 : mark.start()].isspace() and text[mark.end() : mark.end() + 1].isspace()
        )
        if depth == 0 and mark.group().lower() == word and apart:
            yield text[start : mark.start()]
            start = mark.end()
    yield text[start:]


def _split(text: str, sign: str) -> list[str]:
    """The text cut at commas (``sign`` ",") or blanks (" ") outside of braces."""
    parts, depth = [""], 0
    for mark in _MARKS.finditer(text):
        depth += {"{": 1, "}": -1}.get(mark.group(), 0)
        cut = mark.group() == "," if sign == "," else mark.group().isspace()
        if depth == 0 and cut:
            parts.append("")
        else:
            parts[-1] += mark.group()
    return [part.strip() for part in parts if part.strip() or sign == ","]


def _name(text: str) -> dict[str, str]:
    if not text:
        raise ValueError("an empty name stands between two “and”")
    if _EXTENDED.match(text):
        return _extended(text)
    parts = _split(text, ",")
    words = _split(parts[0], " ")
    if len(parts) == 1 and len(words) == 1:
        return {"literal": _plain(text)}
    if len(parts) > 3:
        raise ValueError(f"“{_plain(text)[:60]}” has {len(parts) - 1} commas, and a name has two at most")
    if len(parts) == 1:
        return _in_order(words, text)
    particle = 0
    while particle < len(words) - 1 and _low(words[particle]):
        particle += 1
    name = {
        "family": " ".join(words[particle:]),
        "given": parts[-1],
        "non-dropping-particle": " ".join(words[:particle]),
        "suffix": parts[1] if len(parts) == 3 else "",
    }
    return _filled(name)


def _in_order(words: list[str], text: str) -> dict[str, str]:
    """First von Last: the family's name begins behind the last word in small letters, or is the last word."""
    low = [n for n, word in enumerate(words[:-1]) if n and _low(word)]
    if any(words[n].lower() in _OF_INSTITUTIONS for n in low):
        raise ValueError(
            f"“{_plain(text)[:60]}” reads as the name of an institution, and stands as a person's"
        )
    first, last = (low[0], low[-1] + 1) if low else (len(words) - 1, len(words) - 1)
    name = {
        "family": " ".join(words[last:]),
        "given": " ".join(words[:first]),
        "non-dropping-particle": " ".join(words[first:last]),
    }
    return _filled(name)


def _low(word: str) -> bool:
    return not word.startswith("{") and plain(word)[:1].islower()


def _extended(text: str) -> dict[str, str]:
    name: dict[str, str] = {}
    for part in _split(text, ","):
        key, _, value = part.partition("=")
        key = key.strip().lower()
        if key in _KEYS:
            name[_KEYS[key]] = value.strip().strip('"')
    return _filled(name)


def _filled(name: dict[str, str]) -> dict[str, str]:
    made = {key: text for key, value in name.items() if (text := _plain(value))}
    if "family" not in made:
        raise ValueError("a name lacks the family's name")
    return made


def _plain(text: str) -> str:
    return " ".join(plain(text).split())
