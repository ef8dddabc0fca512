"""Tokens of texts with endless words: spaCy strips affixes one by one, in quadratic time."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from spacy.tokens import Doc

LONGEST_WORD = 400  # characters without white space; web addresses stay below it
PIECE = 200
ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")


class Tokenizer:
    """spaCy's tokenizer, which a run of ten thousand quotation marks doesn't hold up.

    Texts without a word over ``LONGEST_WORD`` characters are tokenised as ever; such a word is
    tokenised in pieces of ``PIECE`` characters. The text stays the same to the character.
    """

    def __init__(self, tokenizer: Callable[[str], Doc]) -> None:
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Return the Doc of ``text``, tokenised only."""
        if not ENDLESS.search(text):
            return self._tokenizer(text)
        docs = [self._tokenizer(piece) for piece in _pieces(text)]
        joined = Doc.from_docs(docs, ensure_whitespace=False)
        assert joined is not None
        return joined

    def __getattr__(self, name: str) -> Any:
        """Everything else is as spaCy's tokenizer has it."""
        return getattr(self._tokenizer, name)


def _pieces(text: str) -> Iterator[str]:
    """Yield ``text`` in pieces, parted inside endless words and before them."""
    position = 0
    for found in ENDLESS.finditer(text):
        yield from (part for part in (text[position : found.start()],) if part)
        for start in range(found.start(), found.end(), PIECE):
            yield text[start : min(start + PIECE, found.end())]
        position = found.end()
    yield from (part for part in (text[position:],) if part)
