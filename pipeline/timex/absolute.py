"""Dates that name a month, a day or a year."""

import re

from pipeline.timex.expressions import Timex
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import MONTHS, WEEKDAYS, context, either

LEADS = context("month_lead")
YEAR_LEADS = context("year_lead")
COUNTING = context("counting")
POINTING = frozenset({"in", "since", "by", "until", "during", "before", "after"})
NAME_LIKE = frozenset({"may", "march", "april", "june", "august"})
HYPHENATED = frozenset({"mid", "end", "early", "late", "pre", "post", ""})
VERB_LIKE = frozenset({"may", "march"})
MARCH_OF = re.compile(
    r"\s+(?:on|for|to|against|of\s+(?!\d|last|this|next|that|the\s+(?:same|year))"
    r"|madness\b)",
    re.IGNORECASE,
)
# “March on Dunmore” is a march; “in March on charges of”, “in March to 17” are dates.
MARCH_NAME = re.compile(
    r"\s+(?:(?:on|for|against|of)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z]"
    r"|[Mm]adness\b)"
)
CAPITALISED = re.compile(r"\s+[A-Z][a-z]")
COUNTED = re.compile(rf"[-\s]+{either(context('counted'))}\b|\s?[%°x×]", re.IGNORECASE)


def month_of(name: str) -> int:
    """Return the number of the month ``name``, abbreviated or not."""
    return MONTHS[name.rstrip(".").lower()]


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _full(match: re.Match[str]) -> Timex:
    """Return a date with day, month and year, whose words are read by dateparser."""
    words = re.sub(r"\s+", " ", match[0])
    return timex(match, "date", "", pick="numeric", unit="D", words=words)


@rule(r"(?:%weekday,? )?%month %day,? %year", "month", "weekday")
def month_day_year(match: re.Match[str]) -> list[Timex]:
    """“on March 3, 2022”, “Tuesday, Sept. 11, 2001”."""
    return [_full(match)]


@rule(
    r"(?:%weekday,? )?(?:the (?=\d+[a-z]))?%day(?: of)? %month,? %year", "digit", "weekday", "the"
)
def day_month_year(match: re.Match[str]) -> list[Timex]:
    """“on 3 March 2022”, “Friday 22nd of August, 1998”."""
    return [_full(match)]


@rule(r"\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|(?<=/)\d\d)(?![\w/.]*\d)", "digit")
def numeric(match: re.Match[str]) -> list[Timex]:
    """“3/4/2022”: which number is the month is read from the article's other dates."""
    return [_full(match)]


@rule(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)", "digit")
def iso(match: re.Match[str]) -> list[Timex]:
    """“2022-03-03”."""
    return [_full(match)]


@rule(r"(?:%weekday,? )?(?P<month>%month) (?P<day>%day)(?![,.:]\d)", "month", "weekday")
def month_day(match: re.Match[str]) -> list[Timex]:
    """“will begin on April 7”, “Tuesday, March 3”."""
    value = f"XXXX-{month_of(match['month']):02}-{_number(match['day']):02}"
    return [timex(match, "date", value, pick="tense", unit="D")]


@rule(
    r"(?:%weekday,? )?(?:the (?=\d+[a-z]))?(?P<day>%day)(?: of)? (?P<month>%month)(?! %day)",
    "digit",
    "weekday",
    "the",
)
def day_month(match: re.Match[str]) -> list[Timex]:
    """“since 7 April”, “on the 4th of July”."""
    bare = not re.search(r"(?:st|nd|rd|th)$", match["day"])
    if match["month"] == "May" and bare and after(match, 3).strip()[:1].islower():
        return []  # “after the first 20 May was asked”
    value = f"XXXX-{month_of(match['month']):02}-{_number(match['day']):02}"
    return [timex(match, "date", value, pick="tense", unit="D")]


@rule(r"the (?P<day>%day)(?<=[a-z])(?= of (?:this|last|next|the|each|every) month)", "the")
def day_of_month(match: re.Match[str]) -> list[Timex]:
    """“on the 19th of this month”."""
    return [timex(match, "date", f"XXXX-XX-{_number(match['day']):02}", pick="tense", unit="D")]


RANGE_END = r"(?:(?:,? (?P<year>%year))|(?=[.,;:)”\"]|$| (?:at|in|to|for|on|as|with|by|and)\b))"


@rule(
    r"(?P<first>(?P<month>%month) (?P<from>%day))(?: ?%dash ?| to | and | or | through )"
    r"(?P<rest>(?P<to>%day)" + RANGE_END + ")",
    "month",
)
def month_days(match: re.Match[str]) -> list[Timex]:
    """“from March 3 to 5”, “March 3-5, 2022”: two dates of one month."""
    month = month_of(match["month"])
    return _two_days(match, month, match["from"], match["to"])


