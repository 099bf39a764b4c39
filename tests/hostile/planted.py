"""A payload put into every field that may hold words, wherever the reader lets it stand."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hostile import world
from hostile.world import Spot
from scoring.check import check
from scoring.problems import Problem, Severity
from scoring.read.workspace import load

MOST_ROUNDS = 40
MARK = "hostile7"
"""Stands in every payload, and in nothing else."""

BEHIND = {
    "element": f"<script>{MARK}()</script><img src=x onerror={MARK}()><{MARK}>",
    "attribute": f'"><svg onload="{MARK}()"><a href="file:///{MARK}" rel="attachment">\' on{MARK}=\'{MARK}()\'',
    "style": f"</title></textarea></style></script><style>*{{background:url(file:///{MARK}.png)}}</style>",
    "xml": f"]]><{MARK}/>--><!--<{MARK}><?{MARK} ?>&{MARK};",
    "script block": f"</ScRiPt ><script>{MARK}()</script><!--<script>",
    "markdown": f"[{MARK}](javascript:{MARK}()) ![{MARK}](file:///{MARK}.png) <data:text/html,{MARK}>",
    "link": f"[{MARK}]( java\tscript:{MARK}()) [{MARK}](//{MARK}/) [{MARK}](data:text/html;base64,{MARK})",
    "entity": f"&lt;{MARK}&gt; &#60;{MARK}&#62; &#x6A;avascript:{MARK} \\u003c{MARK}\\u003e",
    "template": f"{{{{ '{MARK}'|upper }}}} {{% include '{MARK}' %}} %({MARK})s {{{MARK}}} {{0.__class__}}",
    "plain template": f"${{{MARK}}} #{{{MARK}}} <%= {MARK} %> %s %d %%",
    "quotes": f"' \" ` \\ {MARK} \\\" \\' ‘’ “”",
}
"""Payloads that come after a field's own words."""
INSTEAD = {
    "formula": f'=HYPERLINK("https://{MARK}.example","{MARK}")',
    "at": f"@SUM({MARK})",
    "plus": f"+{MARK}",
    "command": f"-2+3+cmd|'/C {MARK}'!A0",
    "script address": f"javascript:{MARK}()",
    "file address": f"file:///{MARK}",
    "data address": f"data:text/html,<script>{MARK}()</script>",
    "way out": f"../../../../{MARK}",
    "prototype": "__proto__",
}
"""Payloads that stand for a field's own words."""
KEPT = {("answers", "*"), ("findings", "*", "answer"), ("cases", "*", "answers", "*")}
"""An answer of the framework's scale: the payload is one, in all files that speak of it."""


@dataclass
class Planted:
    """What was planted where: the kinds of spots that the reader let stand, and those that it refused."""

    root: Path
    standing: set[tuple[str, Spot]] = field(default_factory=set)
    refused: dict[tuple[str, Spot], set[str]] = field(default_factory=dict)


def plant(root: Path, payload: str, instead: bool = False) -> Planted:
    """Put the payload into every field, and take it out again where the reader or a check complains."""
    made = Planted(root)
    world.own_scale(root, world.WORST, payload)
    made.standing.add(("FrameworkFile", ("answers", "*")))
    originals = {name: world.content(root, name) for name, _ in world.files(root)}
    schemas = dict(world.files(root))
    waiting = {
        name: {spot: kind for spot, kind in world.spots(schemas[name], value) if kind not in KEPT}
        for name, value in originals.items()
    }
    originally = copy.deepcopy(waiting)
    for _ in range(MOST_ROUNDS):
        lines: dict[str, Mapping[int, Spot]] = {}
        for name, value in originals.items():
            planted = copy.deepcopy(value)
            for spot in waiting[name]:
                world.put(planted, spot, lambda own: payload if instead else f"{own} {payload}".strip())
            text, lines[name] = world.written(planted)
            (root / name).write_text(text, "utf-8")
        errors = [one for one in check(load(root)) if one.severity is Severity.ERROR]
        if not errors:
            break
        doomed = {
            (error.place.file, spot, error.code)
            for error in errors
            for spot in _meant(error, lines[error.place.file], waiting[error.place.file])
        }
        for name, spot, code in doomed:
            kind = (schemas[name].__name__, originally[name][spot])
            made.refused.setdefault(kind, set()).add(code)
            waiting[name].pop(spot, None)
    assert not errors, [(one.place, one.code, one.message) for one in errors]
    made.standing |= {
        (schemas[name].__name__, kind) for name, found in waiting.items() for kind in found.values()
    }
    return made


def _meant(error: Problem, lines: Mapping[int, Spot], waiting: Mapping[Spot, Spot]) -> Iterator[Spot]:
    """The spots that an error may speak of: that of its line, else all of its item, else of its file."""
    spot = lines.get(error.place.line, ())
    found: list[Spot] = []
    while not found:
        found = [one for one in waiting if one[: len(spot)] == spot]
        assert found or spot, (error.place, error.code, error.message)
        spot = spot[:-1]
    yield from found
