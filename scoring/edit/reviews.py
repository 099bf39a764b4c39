"""Writing verdicts into a reviewer's file: one at a time, sorted, and without losing what a person wrote.

The file is edited as text. A verdict that is given again takes the place of the old one; comments that
stood within it are put above it, and all else stays as it is, to the letter.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scoring.edit.files import OutsideError
from scoring.edit.kinds import led
from scoring.edit.yaml_text import day, header, pair, scalar
from scoring.model.reviews import Verdict
from scoring.problems import Origin, TextFile
from scoring.publish.files import write_text
from scoring.read.nodes import UNSEEN, Node
from scoring.read.reviews import FOLDER, review_text

WIDTH = 100
_SURROGATE = re.compile("[\ud800-\udfff]")
_NUMBERS = re.compile(r"(\d+)")


class UnwritableError(Exception):
    """A review is laid out in a way in which nothing can be added to it without a person; says why."""


def review_name(country: str, edition: str, reviewer: str) -> str:
    """The path of a reviewer's file in the workspace."""
    return f"countries/{country}/{edition}/{FOLDER}/{reviewer}.yaml"


def save_verdicts(root: Path, name: str, role: str, verdicts: Iterable[Verdict]) -> None:
    """Write verdicts into a reviewer's file, all of them or none; the file is begun where there is none.

    It is read anew each time, so that what somebody wrote into it meanwhile stays. UnwritableError,
    OutsideError for a link that leads out of the workspace, OSError where it cannot be written.
    """
    path = root / name
    if not path.resolve().is_relative_to(root.resolve()):
        raise OutsideError(name)
    raw = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    text = raw.replace("\r\n", "\n") or led(name, begun(role))
    for verdict in verdicts:
        text = with_verdict(text, verdict)
    write_text(path, text.replace("\n", "\r\n") if "\r\n" in raw else text)


def unseen(text: str) -> str:
    """The first character that no file of ours may hold, as U+001B; nothing where all are allowed."""
    found = UNSEEN.search(text) or _SURROGATE.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def begun(role: str) -> str:
    """A review in which nothing is said yet."""
    return "\n".join([*header("review", 4), f"role: {scalar(role)}", "verdicts: []", ""])


def with_verdict(text: str, verdict: Verdict) -> str:
    """The text of a review with one more verdict, or another in the place of the one on that finding."""
    old = _Layout.of(text)
    new_text = old.with_one(verdict)
    new = _Layout.of(new_text)
    others = [one for one in old.verdicts if one.finding != verdict.finding]
    kept = [one for one in new.verdicts if one.finding != verdict.finding]
    mine = [one for one in new.verdicts if one.finding == verdict.finding]
    if mine != [verdict] or kept != others or new.role != old.role or old.comments() - new.comments():
        raise UnwritableError("its layout is unusual")
    return new_text


