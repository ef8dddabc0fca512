"""The lexemes of a text: numbers, words, currency signs and marks, with their offsets."""

import re
from dataclasses import dataclass
from typing import Literal

Kind = Literal["link", "number", "word", "sign", "dash", "mark"]

# Alternatives begin with different characters and repeat over disjoint ones: linear time.
LEXEME = re.compile(
    r"""
    (?P<link>https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.\w+|[@#]\w+)
    |(?P<number>(?:\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)   # 1,250,000
      |\d{1,2}(?:,\d\d)+,\d{3}(?!\d)                             # 12,34,567
      |\d+)(?:\.\d+)?|(?<![\w.])\.\d+)                           # 1.5  .534
    |(?P<word>[^\W\d_]+(?:['’\u00ad]+[^\W\d_]+)*)
    |(?P<sign>[$£€¥₹₩₽₿₫₴₦₱₪₭¢₡฿﷼])
    |(?P<dash>[-‐‑‒–—−])
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)

SOFT_HYPHEN = "\u00ad"
MAX_DIGITS = 18  # longer runs are identifiers: telephone, card and serial numbers


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One lexeme; ``glued`` says that no white space stands before it."""

    kind: Kind
    text: str
    lower: str
    start: int
    end: int
    glued: bool


def lex(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """Return the lexemes of ``text[start:end]``; offsets count from the start of ``text``."""
    found: list[Lexeme] = []
    last = -1
    for match in LEXEME.finditer(text, start, len(text) if end is None else end):
        kind, word = match.lastgroup, match.group()
        first = match.start()
        lower = word.lower().replace(SOFT_HYPHEN, "")
        found.append(Lexeme(kind, word, lower, first, match.end(), first == last))  # type: ignore[arg-type]
        last = match.end()
    return found


def get(lexemes: list[Lexeme], at: int) -> Lexeme | None:
    """Return the lexeme at ``at``, or None outside the list."""
    return lexemes[at] if 0 <= at < len(lexemes) else None


def lower_at(lexemes: list[Lexeme], at: int) -> str:
    """Return the lexeme at ``at`` in lower case, or nothing outside the list."""
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""
