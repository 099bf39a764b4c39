"""CSL-JSON, as Zotero and Better BibTeX export it, to drafts of records."""

from __future__ import annotations

from scoring.model.csl import CSL_KEYS, DATE_KEYS, NAME_KEYS
from scoring.problems import Origin, Place, Problems
from scoring.read.bibliography.drafts import PRIVATE, Bibliography, Taking
from scoring.read.bibliography.json_nodes import read_json
from scoring.read.nodes import Node

_ALIASES = {"shortTitle": "title-short", "event": "event-title"}
_NAME_PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
_FLAGS = {"comma-suffix", "static-ordering", "parse-names", "isInstitution", "multi", "literal"}


def read_csl_json(book: Bibliography, problems: Problems) -> None:
    """Add the drafts of a file: a list of records, or a single one."""
    node = read_json(book.file, problems)
    if node is None:
        return
    items = [node] if isinstance(node.value, dict) else node.value
    if not isinstance(items, list):
        said, hint = "the file holds no list of records", "Export it as CSL JSON."
        problems.add("import.format", node.origin, "", said, hint)
        return
    for number, item in enumerate(items, 1):
        if isinstance(item.value, dict):
            _record(item, item.value, number, book, problems)
        else:
            said, hint = "this is no record with keys and values", "Export it as CSL JSON."
            problems.add("import.value", item.origin, f"record {number}", said, hint)


def _record(item: Node, values: dict[str, Node], number: int, book: Bibliography, problems: Problems) -> None:
    key = _scalar(values.get("citation-key")) or _scalar(values.get("id"))
    taking = Taking(book, problems, key, item.origin.place, number)
    for name, node in values.items():
        field = _ALIASES.get(name, name)
        if node.value is None or field in {"id", "type", "citation-key"}:
            continue
        if field not in CSL_KEYS or field in PRIVATE or (field in values and field != name):
            taking.leave_out(name)
        elif field in NAME_KEYS:
            _names(field, node, taking)
        elif field in DATE_KEYS:
            _date(field, node, taking)
        elif isinstance(node.value, str):
            taking.text(field, node.value, node.origin.place)
        else:
            taking.titled |= field == "title"
            said, hint = f"{name} is not a text", "Export it as CSL JSON, and change nothing by hand."
            taking.fault("import.value", node.origin.place, said, hint)
    type_ = values.get("type")
    taking.finish(_scalar(type_), telling=True, place=type_.origin.place if type_ else None)


def _scalar(node: Node | None) -> str:
    return node.value if node and isinstance(node.value, str) else ""


def _names(field: str, node: Node, taking: Taking) -> None:
    people = node.value if isinstance(node.value, list) else [node]
    found = [name for person in people if (name := _name(field, person, taking))]
    taking.names(field, found, node.origin.place)


def _name(field: str, person: Node, taking: Taking) -> dict[str, str]:
    """An institution or a person; nothing, and a problem, for anything else."""
    parts = person.value if isinstance(person.value, dict) else {}
    wanted = ("literal",) if _scalar(parts.get("literal")).strip() else _NAME_PARTS
    name: dict[str, str] = {}
    for part in wanted:
        place = parts[part].origin.place if part in parts else person.origin.place
        if text := taking.plain(f"a name of {field}", _scalar(parts.get(part)), place):
            name[part] = text
    strange = [key for key in parts if key not in (*_NAME_PARTS, *_FLAGS)]
    if strange or ("literal" not in name and "family" not in name and "given" not in name):
        said = f"{field} holds a name that is neither a person's nor an institution's"
        hint = 'Write {"literal": "an institution"} or {"family": "…", "given": "…"}.'
        taking.fault("import.value", person.origin.place, said, hint)
        return {}
    if set(name) == {"given"}:
        return {"literal": name["given"]}
    return name


def _date(field: str, node: Node, taking: Taking) -> None:
    place = node.origin.place
    if isinstance(node.value, str):
        taking.date(field, node.value, place)
        return
    parts = node.value if isinstance(node.value, dict) else {}
    text = _date_text(parts)
    if not text:
        hint = 'Write {"date-parts": [[2009, 11, 30]]} or {"raw": "2009-11"}.'
        taking.fault("import.date", place, f"{field} is not a date", hint)
        return
    if _scalar(parts.get("circa")) not in {"", "false", "0"}:
        text = f"ca. {text}"
    taking.date(field, text, _first_place(parts, node.origin))


def _date_text(parts: dict[str, Node]) -> str:
    """The date in one line: date-parts if there are such, else what was written in words."""
    listed = parts["date-parts"].plain() if "date-parts" in parts else None
    if isinstance(listed, list) and listed and all(isinstance(one, list) and one for one in listed):
        ends = ["-".join(_padded(part, n) for n, part in enumerate(one[:3])) for one in listed[:2]]
        return "/".join(ends) if len(listed) <= 2 else ""
    return _scalar(parts.get("raw")) or _scalar(parts.get("literal"))


def _padded(part: object, position: int) -> str:
    text = part.strip() if isinstance(part, str) else "?"
    return text.zfill(4 if position == 0 else 2) if text.isdecimal() else text


def _first_place(parts: dict[str, Node], origin: Origin) -> Place:
    return next(
        (parts[key].origin.place for key in ("date-parts", "raw", "literal") if key in parts), origin.place
    )
