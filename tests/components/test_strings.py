"""Numbers of arrays to strings, whatever was remembered before."""

import spacy
from spacy.attrs import LOWER, ORTH

from pipeline.components import strings as module
from pipeline.components.strings import strings


def columns(doc):
    return [
        strings(doc, doc.to_array([name]).astype("int64").ravel().tolist())
        for name in (ORTH, LOWER)
    ]


def test_strings_of_two_vocabularies(monkeypatch):
    """A word that another vocabulary has taught is the same word, and the memory has an end."""
    monkeypatch.setattr(module, "MOST", 3)
    for words in (
        ["The", "Pier", "closed"],
        ["The", "Ferry", "sank", "."],
        ["Pier", "Ferry", "9 %"],
    ):
        doc = spacy.tokens.Doc(spacy.blank("en").vocab, words=words)
        assert columns(doc) == [words, [word.lower() for word in words]]
    assert len(module._known) <= module.MOST + 8
