"""Quarters, halves, seasons, decades, centuries, fiscal years and weeks of a month."""

import re

from pipeline.timex.expressions import Timex
from pipeline.timex.numbers import ordinal
from pipeline.timex.rules import after, before, rule, timex
from pipeline.timex.vocabulary import DECADES, SEASONS, context, either

SPORT = re.compile(rf"\b{either(context('sport'))}\b", re.IGNORECASE)
DEGREES = re.compile(rf"\b{either(context('degree'))}\b", re.IGNORECASE)
BODY = context("person")
SEASON_LEADS = context("season_lead")


def _nearby(match: re.Match[str], reach: int = 60) -> str:
    return match.string[max(0, match.start() - reach) : match.end() + reach]


@rule(r"(?P<number>first|second|third|fourth|1st|2nd|3rd|4th)[-\s]quarter(?![a-z-])", "ordinal")
def quarter(match: re.Match[str]) -> list[Timex]:
    """“profit in the third quarter”, “fourth-quarter sales”; not the quarter of a game."""
    if SPORT.search(_nearby(match)) and not after(match, 4).startswith(" of "):
        return []
    value = f"XXXX-Q{ordinal(match['number'])}"
    return [timex(match, "date", value, pick="tense", unit="Q", determined=" " in match[0])]


@rule(r"(?:final|last) quarter(?= of )", "final", "last")
def last_quarter(match: re.Match[str]) -> list[Timex]:
    """“the final quarter of 2011”."""
    return [timex(match, "date", "XXXX-Q4", pick="tense", unit="Q", determined=True)]


@rule(r"Q(?P<number>[1-4])(?:(?: of)? (?P<year>%year))?(?!\w)", "q")
def short_quarter(match: re.Match[str]) -> list[Timex]:
    """“revenue in Q3 2023”."""
    pick = "stated" if match["year"] else "tense"
    value = f"{match['year'] or 'XXXX'}-Q{match['number']}"
    return [timex(match, "date", value, pick=pick, unit="Q")]


@rule(r"(?P<year>%year) Q(?P<number>[1-4])(?!\w)", "digit")
def year_quarter(match: re.Match[str]) -> list[Timex]:
    """“2023 Q3”."""
    return [timex(match, "date", f"{match['year']}-Q{match['number']}", unit="Q")]


@rule(r"(?P<number>first|second) half(?= of )", "ordinal")
def half(match: re.Match[str]) -> list[Timex]:
    """“the first half of 2019”: kept only where a year follows."""
    value = f"XXXX-H{ordinal(match['number'])}"
    return [timex(match, "date", value, pick="tense", unit="H", determined=True)]


@rule(r"(?P<number>first|second)-half(?![a-z-])", "ordinal")
def half_year(match: re.Match[str]) -> list[Timex]:
    """“first-half profit”; not the half of a game."""
    if SPORT.search(_nearby(match)):
        return []
    value = f"XXXX-H{ordinal(match['number'])}"
    return [timex(match, "date", value, pick="tense", unit="Q")]


@rule(r"(?P<season>%season)(?: of)?,? (?P<year>%year)", "season")
def season_year(match: re.Match[str]) -> list[Timex]:
    """“the summer of 2019”, “winter 1998”."""
    value = f"{match['year']}-{SEASONS[match['season'].lower()]}"
    return [timex(match, "date", value, unit="SEASON", determined=" of" in match[0])]


@rule(
    r"(?P<season>%season)(?=(?: of (?:this|last|next))| months| (?:election|term|season)\b)?",
    "season",
)
def season(match: re.Match[str]) -> list[Timex]:
    """“in the spring”, “since winter”; neither “sales fall” nor “hot springs”."""
    previous = before(match).lower()
    phased = previous in {"early", "late", "mid-"} or previous.startswith(("mid-", "(mid"))
    articled = previous == "the" and before(match, 2).lower().split()[0] in SEASON_LEADS
    direct = previous in {"in", "since", "until", "during", "by"} and match[0].islower()
    if match[0][0].isupper() or not (phased or articled or direct):
        return []
    value = f"XXXX-{SEASONS[match['season'].lower()]}"
    return [timex(match, "date", value, pick="tense", unit="SEASON", determined=True)]


@rule(r"(?P<decade>(?:1\d|20)\d)0s(?!\w)", "digit")
def decade(match: re.Match[str]) -> list[Timex]:
    """“in the 1990s”."""
    return [timex(match, "date", match["decade"], unit="DE", determined=True)]


@rule(r"(?P<mark>%apostrophe)?(?P<decade>[2-9])0s(?!\w)", "digit")
def short_decade(match: re.Match[str]) -> list[Timex]:
    """“the early ’80s”, “the 90s”; neither “in his 30s” nor “highs in the 80s”."""
    start = match.start()
    marked = start and match.string[start - 1] in "’'‘"
    if not marked and (not _of_the_decade(match) or DEGREES.search(_nearby(match))):
        return []
    found = timex(match, "date", f"19{match['decade']}", unit="DE", determined=True)
    return [found if not marked else _with_mark(found)]


def _with_mark(found: Timex) -> Timex:
    return Timex(
        start=found.start - 1, end=found.end, value=found.value, type="date", rule="",
        unit="DE", determined=True,
    )  # fmt: skip


def _of_the_decade(match: re.Match[str]) -> bool:
    words = before(match, 2).lower().split()
    return "the" in words and not BODY.intersection(words)


@rule(
    r"(?P<name>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)(?!\w)",
    "decade",
)
def named_decade(match: re.Match[str]) -> list[Timex]:
    """“in the sixties”; not “in her sixties”."""
    if not _of_the_decade(match) or DEGREES.search(_nearby(match)):
        return []
    return [timex(match, "date", f"19{DECADES[match['name'].lower()]}", unit="DE", determined=True)]


@rule(r"(?P<number>%ordinal)[-\s]century(?![a-z-])", "ordinal")
def century(match: re.Match[str]) -> list[Timex]:
    """“the 20th century” is 19, the years that begin with it."""
    number = ordinal(match["number"]) - 1
    if "C" in match[0] and re.match(r"\s[A-Z]", after(match)):
        return []  # a firm's name
    if not 0 <= number <= 29:
        return []
    return [timex(match, "date", f"{number:02}", unit="CE", determined=" " in match[0])]


@rule(
    r"(?:fiscal|financial)(?: year)? (?P<year>%year)|FY[-\s]?(?P<short>%year)",
    "fiscal",
    "financial",
    "fy",
)
@rule(r"(?P<year>%year) (?:fiscal|financial) year(?P<short>)", "digit")
def fiscal_year(match: re.Match[str]) -> list[Timex]:
    """“in fiscal 2024”, “FY2024”: the year by which it is called."""
    return [timex(match, "date", match["year"] or match["short"], unit="Y")]


@rule(
    r"(?P<unit>year)(?:%apostrophes end|%hyphenend|end)\b|end of year\b(?! of)",
    "year",
    "yearend",
    "end",
)
def year_end(match: re.Match[str]) -> list[Timex]:
    """“by year-end”, “by the end of year”: the last one where the verb is past."""
    return [
        timex(
            match, "date", "XXXX", pick="tense", unit="Y", mod="END", determined=not match["unit"]
        )
    ]
