"""Who is named behind “according to”, read by a pattern that must not try every parting."""

import pytest

from pipeline.linking.repairs import ACCORDED


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ann Lee, the pier will close", "Ann Lee"),
        ("the harbour trust, which owns the pier, it will close", "the harbour trust"),
        (" ".join(["word"] * 17) + ", it will close", None),
        ("Ann Lee said: it will close", None),
        # With words parted in every way this one would take longer than the sun lasts.
        (f"{'unparted' * 12} " * 15 + "end", None),
    ],
    ids=["name", "relative clause", "too long a name", "no comma", "long words, no comma"],
)
def test_accorded(text, who):
    """A name of up to sixteen words, behind which a comma and more words stand."""
    found = ACCORDED.match(text)
    assert (found and found["who"]) == who
