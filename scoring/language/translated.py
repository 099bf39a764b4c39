"""The same values in another language: every text that readers see, put through a translation by its key.

``say`` gets a text's key and its English words, and gives what is printed. Keys are made of ids that never
change: ``1.1.a/met`` of a framework, ``summary/1.1`` or ``finding/usa-1.1-a1`` of an edition. Called with
a ``say`` that only listens, the same functions list all that there is to translate. Empty texts stay empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from scoring.language.words import ANSWERS
from scoring.model.corrections import Corrections
from scoring.model.evidence import Call, CardTexts, Country, Edition, Fate, Finding, Recommendation, Treaty
from scoring.model.framework import Category, Framework, FrameworkTexts, Goal, GoalTexts, Grade, Indicator
from scoring.model.replies import Reply
from scoring.model.world import Fact

Say = Callable[[str, str], str]
Key = TypeVar("Key", bound=str)


def _said(say: Say, key: str, text: str) -> str:
    return say(key, text) if text.strip() else text


def _all_said(say: Say, key: str, texts: Mapping[Key, str]) -> dict[Key, str]:
    return {name: _said(say, f"{key}/{name}", text) for name, text in texts.items()}


def framework_in(framework: Framework, say: Say) -> Framework:
    """A framework with its titles, questions, meanings and texts translated; rules and ids stay."""
    return replace(
        framework,
        title=_said(say, "title", framework.title),
        citation=_said(say, "citation", framework.citation),
        grades=tuple(_grade(grade, say) for grade in framework.grades),
        goals=tuple(_goal(goal, say) for goal in framework.goals),
        categories=tuple(_category(category, say) for category in framework.categories),
        texts=_framework_texts(framework.texts, say),
        answer_names={
            name: _said(say, f"answer/{name}", name) for name in framework.answers if name not in ANSWERS
        },
    )


def _grade(grade: Grade, say: Say) -> Grade:
    key = f"grade/{grade.id}"
    return replace(
        grade,
        label=_said(say, f"{key}/label", grade.label),
        word=_said(say, f"{key}/word", grade.word),
        sentence=_said(say, f"{key}/sentence", grade.sentence),
    )


def _category(category: Category, say: Say) -> Category:
    key = f"category/{category.id}"
    return replace(
        category,
        label=_said(say, f"{key}/label", category.label),
        sentence=_said(say, f"{key}/sentence", category.sentence),
    )


def _goal(goal: Goal, say: Say) -> Goal:
    return replace(
        goal,
        title=_said(say, f"goal/{goal.id}/title", goal.title),
        goals=tuple(_goal(inner, say) for inner in goal.goals),
        indicators=tuple(_indicator(indicator, say) for indicator in goal.indicators),
    )


def _indicator(indicator: Indicator, say: Say) -> Indicator:
    return replace(
        indicator,
        title=_said(say, f"{indicator.id}/title", indicator.title),
        question=_said(say, f"{indicator.id}/question", indicator.question),
        why=_said(say, f"{indicator.id}/why", indicator.why),
        criteria=tuple(
            replace(
                criterion,
                question=_said(say, f"{key}/question", criterion.question),
                meanings=_all_said(say, key, criterion.meanings),
                not_applicable=_said(say, f"{key}/not applicable", criterion.not_applicable)
                if criterion.not_applicable
                else None,
                to_raise=_said(say, f"{key}/to raise", criterion.to_raise),
            )
            for criterion in indicator.criteria
            for key in [indicator.criterion_id(criterion)]
        ),
    )


def _framework_texts(texts: FrameworkTexts, say: Say) -> FrameworkTexts:
    return replace(
        texts,
        progress=_said(say, "texts/progress", texts.progress),
        overview=_said(say, "texts/overview", texts.overview),
        methodology=_said(say, "texts/methodology", texts.methodology),
        goals={id_: _goal_texts(id_, one, say) for id_, one in texts.goals.items()},
        titles=_all_said(say, "texts/title", texts.titles),
    )


def _goal_texts(id_: str, texts: GoalTexts, say: Say) -> GoalTexts:
    key = f"texts/goal/{id_}"
    return replace(
        texts,
        introduction=_said(say, f"{key}/introduction", texts.introduction),
        explanation=_said(say, f"{key}/explanation", texts.explanation),
        quotation=_said(say, f"{key}/quotation", texts.quotation),
    )


def treaties_in(treaties: Mapping[str, Treaty], say: Say) -> dict[str, Treaty]:
    """Treaties with their titles as the official text in the language has them."""
    return {
        id_: replace(treaty, title=_said(say, f"treaty/{id_}", treaty.title))
        for id_, treaty in treaties.items()
    }


def country_in(country: Country, say: Say) -> Country:
    """A country with the notes on its ratification record translated; its names are the language's own."""
    return replace(
        country,
        treaties=tuple(
            replace(
                record,
                note=_said(say, f"treaty/{record.treaty}/note", record.note),
                later=replace(later, text=_said(say, f"treaty/{record.treaty}/later", later.text))
                if (later := record.later)
                else None,
            )
            for record in country.treaties
        ),
    )


