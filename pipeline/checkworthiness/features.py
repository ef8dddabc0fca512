"""What the score sees of a proposition: hashed word and tag n-grams, affixes, kinds of figures.

Each block of features is an array of rows of one table of weights; a feature is there or not, and
a block counts by the square root of its size, so that long sentences score no higher for it.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]

BITS = {"words": 17, "tags": 15, "affixes": 15, "facts": 8}
SIZES = {name: 1 << bits for name, bits in BITS.items()}
STARTS = np.cumsum([0, *SIZES.values()])[:-1]
MASKS = np.array(list(SIZES.values())) - 1
OFFSETS = dict(zip(SIZES, STARTS.tolist(), strict=True))
TOTAL = sum(SIZES.values())

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SILENT = frozenset("“ ” \" `` '' ‘ ’ ' .".split())
EDGE = 0x9E3779B1
PRIME = np.int64(0x01000193)
SHORT = (5, 8, 13, 21, 34)  # words up to which a length counts as one


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a proposition in lower case, their Penn tags, and the kinds it holds.

    ``kinds`` names the figures and dates within: ``money``, ``percentage``, ``date``…
    """

    words: Sequence[str]
    tags: Sequence[str]
    kinds: Iterable[str] = ()


def rows(wording: Wording) -> list[Rows]:
    """Return the rows of the table that ``wording`` sets, a block each, no row twice."""
    kept = [at for at, word in enumerate(wording.words) if _says(word)]
    words = np.array([EDGE, *(_hash(wording.words[at]) for at in kept), EDGE], np.int64)
    tags = np.array([EDGE, *(_hash(wording.tags[at]) for at in kept), EDGE], np.int64)
    pairs = _joined(tags, tags)
    affixes = np.array([row for at in kept for row in _affixes(wording.words[at])], np.int64)
    facts = np.array([_hash(fact) for fact in _facts(wording, len(kept))], np.int64)
    return _in_blocks(
        [words, _joined(words, words)], [tags, pairs, _joined(pairs, tags)], [affixes], [facts]
    )


def _in_blocks(*blocks: list[Rows]) -> list[Rows]:
    """Return the rows of the hashes in ``blocks``, which are in the order of BITS; one pass."""
    sizes = [sum(map(len, block)) for block in blocks]
    found = _mixed(np.concatenate([part for block in blocks for part in block]))
    found &= np.repeat(MASKS, sizes)
    found += np.repeat(STARTS, sizes)
    found = np.unique(found)
    edges = [0, *np.searchsorted(found, STARTS[1:]).tolist(), len(found)]
    return [found[start:end] for start, end in pairwise(edges)]


def _says(word: str) -> bool:
    return bool(word.strip()) and word not in SILENT


def _facts(wording: Wording, length: int) -> set[str]:
    ending = "question" if wording.words and wording.words[-1] == "?" else "statement"
    size = sum(length > limit for limit in SHORT)
    kinds = list(wording.kinds)
    return {ending, f"size {size}", f"kinds {min(3, len(kinds))}", *kinds}


@lru_cache(65536)
def _hash(word: str) -> int:
    """Return a number for a word; the digits of a number count, their values don't."""
    shape = NUMBER.sub(lambda found: "#" * min(4, len(found.group().split(".")[0])), word)
    return zlib.crc32(shape.encode("utf-8", "surrogatepass"))


@lru_cache(65536)
def _affixes(word: str) -> tuple[int, ...]:
    if len(word) < 5:
        return ()
    return _hash(f"{word[:4]}-"), _hash(f"{word[:5]}-"), _hash(f"-{word[-3:]}")


def _joined(runs: Rows, hashes: Rows) -> Rows:
    """Return a number for each run of neighbours with the one that follows it."""
    return runs[:-1] * PRIME + hashes[len(hashes) - len(runs) + 1 :]


def _mixed(hashes: Rows) -> Rows:
    """Return the hashes with their high bits folded into the low ones."""
    return (hashes ^ (hashes >> np.int64(15)) ^ (hashes >> np.int64(31))) & np.int64(0x7FFFFFFF)
