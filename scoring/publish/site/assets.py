"""What all pages share: one style sheet, the scripts, and typefaces cut down to what screens need."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

from scoring.language import Language
from scoring.model.campaign import Logo
from scoring.model.framework import Framework
from scoring.model.workspace import Workspace
from scoring.model.world import TileMap
from scoring.publish.cells import grade_view
from scoring.publish.design import DesignView, FaceView
from scoring.publish.html import environment

FOLDER = "assets"
STYLE, STYLE_OF_ALL = f"{FOLDER}/site.css", f"{FOLDER}/all.css"
SCRIPTS = ("table.js", "compare.js")
FONTS = ("SourceSans3-Regular", "SourceSans3-Semibold", "SourceSerif4Display-Regular")
RANGES = ((0x20, 0x17F), (0x1A0, 0x21B), (0x300, 0x304), (0x1E00, 0x1EFF), (0x2010, 0x205F), (0x20AC, 0x20AC),
          (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212))  # fmt: skip
"""The characters of languages in Latin letters; other scripts are set in the reader's own typefaces."""


def assets(workspace: Workspace, design: DesignView) -> dict[str, bytes]:
    """The files by path."""
    templates = workspace.templates
    found = {
        STYLE: style(templates, workspace.frameworks, design).encode("utf-8"),
        STYLE_OF_ALL: style_of_all(templates, workspace.tiles, design).encode("utf-8"),
    }
    for face in design.faces:
        found[f"{FOLDER}/{face_file(face)}"] = cut_down((templates / unquote(face.file)).read_bytes())
    if design.logo:
        found[logo_path(design.logo)] = (templates / unquote(design.logo.file)).read_bytes()
    found[f"{FOLDER}/icon.svg"] = (templates / "site" / "icon.svg").read_bytes()
    for name in SCRIPTS:
        script = (templates / "scripts" / name).read_text(encoding="utf-8")
        found[f"{FOLDER}/{name}"] = plain(script).encode("utf-8")
    for name in FONTS:
        found[f"{FOLDER}/{name}.woff2"] = cut_down((templates / "fonts" / f"{name}.ttf").read_bytes())
    found[f"{FOLDER}/OFL.txt"] = (templates / "fonts" / "OFL.txt").read_bytes()
    return found


def face_file(face: FaceView) -> str:
    """The name of a campaign's typeface among the assets."""
    return f"{face.family}-{face.weight}-{face.style}.woff2"


def logo_path(logo: Logo) -> str:
    return f"{FOLDER}/logo{Path(logo.file).suffix.lower()}"


def style(templates: Path, frameworks: Mapping[str, Framework], design: DesignView) -> str:
    """The design in values, the site's own rules, what the campaign changes, and the frameworks' colours."""
    texts = [(templates / "styles" / name).read_text(encoding="utf-8") for name in ("tokens.css", "site.css")]
    own = environment(templates, Language(), design).get_template("site/own.css.j2")
    faces = [(face, face_file(face)) for face in design.faces]
    grades = {
        id_: [grade_view(grade, Language()) for grade in frameworks[id_].grades] for id_ in sorted(frameworks)
    }
    bands = {id_: _bands(framework) for id_, framework in sorted(frameworks.items())}
    texts.append(own.render(grades=grades, bands=bands, faces=faces))
    return used(tight("\n".join(texts)), style_of_all(templates, None, design))


def _bands(framework: Framework) -> list[str]:
    """How much of the scale each category takes, from the lowest on, in per cent."""
    starts = [*sorted(category.start for category in framework.categories), Fraction(1)]
    return [f"{float(100 * (end - start)):.2f}" for start, end in pairwise(starts)]


def style_of_all(templates: Path, tiles: TileMap | None, design: DesignView) -> str:
    """What only the pages of all countries need."""
    own = (templates / "styles" / "site-all.css").read_text(encoding="utf-8")
    places = environment(templates, Language(), design).get_template("site/places.css.j2")
    every = tiles.tiles if tiles else ()
    rows = max((one.row for one in every), default=-1) + 1
    columns = max((one.column for one in every), default=-1) + 1
    return tight(own + places.render(rows=rows, columns=columns))


def tight(css: str) -> str:
    """A style sheet without what only its authors read."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", re.sub(r": ", ":", css)).replace(";}", "}").strip() + "\n"


def used(css: str, others: str) -> str:
    """A style sheet without the values that neither it nor another one asks for: those of print."""
    asked = set(re.findall(r"var\(--([\w-]+)", css + others))
    return re.sub(r"(?<=[{;])--([\w-]+):[^;}]*;?", lambda one: one[0] if one[1] in asked else "", css)


def plain(script: str) -> str:
    """A script without what only its authors read: lines of comment, and the room before lines."""
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


@cache
def cut_down(font: bytes) -> bytes:
    """A typeface with the characters of ``RANGES``, packed for the web; the same bytes each time."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    whole = TTFont(io.BytesIO(font), recalcTimestamp=False)
    options = Options(layout_features=["kern", "liga", "mark", "mkmk", "ccmp", "locl", "lnum", "tnum"])
    cutter = Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(whole)
    whole.flavor = "woff2"
    packed = io.BytesIO()
    whole.save(packed)
    return packed.getvalue()