def recommendations_in(recommendations: Iterable[Recommendation], say: Say) -> tuple[Recommendation, ...]:
    """What others asked of a country, translated."""
    return tuple(
        replace(
            one,
            by=_said(say, f"recommendation/{one.id}/by", one.by),
            text=_said(say, f"recommendation/{one.id}/text", one.text),
            outside=_said(say, f"recommendation/{one.id}/outside", one.outside),
        )
        for one in recommendations
    )


def facts_in(facts: Iterable[Fact], say: Say) -> tuple[Fact, ...]:
    """Global facts, translated."""
    return tuple(
        replace(
            fact,
            text=_said(say, f"fact/{fact.id}/text", fact.text),
            caution=_said(say, f"fact/{fact.id}/caution", fact.caution),
        )
        for fact in facts
    )


def edition_in(edition: Edition, say: Say) -> Edition:
    """An edition with its texts, calls and findings translated; answers, sources and dates stay."""
    return replace(
        edition,
        texts=_card_texts(edition.texts, say),
        calls=tuple(_call(call, say) for call in edition.calls),
        fates=tuple(_fate(fate, say) for fate in edition.fates),
        reply=_reply(edition.reply, say) if edition.reply else None,
        findings=tuple(
            _finding(finding, f"{edition.framework}/finding/{finding.id}", say)
            for finding in edition.findings
        ),
        resolutions=tuple(
            replace(one, because=_said(say, f"{edition.framework}/resolution/{one.criterion}", one.because))
            for one in edition.resolutions
        ),
        overrides=tuple(
            replace(one, because=_said(say, f"{edition.framework}/override/{one.indicator}", one.because))
            for one in edition.overrides
        ),
    )


def corrections_in(found: Corrections, say: Say) -> Corrections:
    """What was wrong with a card, and why it was withdrawn, translated."""
    gone = found.withdrawn
    return replace(
        found,
        corrections=tuple(
            replace(
                one,
                wrong=_said(say, f"correction/{one.on}/wrong", one.wrong),
                because=_said(say, f"correction/{one.on}/because", one.because),
            )
            for one in found.corrections
        ),
        withdrawn=replace(gone, because=_said(say, "withdrawn/because", gone.because)) if gone else None,
    )


def _finding(finding: Finding, key: str, say: Say) -> Finding:
    where = finding.searched
    return replace(
        finding,
        statement=_said(say, key, finding.statement),
        searched=replace(where, where=_said(say, f"{key}/where", where.where)) if where else None,
    )


def _card_texts(texts: CardTexts, say: Say) -> CardTexts:
    return replace(
        texts,
        summaries=_all_said(say, "summary", texts.summaries),
        situation=_said(say, "situation", texts.situation),
        discussions=_all_said(say, "discussion", texts.discussions),
        case_studies=tuple(
            replace(
                study,
                title=_said(say, f"case-study/{study.id}/title", study.title),
                text=_said(say, f"case-study/{study.id}/text", study.text),
            )
            for study in texts.case_studies
        ),
        petition_introduction=_said(say, "petition/introduction", texts.petition_introduction),
        petition_closing=_said(say, "petition/closing", texts.petition_closing),
        notes=_said(say, "notes", texts.notes),
    )


def _call(call: Call, say: Say) -> Call:
    key = f"call/{call.id}"
    return replace(
        call,
        text=_said(say, f"{key}/text", call.text),
        petition=_said(say, f"{key}/petition", call.petition) if call.petition else call.petition,
        outside=_said(say, f"{key}/outside", call.outside),
    )


def _fate(fate: Fate, say: Say) -> Fate:
    return replace(fate, text=_said(say, f"fate/{fate.edition}/{fate.call}", fate.text))


def _reply(reply: Reply, say: Say) -> Reply:
    return replace(
        reply,
        to=_said(say, "reply/to", reply.to),
        how=_said(say, "reply/how", reply.how),
        items=tuple(
            replace(
                item,
                says=_said(say, f"reply/{item.id}/says", item.says),
                answer=_said(say, f"reply/{item.id}/answer", item.answer),
            )
            for item in reply.items
        ),
    )
