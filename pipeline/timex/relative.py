"""Expressions told from the day of writing or from the date named before."""

import re

from pipeline.timex.durations import period
from pipeline.timex.expressions import Pick, Timex
from pipeline.timex.named import shift_of
from pipeline.timex.numbers import count, plain
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import (
    DAYS,
    FROM_MENTION,
    REFERENCES,
    UNITS,
    context,
    either,
    pattern,
)

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
GRANULARITY = {
    "second": "T", "minute": "T", "hour": "T", "day": "D", "night": "D", "week": "W",
    "weekend": "WE", "fortnight": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE",
    "century": "CE",
}  # fmt: skip
ASIDE = re.compile(rf",\s{either(context('discourse'))}\b", re.IGNORECASE)
PERIOD = pattern(r" (?:\w+ ){0,2}%unit")


def granularity(word: str) -> str:
    """Return the TIMEX3 granularity of a unit word in any number, empty where it has none."""
    lemma = word.lower()
    lemma = {"centuries": "century"}.get(lemma, lemma.removesuffix("s"))
    return GRANULARITY.get(lemma, "")


@rule(r"(?P<day>today|yesterday|tomorrow)(?=\W|$)", "deictic")
def deictic_day(match: re.Match[str]) -> list[Timex]:
    """“said yesterday”; not the newspaper USA Today."""
    if match[0][0].isupper() and before(match)[:1].isupper():
        return []
    if match[0] == "tomorrow" and before(match).lower() == "of":
        return [timex(match, "date", "FUTURE_REF")]  # “the jobs of tomorrow”
    shift = DAYS[match["day"].lower()]["shift"]
    return [timex(match, "date", UNKNOWN["D"], pick="shift", shift=shift, unit="D")]


@rule(r"the day (?P<where>before yesterday|after tomorrow)", "the")
def second_day(match: re.Match[str]) -> list[Timex]:
    """“the day before yesterday”."""
    shift = 2 if match["where"].lower().startswith("after") else -2
    return [timex(match, "date", UNKNOWN["D"], pick="shift", shift=shift, unit="D")]


@rule(r"(?P<words>%reference)(?=\W|$)", "reference")
def reference(match: re.Match[str]) -> list[Timex]:
    """“is now in office”, “has recently moved”; neither “now that …” nor “Now, look”."""
    words = " ".join(match["words"].lower().split())
    titled = match[0][0].isupper() and before(match)[-1:].isalnum()
    aside = words == "now" and ASIDE.match(after(match))
    if titled or aside or (words == "now" and re.match(r"\s+that\b|-", after(match))):
        return []
    return [timex(match, "date", REFERENCES[words])]


@rule(
    r"the (?P<where>future|past)"
    r"(?=[.,;:!?”\"’')]|$| (?!of\b|%number|few\b)[a-z])",
    "the",
)
def past_or_future(match: re.Match[str]) -> list[Timex]:
    """“in the past”, “in the future”; not “the past few days”, “the future of steel”."""
    if before(match).lower() not in {"in", "for", "into"} or PERIOD.match(after(match, 24)):
        return []
    return [timex(match, "date", f"{match['where'].upper()}_REF")]


@rule(
    r"(?P<lead>last|next|this(?: past| coming)?|%relative) (?:(?:fiscal|financial|calendar|school"
    r"|academic|full) )?(?P<unit>day|week|weekend|month|quarter|year|decade|century)\b(?!%hyphen)",
    "relative",
)
def relative_unit(match: re.Match[str]) -> list[Timex]:
    """“last month”, “this fiscal year”, “the previous day”; “the past year” lasts a year."""
    lead, unit = match["lead"].lower(), granularity(match["unit"])
    articled = before(match).lower() == "the"
    if lead == "past" or (articled and lead in {"last", "next"} and unit not in {"D", "WE"}):
        return [timex(match, "duration", period(1, UNITS[match["unit"].lower()]), determined=True)]
    pick: Pick = "mentioned" if lead in FROM_MENTION or (lead, unit) == ("next", "D") else "shift"
    value = UNKNOWN.get(unit, "XXXX")
    shift = shift_of(lead)
    return [
        timex(match, "date", value, pick=pick, shift=shift, unit=unit, determined=lead != "this")
    ]


