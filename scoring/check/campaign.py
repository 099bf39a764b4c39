"""A campaign's design: colours that can be read, files that can be printed, addresses that lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from scoring.check.contrast import APART, BLACK, NEIGHBOURS, ON, READABLE, SAME_SHAPE, contrast, darkened
from scoring.check.logo import logo_fault
from scoring.model.campaign import Campaign
from scoring.model.framework import Framework
from scoring.problems import Problems
from scoring.read.campaign import house_colours
from scoring.read.prose import web_address
from scoring.read.workspace import Loaded

MOST_FONT = 20_000_000
"""Bytes of a font; those with Chinese or Japanese characters are large."""
PLACES = frozenset({"country", "framework", "edition", "language"})
_PLACE = re.compile(r"\{([^{}]*)\}")
_FONTS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_PERSON = re.compile(r"@")


def check_campaign(loaded: Loaded, problems: Problems) -> None:
    """The campaign's file, and the grades of all frameworks in grey."""
    campaign, templates = loaded.workspace.campaign, loaded.workspace.templates
    colours = {**house_colours(templates), **campaign.colours}
    _readable(campaign, colours, problems)
    _apart(campaign, colours, problems)
    _addresses(campaign, problems)
    _files(campaign, campaign.folder, problems)
    for framework in loaded.workspace.frameworks.values():
        _grades(framework, problems)


def _readable(campaign: Campaign, colours: Mapping[str, str], problems: Problems) -> None:
    """Words on their ground, wherever the campaign changes the one or the other."""
    for words, ground, what in ON:
        changed = next((name for name in (words, ground) if name in campaign.colours), "")
        if not changed or not {words, ground} <= colours.keys():
            continue
        ratio = contrast(colours[words], colours[ground])
        if ratio < READABLE:
            said = (
                f"{what}: {words} {colours[words]} on {ground} {colours[ground]} has a contrast of "
                f"{_shown(ratio)}, and words need {READABLE} (WCAG AA)"
            )
            hint = _remedy(words, ground, colours)
            problems.add("design.contrast", campaign.origin.at("colours", changed), changed, said, hint)


def _remedy(words: str, ground: str, colours: Mapping[str, str]) -> str:
    """How much darker the darker one must be; where even black would not do, the other must be lighter."""
    dark, light = sorted((words, ground), key=lambda name: contrast(colours[name], BLACK))
    shade = darkened(colours[dark], colours[light], READABLE)
    if shade is None:
        return f"Make {light} lighter: even black would not stand out from it."
    return f"Make {dark} darker, such as {shade}, or {light} lighter."


def _apart(campaign: Campaign, colours: Mapping[str, str], problems: Problems) -> None:
    """Neighbouring tones of the map, printed in grey."""
    for one, other in NEIGHBOURS:
        changed = next((name for name in (one, other) if name in campaign.colours), "")
        if not changed or not {one, other} <= colours.keys():
            continue
        ratio = contrast(colours[one], colours[other])
        if ratio < APART:
            said = f"in grey {one} and {other} look alike: their contrast is {_shown(ratio)} of {APART}"
            hint = f"Make {one} darker, or {other} lighter."
            problems.add("design.grey", campaign.origin.at("colours", changed), changed, said, hint)


def _grades(framework: Framework, problems: Problems) -> None:
    """Grades of one shape, printed in grey."""
    for number, other in combinations(range(len(framework.grades)), 2):
        first, second = framework.grades[number], framework.grades[other]
        ratio = contrast(first.colour, second.colour)
        if first.shape == second.shape and ratio < SAME_SHAPE:
            said = (
                f"in grey it looks like {first.id}: both are drawn as a {first.shape}, and the contrast of "
                f"their colours is {_shown(ratio)} of {SAME_SHAPE}"
            )
            hint = "Give it another shape, or a colour that is clearly lighter or darker."
            place = framework.origin.at("grades", str(other), "colour")
            problems.add("design.grey", place, second.id, said, hint)


def _shown(ratio: float) -> str:
    """A ratio with one or two decimals, never rounded up to what would be enough."""
    return f"{int(ratio * 100) / 100:g}"


def _addresses(campaign: Campaign, problems: Problems) -> None:
    for key, address in (("address", campaign.address), ("country-page", campaign.page)):
        for said, hint in _address_faults(key, address) if address else ():
            problems.add("design.address", campaign.origin.at(key), key, said, hint)
    if _PERSON.search(campaign.contact):
        said, hint = "an address of mail stands where a role belongs", "Write who answers: the press office."
        problems.add("design.contact", campaign.origin.at("contact"), "contact", said, hint)


def _address_faults(key: str, address: str) -> Iterator[tuple[str, str]]:
    places = set(_PLACE.findall(address)) if key == "country-page" else set()
    bare = _PLACE.sub("x", address) if key == "country-page" else address
    if not web_address(bare) or any(sign in bare for sign in "{}"):
        yield f"{address!r} is no web address", "Write it whole: https://example.org/."
    elif unknown := sorted(places - PLACES):
        yield (
            f"nothing fills {{{unknown[0]}}}",
            f"There are {', '.join(f'{{{name}}}' for name in sorted(PLACES))}.",
        )
    elif key == "country-page" and "country" not in places:
        yield "all countries would have one page", "Put {country} where the country's three letters belong."


def _files(campaign: Campaign, folder: Path, problems: Problems) -> None:
    if campaign.logo:
        place = campaign.origin.at("logo", "file")
        fault = _outside(folder, campaign.logo.file) or logo_fault(folder / campaign.logo.file)
        if fault:
            problems.add("design.logo", place, campaign.logo.file, *fault)
    for use, face in campaign.fonts.items():
        for cut, file in face.items():
            if fault := _outside(folder, file) or _font_fault(folder / file):
                problems.add("design.font", campaign.origin.at("fonts", use, cut), file, *fault)


def _outside(folder: Path, file: str) -> tuple[str, str] | None:
    """A file that is not there, or that a link leads away from."""
    path, hint = folder / file, f"Put the file itself at templates/{file}."
    if not path.is_file():
        return "there is no such file in templates", hint
    inside = path.resolve().is_relative_to(folder.resolve())
    return None if inside else ("the file is a link that leads out of templates", hint)


def _font_fault(path: Path) -> tuple[str, str] | None:
    if path.suffix.lower() not in {".ttf", ".otf"}:
        return "it is neither a TTF nor an OTF file", "Take the TTF of the typeface: no WOFF, no collection."
    if path.stat().st_size > MOST_FONT:
        return f"it is larger than {MOST_FONT // 1_000_000} MB", "Take a cut with fewer characters."
    with path.open("rb") as file:
        known = file.read(4) in _FONTS
    return None if known else ("it is no font, whatever its name says", "Get the file anew.")
