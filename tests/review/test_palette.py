"""Contrast of the palette by WCAG 2.2: what axe cannot see, words on washes and lines on paper."""

import re

import pytest

from pipeline.review.page import asset

COLOUR = re.compile(r"--([\w-]+): light-dark\(#(\w{6}), #(\w{6})\)")
PALETTE = {
    name: {"light": one, "dark": two} for name, one, two in COLOUR.findall(asset("palette.css"))
}

SURFACES = ("paper", "panel", "raised", "near")
WASHES = ("content-wash", "content-on", "source-on", "cue-on", "figure-on", "date-on", "claim-on",
          "beside-on", "near", "hit")  # fmt: skip
LINES = ("content", "source", "cue", "figure", "date", "claim")


def luminance(colour):
    """Return the relative luminance of a colour in sRGB (WCAG 2.2)."""
    shares = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Return the contrast ratio of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs(front, back, least):
    return [(one, other, least) for one in front for other in back]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back", "least"),
    [
        *pairs(("ink",), (*SURFACES, *WASHES), 7),
        *pairs(("soft", "accent", "right", "wrong", "corrected", *LINES), SURFACES, 4.5),
        *pairs(("edge", "focus"), ("paper", "panel", "raised"), 3),
        ("on-accent", "accent", 4.5),
        *pairs(("raised",), ("right", "wrong", "corrected"), 4.5),
        ("paper", "ink", 7),
    ],
)
def test_contrast(theme, front, back, least):
    """Words reach 4.5 (marked text 7), lines and borders 3."""
    assert contrast(PALETTE[front][theme], PALETTE[back][theme]) >= least


def test_contrast_of_black_and_white_is_21():
    """The formula gives the standard's own extreme."""
    assert contrast("000000", "ffffff") == pytest.approx(21)
