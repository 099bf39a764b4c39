"""A card's running texts: what the country's report says, and what is asked of its government."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.publish.asked import asked_views
from scoring.publish.booklet import Booklet
from scoring.publish.fates import Fates
from scoring.publish.granted import granted_view
from scoring.publish.site.texts import noted
from scoring.publish.site.view import AskedView, CallsView, ReportView, TopicView
from scoring.publish.view import GoalView


def report_view(made: Booklet) -> ReportView | None:
    """The country's situation and the notes on the edition; None where neither has been written."""
    own = made.edition.texts
    situation, studies = made.prose(own.situation, 2), made.case_studies("situation")
    view = ReportView(situation, studies, made.prose(own.notes), noted(made))
    return view if situation or studies or view.edition_notes else None


def topic_view(made: Booklet, goal: GoalView) -> TopicView | None:
    """What the country's own texts say of a goal; None where they say nothing."""
    discussion = made.prose(made.edition.texts.discussions.get(goal.id, ""), 2)
    studies = made.case_studies(goal.id)
    if not discussion and not studies:
        return None
    return TopicView(goal.id, goal.title, discussion, studies, noted(made))


def calls_view(made: Booklet, goals: Sequence[GoalView]) -> CallsView | None:
    """What is asked and what became of what was asked before; None where nothing was."""
    edition, language = made.edition, made.language
    asked_before = asked_views(made.framework, made.asked, language, made.short)
    if not edition.calls and not edition.fates and not asked_before:
        return None
    introduction = made.prose(edition.texts.petition_introduction)
    petitions = tuple(made.line(call.petition) for call in edition.calls if call.petition)
    closing = made.prose(edition.texts.petition_closing)
    asked = {goal.id: [call for call in edition.calls if call.goal == goal.id] for goal in goals}
    topics = tuple(
        AskedView(goal.id, goal.title, tuple(map(made.call, asked[goal.id])))
        for goal in goals
        if asked[goal.id]
    )
    accounts = Fates(made.workspace, edition, language, made.line, made.short).views()
    granted = granted_view(made.figures, edition.calls, language)
    return CallsView(introduction, petitions, granted, closing, topics, accounts, asked_before, noted(made))
