"""What all pages share: one style sheet, the scripts, and typefaces cut down to what screens need."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from scoring.language import Language
from scoring.model.campaign import Logo
from scoring.model.framework import Framework
from scoring.publish.design import DesignView, FaceView
from scoring.publish.html import environment

FOLDER = "assets"
STYLE = f"{FOLDER}/site.css"
SCRIPTS = ("table.js", "compare.js")
FONTS = ("SourceSans3-Regular", "SourceSans3-Semibold", "SourceSerif4Display-Regular")
RANGES = ((0x20, 0x17F), (0x1A0, 0x21B), (0x300, 0x304), (0x1E00, 0x1EFF), (0x2010, 0x205F), (0x20AC, 0x20AC),
          (0x2116, 0x2122), (0x2190, 0x2193), (0x2212, 0x2212))  # fmt: skip
"""The characters of languages in Latin letters; other scripts are set in the reader's own typefaces."""


def assets(templates: Path, frameworks: Mapping[str, Framework], design: DesignView) -> dict[str, bytes]:
    """The files by path."""
    found = {STYLE: style(templates, frameworks, design).encode("utf-8")}
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
    texts.append(own.render(frameworks=[frameworks[id_] for id_ in sorted(frameworks)], faces=faces))
    return tight("\n".join(texts))


def tight(css: str) -> str:
    """A style sheet without what only its authors read."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,]) ?", r"\1", re.sub(r": ", ":", css)).replace(";}", "}").strip() + "\n"


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
