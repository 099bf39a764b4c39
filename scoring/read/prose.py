"""Markdown texts with citations and placeholders: what is in them, and how they become HTML.

A text is CommonMark without HTML, pictures, code and reference links. ``[@key, place]`` cites a source,
``{name}`` or ``{name:argument}`` stands for a figure that the engine knows, ``\\{`` is a plain brace.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markupsafe import Markup, escape

from scoring.language.catalogue import FALLBACK, marked, unmarked
from scoring.read import marks
from scoring.read.marks import Cite, Cluster, Fault, Link, Marks, Placeholder, web_address

__all__ = [
    "MAX_LENGTH", "MAX_NESTING", "Cite", "Cluster", "Fault", "Link", "Placeholder", "Prose",
    "parse", "render", "web_address",
]  # fmt: skip

MAX_LENGTH = 20_000
"""Characters in one text: some eight pages."""

MAX_NESTING = 12
"""Elements inside one another, paragraphs included: enough for a list in a list in a quotation."""

# Control characters save tab and newline, line separators, marks that turn the direction of what
# follows, surrogates and non-characters. A text must read as it is stored.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]+"
)
_REPLACEMENT = "\ufffd"
_WORDS = re.compile(r"(?<![^>])[^<>]*[^\W\d_][^<>]*")
"""What stands between the tags of escaped HTML, where it holds words."""
_HEADING = re.compile(r"#+[ \t]*")
_MARKED = re.compile(r"[][{}<>!&\\*_`#]|^[ \t]*(?:[-+=~]|\d+[.)])", re.MULTILINE)
"""Without one of these a text is plain paragraphs, in which nothing is to be found: most summaries are."""


@dataclass(frozen=True)
class Prose:
    """What a text holds, in its own order; every offset counts characters from its beginning."""

    clusters: tuple[Cluster, ...]
    placeholders: tuple[Placeholder, ...]
    faults: tuple[Fault, ...]
    links: tuple[Link, ...]


NOTHING = Prose((), (), (), ())


@lru_cache(maxsize=4096)
def parse(text: str) -> Prose:
    """What is in the text and what is wrong with it."""
    if len(text) > MAX_LENGTH:
        message = f"the text has {len(text):,} characters, and {MAX_LENGTH:,} are read at most"
        return Prose((), (), (Fault(MAX_LENGTH, message, "Divide or shorten it."),), ())
    if not _MARKED.search(text) and not _UNSEEN.search(text):
        return NOTHING
    return _parsed(text)


def _parsed(text: str) -> Prose:
    found = Marks()
    tokens = _markdown().parse(_seen(text), {"marks": found})
    faults = [*_unseen(text), *found.faults, *_too_deep(tokens, text)]
    faults.sort(key=lambda fault: fault.offset)
    return Prose(tuple(found.clusters), tuple(found.placeholders), tuple(faults), tuple(found.links))


def render(
    text: str,
    *,
    fill: Callable[[str, str], str],
    cite: Callable[[Cluster], Markup],
    heading_level: int,
    inline: bool = False,
    close_up: bool = True,
    english: bool = True,
) -> Markup:
    """The text as HTML, whatever it is: what ``parse`` finds fault with is printed as it is written.

    ``fill`` gives the words for a placeholder's name and argument, ``cite`` the mark for a note; both are
    called once each in the text's order. The text's highest headings become ``heading_level``.
    ``close_up`` takes out the space before a citation, for marks that hang on the word before them.
    Straight quotation marks are curved in ``english`` alone: other languages have marks of their own.
    A text that is in English for want of a translation is marked as such, piece by piece.
    """
    if text.startswith(FALLBACK):
        whole = render(
            unmarked(text),
            fill=fill,
            cite=cite,
            heading_level=heading_level,
            inline=inline,
            close_up=close_up,
        )
        return Markup(_WORDS.sub(lambda found: marked(found[0]), whole))
    if len(text) > MAX_LENGTH:
        return escape(_seen(text))
    env: dict[str, Any] = {"marks": Marks(), "fill": fill, "cite": cite}
    markdown = _markdown(english)
    tokens = markdown.parseInline(_seen(text), env) if inline else markdown.parse(_seen(text), env)
    _shift_headings(tokens, heading_level)
    if close_up:
        _close_up(tokens)
    return Markup(markdown.renderer.render(tokens, markdown.options, env))  # the renderer has escaped it


@lru_cache(maxsize=2)
def _markdown(english: bool = True) -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False, "typographer": english}).enable("smartquotes")
    markdown.disable(["code", "fence", "html_block", "reference"])
    markdown.disable(["backticks", "image", "autolink", "html_inline", "entity"])
    markdown.core.ruler.at("inline", _inline)
    rules = markdown.inline.ruler
    rules.at("link", marks.link)
    rules.before("link", "citation", marks.citation)
    for name in ("placeholder", "angle", "refused"):
        rules.after("link", name, getattr(marks, name))
    markdown.add_render_rule("placeholder", _render_placeholder)
    markdown.add_render_rule("citation", _render_citation)
    return markdown


def _render_placeholder(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: object, env: dict[str, Any]
) -> str:
    mark: Placeholder = tokens[index].meta["placeholder"]
    return str(escape(env["fill"](mark.name, mark.argument)))


def _render_citation(
    _: RendererHTML, tokens: Sequence[Token], index: int, __: object, env: dict[str, Any]
) -> str:
    return str(escape(env["cite"](tokens[index].meta["cluster"])))


def _inline(state: StateCore) -> None:
    """The parser's own rule for inline text, told beforehand where in the whole text it stands."""
    lines = state.src.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for before, token in zip([None, *state.tokens], state.tokens, strict=False):
        if token.type == "inline":
            first = token.map[0] if token.map else 0
            heading = before is not None and before.type == "heading_open" and before.markup.startswith("#")
            words = token.content.split("\n", 1)[0].rstrip()
            while not heading and first + 1 < len(lines) and not lines[first].rstrip().endswith(words):
                first += 1  # a line of no-break spaces, which the parser takes for part of the paragraph
            spans = _spans(token.content, lines[first:], starts[first:], heading)
            state.env["marks"].here = lambda place, spans=spans: _place(place, spans)
            token.children = token.children or []
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _spans(content: str, lines: list[str], starts: list[int], heading: bool) -> list[tuple[int, int]]:
    """For each line of a block's content: where it begins there, and where it begins in the whole text.

    The parser cuts indents, quotation marks and list markers off the front and blanks off both ends.
    """
    spans, position = [], 0
    for part, line, start in zip(content.split("\n"), lines, starts, strict=False):
        words = part.strip()
        prefix = _HEADING.search(line) if heading else None
        column = line.find(words, prefix.end()) if prefix else len(line.rstrip()) - len(words)
        spans.append((position, start + column - (len(part) - len(part.lstrip()))))
        position += len(part) + 1
    return spans


