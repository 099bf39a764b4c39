"""Sources given out as CSL-JSON and BibTeX, and taken in again."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.edit.importing import all_sources
from scoring.model.csl import CSL_TYPES, DATE_KEYS
from scoring.model.evidence import Source
from scoring.problems import Problems
from scoring.publish.bibtex import as_bibtex
from scoring.publish.csl_export import as_csl_json, date_parts
from scoring.read.bibliography import read_bibliography
from scoring.read.workspace import load

ROOT = Path(__file__).parent.parent.parent
SHIPPED = sorted(all_sources(load(ROOT).workspace), key=lambda source: source.id)
# Nothing that an import refuses: no characters unseen, no HTML.
LETTERS = st.characters(
    codec="utf-8", max_codepoint=0x2FF, exclude_categories=["C", "Z"], exclude_characters="<>&"
)
WORDS = st.text(LETTERS | st.sampled_from(" &-'`{}\\$%#_~^"), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
TEXT = WORDS.filter(lambda text: bool(re.search(r"\w", text)) and not re.search(r"&#?\w+;", text))
PART = st.text(LETTERS | st.sampled_from(" ,-'"), min_size=1, max_size=20).map(
    lambda text: " ".join(text.split())
)
NAME = PART.filter(lambda text: bool(re.match(r"\w", text)) and "=" not in text and not text.endswith(","))
PERSON = st.fixed_dictionaries(
    {"family": NAME, "given": NAME},
    optional={
        "suffix": st.sampled_from(["Jr.", "III"]),
        "non-dropping-particle": st.sampled_from(["van", "de la"]),
    },
)
NAMES = st.lists(PERSON | st.fixed_dictionaries({"literal": TEXT}), min_size=1, max_size=3)
DATES = st.dates().map(str).flatmap(lambda day: st.sampled_from([day[:4], day[:7], day]))


def again(folder: Path, text: str) -> list[tuple[str, dict[str, Any]]]:
    """The records that an import makes of a text, which must hold nothing wrong."""
    path = folder / "export"
    path.write_text(text, encoding="utf-8")
    problems = Problems()
    book = read_bibliography(path, "export", problems)
    assert [(one.subject, one.message) for one in problems] == []
    return [(draft.key, {"id": draft.key, **draft.record}) for draft in book.drafts]


def source(record: dict[str, Any]) -> Source:
    return Source("an-id", "ngo", frozenset(), False, {"id": "an-id", **record})


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda source: source.id)
def test_shipped_records_come_back_from_csl_json_as_they_were(shipped: Source, tmp_path: Path) -> None:
    assert again(tmp_path, as_csl_json([shipped])) == [(shipped.id, shipped.record)]


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda source: source.id)
def test_shipped_records_come_back_from_bibtex_as_they_were(shipped: Source, tmp_path: Path) -> None:
    assert again(tmp_path, as_bibtex([shipped])) == [(shipped.id, shipped.record)]


@given(TEXT, NAMES, DATES, st.sampled_from(sorted(CSL_TYPES)))
def test_any_record_comes_back(
    tmp_path_factory: pytest.TempPathFactory, title: str, names: list[dict[str, str]], issued: str, type_: str
) -> None:
    record = {"type": type_, "title": title, "author": names, "issued": issued, "publisher-place": title}
    folder = tmp_path_factory.getbasetemp()
    ((_, from_json),) = again(folder, as_csl_json([source(record)]))
    assert from_json == {"id": "an-id", **record}
    ((_, from_bibtex),) = again(folder, as_bibtex([source(record)]))
    assert {**from_bibtex, "type": type_} == {"id": "an-id", **record}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2009", {"date-parts": [[2009]]}),
        ("2009-11-03", {"date-parts": [[2009, 11, 3]]}),
        ("2006/2008-02", {"date-parts": [[2006], [2008, 2]]}),
        ("in the spring", {"literal": "in the spring"}),
    ],
)
def test_dates_are_lists_of_numbers(text: str, expected: dict[str, Any]) -> None:
    assert date_parts(text) == expected


def test_confidential_sources_are_refused() -> None:
    hidden = Source("hidden", "ngo", frozenset(), True, {"id": "hidden", "type": "report", "title": "Hidden"})
    for export in (as_csl_json, as_bibtex):
        with pytest.raises(ValueError, match="hidden is confidential"):
            export([hidden])


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("form", ["bibtex", "biblatex"])
def test_pandoc_reads_the_bibtex_as_we_do(form: str) -> None:
    read = subprocess.run(
        ["pandoc", "-f", form, "-t", "csljson"],
        input=as_bibtex(SHIPPED),
        capture_output=True,
        text=True,
        check=True,
    )
    theirs = {record["id"]: record for record in json.loads(read.stdout)}
    for ours in SHIPPED:
        found = theirs[ours.id]
        for key, value in ours.record.items():
            wanted = date_parts(str(value)) if key in DATE_KEYS else value
            got = found.get(key)
            if isinstance(got, str) and isinstance(wanted, str):
                got, wanted = re.sub("</?span[^>]*>", "", got).replace("’", "'"), wanted.replace("’", "'")
            assert got == wanted, (ours.id, key)
