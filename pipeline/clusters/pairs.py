"""Which wordings are worth comparing: those that share enough runs of three words.

Every run has a list of the wordings that hold it, ordered by the words that follow it in each, and
each wording is paired with the few beside it there: those that go on alike. So the pairs grow with
the number of words, and not with its square: a wording that stands in a thousand variants is joined
through its neighbours, and a run that a thousand quotes share does not hide the two that are one.
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
    size = np.int64(len(wordings))
    keys = []
    for reach in range(1, min(REACH, len(runs) - 1) + 1):
        same = (runs[reach:] == runs[:-reach]) & (owners[reach:] != owners[:-reach])
        one, two = owners[:-reach][same], owners[reach:][same]
        keys.append(np.minimum(one, two) * size + np.maximum(one, two))
    found, shared = np.unique(np.concatenate(keys or [np.empty(0, np.int64)]), return_counts=True)
    one, two = found // size, found % size
    lengths = np.array([max(1, len(wording) - RUN + 1) for wording in wordings])
    kept = shared >= SHARE * np.minimum(lengths[one], lengths[two])
    return list(zip(one[kept].tolist(), two[kept].tolist(), strict=True))


def _runs(wordings: Sequence[tuple[str, ...]]) -> tuple[Ints, Ints]:
    """Return the hash of every run of words with its wording's position, like beside like."""
    lengths = np.array([len(wording) for wording in wordings], np.int64)
    flat = np.array([_hash(word) for wording in wordings for word in wording], np.int64)
    if len(flat) < RUN:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    owners = np.repeat(np.arange(len(wordings)), lengths)
    runs = flat[: 1 - RUN].copy()
    for shift in range(1, RUN):
        runs = runs * PRIME + flat[shift : len(flat) - RUN + 1 + shift]
    first, last = owners[: 1 - RUN], owners[RUN - 1 :]
    following = [_following(runs, first, RUN * ahead) for ahead in (2, 1)]
    order = np.lexsort((first, *following, runs))
    order = order[(first == last)[order]]
    return runs[order], first[order]


def _following(runs: Ints, owners: Ints, ahead: int) -> Ints:
    """Return the run that begins ``ahead`` words after each; 0 where its wording ends before."""
    found = np.zeros_like(runs)
    same = owners[ahead:] == owners[:-ahead]
    found[: len(same)][same] = runs[ahead:][same]
    return found


@lru_cache(1_000_000)
def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
