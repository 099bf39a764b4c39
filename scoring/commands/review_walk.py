"""The walk through findings, one by one: each verdict is saved as soon as it is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from scoring.commands.review_card import Cards
from scoring.commands.review_words import STATES, plural, wrapped
from scoring.model.reviews import ACCEPTED, RETURNED, Verdict
from scoring.review.findings import finding_digest
from scoring.review.queue import Entry

ASK = "accept (a), return with a comment (r), skip (s), back (b), quit (q)"
KEYS = {
    "a": "the source says so, at that place, that much and no more",
    "r": "something is wrong, or you cannot find it: you say what, and its author answers",
    "s": "leave it for another time",
    "b": "to the one before; what you said of it can be said anew",
    "q": "stop; all that you said is saved",
}
WORDS = {"accept": "a", "return": "r", "skip": "s", "back": "b", "quit": "q", "exit": "q"}


@dataclass
class Walk:
    """One reviewer before a row of findings; ``said`` are the verdicts of this sitting."""

    root: Path
    name: str
    role: str
    on: date
    cards: Cards
    entries: Sequence[Entry]
    said: dict[str, Verdict] = field(default_factory=dict)

    def go(self) -> None:
        at = 0
        try:
            while 0 <= at < len(self.entries):
                at = self._one(at)
        except click.Abort:
            click.echo()
        self._end()

    def _one(self, at: int) -> int:
        """Show a finding and take one answer; what is given back is the position to go on with."""
        entry = self.entries[at]
        for line in self.cards.shown(entry, f"{at + 1} of {len(self.entries)}"):
            click.echo(line)
        if before := self.said.get(entry.finding.id):
            said = f"{STATES[before.verdict]} by you, just now"
            whole = f"{said}: {before.comment}" if before.comment else f"{said}."
            click.echo(wrapped(whole, 11, first=f"{'Now':<11}"))
        click.echo(f"\n{ASK}")
        while True:
            match self._key():
                case "a":
                    self._save(entry, ACCEPTED, "")
                    return at + 1
                case "r":
                    if comment := self._comment():
                        self._save(entry, RETURNED, comment)
                        return at + 1
                    click.echo("Nothing was sent back: a return needs a comment.")
                case "s":
                    return at + 1
                case "b" if at:
                    return at - 1
                case "b":
                    click.echo("This is the first.")
                case "q":
                    return len(self.entries)
                case _:
                    for key, meaning in KEYS.items():
                        click.echo(f"  {key}  {meaning}")

    def _key(self) -> str:
        typed: str = click.prompt("", prompt_suffix="> ", default="", show_default=False)
        word = typed.strip().casefold()
        return WORDS.get(word, word)

    def _comment(self) -> str:
        """Lines up to an empty one; characters that no file may hold are refused."""
        from scoring.edit.reviews import unseen

        click.echo("What is its author to change, or to look at again? An empty line ends the comment.")
        found: list[str] = []
        while line := click.prompt("", prompt_suffix="| ", default="", show_default=False).strip():
            if hidden := unseen(line):
                click.echo(f"Say it again without the unseen character {hidden}.")
            else:
                found.append(line)
        return " ".join(found)

    def _save(self, entry: Entry, verdict: str, comment: str) -> None:
        from scoring.edit.reviews import save_verdicts

        digest = finding_digest(self.cards.workspace, entry.edition, entry.finding)
        given = Verdict(entry.finding.id, verdict, self.on, digest, comment, entry.parts)
        save_verdicts(self.root, self.name, self.role, [given])
        self.said[entry.finding.id] = given
        click.echo(f"{entry.finding.id}: {STATES[verdict]}, and saved.\n")

    def _end(self) -> None:
        if not self.said:
            click.echo("Nothing was said, and nothing written.")
            return
        verdicts = [one.verdict for one in self.said.values()]
        said = [f"{verdicts.count(one)} {STATES[one]}" for one in (ACCEPTED, RETURNED) if one in verdicts]
        left = len(self.entries) - len(self.said)
        click.echo(f"{', '.join(said)}; {plural(left, 'finding')} left. Saved in {self.name}.")
