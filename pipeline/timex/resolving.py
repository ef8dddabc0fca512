"""Open values filled: from the publication date, the tense, the date named before, the whole."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from dateparser.date import DateDataParser

from pipeline.timex import arithmetic
from pipeline.timex.expressions import Tense, Timex

TenseOf = Callable[[int, int], Tense | None]
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
CALENDAR = re.compile(
    r"(?P<year>\d{4})(?:-(?:W(?P<week>\d\d)(?:-(?P<weekday>\d))?|Q(?P<quarter>\d)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?(?![-\d])"
)
MEMORY = 3  # blocks that a day named stays the day of the times told
FINENESS = {"T": 5, "D": 4, "W": 3, "WE": 3, "M": 2, "Q": 1, "Y": 0, "DE": 0, "CE": 0}
DAY_FIRST = re.compile(r"\b[0-3]?\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")
MONTH_FIRST = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]* [0-3]?\d\b")


@dataclass(slots=True)
class Scene:
    """What an article says around its dates: publication day, tense by offsets, last mention."""

    published: date | None
    tense: TenseOf
    day_first: bool = False
    mentioned: date | None = None
    fineness: int = field(default=-1)
    dated: bool = False
    blocks_since: int = 0

    def forget(self) -> None:
        """Begin a new block: only a day stays in mind, as that of its times, for a while."""
        self.blocks_since += 1
        if self.fineness < FINENESS["D"] or self.blocks_since > MEMORY:
            self.mentioned, self.fineness = None, -1

    def remember(self, found: Timex) -> None:
        """Take ``found`` as the last mention where it is a date of the calendar."""
        when = _first_day(found.value)
        if when and found.type in ("date", "time"):
            self.mentioned, self.fineness = when, FINENESS.get(found.unit, 2)
            self.dated, self.blocks_since = found.dated, 0


def _first_day(value: str) -> date | None:
    """Return the first day of a calendar value."""
    parts = CALENDAR.match(value)
    if not parts:
        return None
    year = int(parts["year"])
    if parts["week"]:
        return arithmetic.week_day(year, int(parts["week"]), int(parts["weekday"] or 1))
    month = 3 * int(parts["quarter"]) - 2 if parts["quarter"] else int(parts["month"] or 1)
    return arithmetic.day(year, month, int(parts["day"] or 1))


def is_day_first(text: str) -> bool:
    """Tell an article that writes “3 March” from one that writes “March 3”."""
    return bool(DAY_FIRST.search(text)) and not MONTH_FIRST.search(text)


def resolved(found: Timex, scene: Scene) -> Timex | None:
    """Return ``found`` with its value, or None where its words are no date after all."""
    filled = _filled(found, scene)
    if filled is None:
        return None
    if filled.clock and not filled.value.endswith("_REF"):
        filled = replace(filled, value=filled.value + filled.clock)
    scene.remember(filled)
    return filled


def _filled(found: Timex, scene: Scene) -> Timex | None:
    if found.pick == "numeric":
        return _numeric(found, scene)
    if found.whole:
        return _within(found, scene)
    if found.pick == "stated":
        return found
    if found.pick == "mentioned":
        return _from_mention(found, scene)
    if scene.published is None:
        return _undated(found)
    value = (
        _shifted(found, scene.published)
        if found.pick == "shift"
        else _picked(found, scene.published, scene)
    )
    return replace(found, value=value, dated=True) if value else None


def _undated(found: Timex) -> Timex:
    """“today” without a publication date is PRESENT_REF, “Tuesday” XXXX-WXX-2."""
    if found.pick == "shift" and not found.clock:
        sign = (found.shift > 0) - (found.shift < 0)
        return replace(found, value=REFERENCES[sign])
    if found.holiday:
        return replace(found, value=arithmetic.open_holiday(found.holiday))
    return found


def _shifted(found: Timex, published: date) -> str:
    when = arithmetic.shifted(published, found.unit, found.shift)
    if when is None:
        return REFERENCES[(found.shift > 0) - (found.shift < 0)]
    return arithmetic.truncated(when, found.unit)


def _numeric(found: Timex, scene: Scene) -> Timex | None:
    value = full_date(found.words, scene.day_first)
    return replace(found, value=value) if value else None


@lru_cache(maxsize=4096)
def full_date(words: str, day_first: bool) -> str | None:
    """Return the ISO date of ``words``, which name day, month and year; None where none such is.

    dateparser reads them; it is told the language, and never sees words that leave a part open.
    """
    data = _parser("DMY" if day_first else "MDY").get_date_data(words)
    if data.date_obj is None or data.period != "day":
        return None
    return str(data.date_obj.date().isoformat())


@lru_cache(maxsize=2)
def _parser(order: str) -> DateDataParser:
    return DateDataParser(
        languages=["en"], settings={"DATE_ORDER": order, "REQUIRE_PARTS": ["day", "month", "year"]}
    )


def _from_mention(found: Timex, scene: Scene) -> Timex:
    """“a year earlier” from the last date named in the block, if that is fine enough."""
    if scene.blocks_since and found.unit != "T":
        return found
    if scene.mentioned is None or scene.fineness < FINENESS[found.unit] - (found.unit == "T"):
        return found
    when = arithmetic.shifted(scene.mentioned, found.unit, found.shift)
    if when is None:
        return found
    return replace(found, value=arithmetic.truncated(when, found.unit), dated=scene.dated)


def _within(found: Timex, scene: Scene) -> Timex | None:
    """“Tuesday of last week”, “the third quarter of 2012”."""
    whole = found.whole and _filled(found.whole, scene)
    if not whole:
        return None
    week = re.fullmatch(r"(\d{4})-W(\d\d)", whole.value)
    if week and found.value.startswith("XXXX-WXX"):
        year, number = int(week[1]), int(week[2])
        if found.unit == "WE":
            return replace(found, value=f"{whole.value}-WE", dated=whole.dated)
        day = arithmetic.week_day(year, number, int(found.value[9]))
        return replace(found, value=day.isoformat(), dated=whole.dated) if day else None
    if found.unit == "W":
        day = _first_day(whole.value)
        value = arithmetic.truncated(day, "W") if day else found.value
        return replace(found, value=value, dated=whole.dated)
    month = re.fullmatch(r"\d{4}-\d\d", whole.value)
    if month and found.value.startswith("XXXX-XX-"):
        return replace(found, value=whole.value + found.value[7:], dated=whole.dated)
    if re.fullmatch(r"\d{4}", whole.value):
        return replace(found, value=whole.value + found.value[4:], dated=whole.dated)
    return found


def _picked(found: Timex, published: date, scene: Scene) -> str | None:
    """Return the value of the instance of “Friday”, “April 7”, “the fall” that is meant."""
    instances = arithmetic.instances(found.value, found.holiday, published)
    if not instances:
        return None
    pick: str = found.pick
    if pick == "tense":
        pick = _by_tense(found, scene.tense(found.start, found.end))
    chosen = {
        "past": [i for i in instances if i.first <= published][-1:],
        "future": [i for i in instances if i.last >= published][:1],
        "last": [i for i in instances if i.last < published][-1:],
        "next": [i for i in instances if i.first > published][:1],
        "this": [i for i in instances if i.first <= published <= i.last]
        or [i for i in instances if i.value.startswith(f"{published.year:04}-")],
    }.get(pick)
    nearest = min(instances, key=lambda i: _distance(i.first, published))
    return (chosen[0] if chosen else nearest).value


def _distance(day: date, published: date) -> int:
    """Return the days between, those ahead counted twice: news tells more of what was."""
    days = (day - published).days
    return 2 * days if days > 0 else -days


def _by_tense(found: Timex, tense: Tense | None) -> str:
    """News tells what happened: without a tense a weekday or quarter is the last one."""
    if tense in ("past", "future"):
        return tense
    weekly = found.value.startswith("XXXX-WXX")
    if found.value == "XXXX" and not found.holiday:
        return "future"  # the end of a year
    if tense == "present" and weekly:
        return "future"
    return "past" if weekly or found.unit == "Q" else "nearest"
