"""Metadata of articles: a date that is stated, never one that is guessed."""

import pytest

from pipeline.readers.metadata import one_line, published_date


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ("2024-03-05", "2024-03-05"),
        ("2024-03-05T23:30:00-05:00", "2024-03-05"),
        ("20240305", "2024-03-05"),
        ("20240305T101010Z", "2024-03-05"),
        ("2024-13-05", None),
        ("5 March 2024", "2024-03-05"),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-05"),
        ("Sept. 5, 2024", "2024-09-05"),
        ("1709596800", "2024-03-05"),
        ("March 2024", None),
        ("13/03/2024", "2024-03-13"),
        ("03/13/2024", "2024-03-13"),
        ("05/05/2024", "2024-05-05"),
        ("05/03/2024", None),
        ("5.3.24", None),
        ("today", None),
        ("now", None),
        ("yesterday", None),
        ("2 hours ago", None),
        ("in 3 days", None),
        ("Monday", None),
        ("", None),
        (1709596800000, "2024-03-05"),
        (17, None),
        (None, None),
    ],
)
def test_published_date(stated, day):
    """A date in words or figures; what needs a clock or a country to be read is none."""
    assert published_date(stated) == day


@pytest.mark.parametrize(
    ("value", "line"),
    [
        (" Ann\n Lee ", "Ann Lee"),
        (["Ann Lee", None, {"name": "Bo Roe"}], "Ann Lee, Bo Roe"),
        ("half \ud83d", "half \ufffd"),
        (7, None),
        ("  ", None),
    ],
)
def test_one_line(value, line):
    """Names in the shapes that feeds have them."""
    assert one_line(value) == line
