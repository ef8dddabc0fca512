"""Pairing of quotation marks: every style, what is no mark at all, and time that stays linear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.marks import regions

ALPHABET = st.text(alphabet=list("ab s6.,!?:;—-()\n“”‘’\"'`«»„"), max_size=80)


def blocks_of(text):
    """Return the offsets of the parts between blank lines."""
    found, start = [], 0
    for part in text.split("\n\n"):
        found.append((start, start + len(part)))
        start += len(part) + 2
    return found


def inner(text):
    """Return what each region encloses, with its depth."""
    return [
        (region.depth, text[region.inner_start : region.inner_end])
        for region in regions(text, blocks_of(text))
    ]


PAIRS = {
    "curly": ("“A dog,” he said.", [(0, "A dog,")]),
    "straight": ('"A dog," he said. "B."', [(0, "A dog,"), (0, "B.")]),
    "guillemets": ("«Non», he said. « Oui »", [(0, "Non"), (0, "Oui")]),
    "doubled single": ("''No,'' he said", [(0, "No,")]),
    "doubled straight": ('""GMA"" is on', [(0, "GMA")]),
    "backticks": ("``Yes'' and `no'", [(0, "Yes"), (0, "no")]),
    "single British": ("‘It’s the players’ choice,’ he said.", [(0, "It’s the players’ choice,")]),
    "single straight": ("'It's the players' choice,' he said.", [(0, "It's the players' choice,")]),
    "plural inside": ("the ‘players’ union’ said", [(0, "players’ union")]),
    "nested": ("“A ‘B “C” D’ E”", [(0, "A ‘B “C” D’ E"), (1, "B “C” D"), (2, "C")]),
    "nested alike": ('"A "liar" left," she said.', [(0, 'A "liar" left,'), (1, "liar")]),
    "three in a row": ("''I said 'maybe'''", [(0, "I said 'maybe'"), (1, "maybe")]),
    "wrong glyph": ("”No,” she said", [(0, "No,")]),
    "loose spacing": ('x " spaced " y', [(0, "spaced")]),
    "missing space": ('"A,"he said. "B"', [(0, "A,"), (0, "B")]),
    "feet and inches": ('He is 6\'2" and said "I am tall."', [(0, "I am tall.")]),
    "inches inside": ('"It\'s a 12" pipe," he said.', [(0, "It's a 12\" pipe,")]),
    "elisions": ("class of '16, the '90s, rock 'n' roll, 'twas, ’em", []),
    "contractions": ("don't won’t it's", []),
    "possessives": ("the boys’ and girls' rooms", []),
    "possessive inside": ("“the boys’ room”", [(0, "the boys’ room")]),
    "mark never closed": ('"AAA, he said. "BBB."', [(0, "AAA, he said."), (0, "BBB.")]),
    "mark never opened": ('AAA," he said.', []),
    "headline": ("Minister: ‘We were wrong’", [(0, "We were wrong")]),
    "glued": ('"A dog."Bo said. "B."Then "C."', [(0, "A dog."), (0, "B."), (0, "C.")]),
    "glued opener": ('It was old."So it was," he said.', [(0, "So it was,")]),
    "number first": ("'50 people came', he said", [(0, "50 people came")]),
    "empty": ('“” "" ‘’', []),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS.keys())
def test_pairs(text, expected):
    """What the marks enclose, from the outside in."""
    assert inner(text) == expected


CONTINUED = {
    "opened again": ("“A.\n\n“B.”", [(False, False), (True, True)]),
    "opened again, straight": ('"A.\n\n"B."', [(False, False), (True, True)]),
    "opened again, single": ("He said: ‘A.\n\n‘B.’", [(False, False), (True, True)]),
    "only closed": ("“A.\n\nB.”", [(False, False), (True, True)]),
    "over three": ("“A.\n\n“B.\n\n“C.”", [(False, False), (False, True), (True, True)]),
    "not by other text": ("“A.\n\nB.\n\n“C.”", [(False, False), (True, False)]),
    "closed before": ("“A.”\n\n“B.”", [(True, False), (True, False)]),
}


@pytest.mark.parametrize(("text", "expected"), CONTINUED.values(), ids=CONTINUED.keys())
def test_marks_that_go_on_in_the_next_block(text, expected):
    """Whether each region is closed, and whether it continues the one before."""
    found = regions(text, blocks_of(text))
    assert [(region.closed, region.continues) for region in found] == expected


@given(ALPHABET)
def test_regions_are_sane(text):
    """Regions lie in a block, in order, hold something, and nest without crossing."""
    blocks = blocks_of(text)
    found = regions(text, blocks)
    assert [region.start for region in found] == sorted(region.start for region in found)
    for region in found:
        assert any(start <= region.start < region.end <= end for start, end in blocks)
        assert region.start <= region.inner_start < region.inner_end <= region.end
        around = [
            other
            for other in found
            if other is not region
            and other.start <= region.start < other.end
            and (other.start, -other.end) < (region.start, -region.end)
        ]
        assert all(region.end <= other.end for other in around)
        assert region.depth == len(around)


@pytest.mark.parametrize(
    "text",
    [
        '"' * 20_001,
        "“" * 2_000 + "x" + "”" * 2_000,
        "“a " * 20_001,
        "'a " * 20_001,
        "‘a’ “b” " * 10_000,
        '"a\n\n' * 20_001,
        "“‘" * 10_000,
    ],
    ids=["row", "nested", "never closed", "single", "alternating", "blocks", "openers"],
)
def test_many_marks(text):
    """Thousands of marks give an answer, every region inside the text."""
    assert all(0 <= r.start < r.end <= len(text) for r in regions(text, blocks_of(text)))


def test_two_thousand_nested_marks():
    """Each mark is paired with its own, one deeper than the last."""
    text = "“" * 2_000 + "x" + "”" * 2_000
    assert [region.depth for region in regions(text, [(0, len(text))])] == list(range(2_000))
