"""What data say of themselves to their readers: what they are, how sure, under which licence, how to cite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scoring.language import Language
from scoring.model.framework import Framework

AUTHORS = "progress-cards contributors"
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0 International",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def title(framework: Framework, edition: str, language: Language) -> str:
    return language.gettext(
        "{framework}: results of {edition}",
        framework=framework.title,
        edition=language.edition(edition),
    )


def cite_results(framework: Framework, edition: str, language: Language) -> str:
    """How the results of an edition are cited."""
    return language.gettext(
        "{authors}: {title} ({framework}, {edition}). Data set, {licence}.",
        authors=AUTHORS,
        title=framework.title,
        framework=framework.id,
        edition=language.edition(edition),
        licence="CC BY 4.0",
    )


def cite_country(country: str, language: Language) -> str:
    return language.gettext(
        "{authors}: Progress cards, {country}. Data set, {licence}.",
        authors=AUTHORS,
        country=country,
        licence="CC BY 4.0",
    )


def cautions(framework: Framework, language: Language, reviewed: bool) -> tuple[str, ...]:
    """What everybody who uses the results must know."""
    return (*common_cautions(language, reviewed), grades_are(framework, language))


def grades_are(framework: Framework, language: Language) -> str:
    return language.gettext("The grades are {what}.", what=framework.citation)


def common_cautions(language: Language, reviewed: bool) -> tuple[str, ...]:
    """The same, where there is more than one framework."""
    draft = language.gettext(
        "Draft: nobody but its author has reviewed the evidence. Do not publish these grades as final."
    )
    return (
        language.gettext("We grade what the state does, not how many children are exploited."),
        *([] if reviewed else [draft]),
        language.gettext(
            "What nobody has examined is not assessed, which is not red: its grade spans all that is "
            "possible."
        ),
        language.gettext(
            "Two ends of a grade, a score or a rank mean that the evidence does not decide between them: "
            "say both."
        ),
    )


def licence(language: Language) -> str:
    return language.gettext(
        "Licence: {licence}, {address}. Say where the data are from, name the licence, and say what you "
        "changed.",
        licence=LICENCE["title"],
        address=LICENCE["path"],
    )


def about(cite: str, said: tuple[str, ...]) -> dict[str, Any]:
    """The same for programs."""
    return {"cite": cite, "cautions": list(said), "licence": LICENCE}


def paragraphs(framework: Framework, edition: str, language: Language, reviewed: bool) -> Iterator[str]:
    yield from cautions(framework, language, reviewed)
    yield licence(language)
    cite = cite_results(framework, edition, language)
    yield language.gettext("Cite as: {citation}", citation=cite)
