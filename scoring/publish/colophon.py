"""What a card says about itself."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from scoring.language import Language
from scoring.language.typography import typographic
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.view import ColophonRow
from scoring.review.digest import evidence_digest


def colophon(
    workspace: Workspace, edition: Edition, framework: Framework, language: Language
) -> tuple[ColophonRow, ...]:
    rows = [
        ("Framework", f"{framework.title} ({framework.id}): {framework.citation}"),
        ("Edition", f"{language.edition(edition.id)}, evidence as of {language.date(edition.as_of)}"),
        ("Evidence", _evidence(workspace, edition, framework, language)),
        ("Review", "none: no finding has been reviewed by somebody other than its author"),
        ("Evidence digest", evidence_digest(workspace, edition)),
        ("Made with", f"progress-cards {engine_version()}"),
        ("Licence", "Text, evidence and grades: CC BY 4.0. Fonts: SIL Open Font License 1.1."),
    ]
    return tuple(ColophonRow(term, typographic(text)) for term, text in rows)


def _evidence(workspace: Workspace, edition: Edition, framework: Framework, language: Language) -> str:
    if count := len(edition.findings):
        authors = sorted({finding.author.replace("-", " ") for finding in edition.findings})
        return f"{count} {'finding' if count == 1 else 'findings'}, written by: {language.both(authors)}"
    recorded = {record.treaty for record in workspace.countries[edition.country].treaties}
    asked = {one.treaty.treaty for _, one in framework.criteria.values() if one.treaty}
    return "no finding yet" + (
        ": what is graded follows from the ratification record" if recorded & asked else ""
    )


def engine_version() -> str:
    try:
        return version("progress-cards")
    except PackageNotFoundError:
        return "(not installed)"


def sentences(framework: Framework) -> tuple[str, ...]:
    """What every card must say."""
    return (
        "We grade what the state does, not how many children are exploited.",
        typographic(f"The grades are {framework.citation}."),
        "What the sources do not say is printed as not assessed, and never counted as red.",
        "This card is a draft: its evidence has not been reviewed, and says so on every page.",
        "Corrections are welcome from everybody, governments included; they are dated and stay visible.",
    )
