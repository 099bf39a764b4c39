"""The engine's own terms in words for readers: in English, and by functions in any language.

Words that stand for themselves on a page take a capital there.
"""

from __future__ import annotations

import re

from scoring.language.catalogue import N_, NC_
from scoring.language.formats import Language
from scoring.model.framework import Framework
from scoring.model.result import SetAside

SET_ASIDE = {
    SetAside.ACTOR: N_("only what the state does or supports can colour a cell"),
    SetAside.AFTER_AS_OF: N_("later than the as-of date"),
    SetAside.STALE: N_("too old for its kind"),
    SetAside.ENDED: N_("it had ended"),
    SetAside.SUPERSEDED: N_("a later finding replaces it"),
    SetAside.RESOLVED: N_("another finding was held to be right"),
    SetAside.NO_DATA: N_("a search that found nothing either way"),
}
ACTORS = {
    "state": NC_("who does something", "the state"),
    "state-supported": NC_("who does something", "others, supported by the state"),
    "ngo": NC_("who does something", "NGOs"),
    "international": NC_("who does something", "international bodies"),
    "private": NC_("who does something", "private actors"),
}
ANSWERS = {
    "met": NC_("answer", "met"),
    "partly": NC_("answer", "partly met"),
    "not met": NC_("answer", "not met"),
    "not applicable": NC_("answer", "not applicable"),
    "no data": NC_("answer", "no data"),
}
UNANSWERED = {
    "unknown": NC_("answer", "not assessed"),
    "no-data": NC_("answer", "no data"),
    "disputed": NC_("answer", "disputed"),
    "not-applicable": NC_("answer", "not applicable"),
}
GRADE_STATES = {
    "not-assessed": NC_("grade", "not assessed"),
    "no-data": NC_("grade", "no data"),
    "not-applicable": NC_("grade", "not applicable"),
}
GRADE_SENTENCES = {
    "not-assessed": "We have not examined this.",
    "no-data": "We searched and found no evidence either way.",
    "not-applicable": "This cannot be asked of this country.",
    "disputed": "Sources disagree; we show both.",
}
TREATY_STATUS = {
    "in-force": NC_("standing to a treaty", "in force"),
    "deposited": NC_("standing to a treaty", "consent deposited, not yet in force"),
    "signed": NC_("standing to a treaty", "signed, not ratified"),
    "none": NC_("standing to a treaty", "no action"),
    "extended": NC_("standing to a treaty", "extended to the territory"),
    "not-extended": NC_("standing to a treaty", "not extended to the territory"),
    "not-eligible": NC_("standing to a treaty", "cannot become a party"),
}
CONSENTED = {
    "ratification": N_("ratified {date}"),
    "accession": N_("acceded {date}"),
    "succession": N_("succeeded {date}"),
    "acceptance": N_("accepted {date}"),
    "approval": N_("approved {date}"),
    "extension": N_("extended {date}"),
}
"""How a state consented to be bound by a treaty, and when."""
FATES = {
    "largely-done": NC_("what became of a call", "largely done"),
    "partly": NC_("what became of a call", "partly done"),
    "not": NC_("what became of a call", "not done"),
    "no-answer": NC_("what became of a call", "unanswered"),
    "reversed": NC_("what became of a call", "reversed"),
    "unknown": NC_("what became of a call", "not known"),
}
"""What became of a call, the best first."""
UNTOLD = NC_("what became of a call", "not accounted for")
"""Of a call of which nothing is told."""
LABELS = {
    "structural": NC_("kind of indicator", "structural"),
    "process": NC_("kind of indicator", "process"),
    "outcome": NC_("kind of indicator", "outcome"),
}


ROLES = {
    "editorial-panel": NC_("role", "editorial panel"),
    "researcher": NC_("role", "researcher"),
}
"""Who writes and decides, by role; nobody has a name here."""
_COUNTRY = re.compile("[a-z]{3}")


def answer_word(name: str, language: Language, framework: Framework) -> str:
    """An answer by its name in the framework, which has words for those that it alone has."""
    if name in ANSWERS:
        return language.pgettext("answer", ANSWERS[name])
    return framework.answer_names.get(name, name)


def unanswered_word(state: str, language: Language) -> str:
    return language.pgettext("answer", UNANSWERED[state])


def grade_state_word(state: str, language: Language) -> str:
    """Why there is no grade; empty where there is one."""
    return language.pgettext("grade", GRADE_STATES[state]) if state in GRADE_STATES else ""


def treaty_status_word(status: str, language: Language) -> str:
    return language.pgettext("standing to a treaty", TREATY_STATUS[status])


def fate_word(fate: str, language: Language) -> str:
    """What became of a call; empty stands for nothing told."""
    return language.pgettext("what became of a call", FATES[fate] if fate else UNTOLD)


def role_words(id_: str, language: Language) -> str:
    """Who somebody is by the id of a role; one that the engine has no word for stays as it is written.

    In front of a role may stand whose: usa-researcher is *researcher (USA)*.
    """
    whose, _, role = id_.rpartition("-")
    if id_ in ROLES:
        return language.pgettext("role", ROLES[id_])
    if role in ROLES and _COUNTRY.fullmatch(whose):
        # Translators: somebody's role and the three letters of a country, as in "researcher (USA)".
        said = language.pgettext("role", ROLES[role])
        return language.gettext("{role} ({country})", role=said, country=whose.upper())
    return id_.replace("-", " ") if language.code == "en" else id_
