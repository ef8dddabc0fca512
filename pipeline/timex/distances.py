"""Points at a distance from now or from a date named before."""

import re

from pipeline.timex.durations import amount_of, unit_of
from pipeline.timex.expressions import Pick, Timex
from pipeline.timex.rules import before, rule, timex
from pipeline.timex.vocabulary import UNITS

DISTANCE = (
    r"(?P<where> ago\b| earlier\b(?! than)| later\b(?! than)"
    r"| (?:before|after|hence|prior)(?=[.,;:)”\"]|$))"
)
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "T": "XXXX-XX-XXTXX"}


@rule(
    r"(?P<count>an?|%number|%vague)(?P<half>[-\s]and[-\s]a[-\s]half)? (?:%adjective ){0,2}"
    r"(?P<unit>%unit)(?P<more> and a half)?" + DISTANCE,
    "number",
    "vague",
)
def distant(match: re.Match[str]) -> list[Timex]:
    """“three years ago”, “a year earlier”, “two days later”."""
    return [_distant(match, amount_of(match["count"]))]


@rule(r"(?P<unit>%units)" + DISTANCE, "units")
def vaguely_distant(match: re.Match[str]) -> list[Timex]:
    """“years ago”, “hours later”."""
    return [_distant(match, "X")]


def _distant(match: re.Match[str], amount: str) -> Timex:
    where = match["where"].split()[0].lower()
    past = where in {"ago", "earlier", "before", "prior"}
    unit = unit_of(match["unit"])
    half = bool(match.groupdict().get("half") or match.groupdict().get("more"))
    code = {1: unit.code, 3: "Q", 2: "W"}.get(unit.times, "Y")
    kind = "T" if unit.clock else code
    vague = amount == "X" or half or "." in amount
    if (vague or kind == "T") and where in {"ago", "hence"}:
        return timex(match, "date", "PAST_REF" if past else "FUTURE_REF")
    unknown = UNKNOWN.get(kind, "XXXX")
    if vague or kind == "T":
        return timex(match, "date", unknown)
    steps = int(amount) * (unit.times if unit.times not in (1, 3) else 1)
    pick: Pick = "shift" if where in {"ago", "hence"} or _compared(match) else "mentioned"
    return timex(match, "date", unknown, pick=pick, shift=-steps if past else steps, unit=kind)


def _compared(match: re.Match[str]) -> bool:
    """Tell “up from a year earlier”, told from the day of writing where nothing was named."""
    return before(match).lower() in {"from", "than"} and " earlier" in match["where"]


@rule(r"half(?:[-\s]an?)?[-\s](?P<unit>century|decade) ago\b", "half")
@rule(r"(?:an? )?quarter(?: of an?)?[-\s](?P<unit>century) ago\b", "a", "quarter")
def part_ago(match: re.Match[str]) -> list[Timex]:
    """“half a century ago”, “a quarter-century ago”."""
    share = 4 if "quarter" in match[0].lower() else 2
    years = UNITS[match["unit"].lower()].times // share
    return [timex(match, "date", "XXXX", pick="shift", shift=-years, unit="Y")]
