"""A small workspace in which every kind of file stands, with every field that may hold words."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, Union, get_args, get_origin

from edits import copied, follow_up, next_edition
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from scoring.model.csl import CSL_KEYS, DATE_KEYS, NAME_KEYS
from scoring.problems import Problems, TextFile
from scoring.read import schemas
from scoring.read.nodes import read_nodes
from scoring.read.schemas import FileSchema
from scoring.read.schemas.country import SourceItem

Step = str | int
Spot = tuple[Step, ...]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
WORST = "not at all"
"""The answer that stands in this framework for the usual not met."""
OVERLAY = "countries/XAA/2010-01/i18n/fr.yaml"
EXTRA = {
    "countries/global-facts.yaml": {
        "schema": "1",
        "facts": [
            {
                "id": "invented-fact", "topic": "scale", "text": "Something is so.", "holds-on": "2009",
                "source": "invented-survey-2009", "locator": "p. 1", "caution": "Take care.", "overview": "true",
            }
        ],
    },

    "countries/tiles.yaml": {"schema": "1", "grid": "XAA XBB XCC"},
    "countries/benchmarks/invented-2009.yaml": {
        "schema": "1", "id": "invented-2009", "title": "An opinion", "source": "invented-survey-2009",
        "locator": "p. 2", "note": "Not ours.", "scale": [{"id": "one", "label": "First"}, {"id": "two", "label": "Second"}],
        "countries": [
            {"country": "XAA", "name": "Examplia", "value": "one", "checked": "invented"},
            {"country": "XBB", "name": "Other", "not-ranked": "No reason.", "checked": "invented"},
        ],
    },
    "countries/XAA/recommendations.yaml": {
        "schema": "1",
        "recommendations": [
            {
                "id": "xaa-asked", "by": "An invented committee", "on": "2009-11", "text": "A plan with money.",
                "source": "xaa-ngo-2009", "locator": "p. 3", "criteria": {"mini-1": ["1.1.b"]},
            }
        ],
    },
    "indicators/words/en.yaml": {
        "schema": "1", "language": "en",
        "terms": [{"id": "invented", "words": ["inventedword"], "instead": "another word", "because": "It is invented."}],
        "persons": {
            "ages": ["{age}-invented"], "limits": ["beneath"], "children": ["inventedchild"], "accused": ["blamed"],
            "titles": ["inv."], "no-initials": ["I.N."],
        },
    },
    "countries/XAA/2010-01/reply.yaml": {
        "schema": "1", "framework": "mini-1", "requested": "2010-02-01", "to": "the invented Ministry",
        "how": "by letter", "answer-by": "2010-02-22",
        "received": {
            "on": "2010-02-18", "source": "xaa-government-2009",
            "items": [
                {
                    "item": "1.1.a", "says": "It is so.", "locator": "p. 1", "answer": "It stays.",
                    "changed": ["xaa-1.1-a1"],
                }
            ],
        },
    },
    "countries/XAA/2010-01/reviews/a-reviewer.yaml": {
        "schema": "1", "role": "a lawyer of the secretariat",
        "verdicts": [
            {
                "finding": "xaa-1.1-a1", "verdict": "returned", "on": "2010-02-01", "digest": "0" * 64,
                "comment": "Look again.", "parts": {"statement": "of another text"},
            }
        ],
    },
    "countries/reviewers.private.yaml": {"schema": "1", "reviewers": {"a-reviewer": "An invented person"}},
    "countries/XAA/2010-01/corrections.yaml": {
        "schema": "1",
        "corrections": [
            {
                "on": "2010-06-01", "wrong": "A figure.", "because": "It was misread.",
                "items": ["finding xaa-1.1-a1"],
                "moved": [{"what": "grade", "of": "1.1", "was": ["red"], "now": ["yellow"]}],
            }
        ],
    },
    "countries/XAA/2011-03/corrections.yaml": {
        "schema": "1",
        "corrections": [
            {
                "on": "2010-06-01", "wrong": "A figure.", "because": "It was misread.",
                "items": ["finding xaa-1.1-a1"],
                "moved": [{"what": "grade", "of": "1.1", "was": ["red"], "now": ["yellow"]}],
            }
        ],
        "withdrawn": {"on": "2010-06-02", "because": "It no longer stands."},
    },
    OVERLAY: {"schema": "1", "translations": [{"item": "situation", "text": "Un pays inventé."}]},
    "templates/campaign.yaml": {
        "schema": "1", "address": "https://example.org/", "contact": "The press office",
        "country-page": "https://example.org/{country}.html",
        "logo": {"file": "logo.svg", "alt": "A campaign"},
    },
}  # fmt: skip
ADDED: Mapping[str, Mapping[str, Any]] = {
    "indicators/mini-1/texts.yaml": {
        "titles": {
            name: f"A title: {name}" for name in ("subtitle", "progress", "overview", "details", "figure-1")
        }
    },
    "indicators/mini-1/framework.yaml": {"answers": ["met", "partly", WORST]},
    "countries/XBB/2010-01/mini-1.yaml": {
        "overrides": [
            {"indicator": "1.1", "grade": "yellow", "because": "A reason.", "by": "a-panel", "until": "2011"}
        ]
    },
}
"""Keys that files have besides."""
FILES: Mapping[str, str] = {
    "templates/i18n/??.yaml": "LanguageFile",
    "templates/campaign.yaml": "CampaignFile",
    "indicators/words/*.yaml": "WordsFile",
    "indicators/sources.yaml": "SourcesFile",
    "indicators/treaties.yaml": "TreatiesFile",
    "indicators/*/framework.yaml": "FrameworkFile",
    "indicators/*/texts.yaml": "FrameworkTextsFile",
    "indicators/*/cases/*.yaml": "CasesFile",
    "indicators/*/*/*.yaml": "IndicatorFile",
    "countries/sources.yaml": "SourcesFile",
    "countries/tiles.yaml": "TilesFile",
    "countries/global-facts.yaml": "FactsFile",
    "countries/published/*.yaml": "PublishedFile",
    "countries/benchmarks/*.yaml": "BenchmarkFile",
    "countries/*/country.yaml": "CountryFile",
    "countries/*/sources.yaml": "SourcesFile",
    "countries/*/recommendations.yaml": "RecommendationsFile",
    "countries/*/*/texts.yaml": "TextsFile",
    "countries/*/*/calls.yaml": "CallsFile",
    "countries/reviewers.private.yaml": "ReviewersFile",
    "countries/*/*/reviews/*.yaml": "ReviewFile",
    "countries/*/*/reply.yaml": "ReplyFile",
    "countries/*/*/corrections.yaml": "CorrectionsFile",
    "countries/*/*/i18n/*.yaml": "OverlayFile",
    "countries/*/*/mini-1.yaml": "EvidenceFile",
}
"""Which schema reads which file; the first pattern that fits counts."""


def build(target: Path, repository: Path) -> Path:
    """The workspace, with the repository's templates in it."""
    copied(target)
    follow_up(target)
    next_edition(target)  # to be withdrawn
    shutil.copytree(repository / "templates", target / "templates")
    (target / "templates" / "logo.svg").write_text(LOGO, "utf-8")
    for name, value in EXTRA.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(written(value)[0], "utf-8")
    for name, more in ADDED.items():
        (target / name).write_text(written(content(target, name) | more)[0], "utf-8")
    later_note(target)
    own_scale(target, "not met", WORST)
    return target


