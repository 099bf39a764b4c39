"""What will be said against the sources of a card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.model.evidence import Reference
from scoring.publish.briefing_examples import Examples
from scoring.publish.briefing_view import ObjectionView


@dataclass(frozen=True)
class SourceObjections(Examples):
    """Makes the objections to what grades rest on."""

    def all(self) -> Iterator[ObjectionView]:
        yield self.one_source()
        yield self.old()
        yield self.government_alone()
        yield self.without_government()

    def one_source(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Grades that rest on a single source"),
            says("“This hangs on one report.”"),
            says(
                "It does, and the card says so. Whoever has another source that says otherwise can send it; "
                "it is recorded beside the first."
            ),
            (
                self.indicator(id_, self.grades(id_), self.short(Reference(source, "")))
                for id_, source in self.found.resting.one_source
            ),
        )

    def old(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Sources that are old"),
            says("“Your source is out of date.”"),
            says(
                "How long evidence counts was set beforehand, by kind. These findings still count, and will "
                "not count a year after the day of the card: look for something newer now."
            ),
            (
                self.finding(
                    one.finding,
                    says(
                        "(Holds on {date}; counts until {until}.)",
                        date=self.language.date(one.finding.holds_on),
                        until=self.language.date(one.until),
                    ),
                )
                for one in self.found.lapsing
            ),
        )

    def government_alone(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Grades that rest on a government’s sources alone"),
            says("“You believe whatever the government says.” (from the other side)"),
            says(
                "No other source was found that says more. What is reported there can be checked on the spot."
            ),
            (self.indicator(id_, self.grades(id_)) for id_ in self.found.resting.government),
        )

    def without_government(self) -> ObjectionView:
        says = self.language.gettext
        return self.objection(
            says("Grades without any source of the government"),
            says("“Nobody asked us.”"),
            says("Here no publication of the government is on record. If there is one, we want to read it."),
            (self.indicator(id_, self.grades(id_)) for id_ in self.found.not_government),
        )
