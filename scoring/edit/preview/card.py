"""A card as a page for screens: the booklet's own HTML, with a style sheet on top."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from scoring.edit.preview.view import Choice
from scoring.language import Language
from scoring.model.campaign import Campaign, Logo
from scoring.model.workspace import Workspace
from scoring.publish.booklet_pdf import booklet_of
from scoring.publish.design import LOADED, DesignView, design_of
from scoring.publish.html import render_booklet
from scoring.publish.kinds import Card
from scoring.read.workspace import folder_of

CAMPAIGN = "campaign/"
PAGE = "preview/"
_STYLE = f'<link rel="stylesheet" href="{PAGE}card.css">\n</head>'
_PAGE_TYPES = {".css": "text/css", ".js": "text/javascript"}


def card_html(workspace: Workspace, choice: Choice, language: Language) -> str:
    """The card; KeyError where there is no such evidence, PublishError where a template is wrong."""
    card = Card(workspace.frameworks[choice.framework], choice.edition, choice.country)
    view = booklet_of(workspace, card, language).view()
    html = render_booklet(workspace.templates, view, language, _design(workspace))
    return html.replace("</head>", _STYLE, 1)


def _design(workspace: Workspace) -> DesignView:
    """The design with a campaign's files where the page has them: below an address of their own."""
    own, found = workspace.campaign, design_of(workspace.templates, workspace.campaign)
    files = [file for cuts in own.fonts.values() for file in cuts.values()]
    faces = tuple(replace(face, file=_address(file)) for face, file in zip(found.faces, files, strict=True))
    return replace(found, faces=faces, logo=_logo(own))


def _logo(campaign: Campaign) -> Logo | None:
    return Logo(_address(campaign.logo.file), campaign.logo.alt) if campaign.logo else None


def _address(file: str) -> str:
    return CAMPAIGN + quote(file)


def page_folder(root: Path) -> Path:
    """Where the page around the card is kept: in the workspace's templates, or in those brought along."""
    return folder_of(root, "templates/preview")


def assets(workspace: Workspace) -> dict[str, tuple[Path, str]]:
    """Every file that a page may load, by its address: nothing else is given out, whatever is asked for."""
    found = _below(workspace.templates, LOADED)
    own = workspace.campaign
    named = [file for cuts in own.fonts.values() for file in cuts.values()]
    for file in [*named, *([own.logo.file] if own.logo else [])]:
        path = own.folder / file
        if path.suffix.lower() in LOADED and path.resolve().is_relative_to(own.folder.resolve()):
            found[CAMPAIGN + file] = (path, LOADED[path.suffix.lower()])
    page = _below(page_folder(workspace.root), _PAGE_TYPES)
    return found | {PAGE + name: file for name, file in page.items()}


def _below(folder: Path, types: dict[str, str]) -> dict[str, tuple[Path, str]]:
    real = folder.resolve()
    return {
        path.relative_to(folder).as_posix(): (path, types[path.suffix.lower()])
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in types and path.is_file() and path.resolve().is_relative_to(real)
    }
