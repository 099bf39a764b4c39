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


def report_view(made: Booklet, goals: Sequence[GoalView]) -> ReportView | None:
    """The country's own texts; None where none has been written."""
    own = made.edition.texts
    situation, studies = made.prose(own.situation), made.case_studies("situation")
    said = own.discussions
    topics = tuple(
        TopicView(goal.id, goal.title, made.prose(said.get(goal.id, "")), made.case_studies(goal.id))
        for goal in goals
    )
    topics = tuple(topic for topic in topics if topic.discussion or topic.case_studies)
    view = ReportView(situation, studies, topics, made.prose(own.notes), noted(made))
    return view if situation or studies or topics or view.edition_notes else None


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
