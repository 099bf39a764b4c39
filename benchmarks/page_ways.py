"""Ways from a page as HTML to a PDF, each in a process of its own: what `pages.py` sets side by side.

python -m benchmarks.page_ways html WORKSPACE FOLDER    # the pages as HTML, a file for each
python -m benchmarks.page_ways bare BASE FOLDER         # them printed by WeasyPrint, one after the other
python -m benchmarks.page_ways growth COUNT             # a small page printed so many times in children
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import click

from benchmarks.timing import peak_memory
from scoring.publish.products import Made

VARIANT = "pdf/ua-1"


def html(workspace: str, folder: str) -> object:
    """The booklets of the newest edition as they are printed; the folder that their addresses begin in."""
    from scoring.language import Language
    from scoring.publish.booklet_pdf import booklet_view
    from scoring.publish.design import design_of
    from scoring.publish.html import render_booklet
    from scoring.read.workspace import load

    space = load(Path(workspace)).workspace
    design = design_of(space.templates, space.campaign)
    for country, edition, framework in sorted(space.editions):
        view = booklet_view(space, space.frameworks[framework], country, edition)
        page = render_booklet(space.templates, view, Language(), design)
        based = page.replace("<head>", f'<head><base href="{space.templates.as_uri()}/">', 1)
        Path(folder, f"{country}.html").write_text(based, encoding="utf-8")
    return str(space.templates)


def bare(base: str, folder: str) -> object:
    """WeasyPrint as its manual shows it, warm: the first page is printed once before the clock runs."""
    import weasyprint

    pages = sorted(Path(folder).glob("*.html"))

    def printed(page: Path) -> bytes:
        found = weasyprint.HTML(string=page.read_text(encoding="utf-8"), base_url=base + "/")
        content = found.write_pdf(pdf_variant=VARIANT)
        assert isinstance(content, bytes)
        return content

    printed(pages[0])
    passed, processor = perf_counter(), process_time()
    for page in pages:
        page.with_suffix(".bare.pdf").write_bytes(printed(page))
    return {
        "passed": perf_counter() - passed,
        "processor": process_time() - processor,
        "peak": peak_memory() / 2**20,
    }


def growth(count: str) -> object:
    """Megabytes of the parent and of children at their most: means over the first quarter and the last."""
    from scoring.publish import PublishError
    from scoring.publish.pdf import warm_up
    from scoring.publish.products import Product, make_all
    from scoring.read.workspace import templates_of

    warm_up()
    size = int(count)
    parent, children = [], []
    with tempfile.TemporaryDirectory() as folder:
        make = partial(_small, Path(folder), templates_of(Path(folder)))
        products = (Product(f"page {number}", partial(make, number)) for number in range(size))
        for _, made in make_all(products):
            if isinstance(made, PublishError):
                raise RuntimeError([str(made), *made.details]) from made
            parent.append(_status("RssAnon"))
            children.append(float(made.said))
    quarter = size // 4
    return {
        name: [sum(part) / len(part) for part in (values[:quarter], values[-quarter:])]
        for name, values in (("parent", parent), ("children", children))
    }


def _small(folder: Path, templates: Path, number: int) -> Made:
    """A page in one of the house's types, with something to lay out."""
    from scoring.publish.pdf import render

    rows = "".join(f"<tr><td>{row}</td><td>page {number}</td></tr>" for row in range(20))
    style = '@font-face { font-family: A; src: url("fonts/SourceSans3-Regular.ttf") } body { font-family: A }'
    page = (
        f'<!DOCTYPE html><html lang="en"><head><title>Small</title><style>{style}</style></head>'
        f"<body><h1>Small</h1><table>{rows}</table></body></html>"
    )
    paper = render(page, templates, [templates], "small.pdf")
    return Made({folder / f"{number}.pdf": paper.content}, f"{_status('VmHWM')}")


def _status(name: str) -> float:
    """A figure of this process in megabytes, as Linux has it."""
    found = re.search(rf"^{name}:\s+(\d+) kB", Path("/proc/self/status").read_text(), re.MULTILINE)
    return int(found.group(1)) / 1024 if found else float("nan")


def contents(pdf: Path) -> Iterator[str]:
    """What a PDF has of: tags, page numbers in the contents, bookmarks."""
    import pypdfium2
    import pypdfium2.raw

    document = pypdfium2.PdfDocument(pdf)
    if pypdfium2.raw.FPDFCatalog_IsTagged(document):
        yield "tags"
    pages = [document[number].get_textpage().get_text_range() for number in range(min(4, len(document)))]
    listed = next((text for text in pages if re.search(r"^Contents\s*$", text, re.MULTILINE)), "")
    if len(re.findall(r"\b[1-4]\d\s*$", listed, re.MULTILINE)) >= 3:
        yield "page numbers"
    if any(True for _ in document.get_toc()):
        yield "bookmarks"


if __name__ == "__main__":
    click.echo(json.dumps({"html": html, "bare": bare, "growth": growth}[sys.argv[1]](*sys.argv[2:])))  # type: ignore[operator]
