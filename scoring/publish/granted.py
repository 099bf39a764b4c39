"""What a country would be if what is asked of it were granted, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scoring.explain.figures import Figures
from scoring.explain.scenario import Assumed, assume, by_rule
from scoring.language import Language
from scoring.language.phrases import number_span
from scoring.model.evidence import Call
from scoring.publish.asked_view import GrantedView


def granted_view(figures: Figures, calls: Iterable[Call], language: Language) -> GrantedView | None:
    """Where the country would stand if its petition were granted."""
    return granted(figures, [call.criteria for call in calls if call.petition], language)


def granted(figures: Figures, demands: Sequence[Sequence[str]], language: Language) -> GrantedView | None:
    """Where the country would stand if each criterion that is asked for had the best answer.

    ``demands`` are criteria, demand by demand. None where no criterion is asked for, or where nothing is
    scored.
    """
    criteria = tuple(dict.fromkeys(id_ for demand in demands for id_ in demand))
    framework, result = figures.framework, figures.result
    if not criteria or not result.score.possible:
        return None
    now, then = by_rule(framework, result), assume(framework, result, Assumed(granted=criteria))
    labels = {category.id: category.label for category in framework.categories}
    overruled = [id_ for id_, one in result.indicators.items() if one.overridden]
    return GrantedView(
        demands=len(demands),
        ungraded=sum(not demand for demand in demands),
        points=number_span(then.score.low, then.score.high, language),
        points_now=number_span(now.score.low, now.score.high, language),
        possible=language.number(then.score.possible),
        categories=language.either([labels[id_] for id_ in then.categories]) if then.categories else "",
        overruled=language.both(overruled) if overruled else "",
    )