@rule(
    r"(?P<first>(?P<from>%day))(?: ?%dash ?| to | and | or | through )"
    r"(?P<rest>(?P<to>%day) (?P<month>%month)(?:,? (?P<year>%year))?)",
    "digit",
)
def days_month(match: re.Match[str]) -> list[Timex]:
    """“between 3 and 5 March 2022”: two dates of one month."""
    return _two_days(match, month_of(match["month"]), match["from"], match["to"])


def _two_days(match: re.Match[str], month: int, start: str, end: str) -> list[Timex]:
    year = match["year"] or "XXXX"
    pick = "stated" if match["year"] else "tense"
    return [
        timex(
            match, "date", f"{year}-{month:02}-{_number(day):02}", group=name, pick=pick, unit="D"
        )
        for name, day in (("first", start), ("rest", end))
    ]


@rule(r"(?P<month>%month)(?: of)?,? (?P<year>%year)", "month")
def month_year(match: re.Match[str]) -> list[Timex]:
    """“in August 2023”, “March of 1998”."""
    return [timex(match, "date", f"{match['year']}-{month_of(match['month']):02}", unit="M")]


@rule(r"(?P<month>%month)(?! ?\d)", "month")
def month(match: re.Match[str]) -> list[Timex]:
    """“since October”, “the September vote”; neither “they may” nor “April Jones” nor “a march”."""
    if not _is_month(match):
        return []
    return [timex(match, "date", f"XXXX-{month_of(match[0]):02}", pick="tense", unit="M")]


def _is_month(match: re.Match[str]) -> bool:
    previous, name = before(match), match[0].lower()
    if previous.lower() in {"and", "or"} and name in NAME_LIKE:
        return before(match, 2).split()[0].lower().rstrip(".") in MONTHS
    if previous.lower().strip("“\"'‘(—–") in LEADS or previous.lower().rstrip(".") in MONTHS:
        return not (name == "march" and MARCH_NAME.match(after(match)))
    if match.string[: match.start()].endswith(("-", "–", "/")):
        return previous.lower().rpartition("-")[0] in HYPHENATED
    if len(name.rstrip(".")) < 5 and name not in {"may", "june", "july"} and name[-1] != ".":
        return False  # “Jan Novak”, “Dec” alone
    owned = previous.endswith(("’s", "'s"))
    if name in VERB_LIKE:
        return _is_described(match, previous.lower(), owned=owned)
    if previous[:1].isupper() and previous[-1:].isalpha() and not owned:
        return previous.lower() in {"the", "a"}
    return not (name in NAME_LIKE or name.endswith(".")) or not CAPITALISED.match(after(match))


def _is_described(match: re.Match[str], previous: str, *, owned: bool) -> bool:
    """Tell “the March vote”, “her March letter” and “March was wet” from verbs and surnames."""
    following, name = after(match), match[0].lower()
    if name == "march" and (not previous or previous[-1] in '.!?”"'):
        return bool(re.match(r"\s(?:is|was|saw|has|had|will)\b", following))
    leads = {"the", "a"} if name == "march" else {"the"}
    if not (previous in leads or (owned and name == "march")):
        return False
    return bool(re.match(r"\s[a-z]", following)) and not MARCH_OF.match(following)


@rule(
    r"(?P<first>%year)(?: ?%dash ?|/)(?P<second>(?:20|19|18)\d\d|\d\d)(?![\w%]|[,.]\d|-\d)", "digit"
)
def years(match: re.Match[str]) -> list[Timex]:
    """“the pandemic of 2009-2010”, “in 2019-20”: two years."""
    first, second = match["first"], match["second"]
    end = second if len(second) == 4 else first[:2] + second
    if not (int(first) < int(end) <= int(first) + 120):
        return []
    return [
        timex(match, "date", first, group="first", unit="Y"),
        timex(match, "date", end, group="second", unit="Y"),
    ]


@rule(r"(?:the year )?(?P<year>%year)(?!s\b|%dash\d|:\d)", "digit", "the")
def year(match: re.Match[str]) -> list[Timex]:
    """“invested in 2003”; not “2000 people”, “about 1500”, “Room 2021”."""
    previous = before(match).lower().strip("(“\"'‘")
    if previous in {"about", "approximately"}:
        previous = before(match, 2).lower().split()[0]  # “in about 1880”
    counted = COUNTED.match(after(match)) and previous not in POINTING
    possessive = after(match)[:1] in {"’", "'"}
    if counted or (previous.rstrip(",:") in COUNTING and not possessive):
        return []
    modern = 1900 <= int(match["year"]) <= 2060
    described = previous == "the" and re.match(r"\s[a-z]", after(match))  # “the 1852 election”
    if not (modern or described or previous.rstrip(".") in YEAR_LEADS | set(MONTHS)):
        return []
    return [timex(match, "date", match["year"], unit="Y")]


def weekday_number(name: str) -> int:
    """Return 1 for Monday to 7 for Sunday, abbreviated or not."""
    return WEEKDAYS[name.rstrip(".").lower()]
