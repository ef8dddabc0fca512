"""Parts of speech, morphology and lemmas as ``attribute_ruler`` and ``lemmatizer`` give them.

Both decide by a token's word, tag and label alone, but for a few pairs of words (“gonna”, “there
is”). So what they say of a word, tag and label is remembered, and they themselves are asked only
for what is new and for those pairs.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import get_string_id
from spacy.tokens import Doc
from spacy.vocab import Vocab

READ, WRITTEN = [ORTH, TAG, DEP], [TAG, POS, MORPH, LEMMA, DEP]
SINGLE = {"TAG", "LOWER", "DEP", "IS_SPACE"}  # what the word, the tag and the label decide
REMEMBERED = 200_000  # words with tag and label, some 60 MB

Row = tuple[int, ...]


class Words:
    """Takes the place of ``attribute_ruler`` and ``lemmatizer``."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler, self._lemmatizer = ruler, lemmatizer
        self._known: dict[Row, Row] = {}
        stated = [word for hints in _hints(_patterns(ruler)) for word in hints]
        self._hints = [get_string_id(word) for word in stated]

    @staticmethod
    def covers(ruler: AttributeRuler, lemmatizer: Lemmatizer) -> bool:
        """Say whether all that the two read of a token is its word, tag and label."""
        patterns = _patterns(ruler)
        return (
            lemmatizer.mode == "rule"
            and all(set(spec) <= SINGLE for pattern in patterns for spec in pattern)
            and all(len(pattern) <= 2 for pattern in patterns)
            and all(_hints(patterns))
        )

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with parts of speech, morphology and lemmas."""
        if not len(doc):
            return doc
        keys: list[Row] = list(map(tuple, doc.to_array(READ).tolist()))
        if new := dict.fromkeys(key for key in keys if key not in self._known):
            self._ask(doc.vocab, list(new))
        rows = [self._known[key] for key in keys]
        for start, end in self._pairs(doc):
            rows[start:end] = self._asked(doc.vocab, keys[start:end])
        values: Any = np.array(rows, dtype=np.uint64)
        return doc.from_array(WRITTEN, values)

    def _pairs(self, doc: Doc) -> Iterator[tuple[int, int]]:
        """Yield the runs ``[start, end)`` of words that may mean another thing side by side."""
        hinted = np.isin(doc.to_array([LOWER, DEP]), self._hints).any(axis=1)
        beside = np.zeros(len(doc) + 2, dtype=np.int8)
        for shift in range(3):
            beside[shift : shift + len(doc)] |= hinted
        edges = np.flatnonzero(np.diff(beside[1:-1], prepend=0, append=0))
        yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)

    def _ask(self, vocab: Vocab, keys: list[Row]) -> None:
        """Remember what the two say of ``keys``, each set between commas: words without a say."""
        if len(self._known) + len(keys) > REMEMBERED:
            self._known.clear()
        comma = vocab.strings.add(","), vocab.strings.add(","), vocab.strings.add("punct")
        parted = [row for key in keys for row in (key, comma)]
        self._known.update(zip(keys, self._asked(vocab, parted)[::2], strict=True))

    def _asked(self, vocab: Vocab, keys: list[Row]) -> list[Row]:
        words: Any = [key[0] for key in keys]
        given: Any = np.array([key[1:] for key in keys], dtype=np.uint64)
        doc = Doc(vocab, words=words).from_array([TAG, DEP], given)
        rows: Any = self._lemmatizer(self._ruler(doc)).to_array(WRITTEN)
        return list(map(tuple, rows.tolist()))


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules: list[Any] = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _hints(patterns: list[list[dict[str, Any]]]) -> list[list[str]]:
    """Return for each pattern of two tokens the words or labels without which it never matches."""
    return [
        next((_stated(spec) for spec in pattern if _stated(spec)), [])
        for pattern in patterns
        if len(pattern) > 1
    ]


def _stated(spec: dict[str, Any]) -> list[str]:
    said = spec.get("LOWER", spec.get("DEP"))
    return [said] if isinstance(said, str) else []
