"""The workspace as it is now: read again at each save, with the last state from which cards can be made."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scoring.check import check
from scoring.edit.preview.card import assets, card_html
from scoring.edit.preview.same import changed_files, same_where_unchanged
from scoring.edit.preview.view import (
    Choice,
    Strip,
    StripSection,
    places_of,
    problem_records,
)
from scoring.edit.preview.watch import stamps
from scoring.explain.workspaces import Difference, difference
from scoring.model.workspace import Workspace
from scoring.problems import Problems, summary
from scoring.publish import PublishError
from scoring.read.files import Memory
from scoring.read.languages import SOURCE, language_codes, translation
from scoring.read.workspace import Loaded, load, templates_of

Words = Callable[[Difference, Workspace, Workspace], tuple[StripSection, ...]]
"""Says what differs; the words are those of ``cards diff``."""

MOST_CARDS = 32
NOT_YET = "The card appears here as soon as there are no errors."
BEFORE = "Errors keep the card from being made: this is how it was before them."


@dataclass(frozen=True)
class State:
    """What was read last; ``good`` is the last workspace without errors, if there ever was one."""

    loaded: Loaded
    problems: Problems
    good: Workspace | None
    strip: Strip = field(default_factory=Strip)
    version: int = 0
    touched: tuple[str, ...] = ()


class Live:
    """Follows a workspace; several pages may look at it, each at another card."""

    def __init__(self, root: Path, words: Words, now: Callable[[], str]) -> None:
        self.words, self.now = words, now
        self.memory = Memory()
        self.lock = threading.RLock()  # the engine has one reader and one printer at a time
        self.news = threading.Condition()
        self.cards: dict[Choice, tuple[Workspace, int, str]] = {}
        self.failed = ""
        root = root.resolve()
        self.first_seen = stamps(_folders(root, templates_of(root)))
        loaded = load(root, self.memory)
        problems = check(loaded)
        self.state = State(loaded, problems, None if problems.failed() else loaded.workspace)

    @property
    def root(self) -> Path:
        return self.state.loaded.workspace.root

    def folders(self) -> list[Path]:
        """What is watched: the workspace's own folders, and those that it takes from elsewhere."""
        return _folders(self.root, self.state.loaded.workspace.templates)

    def saved(self, files: Iterable[str]) -> None:
        """Read again what was saved, and tell the pages."""
        with self.lock:
            try:
                self.state, self.failed = self._read(list(files)), ""
            except Exception as error:  # noqa: BLE001 - a fault of ours is shown on the page, which goes on
                self.failed = f"{type(error).__name__}: {error}"
        with self.news:
            self.news.notify_all()

    def _read(self, files: list[str]) -> State:
        old = self.state
        loaded = load(self.root, self.memory)
        workspace = same_where_unchanged(old.loaded, loaded)
        loaded = Loaded(workspace, loaded.problems, loaded.reader)
        problems = check(loaded)
        names = tuple(loaded.reader.name(Path(file)) for file in files)
        strip, good = old.strip, old.good
        if not problems.failed():
            if good and (changed_files(old.loaded, loaded) or old.problems.failed()):
                sections = self.words(difference(good, workspace), good, workspace)
                strip = Strip(self.now(), names, sections)
            good = workspace
        if any(Path(file).is_relative_to(workspace.templates) for file in files):
            self.cards.clear()
        return State(loaded, problems, good, strip, old.version + 1, names)

    def page(self, choice: Choice) -> dict[str, Any]:
        """Everything that the page shows of a card; KeyError where there is no such card.

        ``html`` is the card, empty where none could be made yet; ``broken`` says why it is not the newest.
        """
        with self.lock:
            state = self.state
            known = state.good or state.loaded.workspace
            if choice.key not in known.editions or choice.language not in language_codes(known.templates):
                raise KeyError(choice.name)
            html, broken, own = self._card(choice, state)
            problems = Problems([*state.problems, *own])
            return {
                "version": state.version,
                "html": html,
                "broken": broken,
                "failed": self.failed,
                "summary": summary(problems),
                "problems": problem_records(problems, state.loaded.line, places_of(known, choice), choice),
                "strip": state.strip.record(),
                "cards": self._cards(known),
            }

    def _card(self, choice: Choice, state: State) -> tuple[str, str, Problems]:
        """The card, why it is not the newest, and what is wrong with the files of its language."""
        if state.good is None:
            return "", NOT_YET, Problems()
        kept = self.cards.pop(choice, None)
        if kept:
            self.cards[choice] = kept
        said = BEFORE if state.problems.failed() else ""
        spoken = translation(state.good, choice.language, self.memory)
        if spoken.problems.failed():
            return kept[2] if kept else "", BEFORE, spoken.problems
        version = 0 if choice.language == SOURCE else state.version
        if kept and kept[0] is state.good and kept[1] == version:
            return kept[2], said, spoken.problems
        try:
            html = card_html(spoken.workspace, choice, spoken.language)
        except PublishError as error:
            return kept[2] if kept else "", error.message, spoken.problems
        self.cards[choice] = (state.good, version, html)
        if len(self.cards) > MOST_CARDS:
            self.cards.pop(next(iter(self.cards)))
        return html, said, spoken.problems

    def _cards(self, workspace: Workspace) -> list[dict[str, str]]:
        """What can be looked at: by framework, country and edition."""
        order = sorted(workspace.editions, key=lambda key: (key[2], workspace.short_name(key[0]), key[1]))
        return [
            {
                "card": Choice(framework, edition, country).name,
                "name": f"{workspace.short_name(country)}, {edition}",
                "group": framework,
            }
            for country, edition, framework in order
            if framework in workspace.frameworks
        ]

    def assets(self) -> dict[str, tuple[Path, str]]:
        with self.lock:
            return assets(self.state.good or self.state.loaded.workspace)


def _folders(root: Path, templates: Path) -> list[Path]:
    return list(dict.fromkeys([root / "indicators", root / "countries", root / "templates", templates]))
