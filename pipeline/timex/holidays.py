"""Holidays, of this or of a stated year."""

import re

from pipeline.timex import arithmetic
from pipeline.timex.expressions import Timex
from pipeline.timex.rules import rule, timex

PICKS = {"last": "last", "next": "next", "this": "this"}


@rule(r"(?-i:(?=[A-Z]))(?P<name>%holiday)(?:(?: of)?,? (?P<year>%year))?", "holiday")
def holiday(match: re.Match[str]) -> list[Timex]:
    """“before Christmas”, “on Thanksgiving 2018”."""
    name = re.sub(r"\s+", " ", match["name"].lower().replace("'", "’"))
    if match["year"]:
        when = arithmetic.holiday(name, int(match["year"]))
        return [timex(match, "date", when.isoformat(), unit="D")] if when else []
    return [timex(match, "date", "XXXX", pick="tense", unit="D", holiday=name)]


@rule(r"(?P<pick>last|next|this) (?-i:(?=[A-Z]))(?P<name>%holiday)", "last", "next", "this")
def relative_holiday(match: re.Match[str]) -> list[Timex]:
    """“last Christmas”."""
    name = re.sub(r"\s+", " ", match["name"].lower().replace("'", "’"))
    pick = PICKS[match["pick"].lower()]
    return [timex(match, "date", "XXXX", pick=pick, unit="D", holiday=name)]
