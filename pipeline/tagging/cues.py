"""The cue lexicon: how often a lemma is the cue of an attribution, in buckets of strength."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pipeline.resources import lexicon
from pipeline.tagging.words import Hashes, Ints

STRONG = 3  # the least bucket that makes a word cue-like


def key(lemma: Hashes, pos: Hashes) -> Hashes:
    """Return one number for a lemma and its part of speech."""
    return lemma ^ (pos * np.uint64(0x9E3779B97F4A7C15))


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """Sorted keys of lemmas with their strength, 1 (seldom a cue) to 5 (nearly always)."""

    keys: Hashes
    strengths: Ints

    def strength(self, lemma: Hashes, pos: Hashes) -> Ints:
        """Return each word's strength, 0 for a lemma that the lexicon lacks."""
        wanted = key(lemma, pos)
        place = np.searchsorted(self.keys, wanted)
        place[place == len(self.keys)] = 0
        return np.where(self.keys[place] == wanted, self.strengths[place], 0)


def load(hashed: Callable[[str], int], pos: dict[str, int]) -> CueLexicon:
    """Return ``models/lexicons/cues.jsonl``; ``hashed`` is spaCy's hash, ``pos`` its numbers."""
    rows = [row for row in lexicon("cues") if "lemma" in row]
    lemma = np.array([hashed(row["lemma"]) for row in rows], np.uint64)
    keys = key(lemma, np.array([pos[row["pos"]] for row in rows], np.uint64))
    order = np.argsort(keys)
    return CueLexicon(keys[order], np.array([row["strength"] for row in rows], np.int64)[order])
