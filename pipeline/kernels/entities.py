"""Named entities as spaCy's ``ner`` finds them, without its loop over single transitions.

spaCy's recogniser scores some 75 actions a token in a loop that takes Python's lock for each. Yet
outside an entity the scores depend on the token alone, so that one matrix product gives them for
a whole article; only the few tokens inside an entity, which can but go on or end, need their turn.
The rules of which action is valid are those of spacy/pipeline/_parser_internals/ner.pyx.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from pipeline.kernels.sections import sections
from pipeline.kernels.vectors import Vectors

Floats = NDArray[np.float32]

IMPOSSIBLE = np.float32(-np.inf)


class Entities:
    """Takes the place of ``ner``; what the shortcut does not cover is left to ``ner`` itself."""

    def __init__(self, ner: EntityRecognizer) -> None:
        self._ner = ner
        self.model = ner.model
        self._tok2vec, *self._reduce = ner.model.get_ref("tok2vec").layers
        self._vectors = Vectors(self._tok2vec) if Vectors.covers(self._tok2vec) else None
        lower, upper = ner.model.get_ref("lower"), ner.model.get_ref("upper")
        # by planes of pieces, for NumPy compares whole rows much faster than neighbours in one
        weights = np.ascontiguousarray(lower.get_param("W").transpose(0, 2, 1, 3))
        self._shape = weights.shape[:3]
        self._lower = weights.reshape(-1, weights.shape[3])
        self._bias = lower.get_param("b").T
        self._pad = lower.get_param("pad")[0].transpose(0, 2, 1)
        self._upper, self._upper_bias = upper.get_param("W"), upper.get_param("b")
        names = [ner.moves.get_class_name(n).partition("-") for n in range(ner.moves.n_moves)]
        self._labels = [label for _, _, label in names]
        self._moves = np.array([move if label or move == "O" else "" for move, _, label in names])
        self._class = {(move, label): place for place, (move, _, label) in enumerate(names)}

    @staticmethod
    def covers(ner: EntityRecognizer) -> bool:
        """Say whether ``ner`` is greedy and of the shape that spaCy's small models have."""
        return (
            ner.cfg["beam_width"] == 1
            and bool(ner.model.attrs["has_upper"])
            and not ner.model.attrs["unseen_classes"]
            and ner.model.get_ref("lower").get_param("W").shape[0] == 3
        )

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with its entities."""
        if not len(doc) or doc.has_annotation("ENT_IOB"):
            return self._ner(doc)
        ents = [Span(doc, start, end, label=label) for start, end, label in self._found(doc)]
        doc.set_ents(ents, default="outside")
        return doc

    def _found(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        vectors, space = self._reduced(doc), doc.to_array(IS_SPACE) == 1
        # an entity can't go on into the next token where that begins a sentence
        crossing = np.append(doc.to_array(SENT_START)[1:] == 1, True)
        for first, last in sections(doc):
            tokens = (vectors[first:last] @ self._lower.T).reshape(-1, *self._shape)
            crossing[last - 1] = True
            for start, end, label in self._spans(tokens, crossing[first:last], space[first:last]):
                yield first + start, first + end, label

    def _reduced(self, doc: Doc) -> Floats:
        """Return the vectors of the tokens in the width that the recogniser works in."""
        vectors: Any = [self._embed(doc)]
        for layer in self._reduce:
            vectors = layer.predict(vectors)
        return vectors  # type: ignore[no-any-return]

    def _embed(self, doc: Doc) -> Floats:
        if self._vectors is not None:
            return self._vectors(doc)
        return self._tok2vec.predict([doc])[0]  # type: ignore[no-any-return]

    def _spans(
        self, tokens: Floats, crossing: NDArray[np.bool_], space: NDArray[np.bool_]
    ) -> Iterator[tuple[int, int, str]]:
        outside = self._outside(tokens, crossing, space)
        end = 0
        for start in np.flatnonzero(self._moves[outside] != "O").tolist():
            if start < end:
                continue
            label, end = self._labels[outside[start]], start + 1
            if self._moves[outside[start]] == "B":
                end = self._end(tokens, crossing, start, label)
            yield start, end, label

    def _outside(
        self, tokens: Floats, crossing: NDArray[np.bool_], space: NDArray[np.bool_]
    ) -> NDArray[np.intp]:
        """Return the class of the best action at each token, no entity being open there."""
        hidden = (tokens[:, 0] + self._pad[1] + self._pad[2] + self._bias).max(axis=1)
        scores: Floats = hidden @ self._upper.T + self._upper_bias
        scores[:, ~np.isin(self._moves, ("B", "U", "O"))] = IMPOSSIBLE
        scores[np.ix_(crossing | space, self._moves == "B")] = IMPOSSIBLE
        scores[np.ix_(space, self._moves == "U")] = IMPOSSIBLE
        return scores.argmax(axis=1)

    def _end(self, tokens: Floats, crossing: NDArray[np.bool_], start: int, label: str) -> int:
        """Return where the entity that begins at ``start`` ends."""
        goes_on, ends = self._class["I", label], self._class["L", label]
        weights, bias = self._upper[[goes_on, ends]], self._upper_bias[[goes_on, ends]]
        place = start + 1
        while not crossing[place]:
            state = tokens[place, 0] + tokens[start, 1] + tokens[place - 1, 2] + self._bias
            on, over = weights @ state.max(axis=0) + bias
            if over > on:
                break
            place += 1
        return place + 1
