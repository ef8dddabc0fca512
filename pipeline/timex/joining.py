"""Parts to wholes: what stands beside one another in a text and is one date, or shares one."""

import re
from dataclasses import replace

from pipeline.timex.expressions import Timex

BESIDE = re.compile(r",?\s{1,2}")
OF = re.compile(r"\s{1,2}of\s{1,2}(?:the\s)?")
ON = re.compile(r",?\s{1,2}on\s{1,2}")
AT = re.compile(
    r",?\s{1,2}(?:at|around|about|by|until|from|after|before|between|shortly after)\s{1,2}"
    r"(?:about\s|around\s)?",
    re.IGNORECASE,
)
TO = re.compile(r"\s?[-‐‑–—]\s?|\s{1,2}(?:to|and|through|until|or)\s{1,2}")
AS = re.compile(r"\s{1,2}as\s{1,2}")
AXIS = 4  # years with nothing between them from which they label a chart
COARSER = {
    "D": {"W", "M"},
    "M": {"Y"},
    "Q": {"Y"},
    "H": {"Y"},
    "SEASON": {"Y"},
    "WE": {"W", "M"},
    "W": {"D"},
}


def joined(found: list[Timex], text: str) -> list[Timex]:
    """Return ``found`` (in order, apart) with parts tied to the wholes they stand beside."""
    out: list[Timex] = []
    for item in found:
        tied = _tied(out[-1], item, text[out[-1].end : item.start]) if out else None
        if tied is None:
            out.append(item)
        else:
            out[-1:] = tied
    return [item for item in _off_axes(out, text) if item.unit != "H" or item.whole]


def _off_axes(found: list[Timex], text: str) -> list[Timex]:
    """Leave out the years of the axis of a chart: “1998 2000 2002 2004 2006”."""
    runs: list[list[Timex]] = []
    for item in found:
        last = runs[-1][-1] if runs else None
        bare = last is not None and last.rule == item.rule == "year"
        if bare and last is not None and not text[last.end : item.start].strip(" \t‘’'"):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [item for run in runs if len(run) < AXIS for item in run]


def _tied(first: Timex, second: Timex, gap: str) -> list[Timex] | None:
    if len(gap) > 24:
        return None
    for way in (_as_recently, _time_and_day, _part_of_whole, _range):
        tied = way(first, second, gap)
        if tied is not None:
            return tied
    return None


def _as_recently(first: Timex, second: Timex, gap: str) -> list[Timex] | None:
    """“as recently as last week” is last week."""
    return [second] if first.rule == "reference" and AS.fullmatch(gap) else None


def _is_time(item: Timex) -> bool:
    return item.type == "time" and item.pick == "mentioned" and item.whole is None


def _is_day(item: Timex) -> bool:
    return item.type == "date" and item.unit == "D"


def _time_and_day(first: Timex, second: Timex, gap: str) -> list[Timex] | None:
    """“10 a.m. Tuesday” is one time; “10 a.m. on Tuesday”, “Tuesday at 10 a.m.” are two."""
    if _is_time(first) and _is_day(second):
        beside = BESIDE.fullmatch(gap) and (first.clock[1].isdigit() or "," not in gap)
        if beside or OF.fullmatch(gap):
            return [_timed(second, first, start=first.start, end=second.end)]
        if ON.fullmatch(gap):
            return [_timed(second, first, start=first.start, end=first.end), second]
    if (_is_day(first) or (first.type == "time" and first.pick != "mentioned")) and _is_time(
        second
    ):
        if BESIDE.fullmatch(gap) and _is_day(first):
            return [_timed(first, second, start=first.start, end=second.end)]
        if AT.fullmatch(gap):
            return [first, _timed(first, second, start=second.start, end=second.end)]
    return None


def _timed(day: Timex, time: Timex, *, start: int, end: int) -> Timex:
    """Return ``time`` on ``day``."""
    return replace(
        day, start=start, end=end, type="time", rule=time.rule, clock=time.clock, unit="T",
        mod=time.mod or (day.mod if start == day.start else None),
    )  # fmt: skip


def _part_of_whole(first: Timex, second: Timex, gap: str) -> list[Timex] | None:
    """“the third quarter of last year”, “October last year”, “Tuesday of next week”."""
    if first.type != "date" or second.type != "date" or first.pick != "tense":
        return None
    if first.holiday or second.unit not in COARSER.get(first.unit, ()):
        return None
    stated = second.pick == "stated" and first.unit in {"Q", "M", "SEASON"}
    if not (
        OF.fullmatch(gap)
        or (first.unit != "W" and gap.isspace() and (stated or second.pick == "shift"))
    ):
        return None
    whole = replace(second, mod=None)
    return [replace(first, end=second.end, whole=whole, pick="stated", mod=first.mod or second.mod)]


def _range(first: Timex, second: Timex, gap: str) -> list[Timex] | None:
    """“from March to May 2020”, “between June and August last year”: one year serves both."""
    same = first.unit == second.unit and first.unit in {"M", "Q", "D"}
    if not same or first.pick != "tense" or first.holiday or not TO.fullmatch(gap):
        return None
    if second.whole and second.whole.unit == "Y":
        return [replace(first, whole=second.whole, pick="stated"), second]
    year, rest = second.value[:4], second.value[4:]
    if second.pick != "stated" or not year.isdigit() or "W" in first.value:
        return None
    year = year if first.value[4:] <= rest else f"{int(year) - 1:04}"
    return [replace(first, value=year + first.value[4:], pick="stated"), second]
