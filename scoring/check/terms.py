"""Words that the field advises against, in everything that is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from scoring.check.shelf import Shelf, shelf
from scoring.problems import Origin, Problems
from scoring.read.workspace import Loaded

_TERMS = {
    r"child prostitut(?:e|es|ion)": "a child, or children, exploited in prostitution",
    r"child pornograph(?:y|ic)": "child sexual abuse material",
    r"(?:child )?sex touris[mt]s?": "sexual exploitation of children in travel and tourism",
    r"pimps?\b": "an exploiter, or a person who exploits a child in prostitution",
    r"rescu(?:e|es|ed|ing)\b": "to remove from exploitation, to identify and assist",
    r"(?:child|juvenile|teen(?:age)?) sex workers?": "a child exploited in prostitution",
}
_ANY_TERM = re.compile("|".join(_TERMS))
"""Looked for in small letters: quicker than in any, and most texts have none of them."""


@dataclass(frozen=True)
class Written:
    """A text with its place, the item it belongs to, and whether its figures are held against ours."""

    text: str
    origin: Origin
    subject: str
    figures: bool = True


@dataclass(frozen=True)
class Titles:
    """The titles of the sources that a card may cite, and of treaties."""

    sources: Shelf
    loaded: Loaded

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Citations, and the titles of instruments and works, the longest first."""
        titles = [treaty.title for treaty in self.loaded.workspace.treaties.values()]
        titles += [str(source.record.get("title", "")) for source in self.sources.sources.values()]
        known = sorted(filter(None, titles), key=len, reverse=True)
        return re.compile("|".join([r"\[@[^\]]*\]", *(re.escape(one) for one in known)]), re.IGNORECASE)


def check_written(written: Written, titles: Titles, problems: Problems) -> None:
    """Words that the field advises against, outside the titles of instruments and works."""
    if not _ANY_TERM.search(written.text.lower()):
        return
    text = titles.pattern.sub(lambda match: " " * len(match.group()), written.text)
    for pattern, better in _TERMS.items():
        for match in re.finditer(rf"\b{pattern}", text, re.IGNORECASE):
            problems.add(
                "text.term",
                written.origin.within(written.text, match.start(), match.end() - match.start()),
                written.subject,
                f"the Terminology Guidelines advise against {match.group()!r}",
                f"Write: {better}.",
            )


def check_terms(text: str, origin: Origin, subject: str, loaded: Loaded, problems: Problems) -> None:
    """Words that the field advises against, in a text that only shared sources stand behind."""
    check_written(Written(text, origin, subject), Titles(shelf(loaded), loaded), problems)
