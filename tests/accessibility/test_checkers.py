"""What programs that check PDFs find, in every kind and language: nothing that is not explained here."""

from __future__ import annotations

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from typing import Any

import pytest
from booklet.tagged import Element

from accessibility.papers import Paper
from scoring.publish.spoken import SHAPED

pytestmark = pytest.mark.full

MORE_HEADS = re.compile(r"header cells look shredded: \d+ header cells against \d+ data cells")
NOT_EVALUATED = {"UA-14-001"}
"""Empty headings: pdfua 0.1.3 stumbles over pikepdf's numbers; test_structure.py looks for them."""
WITHOUT_WORDS = re.compile("[\u0590-\u1fff\u2e80-\uffff]")
MISSING = "not installed; make test-full installs it"


@pytest.mark.skipif(shutil.which("qpdf") is None, reason=f"qpdf is {MISSING}")
def test_qpdf_finds_nothing(paper: Paper) -> None:
    run = subprocess.run(["qpdf", "--check", paper.path], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert "No syntax or stream encoding errors found" in run.stdout


def test_pdfua_finds_nothing(paper: Paper) -> None:
    pdfua = pytest.importorskip("pdfua", reason=f"pdfua is {MISSING}")
    report = pdfua.validate(str(paper.path))
    assert {one.rule_id for one in report.skipped} <= NOT_EVALUATED
    assert [str(one) for one in report.findings] == []


def test_outloud_finds_nothing_that_is_not_explained(paper: Paper) -> None:
    outloud = pytest.importorskip("outloud", reason=f"outloud is {MISSING}")
    result = outloud.check(str(paper.path))
    assert result.error is None
    assert [(run.rule, run.reason) for run in result.runs if run.status == "crashed"] == []
    left = [one for one in result.findings if not explained(one, paper)]
    assert [(one.rule, one.page, one.message, one.evidence) for one in left] == []


def explained(finding: Any, paper: Paper) -> bool:
    """Whether a finding is one of those in which outloud takes something right for something wrong.

    TAG-002: a running head of eight words or more, for prose; on pages of which fewer than three have it.
    TBL-010: few rows with heads in front, for heads cut to pieces; the heads are one row on top at most.
    TBL-012: cells that hold a drawing with its words, for empty ones.
    ORD-001: words painted in another order than they are read; test_order.py looks how they are read.
    TXT-004: the shapes of one Arabic or Thai letter, for several letters.
    FIG-012: words of a drawing in Thai, for none.
    PAG-001: heads of columns repeated on each page of a long table, for running heads.
    """
    evidence = finding.evidence or ""
    if finding.rule == "TAG-002":
        return _only_of(evidence, paper.pdf.pages[finding.page - 1].artifacts)
    if finding.rule == "TBL-010":
        return bool(MORE_HEADS.fullmatch(finding.message)) and _one_row_of_heads(paper)
    if finding.rule == "TBL-012":
        return all(cell.text or cell.all("Figure") for cell in paper.pdf.document.all("TD"))
    if finding.rule == "TXT-004":
        return bool(SHAPED.search(chr(int(re.sub(r".*U\+([0-9A-F]+) .*", r"\1", finding.message), 16))))
    if finding.rule == "FIG-012":
        return all(SHAPED.search(part) for part in evidence.split(";"))
    if finding.rule == "PAG-001":
        return _only_of(evidence, [head.text for head in paper.pdf.document.all("THead")])
    return bool(finding.rule == "ORD-001")


def _only_of(evidence: str, heads: list[str]) -> bool:
    """Whether lines hold words of some heads alone, in whatever order; the last word may be cut off.

    Letters are compared where words are not told apart, or Arabic mixes the order of letters.
    """
    lines, head = evidence, " ".join(heads)
    if WITHOUT_WORDS.search(evidence):
        return not Counter(_letters(lines.replace("…", ""))) - Counter(_letters(head))
    words = lines.split()[: -1 if lines.endswith("…") else None]
    return not Counter(words) - Counter(head.split())


def _letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKD", text).split())


def _one_row_of_heads(paper: Paper) -> bool:
    return all(
        sum(_only_heads(row) for row in table.all("TR")) <= 1 for table in paper.pdf.document.all("Table")
    )


def _only_heads(row: Element) -> bool:
    return all(part.tag == "TH" for part in row.parts if isinstance(part, Element))