def later_note(root: Path) -> None:
    """Give a record of a treaty what only later cards print."""
    name = "countries/XAA/country.yaml"
    value = content(root, name)
    value["treaties"][0]["later"] = {"on": "2010-01-31", "note": "A caution."}
    (root / name).write_text(written(value)[0], "utf-8")


def own_scale(root: Path, old: str, new: str) -> None:
    """Give the framework's worst answer another word, in all files that speak of it."""
    for name, schema in files(root):
        value = content(root, name)
        kind = schema.__name__
        if kind == "FrameworkFile":
            value["answers"][-1] = new
        for finding in value.get("findings", ()) if kind == "EvidenceFile" else ():
            if finding.get("answer") == old:
                finding["answer"] = new
        for case in value.get("cases", ()) if kind == "CasesFile" else ():
            case["answers"] = {letter: new if one == old else one for letter, one in case["answers"].items()}
        for criterion in value.get("criteria", ()) if kind == "IndicatorFile" else ():
            meanings = criterion.setdefault("meanings", {})
            meanings[new] = meanings.pop(old, None) or criterion.pop("not-met")
        (root / name).write_text(written(value)[0], "utf-8")


def files(root: Path) -> Iterator[tuple[str, type[FileSchema]]]:
    """Every YAML file of the workspace with its schema."""
    for path in sorted(root.rglob("*.yaml")):
        name = path.relative_to(root)
        schema = next((schema for pattern, schema in FILES.items() if name.match(pattern)), None)
        assert schema, f"no schema is told for {name}"
        yield name.as_posix(), getattr(schemas, schema)


def content(root: Path, name: str) -> Any:
    node = read_nodes(TextFile(name, (root / name).read_text("utf-8")), Problems())
    assert node
    return node.plain()


def written(value: Any) -> tuple[str, dict[int, Spot]]:
    """The value as YAML, each text on a line of its own, and which spot stands on which line."""
    lines: list[str] = []
    spots: dict[int, Spot] = {}
    _write(value, (), "", lines, spots)
    return "\n".join(lines) + "\n", spots


