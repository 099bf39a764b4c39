"""Where a country stands, before and after, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from scoring.language import Language
from scoring.model.framework import Framework
from scoring.model.result import Basis, CountryResult, Standing

ARROW = " → "
BASES = {
    Basis.EVIDENCE: "by evidence",
    Basis.PUBLISHED: "as published",
    Basis.NONE: "on too little evidence for a rank",
}


def stands(framework: Framework, standing: Standing, ranked: int, language: Language) -> list[str]:
    """Category, score and rank of one standing."""
    said = [f"{category_words(framework, standing.categories, language)} ({BASES[standing.basis]})"]
    if standing.result and standing.result.score.possible:
        said.append(f"score {score_words(standing.result, language)}")
    return [*said, f"rank {rank_words(standing.rank, ranked)}"] if standing.rank else said


def moved(
    before: Framework,
    old: Standing,
    after: Framework,
    new: Standing,
    ranked: tuple[int, int],
    language: Language,
) -> list[str]:
    """What of a standing has changed, the heaviest first."""
    said = []
    if old.categories != new.categories:
        was, now = (
            category_words(before, old.categories, language),
            category_words(after, new.categories, language),
        )
        said.append(f"{was}{ARROW}{now}")
    if old.basis is not new.basis:
        said.append(f"{BASES[old.basis]}{ARROW}{BASES[new.basis]}")
    if old.rank != new.rank:
        said.append(f"rank {rank_words(old.rank, ranked[0])}{ARROW}{rank_words(new.rank, ranked[1])}")
    said += _numbers(old.result, new.result, language)
    if old.published != new.published:
        lists = [(before, old.published), (after, new.published)]
        names = [rules.category_by_id[id_].label if id_ else "not at all" for rules, id_ in lists]
        said.append(f"published as {names[0]}{ARROW}{names[1]}")
    return said


def _numbers(old: CountryResult | None, new: CountryResult | None, language: Language) -> list[str]:
    """Score and coverage; exact fractions where rounding would hide that they differ."""
    said = []
    if (old and old.score) != (new and new.score):
        was, now = score_words(old, language), score_words(new, language)
        if was == now:
            was, now = points_words(old, language), points_words(new, language)
        said.append(f"score {was}{ARROW}{now}")
    if (old and old.coverage) != (new and new.coverage):
        shares = [language.percent(one.coverage) if one else "none" for one in (old, new)]
        if shares[0] == shares[1]:
            shares = [str(one.coverage) if one else "none" for one in (old, new)]
        said.append(f"coverage {shares[0]}{ARROW}{shares[1]}")
    return said


def category_words(framework: Framework, ids: Sequence[str], language: Language) -> str:
    return language.either([framework.category_by_id[id_].label for id_ in ids]) if ids else "no category"


def score_words(result: CountryResult | None, language: Language) -> str:
    """The score in per cent, or the two shares between which it lies."""
    if result is None or not result.score.possible:
        return "none"
    return _between(result.score.low_share, result.score.high_share, language.percent)


def points_words(result: CountryResult | None, language: Language) -> str:
    """The points, exactly, of those that are possible."""
    if result is None:
        return "none"
    return f"{_between(result.score.low, result.score.high, str)} of {result.score.possible} points"


def _between(low: Fraction, high: Fraction, printed: Callable[[Fraction], str]) -> str:
    return printed(low) if low == high else f"{printed(low)} to {printed(high)}"


def rank_words(rank: tuple[int, int] | None, ranked: int | None = None) -> str:
    """``11–14 of 42``; only ``11–14`` where it is not said of how many."""
    if rank is None:
        return "none"
    best, worst = rank
    said = str(best) if best == worst else f"{best}–{worst}"
    return said if ranked is None else f"{said} of {ranked}"
