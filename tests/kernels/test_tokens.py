"""Endless words: tokenised in pieces, the text kept to the character."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kernels.tokens import LONGEST_WORD, Tokenizer

NLP = spacy.blank("en")
PLAIN = NLP.tokenizer
TOKENIZER = Tokenizer(PLAIN)


@pytest.mark.parametrize(
    "word",
    ['"' * 20_001, "“" * 20_001, "1" * 200_000, "$1," * 5_000, "a" * 100_000],
    ids=["straight marks", "curly marks", "digits", "amounts", "letters"],
)
def test_endless_words(word):
    """The text of the tokens is the text, white space around the word included."""
    text = f"She said  {word}\n\nand left."
    assert TOKENIZER(text).text == text


@given(st.text(alphabet='a"“ \n.1$', max_size=60), st.integers(0, 3))
def test_text_is_kept(text, times):
    """However words of all lengths are mixed, no character is lost."""
    mixed = (text + "x" * LONGEST_WORD) * times + text
    assert TOKENIZER(mixed).text == mixed


def test_glued_marks_stand_alone():
    """Where the space between two sentences was lost, a mark is no part of the words beside it."""
    tokens = [token.text for token in TOKENIZER('He wrote “of old plans.”Others said "No.""Why?"')]
    assert tokens[6:10] == [".", "”", "Others", "said"]
    assert [token for token in tokens if '"' in token] == ['"'] * 4


def test_other_texts_are_tokenised_as_ever():
    """Below the limit the tokens are spaCy's own."""
    text = "“We can’t,” she said (twice). " + "x" * (LONGEST_WORD - 1)
    assert [t.text for t in TOKENIZER(text)] == [t.text for t in PLAIN(text)]
