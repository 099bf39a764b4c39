"""Findings, decisions, texts and calls that differ between two editions, or around an edit of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scoring.explain.changes import (
    EVERYWHERE,
    Change,
    Item,
    Scope,
    by_weight,
    changed,
    compare_items,
    reordered,
)
from scoring.explain.items import decision_items, finding_item, printed_items
from scoring.model.evidence import Edition, Finding

Targets = Mapping[str, tuple[str, ...]]
"""Where each criterion goes under other rules."""
Pair = tuple[Finding | None, Finding | None]


_OF_ONE_EDITION = frozenset({"as-of date", "fate", "reply", "reply to"})
"""What belongs to its edition alone, so that between two editions there is no change of it."""


def edition_changes(
    old: Edition | None, new: Edition | None, scope: Scope = EVERYWHERE, targets: Targets | None = None
) -> tuple[Change, ...]:
    """Every finding, decision, text and call that differs, the heaviest first.

    ``targets`` are given where the editions are two: then a finding may be carried on under another id,
    and under the criterion that a crosswalk gives it, and is the same; that their as-of dates differ goes
    without saying; and what each tells of calls before it is no change between them.
    """
    olds, news = old.findings if old else (), new.findings if new else ()
    pairs = matched(olds, news, targets)
    findings = (_finding_change(before, after, scope, targets) for before, after in pairs)
    calls = reordered(
        "order of calls",
        [call.id for call in (old.calls if old else ())],
        [call.id for call in (new.calls if new else ())],
    )
    others = compare_items(
        [*(decision_items(old) if old else ()), *(printed_items(old) if old else ()), *calls[0]],
        [*(decision_items(new) if new else ()), *(printed_items(new) if new else ()), *calls[1]],
        scope,
    )
    told = [one for one in others if targets is None or one.what not in _OF_ONE_EDITION]
    return by_weight([*(one for one in findings if one), *told])


def matched(old: Sequence[Finding], new: Sequence[Finding], targets: Targets | None = None) -> list[Pair]:
    """Findings of two sides that are the same: by id, else by criterion, source and place in it.

    Where several stand at one place, those go together that differ least.
    """
    by_id = {finding.id: finding for finding in new}
    pairs: list[Pair] = [(one, by_id[one.id]) for one in old if one.id in by_id]
    known = {one.id for one, _ in pairs if one}
    left = [one for one in new if one.id not in known]
    for before in sorted((one for one in old if one.id not in known), key=lambda one: one.id):
        places = _places(before, targets)
        there = [
            one for one in left if (one.criterion, one.reference.source, one.reference.locator) in places
        ]
        after = min(there, key=lambda one: (_distance(before, one), one.id), default=None)
        pairs.append((before, after))
        if after:
            left.remove(after)
    return [*pairs, *((None, one) for one in left)]


def _places(finding: Finding, targets: Targets | None) -> set[tuple[str, str, str]]:
    criteria = (finding.criterion,) if targets is None else targets.get(finding.criterion, ())
    return {(one, finding.reference.source, finding.reference.locator) for one in criteria}


def _distance(old: Finding, new: Finding) -> int:
    before, after = finding_item(old).values, finding_item(new).values
    return sum(before[name] != after[name] for name in before)


def _finding_change(
    old: Finding | None, new: Finding | None, scope: Scope, targets: Targets | None
) -> Change | None:
    before, after = finding_item(old) if old else None, finding_item(new) if new else None
    if old and new and before and after and targets is not None:
        same = {"id": new.id}
        if new.criterion in targets.get(old.criterion, ()):
            same["criterion"] = new.criterion
        before = _with(before, same)
    return changed(before, after, scope)


def _with(item: Item, values: Mapping[str, object]) -> Item:
    return replace(item, values={**item.values, **values})
