"""The cue lexicon."""

import numpy as np

from pipeline.resources import lexicon
from pipeline.tagging.cues import CueLexicon, key


def test_strengths_by_lemma_and_part_of_speech():
    """A lemma counts with its part of speech; unknown ones have no strength."""
    lemma, pos = np.array([11, 12], np.uint64), np.array([1, 1], np.uint64)
    keys = key(lemma, pos)
    order = np.argsort(keys)
    cues = CueLexicon(keys[order], np.array([5, 2])[order])
    asked = np.array([12, 11, 11, 99], np.uint64), np.array([1, 1, 2, 1], np.uint64)
    assert cues.strength(*asked).tolist() == [2, 5, 0, 0]


def test_the_lexicon_is_well_formed():
    """Each lemma and part of speech has one entry, with a strength and an act."""
    entries = [entry for entry in lexicon("cues") if "lemma" in entry]
    pairs = [(entry["lemma"], entry["pos"]) for entry in entries]
    assert len(set(pairs)) == len(pairs)
    assert {entry["strength"] for entry in entries} <= {1, 2, 3, 4, 5}
    assert {entry["act"] for entry in entries} == {"speech", "thought"}
    strength = {pair: entry["strength"] for pair, entry in zip(pairs, entries, strict=True)}
    assert strength["say", "VERB"] == 5
