"""Windows of word pieces: whole blocks, every word once, never too long."""

import re

import numpy as np
import pytest

pytest.importorskip("tokenizers")
from tokenizers import Tokenizer

from pipeline.resources import models
from pipeline.tagging.windows import END, LIMIT, MOST, START, pieces, windows
from pipeline.tagging.words import Words

TOKENIZER = Tokenizer.from_file(str(models() / "attribution" / "tokenizer.json"))
TEXTS = {
    "short blocks": "\n".join(["The ferry was late."] * 60),
    "a long block of sentences": "The ferry was late. " * 100,
    "a long block without sentences": "ferry " * 500,
    "a very long word": "x" * 90 + " " + "=" * 3000,
    "a word without pieces": "late \u200b ferry",
}


def words(text):
    found = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    start, end = (np.array(column) for column in zip(*found, strict=True))
    zero = np.zeros(len(found), np.uint64)
    block = np.array([text.count("\n", 0, at) for at in start])
    first = np.array([i == 0 or text[end[i - 1] - 1] == "." for i in range(len(found))])
    heads = np.arange(len(found))
    return Words(text, start, end, zero, zero, zero, zero, zero, zero, heads, first, block)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_word_is_read_once(text):
    """All words of the chosen blocks come, in order, each with a piece of its own."""
    given = words(text)
    read = pieces(given, TOKENIZER)
    found = windows(given, read, given.blocks())
    assert np.concatenate([window.words for window in found]).tolist() == list(range(len(given)))
    for window in found:
        assert len(window.ids) <= max(LIMIT, MOST + 2)
        assert (window.ids[0], window.ids[-1]) == (START, END)
        assert (window.owners[window.first] == window.words).all()


def test_a_block_that_is_not_chosen_is_not_read():
    """Windows hold the chosen blocks alone."""
    given = words(TEXTS["short blocks"])
    chosen = given.blocks()[3:5]
    (window,) = windows(given, pieces(given, TOKENIZER), chosen)
    assert window.words.tolist() == list(range(chosen[0][0], chosen[1][1]))
