"""The manifest that a PDF carries, taken out of a file that anybody may have made."""

from __future__ import annotations

import ctypes
from functools import partial
from pathlib import Path
from typing import Any

from scoring.publish.inputs import NAME
from scoring.publish.verify import NotOursError
from scoring.publish.verify.guarded import guarded

MOST_PDF = 100_000_000
MOST_MANIFEST = 2_000_000
"""Bytes; a card has less than one million, and its manifest some ten thousand."""
MOST_ATTACHED = 50


def pdf_bytes(path: Path) -> bytes:
    """The file, if it is a PDF and no larger than ours could be."""
    if path.stat().st_size > MOST_PDF:
        raise NotOursError(
            "large", f"it has more than {MOST_PDF // 10**6} million bytes, as no card of ours has"
        )
    content = path.read_bytes()
    if not content.startswith(b"%PDF-"):
        raise NotOursError("no-pdf", "it is no PDF: it does not begin as one")
    return content


def carried(content: bytes) -> bytes:
    """The manifest in a PDF, as it stands there; NotOursError where there is none that could be read."""
    return guarded(partial(_carried, content))


def _carried(content: bytes) -> bytes | NotOursError:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content) as document:
            return _named(document)
    except pypdfium2.PdfiumError:
        return NotOursError("damaged", "it is damaged, or locked with a password, and cannot be read")


def _named(document: Any) -> bytes | NotOursError:
    """The file of that name among those attached."""
    from pypdfium2 import raw

    count = document.count_attachments()
    if count > MOST_ATTACHED:
        return NotOursError("damaged", f"it carries {count} files, and ours carry one")
    for number in range(count):
        attachment = document.get_attachment(number)
        if attachment.get_name() != NAME:
            continue
        size = ctypes.c_ulong()
        if not raw.FPDFAttachment_GetFile(attachment, None, 0, size):
            return NotOursError("damaged", f"its {NAME} cannot be read")
        if size.value > MOST_MANIFEST:
            return NotOursError("large", f"its {NAME} is larger than any of ours")
        return bytes(attachment.get_data())
    return NotOursError(
        "none", f"it does not carry {NAME}, which is in every PDF that cards makes: it is not ours, or older"
    )
