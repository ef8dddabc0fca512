"""Quotes shown twice."""

import pytest
from speaking_words import words_of

from pipeline.speaking.entities import Entity
from pipeline.speaking.repeats import Repeats

TEXT = "they closed the road without a word . they closed the road without asking . a word"
WORDS = words_of(" ".join(f"{word}/NN/dep>0" for word in TEXT.split()))

ANN = Entity("Ann Marsh")


def repeats():
    found = Repeats(WORDS, {0: ANN})
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


def test_a_long_sentence_may_leave_words_out():
    """“they closed the road without a word in May” for “… without a single word in May”."""
    said = "nobody saw the man who closed the long road to the harbour without a word"
    told = said.replace("long road", "road")
    words = words_of(" ".join(f"{word}/NN/dep>0" for word in f"{said} . {told}".split()))
    size = len(said.split())
    found = Repeats(words, {0: ANN})
    found.add(0, [(0, size)])
    assert found.of([(size + 1, size + len(told.split()) + 1)]) == {0}


@pytest.mark.parametrize(
    ("speakers", "expected"), [((ANN, ANN), {0, 1}), ((ANN, Entity("Bo Lund")), set())]
)
def test_each_sentence_is_looked_for(speakers, expected):
    """Two sentences that one has said, apart; not where two said one each."""
    words = words_of(" ".join(f"{word}/NN/dep>0" for word in TEXT.split()))
    words.sentence[8:] = [9] * (len(words) - 8)
    found = Repeats(words, dict(enumerate(speakers)))
    found.add(0, [(0, 7)])
    found.add(1, [(8, 14)])
    assert found.of([(0, 14)]) == expected
