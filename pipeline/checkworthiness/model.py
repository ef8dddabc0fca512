"""The trained score: a table of small integers, a scale, and the calibration of its sums."""

from dataclasses import dataclass
from functools import cache
from math import exp, sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.checkworthiness.features import Wording, rows
from pipeline.resources import models


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by row; ``slope`` and ``intercept`` make a sum a probability (Platt 1999)."""

    weights: npt.NDArray[np.int8]
    scale: float
    slope: float
    intercept: float

    def probability(self, wording: Wording) -> float:
        """Return how likely a reader of debates would call ``wording`` worth checking, 0 to 1."""
        total = 0.0
        for block in rows(wording):
            if len(block):
                total += float(self.weights[block].sum(dtype=np.int64)) / sqrt(len(block))
        return 1 / (1 + exp(-(self.slope * total * self.scale + self.intercept)))

    def save(self, path: Path) -> None:
        """Write the model as one compressed file."""
        numbers = np.array([self.scale, self.slope, self.intercept])
        np.savez_compressed(path, weights=self.weights, numbers=numbers)


def read(path: Path) -> Model:
    """Return the model in ``path``."""
    with np.load(path) as data:
        numbers: Any = data["numbers"].tolist()
        return Model(data["weights"], *numbers)


@cache
def model() -> Model:
    """Return the model that the pipeline comes with."""
    return read(models() / "claims" / "checkworthiness.npz")
