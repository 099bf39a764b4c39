"""Corrections and withdrawals, as readers see them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.language import Language
from scoring.language.catalogue import N_
from scoring.language.typography import capital, typographic
from scoring.language.words import answer_word
from scoring.model.corrections import Correction, Corrections, Moved
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace

_OWN = {"category": N_("Category"), "points": N_("Points"), "rank": N_("Rank")}


@dataclass(frozen=True)
class CorrectionView:
    """A correction: its day, what was wrong and why, what it ``moved`` in words, and what was changed."""

    day: str
    wrong: str
    because: str
    moved: tuple[str, ...]
    items: str


def correction_views(
    workspace: Workspace, framework: Framework, country: str, edition: str, language: Language
) -> tuple[CorrectionView, ...]:
    """The corrections of a card, the newest first."""
    found = workspace.corrections.get((country, edition))
    return tuple(_view(one, framework, language) for one in reversed(found.corrections)) if found else ()


def corrected_words(workspace: Workspace, country: str, edition: str, language: Language) -> str:
    """That a card was corrected, and when last; empty where it was not."""
    found = workspace.corrections.get((country, edition))
    if not found or not found.corrections:
        return ""
    return language.gettext("Corrected on {date}", date=language.date(found.corrections[-1].on))


def _view(one: Correction, framework: Framework, language: Language) -> CorrectionView:
    return CorrectionView(
        day=language.date(one.on),
        wrong=typographic(one.wrong, language),
        because=typographic(one.because, language),
        moved=tuple(_moved(moved, framework, language) for moved in one.moved),
        items=language.both([language.ltr(item) for item in one.items]) if one.items else "",
    )


def _moved(moved: Moved, framework: Framework, language: Language) -> str:
    was, now = (_named(moved.what, found, framework, language) for found in (moved.was, moved.now))
    # Translators: {what} is such as "1.1 Prevention programmes", "Category" or "Rank".
    return language.gettext(
        "{what}: it was “{was}” and is now “{now}”.", what=_what(moved, framework, language), was=was, now=now
    )


def _what(moved: Moved, framework: Framework, language: Language) -> str:
    if moved.what in _OWN:
        return language.gettext(_OWN[moved.what])
    indicator = framework.indicator_by_id.get(moved.of)
    return f"{moved.of} {typographic(indicator.title, language)}" if indicator else moved.of


def _named(what: str, found: Iterable[str], framework: Framework, language: Language) -> str:
    """What was possible, in words; what this framework does not have stays as it is written."""
    words = [_word(what, one, framework, language) for one in found]
    return language.either(words) if words else language.pgettext("what a result was", "open")


def _word(what: str, one: str, framework: Framework, language: Language) -> str:
    if what == "grade" and one in framework.grade_position:
        return framework.grades[framework.grade_position[one]].word
    if what == "category" and one in framework.category_by_id:
        return framework.category_by_id[one].label
    if what == "answer":
        return answer_word(one, language, framework)
    return language.ltr(one)


def withdrawn_words(found: Corrections, language: Language) -> str:
    """That a card was withdrawn, when, and why; empty where it stands."""
    gone = found.withdrawn
    if gone is None:
        return ""
    because = capital(typographic(gone.because, language))
    return language.gettext("Withdrawn on {date}: {because}", date=language.date(gone.on), because=because)


@dataclass(frozen=True)
class WithdrawnView:
    """The page in the place of a card that no longer stands."""

    language: str
    direction: str
    paper: str
    title: str
    country: str
    edition: str
    framework_title: str
    day: str
    because: str
    sentences: tuple[str, ...]


def withdrawn_view(
    workspace: Workspace, framework: Framework, country: str, edition: str, language: Language, paper: str
) -> WithdrawnView:
    """KeyError where the card has not been withdrawn."""
    gone = workspace.corrections[country, edition].withdrawn
    if gone is None:
        raise KeyError(country)
    says = language.gettext
    return WithdrawnView(
        language=language.code,
        direction=language.direction,
        paper=paper,
        title=says("Country progress card"),
        country=workspace.countries[country].name,
        edition=language.edition(edition),
        framework_title=framework.title,
        day=language.date(gone.on),
        because=capital(typographic(gone.because, language)),
        sentences=(
            says("Do not cite the card, nor hand on copies of it."),
            says("What it said of grades, score and rank no longer stands, and enters no figure."),
        ),
    )
