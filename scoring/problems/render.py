"""Problems as text for people, as JSON for programs, and as annotations for GitHub."""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable

from scoring.problems.codes import Severity
from scoring.problems.record import Problem, Problems

LineOf = Callable[[str, int], str | None]
_CARET_WIDTH = 100
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_TRICKY = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What JSON need not escape and a terminal may obey, or cannot write: C1 controls, overrides, surrogates."""


def plain(text: str) -> str:
    """A text on one line, with unseen characters (terminal escapes, overrides) made visible."""
    first, *rest = text.split("\n")
    flat = " ".join([first.rstrip(), *filter(None, map(str.strip, rest))]) if rest else first
    return "".join(
        f"<U+{ord(char):04X}>"
        if unicodedata.category(char) in _HIDDEN and char not in "\t\u200d\u200c"
        else char
        for char in flat
    )


def closest(word: str, known: Iterable[str]) -> str:
    """`` Did you mean …?`` for the nearest known word, or nothing."""
    candidates = list(known)
    same = [name for name in candidates if name.lower() == word.lower()]
    found = same or difflib.get_close_matches(word, candidates, n=1, cutoff=0.6)
    return f"Did you mean {found[0]}?" if found else ""


def as_text(problems: Iterable[Problem], line_of: LineOf) -> str:
    """Each problem with its place, the line it stands on and a caret under the column."""
    return "\n".join(_one(problem, line_of) for problem in problems)


def _one(problem: Problem, line_of: LineOf) -> str:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}" if place.line else place.file
    subject = f" {problem.subject}:" if problem.subject else ""
    lines = [plain(f"{where}: {problem.severity} [{problem.code}]{subject} {problem.message}")]
    source = line_of(place.file, place.line) if place.line else None
    if source is not None and source.strip():
        lines += _pointed(source, place.column)
    if problem.hint:
        lines.append(plain(f"    -> {problem.hint}"))
    return "\n".join(lines)


def _pointed(source: str, column: int) -> list[str]:
    start = max(0, column - _CARET_WIDTH + 20)
    shown = plain(source[start : start + _CARET_WIDTH].rstrip()).replace("\t", " ")
    before = plain(source[start : column - 1]).replace("\t", " ")
    return [f"    | {shown}", f"    | {' ' * _columns(before)}^"]


def _columns(text: str) -> int:
    """How many columns of a terminal the text takes: two for wide letters, none for combining marks."""
    seen = [char for char in text if unicodedata.category(char) not in {"Mn", "Me"}]
    return len(seen) + sum(unicodedata.east_asian_width(char) in "WF" for char in seen)


def summary(problems: Problems) -> str:
    """``2 errors, 1 warning and 3 notes``, or that there is none."""
    parts = [
        f"{count} {severity}{'' if count == 1 else 's'}"
        for severity in Severity
        if (count := problems.count(severity))
    ]
    if not parts:
        return "no problems"
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON list of records with file, line, column, code, severity, subject, message and hint."""
    records = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "code": problem.code,
            "severity": str(problem.severity),
            "subject": problem.subject,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    written = json.dumps(records, ensure_ascii=False, indent=2)
    return _TRICKY.sub(lambda found: f"\\u{ord(found.group()):04x}", written)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows beside the line of a pull request."""
    level = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    return "\n".join(
        f"::{level[problem.severity]} file={_property(problem.place.file)},line={max(1, problem.place.line)},"
        f"col={max(1, problem.place.column)},title={_property(problem.code)}::"
        f"{_data(': '.join(filter(None, [problem.subject, problem.message])))}"
        f"{_data(' ' + problem.hint) if problem.hint else ''}"
        for problem in problems
    )


def _data(text: str) -> str:
    """A text in an annotation, which cannot begin another one: it stays on its line."""
    return plain(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
