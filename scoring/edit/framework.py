"""The first files of a framework: a small one that works and teaches, or a copy of one that it replaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from scoring.edit.yaml_text import explained, text_of
from scoring.model.framework import Framework
from scoring.problems import Origin, Problems, TextFile
from scoring.read.nodes import read_nodes
from scoring.read.schemas import FrameworkFile
from scoring.read.validate import validate

_EXAMPLE = Path(__file__).parent / "example"
_CROSSWALK = """
    For each criterion of {old}, the criteria here that ask the same: evidence under the one is scored
    under the other by it (`cards compare`). Change a line where a question has moved or was put together
    with another; take it out where nothing here asks that any more. A new question needs no line."""
_REMARK = re.compile(r"[ \t]*(#[^\n]*)?(\n|\Z)")
_KEPT = frozenset({".yaml", ".po", ".md"})


class NotCopiedError(Exception):
    """The framework's file is laid out in a way that cannot be changed safely."""


def example_framework(id_: str) -> dict[str, str]:
    """A framework of one goal and one indicator, with comments that explain it."""
    files = _texts(_EXAMPLE, id_)
    main = f"indicators/{id_}/framework.yaml"
    return {**files, main: files[main].replace("\nid: example\n", f"\nid: {id_}\n")}


def copied_framework(folder: Path, old: Framework, id_: str) -> dict[str, str]:
    """A copy of the framework in a folder under another id, with a crosswalk in which everything is the same.

    NotCopiedError where the file's layout does not let the id and the crosswalk be set.
    """
    files = _texts(folder, id_)
    main = f"indicators/{id_}/framework.yaml"
    return {**files, main: _renamed(old, id_)}


def _texts(folder: Path, id_: str) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _KEPT and path.is_file())
    return {
        f"indicators/{id_}/{path.relative_to(folder).as_posix()}": path.read_text(encoding="utf-8-sig")
        for path in paths
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def _renamed(old: Framework, id_: str) -> str:
    """The text of framework.yaml with another id, and with what it replaces at its end."""
    text, spans = old.origin.file.text, []
    spans.append((*_span(old.origin.at("id")), id_))
    for key in ("replaces", "crosswalk", "default"):
        if key in old.origin.keys:
            spans.append((old.origin.keys[key], _end(text, old.origin.at(key)), ""))
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    whole = text_of([text.rstrip(), "", *_crosswalk(old)])
    read = _read(whole)
    if not read or (read.id, read.replaces, list(read.crosswalk)) != (id_, old.id, list(old.criteria)):
        raise NotCopiedError(old.origin.file.name)
    return whole


def _span(origin: Origin) -> tuple[int, int]:
    return origin.start, origin.end


def _end(text: str, origin: Origin) -> int:
    """Where a value ends: with a remark on its line, without what belongs to the lines that follow."""
    lines = text[origin.start : origin.end].split("\n")
    while len(lines) > 1 and (not lines[-1].strip() or lines[-1].startswith("#")):
        lines.pop()
    end = origin.start + len("\n".join(lines))
    remark = _REMARK.match(text, end)
    return remark.end() if remark else end


def _read(text: str) -> FrameworkFile | None:
    problems = Problems()
    node = read_nodes(TextFile("framework.yaml", text), problems)
    file = validate(node, FrameworkFile, problems) if node else None
    return file if not problems.failed() else None


def _crosswalk(old: Framework) -> Iterator[str]:
    yield from explained(_CROSSWALK.format(old=old.id))
    yield f"replaces: {old.id}"
    yield "crosswalk:"
    yield from (f"  {criterion}: [{criterion}]" for criterion in old.criteria)
