"""Lengths of time and ages."""

import re

from pipeline.timex.expressions import Timex
from pipeline.timex.numbers import count, plain
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import UNITS, Unit, context, either, pattern

BARE_LEADS = context("duration_lead")
QUALIFIED = context("qualified")
PARTS = frozenset({"first", "last", "final", "opening"})
PARTITIVE = pattern(r" of (?:%year|last|this|next|the year)")
ENDING = re.compile(r"\s(?:later|ago|earlier|slower|faster|behind|ahead)\b", re.IGNORECASE)
PROGRAMME = re.compile(r"(?:60|48|24) (?:Minutes|Hours)$")
RATE = re.compile(
    r"(?:[$£€]\s?[\d,.]+\s?[kKmbn]{0,2}|\d%|\d,\d{3}|\b" + either(context("rated")) + r")\s+$",
    re.IGNORECASE,
)
NUMBER = pattern("%number")
MODALS = context("modal")
MODAL_CLAUSE = re.compile(rf"(?: soon)?,? (?:\w+[’']?\w* ){{1,3}}?{either(MODALS - {'to'})}\b")
COUNTING_DAY = re.compile(rf"(?i)\b{either(context('counting_day'))}$")


def period(amount: str | float, unit: Unit) -> str:
    """Return the TIMEX3 value of ``amount`` units; X is an amount that the words leave open.

    Decades and centuries are counted in years and quarters in months, as ISO 8601 has no letter
    for them; where the amount is open TIMEX3's own DE and CE stand.
    """
    if amount == "X":
        code = {10: "DE", 100: "CE"}.get(unit.times, unit.code) if unit.code == "Y" else unit.code
        return f"P{'T' if unit.clock else ''}X{code}"
    number = plain(float(amount) * unit.times)
    return f"P{'T' if unit.clock else ''}{number}{unit.code}"


def amount_of(words: str) -> str:
    """Return the number that ``words`` say, or X."""
    lowered = words.lower()
    if lowered in {"a", "an", "another"}:
        return "1"
    lowered = re.sub(r"^another\s+", "", lowered)
    return plain(count(lowered)) if NUMBER.fullmatch(lowered) else "X"


def unit_of(words: str) -> Unit:
    """Return the unit that ``words`` name, singular, plural or abbreviated."""
    return UNITS[words.lower().rstrip(".")]


@rule(r"one day(?! (?:a|an|per|of|after|before|later|earlier|ago|out)\b|%hyphen)", "one")
def one_day(match: re.Match[str]) -> list[Timex]:
    """“might one day face trial”, “one day they will”: a day that is not told, no day’s length."""
    ahead = before(match).lower() in MODALS
    clause = MODAL_CLAUSE.match(after(match, 40)) and not COUNTING_DAY.search(before(match))
    return [timex(match, "date", "FUTURE_REF")] if ahead or clause else []


COUNTED_UNIT = (
    r"(?P<count>another(?: %number| few)?|an?|%number|%vague)(?P<half>[-\s]and[-\s]a[-\s]half)?"
    r"(?: (?:%adjective ){0,2}|\s?(?=%unit))"
    r"(?P<unit>%unit)(?P<more> and a half)?(?!%hyphen\w)"
)


@rule(COUNTED_UNIT + r"(?P<old>[-\s]old\b)?", "number", "vague", "another")
def counted(match: re.Match[str]) -> list[Timex]:
    """“for two and a half years”, “several months”, “a full year”, “61 years old”."""
    if not _is_length(match):
        return []
    return [timex(match, "duration", _length(match), determined=not match["count"].startswith("a"))]


def _length(match: re.Match[str]) -> str:
    amount = amount_of(match["count"])
    if match["half"] or match["more"]:
        amount = plain(float(amount) + 0.5) if amount != "X" else "X"
    return period(amount, unit_of(match["unit"]))


def _is_length(match: re.Match[str]) -> bool:
    words, unit, following = match["count"].lower(), match["unit"].lower(), after(match)
    plural = unit.endswith(("s", "ia"))
    if PARTITIVE.match(following) and before(match).lower() in {
        "first",
        "last",
        "final",
        "opening",
    }:
        return False  # “the first three months of 2013” is a part of 2013
    if unit in {"second", "quarter"} and not ENDING.match(following):
        return False  # “a second term”, “a quarter of”
    if unit == "quarters" and following.lstrip().startswith("of"):
        return False  # “three quarters of”
    if words in {"a", "an"} and (is_rate(match) or before(match).lower() in {"on", "wait"}):
        return False  # “on a day that …”, “wait a minute”
    if PROGRAMME.match(match[0]):
        return False
    if len(words) == 4 and words.isdigit():
        return False  # “the 2014 fiscal year”
    known = bool(NUMBER.fullmatch(words)) or words in {"a", "an", "another"}
    return plural or known


def is_rate(match: re.Match[str]) -> bool:
    """Tell “$15 an hour”, “twice a week” from a length."""
    return bool(RATE.search(match.string[max(0, match.start() - 24) : match.start()]))


