"""Names of reviewers are in nothing that is made, whatever else a workspace says of reviews."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from edits import copied
from pypdf import PdfReader

from scoring.commands import cards
from scoring.publish.builds import inputs

NAME, ID, COMMENT = "Ada Zweigname", "reviewer-2", "Zweikommentar"


def contents(path: Path, raw: bytes) -> Iterator[bytes]:
    """What a file holds: its bytes, its members where it is an archive, the words and parts of a PDF."""
    yield raw
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            for name in archive.namelist():
                yield from contents(Path(name), archive.read(name))
    elif raw.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(raw))
        yield "\n".join(page.extract_text() for page in reader.pages).encode()
        yield str(reader.metadata).encode()
        for attached in reader.attachments.values():
            for one in attached:
                yield from contents(Path("attached"), one)


def test_nothing_that_is_recorded_of_a_build_depends_on_names(tmp_path: Path) -> None:
    root = copied(tmp_path / "workspace")
    before = inputs(root)
    (root / "countries/reviewers.private.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert inputs(root) == before
    (root / "countries/sources.yaml").write_text("schema: 1\n", encoding="utf-8")
    assert inputs(root) != before


@pytest.mark.parametrize(
    ("kind", "endings"),
    [
        ("data", {".json", ".csv", ".xlsx"}),
        pytest.param("all", {".pdf", ".html", ".json", ".csv", ".xlsx"}, marks=pytest.mark.full),
    ],
)
def test_no_name_of_a_reviewer_is_in_anything_that_is_made(
    kind: str, endings: set[str], tmp_path: Path
) -> None:
    root = copied(tmp_path / "workspace")
    (root / "countries/reviewers.private.yaml").write_text(
        f"schema: 1\nreviewers:\n  {ID}: {NAME}\n", encoding="utf-8"
    )
    typed = f"a\nr\n{COMMENT}\n\nq\n"
    options = ("--as", ID, "--role", "a lawyer", "--workspace", str(root))
    runner = CliRunner()
    assert runner.invoke(cards, ["review", "XAA", *options], input=typed).exit_code == 0
    assert (root / f"countries/XAA/2010-01/reviews/{ID}.yaml").is_file()
    for arguments in (["build", "--kind", kind], ["review"], ["explain", "XAA"], ["check"]):
        result = runner.invoke(cards, [*arguments, "--workspace", str(root)], catch_exceptions=False)
        assert result.exit_code == 0, result.stderr
        assert NAME not in result.output
    made = [path for path in (root / "output").rglob("*") if path.is_file()]
    held = {path: b"\n".join(contents(path, path.read_bytes())) for path in made}
    for path, content in held.items():
        assert NAME.encode() not in content, path
        assert NAME.split()[1].encode() not in content, path
        assert COMMENT.encode() not in content, path
    # The search does find what is there.
    assert {path.suffix for path, content in held.items() if b"Examplia" in content} >= endings
