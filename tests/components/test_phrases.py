"""Phrases of parses that no sentence of a newspaper has."""

import spacy
from spacy.tokens import Doc

from pipeline.components.phrases import COMPLEMENTS, noun_phrase


def test_of_phrases_without_end():
    """``half of half of half …`` is taken in up to a bound, without recursion."""
    depth = 3000
    words = [word for _ in range(depth) for word in ("half", "of")] + ["it"]
    heads = [max(0, at - 1) for at in range(len(words))]
    deps = ["ROOT", *(dep for _ in range(depth) for dep in ("prep", "pobj"))]
    doc = Doc(spacy.blank("en").vocab, words=words, heads=heads, deps=deps)
    assert noun_phrase(doc[0]) == (0, 1 + 2 * COMPLEMENTS)
