"""Ranges: two endpoints joined by ``to``, a dash, a slash, ``between … and``, ``from … to``.

One scale, currency or unit may serve both ends (``$120-150k``, ``between 8 and 10 percent``).
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.quantities import bounds, changes, periods
from pipeline.quantities.endpoints import Endpoint, endpoint
from pipeline.quantities.lexemes import Lexeme, lower_at
from pipeline.records import Bound
from pipeline.resources import words

OPENERS = words("quantities", "opener")
PRAISE = words("quantities", "praise")
RESULTS = words("quantities", "result")
ADJUNCTS = words("quantities", "adjunct")
PLURAL = 3  # letters that a word in s has at least, to be a plural
REACH = 6  # lexemes that may stand between the joint and the second endpoint


@dataclass(frozen=True, slots=True)
class Pair:
    """Two endpoints over the lexemes ``[first, last)``; ``rule`` names how they are joined."""

    low: Endpoint
    high: Endpoint
    low_bound: Bound
    high_bound: Bound
    first: int
    last: int
    rule: str


def pair(lexemes: list[Lexeme], low: Endpoint) -> Pair | None:
    """Return the range that begins with the endpoint ``low``, or None."""
    bound, first = bounds.before(lexemes, low.first)
    opener = lexemes[first - 1].lower if first else ""
    joint = _joint(lexemes, low, opener) or _over_adjunct(lexemes, low, opener)
    if joint is None:
        return None
    rule, start = joint
    found = _second(lexemes, start, rule, money=low.measure == "money")
    if found is None:
        return None
    high_bound, high = found
    if rule == "to" and opener not in OPENERS and _measured(low) and not _measured(high):
        return None  # "gained 0.7 percent to 6,327"
    if rule == "to" and opener not in OPENERS and _moved(lexemes, first, low):
        return None  # "fell 8 pence to 420 pence"
    if rule in {"to", "from_to"} and _ranges_on(lexemes, high):
        return None  # "from 2% to 3-4%": one figure, then a range
    if rule == "to" and low.measure == "money" and _counts(lexemes, low, high):
        return None  # "gave $5 million to 3 million farmers"
    if rule in {"to", "from_to"} and _is_year(lexemes, start, high):
        return None  # "loans of $4m until 2006"
    shared = share(low, high)
    if shared is None or not _plausible(lexemes, *shared, rule, opener):
        return None
    if opener == "between":
        first -= 1
    if bound == "about" and high_bound == "exact":
        high_bound = bound
    return Pair(shared[0], shared[1], bound, high_bound, first, high.last, rule)


def _is_year(lexemes: list[Lexeme], start: int, high: Endpoint) -> bool:
    """Say whether ``until`` leads to a year, no amount."""
    until = lexemes[start - 1].lower in {"until", "till", "through"}
    digits = lexemes[high.first].text
    bare = high.measure == "number" and high.unit is None and high.last == high.first + 1
    return until and bare and len(digits) == 4 and "1900" <= digits <= "2100"


def _counts(lexemes: list[Lexeme], low: Endpoint, high: Endpoint) -> bool:
    """Say whether ``high``, a bare number behind an amount, is below it or counts a plural."""
    if high.measure != "number" or high.unit is not None:
        return False
    after = lower_at(lexemes, high.last)
    plural = after.endswith("s") and len(after) > PLURAL and high.scale > 1
    return plural or (low.scale == high.scale and high.value < low.value)


def _ranges_on(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """Say whether a dash and another endpoint follow ``end``."""
    dash = end.last + 1 < len(lexemes) and lexemes[end.last].kind == "dash"
    return dash and lexemes[end.last].glued and lexemes[end.last + 1].kind in {"number", "sign"}


def _joint(lexemes: list[Lexeme], low: Endpoint, opener: str) -> tuple[str, int] | None:
    """Return the name of the joint behind ``low`` and the lexeme after it."""
    at = periods.behind(lexemes, low.last)[1] if low.measure == "money" else low.last
    here = lexemes[at] if at < len(lexemes) else None
    if here is None:
        return None
    if here.kind == "dash" or here.text == "~":
        hyphenated = at + 1 < len(lexemes) and lexemes[at + 1].lower == "to"
        hyphenated_to = hyphenated and at + 2 < len(lexemes) and lexemes[at + 2].kind == "dash"
        return "dash", at + 1 + hyphenated + hyphenated_to
    if here.text == "/" and here.glued and low.measure == "money":
        priced = at + 1 < len(lexemes) and lexemes[at + 1].kind == "sign"
        return ("slash", at + 1) if priced else None
    if here.lower in {"to", "through", "thru", "until", "till"}:
        dash = (
            at + 1 < len(lexemes)
            and lexemes[at + 1].kind == "dash"
            and here.end == lexemes[at + 1].start
        )
        return ("from_to" if opener == "from" else "to"), at + 1 + dash
    if here.lower == "and" and opener in OPENERS:
        return "between_and", at + 1
    if [x.lower for x in lexemes[at : at + 3]] == [",", "up", "to"]:
        return "up_to", at + 1
    return None


ADJUNCT = 9  # lexemes between the ends of "from 4% in early 2019 to 6% last year"


def _over_adjunct(lexemes: list[Lexeme], low: Endpoint, opener: str) -> tuple[str, int] | None:
    """``from $36 at the open to $34``: a time or place stands between the ends."""
    if opener != "from" or (low.measure == "number" and low.unit is None):
        return None
    first = lexemes[low.last].lower if low.last < len(lexemes) else ""
    if first not in ADJUNCTS:
        return None
    for at in range(low.last + 1, min(low.last + ADJUNCT, len(lexemes) - 1)):
        if lexemes[at].text in {",", ";", ".", "("} or lexemes[at].lower in {"and", "from"}:
            return None
        if lexemes[at].lower == "to" and (end := endpoint(lexemes, at + 1)) is not None:
            same = end.measure == low.measure and _unit(end) == _unit(low)
            return ("from_to", at + 1) if same else None
    return None


def _second(
    lexemes: list[Lexeme], start: int, rule: str, *, money: bool
) -> tuple[Bound, Endpoint] | None:
    """Return the second endpoint and its bound; only bounds and praise may stand before it."""
    for at in range(start, min(start + REACH, len(lexemes))):
        found = endpoint(lexemes, at, money=money)
        if found is not None:
            bound, first = bounds.before(lexemes, found.first)
            between = lexemes[start : max(first, start)]
            if all(lexeme.lower in PRAISE or lexeme.kind == "dash" for lexeme in between):
                return ("exact" if rule == "up_to" or first < start else bound), found
            return None
        if lexemes[at].kind not in {"word", "dash", "mark"} or rule in {"dash", "slash"}:
            return None
    return None


def share(low: Endpoint, high: Endpoint) -> tuple[Endpoint, Endpoint] | None:
    """Return both ends with the measure, currency and scale that serve both; None if they clash."""
    if low.measure == "number" and low.unit is None:
        low = _borrow(low, high)
    elif high.measure == "number" and high.unit is None:
        high = _borrow(high, low)
    if low.measure != high.measure or _unit(low) != _unit(high):
        return None
    if low.currency and high.currency and low.currency.family != high.currency.family:
        return None
    if low.currency and high.currency and low.currency.minor != high.currency.minor:
        return None
    return _scaled(low, high), high


def _moved(lexemes: list[Lexeme], first: int, low: Endpoint) -> bool:
    """Say whether a verb of change takes an amount with its own mark: by how much, to what."""
    marked = low.measure == "money" or (low.unit is not None and low.measure == "number")
    at = first - 1 - (first > 1 and lexemes[first - 1].lower in {"by", "another", "a"})
    return marked and at >= 0 and lexemes[at].lower in changes.WORDS


def _measured(end: Endpoint) -> bool:
    return end.unit is not None


def _unit(end: Endpoint) -> str | None:
    return end.unit.lemma if end.unit else None


def _borrow(poor: Endpoint, rich: Endpoint) -> Endpoint:
    times = rich.unit.times if rich.unit else Decimal(1)
    return replace(
        poor, measure=rich.measure, currency=rich.currency, unit=rich.unit, value=poor.value * times
    )


def _scaled(low: Endpoint, high: Endpoint) -> Endpoint:
    """Scale the first end by the second: ``$1.2 to $1.5 million``; not ``$500 to $1 million``."""
    if low.scale != 1 or high.scale == 1 or abs(low.value) >= 1000 or not low.value:
        return low
    if abs(low.value) < 10 * abs(high.value / high.scale):
        return replace(low, value=low.value * high.scale, scale=high.scale)
    return low


def _plausible(
    lexemes: list[Lexeme], low: Endpoint, high: Endpoint, rule: str, opener: str
) -> bool:
    """Say whether two ends make a range: a plain ``3-1`` is a result, ``2018-19`` a season."""
    if low.form == "vague" or high.form == "vague" or low.value == high.value:
        return False
    if _years(lexemes, low, high) or _chained(lexemes, low, high):
        return False
    if rule in {"from_to", "between_and", "up_to"}:
        return True
    if low.value > high.value and opener not in OPENERS:
        return rule == "to" and low.measure == "money"  # "won by 52% to 42%"
    if low.measure != "number" or low.unit:
        return True
    if rule == "dash":
        return _dashed_count(lexemes, low, high)
    return True


def _years(lexemes: list[Lexeme], low: Endpoint, high: Endpoint) -> bool:
    """``in 2018 to 3.9 million``, ``2015-2018``, ``2018-19``: the first is a year."""
    text = lexemes[low.first].text
    yearly = low.last == low.first + 1 and len(text) == 4 and "1500" <= text <= "2100"
    if not yearly or low.measure != "number" or low.unit:
        return False
    other = lexemes[high.first].text
    if text >= "1900":
        return not (len(other) == 4 and other.isdigit() and not "1900" <= other <= "2100")
    return len(other) == 4 and other.isdigit() and other <= "2100" and not high.unit


def _chained(lexemes: list[Lexeme], low: Endpoint, high: Endpoint) -> bool:
    """``555-222-2222``: a number of dashes is a telephone or serial number."""
    before = lexemes[low.first - 1] if low.first else None
    after = lexemes[high.last] if high.last < len(lexemes) else None
    if low.measure != "number" or low.unit:
        return False
    head = before is not None and before.kind == "dash" and lexemes[low.first].glued
    tail = high.last + 1 < len(lexemes) and lexemes[high.last + 1].kind == "number"
    return head or (after is not None and after.kind == "dash" and after.glued and tail)


def _dashed_count(lexemes: list[Lexeme], low: Endpoint, high: Endpoint) -> bool:
    before = [x.lower for x in lexemes[max(0, low.first - 4) : low.first]]
    after = [x.lower for x in lexemes[high.last : high.last + 2]]
    if RESULTS & {*before, *after}:
        return False
    if high.scale > 1 or high.value >= 1000:
        return True
    return bool(after) and after[0].endswith("s") and after[0] != "s"
