"""The fast tagger: linear chains over hashed features, their weights tables of small integers.

A first pass tags the article; a second one reads what the first found beside all that it read.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.tagging import cues, features
from pipeline.tagging.cues import CueLexicon
from pipeline.tagging.decode import SIZE, Scores, best_chain
from pipeline.tagging.tagger import Calibration, Emission
from pipeline.tagging.words import Words

CHUNK = 4096  # words scored at once: bounds the memory that a very long article takes


@dataclass(frozen=True, slots=True)
class Chain:
    """Sums the weights of each word's features: a column a tag, the last one for speech.

    Weights are whole numbers of ``step``.
    """

    table: npt.NDArray[np.int8]
    step: np.float32
    bias: Scores
    transitions: Scores

    def scores(self, rows: npt.NDArray[np.int64]) -> Scores:
        """Return the scores of words from the rows of their features."""
        parts = [self._sums(rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK)]
        return np.concatenate(parts)

    def _sums(self, rows: npt.NDArray[np.int64]) -> Scores:
        weights = self.table.take(rows.T, axis=0)  # templates first: whole planes are summed
        total = weights.sum(axis=0, dtype=np.int16)  # of up to 256 templates
        return total.astype(np.int32) * self.step + self.bias


@dataclass(frozen=True, slots=True)
class LinearTagger:
    """Tags in two passes; its scores are the mean of both."""

    lexicon: CueLexicon
    first: Chain
    second: Chain
    calibrations: dict[str, Calibration]

    @property
    def transitions(self) -> Scores:
        """The score of each tag after each other."""
        return _mean(self.first.transitions, self.second.transitions)

    def emit(self, words: Words) -> Emission:
        """Return the scores of all words."""
        strength = self.lexicon.strength(words.lemma, words.pos)
        once = self.first.scores(features.rows(words, strength))
        best = best_chain(once[:, :SIZE], self.first.transitions, words.blocks())
        again = self.second.scores(features.rows_again(words, strength, features.Pass(*best)))
        return _emission(_mean(once, again))

    def emit_once(self, words: Words) -> Emission:
        """Return the scores of the first pass alone."""
        strength = self.lexicon.strength(words.lemma, words.pos)
        return _emission(self.first.scores(features.rows(words, strength)))


def _mean(first: Scores, second: Scores) -> Scores:
    return (first + second) * np.float32(0.5)


def _emission(scores: Scores) -> Emission:
    return Emission(scores[:, :SIZE], scores[:, SIZE])


def load(folder: Path, hashed: Callable[[str], int], pos: dict[str, int]) -> LinearTagger:
    """Return the fast tagger of ``models/attribution``; ``hashed`` and ``pos`` are spaCy's."""
    fields = ("table", "step", "bias", "transitions")
    with np.load(folder / "fast.npz", allow_pickle=False) as saved:
        first, second = (
            Chain(*(saved[f"{number}_{field}"] for field in fields))
            for number in ("first", "second")
        )
    lines = json.loads((folder / "fast.json").read_text("utf-8"))["calibration"]
    calibrations = {role: Calibration(**line) for role, line in lines.items()}
    return LinearTagger(cues.load(hashed, pos), first, second, calibrations)
