"""Dates that may be partial: a year, a month or a day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A date to the year, month or day; ``str()`` gives it as it is written, 2009-11."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read 2009, 2009-11 or 2009-11-30; ValueError, in words for a person, for anything else."""
        match = _WRITTEN.fullmatch(text)
        if not match:
            raise ValueError(f"{text!r} is not a date")
        year, month, day = (int(part) if part else None for part in match.groups())
        if not year:
            raise ValueError("there is no year 0000")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"there is no month {month:02}")
        if month and day is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
            raise ValueError(f"{calendar.month_name[month]} {year} has no day {day:02}")
        return cls(year, month, day)

    @property
    def first(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        if self.month is None:
            return date(self.year, 12, 31)
        return date(self.year, self.month, self.day or calendar.monthrange(self.year, self.month)[1])

    def __str__(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 29 February becomes the 28th where it must."""
    if day.year + years > date.max.year:
        return date.max
    leap_day = (day.month, day.day) == (2, 29) and not calendar.isleap(day.year + years)
    return day.replace(year=day.year + years, day=28 if leap_day else day.day)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of a shorter month; 31 December 9999 is the end."""
    years, month = divmod(day.month - 1 + months, 12)
    if day.year + years > date.max.year:
        return date.max
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def days_after(day: date, days: int) -> date:
    """So many days later; 31 December 9999 is the end."""
    return day + timedelta(days=min(days, (date.max - day).days))
