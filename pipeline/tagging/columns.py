"""Columns of values, one a word, and the ways to join them into hashes."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.tagging.words import Flags, Hashes, Ints, Words

PRIME = np.uint64(0x9E3779B97F4A7C15)
MIX = np.uint64(0xFF51AFD7ED558CCD)
SHIFT = np.uint64(32)


@dataclass(frozen=True, slots=True)
class Columns:
    """The values that templates join, a word each."""

    words: Words
    strength: Ints
    state: Ints
    region: Ints


def join(*parts: npt.NDArray[np.generic]) -> Hashes:
    """Return one hash a word of the values in ``parts``, their order counting."""
    joined = parts[0].astype(np.uint64)
    for part in parts[1:]:
        joined = joined * MIX
        joined ^= joined >> SHIFT
        joined = joined * PRIME + part.astype(np.uint64)
    return joined


def shifted(values: npt.NDArray[np.generic], by: int, block: Ints) -> Hashes:
    """Return the values ``by`` words on, 0 beyond the block's edge."""
    size = len(values)
    out = np.zeros(size, np.uint64)
    if abs(by) >= size:
        return out
    here, there = (slice(0, size - by), slice(by, size)) if by > 0 else (
        slice(-by, size), slice(0, size + by))  # fmt: skip
    same = block[here] == block[there]
    out[here] = np.where(same, values[there].astype(np.uint64), 0)
    return out


def bucket(count: npt.NDArray[np.integer]) -> Ints:
    """Return a count's bucket: exact to 4, then by powers of two."""
    size = np.minimum(np.abs(count), 255)
    return np.where(size < 5, size, 3 + np.ceil(np.log2(np.maximum(size, 1)))).astype(np.int64)


def nearest(marked: Flags, block: Ints) -> tuple[Ints, Ints]:
    """Return the nearest marked word before and after each word in its block, or -1."""
    here = np.arange(len(marked))
    before = np.maximum.accumulate(np.where(marked, here, -1))
    before = np.concatenate([[-1], before[:-1]])
    after = np.minimum.accumulate(np.where(marked, here, len(marked))[::-1])[::-1]
    after = np.concatenate([after[1:], [len(marked)]])
    before = np.where((before >= 0) & (block[before] == block), before, -1)
    inside = np.minimum(after, len(marked) - 1)
    return before, np.where((after < len(marked)) & (block[inside] == block), after, -1)
