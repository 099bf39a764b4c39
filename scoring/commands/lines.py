"""Sections of lines, printed for a terminal or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import fill

from scoring.problems import plain

WIDTH = 100
_MARKS = {"+": "added: ", "-": "removed: "}
_SPECIAL = re.compile(r"([\\`*_\[\]#|~>@])")


class Code(str):
    """Data rather than prose: an id or a value, which Markdown sets apart and never reads as markup."""

    __slots__ = ()


Part = str | Code


@dataclass(frozen=True)
class Line:
    """A line of a list; ``mark`` is + for what came, - for what went, ``depth`` how far it is set in."""

    parts: tuple[Part, ...]
    depth: int = 0
    mark: str = ""


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]


def as_text(sections: Iterable[Section]) -> str:
    """For people at a terminal, wrapped; control characters in data are made visible."""
    return "\n\n".join(
        "\n".join([section.title, *map(_text_line, section.lines)]) for section in sections if section.lines
    )


def _text_line(line: Line) -> str:
    indent = "  " * (line.depth + 1)
    mark = f"{line.mark} " if line.mark else ""
    return fill(
        plain("".join(line.parts)),
        WIDTH,
        initial_indent=f"{indent}{mark}",
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def paragraph(text: str) -> str:
    return fill(plain(text), WIDTH, break_long_words=False, break_on_hyphens=False)


def as_markdown(sections: Sequence[Section]) -> str:
    """For a pull request: headings and lists; data stand in code spans or are escaped."""
    return "\n\n".join(
        "\n".join([f"### {section.title}", "", *map(_markdown_line, section.lines)])
        for section in sections
        if section.lines
    )


def _markdown_line(line: Line) -> str:
    return f"{'  ' * line.depth}- {_MARKS.get(line.mark, '')}{markdown(line.parts)}"


def markdown(parts: Iterable[Part]) -> str:
    return "".join(_span(plain(part)) if isinstance(part, Code) else _escaped(part) for part in parts)


def _span(text: str) -> str:
    """A code span, fenced by more backticks than the text has in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    room = " " if text.startswith("`") or text.endswith("`") or not text.strip() else ""
    return f"{fence}{room}{text}{room}{fence}"


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", plain(text)).replace("&", "&amp;").replace("<", "&lt;")
