"""Times that recur: sets in TIMEX3's sense, and the unit of a rate."""

import re

from pipeline.timex.absolute import month_of, weekday_number
from pipeline.timex.durations import amount_of, is_rate, period
from pipeline.timex.expressions import Timex
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import DAYPARTS, FREQUENCIES, SEASONS, STARTS, UNITS

RECURRING = {
    "second": "XXXX-XX-XXTXX:XX:XX", "minute": "XXXX-XX-XXTXX:XX", "hour": "XXXX-XX-XXTXX",
    "day": "XXXX-XX-XX", "night": "XXXX-XX-XXTNI", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "weekday": "XXXX-WXX-X", "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX",
    "season": "XXXX", "decade": "P10Y", "century": "P100Y",
}  # fmt: skip
SPEED = re.compile(r"(?:\bmiles?|\bkilomet\w+|\bkm|\bfeet|\bmet(?:er|re)s)\s+$", re.IGNORECASE)
DISTANCE = re.compile(r"\s(?:ago|earlier|later|before|after)\b")


@rule(
    r"(?:every|each) (?:single |passing )?(?P<unit>second|minute|hour|day|night|week|weekend"
    r"|weekday|month|quarter|(?:fiscal |school )?year|season|decade|century)\b(?!%hyphen)",
    "every",
    "each",
)
def every(match: re.Match[str]) -> list[Timex]:
    """“every day”, “each year”."""
    return [timex(match, "set", RECURRING[match["unit"].lower().split()[-1]])]


@rule(r"every (?P<count>other|%number|few|couple of|several) (?P<unit>%unit)", "every")
def every_few(match: re.Match[str]) -> list[Timex]:
    """“every two years”, “every other week”."""
    count = "2" if match["count"].lower() == "other" else amount_of(match["count"])
    return [timex(match, "set", period(count, UNITS[match["unit"].lower()]))]


@rule(
    r"(?:every|each) (?:(?P<month>%month)|(?P<weekday>%weekday)|(?P<season>%season)"
    r"|(?P<part>%daypart))(?: (?P<also>%daypart))?(?!%hyphen)",
    "every",
    "each",
)
def every_named(match: re.Match[str]) -> list[Timex]:
    """“every Tuesday”, “each spring”, “every morning”."""
    part = match["part"] or match["also"]
    clock = f"T{DAYPARTS[part.lower()]}" if part else ""
    if match["month"]:
        value = f"XXXX-{month_of(match['month']):02}"
    elif match["weekday"]:
        value = f"XXXX-WXX-{weekday_number(match['weekday'])}{clock}"
    elif match["season"]:
        value = f"XXXX-{SEASONS[match['season'].lower()]}"
    else:
        value = f"XXXX-XX-XX{clock}"
    return [timex(match, "set", value)]


@rule(
    r"(?P<day>(?-i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days)(?!\w)",
    *(f"{name}s" for name in STARTS["weekday"]),
)
def weekdays(match: re.Match[str]) -> list[Timex]:
    """“closed on Mondays”."""
    return [timex(match, "set", f"XXXX-WXX-{weekday_number(match['day'][:-1])}")]


@rule(r"(?P<first>%weekday)(?: ?%dash ?| through )(?P<last>%weekday)(?!,? %month)", "weekday")
def weekday_range(match: re.Match[str]) -> list[Timex]:
    """“open Monday through Friday”: days that recur."""
    return [
        timex(match, "set", f"XXXX-WXX-{weekday_number(match[name])}", group=name)
        for name in ("first", "last")
    ]


@rule(r"(?P<day>%weekday) (?P<part>morning|afternoon|evening|night)s\b", "weekday")
def weekday_parts(match: re.Match[str]) -> list[Timex]:
    """“on Sunday mornings”."""
    part = DAYPARTS[match["part"].lower()]
    return [timex(match, "set", f"XXXX-WXX-{weekday_number(match['day'])}T{part}")]


@rule(r"(?P<words>weekends|weekdays|weeknights)\b", "weekends", "weekdays", "weeknights")
def week_parts(match: re.Match[str]) -> list[Timex]:
    """“on weekends”."""
    if before(match).lower() not in {"on", "and", "during", "or", "at"}:
        return []
    part = {"weekends": "WE", "weekdays": "X", "weeknights": "XTNI"}[match["words"].lower()]
    return [timex(match, "set", f"XXXX-WXX-{part}")]


@rule(r"(?P<word>%frequency)\b(?!%hyphen)", "frequency")
def frequency(match: re.Match[str]) -> list[Timex]:
    """“billions of dollars annually”, “a daily dose”; not “the Daily Courier”."""
    starts = match.start() == 0 or match.string[: match.start()].rstrip()[-1:] in '.!?”"'
    if match["word"][0].isupper() and (not starts or re.match(r"\s[A-Z]", after(match))):
        return []
    return [timex(match, "set", FREQUENCIES[match["word"].lower()])]


@rule(
    r"(?:once|twice|thrice|(?:%number|%vague) (?:times|minutes|hours|days|nights|weeks|months)) "
    r"(?:a|an|per|each|every) (?P<unit>hour|day|night|week|month|quarter|year|decade)\b",
    "once",
    "twice",
    "thrice",
    "number",
    "vague",
)
def times_a(match: re.Match[str]) -> list[Timex]:
    """“twice a week”, “three days a week”: the value is the unit they recur in."""
    return [timex(match, "set", period(1, UNITS[match["unit"].lower()]))]


@rule(
    r"(?P<lead>an?|per) (?P<unit>minute|hour|day|night|week|fortnight|month|quarter|year|decade)\b"
    r"(?!%hyphen)",
    "a",
    "an",
    "per",
)
def rate(match: re.Match[str]) -> list[Timex]:
    """“$15 an hour”, “4% a year”, “per week”; not the speed “60 miles an hour”."""
    lead = match.string[max(0, match.start() - 14) : match.start()]
    per = match["lead"].lower() == "per"
    if SPEED.search(lead) or not (per or is_rate(match)) or DISTANCE.match(after(match)):
        return []
    return [timex(match, "set", period(1, UNITS[match["unit"].lower()]))]