def _place(position: int, spans: list[tuple[int, int]]) -> int:
    begin, start = next((span for span in reversed(spans) if span[0] <= position), (0, 0))
    return start + position - begin


def _close_up(tokens: Sequence[Token]) -> None:
    """Let each mark for a note follow its word without the space that a text is written with.

    Between two marks the space stays: without it notes 1 and 2 would read as note 12.
    """
    for token in tokens:
        children = token.children or []
        for word, gap, mark in zip([None, *children], children, children[1:], strict=False):
            between_marks = word and word.type == "citation" and not gap.content.strip()
            if mark.type != "citation" or between_marks:
                continue
            if gap.type == "text":
                gap.content = gap.content.rstrip(" ")
            elif gap.type == "softbreak":
                gap.type = "text"  # an empty one: the line was broken right before the mark


def _shift_headings(tokens: list[Token], heading_level: int) -> None:
    """Make the highest level ``heading_level``, the next one the next, with no level left out."""
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    levels = sorted({token.tag for token in headings})
    for token in headings:
        token.tag = f"h{max(1, min(6, heading_level + levels.index(token.tag)))}"


def _seen(text: str) -> str:
    """The text with each character that is not seen replaced by one that is, so that no offset moves."""
    return _UNSEEN.sub(lambda found: _REPLACEMENT * len(found.group()), text)


def _unseen(text: str) -> list[Fault]:
    hint = "Delete it."
    code = "yaml.control-character"
    return [
        Fault(found.start(), f"a character that is not seen: U+{ord(found.group()[0]):04X}.", hint, code)
        for found in _UNSEEN.finditer(text)
    ]


def _too_deep(tokens: list[Token], text: str) -> list[Fault]:
    depth = line = 0
    for token in tokens:
        line = token.map[0] if token.map else line
        for part in [token, *(token.children or [])]:
            depth += part.nesting
            if depth > MAX_NESTING:
                offset = sum(len(before) + 1 for before in text.split("\n")[:line])
                return [Fault(offset, "lists, quotations or emphasis are nested too deep", "Make it flat.")]
    return []
