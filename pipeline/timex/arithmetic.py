"""Calendar arithmetic on dates: shifts by a unit, truncation to it, holidays."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pipeline.timex.vocabulary import HOLIDAYS

YEARS = {"Y": 1, "DE": 10, "CE": 100, "Q": 0.25, "M": 1 / 12, "W": 1 / 52, "D": 1 / 365}
SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day(year: int, month: int, number: int) -> date | None:
    """Return the date, or None where the calendar has none (31 June, year 0)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def add_days(start: date, count: int) -> date:
    """Return ``start`` plus ``count`` days, held inside the calendar of the datetime module."""
    ordinal = min(max(start.toordinal() + count, 1), date.max.toordinal())
    return date.fromordinal(ordinal)


def add_months(start: date, count: int) -> date:
    """Return ``start`` plus ``count`` months, the day held inside the month."""
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    year = min(max(year, 1), 9999)
    return next(
        found for number in range(start.day, 0, -1) if (found := day(year, month + 1, number))
    )


def shifted(start: date, unit: str, count: int) -> date | None:
    """Return ``start`` plus ``count`` units (D, W, WE, M, Q, Y, DE, CE), None before year 1."""
    if not 1 < start.year + count * YEARS.get(unit, 0) < date.max.year:
        return None
    if unit in ("D", "T"):
        return add_days(start, count)
    if unit in ("W", "WE"):
        return add_days(start, 7 * count)
    return add_months(start, count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit])


def truncated(when: date, unit: str) -> str:
    """Return ``when`` as a TIMEX3 value of the granularity ``unit``."""
    year, week, _ = when.isocalendar()
    return {
        "D": when.isoformat(),
        "T": when.isoformat(),
        "W": f"{year:04}-W{week:02}",
        "WE": f"{year:04}-W{week:02}-WE",
        "M": f"{when.year:04}-{when.month:02}",
        "Q": f"{when.year:04}-Q{(when.month + 2) // 3}",
        "Y": f"{when.year:04}",
        "DE": f"{when.year:04}"[:3],
        "CE": f"{when.year:04}"[:2],
    }[unit]


def week_day(year: int, week: int, number: int) -> date | None:
    """Return the ``number``-th day of ISO week ``week``, or None where the year has no such."""
    try:
        return date.fromisocalendar(year, week, number)
    except ValueError:
        return None


def holiday(name: str, year: int) -> date | None:
    """Return the day of the holiday ``name`` in ``year``."""
    entry: dict[str, Any] = HOLIDAYS[name]
    if "easter" in entry:
        return add_days(easter(year), entry["easter"])
    if "day" in entry:
        return day(year, entry["month"], entry["day"])
    found = _nth_weekday(year, entry["month"], entry["weekday"], entry["nth"])
    return add_days(found, entry.get("plus", 0))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    first = date(year, month, 1)
    if nth < 0:
        last = add_months(first, 1) - timedelta(days=1)
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Return the Gregorian Easter Sunday of ``year`` (anonymous algorithm, form of 1961)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def open_holiday(name: str) -> str:
    """Return the value of a holiday in no known year: XXXX-12-25, or its month, or XXXX."""
    entry: dict[str, Any] = HOLIDAYS[name]
    month, number = entry.get("month"), entry.get("day")
    return "XXXX" + (f"-{month:02}" if month else "") + (f"-{number:02}" if number else "")


@dataclass(frozen=True, slots=True)
class Instance:
    """One of the dates that an open value may mean: its value, first and last day."""

    value: str
    first: date
    last: date


def instances(value: str, holiday_name: str, around: date) -> list[Instance]:
    """Return what ``value`` (``XXXX-10``, ``XXXX-WXX-2``) may mean near ``around``, in order."""
    if value.startswith("XXXX-WXX-"):
        monday = add_days(around, 1 - around.isoweekday())
        return [_in_week(value, add_days(monday, 7 * step)) for step in (-2, -1, 0, 1, 2)]
    if value.startswith("XXXX-XX-"):
        months = [add_months(around.replace(day=1), step) for step in (-1, 0, 1)]
        days = [day(m.year, m.month, int(value[8:])) for m in months]
        return [Instance(d.isoformat(), d, d) for d in days if d]
    years = (year for year in range(around.year - 1, around.year + 2) if 1 < year < date.max.year)
    found = [_in_year(value, holiday_name, year) for year in years]
    return [instance for instance in found if instance]


def _in_week(value: str, monday: date) -> Instance:
    if value.endswith("WE"):
        return Instance(truncated(monday, "WE"), add_days(monday, 5), add_days(monday, 6))
    when = add_days(monday, int(value[9]) - 1)
    return Instance(when.isoformat(), when, when)


def _in_year(value: str, holiday_name: str, year: int) -> Instance | None:
    if holiday_name:
        when = holiday(holiday_name, year)
        return Instance(when.isoformat(), when, when) if when else None
    named, filled = value[5:], f"{year:04}{value[4:]}"
    if not named:  # the end of a year
        return Instance(filled, date(year, 12, 31), date(year, 12, 31))
    if named.startswith("H"):
        return _months(filled, year, 6 * int(named[1]) - 5, 6)
    if named in SEASON_START:
        return _months(filled, year, SEASON_START[named], 3)
    if named.startswith("Q"):
        return _months(filled, year, 3 * int(named[1]) - 2, 3)
    if re.fullmatch(r"\d\d", named):
        return _months(filled, year, int(named), 1)
    month, number = named.split("-")
    when = day(year, int(month), int(number))
    return Instance(filled, when, when) if when else None


def _months(value: str, year: int, month: int, count: int) -> Instance:
    first = date(year, month, 1)
    return Instance(value, first, add_days(add_months(first, count), -1))
