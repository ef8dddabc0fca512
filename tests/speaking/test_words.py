"""Columns of words: what lies between quotation marks."""

import pytest

from pipeline.speaking.words import Words


def quoted(text, tokens):
    """Return the words of ``text`` that lie between marks, without the marks."""
    starts, at = [], 0
    for token in tokens:
        at = text.index(token, at)
        starts.append(at)
        at += len(token)
    size = len(tokens)
    words = Words(article=text, text=tokens, lower=tokens, tag=["NN"] * size, dep=[""] * size,
                  head=list(range(size)), start=starts, sentence=[0] * size, block=[0] * size,
                  named=[])  # fmt: skip
    return [token for token, inside in zip(tokens, words.quoted, strict=True)
            if inside and token.isalpha()]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('" Wet " he said', ["Wet"]),
        ('"Wet" he said', ["Wet"]),
        ('she: "Wet . "Cold ." He left "late" then', ["Wet", "Cold", "late"]),
        ("``Wet'' he said", ["Wet"]),
        ("``Wet . ``Cold '' he said", ["Wet", "Cold"]),
        ("“Wet” he said", ["Wet"]),
    ],
    ids=["spaced", "straight", "opened again", "typed", "typed, opened again", "curly"],
)
def test_what_lies_between_marks(text, inside):
    """Straight marks open and close by the spaces around them, others by their form."""
    tokens = [part for piece in text.split() for part in split(piece)]
    assert quoted(text, tokens) == inside


def split(piece):
    """Return the marks at the edges of ``piece`` and the word between them as tokens."""
    marks = ("``", "''", '"', "“", "”")
    head = next((mark for mark in marks if piece.startswith(mark) and piece != mark), "")
    rest = piece[len(head) :]
    tail = next((mark for mark in marks if rest.endswith(mark) and rest != mark), "")
    middle = rest[: len(rest) - len(tail)] if tail else rest
    return [part for part in (head, middle, tail) if part]
