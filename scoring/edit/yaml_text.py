"""Lines of YAML as a person would write them: values, explanations, and items still to be filled in.

In what is written for an author, a line with ``##`` explains and a line with ``#`` is YAML that waits: an
editor's command for comments makes one of both kinds right at once.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

WIDTH = 110
_PLAIN = re.compile(r"[^\W_](.*\S)?")
_PROSE = re.compile(r"\S+( \S+)*")
_KEPT_SHORT = 80
_JOINERS = "\u200c\u200d"
"""Unseen, and letters of some scripts need them."""


def scalar(text: str) -> str:
    """A text as one value: as it stands where YAML reads it back unchanged, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and text.isprintable() and not text.endswith(":")
    if plain and ": " not in text and " #" not in text:
        return text
    return quoted(text)


def quoted(text: str) -> str:
    return '"' + "".join(_escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if char in '\\"':
        return f"\\{char}"
    if char.isprintable():
        return char
    point = ord(char)
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}" if point < 0x10000 else f"\\U{point:08x}"


def pair(key: str, text: str, indent: int = 0) -> list[str]:
    """A key and its text, folded over several lines below the key where it is long."""
    head = " " * indent
    if len(text) <= _KEPT_SHORT or not (text.isprintable() and _PROSE.fullmatch(text)):
        return [f"{head}{key}: {scalar(text)}"]
    inner = head + "  "
    return [f"{head}{key}: >-", *_wrapped(text, inner, inner)]


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def one_line(text: str) -> str:
    """A text for a comment: on one line, and without what no YAML file may hold."""
    return "".join(char for char in " ".join(text.split()) if char.isprintable() or char in _JOINERS)


def explained(text: str, indent: int = 0, hanging: int = 0) -> list[str]:
    """A comment that explains; the lines after the first stand ``hanging`` columns further in."""
    head = "## " + " " * indent
    return _wrapped(one_line(text), head, head + " " * hanging) or ["##"]


def waiting(lines: Iterable[str]) -> Iterator[str]:
    """YAML as comments, to be used by taking away the first two characters."""
    return (f"# {line}".rstrip() for line in lines)


def blank(key: str, remark: str = "", indent: int = 0, value: str = "") -> str:
    """A key whose value is to be filled in, with a remark at the end of the line."""
    line = f"{' ' * indent}{key}: {value}".rstrip()
    return f"{line:<28} # {remark}" if remark else line


def header(schema: str, depth: int) -> list[str]:
    """The first lines of a file so many folders below the workspace."""
    return [f"# yaml-language-server: $schema={'../' * depth}.schemas/{schema}.json", "schema: 1"]


def number(value: Fraction) -> str:
    """A number as files write it: 3, 0.75 or, where decimals do not end in time, 1/3."""
    for places in range(10):
        if (value * 10**places).denominator == 1:
            whole = f"{abs(int(value * 10**places)):0{places + 1}}"
            sign = "-" if value < 0 else ""
            return sign + (f"{whole[:-places]}.{whole[-places:]}" if places else whole)
    return str(value)


def day(value: date) -> str:
    return value.isoformat()


def text_of(lines: Iterable[str]) -> str:
    """The file: its lines, with no more than one empty line between any two."""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
