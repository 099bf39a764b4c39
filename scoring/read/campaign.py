"""The campaign's file, read into values; and the colours of the house, which it may change."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from scoring.model.campaign import Campaign, Logo
from scoring.read.files import Reader
from scoring.read.schemas import CampaignFile
from scoring.read.schemas.base import Item

FILE = "campaign.yaml"
_TOKENS = Path("styles") / "tokens.css"
_COLOUR = re.compile(r"^\s*--([a-z0-9-]+):\s*(#[0-9a-fA-F]{6})\s*;", re.MULTILINE)


def read_campaign(reader: Reader, path: Path) -> Campaign:
    """What the file says; the house's design where there is no such file, or where it cannot be used."""
    read = reader.read(path, CampaignFile) if reader.present(path) else None
    if read is None:
        return Campaign()
    file, node = read
    fonts = {use: face for use in ("serif", "display", "sans") if (face := getattr(file.fonts, use, None))}
    return Campaign(
        address=file.address or "",
        page=file.country_page or "",
        contact=file.contact or "",
        logo=Logo(file.logo.file, file.logo.alt) if file.logo else None,
        colours={name: value.lower() for name, value in _given(file.colours).items()},
        fonts={use: _given(face) for use, face in fonts.items()},
        folder=path.parent,
        origin=node.origin,
    )


def house_colours(templates: Path) -> Mapping[str, str]:
    """The colours of ``styles/tokens.css`` by name; none where there is no such file."""
    path = templates / _TOKENS
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return {name: value.lower() for name, value in _COLOUR.findall(text)}


def _given(item: Item | None) -> dict[str, str]:
    """The keys that are written, as they are written."""
    return item.model_dump(by_alias=True, exclude_none=True) if item else {}
