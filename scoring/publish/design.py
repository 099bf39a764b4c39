"""The design that pages are printed in: the house's values with what a campaign changes."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from scoring.model.campaign import Campaign, Logo
from scoring.model.workspace import Workspace
from scoring.read.campaign import house_colours

_CUTS = {
    "regular": (400, "normal"),
    "italic": (400, "italic"),
    "semibold": (600, "normal"),
    "semibold-italic": (600, "italic"),
}
LOADED = {
    ".css": "text/css",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".otf": "font/otf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}
"""What pages may load, by the end of the file's name."""


@dataclass(frozen=True)
class FaceView:
    """A file of a typeface, under the name that style sheets have for it."""

    family: str
    file: str
    weight: int
    style: str


@dataclass(frozen=True)
class DesignView:
    """What templates take as ``design``: ``colours`` are all, ``changes`` those of the campaign alone.

    Every value was checked when the campaign's file was read, so that style sheets may take it as it is.
    """

    colours: Mapping[str, str]
    changes: Mapping[str, str] = field(default_factory=dict)
    faces: tuple[FaceView, ...] = ()
    families: Mapping[str, str] = field(default_factory=dict)
    logo: Logo | None = None
    address: str = ""
    contact: str = ""


def design_of(templates: Path, campaign: Campaign | None = None) -> DesignView:
    """The house's design, changed by the campaign where there is one."""
    own = campaign or Campaign()
    where = _from(templates, own.folder)
    families = {use: f"campaign-{use}" for use in own.fonts}
    return DesignView(
        colours={**house_colours(templates), **own.colours},
        changes=own.colours,
        faces=tuple(
            FaceView(families[use], f"{where}{file}", *_CUTS[cut])
            for use, files in own.fonts.items()
            for cut, file in files.items()
        ),
        families=families,
        logo=Logo(f"{where}{own.logo.file}", own.logo.alt) if own.logo else None,
        address=own.address,
        contact=own.contact,
    )


def folders(workspace: Workspace) -> list[Path]:
    """The folders of which pages may load files."""
    own = workspace.campaign.folder
    return [workspace.templates] if own in {Path(), workspace.templates} else [workspace.templates, own]


def _from(templates: Path, folder: Path) -> str:
    """What goes before a campaign's file in an address that a page has: nothing where both stand together."""
    if folder in {Path(), templates}:
        return ""
    return quote(f"{Path(os.path.relpath(folder, templates)).as_posix()}/")


def page_address(campaign: Campaign, framework: str, edition: str, country: str, language: str) -> str:
    """Where more is to be read of a card: the country's page, else the campaign's; empty without either."""
    if not campaign.page:
        return campaign.address
    filled = campaign.page
    for name, value in (
        ("framework", framework),
        ("edition", edition),
        ("country", country),
        ("language", language),
    ):
        filled = filled.replace(f"{{{name}}}", value)
    return filled
