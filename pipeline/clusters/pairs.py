"""Which wordings are worth comparing: those that share enough runs of three words.

Every run has a list of the wordings that hold it, in alphabetical order, and each wording is paired
with the few that follow it there. So the pairs grow with the number of words, and not with its
square: a wording that stands in a thousand variants is joined through its neighbours.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

RUN = 3
REACH = 6  # neighbours in a list that a wording is paired with
SHARE = 0.25  # of the shorter wording's runs that two have within reach; `same` counts them all
PRIME = np.int64(0x100000001B3)


def pairs(wordings: Sequence[tuple[str, ...]]) -> list[tuple[int, int]]:
    """Return pairs of positions in ``wordings``, which are different and in order."""
    runs, owners = _runs(wordings)
    if len(runs) == 0:
        return []
    order = np.lexsort((owners, runs))
    runs, owners = runs[order], owners[order]
    size = np.int64(len(wordings))
    keys = []
    for reach in range(1, min(REACH, len(runs) - 1) + 1):
        same = (runs[reach:] == runs[:-reach]) & (owners[reach:] != owners[:-reach])
        keys.append(owners[:-reach][same] * size + owners[reach:][same])
    found, shared = np.unique(np.concatenate(keys or [np.empty(0, np.int64)]), return_counts=True)
    one, two = found // size, found % size
    lengths = np.array([max(1, len(wording) - RUN + 1) for wording in wordings])
    kept = shared >= SHARE * np.minimum(lengths[one], lengths[two])
    return list(zip(one[kept].tolist(), two[kept].tolist(), strict=True))


def _runs(wordings: Sequence[tuple[str, ...]]) -> tuple[Ints, Ints]:
    """Return the hash of every run of words with its wording's position, no run twice in one."""
    lengths = np.array([len(wording) for wording in wordings], np.int64)
    flat = np.array([_hash(word) for wording in wordings for word in wording], np.int64)
    if len(flat) < RUN:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    owners = np.repeat(np.arange(len(wordings)), lengths)
    runs = flat[: 1 - RUN].copy()
    for shift in range(1, RUN):
        runs = runs * PRIME + flat[shift : len(flat) - RUN + 1 + shift]
    within = owners[: 1 - RUN] == owners[RUN - 1 :]
    both = np.unique(np.stack([runs[within], owners[: 1 - RUN][within]], axis=1), axis=0)
    return both[:, 0], both[:, 1]


@lru_cache(1_000_000)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
