"""What the score sees of a proposition: hashed n-grams of words, tags and classes of words.

Beside them stand affixes and the kinds of figures. A word's classes are those of words that mean
alike, coarse and fine, made from a language model's vectors (``models/claims/classes.npz``).

Each block of features is an array of rows of one table of weights; a feature is there or not, and
a block counts by the square root of its size, so that long sentences score no higher for it.
"""

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.resources import models

Rows = npt.NDArray[np.int64]

BITS = {"words": 17, "tags": 15, "affixes": 15, "facts": 8, "coarse": 16, "fine": 17}
SIZES = {name: 1 << bits for name, bits in BITS.items()}
STARTS = np.cumsum([0, *SIZES.values()])[:-1]
MASKS = np.array(list(SIZES.values())) - 1
OFFSETS = dict(zip(SIZES, STARTS.tolist(), strict=True))
TOTAL = sum(SIZES.values())

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SILENT = frozenset("“ ” \" `` '' ‘ ’ ' .".split())
EDGE = 0x9E3779B1
FIRST = np.array([True])
LOW = np.int64(0x7FFFFFFF)
OTHER = 0xFFFF  # the class of a word that has none
SPREAD = 0x85EBCA6B  # makes a class a number that is hashed like a word's
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
    said = [_classes(wording.words[at]) for at in kept if wording.words[at][0].isalnum()]
    both = np.array(said, np.int64)
    coarse, fine = _edged(both & LOW), _edged(both >> 32)
    return _in_blocks(
        [words, _joined(words, words)], [tags, pairs, _joined(pairs, tags)], [affixes], [facts],
        [coarse, _joined(coarse, coarse)], [fine, _joined(fine, fine)],
    )  # fmt: skip


def _in_blocks(*blocks: list[Rows]) -> list[Rows]:
    """Return the rows of the hashes in ``blocks``, which are in the order of BITS; one pass."""
    sizes = [sum(map(len, block)) for block in blocks]
    found = _mixed(np.concatenate([part for block in blocks for part in block]))
    found &= np.repeat(MASKS, sizes)
    found += np.repeat(STARTS, sizes)
    found.sort()  # `np.unique` takes four times as long on so few
    found = found[np.concatenate([FIRST, found[1:] != found[:-1]])] if len(found) else found
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


def _edged(hashes: Rows) -> Rows:
    """Return the hashes between those of the ends of a proposition."""
    found = np.full(len(hashes) + 2, EDGE, np.int64)
    found[1:-1] = hashes
    return found


@lru_cache(65536)
def _classes(word: str) -> int:
    """Return a number for a word's coarse class and, 32 bits above it, one for its fine class."""
    coarse, fine = classes().get(zlib.crc32(word.encode("utf-8", "surrogatepass")), (OTHER, OTHER))
    return (coarse + 1) * SPREAD & 0x7FFFFFFF | ((fine + 1) * SPREAD & 0x7FFFFFFF) << 32


@cache
def classes() -> dict[int, tuple[int, int]]:
    """Return the coarse and fine class of each word that has one, by the word's checksum."""
    with np.load(models() / "claims" / "classes.npz") as data:
        pairs = zip(data["coarse"].tolist(), data["fine"].tolist(), strict=True)
        return dict(zip(data["words"].tolist(), pairs, strict=True))


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
