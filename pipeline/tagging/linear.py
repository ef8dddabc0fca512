"""The fast tagger: a linear chain over hashed features, its weights one table of small integers."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.tagging import cues, features
from pipeline.tagging.cues import CueLexicon
from pipeline.tagging.decode import SIZE, Scores
from pipeline.tagging.tagger import Calibration, Emission
from pipeline.tagging.words import Words

CHUNK = 4096  # words scored at once: bounds the memory that a very long article takes


@dataclass(frozen=True, slots=True)
class LinearTagger:
    """Sums the weights of each word's features: a column a tag, the last one for speech."""

    lexicon: CueLexicon
    weights: npt.NDArray[np.int8]
    scale: Scores
    bias: Scores
    transitions: Scores
    calibrations: dict[str, Calibration]

    def emit(self, words: Words) -> Emission:
        """Return the scores of all words."""
        strength = self.lexicon.strength(words.lemma, words.pos)
        rows = features.rows(words, strength)
        parts = [self._sums(rows[at : at + CHUNK]) for at in range(0, len(rows), CHUNK)]
        scores = np.concatenate(parts)
        return Emission(scores[:, :SIZE], scores[:, SIZE])

    def _sums(self, rows: npt.NDArray[np.int64]) -> Scores:
        return self.weights[rows].sum(axis=1, dtype=np.int32) * self.scale + self.bias


def load(folder: Path, hashed: Callable[[str], int], pos: dict[str, int]) -> LinearTagger:
    """Return the fast tagger of ``models/attribution``; ``hashed`` and ``pos`` are spaCy's."""
    with np.load(folder / "fast.npz", allow_pickle=False) as saved:
        weights, scale = saved["weights"], saved["scale"]
        bias, transitions = saved["bias"], saved["transitions"]
    calibration = json.loads((folder / "fast.json").read_text("utf-8"))["calibration"]
    calibrations = {role: Calibration(**line) for role, line in calibration.items()}
    return LinearTagger(cues.load(hashed, pos), weights, scale, bias, transitions, calibrations)
