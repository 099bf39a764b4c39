"""HTML to tagged PDF by WeasyPrint, which is trusted with nothing: run it in a child that can be stopped.

A page needs no address to keep a renderer busy for ever; :mod:`scoring.publish.products` sets the limits.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.publish import PublishError, preflight
from scoring.publish.children import MAX_LINES
from scoring.publish.claims import own_temporary_files
from scoring.publish.products import Draft, Made, Product

if TYPE_CHECKING:
    from scoring.language import Language
    from scoring.publish.inputs import Inputs


def pdf_product(
    target: Path,
    html: Callable[[], str],
    *,
    base: Path,
    allowed: Sequence[Path],
    said: str = "{pages} pages",
    inputs: Callable[[], Inputs] | None = None,
) -> Product:
    """A page to be printed as PDF/UA-1; ``html`` is made where it is rendered.

    Addresses are relative to the folder ``base``; only files below ``allowed`` are loaded. Any line that
    WeasyPrint logs is a fault. The same page gives the same bytes. The PDF carries its ``inputs``.
    """

    def draft() -> Draft:
        page, carried = html(), inputs and inputs()

        def make() -> Made:
            paper = render(page, base, allowed, target.name, carried)
            return Made({target: paper.content}, said.format(pages=paper.pages), paper.read)

        return Draft(drafted(target, base, page, *_told(carried)), make)

    return Product(target.name, draft, target)


def fitted_pdf_product(
    target: Path,
    pages: Callable[[], Iterable[str]],
    *,
    base: Path,
    allowed: Sequence[Path],
    most: int = 1,
    inputs: Callable[[], Inputs] | None = None,
) -> Product:
    """The first of some pages that takes no more than ``most`` sheets; ``pages`` say less and less.

    Nothing is cut off: where even the last is too long, nothing is made.
    """

    def draft() -> Draft:
        found, carried = list(pages()), inputs and inputs()

        def make() -> Made:
            for html in found:
                paper = render(html, base, allowed, target.name, carried)
                if paper.pages <= most:
                    said = "1 page" if paper.pages == 1 else f"{paper.pages} pages"
                    return Made({target: paper.content}, said, paper.read)
            raise _error("long", [], target.name)

        return Draft(drafted(target, base, *found, *_told(carried)), make)

    return Product(target.name, draft, target)


def drafted(target: Path, base: Path, *pages: str) -> str:
    """What a paper is made of besides the files that it loads: pages, and from where their addresses lead."""
    return "\f".join([os.path.relpath(base, target.parent), *pages])


def _told(inputs: Inputs | None) -> list[str]:
    """The manifest that a PDF will carry: it decides bytes as well; files that pages load are on record."""
    return [inputs.told()] if inputs else []


@lru_cache(maxsize=1)
def warm_up() -> None:
    """Load WeasyPrint before the first fork; without Pango or a font it would die, not complain."""
    if lacking := preflight.missing():
        names = ", ".join(item.name for item in lacking)
        raise PublishError(
            "system", f"not installed: {names}", lacking[0].hint, [item.why for item in lacking]
        )
    with own_temporary_files():
        import email.policy  # noqa: F401 - what WeasyPrint loads when it reads the first file

        from scoring.publish import accessible, fetch, spoken  # noqa: F401
        from scoring.publish.spared import plain_styles

        plain_styles()


def load_language(language: Language) -> None:
    """Load what formats and hyphenates a language."""
    import babel.dates
    import babel.lists
    import babel.numbers  # noqa: F401
    import pyphen

    language.locale.get_language_name()
    if known := pyphen.language_fallback(language.code):
        pyphen.Pyphen(lang=known)


@dataclass(frozen=True)
class Paper:
    """A PDF, its number of pages, and SHA-256 of each file that it loaded."""

    content: bytes
    pages: int
    read: Mapping[Path, str]


def render(html: str, base: Path, allowed: Sequence[Path], name: str, inputs: Inputs | None = None) -> Paper:
    """The page printed, with its inputs attached; PublishError where there was anything to complain of."""
    from weasyprint.urls import FatalURLFetchingError

    from scoring.publish.accessible import AttachedError, finish, links_once
    from scoring.publish.fetch import FolderFetcher
    from scoring.publish.spared import plain_styles, resolved_early, spared_page
    from scoring.publish.spoken import told

    plain_styles()  # with complaints about WeasyPrint's own, before any is listened to
    lines, fetcher = _listen(), FolderFetcher(tuple(allowed))
    try:
        address = base.resolve().as_uri() + "/"
        page = spared_page(html, address, fetcher)
        with resolved_early():
            document = page.render(pdf_variant="pdf/ua-1")
        links_once(document)
        with told(document.metadata.lang or ""):
            carried = [_attachment(inputs, fetcher.read)] if inputs else []
            content = document.write_pdf(
                pdf_variant="pdf/ua-1", attachments=carried, finisher=partial(finish, carried=len(carried))
            )
    except FatalURLFetchingError:
        raise _error("refused", fetcher.refused, name) from None
    except AttachedError:
        raise _error("refused", ["a file to attach"], name) from None
    if not (document.metadata.title or "").strip():
        lines.append("the page has no title")
    strangers = _strange_fonts(document, fetcher.fonts)
    for reason, found in (("refused", fetcher.refused), ("log", lines), ("font", strangers)):
        if found:
            raise _error(reason, list(dict.fromkeys(found))[:MAX_LINES], name)
    return Paper(content, len(document.pages), fetcher.read)


def _attachment(inputs: Inputs, read: Mapping[Path, str]) -> Any:
    """The manifest as a file in the PDF, dated by the evidence: the clock would give other bytes each time.

    It is described by its name, which is the same in all languages.
    """
    import weasyprint

    from scoring.publish.inputs import NAME

    day = datetime.combine(inputs.day, time(), UTC)
    return weasyprint.Attachment(
        string=inputs.content(read), name=NAME, description=NAME, created=day, modified=day
    )


def _error(reason: str, details: Sequence[str], name: str) -> PublishError:
    what, hint = _COMPLAINTS[reason]
    return PublishError(reason, f"{name} {what}", hint, details)


_COMPLAINTS = {
    "refused": (
        "asks for files that it may not load",
        "Pages load style sheets, fonts and pictures of the workspace's own folders, and attach nothing.",
    ),
    "long": ("does not fit on its sheet", "Shorten the titles of goals and indicators, or the demands."),
    "log": ("was rendered with complaints", "Mend what each line names; none is let pass."),
    "font": ("has characters that no shipped font has", "Use others, or ship a font that has them."),
}


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
