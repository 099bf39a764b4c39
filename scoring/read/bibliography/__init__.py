"""Bibliographies exported from Zotero and the like, in CSL-JSON or BibTeX, to drafts of records."""

from __future__ import annotations

from pathlib import Path

from scoring.problems import Place, Problems, TextFile
from scoring.read.bibliography.bibtex import read_bibtex
from scoring.read.bibliography.csl_json import read_csl_json
from scoring.read.bibliography.drafts import Bibliography, Draft

__all__ = ["MAX_BYTES", "MAX_RECORDS", "Bibliography", "Draft", "read_bibliography"]

MAX_BYTES = 8_000_000
MAX_RECORDS = 1_000


def read_bibliography(path: Path, name: str, problems: Problems) -> Bibliography:
    """The drafts of a file, called ``name`` in messages; what is wrong with it is added to ``problems``."""
    file = _text(path, name, problems)
    book = Bibliography(file or TextFile(name, ""))
    if file is None:
        return book
    if file.text.lstrip()[:1] in {"[", "{"}:
        read_csl_json(book, problems)
    elif "@" in file.text:
        read_bibtex(book, problems)
    else:
        said = "this is neither CSL-JSON nor BibTeX"
        hint = "Export it from Zotero as CSL JSON or as BibTeX."
        problems.add("import.format", Place(name), "", said, hint)
    if len(book.drafts) > MAX_RECORDS:
        said = f"the file has {len(book.drafts)} records, more than {MAX_RECORDS}"
        problems.add("import.too-large", Place(name), "", said, "Export the records that you need.")
        book.drafts.clear()
    return book


def _text(path: Path, name: str, problems: Problems) -> TextFile | None:
    """The file's text with line ends made ``\\n``, if it is a file of a size that a bibliography can have."""
    if not path.is_file():
        problems.add("import.format", Place(name), "", "this is no file that could be read", "Give a file.")
        return None
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        said = f"the file cannot be read: {(error.strerror or 'it cannot be opened').lower()}"
        problems.add("import.format", Place(name), "", said, "Give a file that may be read.")
        return None
    if len(raw) > MAX_BYTES:
        said, hint = f"the file has more than {MAX_BYTES} bytes", "Export the records that you need."
        problems.add("import.too-large", Place(name), "", said, hint)
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        said = f"the file is not UTF-8: byte {raw[error.start]:#04x} does not belong here"
        hint = "Export it again with the character encoding UTF-8."
        problems.add("import.syntax", Place(name, line, column), "", said, hint)
        return None
    return TextFile(name, text.replace("\r\n", "\n").replace("\r", "\n"))
