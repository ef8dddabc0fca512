"""Figures: every number phrase of a text with its value, bounds, measure and characters."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from pipeline.quantities import bounds, changes, periods
from pipeline.quantities.currencies import Currency
from pipeline.quantities.endpoints import Endpoint, endpoint
from pipeline.quantities.exclusions import excluded
from pipeline.quantities.lexemes import Lexeme, lex
from pipeline.quantities.numerals import Form, plain
from pipeline.quantities.periods import Period
from pipeline.quantities.ranges import Pair, pair
from pipeline.quantities.units import Measure
from pipeline.records import Bound, Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A number phrase over the characters ``[start, end)``, bounds and period included.

    A hedge (``about``) stays outside. ``low`` or ``high`` is None where the figure is open.
    ``rule`` names the construction: single, fraction, vague, ratio, dash, to, from_to, between_and,
    up_to, bounded. ``order`` holds the ends as said: ``from 5% to 3%`` falls.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    low_bound: Bound
    high_bound: Bound
    measure: Measure
    rule: str
    form: Form
    currency: Currency | None = None
    unit: str | None = None
    dimension: str = ""
    period: Period | None = None
    order: tuple[Decimal, Decimal] | None = None

    def ends(self) -> tuple[Number | None, Number | None]:
        """Return low and high as the numbers JSON knows."""
        return (
            None if self.low is None else plain(self.low),
            None if self.high is None else plain(self.high),
        )

    def currency_code(self) -> tuple[str | None, Literal["explicit", "assumed"]]:
        """Return the currency's code, the minor unit's where one is meant, and its basis."""
        if self.currency is None:
            return None, "assumed"
        code = self.currency.minor_code if self.currency.minor else self.currency.code
        return code, "explicit" if self.currency.explicit else "assumed"


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
        if not excluded(lexemes, first):
            first = _with_hundredths(lexemes, first)
            found.append(_single(lexemes, first))
        at = first.last
    return _elliptical(text, _coordinated(text, _bounded(text, found)))


def _bounded(text: str, found: list[Figure]) -> list[Figure]:
    """Join ``more than 10 but fewer than 20`` into one figure with two bounds."""
    merged: list[Figure] = []
    for figure in found:
        last = merged[-1] if merged else None
        near = last is not None and text[last.end : figure.start].strip(" ,") in {"", "and", "but"}
        joined = _joined(last, figure) if last is not None and near else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(figure)
    return merged


def _joined(one: Figure, two: Figure) -> Figure | None:
    bottom, top = (one, two) if one.high is None else (two, one)
    if bottom.low is None or top.high is None or bottom.high is not None or top.low is not None:
        return None
    if bottom.low >= top.high or (one.measure, one.unit) != (two.measure, two.unit):
        return None
    return replace(
        one,
        end=two.end,
        low=bottom.low,
        high=top.high,
        low_bound=bottom.low_bound,
        high_bound=top.high_bound,
        rule="bounded",
    )


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
    if bound == "about":  # a hedge softens the figure and is no part of it
        first = end.first
    period, last = _period(lexemes, end)
    late, after = bounds.behind(lexemes, last)
    if late != "exact" and bound in {"exact", "about"}:
        bound, last = late, last if late == "about" else after
    low, high, low_bound, high_bound = open_ends(bound, end.value)
    if end.upper is not None:
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


def _period(lexemes: list[Lexeme], end: Endpoint) -> tuple[Period | None, int]:
    return periods.behind(lexemes, end.last) if end.measure == "money" else (None, end.last)


def _ranged(lexemes: list[Lexeme], both: Pair) -> Figure:
    one, two = both.low, both.high
    period, last = _period(lexemes, two)
    between, _ = _period(lexemes, one)
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
    )


def _coordinated(text: str, found: list[Figure]) -> list[Figure]:
    """Give the first of ``8 or 9 euros`` and ``5 and 10 per cent`` what the second has."""
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        if one.measure != "number" or one.unit or one.rule != "single" or two.rule != "single":
            continue
        joint = text[one.end : two.start].strip(" -")
        if joint not in {"or", "and", ","} or (two.measure == "number" and not two.unit):
            continue
        if joint == "," and found[at + 2 : at + 3] and found[at + 2].measure != two.measure:
            continue
        found[at] = replace(
            one, measure=two.measure, currency=two.currency, unit=two.unit, dimension=two.dimension
        )
    return found


def _elliptical(text: str, found: list[Figure]) -> list[Figure]:
    """Give the last of ``rose 2 per cent and the other index by 1.`` the first's measure."""
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        if one.measure != "percent" or two.measure != "number" or two.unit or two.rule != "single":
            continue
        words = text[one.end : two.start].lower().split()
        ends = text[two.end : two.end + 1] in {"", ".", ",", ";"}
        moved = words[-1:] == ["by"] or (words and words[-1] in changes.WORDS)
        if ends and moved and len(words) > 1 and not {".", ";"} & set("".join(words)):
            found[at] = replace(two, measure=one.measure, unit=one.unit, dimension=one.dimension)
    return found
