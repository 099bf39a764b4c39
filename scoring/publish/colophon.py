"""What a card says about itself."""

from __future__ import annotations

from scoring.language import Language
from scoring.language.typography import typographic
from scoring.language.words import role_words
from scoring.model.evidence import Edition
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.publish.versions import engine_version
from scoring.publish.view import ColophonRow
from scoring.review.digest import evidence_digest
from scoring.review.reviewed import is_reviewed


def colophon(
    workspace: Workspace, edition: Edition, framework: Framework, language: Language
) -> tuple[ColophonRow, ...]:
    says = language.gettext
    rules = says(
        "{title} ({id}): {citation}", title=framework.title, id=framework.id, citation=framework.citation
    )
    day = language.date(edition.as_of)
    rows = [
        (says("Framework"), rules),
        (
            says("Edition"),
            says("{edition}, evidence as of {date}", edition=language.edition(edition.id), date=day),
        ),
        (says("Evidence"), _evidence(workspace, edition, framework, language)),
        (says("Review"), _review(workspace, edition, language)),
        (says("Evidence digest"), evidence_digest(workspace, edition)),
        (says("Made with"), f"progress-cards {engine_version()}"),
        (says("Licence"), says("Text, evidence and grades: CC BY 4.0. Fonts: SIL Open Font License 1.1.")),
    ]
    return tuple(ColophonRow(term, typographic(text, language)) for term, text in rows)


def _evidence(workspace: Workspace, edition: Edition, framework: Framework, language: Language) -> str:
    if edition.findings:
        authors = sorted({role_words(finding.author, language) for finding in edition.findings})
        return language.ngettext(
            "{number} finding, written by: {authors}",
            "{number} findings, written by: {authors}",
            len(edition.findings),
            authors=language.both(authors),
        )
    recorded = {record.treaty for record in workspace.countries[edition.country].treaties}
    asked = {one.treaty.treaty for _, one in framework.criteria.values() if one.treaty}
    if recorded & asked:
        return language.gettext("no finding yet: what is graded follows from the ratification record")
    return language.gettext("no finding yet")


def _review(workspace: Workspace, edition: Edition, language: Language) -> str:
    """Who accepted what is printed, by role; or that nobody has accepted all of it."""
    if not edition.findings or not (reviews := workspace.reviews.get((edition.country, edition.id))):
        return language.gettext("none: no finding has been reviewed by somebody other than its author")
    if not is_reviewed(workspace, edition):
        return language.gettext("not finished: not every finding that counts has been accepted")
    roles = sorted({typographic(review.role, language) for review in reviews})
    return language.gettext(
        "every finding that counts was read against its source and accepted by somebody other than its "
        "author: {roles}",
        roles=language.both(roles),
    )


def sentences(framework: Framework, language: Language, reviewed: bool = False) -> tuple[str, ...]:
    """What every card must say; a draft says that it is one."""
    says = language.gettext
    draft = says("This card is a draft: its evidence has not been reviewed, and says so on every page.")
    return (
        says("We grade what the state does, not how many children are exploited."),
        # Translators: the citation is such as "our reconstruction from the same sources".
        typographic(says("The grades are {citation}.", citation=framework.citation), language),
        says("What the sources do not say is printed as not assessed, and never counted as red."),
        *([] if reviewed else [draft]),
        says(
            "Corrections are welcome from everybody, governments included; they are dated and stay visible."
        ),
    )
