"""Quotes shown twice."""

from speaking_words import words_of

from pipeline.speaking.repeats import Repeats

TEXT = "they closed the road without a word . they closed the road without asking . a word"
WORDS = words_of(" ".join(f"{word}/NN/dep>0" for word in TEXT.split()))


def repeats():
    found = Repeats(WORDS)
    found.add(0, [(0, 8)])
    return found


def test_a_part_of_a_quote_is_that_quote():
    """Words in a row are the quote's; marks between them don't matter."""
    assert repeats().of([(1, 7)]) == {0}


def test_other_words_are_another_quote():
    """One run that differs is enough."""
    assert repeats().of([(8, 14)]) == set()


def test_few_words_tell_nothing():
    """A word or two may be anybody's."""
    assert repeats().of([(15, 17)]) == set()
