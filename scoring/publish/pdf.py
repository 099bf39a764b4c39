"""HTML to tagged PDFs, each rendered in a process of its own that can be stopped.

A page needs no address to keep a renderer busy for ever, so each document is rendered in a child,
forked from a parent that has loaded WeasyPrint already, with limits on time and memory.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from scoring.publish import PublishError, preflight
from scoring.publish.children import MAX_LINES, Ended, Limits, each_in_a_child, processors
from scoring.publish.files import replacing

LIMITS = Limits()


@dataclass(frozen=True)
class PdfReport:
    """What was written: its pages and its size in bytes."""

    pages: int
    bytes: int


@dataclass(frozen=True)
class Document:
    """A page to be printed to ``target``; ``html`` is made where it is rendered.

    Addresses are relative to the folder ``base``; only files below ``allowed`` are loaded.
    """

    target: Path
    html: Callable[[], str]
    base: Path
    allowed: tuple[Path, ...]


@dataclass(frozen=True)
class _Outcome:
    """What a rendering has to say; ``reason`` is empty where the file is written.

    ``message`` and ``hint`` are those of an error that has words of its own.
    """

    reason: str = ""
    pages: int = 0
    details: tuple[str, ...] = ()
    message: str = ""
    hint: str = ""


@dataclass(frozen=True)
class _Job:
    document: Document
    part: Path


def write_pdfs(
    documents: Iterable[Document], workers: int | None = None, limits: Limits = LIMITS
) -> Generator[tuple[Document, PdfReport | PublishError], None, None]:
    """Write pages as PDF/UA-1, each whole or not at all, in the order given, as soon as it is their turn.

    As many are rendered at once as there are processors, or ``workers``. Any line that WeasyPrint logs is
    a fault. The same page gives the same bytes. PublishError is raised where nothing at all can be printed.
    """
    _warm_up()
    drawn: list[tuple[Document, Path, ExitStack]] = []
    done: dict[int, PdfReport | PublishError] = {}
    turn = 0
    with ExitStack() as unfinished:
        tasks = (partial(_in_the_child, job) for job in _jobs(documents, drawn, unfinished))
        ends = each_in_a_child(tasks, workers or processors(), limits)
        unfinished.enter_context(closing(ends))
        for number, ended in ends:
            document, part, own = drawn[number]
            done[number] = _settled(document, part, own, ended, limits)
            while turn in done:
                yield drawn[turn][0], done[turn]
                turn += 1


def write_pdf(
    html: str, *, base: Path, allowed: Sequence[Path], target: Path, limits: Limits = LIMITS
) -> PdfReport:
    """Write one page; PublishError where it cannot be."""
    document = Document(target, lambda: html, base, tuple(allowed))
    ((_, report),) = write_pdfs([document], 1, limits)
    if isinstance(report, PublishError):
        raise report
    return report


def _jobs(
    documents: Iterable[Document], drawn: list[tuple[Document, Path, ExitStack]], unfinished: ExitStack
) -> Iterator[_Job]:
    """Jobs with a path to write to, which goes unless the job is settled well."""
    for document in documents:
        own = ExitStack()
        unfinished.push(own)
        part = own.enter_context(replacing(document.target))
        drawn.append((document, part, own))
        yield _Job(document, part)


def _settled(
    document: Document, part: Path, own: ExitStack, ended: Ended[_Outcome], limits: Limits
) -> PdfReport | PublishError:
    outcome = ended.value or _Outcome(ended.reason, details=ended.details)
    if outcome.reason:
        error = _error(outcome, document.target, limits.seconds, ended.said)
        own.__exit__(PublishError, error, None)
        return error
    size = part.stat().st_size
    own.close()
    return PdfReport(outcome.pages, size)


@lru_cache(maxsize=1)
def _warm_up() -> None:
    """Load WeasyPrint before the first fork; without Pango or a font it would die, not complain."""
    if lacking := preflight.missing():
        names = ", ".join(item.name for item in lacking)
        raise PublishError(
            "system", f"not installed: {names}", lacking[0].hint, [item.why for item in lacking]
        )
    import weasyprint  # noqa: F401


def _in_the_child(job: _Job) -> _Outcome:
    try:
        return _render(job)
    except PublishError as error:
        return _Outcome(error.reason, 0, error.details, error.message, error.hint)


def _render(job: _Job) -> _Outcome:
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError

    from scoring.publish.accessible import AttachedError, finish
    from scoring.publish.fetch import FolderFetcher

    html, base = job.document.html(), job.document.base.resolve().as_uri() + "/"
    lines, fetcher = _listen(), FolderFetcher(job.document.allowed)
    try:
        page = weasyprint.HTML(string=html, base_url=base, url_fetcher=fetcher)
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


def _error(outcome: _Outcome, target: Path, seconds: int, said: Sequence[str]) -> PublishError:
    if outcome.message:
        return PublishError(outcome.reason, outcome.message, outcome.hint, outcome.details)
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
    return PublishError(outcome.reason, f"{target.name} {what}", hint, [*outcome.details, *said])
