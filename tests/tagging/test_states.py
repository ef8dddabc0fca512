"""The coarse state of words towards quotation marks."""

import pytest

from pipeline.tagging.marks import INSIDE, SINGLE, UNCLOSED, regions

BLOCKS = {
    "straight": ('She said "no" twice.', [('"no"', INSIDE)]),
    "curly": ("“No,” she said, “never.”", [("“No,”", INSIDE), ("“never.”", INSIDE)]),
    "guillemets": ("«No», she said.", [("«No»", INSIDE)]),
    "doubled singles": ("``No,'' she said.", [("``No,''", INSIDE)]),
    "singles": ("A ‘plan’ it isn’t.", [("‘plan’", SINGLE)]),
    "apostrophes": ("It’s the boys’ boat.", []),
    "singles inside double marks": ("“The ‘plan’ failed.”", [("“The ‘plan’ failed.”", INSIDE)]),
    "never closed": ("“We begin. We go on.", [("“We begin. We go on.", UNCLOSED)]),
    "opened again": ("“We begin. “We go on.”", [("“We begin. “We go on.”", INSIDE)]),
    "none": ("We begin.", []),
}


@pytest.mark.parametrize(("block", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_regions(block, expected):
    """Marks pair in order, singles only outside double marks and at a word's edge."""
    found = [(block[region.start : region.end], region.state) for region in regions(block)]
    assert found == expected


def test_marks_lie_outside_a_region_s_inner_part():
    """The inner part is the region without its marks."""
    (region,) = regions("She said “no”.")
    assert "She said “no”."[region.inner_start : region.inner_end] == "no"
