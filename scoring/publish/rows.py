"""What the commands find as tables of plain cells: the same for CSV files, for spreadsheets and for pandas.

Alternatives are joined by ``|``, best first; exact fractions are text; what is not there is empty.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scoring.explain.agreement import Agreement
from scoring.explain.change_records import comparison_record
from scoring.explain.compare import Comparison
from scoring.explain.opinions import Opinion
from scoring.explain.path import Path
from scoring.explain.records import why_record
from scoring.explain.what_if import WhatIf, what_if_record
from scoring.explain.why import WhyIndicator
from scoring.model.framework import Framework

if TYPE_CHECKING:
    import pandas as pd

Row = tuple[str, ...]
_NUMBER = re.compile(r"-?\d+([./]\d+)?")


@dataclass(frozen=True)
class Rows:
    """A table: the names of its columns, and its rows with a cell for each."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def as_csv(self) -> str:
        """The table for a spreadsheet, which takes none of its cells for a formula."""
        stream = io.StringIO()
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([_guarded(cell) for cell in row] for row in self.rows)
        return stream.getvalue()

    def as_frame(self) -> pd.DataFrame:
        """The table as it is, with columns of text."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns), dtype="string")


def what_if_rows(framework: Framework, found: WhatIf) -> Rows:
    """A row for each value: where it is not decided, the worst and the best that it may be."""
    record = what_if_record(framework, "", found)
    before, after = record["before"], record["after"]
    pairs: list[tuple[str, str, list[str] | None, list[str] | None, int]] = [
        ("grade", id_, old, after["grades"][id_], -1) for id_, old in before["grades"].items()
    ]
    pairs += [
        (what, "", before[what], after[what], worst)
        for what, worst in (("points", 0), ("score", 0), ("categories", -1), ("rank", -1))
    ]
    pairs.append(("coverage", "", [before["coverage"]], [after["coverage"]], 0))
    pairs += [("place", code, [old], [new], 0) for code, (old, new) in record["places"].items()]
    columns = ("what", "id", "before_worst", "before_best", "after_worst", "after_best", "changed")
    return Rows(columns, tuple(_before_and_after(*pair) for pair in pairs))


def _before_and_after(
    what: str, id_: str, old: Sequence[object] | None, new: Sequence[object] | None, worst: int
) -> Row:
    """``worst`` is where the worst alternative stands: 0 the first, -1 the last."""
    ends = [str(end) for one in (old, new) for end in ((one[worst], one[-1 - worst]) if one else ("", ""))]
    return (what, id_, *ends, "no" if old == new else "yes")


def path_rows(framework: Framework, found: Path, asked: Mapping[str, Sequence[str]]) -> Rows:
    """A row for each criterion of each way given; ``asked`` has the calls that ask for a criterion."""
    rows = []
    for number, way in enumerate(found.first, 1):
        raised = {one.criterion: one for one in way.raised}
        for place, lever in enumerate(way.levers, 1):
            for id_ in lever.criteria:
                one = raised[id_]
                value = "" if one.value is None else str(one.value)
                cells = (id_, framework.answers[one.level], value, lever.treaty, "|".join(asked.get(id_, ())))
                rows.append((str(number), str(place), *cells))
    return Rows(("way", "lever", "criterion", "answer", "value", "treaty", "calls"), tuple(rows))


def agreement_rows(found: Agreement) -> Rows:
    """A row for each country that either names; the state says whether it was compared."""
    first, second = found.first, found.second
    names = {**second.names, **first.names}
    states = {
        **dict.fromkeys(found.undecided, "undecided"),
        **dict.fromkeys(found.not_ranked, "not-ranked"),
        **dict.fromkeys(found.only_first, "only-first"),
        **dict.fromkeys(found.only_second, "only-second"),
    }
    differences = {one.country: str(one.difference) for one in found.compared}

    def level(opinion: Opinion, code: str) -> str:
        return list(opinion.scale)[opinion.places[code]] if code in opinion.places else ""

    rows = (
        (
            *(code, names.get(code, code), level(first, code), level(second, code)),
            *(differences.get(code, ""), states.get(code, "compared")),
        )
        for code in [*differences, *states]
    )
    return Rows(("country", "name", "first", "second", "difference", "state"), tuple(rows))


def evidence_rows(framework: Framework, reasons: Iterable[WhyIndicator]) -> Rows:
    """A row for each finding, with its criterion's answer; a criterion without findings has a row as well."""
    criterion = ("indicator", "grade", "criterion", "question", "state", "answer", "treaty_status")
    finding = ("finding", "counts", "set-aside", "answer", "value", "statement", "actor", "level")
    place = ("holds-on", "source", "locator", "reporting", "author")
    rows = []
    for record in (why_record(framework, reason) for reason in reasons):
        for one in record["criteria"]:
            status = one["treaty"]["status"] if one["treaty"] else ""
            head = (record["indicator"], _text(record["grades"]), one["criterion"], one["question"])
            answer = _text(one["answers"]) if one["state"] in {"answered", "disputed"} else ""
            cells = [[_text(found[name]) for name in (*finding, *place)] for found in one["findings"]]
            for own in cells or [[""] * len((*finding, *place))]:
                rows.append((*head, one["state"], answer, status, *own))
    names = [name.replace("-", "_") for name in (*finding, *place)]
    names[names.index("answer")] = "finding_answer"
    return Rows((*criterion, *names), tuple(rows))


