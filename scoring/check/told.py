"""The same thing told in two ways: by findings of two editions, or by two facts about the world."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from scoring.model.evidence import Edition, Finding, Reference, Source
from scoring.model.workspace import Workspace
from scoring.model.world import Fact
from scoring.problems import Problems
from scoring.read.workspace import Loaded

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = re.compile(r"\W+")
LEAST_WORDS = 6
"""Words, figures left out, that two texts share if they tell of the same thing."""

Told = tuple[Edition, Finding]
Key = tuple[str, ...]


def check_told(loaded: Loaded, problems: Problems) -> None:
    """Findings and facts that lean on the same words of a source and say another thing."""
    workspace = loaded.workspace
    groups: dict[Key, list[Told]] = defaultdict(list)
    for edition in workspace.editions.values():
        for finding in edition.findings:
            groups[_place(finding, edition, workspace)].append((edition, finding))
    for told in groups.values():
        _findings(sorted(told, key=_order), problems)
    _facts(workspace.facts, problems)


def _order(told: Told) -> tuple[str, str, str, str]:
    edition, finding = told
    return edition.id, edition.country, edition.framework, finding.id


def _place(finding: Finding, edition: Edition, workspace: Workspace) -> Key:
    """What makes two findings lean on the same words: framework, criterion, source and locator."""
    source = workspace.sources_of(edition.country).get(finding.reference.source)
    return (edition.framework, finding.criterion, *_words_of(finding.reference, source))


def _words_of(reference: Reference, source: Source | None) -> Key:
    file = source.origin.file.name if source else ""
    return file, reference.source, _plain(reference.locator), reference.reporting or ""


def _plain(text: str) -> str:
    return _LETTERS.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def _findings(told: Sequence[Told], problems: Problems) -> None:
    """Two editions of a country whose answers have nothing in common; or two countries, word for word alike.

    A paragraph may say several things, and a table has a row for each country: that is no contradiction.
    """
    by_edition: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for edition, finding in told:
        by_edition[edition.country, edition.id].append(finding)
    for (one, earlier), (other, later) in combinations(by_edition.items(), 2):
        for finding in later:
            against = _against(finding, earlier, same_country=one[0] == other[0])
            if against:
                said = (
                    f"says {_answer(finding)}, and {against.id} of {one[0]} {one[1]} says {_answer(against)}"
                )
                problems.add(
                    "finding.told-otherwise",
                    finding.origin.at("value" if finding.answer is None else "answer"),
                    finding.id,
                    f"{said}, from the same place in {finding.reference.source}",
                    "Read the source again, and correct one; or name the two places more exactly.",
                )


def _against(finding: Finding, others: Iterable[Finding], *, same_country: bool) -> Finding | None:
    """The first of the others that tells the same thing in another way."""
    known = list(others)
    if not same_country:
        known = [one for one in known if _plain(one.statement) == _plain(finding.statement)]
    else:
        known = [one for one in known if one.holds_on == finding.holds_on]
    if any(_said(one) == _said(finding) for one in known):
        return None
    return known[0] if known else None


def _said(finding: Finding) -> object:
    return finding.answer, finding.value, finding.coverage


def _answer(finding: Finding) -> str:
    answer = str(finding.value) if finding.answer is None else finding.answer
    return f"{answer} in {finding.coverage} units" if finding.coverage else answer


def _facts(facts: Sequence[Fact], problems: Problems) -> None:
    for one, other in combinations(sorted(facts, key=lambda fact: fact.origin.place), 2):
        if _skeleton(one.text) == _skeleton(other.text) and one.holds_on == other.holds_on:
            figures = list(_unlike(one.text, other.text))
            if figures and len(_skeleton(one.text)) >= LEAST_WORDS:
                said = ", ".join(f"{first} and {second}" for first, second in figures)
                problems.add(
                    "fact.told-otherwise",
                    other.origin.at("text"),
                    other.id,
                    f"is {one.id} with other figures ({said})",
                    "Keep the one that the source gives; where sources differ, say so in a caution.",
                )


def _skeleton(text: str) -> tuple[str, ...]:
    """The words of a text without its figures."""
    return tuple(_plain(_NUMBER.sub(" ", text)).split())


def _unlike(one: str, other: str) -> Iterator[tuple[str, str]]:
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=False)
    return ((first, second) for first, second in pairs if first != second)
