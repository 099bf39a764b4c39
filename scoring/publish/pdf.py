"""HTML to a tagged PDF, in a process of its own that can be stopped.

A page needs no address to keep a renderer busy for ever, so each document is rendered in a child,
forked from a parent that has loaded WeasyPrint already, with limits on time and memory. Fork from a
process with one thread: what other threads hold locked stays locked in the child.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from scoring.publish import PublishError, preflight
from scoring.publish.files import replacing

MAX_LINES = 40


@dataclass(frozen=True)
class PdfReport:
    """What was written: its pages and its size in bytes."""

    pages: int
    bytes: int


@dataclass(frozen=True)
class _Outcome:
    """What the child has to say; ``reason`` is empty where the file is written."""

    reason: str = ""
    pages: int = 0
    details: tuple[str, ...] = ()


def write_pdf(
    html: str,
    *,
    base: Path,
    allowed: Sequence[Path],
    target: Path,
    seconds: int = 300,
    megabytes: int | None = 2048,
) -> PdfReport:
    """Write the page as PDF/UA-1 to ``target``, whole or not at all; PublishError where it cannot be.

    Addresses are relative to the folder ``base``; only files below ``allowed`` are loaded. Any line
    that WeasyPrint logs is a fault. ``megabytes`` is what the rendering may take beyond what the
    process has already, on systems that can hold it to that. The same page gives the same bytes.
    """
    _warm_up()
    with (
        replacing(target) as part,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryDirectory(prefix="progress-cards-", ignore_cleanup_errors=True) as scratch,
    ):
        job = _Job(html, base.resolve().as_uri() + "/", tuple(allowed), part, scratch, seconds, megabytes)
        outcome = _in_a_child(job, said.fileno())
        if outcome.reason:
            said.seek(0)
            lines = said.read(4000).decode("utf-8", "replace").splitlines()
            raise _error(outcome, target, seconds, lines)
        return PdfReport(outcome.pages, part.stat().st_size)


@dataclass(frozen=True)
class _Job:
    html: str
    base: str
    allowed: tuple[Path, ...]
    part: Path
    scratch: str
    seconds: int
    megabytes: int | None


@lru_cache(maxsize=1)
def _warm_up() -> None:
    """Load WeasyPrint before the first fork; without Pango or a font it would die, not complain."""
    if lacking := preflight.missing():
        names = ", ".join(item.name for item in lacking)
        raise PublishError(
            "system", f"not installed: {names}", lacking[0].hint, [item.why for item in lacking]
        )
    import weasyprint  # noqa: F401


def _in_a_child(job: _Job, said: int) -> _Outcome:
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    child = fork.Process(target=_child, args=(job, receiver, sender, said), daemon=True)
    child.start()
    sender.close()
    try:
        if not receiver.poll(job.seconds):
            return _Outcome("timeout")
        outcome = receiver.recv()
        assert isinstance(outcome, _Outcome)
        return outcome
    except EOFError:
        child.join(10)
        return _Outcome("killed", details=(_death(child.exitcode),))
    finally:
        child.kill()
        child.join()
        child.close()
        receiver.close()


def _child(job: _Job, receiver: Connection, sender: Connection, said: int) -> None:
    receiver.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends this process
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(said, 1)  # what Pango or Fontconfig print is kept for the error, and off the terminal
    os.dup2(said, 2)
    tempfile.tempdir = job.scratch  # WeasyPrint's copies of the fonts, which a child that is ended leaves
    _limit(job)
    try:
        outcome = _render(job)
    except MemoryError:
        outcome = _Outcome("memory")
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent reports it
        lines = traceback.format_exception(error, limit=-4)
        outcome = _Outcome("failed", details=tuple("".join(lines).splitlines()[-MAX_LINES:]))
    try:
        sender.send(outcome)
    except OSError:
        job.part.unlink(missing_ok=True)  # nobody waits any more


def _limit(job: _Job) -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (job.seconds + 5, job.seconds + 10))
    if job.megabytes is not None and sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text().split()[0])
        most = pages * resource.getpagesize() + job.megabytes * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _render(job: _Job) -> _Outcome:
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    from scoring.publish.accessible import AttachedError, finish
    from scoring.publish.fetch import FolderFetcher

    lines, fetcher = _listen(), FolderFetcher(job.allowed)
    try:
        page = weasyprint.HTML(string=job.html, base_url=job.base, url_fetcher=fetcher)
        document = page.render(pdf_variant="pdf/ua-1")
        content = document.write_pdf(pdf_variant="pdf/ua-1", finisher=finish)
    except FatalURLFetchingError:
        return _Outcome("refused", details=tuple(fetcher.refused))
    except AttachedError:
        return _Outcome("refused", details=("a file to attach",))
    if not (document.metadata.title or "").strip():
        lines.append("the page has no title")
    strangers = _strange_fonts(document, fetcher.fonts)
    for reason, found in (("refused", fetcher.refused), ("log", lines), ("font", strangers)):
        if found:
            return _Outcome(reason, details=tuple(dict.fromkeys(found))[:MAX_LINES])
    job.part.write_bytes(content)
    return _Outcome(pages=len(document.pages))


def _strange_fonts(document: Any, served: list[bytes]) -> list[str]:
    """What was set in a font of the machine: elsewhere it would look otherwise, or not be there."""
    from weasyprint.text.fonts import get_hb_object_data

    known = set(served)
    return [
        f"{font.family}: {' '.join(sorted(set(font.to_unicode.values())))[:200]}"
        for font in document.fonts.values()
        if get_hb_object_data(font.hb_face) not in known
    ]


class _Lines(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname.lower()}: {record.getMessage()}")


def _listen() -> list[str]:
    """Gather what is logged: all that WeasyPrint warns of, and only the errors of fontTools, which
    also warns of oddities inside fonts that do no harm."""
    heard = _Lines()
    for name, level in (("weasyprint", logging.WARNING), ("fontTools", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate, logger.disabled = [heard], False, False
        logger.setLevel(level)
    return heard.lines


def _death(code: int | None) -> str:
    if code is None or code >= 0:
        return f"it ended with exit code {code} and said nothing"
    return f"it died of {signal.Signals(-code).name}"


def _error(outcome: _Outcome, target: Path, seconds: int, said: list[str]) -> PublishError:
    messages = {
        "timeout": (f"was not done after {seconds} seconds", "Shorten the texts, or allow more time."),
        "memory": ("took more memory than allowed", "Shorten the texts or the pictures, or allow more."),
        "killed": ("could not be finished: the renderer died", "Run python -m scoring.publish.preflight."),
        "failed": ("could not be rendered", "Look at the details; this is a fault of the program."),
        "refused": (
            "asks for files that it may not load",
            "Pages load style sheets, fonts and pictures of the workspace's own folders, and attach nothing.",
        ),
        "log": ("was rendered with complaints", "Mend what each line names; none is let pass."),
        "font": ("has characters that no shipped font has", "Use others, or ship a font that has them."),
    }
    what, hint = messages[outcome.reason]
    return PublishError(outcome.reason, f"{target.name} {what}", hint, [*outcome.details, *said[:MAX_LINES]])