def comparison_rows(found: Comparison) -> Rows:
    """A row for every value that changed between two editions, the heaviest first."""
    columns = ("weight", "kind", "what", "id", "rules", "field", "old", "new")
    return Rows(columns, tuple(_compared(comparison_record(found))))


def _compared(record: dict[str, Any]) -> Iterator[Row]:
    for cell in record["cells"]:
        for name in ("categories", "score", "rank", "coverage"):
            evidence = f"{cell['evidence']} {cell['found-under']}"
            yield ("category", "cell", "evidence", evidence, cell["rules"], name, "", _text(cell[name]))
    if standing := record["standing"]:
        for name in ("basis", "categories", "score", "rank", "coverage", "published"):
            old, new = standing["old"][name], standing["new"][name]
            if old != new:
                where = (record["country"], "", name)
                yield (standing["weight"], "changed", "standing", *where, _text(old), _text(new))
    for rules, changes in record["grades"].items():
        for change in changes:
            yield from _grade(change, rules)
    for one in record["method"]:
        ids = f"{one['old']['indicator']} {one['new']['indicator']}"
        grades = _text(one["old"]["grades"]), _text(one["new"]["grades"])
        yield ("grade", "method", "grade", ids, "", f"{one['evidence']} {one['found-under']}", *grades)
    for one in record["calls"]:
        yield ("text", "told", "call", one["call"], "", "fate", "", _text(one["fate"]))
    for change in record["changes"]:
        yield from _change(change)


def _grade(change: dict[str, Any], rules: str) -> Iterator[Row]:
    head = change["weight"], change["kind"]
    if change["moved"]:
        grades = (_text(side["grades"]) if side else "" for side in (change["old"], change["new"]))
        yield (*head, "grade", change["indicator"], rules, "", *grades)
    for one in change["criteria"]:
        answers = (_answer(one["old"]), _answer(one["new"]))
        yield (*head, "answer", one["criterion"], rules, "", *answers)


def _answer(answer: dict[str, Any] | None) -> str:
    if answer is None:
        return ""
    return _text(answer["answers"]) if answer["state"] in {"answered", "disputed"} else answer["state"]


def _change(change: dict[str, Any]) -> Iterator[Row]:
    head = (change["weight"], change["kind"], change["what"], change["id"] or "", "")
    for field in change["fields"]:
        yield (*head, field["field"], _text(field["old"]), _text(field["new"]))
    if not change["fields"]:
        yield (*head, "", "", "")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "|".join(map(_text, value)) if isinstance(value, list) else str(value)


def _guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula; a negative number is none."""
    risky = text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text
