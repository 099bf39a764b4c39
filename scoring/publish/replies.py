"""The government's reply as a card prints it: that it was asked, what came, and what we answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.evidence import Edition, Reference
from scoring.model.framework import Framework
from scoring.model.replies import Reply, ReplyItem
from scoring.publish.asked_view import ReplyItemView, ReplyView


@dataclass(frozen=True)
class Replies:
    """Makes what one card prints of a reply; ``short`` prints a reference."""

    framework: Framework
    edition: Edition
    language: Language
    short: Callable[[Reference], Markup]

    def view(self) -> ReplyView | None:
        """None where the government was not asked."""
        reply = self.edition.reply
        if reply is None:
            return None
        return ReplyView(
            state=reply.state,
            told=tuple(typographic(said, self.language) for said in self._told(reply)),
            source=self._source(reply, ""),
            items=tuple(self._item(reply, item) for item in self._in_order(reply)),
        )

    def _told(self, reply: Reply) -> Iterator[str]:
        says, day = self.language.gettext, self.language.date
        yield says(
            "Before this card appeared, the government was asked on {asked} to check what the card holds, "
            "and to answer by {by}.",
            asked=day(reply.requested),
            by=day(reply.answer_by),
        )
        # Translators: to whom the question went, and by which way: the Ministry of Justice, by letter.
        yield says("Asked: {institution}, {way}.", institution=reply.to, way=reply.how)
        if reply.received:
            yield says("Its reply came on {date}.", date=day(reply.received))
            yield says(
                "A reply is printed with the indicator, beside what we answer. It moves no grade; only a "
                "finding with its source does."
            )
        elif reply.no_answer:
            yield says("No answer had come by {date}.", date=day(reply.no_answer))
        else:
            yield says("No answer has been recorded yet.")

    def _in_order(self, reply: Reply) -> list[ReplyItem]:
        """By the order of indicators on the card, and in each as the file has them."""
        order = list(self.framework.indicator_by_id)
        return sorted(reply.items, key=lambda item: order.index(self._indicator(item)))

    def _indicator(self, item: ReplyItem) -> str:
        """The indicator under which an item is printed; KeyError where it is about nothing on the card."""
        if item.id in self.framework.indicator_by_id:
            return item.id
        criteria = {finding.id: finding.criterion for finding in self.edition.findings}
        return self.framework.criteria[criteria.get(item.id, item.id)][0].id

    def _item(self, reply: Reply, item: ReplyItem) -> ReplyItemView:
        return ReplyItemView(
            id=item.id,
            indicator=self._indicator(item),
            says=typographic(item.says, self.language),
            source=self._source(reply, item.locator),
            answer=typographic(item.answer, self.language),
            changed=self.language.both([self.language.ltr(id_) for id_ in item.changed]),
        )

    def _source(self, reply: Reply, locator: str) -> Markup:
        return self.short(Reference(reply.source, locator)) if reply.source else Markup()
