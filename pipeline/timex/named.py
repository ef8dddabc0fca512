"""Weekdays, months and seasons without a date: “Friday”, “last October”, “this fall”."""

import re

from pipeline.timex.absolute import LEADS, month_of, weekday_number
from pipeline.timex.expressions import Pick, Timex
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import RELATIVES, SEASONS, context

REFERENCE = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
PICKS: dict[int, Pick] = {-1: "last", 0: "this", 1: "next"}
TITLED_WEEKDAY = context("titled_weekday")


def shift_of(lead: str) -> int:
    """Return -1 for “last”, 0 for “this”, 1 for “this coming”."""
    words = lead.lower().split()
    return RELATIVES[words[-1]]


@rule(r"(?:%weekday)(?!,? (?:%month|%day %month))", "weekday")
def weekday(match: re.Match[str]) -> list[Timex]:
    """“announced on Friday”; neither “Super Tuesday” nor “the Sunday Times”."""
    previous = before(match)
    short = len(match[0].rstrip(".")) < 6
    if short and previous.lower() not in LEADS | {"on"}:
        return []
    if re.match(r"\s[A-Z][a-z]", after(match)) and previous.lower() == "the":
        return []
    if previous.lower() in TITLED_WEEKDAY and previous[:1].isupper():
        return []
    value = f"XXXX-WXX-{weekday_number(match[0])}"
    return [timex(match, "date", value, pick="tense", unit="D")]


@rule(r"(?P<lead>last|next|this(?: past| coming)?|this) (?P<day>%weekday)", "last", "next", "this")
def relative_weekday(match: re.Match[str]) -> list[Timex]:
    """“last Friday”, “next Tuesday”."""
    value = f"XXXX-WXX-{weekday_number(match['day'])}"
    return [timex(match, "date", value, pick=PICKS[shift_of(match["lead"])], unit="D")]


@rule(
    r"(?P<lead>last|next|this(?: past| coming)?) (?P<month>%month)(?: (?P<day>%day))?",
    "last",
    "next",
    "this",
)
def relative_month(match: re.Match[str]) -> list[Timex]:
    """“last October”."""
    day = f"-{int(re.sub(r'[^0-9]', '', match['day'])):02}" if match["day"] else ""
    value = f"XXXX-{month_of(match['month']):02}{day}"
    unit = "D" if day else "M"
    return [timex(match, "date", value, pick=PICKS[shift_of(match["lead"])], unit=unit)]


@rule(
    r"(?P<lead>last|next|this(?: past| coming)?|this) (?P<season>%season)", "last", "next", "this"
)
def relative_season(match: re.Match[str]) -> list[Timex]:
    """“last summer”, “this fall”."""
    value = f"XXXX-{SEASONS[match['season'].lower()]}"
    return [timex(match, "date", value, pick=PICKS[shift_of(match["lead"])], unit="SEASON")]


@rule(r"the weekend(?!%hyphen)", "the")
def weekend(match: re.Match[str]) -> list[Timex]:
    """“over the weekend”."""
    return [timex(match, "date", "XXXX-WXX-WE", pick="tense", unit="WE")]


@rule(r"the week(?= of (?:%weekday,? )?(?:%month %day|%day %month))", "the")
def week_of(match: re.Match[str]) -> list[Timex]:
    """“the week of June 22”: the week that the day lies in."""
    return [timex(match, "date", "XXXX-WXX", pick="tense", unit="W")]


@rule(r"(?P<lead>last|next|this) season\b", "last", "next", "this")
def relative_season_of_play(match: re.Match[str]) -> list[Timex]:
    """“last season”: which months a season has, the words don't say."""
    return [timex(match, "date", REFERENCE[shift_of(match["lead"])])]