def _write(value: Any, spot: Spot, head: str, lines: list[str], spots: dict[int, Spot]) -> None:
    pad = " " * (2 * len(spot))
    if isinstance(value, dict) and value:
        if head:
            lines.append(head)
        for key, item in value.items():
            _write(item, (*spot, key), f"{pad}{json.dumps(key, ensure_ascii=False)}:", lines, spots)
    elif isinstance(value, list) and value:
        lines.append(head)
        for number, item in enumerate(value):
            _write(item, (*spot, number), f"{pad}-", lines, spots)
    else:
        said = json.dumps(value, ensure_ascii=False) if value else ('""' if value == "" else "[]")
        lines.append(f"{head} {said}")
    if value or value == "":
        spots.setdefault(len(lines), spot)


def spots(schema: type[BaseModel], value: Any, at: Spot = (), kind: Spot = ()) -> Iterator[tuple[Spot, Spot]]:
    """Where words may stand in a file: the spot and, with ``*`` for any item or key, its kind.

    Among them are optional keys that the file does not have, of items that it does have.
    """
    for key, field in _fields(schema).items():
        there = value.get(key) if isinstance(value, dict) else None
        yield from _below(_annotation(field), there, (*at, key), (*kind, key))


def _fields(schema: type[BaseModel]) -> dict[str, FieldInfo | None]:
    found: dict[str, FieldInfo | None] = {
        (field.alias or name): field for name, field in schema.model_fields.items()
    }
    if schema is SourceItem:
        found |= dict.fromkeys(sorted(CSL_KEYS - set(found) - set(NAME_KEYS) - set(DATE_KEYS)))
    return found


def _annotation(field: FieldInfo | None) -> Any:
    if field is None:
        return str
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def _below(annotation: Any, value: Any, at: Spot, kind: Spot) -> Iterator[tuple[Spot, Spot]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        if _free(annotation):
            yield at, kind
        elif arguments[0] is not str:
            yield from _below(arguments[0], value, at, kind)
    elif annotation is str:
        yield at, kind
    elif origin in {Union, type(int | None)}:
        for one in arguments:
            yield from _below(one, value, at, kind)
    elif origin is list and isinstance(value, list):
        for number, item in enumerate(value):
            yield from _below(arguments[0], item, (*at, number), (*kind, "*"))
    elif origin is dict and isinstance(value, dict):
        for key, item in value.items():
            yield from _below(arguments[1], item, (*at, key), (*kind, "*"))
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and isinstance(value, dict):
        yield from spots(annotation, value, at, kind)


def _free(annotation: Any) -> bool:
    """Whether it is text without a pattern: words."""
    base, *metadata = get_args(annotation)
    told = [*metadata]
    for one in metadata:
        told += getattr(one, "metadata", [])
    patterns = [getattr(one, "pattern", None) for one in told]
    checked = any(type(one).__name__ == "BeforeValidator" for one in told)
    return base is str and not any(patterns) and not checked


def kinds(schema: type[BaseModel], kind: Spot = (), seen: frozenset[type] = frozenset()) -> set[Spot]:
    """Every kind of spot that a schema has, whether a file has it or not."""
    if schema in seen:
        return set()
    found: set[Spot] = set()
    for key, field in _fields(schema).items():
        found |= _kinds_of(_annotation(field), (*kind, key), seen | {schema})
    return found


def _kinds_of(annotation: Any, kind: Spot, seen: frozenset[type]) -> set[Spot]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        free = {kind} if _free(annotation) else set[Spot]()
        return free or (_kinds_of(arguments[0], kind, seen) if arguments[0] is not str else set())
    if annotation is str:
        return {kind}
    if origin in {Union, type(int | None)}:
        return set[Spot]().union(*(_kinds_of(one, kind, seen) for one in arguments))
    if origin is list:
        return _kinds_of(arguments[0], (*kind, "*"), seen)
    if origin is dict:
        return _kinds_of(arguments[1], (*kind, "*"), seen)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return kinds(annotation, kind, seen)
    return set()


def put(value: Any, spot: Spot, change: Callable[[str], str]) -> None:
    """Change the words at a spot; where there are none yet, change an empty text."""
    *way, last = spot
    for step in way:
        value = value[step]
    if isinstance(value, list) and isinstance(last, int):
        value[last] = change(str(value[last]))
    else:
        value[last] = change(str(value.get(last) or ""))


def patterns(schema: type[BaseModel]) -> Iterator[tuple[Spot, TypeAdapter[str]]]:
    """Every kind of spot whose text must fit a pattern, with what tells whether it does; keys included."""
    yield from _patterns(schema, (), frozenset())


def _patterns(annotation: Any, kind: Spot, seen: frozenset[type]) -> Iterator[tuple[Spot, TypeAdapter[str]]]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated and arguments[0] is str:
        if not _free(annotation):
            yield kind, TypeAdapter(annotation)
    elif origin is Annotated:
        yield from _patterns(arguments[0], kind, seen)
    elif origin in {Union, type(int | None), list, dict}:
        for one in arguments:
            yield from _patterns(one, kind, seen)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        for name, field in annotation.model_fields.items():
            key = field.alias or name
            yield from _patterns(_annotation(field), (*kind, key), seen | {annotation})


def fits(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True
