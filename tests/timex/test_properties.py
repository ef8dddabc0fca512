"""Whatever the text, the expressions are apart, in order, and their values are TIMEX3."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.timex.arithmetic import easter, holiday
from pipeline.timex.finding import find
from pipeline.timex.numbers import count
from pipeline.timex.resolving import Scene, full_date
from pipeline.timex.values import is_value
from pipeline.timex.vocabulary import ENTRIES

LEMMAS = sorted(
    {entry["lemma"] for group in ENTRIES.values() for entry in group if "lemma" in entry}
)
GLUE = [
    "the",
    "a",
    "of",
    "on",
    "in",
    "ago",
    "old",
    "-",
    "/",
    ",",
    ".",
    "p.m.",
    "$",
    "%",
    "to",
    "and",
]
NUMBERS = st.integers(0, 100_000).map(str)
TEXTS = st.lists(st.sampled_from(LEMMAS + GLUE) | NUMBERS, max_size=14).map(" ".join)
DATES = st.dates(date(1, 1, 1), date(9999, 12, 31))
TENSES = st.sampled_from(["past", "present", "future", None])


@given(TEXTS | st.text(max_size=60), st.none() | DATES, TENSES)
def test_any_text(text, published, tense):
    """Spans lie inside the text, apart and in order; every value is one that TIMEX3 knows."""
    end = 0
    for found in find(text, Scene(published, lambda _start, _end: tense)):
        assert end <= found.start < found.end <= len(text)
        assert is_value(found.value), found
        end = found.end


@given(TEXTS)
def test_no_clock(text):
    """Without a publication date nothing is told from one."""
    assert not any(found.dated for found in find(text, Scene(None, lambda _start, _end: None)))


@given(st.dates(date(1500, 1, 1), date(2060, 12, 31)))
def test_full_dates_read_back(day):
    """A date printed in a supported form is read back."""
    for form in ("%B {day}, %Y", "{day} %B %Y", "%Y-%m-%d"):
        assert full_date(day.strftime(form).format(day=day.day), day_first=False) == day.isoformat()


@given(
    st.dates(date(1905, 1, 1), date(2055, 12, 31)),
    st.sampled_from(
        [
            ("in %B %Y", "%Y-%m"),
            ("in %Y", "%Y"),
            ("on %B {day}, %Y", "%Y-%m-%d"),
            ("on %A, {day} %B %Y", "%Y-%m-%d"),
            ("in Q{quarter} %Y", "%Y-Q{quarter}"),
            ("in the {ordinal} quarter of %Y", "%Y-Q{quarter}"),
            ("in the {decade}0s", "{decade}"),
            ("in fiscal %Y", "%Y"),
        ]
    ),
)
def test_printed_dates_read_back(day, form):
    """Whatever granularity a date is printed in, its value has it."""
    quarter = (day.month + 2) // 3
    ordinal = ["first", "second", "third", "fourth"][quarter - 1]
    parts = {"day": day.day, "quarter": quarter, "ordinal": ordinal, "decade": day.year // 10}
    printed, value = (day.strftime(part).format(**parts) for part in form)
    (found,) = find(f"It opened {printed}.", Scene(date(2023, 8, 24), lambda _s, _e: "past"))
    assert found.value == value


@given(st.integers(1, 12), st.integers(0, 59), st.sampled_from(["a.m.", "p.m.", "am", "PM"]))
def test_printed_times_read_back(hour, minute, half):
    """A time by the clock of twelve hours has the value of twenty-four."""
    (found,) = find(
        f"It rang at {hour}:{minute:02} {half} there.", Scene(None, lambda _s, _e: None)
    )
    late = 12 if half[0] in "pP" else 0
    assert found.value == f"XXXX-XX-XXT{hour % 12 + late:02}:{minute:02}"


@given(
    st.integers(2, 999),
    st.sampled_from([("days", "D"), ("weeks", "W"), ("months", "M"), ("years", "Y")]),
)
def test_printed_durations_read_back(number, unit):
    """A length of time has its number and its unit's letter."""
    (found,) = find(f"It stood for {number} {unit[0]} there.", Scene(None, lambda _s, _e: None))
    assert (found.value, found.type) == (f"P{number}{unit[1]}", "duration")


@pytest.mark.parametrize(
    ("words", "number"),
    [("two dozen", 24), ("twenty-two", 22), ("a hundred", 100), ("1,200", 1200), ("2 1/2", 2.5)],
)
def test_count(words, number):
    assert count(words) == number


@pytest.mark.parametrize(("year", "day"), [(2013, (3, 31)), (2019, (4, 21)), (2024, (3, 31))])
def test_easter(year, day):
    assert easter(year) == date(year, *day)


def test_holidays():
    """The last Monday of May, the fourth Thursday of November, and the day after it."""
    assert holiday("memorial day", 2023) == date(2023, 5, 29)
    assert holiday("thanksgiving", 2023) == date(2023, 11, 23)
    assert holiday("black friday", 2023) == date(2023, 11, 24)


@pytest.mark.parametrize(
    "bait", ["1" * 200_000, "1," * 50_000, "the " * 50_000, "a day " * 20_000, "May " * 20_000]
)
def test_bait(bait):
    """Long lines of what rules begin with are read to their end: each rule looks a bounded way."""
    found = find(bait, Scene(date(2023, 8, 24), lambda _start, _end: None))
    assert all(is_value(item.value) for item in found)
