"""What global facts are about, in words."""

from __future__ import annotations

from scoring.language import Language
from scoring.language.catalogue import N_

TITLES = {
    "scale": N_("How many children"),
    "trafficking": N_("Trafficking"),
    "online": N_("Online"),
    "travel-and-tourism": N_("Travel and tourism"),
    "demand": N_("Demand"),
    "risks": N_("Risks"),
    "law": N_("Law"),
    "services": N_("Services"),
    "participation": N_("Children’s participation"),
    "business": N_("Business"),
    "cooperation": N_("Cooperation"),
}


def topic_title(topic: str, language: Language) -> str:
    return language.gettext(TITLES[topic])
