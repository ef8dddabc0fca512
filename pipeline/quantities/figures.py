"""Figures: every number phrase of a text with its value, bounds, measure and characters."""

from dataclasses import replace
from decimal import Decimal

from pipeline.quantities import bounds, periods
from pipeline.quantities.endpoints import Endpoint, endpoint
from pipeline.quantities.exclusions import excluded, programme, race, year_of_prices
from pipeline.quantities.figure import Figure
from pipeline.quantities.lexemes import Lexeme, lex, lower_at
from pipeline.quantities.neighbours import bounded, coordinated, elliptical, monied, polled
from pipeline.quantities.periods import Period
from pipeline.quantities.ranges import Pair, pair
from pipeline.records import Bound
from pipeline.resources import words

NONE_OF_THESE = (excluded, programme, race, year_of_prices)


def figures(text: str, start: int = 0, end: int | None = None) -> list[Figure]:
    """Return the figures in ``text[start:end]`` in order; offsets count from the start of ``text``.

    Years, dates, clock times, scores, labels and numbers in names are left out.
    """
    lexemes = lex(text, start, end)
    found: list[Figure] = []
    at = 0
    while at < len(lexemes):
        first = endpoint(lexemes, at)
        if first is None:
            at += 1
            continue
        both = pair(lexemes, first)
        if both is not None:
            found.append(_ranged(lexemes, both))
            at = both.last
            continue
        if not any(rule(lexemes, first) for rule in NONE_OF_THESE):
            first = _with_hundredths(lexemes, _with_scale(lexemes, first))
            found.append(_single(lexemes, first))
        at = first.last
    return elliptical(text, monied(text, coordinated(text, bounded(text, polled(text, found)))))


def _with_scale(lexemes: list[Lexeme], one: Endpoint) -> Endpoint:
    """``five or six hundred``: the scale of the second serves the first."""
    if lower_at(lexemes, one.last) != "or" or one.scale != 1 or one.last + 1 >= len(lexemes):
        return one
    if one.measure != "number" or one.unit is not None:
        return one
    two = endpoint(lexemes, one.last + 1)
    if two is None or two.scale == 1 or not one.value < two.value / two.scale:
        return one
    return replace(one, value=one.value * two.scale, scale=two.scale)


def _with_hundredths(lexemes: list[Lexeme], whole: Endpoint) -> Endpoint:
    """``20 dollars and 43 cents``, ``$20 and 43c``, ``20 rupees 43``: one amount."""
    if whole.measure != "money" or whole.currency is None or whole.scale > 1:
        return whole
    at = whole.last + (whole.last < len(lexemes) and lexemes[whole.last].lower == "and")
    if at >= len(lexemes) or whole.currency.minor or whole.value != whole.value.to_integral_value():
        return whole
    part = endpoint(lexemes, at)
    if part is None or not 0 < part.value < 100:
        return whole
    minor = part.currency is not None and part.currency.minor
    bare = part.measure == "number" and part.unit is None and at == whole.last
    if minor or (bare and part.last == len(lexemes)):
        return replace(whole, last=part.last, value=whole.value + part.value / 100)
    return whole


def _single(lexemes: list[Lexeme], end: Endpoint) -> Figure:
    bound, first = bounds.before(lexemes, end.first)
    if end.form == "fraction" and lower_at(lexemes, first - 1) == "by":  # "fell by a third"
        end = replace(end, value=100 * end.value, measure="percent")
    if _spans_time(lexemes, end, first):
        bound = "exact"
    if bound in {"about", "exact"}:  # a hedge softens the figure and is no part of it
        first = end.first
    period, last = _period(lexemes, end, end.last)
    late, after = bounds.behind(lexemes, last)
    if late == "exact":
        late, after = bounds.inside(lexemes, end.first, end.last), last
    if late != "exact" and bound in {"exact", "about"}:
        bound, last = late, last if late == "about" else after
        if period is None:  # "$250,000 or more a year"
            period, last = _period(lexemes, end, last)
    if end.upper is not None and bound == "exact":
        bound = "about"  # "thousands of fans": neither end is told
    if bound == "exact" and _for_life(lexemes, end, last):
        bound, last = "at_least", last + 2
    low, high, low_bound, high_bound = open_ends(bound, end.value)
    if end.upper is not None and high is not None:
        high = end.upper
    return Figure(
        start=lexemes[first].start,
        end=lexemes[last - 1].end,
        low=low,
        high=high,
        low_bound=low_bound,
        high_bound=high_bound,
        measure=end.measure,
        rule={"fraction": "fraction", "vague": "vague", "ratio": "ratio"}.get(end.form, "single"),
        form=end.form,
        currency=end.currency,
        unit=end.unit.lemma if end.unit else None,
        dimension=end.unit.dimension if end.unit else "",
        period=period,
    )


def open_ends(bound: Bound, value: Decimal) -> tuple[Decimal | None, Decimal | None, Bound, Bound]:
    """Return low, high and their bounds: ``at least 5`` is open above."""
    if bound in {"at_least", "more_than"}:
        return value, None, bound, "exact"
    if bound in {"at_most", "less_than"}:
        return None, value, "exact", bound
    return value, value, bound, bound


def _for_life(lexemes: list[Lexeme], end: Endpoint, at: int) -> bool:
    """``from five years to life``."""
    term = end.unit is not None and end.unit.lemma == "year" and end.last == at
    lifelong = [x.lower for x in lexemes[at : at + 2]] == ["to", "life"]
    return term and lifelong and lower_at(lexemes, end.first - 1) in {"from", "of", "between", "to"}


LENGTHS = words("quantities", "length")
DURING = words("quantities", "lasting")


def _spans_time(lexemes: list[Lexeme], end: Endpoint, first: int) -> bool:
    """``rises over three years``: a preposition of time; ``for over three years`` is a bound."""
    timed = end.unit is not None and end.unit.dimension == "time"
    later = lower_at(lexemes, end.last + 1)  # "over five long days"
    if not (timed or later in LENGTHS) or first + 1 != end.first:
        return False
    return lexemes[first].lower == "over" and lower_at(lexemes, first - 1) not in DURING


def _period(lexemes: list[Lexeme], end: Endpoint, at: int) -> tuple[Period | None, int]:
    """Return the period of an amount or a rate at ``at``: ``$15 an hour``, ``7% a year``."""
    return periods.behind(lexemes, at) if end.measure in {"money", "percent"} else (None, at)


def _ranged(lexemes: list[Lexeme], both: Pair) -> Figure:
    one, two = both.low, both.high
    period, last = _period(lexemes, two, two.last)
    between, _ = _period(lexemes, one, one.last)
    low, high = min(one.value, two.value), max(one.value, two.value)
    low_bound, high_bound = both.low_bound, both.high_bound
    if one.value > two.value:
        low_bound, high_bound = high_bound, low_bound
    first = both.first
    late, after = bounds.behind(lexemes, last)
    if late in {"at_least", "more_than"}:
        high_bound, last = "more_than", after
    return Figure(
        start=lexemes[first].start,
        end=lexemes[last - 1].end,
        low=low,
        high=high,
        low_bound=low_bound,
        high_bound=high_bound,
        measure=two.measure,
        rule=both.rule,
        form=two.form,
        currency=two.currency if two.currency and two.currency.explicit else one.currency,
        unit=two.unit.lemma if two.unit else None,
        dimension=two.unit.dimension if two.unit else "",
        period=period or between,
        order=(one.value, two.value),
        parts=(_single(lexemes, one), _single(lexemes, two)) if both.rule == "from_to" else (),
    )
