"""Dependency parses as spaCy's ``parser`` makes them, an article's blocks side by side.

The parser's steps are so small that most of their time is overhead. Since no sentence crosses a
block's edge, blocks are parsed as texts of their own, all in one batch: the overhead is shared.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SENT_START, SPACY
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from pipeline.kernels.sections import block_edges, sections
from pipeline.kernels.sentences import remember_sentences


class Parses:
    """Takes the place of ``parser``."""

    def __init__(self, parser: DependencyParser) -> None:
        self._parser = parser
        self.model = parser.model

    @staticmethod
    def covers(parser: DependencyParser) -> bool:
        """Say whether ``parser`` reads the vectors of an earlier component, as small models do."""
        return any(node.name == "tok2vec-listener" for node in parser.model.walk())

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with heads, labels and sentence starts."""
        if not len(doc):
            return doc
        heads: Any = np.concatenate([self._heads(doc, *section) for section in sections(doc)])
        doc.from_array([HEAD, DEP], heads)
        remember_sentences(doc)
        return doc

    def _heads(self, doc: Doc, start: int, end: int) -> Any:
        """Return heads and labels of the tokens ``[start, end)``."""
        parts = list(_parts(doc, start, end))
        self._parser.set_annotations(parts, self._parser.predict(parts))
        return np.concatenate([part.to_array([HEAD, DEP]) for part in parts])


def _parts(doc: Doc, first: int, last: int) -> Iterator[Doc]:
    """Yield the blocks of ``[first, last)``, each with the white space after it, as texts."""
    edges = [first, *(edge for edge in block_edges(doc) if first < edge < last), last]
    rows = doc.to_array([ORTH, SPACY, SENT_START])[first:last]
    for start, end in pairwise(edges):
        words, spaces, starts = rows[start - first : end - first].T.tolist()
        part = Doc(doc.vocab, words=words, spaces=[bool(space) for space in spaces])
        part.tensor = doc.tensor[start:end]
        for place, is_start in enumerate(starts):
            if is_start == 1 and place:
                part[place].is_sent_start = True
        yield part
