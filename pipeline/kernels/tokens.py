"""Tokens of texts that spaCy's tokenizer reads slowly or wrong: endless words, glued quotations."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

LONGEST_WORD = 400  # characters without white space; web addresses stay below it
PIECE = 200
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")
# Marks between two sentences whose space was lost: “… the plan.”Others said …
GLUED = re.compile(r"(?<=[.?!,…])[\"”][\"“]?(?=[A-Z])")


class Tokenizer:
    """spaCy's tokenizer, which a run of ten thousand quotation marks doesn't hold up.

    Other texts are tokenised as ever. A word over ``LONGEST_WORD`` characters is tokenised in
    pieces of ``PIECE`` characters, and marks glued to the words on both sides are parted from
    them. The text stays the same to the character.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the Doc of ``text``, tokenised only."""
        if not ENDLESS.search(text) and not GLUED.search(text):
            return self._tokenizer(text)
        docs = [self._tokenizer(piece) for part in _unglued(text) for piece in _pieces(part)]
        joined = Doc.from_docs(docs, ensure_whitespace=False)
        assert joined is not None
        return joined

    def __getattr__(self, name: str) -> Any:
        """Everything else is as spaCy's tokenizer has it."""
        return getattr(self._tokenizer, name)


def _unglued(text: str) -> Iterator[str]:
    """Yield ``text`` in pieces, parted on both sides of each glued mark."""
    position = 0
    for found in GLUED.finditer(text):
        yield text[position : found.start()]
        yield from found.group()
        position = found.end()
    if position < len(text):
        yield text[position:]


def _pieces(text: str) -> Iterator[str]:
    """Yield ``text`` in pieces, parted inside endless words and before them."""
    position = 0
    for found in ENDLESS.finditer(text):
        yield from (part for part in (text[position : found.start()],) if part)
        for start in range(found.start(), found.end(), PIECE):
            yield text[start : min(start + PIECE, found.end())]
        position = found.end()
    yield from (part for part in (text[position:],) if part)
