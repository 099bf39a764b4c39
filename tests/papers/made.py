"""Papers as the tests look at them, and workspaces with longer words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from booklet.tagged import Tagged

from scoring.language import Language
from scoring.language.catalogue import English, Voice
from scoring.model.evidence import Edition
from scoring.model.framework import Framework, Goal, Indicator
from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.kinds import KINDS, Card, Order
from scoring.publish.pdf import warm_up
from scoring.publish.products import make_all


def made(
    workspace: Workspace,
    kind: str,
    key: tuple[str, str, str],
    folder: Path,
    paper: str = "a4",
    language: Language | None = None,
) -> Tagged:
    """The one paper of a kind on a card; ``key`` is its country, edition and framework."""
    country, edition, framework = key
    card = Card(workspace.frameworks[framework], edition, country)
    order = Order(workspace, (card,), (language or Language(),), folder, paper)
    warm_up()
    ((_, result),) = make_all(KINDS[kind](order))
    if isinstance(result, PublishError):
        raise result
    (path,) = result.files
    return Tagged(path)


def text(paper: Tagged) -> str:
    return " ".join(paper.document.text.split())


def longer(words: str) -> str:
    """The same words, 40 per cent longer, as another language may be."""
    extra = len(words) * 2 // 5
    return f"{words} {(words + ' ') * 2}"[: len(words) + 1 + extra].rstrip() if extra else words


class LongWords(English):
    """A catalogue in which every message is 40 per cent longer, and its placeholders stand once."""

    def gettext(self, message: str) -> str:
        return (
            f"{message} {'lorem ipsum ' * (len(message) // 30 + 1)}".strip() if len(message) > 6 else message
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(super().ngettext(msgid1, msgid2, n))

    def pgettext(self, context: str, message: str) -> str:
        return message


LONG = Language(voice=Voice(messages=LongWords()))


def with_long_words(workspace: Workspace, key: tuple[str, str, str]) -> Workspace:
    """The workspace with 40 per cent longer words in a card and its framework."""
    edition = workspace.editions[key]
    framework = workspace.frameworks[edition.framework]
    return replace(
        workspace,
        editions={**workspace.editions, key: _edition(edition)},
        frameworks={**workspace.frameworks, framework.id: _framework(framework)},
    )


def _edition(edition: Edition) -> Edition:
    calls = tuple(
        replace(one, text=longer(one.text), petition=one.petition and longer(one.petition))
        for one in edition.calls
    )
    return replace(edition, calls=calls)


def _framework(framework: Framework) -> Framework:
    return replace(
        framework,
        title=longer(framework.title),
        goals=tuple(_goal(goal) for goal in framework.goals),
        grades=tuple(replace(one, word=longer(one.word)) for one in framework.grades),
        categories=tuple(replace(one, label=longer(one.label)) for one in framework.categories),
    )


def _goal(goal: Goal) -> Goal:
    indicators = tuple(replace(one, title=longer(one.title)) for one in goal.indicators)
    return replace(goal, title=longer(goal.title), indicators=indicators, goals=tuple(map(_goal, goal.goals)))


def with_many_indicators(workspace: Workspace, key: tuple[str, str, str], times: int) -> Workspace:
    """The workspace with each indicator of the card's framework so many times, under other ids."""
    edition = workspace.editions[key]
    framework = workspace.frameworks[edition.framework]
    goals = tuple(
        replace(goal, indicators=tuple(one for each in goal.indicators for one in _copies(each, times)))
        for goal in framework.goals
    )
    texts = replace(framework.texts, goals=framework.texts.goals)
    many = replace(framework, goals=goals, texts=texts)
    return replace(workspace, frameworks={**workspace.frameworks, framework.id: many})


def _copies(indicator: Indicator, times: int) -> list[Indicator]:
    return [indicator, *(replace(indicator, id=f"{indicator.id}-{n}") for n in range(2, times + 1))]