@rule(
    r"(?P<first>%number)(?: ?%dash ?| to | or | and |-to-)"
    r"(?P<rest>(?P<count>%number)[-\s](?P<unit>%unit)(?:[-\s]olds?\b)?)(?P<where> ago\b)?",
    "number",
)
def counted_range(match: re.Match[str]) -> list[Timex]:
    """“between 12 and 18 months”, “a two- to three-year term”: two lengths of one unit."""
    unit = unit_of(match["unit"])
    if match["where"] or count(match["first"]) >= count(match["count"]):
        return []
    return [
        timex(match, "duration", period(amount_of(match["first"]), unit), group="first"),
        timex(match, "duration", period(amount_of(match["count"]), unit), group="rest"),
    ]


@rule(
    r"(?P<count>%number)(?:%hyphen ?| %hyphen)(?P<unit>%unit)"
    r"(?:%hyphen(?:olds?|long|plus)\b)?",
    "number",
)
def hyphenated(match: re.Match[str]) -> list[Timex]:
    """“a four-week closure”, “the 42-year-old”; not “three-quarters of”."""
    if match["unit"].lower().startswith("quarter"):
        return []
    return [timex(match, "duration", period(amount_of(match["count"]), unit_of(match["unit"])))]


@rule(
    r"the (?P<unit>days|weeks|months|years|decades|centuries)"
    r"(?= (?:before|after|since|following|leading|preceding|ahead|to come)\b|[.,;:])",
    "the",
)
def stretch(match: re.Match[str]) -> list[Timex]:
    """“in the weeks before the vote”, “over the years.”."""
    if before(match).lower() not in {"in", "over", "through", "during", "for", "throughout"}:
        return []
    return [timex(match, "duration", period("X", unit_of(match["unit"])))]


@rule(
    r"(?P<unit>(?:hour|day|week|month|year|decade)s?|century|centuries)"
    r"(?:%hyphen(?:long|old)|(?<=[a-z])long)\b",
    "unit",
    "daylong",
    "weeklong",
    "monthlong",
    "yearlong",
    "decadelong",
)
def long(match: re.Match[str]) -> list[Timex]:
    """“a yearlong inquiry”, “the decades-old dispute”."""
    unit = match["unit"].lower()
    if match.string[: match.start()].rstrip().endswith("-"):
        return []  # “32- year-old”
    return [timex(match, "duration", period("X" if unit.endswith("s") else 1, UNITS[unit]))]


@rule(r"half(?:[-\s]an?)?[-\s](?P<unit>hour|day|year|decade|century|minute)\b", "half")
def half(match: re.Match[str]) -> list[Timex]:
    """“half an hour”, “a half-hour talk”."""
    unit = UNITS[match["unit"].lower()]
    finer = {"hour": "PT30M", "year": "P6M", "minute": "PT30S", "day": "PT12H"}
    return [timex(match, "duration", finer.get(match["unit"].lower()) or period(0.5, unit))]


@rule(r"(?:an? )?quarter(?: of an?)?[-\s]century\b", "a", "quarter")
def quarter_century(match: re.Match[str]) -> list[Timex]:
    """“a quarter-century of work”."""
    return [timex(match, "duration", "P25Y")]


@rule(r"(?P<unit>%units)(?!%hyphen|%apostrophe)", "units")
def bare(match: re.Match[str]) -> list[Timex]:
    """“blocked for years”, “days before the vote”; not “opening hours” nor “the early days”."""
    previous, following = before(match).lower(), after(match)
    led = previous in BARE_LEADS and match[0].islower()
    if PARTITIVE.match(following):
        return []
    counted = following.startswith(" of ") and previous not in QUALIFIED
    pointed = counted or (
        re.match(r"\s(?:before|after)\s", following) and previous not in QUALIFIED
    )
    if match[0].lower().startswith(("second", "quarter", "night")) or not (led or pointed):
        return []
    return [timex(match, "duration", period("X", unit_of(match["unit"])))]


@rule(
    r"all (?P<unit>day|night|week|weekend|month|year|summer|winter)(?: long)?\b(?!%hyphen)", "all"
)
def all_of(match: re.Match[str]) -> list[Timex]:
    """“worked all night”."""
    value = {"summer": "P1SU", "winter": "P1WI"}.get(match["unit"].lower())
    return [timex(match, "duration", value or period(1, UNITS[match["unit"].lower()]))]


@rule(
    r"(?P<big>(?P<count>an?|%number) (?P<unit>years?|hours?|minutes?|months?|weeks?|days?)),?"
    r"(?: and)? (?P<less>%number) (?P<smaller>months?|weeks?|days?|minutes?|seconds?)\b",
    "number",
)
def compound(match: re.Match[str]) -> list[Timex]:
    """“an hour and 20 minutes”, “two years, three months”."""
    big, small = unit_of(match["unit"]), unit_of(match["smaller"])
    if big.code == small.code or small.clock != big.clock:
        return []
    first = period(amount_of(match["count"]), big)
    return [timex(match, "duration", first + f"{amount_of(match['less'])}{small.code}")]
