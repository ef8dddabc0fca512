"""The encoder of a tok2vec layer, to the bit what thinc computes, without what only training needs.

Half of thinc's time goes beside its matrix products: which of three pieces was the greatest, and
moments taken twice. Here the pieces lie in planes, so that NumPy compares whole rows.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model

Floats = NDArray[np.float32]

RESIDUAL = "residual(expand_window>>maxout>>layernorm>>dropout)"
PIECES = 3  # of a maxout, and tokens of a window


@dataclass(frozen=True, slots=True)
class Layer:
    """One round of mixing: ``weights`` and ``bias`` by planes of pieces, then scale and shift."""

    weights: Floats
    bias: Floats
    scale: Floats
    shift: Floats

    @classmethod
    def of(cls, residual: Model[Any, Any]) -> Self:
        """Return the layer that ``residual`` states."""
        maxout, norm = (
            next(node for node in residual.walk() if node.name == name)
            for name in ("maxout", "layernorm")
        )
        weights: Any = maxout.get_param("W")
        planes = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, weights.shape[2])
        bias = np.ascontiguousarray(maxout.get_param("b").T).reshape(-1)
        scale, shift = (np.asarray(norm.get_param(name), np.float32) for name in "Gb")
        return cls(planes, bias, scale, shift)

    def __call__(self, tokens: Floats) -> Floats:
        """Return ``tokens`` and what each makes of itself and its two neighbours, added up."""
        pieces = np.dot(_windows(tokens), self.weights.T)
        pieces += self.bias
        width = len(self.scale)
        best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
        np.maximum(best, pieces[:, 2 * width :], out=best)
        normal = self._normal(best)
        normal += tokens
        return normal

    def _normal(self, values: Floats) -> Floats:
        """Return ``values`` with mean 0 and variance 1 a row, scaled and shifted."""
        apart = values - values.mean(axis=1, keepdims=True)
        square = np.square(apart, out=values)
        variance = square.mean(axis=1, keepdims=True) + 1e-08
        apart *= variance ** (-1.0 / 2.0)
        apart *= self.scale
        apart += self.shift
        return apart


class Encoder:
    """Mixes each token with its neighbours, a few layers deep."""

    def __init__(self, model: Model[Any, Any]) -> None:
        self._pad = model.attrs["pad"]
        self._layers = [Layer.of(residual) for residual in model.layers[0].layers]

    @staticmethod
    def covers(model: Model[Any, Any]) -> bool:
        """Say whether ``model`` has the layers that spaCy's small models have."""
        layers = model.layers[0].layers if model.layers else []
        return (
            model.attrs.get("pad", 0) > 0
            and len(layers) > 1
            and all(layer.name == RESIDUAL for layer in layers)
            and all(node.attrs["window_size"] == 1 for node in _named(model, "expand_window"))
            and all(node.get_dim("nP") == PIECES for node in _named(model, "maxout"))
        )

    def __call__(self, tokens: Floats) -> Floats:
        """Return the vectors of one text; it has nothing but zeros beside it."""
        values = np.pad(tokens, ((self._pad, self._pad), (0, 0)))
        for layer in self._layers:
            values = layer(values)
        return values[self._pad : -self._pad]


def _named(model: Model[Any, Any], name: str) -> list[Model[Any, Any]]:
    return [node for node in model.walk() if node.name == name]


def _windows(tokens: Floats) -> Floats:
    """Return each token between its neighbours, a row each."""
    count, width = tokens.shape
    rows = np.empty((count, PIECES, width), np.float32)
    rows[0, 0] = rows[-1, 2] = 0
    rows[1:, 0], rows[:, 1], rows[:-1, 2] = tokens[:-1], tokens, tokens[1:]
    return rows.reshape(count, -1)
