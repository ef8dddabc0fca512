"""Scales: the words and letters that multiply the number before them (million, bn, k, crore)."""

from decimal import Decimal

from pipeline.quantities.lexemes import Lexeme
from pipeline.resources import lexicon

WORDS: dict[str, Decimal] = {}
LETTERS: dict[str, Decimal] = {}
for _entry in lexicon("scales"):
    _value = Decimal(_entry["value"])
    WORDS[_entry["lemma"]] = WORDS[_entry["lemma"] + "s"] = _value
    LETTERS |= dict.fromkeys(_entry.get("abbreviations", ()), _value)

# Letters that are also units of measure: behind a plain count they scale only before a plural.
METRIC = frozenset({"m", "mm", "b", "t", "T", "B", "MM"})
LARGEST = Decimal(10) ** 24  # beyond it no news figure is meant


def word(lexeme: Lexeme) -> Decimal | None:
    """Return the value of a scale that is written out, singular or plural, or None."""
    return WORDS.get(lexeme.lower) if lexeme.kind == "word" else None


def letters(lexeme: Lexeme) -> Decimal | None:
    """Return the value of an abbreviated scale (``bn``, ``k``), or None."""
    return LETTERS.get(lexeme.text) if lexeme.kind == "word" else None
