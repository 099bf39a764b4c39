"""A document made again, from what its manifest claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from scoring.model.workspace import Workspace
from scoring.publish import PublishError
from scoring.publish.claims import scratch
from scoring.publish.input_files import Document
from scoring.publish.kinds import KINDS, PAPERS, Card, Order
from scoring.publish.pdf import warm_up
from scoring.publish.products import make_all
from scoring.publish.verify import NotOursError
from scoring.read.languages import Translation, language_codes, translation

SIZES = ("a4", "letter")


def spoken(workspace: Workspace, document: Document) -> Translation:
    """The workspace in the document's language; NotOursError where it cannot make such a document at all."""
    for what, claimed, known in (
        ("kind", document.kind, PAPERS),
        ("size of paper", document.paper, SIZES),
        ("framework", document.framework, sorted(workspace.frameworks)),
        ("language", document.language, language_codes(workspace.templates)),
    ):
        if claimed not in known:
            raise _absent(f"there is no {what} {claimed}")
    if (document.country is None) != (document.kind == "overview"):
        raise _absent(f"there is no {document.kind} of {document.country or 'all countries'}")
    if _card(workspace, document) is None:
        where = f"in edition {document.edition} under {document.framework}"
        raise _absent(f"there is no evidence of {document.country or 'any country'} {where}")
    found = translation(workspace, document.language)
    if found.problems.failed():
        raise _absent(f"its translations into {document.language} have errors")
    return found


def _absent(said: str) -> NotOursError:
    return NotOursError("absent", f"it cannot be made from these files: {said} here")


def _card(workspace: Workspace, document: Document) -> Card | None:
    """The card of the document; of all countries any card of the edition leads to the same."""
    for country, edition, framework in sorted(workspace.editions):
        if (edition, framework) == (document.edition, document.framework) and document.country in {
            None,
            country,
        }:
            return Card(workspace.frameworks[framework], edition, country)
    return None


def made_again(workspace: Workspace, document: Document, found: Translation) -> bytes:
    """The bytes that the document has when it is made here; PublishError where it cannot be made."""
    card = _card(workspace, document)
    assert card is not None  # spoken() looked
    until = datetime.fromisoformat(document.embargo) if document.embargo else None
    workspace, told = (replace(one, embargo=until) for one in (workspace, found.workspace))
    warm_up()
    with scratch() as folder:
        language = found.language
        order = Order(
            workspace,
            (card,),
            (language,),
            folder,
            document.paper,
            {language.code: told},
            (document.kind,),
        )
        for _, made in make_all(KINDS[document.kind](order), 1):
            if isinstance(made, PublishError):
                raise made
            return next(iter(made.files)).read_bytes()
    raise AssertionError("a kind makes something of each card")
