"""Which country's dollar a bare sign means."""

import pytest

from pipeline.quantities import figures
from pipeline.quantities.evidence import resolve


def codes(text, publisher=None):
    found = resolve(text, figures(text), publisher)
    return [(figure.currency.code, figure.currency.explicit) for figure in found]


@pytest.mark.parametrize(
    ("text", "publisher", "code"),
    [
        pytest.param("It cost $5 million.", None, "USD", id="nothing known"),
        pytest.param("It cost $5 million.", "The Otago Post, New Zealand", "NZD", id="publisher"),
        pytest.param("It cost $5 million.", "harbournews.com.au", "AUD", id="domain"),
        pytest.param("TORONTO — It cost $5 million.", None, "CAD", id="dateline"),
        pytest.param(
            "Sydney voted. Perth and Brisbane did not. It cost $5 million.",
            None,
            "AUD",
            id="places named",
        ),
        pytest.param("A Sydney firm asked. It cost $5 million.", None, "USD", id="one place"),
    ],
)
def test_bare_dollar(text, publisher, code):
    """The publisher, the dateline or most places named decide; the basis stays assumed."""
    assert codes(text, publisher) == [(code, False)]


def test_other_amounts_decide():
    """A national sign elsewhere in the article speaks for the bare ones."""
    assert codes("It cost HK$5 million, then $6 million.") == [("HKD", True), ("HKD", False)]


def test_a_conversion_in_brackets_is_another_currency():
    """``$US5 million ($7 million)``: the bare sign is not the US dollar."""
    assert codes("It cost $US5 million ($7 million).") == [("USD", True), ("AUD", False)]


def test_rupees_of_lahore():
    """Rupees follow the dateline as dollars do."""
    assert codes("LAHORE — It cost 500 rupees.") == [("PKR", False)]
