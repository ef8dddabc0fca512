"""Times of day; the day comes from the date beside them, or from the last one mentioned."""

import re

from pipeline.timex.expressions import Timex
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import DAYPARTS, DAYS, HOURS, NUMERALS, WEEKDAYS, context

UNKNOWN_DAY = "XXXX-XX-XX"
ZONE = (
    r"(?: (?-i:(?:[ECMPA][SD]?T|GMT|UTC|BST|CES?T|IST|AES?T)\b|(?:Eastern|Central|Mountain|Pacific)"
    r"(?: (?:[Ss]tandard |[Dd]aylight )?[Tt]ime)?)| local time)?"
)
CLOCK_LEADS = context("clock_lead")
DAYPART_LEADS = context("daypart_lead")
RACE = re.compile(r"\b(?:in|of|time|clocked|finished|record|best)\s+(?:a\s+)?$", re.IGNORECASE)


def time(match: re.Match[str], value: str, mod: str | None = None) -> Timex:
    """Return a time of a day still to be found; ``value`` begins with T."""
    return timex(match, "time", UNKNOWN_DAY, clock=value, pick="mentioned", unit="T", mod=mod)


def _hours(match: re.Match[str]) -> str | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = match["half"].lower()[0]
    if not 1 <= hour <= 12 or minute > 59:
        return None
    return f"T{hour % 12 + (12 if half == 'p' else 0):02}:{minute:02}"


@rule(
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.m\.?|[ap]m)(?![A-Za-z])" + ZONE,
    "digit",
)
def twelve_hours(match: re.Match[str]) -> list[Timex]:
    """“at 10:30 p.m. EST”, “until 7pm”."""
    value = _hours(match)
    return [time(match, value)] if value else []


@rule(
    r"(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?"
    r"(?=(?: ?%dash ?| to | and | or )\d\d?(?:[:.]\d\d)?\s?(?P<half>[ap]\.?m))",
    "digit",
)
def shared_half(match: re.Match[str]) -> list[Timex]:
    """“from 9 to 11 a.m.”: the first time takes the half of the day of the second."""
    value = _hours(match)
    return [time(match, value)] if value else []


@rule(
    r"(?P<hour>[01]?\d|2[0-3])[:.]?(?P<minute>[0-5]\d)(?:\s?(?:hrs|hours)\b)?"
    r"(?P<zone>" + ZONE + r")(?![\d:]|[.,]\d)",
    "digit",
)
def clock(match: re.Match[str]) -> list[Timex]:
    """“at 14:30”, “18.05 GMT”; not the score 2:1 nor the price 3.50."""
    previous = before(match).lower()
    led = previous in CLOCK_LEADS and ":" in match[0]
    if not (match["zone"] or (led and previous not in {"to", "and", "about", "around"})):
        return []
    return [time(match, f"T{int(match['hour']):02}:{match['minute']}")]


@rule(r"(?P<hour>\d\d?|%number) o%apostropheclock", "number")
def o_clock(match: re.Match[str]) -> list[Timex]:
    """“at nine o'clock”: which half of the day stays as read."""
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else NUMERALS.get(word, 0)
    return [time(match, f"T{hour:02}:00")] if 1 <= hour <= 12 else []


@rule(
    r"(?P<hour>\d\d?|%number)(?:[:.](?P<minute>\d\d))? "
    r"(?:in the (?P<part>morning|afternoon|evening)|at (?P<night>night))\b",
    "number",
)
def hour_of_part(match: re.Match[str]) -> list[Timex]:
    """“at two in the morning”, “around 10 at night”; not “two in the morning, one at noon”."""
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else NUMERALS.get(word, 0)
    if before(match).lower() not in CLOCK_LEADS or not 1 <= hour <= 12:
        return []
    late = match["night"] and hour < 6
    if match["part"] == "morning" or late:
        hour %= 12
    else:
        hour = hour % 12 + 12 if hour < 12 or match["part"] else 24
    return [time(match, f"T{hour:02}:{match['minute'] or '00'}")]


@rule(r"(?P<hour>%hour)", "hour")
def named_hour(match: re.Match[str]) -> list[Timex]:
    """“at noon”, “until midnight”."""
    if before(match).lower() not in CLOCK_LEADS | {"past", "shortly", "just", "o", "of"}:
        return []
    return [time(match, f"T{HOURS[match['hour'].lower()]}")]


@rule(r"(?P<hours>\d):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d)(?![\d:])", "digit")
def race_time(match: re.Match[str]) -> list[Timex]:
    """“finished in 2:41:05”: a duration."""
    if not RACE.search(match.string[max(0, match.start() - 24) : match.start()]):
        return []
    hours, minutes, seconds = (int(number) for number in match.groups())
    return [timex(match, "duration", f"PT{hours}H{minutes}M{seconds}S")]


@rule(r"(?P<day>%weekday)%apostrophe?s? (?P<part>%daypart)", "weekday")
def weekday_part(match: re.Match[str]) -> list[Timex]:
    """“on Tuesday night”; not “Monday Night Football”."""
    if match["part"][0].isupper() and match["day"].istitle():
        return []
    number = WEEKDAYS[match["day"].rstrip(".").lower()]
    part = f"T{DAYPARTS[match['part'].lower()]}"
    return [timex(match, "time", f"XXXX-WXX-{number}", clock=part, pick="tense", unit="T")]


@rule(r"(?P<day>today|yesterday|tomorrow)(?:%apostrophes)? (?P<part>%daypart)", "deictic")
def day_part(match: re.Match[str]) -> list[Timex]:
    """“yesterday morning”."""
    return [_relative_part(match, DAYS[match["day"].lower()]["shift"])]


@rule(r"(?P<lead>this|last) (?P<part>morning|afternoon|evening|night)(?!%hyphen)", "this", "last")
def relative_part(match: re.Match[str]) -> list[Timex]:
    """“this morning”, “last night”; not a programme called This Morning."""
    if match["part"][0].isupper():
        return []
    return [_relative_part(match, -1 if match["lead"].lower() == "last" else 0)]


def _relative_part(match: re.Match[str], shift: int) -> Timex:
    part = f"T{DAYPARTS[match['part'].lower()]}"
    return timex(match, "time", UNKNOWN_DAY, clock=part, pick="shift", shift=shift, unit="T")


@rule(r"tonight", "tonight")
def tonight(match: re.Match[str]) -> list[Timex]:
    """“will vote tonight”; not the name of a show."""
    if match[0][0].isupper() and before(match)[:1].isupper():
        return []
    return [timex(match, "time", UNKNOWN_DAY, clock="TNI", pick="shift", unit="T")]


@rule(
    r"(?P<lead>the|that|early|late) (?P<part>morning|afternoon|evening|night)(?!s|%hyphen)",
    "the",
    "that",
    "early",
    "late",
)
def part_of_day(match: re.Match[str]) -> list[Timex]:
    """“in the morning”, “on the night of March 3”, “that evening”; not “the evening news”."""
    led = before(match).lower() in DAYPART_LEADS
    lead, following = match["lead"].lower(), after(match)
    if not (led or lead == "that" or following.startswith(" of ")) or re.match(
        r"\s(?!of\b|at\b|in\b|on\b|and\b|to\b|with\b|before\b|after\b|when\b|that\b)[a-z]",
        following,
    ):
        return []
    mod = {"early": "START", "late": "END"}.get(lead)
    return [time(match, f"T{DAYPARTS[match['part'].lower()]}", mod=mod)]
