"""Dates as bibliographies write them, made into the partial dates that our files hold."""

from __future__ import annotations

import calendar
import re

from scoring.model.dates import PartialDate

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_NUMBERS = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?:T[\d:.Z+-]*)?", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})\.? )?([A-Za-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4}) ([A-Za-z]{3,9})\.?(?: (\d{1,2}))?", re.ASCII)
_SEASON = re.compile(r"(?:spring|summer|autumn|fall|winter)(?: of)?,? (\d{4})", re.IGNORECASE | re.ASCII)
_ABOUT = re.compile(r"^(?:c\.|ca\.?|circa|about|\[)\s*|[?~%\]]+$", re.IGNORECASE)
_BOTH_ENDS = re.compile(
    r"(\d{4}(?:-\d{2}){0,2})\s*(?:/|–|—|--)\s*(\d{4}(?:-\d{2}){0,2}|\.\.)?|(\d{4})-(\d{4})"
)
_MONTH_RANGE = re.compile(r"([A-Za-z]{3,9})\.?\s*[-–/]+\s*([A-Za-z]{3,9})\.? (\d{4})", re.ASCII)
_UNDATED = {"n.d.", "nd", "no date", "undated", "s.d.", "s. d.", "n. d.", "s.a."}


def read_date(text: str) -> tuple[PartialDate | None, str]:
    """The date and, where it says less or more than the text, in which way; no date for "n.d.".

    ValueError, in words for a person, where it cannot be read.
    """
    text = " ".join(text.split())
    if text.lower() in _UNDATED:
        return None, ""
    if span := _BOTH_ENDS.fullmatch(text):
        first, last = span[1] or span[3], span[2] or span[4]
        if not last or last == "..":
            return _one(first), f"is open at its end; {first} is taken"
        if _one(last).last < _one(first).first:
            raise ValueError(f"{first} to {last} runs backwards")
        return (_one(last), "") if first == last else (_one(last), f"is a span of time; {last} is taken")
    if months := _MONTH_RANGE.fullmatch(text):
        last = f"{months[2]} {months[3]}"
        return _one(last), f"is a span of time; {_one(last)} is taken"
    if season := _SEASON.fullmatch(text):
        return _one(season[1]), f"names a season; {season[1]} is taken"
    sure = _ABOUT.sub("", text).strip()
    return _one(sure), "" if sure == text else f"is approximate; {_one(sure)} is taken"


def _one(text: str) -> PartialDate:
    if found := _NUMBERS.fullmatch(text):
        return _parsed(found[1], found[2], found[3])
    for pattern, order in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_YEAR_FIRST, (1, 2, 3))):
        if (found := pattern.fullmatch(text)) and (month := _MONTHS.get(found[order[1]].lower())):
            return _parsed(found[order[0]], str(month), found[order[2]])
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    raise ValueError(f"“{shown}” is not a date")


def _parsed(year: str, month: str | None, day: str | None) -> PartialDate:
    return PartialDate.parse("-".join([year, *(f"{int(part):02}" for part in (month, day) if part)]))
