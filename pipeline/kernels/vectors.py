"""Token vectors as a spaCy tok2vec layer gives them, each word embedded once.

The first half of the layer reads nothing of a token but its word's form, so that its result is
remembered by form; the second half mixes a token with its neighbours (`encoder.py`).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from thinc.api import Model

from pipeline.kernels.encoder import Encoder
from pipeline.kernels.keys import Rows, keys_of, rows_of
from pipeline.kernels.sections import sections

Floats = NDArray[np.float32]

REMEMBERED = 50_000  # forms of words, some 25 MB
# A matrix product rounds a row differently where there are few: never so few, whatever is new.
FEWEST = 32


class Vectors:
    """Vectors by the tok2vec layer ``model``: a hash embedding, then an encoder."""

    def __init__(self, model: Model[Any, Any]) -> None:
        embed, encode = model.layers
        self._encode = Encoder(encode)
        features, _, self._hash, self._mix, _ = embed.layers
        self._columns = features.attrs["columns"]
        self._places: dict[bytes, int] = {}
        self._known: Floats = np.empty((REMEMBERED, self._mix.get_dim("nO")), dtype=np.float32)

    @staticmethod
    def covers(model: Model[Any, Any]) -> bool:
        """Say whether ``model`` has the layers that are taken apart here."""
        if len(model.layers) != 2:
            return False
        names = [layer.name.partition("(")[0] for layer in model.layers[0].layers]
        return names == [
            "extract_features",
            "list2ragged",
            "with_array",
            "with_array",
            "ragged2list",
        ] and Encoder.covers(model.layers[1])

    def __call__(self, doc: Doc) -> Floats:
        """Return a row of numbers a token."""
        rows: Any = doc.to_array(self._columns)
        keys = keys_of(rows)
        if new := [key for key in dict.fromkeys(keys) if key not in self._places]:
            if len(self._places) + len(new) > REMEMBERED:
                self._places.clear()
                new = list(dict.fromkeys(keys))
            if len(new) > REMEMBERED:
                embedded = [self._embedded(rows[start:end]) for start, end in sections(doc)]
                return self._encoded(doc, np.concatenate(embedded))
            self._learn(new)
        return self._encoded(doc, self._known[[self._places[key] for key in keys]])

    def _encoded(self, doc: Doc, embedded: Floats) -> Floats:
        parts = [self._encode(embedded[start:end]) for start, end in sections(doc)]
        return np.concatenate(parts) if len(parts) > 1 else parts[0]

    def _learn(self, new: list[bytes]) -> None:
        rows = rows_of([*new, *new[:1] * (FEWEST - len(new))], len(self._columns))
        start, end = len(self._places), len(self._places) + len(new)
        self._known[start:end] = self._embedded(rows)[: len(new)]
        self._places.update(zip(new, range(start, end), strict=True))

    def _embedded(self, rows: Rows) -> Floats:
        return self._mix.predict(self._hash.predict(rows))  # type: ignore[no-any-return]


class Tensor:
    """Takes the place of ``tok2vec``: leaves the vectors in ``doc.tensor``."""

    def __init__(self, tok2vec: Tok2Vec) -> None:
        self.model = tok2vec.model
        self._vectors = Vectors(tok2vec.model)

    @staticmethod
    def covers(tok2vec: Tok2Vec) -> bool:
        """Say whether the component's layer can be taken apart."""
        return Vectors.covers(tok2vec.model)

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its vectors, which tagger and parser read."""
        if len(doc):
            tensor: Any = self._vectors(doc)
            doc.tensor = tensor
        return doc
