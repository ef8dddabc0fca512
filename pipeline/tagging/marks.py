"""Where each word stands towards the quotation marks of its block.

A coarse state for the taggers; the exact pairing of marks belongs to the quotes component.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.tagging.words import Words

OUTSIDE, OPENING, INSIDE, CLOSING, SINGLE, UNCLOSED = range(6)
MARK = re.compile(r"[“”„\"«»]|''|``|[‘’']")
SINGLES = frozenset("‘’'")


@dataclass(frozen=True, slots=True)
class Region:
    """A quoted stretch of a block: its marks included (``start``, ``end``) and left out."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    state: int


def regions(block: str) -> list[Region]:
    """Return the quoted regions of ``block`` in order, offsets in code points of the block.

    Double marks pair by alternation, whatever their glyph; singles count outside double marks,
    where they stand at a word's edge; an unclosed mark runs to the block's end.
    """
    found: list[Region] = []
    double: re.Match[str] | None = None
    single: re.Match[str] | None = None
    for mark in MARK.finditer(block):
        if mark.group() in SINGLES:
            if double is None and single is None and _opens_single(block, mark):
                single = mark
            elif double is None and single is not None and _closes_single(block, mark):
                found.append(_region(single, mark, SINGLE))
                single = None
        elif double is None and mark.group() not in "”»":
            double, single = mark, None
        elif double is not None and not _opens(block, mark):
            found.append(_region(double, mark, INSIDE))
            double = None
    if double is not None:
        found.append(Region(double.start(), double.end(), len(block), len(block), UNCLOSED))
    return found


def _region(opening: re.Match[str], closing: re.Match[str], state: int) -> Region:
    return Region(opening.start(), opening.end(), closing.start(), closing.end(), state)


def _around(block: str, mark: re.Match[str]) -> tuple[str, str]:
    before = block[mark.start() - 1] if mark.start() else " "
    after = block[mark.end()] if mark.end() < len(block) else " "
    return before, after


def _opens(block: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark met inside double marks opens: by glyph, else by the space beside it."""
    if mark.group() in "”»":
        return False
    before, after = _around(block, mark)
    return mark.group() in "“„«``" or (before.isspace() and not after.isspace())


def _opens_single(block: str, mark: re.Match[str]) -> bool:
    before, after = _around(block, mark)
    return mark.group() != "’" and not before.isalnum() and after.isalnum()


def _closes_single(block: str, mark: re.Match[str]) -> bool:
    before, after = _around(block, mark)
    return mark.group() != "‘" and not before.isspace() and not after.isalnum()


def states(words: Words) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return each word's state and the number of its region (-1 outside all of them)."""
    state = np.zeros(len(words), np.int64)
    number = np.full(len(words), -1, np.int64)
    count = 0
    for first, last in words.blocks():
        offset = int(words.start[first])
        for region in regions(words.text[offset : int(words.end[last - 1])]):
            a, b, c, d = np.searchsorted(
                words.start,
                [offset + region.start, offset + region.inner_start,
                 offset + region.inner_end, offset + region.end],
            )  # fmt: skip
            if a == d:
                continue
            number[a:d] = count
            count += 1
            if region.state == SINGLE:
                state[a:d] = SINGLE
                continue
            state[a:b], state[b:c], state[c:d] = OPENING, region.state, CLOSING
    return state, number
