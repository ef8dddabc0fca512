"""Propositions by offsets."""

from pipeline.checkworthiness.propositions import merged, own, sentences, trim


def test_own_takes_what_stands_beside():
    """Conjunctions and marks that joined a clause to a quote are left out."""
    text = "The mill closed in May, and its owner regretted it, but 12 stay."
    told = [(text.index("its"), text.index(", but"))]
    found = [text[one.start : one.end] for one in own((0, len(text)), told, text)]
    assert found == ["The mill closed in May", "12 stay."]


def test_own_whole_sentence():
    """A sentence without attribution is one proposition."""
    text = "  The mill closed. "
    (found,) = own((0, len(text)), [], text)
    assert (found.start, found.end, found.rule) == (2, 18, "own_voice")


def test_merged():
    """Spans that overlap or touch are one."""
    assert merged([(5, 9), (0, 3), (8, 12), (3, 4)]) == [(0, 4), (5, 12)]


def test_sentences_of_a_block():
    """A block is cut where sentences begin inside it."""
    assert list(sentences(10, 30, [0, 10, 20, 30])) == [(10, 20), (20, 30)]


def test_trim_of_nothing():
    """Marks alone are no proposition."""
    assert trim("“ ”", (0, 3)) is None
