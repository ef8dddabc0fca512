"""Any number that is printed in a supported form is read back, whatever its kind."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities import figures, plain
from pipeline.quantities.ratios import WHOLES

NAMES = {3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
ONES = "zero one two three four five six seven eight nine ten".split()


def only(text):
    """Return the one figure of ``text``."""
    (figure,) = figures(text)
    return figure


@given(st.sampled_from(sorted(NAMES)), st.data())
def test_fractions(bottom, data):
    """``two-thirds of it``, ``three fifths of it``."""
    top = data.draw(st.integers(2, bottom - 1))
    joint = data.draw(st.sampled_from("- "))
    figure = only(f"They lost {ONES[top]}{joint}{NAMES[bottom]}s of it.")
    assert (figure.low, figure.rule) == (Decimal(top) / bottom, "fraction")


@given(st.sampled_from(sorted(WHOLES)), st.data())
def test_ratios(whole, data):
    """``3 in 10``, ``3-in-10``, ``3 out of 10``, ``3 in every 10``."""
    part = data.draw(st.integers(1, min(int(whole) - 1, 900)))
    form = data.draw(st.sampled_from(["{} in {}", "{}-in-{}", "{} out of {}", "{} in every {}"]))
    figure = only(f"There {form.format(part, whole)} farmers agreed.")
    assert (figure.low, figure.measure) == (100 * Decimal(part) / whole, "percent")


@given(st.integers(1, 99), st.sampled_from(["1/2", "1/4", "3/4", "5/8"]), st.sampled_from("- "))
def test_mixed_numbers(whole, part, joint):
    """``9-1/4 pct``, ``9 1/4 pct``."""
    top, bottom = map(int, part.split("/"))
    figure = only(f"A coupon of {whole}{joint}{part} pct was paid.")
    assert figure.low == whole + Decimal(top) / bottom


@given(st.integers(0, 10**9))
def test_indian_grouping(number):
    """``12,34,567``: groups of two above the thousand."""
    digits = str(number)
    head, tail = digits[:-3], digits[-3:]
    groups = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)][::-1]
    assert only(f"They paid ₹{','.join([*groups, tail])} for it.").low == number


@given(
    st.integers(1, 900),
    st.integers(1, 90),
    st.sampled_from(["${}m-${}m", "${} million to ${} million", "between ${}m and ${}m"]),
)
def test_ranges_of_money(low, width, form):
    """Both ends of a range of amounts, whichever words join them."""
    figure = only(f"It cost {form.format(low, low + width)} then.")
    assert (figure.low, figure.high) == (low * 10**6, (low + width) * 10**6)


@given(st.integers(1, 900), st.integers(1, 90))
def test_two_prices(low, width):
    """``£20/£25``."""
    figure = only(f"It cost £{low}/£{low + width} then.")
    assert (figure.low, figure.high, figure.rule) == (low, low + width, "slash")


@given(
    st.decimals(Decimal("0.1"), 9999, places=1),
    st.sampled_from([("km", "kilometre"), ("tonnes", "tonne"), ("miles", "mile")]),
)
def test_measures(value, unit):
    """A measure keeps its value and has its unit's lemma."""
    printed, lemma = unit
    figure = only(f"They moved it {value} {printed} then.")
    assert (figure.low, figure.unit) == (value, lemma)


@given(
    st.decimals(Decimal("1.00"), 999, places=2),
    st.sampled_from(
        [("an hour", "hour"), ("a week", "week"), ("per year", "year"), ("pa", "year")]
    ),
)
def test_rates(value, period):
    """An amount and the period behind it."""
    printed, name = period
    figure = only(f"They get £{value} {printed} there.")
    assert (figure.low, figure.period) == (value, name)


@given(st.integers(1, 400))
def test_basis_points(points):
    """A basis point is a hundredth of a percentage point."""
    figure = only(f"Rates fell {points} basis points then.")
    assert (figure.low, figure.measure) == (Decimal(points) / 100, "percentage_point")


@pytest.mark.parametrize("word", ["inf", "nan", "infinity", "1e999", "-1e999999", "∞"])
def test_no_number_is_none_that_json_knows_not(word):
    """Whatever stands behind a sign, the ends are finite."""
    for text in (f"It cost ${word} then.", f"It rose {word}% then.", f"They saw {word} km of it."):
        for figure in figures(text):
            ends = [None if end is None else plain(end) for end in (figure.low, figure.high)]
            json.dumps(ends, allow_nan=False)
