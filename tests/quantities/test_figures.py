"""The number grammar on phrases: values, bounds, ranges and what is no figure."""

import math
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


BAIT = {
    "digits": "1" * 200_000,
    "commas": "$" + "1," * 8_000,
    "points": "1." * 8_000,
    "exponents": "£1e999999999 " * 2_000,
    "articles": "a " * 10_000,
    "signs": "$" * 10_000,
    "minuses": "minus " * 5_000,
    "dollars-and": "a dollar and " * 3_000,
    "bounds": "more than " * 5_000,
    "and": "one hundred and " * 2_000,
    "scales": "9 trillion trillion trillion " * 500,
    "from": "from 4% in " * 1_500,
    "spaces": "5" + " " * 200_000 + "%",
    "dashes": "1-" * 5_000,
}


@pytest.mark.parametrize("bait", BAIT.values(), ids=BAIT)
def test_bait_is_read_to_its_end(bait):
    """Long runs of digits, commas, signs and words yield finite numbers and no error."""
    assert all(math.isfinite(end) for pair in read(bait) for end in pair if end is not None)


WORDS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
WORDS = (WORDS + " fifteen sixteen seventeen eighteen nineteen").split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spelled(number, *, and_="and "):
    """Return ``number`` (below a trillion) in British words."""
    for scale, name in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= scale:
            rest = number % scale
            joint = and_ if 0 < rest < 100 else ""
            head = f"{spelled(number // scale)} {name}"
            return f"{head} {joint}{spelled(rest)}" if rest else head
    if number >= 100:
        rest = number % 100
        head = f"{WORDS[number // 100]} hundred"
        return f"{head} {and_}{spelled(rest)}" if rest else head
    if number >= 20:
        tens = TENS[number // 10 - 2]
        return f"{tens}-{WORDS[number % 10]}" if number % 10 else tens
    return WORDS[number]


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_number_words_read_back(number):
    """Any number that is spelled out is read back."""
    found = numeral(lex(spelled(number)), 0)
    assert found.value == number


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_read_back(number):
    """Any whole number printed with commas is read back."""
    found = numeral(lex(f"{number:,}"), 0)
    assert found.value == number


@given(st.decimals(min_value=0, max_value=10**6, places=2))
def test_amounts_read_back(amount):
    """Any amount printed behind a sign is read back exactly."""
    (figure,) = figures(f"It cost ${amount:,} then.")
    assert figure.low == Decimal(amount)


@given(
    st.decimals(min_value=Decimal("0.1"), max_value=999, places=1),
    st.sampled_from([("million", 10**6), ("bn", 10**9), ("m", 10**6), ("k", 10**3)]),
    st.sampled_from(["$", "£", "€", "US$", "$US", "A$", "HK$"]),
)
def test_scaled_amounts_read_back(amount, scale, sign):
    """A scale in a word or in letters multiplies the amount before it."""
    name, value = scale
    space = " " if len(name) > 2 else ""
    (figure,) = figures(f"They paid {sign}{amount}{space}{name} for it.")
    assert figure.low == figure.high == amount * value


@given(
    st.integers(min_value=0, max_value=99),
    st.integers(min_value=1, max_value=100),
    st.sampled_from(["{}% to {}%", "between {} and {} percent", "from {} to {} per cent"]),
)
def test_percent_ranges_read_back(low, width, form):
    """Both ends of a range of percentages are read, whichever words join them."""
    (figure,) = figures(f"It was {form.format(low, low + width)} then.")
    assert (figure.low, figure.high, figure.measure) == (low, low + width, "percent")


@given(st.text(alphabet="0123456789 .,$£%-–kmbn tohundredandmillionAUS", max_size=60))
def test_any_text_is_read_inside_its_edges(text):
    """Spans lie in the text, in order and apart; values are finite; low is not above high."""
    end = 0
    for figure in figures(text):
        assert end <= figure.start < figure.end <= len(text)
        end = figure.end
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