@rule(
    r"(?P<lead>%relative) (?:%adjective )?(?P<count>%number|%vague|couple of)[-\s](?:%adjective )?"
    r"(?P<unit>%unit)(?!%hyphen| of (?:%year|last|this|next|the year))",
    "relative",
)
def relative_span(match: re.Match[str]) -> list[Timex]:
    """“over the last three months”, “the next few years”, “the past couple of weeks”."""
    words = match["count"].lower()
    known = pattern("%number").fullmatch(words)
    amount = plain(count(words)) if known else "X"
    value = period(amount, UNITS[match["unit"].lower()])
    return [timex(match, "duration", value, determined=True)]


@rule(
    r"(?P<lead>recent|past|last|coming|next|future|previous|earlier) "
    r"(?P<unit>days|weeks|weekends|months|quarters|years|decades|centuries)\b",
    "recent",
    "relative",
    "future",
    "earlier",
)
def vague_period(match: re.Match[str]) -> list[Timex]:
    """“in recent weeks”, “in the coming months”."""
    lead = match["lead"].lower()
    value = "FUTURE_REF" if lead in {"coming", "next", "future"} else "PAST_REF"
    return [timex(match, "date", value, determined=True)]


@rule(r"(?P<unit>year|month|week)%hyphen(?:ago|earlier)\b", "year", "month", "week")
def unit_ago(match: re.Match[str]) -> list[Timex]:
    """“the year-earlier quarter”, “year-ago sales”."""
    unit = granularity(match["unit"])
    return [timex(match, "date", UNKNOWN.get(unit, "XXXX"), pick="shift", shift=-1, unit=unit)]


@rule(r"the moment(?! (?:of|that|when|he|she|it|they|we|i|you|the|a)\b)", "the")
def moment(match: re.Match[str]) -> list[Timex]:
    """“for the moment”."""
    if before(match).lower() not in {"at", "for"}:
        return []
    return [timex(match, "date", "PRESENT_REF")]


@rule(
    r"(?P<lead>the same|that(?: same| very)?|that) (?P<unit>day|week|weekend|month|year|quarter)\b"
    r"(?! (?:of|before|after|when|that)\b|%hyphen)",
    "the",
    "that",
)
def same_unit(match: re.Match[str]) -> list[Timex]:
    """“that year”, “the same day”."""
    unit = granularity(match["unit"])
    return [timex(match, "date", UNKNOWN.get(unit, "XXXX"), pick="mentioned", unit=unit)]


@rule(
    r"the (?P<unit>day|night|week|month|year) (?P<where>before|after|earlier)(?=[.,;:)”\"]|$)",
    "the",
)
def unit_before(match: re.Match[str]) -> list[Timex]:
    """“arrested the day before.”."""
    unit = granularity(match["unit"])
    shift = 1 if match["where"].lower() == "after" else -1
    value = UNKNOWN.get(unit, "XXXX")
    return [timex(match, "date", value, pick="mentioned", shift=shift, unit=unit)]


@rule(
    r"the (?P<unit>day|week|month|quarter|year|decade)\b"
    r"(?! (?:of|before|after|that|when|he|she|it|they|we|i|a|the)\b|%hyphen)",
    "the",
)
def current_unit(match: re.Match[str]) -> list[Timex]:
    """“later in the week”, “for the rest of the month”; not the idiom “at the end of the day”."""
    lead = match.string[max(0, match.start() - 24) : match.start()]
    if not CURRENT_LEAD.search(lead):
        return []
    unit = granularity(match["unit"])
    if unit == "D" and lead.lower().endswith("at the end of "):
        return []
    pick: Pick = "mentioned" if unit == "D" else "shift"
    return [timex(match, "date", UNKNOWN.get(unit, "XXXX"), pick=pick, unit=unit)]


CURRENT_LEAD = pattern(
    r"(?:\b(?:earlier|later|early|late) (?:in|on in)|\b(?:rest|remainder|course|beginning|start"
    r"|middle|end|close|half|quarter|months|part) of|%hyphenend of) $"
)
