"""The number grammar on phrases: values, bounds, ranges and what is no figure."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.quantities import figures, plain
from pipeline.quantities.lexemes import lex
from pipeline.quantities.numerals import numeral


def read(text):
    """Return (low, high) of each figure in ``text`` as plain numbers."""
    ends = [(figure.low, figure.high) for figure in figures(text)]
    return [tuple(None if end is None else plain(end) for end in pair) for pair in ends]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-two boats", 22),
        ("a hundred and two boats", 102),
        ("two hundred and fifty thousand boats", 250_000),
        ("4 hundred million boats", 400_000_000),
        ("1,250,000 boats", 1_250_000),
        ("12,34,567 boats", 1_234_567),
        ("half a million boats", 500_000),
        ("three and a half boats", 3.5),
        ("2 1/2 boats", 2.5),
        ("2½ boats", 2.5),
        ("a dozen boats", 12),
        ("one point three million boats", 1_300_000),
        ("minus five degrees", -5),
        ("5 lakh rupees", 500_000),
        ("four crore rupees", 40_000_000),
        ("$16.4 million", 16_400_000),
        ("4.2bn euros", 4_200_000_000),
    ],
)
def test_single(text, value):
    """A numeral has one exact value, however it is written."""
    assert read(text) == [(value, value)]


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("from 4% to 9%", (4, 9)),
        ("between 4 and 9 percent", (4, 9)),
        ("8- to 16-metre waves", (8, 16)),
        ("$1.2 to $1.5 million", (1_200_000, 1_500_000)),
        ("$500 to $1 million", (500, 1_000_000)),
        ("$120-150k", (120_000, 150_000)),
        ("5k-20k boats", (5_000, 20_000)),
        ("one to two years", (1, 2)),
        ("$90k, up to $130k", (90_000, 130_000)),
        ("at least 20 boats", (20, None)),
        ("up to 20 boats", (None, 20)),
        ("$100k+", (100_000, None)),
        ("20 boats or more people", (20, 20)),
        ("more than 10 but fewer than 20 boats", (10, 20)),
    ],
)
def test_range(text, ends):
    """Two ends, or one that is open."""
    assert read(text) == [ends]


@pytest.mark.parametrize(
    "text",
    [
        "in 2019",
        "on 29 March",
        "at 9:45 a.m.",
        "Section 427",
        "the iPhone 11",
        "the 10th week",
        "a 3-1 win",
        "555-222-0192",
        "£1e999999999",
        "1" * 40,
        "https://example.org/5%20",
        "the 1980s",
        "COVID-19",
    ],
)
def test_no_figure(text):
    """Calendar, label, name and code numbers count nothing."""
    assert read(text) == []


@pytest.mark.parametrize(
    "bait", ["1" * 200_000, "$" + "1," * 100_000, "a " * 100_000, "$" * 100_000]
)
def test_bait_is_read_to_its_end(bait):
    """Long runs of digits, commas and signs yield finite numbers only."""
    assert all(abs(low or 0) < 10**27 for low, _ in read(bait))


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(number):
    """Any whole number printed with commas is read back."""
    (found,) = [numeral(lex(f"{number:,}"), 0)]
    assert found.value == number


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_amounts_read_back(amount):
    """Any amount printed behind a sign is read back exactly."""
    (figure,) = figures(f"It cost ${amount:,} then.")
    assert figure.low == Decimal(amount)
