"""What WeasyPrint is spared, so that pages take less time and memory; their bytes are the same.

Layouts. WeasyPrint 70 lays every page with references out three times: it loses whose number is asked for by
``target-counter(attr(href), page)``, takes it for the page's own, which is known only once the page stands,
and begins again when the count of all pages is known. Notes, in two balanced columns and with a reference
each, are the costliest pages of a booklet. Here the number of an earlier page is filled in beforehand, and
only references forward, as in the table of contents, need a second layout.

Styles. WeasyPrint computes six for each element, in case it is a footnote (``float: footnote``), a note of
its own kind or the item of a list. Only items of lists are any of these on our pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableSequence, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from weasyprint import CSS, HTML

    from scoring.publish.fetch import FolderFetcher

FOOTNOTES = ("::footnote-", "::note-")
"""How lines of WeasyPrint's own style sheet begin that are for its footnotes and notes."""


@contextmanager
def resolved_early() -> Iterator[None]:
    """While pages are laid out, fill in references as soon as they can be.

    WeasyPrint 70 has no hook for this: two methods of its collector of targets are replaced meanwhile.
    """
    from weasyprint.css.targets import TargetCollector

    collect, cache = TargetCollector.collect_missing_counters, TargetCollector.cache_target_page_counters
    filled: dict[Any, int] = {}

    def collect_named(
        self: Any,
        box: Any,
        token: str,
        parse_again: Callable[..., None],
        missing: Sequence[str],
        of_targets: Mapping[str | None, Sequence[str]],
    ) -> None:
        """Say which anchor is asked for, where the content of a box is a number of its page alone."""
        anchor = _anchor(box) if token == "content" and list(of_targets) == [None] else ""
        if anchor:
            missing, of_targets = (), {anchor: of_targets[None]}
        collect(self, box, token, parse_again, missing, of_targets)

    def cache_early(
        self: Any, anchor: str, values: Mapping[str, Any], index: int, maker: MutableSequence[Any]
    ) -> None:
        """Tell the references to an anchor of its page; those that are on no page yet as well."""
        cache(self, anchor, {name: value for name, value in values.items() if name != "pages"}, index, maker)
        for lookup in self.counter_lookup_items.values():
            if not lookup.pending or lookup.missing_counters:
                continue
            if anchor in lookup.missing_target_counters:
                lookup.parse_again({})
                filled[lookup] = index
            elif filled.get(lookup, index) < index:
                lookup.pending = (
                    False  # it is on none of the pages that were laid out before it was filled in
                )

    TargetCollector.collect_missing_counters = collect_named
    TargetCollector.cache_target_page_counters = cache_early
    try:
        yield
    finally:
        TargetCollector.collect_missing_counters = collect
        TargetCollector.cache_target_page_counters = cache


def _anchor(box: Any) -> str:
    """The anchor to which the one reference in a box's content leads; empty where there are others."""
    asked = [(kind, value) for kind, value in box.style["content"] if kind != "string"]
    if len(asked) != 1 or asked[0][0] != "target-counter()":
        return ""
    kind, value = asked[0][1][0]
    name = str(box.element.get(value[0], "")) if kind == "attr()" else ""
    return name[1:] if name.startswith("#") else ""


@lru_cache(maxsize=1)
def plain_styles() -> CSS:
    """WeasyPrint's own style sheet without what no page of ours has; parsed once, before any fork."""
    from weasyprint import CSS
    from weasyprint.html import UA, UA_COUNTER_STYLE

    kept = "".join(line for line in UA.splitlines(keepends=True) if not line.startswith(FOOTNOTES))
    return CSS(string=kept.replace("\n::marker ", "\nli::marker "), counter_style=UA_COUNTER_STYLE)


def spared_page(html: str, address: str, fetcher: FolderFetcher) -> HTML:
    """A page whose elements are given no styles for footnotes, and for markers only if they are in a list."""
    from weasyprint import HTML

    class Page(HTML):  # type: ignore[misc]
        def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
            return [plain_styles()]

    return Page(string=html, base_url=address, url_fetcher=fetcher)
