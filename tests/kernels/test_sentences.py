"""Sentences looked up are the sentences that spaCy finds."""

from pipeline.kernels.sentences import remember_sentences
from pipeline.language import load

TEXT = "Rents rose. Why? Ann Leeming, 42, said so.\n\nNo one else did."


def test_sent():
    """For every token and every span that begins at it."""
    doc = load()(TEXT)
    looked_up = [(token.sent.start, token.sent.end) for token in doc]
    spans = [(doc[i : i + 3].sent.start, doc[i : i + 3].sent.end) for i in range(len(doc))]
    doc.user_token_hooks.clear()
    doc.user_span_hooks.clear()
    assert looked_up == [(token.sent.start, token.sent.end) for token in doc]
    assert spans == [(doc[i : i + 3].sent.start, doc[i : i + 3].sent.end) for i in range(len(doc))]


def test_no_starts():
    """A text without a mark is one sentence."""
    nlp = load()
    doc = nlp.make_doc("One two three")
    remember_sentences(doc)
    assert doc[1].sent.text == "One two three"