@dataclass(frozen=True)
class _Layout:
    """A review as it stands on its lines."""

    text: str
    role: str
    verdicts: tuple[Verdict, ...]
    node: Node

    @classmethod
    def of(cls, text: str) -> _Layout:
        read = review_text(TextFile("", text))
        if read is None:
            raise UnwritableError("`cards check` finds faults in it")
        return cls(text, *read)

    def with_one(self, verdict: Verdict) -> str:
        origin = self.node.origin
        if not self.verdicts:
            return self._first(verdict)
        if self.text[origin.parts["verdicts"].start] == "[":
            raise UnwritableError("its verdicts stand in brackets; write each after a hyphen")
        items = [one.origin for one in self.verdicts]
        same = next((at for at, one in enumerate(self.verdicts) if one.finding == verdict.finding), None)
        indent = self._indent(items[0])
        if same is not None:
            start, end = self._lines(items[same])
            kept = [f"{indent}{comment}" for comment in self._within(start, end)]
            return self.text[:start] + _joined([*kept, *_item(verdict, indent)]) + self.text[end:]
        before = [at for at, one in enumerate(self.verdicts) if _order(one.finding) < _order(verdict.finding)]
        place = self._lines(items[before[-1]])[1] if before else self._line_end(origin.keys["verdicts"])
        head = self.text[:place]
        return (
            (head if head.endswith("\n") else f"{head}\n")
            + _joined(_item(verdict, indent))
            + self.text[place:]
        )

    def _first(self, verdict: Verdict) -> str:
        """The text with its first verdict, in the place of ``[]`` or under a key of its own."""
        lines = _joined(_item(verdict, "  "))
        part = self.node.origin.parts.get("verdicts")
        if part is None:
            return self.text.rstrip("\n") + "\nverdicts:\n" + lines
        end = self._line_end(part.end)
        rest = self.text[part.end : end].rstrip("\n")
        return f"{self.text[: part.start].rstrip(' ')}{rest}\n{lines}{self.text[end:]}"

    def _indent(self, item: Origin) -> str:
        """The white space before the hyphen of an item."""
        start = self.text.rfind("\n", 0, item.start) + 1
        head = self.text[start : item.start]
        if not re.fullmatch(r" *- +", head):
            raise UnwritableError("its verdicts are not written each after a hyphen")
        return head[: head.index("-")]

    def _lines(self, item: Origin) -> tuple[int, int]:
        """From the beginning of an item's first line to the end of its last."""
        start = self.text.rfind("\n", 0, item.start) + 1
        last = max(leaf.end for leaf in _leaves(item))
        written = self.text[:last].rstrip()
        return start, self._line_end(len(written))

    def _line_end(self, index: int) -> int:
        end = self.text.find("\n", index)
        return len(self.text) if end < 0 else end + 1

    def comments(self) -> Counter[str]:
        return Counter(self._within(0, len(self.text)))

    def _within(self, start: int, end: int) -> list[str]:
        """The comments between two places: what begins with # outside of every value."""
        spans = sorted(span for span in _values(self.node, self.text) if start <= span[0] < end)
        gaps, at = [], start
        for first, last in spans:
            gaps.append(self.text[at:first])
            at = max(at, last)
        gaps.append(self.text[at:end])
        found = (re.finditer(r"(?:^|(?<=\s))#[^\n]*", gap, re.MULTILINE) for gap in gaps)
        return [match.group().rstrip() for matches in found for match in matches]


def _leaves(origin: Origin) -> Iterator[Origin]:
    if not origin.parts:
        yield origin
    for part in origin.parts.values():
        yield from _leaves(part)


def _values(node: Node, text: str) -> Iterator[tuple[int, int]]:
    """The spans of all values; of a folded text from the line below its sign, where a comment may stand."""
    if isinstance(node.value, str):
        start, end = node.origin.start, node.origin.end
        folded = text[start] in "|>"
        line = text.find("\n", start)
        yield (line if folded and line >= 0 else start), end
    elif node.value is not None:
        children = node.value.values() if isinstance(node.value, dict) else node.value
        for child in children:
            yield from _values(child, text)


def _item(verdict: Verdict, indent: str) -> list[str]:
    """A verdict as the lines of an item."""
    inner = len(indent) + 2
    lines = [
        f"{indent}- finding: {verdict.finding}",
        f"{indent}  verdict: {verdict.verdict}",
        f"{indent}  on: {day(verdict.on)}",
        *(_comment(verdict.comment, inner) if verdict.comment else ()),
        f"{indent}  digest: {scalar(verdict.digest)}",
    ]
    return [*lines, *_parts([f"{name}: {one}" for name, one in verdict.parts.items()], inner)]


def _comment(text: str, indent: int) -> list[str]:
    """The comment, folded where it is one paragraph and long; else its lines one by one."""
    if "\n" not in text:
        return pair("comment", text, indent)
    head = " " * indent
    return [f"{head}comment: |-", *(f"{head}  {line}".rstrip() for line in text.split("\n"))]


def _parts(pairs: Sequence[str], indent: int) -> list[str]:
    """Short digests between braces, as many on a line as there is room for."""
    if not pairs:
        return []
    lines = [" " * indent + "parts: {"]
    for number, one in enumerate(pairs, 1):
        piece = f"{one}{', ' if number < len(pairs) else '}'}"
        if len(lines[-1]) + len(piece) > WIDTH:
            lines.append(" " * (indent + 2))
        lines[-1] += piece
    return [line.rstrip() for line in lines]


def _order(id_: str) -> tuple[list[tuple[int, int, str]], str]:
    """Ids as people sort them, 1.2 before 1.10."""
    pieces = _NUMBERS.split(id_)
    return [(1, int(piece), "") if piece.isdigit() else (0, 0, piece) for piece in pieces], id_


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
