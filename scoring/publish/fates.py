"""What became of the calls of earlier editions, as a card prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from scoring.explain.fates import Account, Asked, accounts
from scoring.explain.figures import Figures
from scoring.language import Language
from scoring.language.phrases import commas
from scoring.language.words import FATES, fate_word
from scoring.model.evidence import Edition, Reference
from scoring.model.workspace import Workspace
from scoring.publish.asked_view import AccountView, FateView
from scoring.publish.figure_words import fill
from scoring.publish.markup import joined
from scoring.rank.standings import standings
from scoring.read.prose import render

HEADING = 4


def summary(account: Account, language: Language) -> str:
    """``Of 7 calls of January 2010: 2 partly done, 3 not done, 2 not known.``"""
    counts = account.counts
    said = [
        # Translators: how many calls, and what became of them: 2 partly done.
        language.gettext(
            "{number} {fate}", number=language.number(counts[id_]), fate=fate_word(id_, language)
        )
        for id_ in (*FATES, "")
        if counts[id_]
    ]
    return language.ngettext(
        "Of {number} call of {edition}: {fates}.",
        "Of {number} calls of {edition}: {fates}.",
        len(account.asked),
        edition=language.edition(account.earlier.id),
        fates=commas(said, language),
    )


@dataclass(frozen=True)
class Fates:
    """Makes the accounts of one card; ``prose`` numbers a text's notes, ``short`` prints a reference."""

    workspace: Workspace
    edition: Edition
    language: Language
    prose: Callable[[str], Markup]
    short: Callable[[Reference], Markup]

    def views(self) -> tuple[AccountView, ...]:
        return tuple(self._account(one) for one in accounts(self.workspace, self.edition))

    def _account(self, account: Account) -> AccountView:
        asked = EarlierText(self.workspace, account.earlier, self.language)
        return AccountView(
            id=account.earlier.id,
            edition=self.language.edition(account.earlier.id),
            summary=summary(account, self.language),
            rows=tuple(self._row(one, asked) for one in account.asked),
        )

    def _row(self, one: Asked, asked: EarlierText) -> FateView:
        fate = one.fate
        return FateView(
            call=one.call.id,
            goal=one.call.goal,
            text=asked.html(one.call.text),
            fate=fate.fate if fate else "untold",
            word=fate_word(fate.fate if fate else "", self.language),
            done=self.prose(fate.text) if fate else Markup(),
            sources=joined(map(self.short, fate.references if fate else ()), self.language),
        )


@dataclass(frozen=True)
class EarlierText:
    """Texts of an earlier edition, with the figures of its own day; its notes stand in its own card."""

    workspace: Workspace
    edition: Edition
    language: Language

    def html(self, text: str) -> Markup:
        return render(
            text,
            fill=self._fill,
            cite=lambda _: Markup(),
            heading_level=HEADING,
            inline=True,
            english=self.language.code == "en",
        )

    def _fill(self, name: str, argument: str) -> str:
        return fill(self._figures, self.language, name, argument)

    @cached_property
    def _figures(self) -> Figures:
        edition, framework = self.edition, self.workspace.frameworks[self.edition.framework]
        found = standings(self.workspace, framework, edition.id)
        result = found.countries[edition.country].result
        if result is None:
            raise KeyError(edition.country)
        return Figures(self.workspace, framework, found, edition.country, edition.id, edition.as_of, result)
