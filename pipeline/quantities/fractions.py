"""Fractions in words, signs and digits: ``two-thirds``, ``half a million``, ``2½``, ``3/4``."""

from decimal import Decimal

from pipeline.quantities import scales
from pipeline.quantities.cardinals import ONES
from pipeline.quantities.lexemes import Lexeme, get, lower_at
from pipeline.resources import words

PARTS = {
    "half": 2,
    **{
        word: value
        for value, word in enumerate(
            "third fourth fifth sixth seventh eighth ninth tenth".split(), start=3
        )
    },
    "quarter": 4,
    "hundredth": 100,
}
PARTS |= {f"{word}s": value for word, value in PARTS.items() if word != "half"}
PARTS["halves"] = 2
VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"),
    "⅛": Decimal("0.125"),
}
PARTITIVES = words("quantities", "partitive")
# What may follow "by a third": no noun, or it is an ordinal ("by a third party").
ENDS = words("quantities", "fraction_end") | {""}
OWNED = words("quantities", "owned")
NAMED_PARTS = words("quantities", "named_part")


def fraction(lexemes: list[Lexeme], at: int) -> tuple[Decimal, Decimal, int] | None:
    """Return value, scale and end of a fraction in words that begins at lexeme ``at``, or None.

    ``two-thirds``, ``a third of``, ``half the`` are shares and have the scale 1; ``half a million``
    and ``a quarter of a billion`` are numbers and have their own.
    """
    top, last = _numerator(lexemes, at)
    part = PARTS.get(lower_at(lexemes, last)) if top else None
    if top is None or part is None or top >= part:
        return None
    value, word, end = top / part, lexemes[last].lower, last + 1
    if scaled := _scale_of(lexemes, end, word):
        return value * scaled[0], *scaled
    after = lower_at(lexemes, end)
    if (word == "half" and after in {"a", "an"}) or not _partitive(lexemes, at, word, after):
        return None
    return value, Decimal(1), end


def _scale_of(lexemes: list[Lexeme], end: int, word: str) -> tuple[Decimal, int] | None:
    """Return the scale and end of ``(half) a million``, ``(a quarter) of a million``."""
    skip = 0
    if lower_at(lexemes, end) == "of" and lower_at(lexemes, end + 1) == "a":
        skip = 2
    elif word == "half" and lower_at(lexemes, end) in {"a", "an"}:
        skip = 1
    step = scales.WORDS.get(lower_at(lexemes, end + skip))
    return (step, end + skip + 1) if step else None


def _numerator(lexemes: list[Lexeme], at: int) -> tuple[Decimal | None, int]:
    first = lexemes[at].lower
    if first == "half":
        return Decimal(1), at
    if first in {"a", "an"}:
        return Decimal(1), at + 1
    if first in ONES and ONES[first] > 0:
        dash = at + 1 < len(lexemes) and lexemes[at + 1].text == "-"
        return ONES[first], at + 1 + dash
    return None, at


def _partitive(lexemes: list[Lexeme], at: int, word: str, after: str) -> bool:
    """Say whether a fraction word is a share and no ordinal, time or half of a match."""
    hyphened = lower_at(lexemes, at + 1) == "-"
    hedged = lower_at(lexemes, at - 1) in {"about", "nearly", "almost", "around", "roughly"}
    if lower_at(lexemes, at - 1 - hedged) == "by" and after in ENDS:
        return True
    if lower_at(lexemes, at - 1) in NAMED_PARTS:  # "the second half of 2014"
        return False
    partitive = after in PARTITIVES or (word == "half" and after in OWNED - {"a", "an"})
    if lexemes[at].lower in {"a", "an", "half"}:
        return partitive
    return word.endswith("s") or (lexemes[at].lower == "one" and (hyphened or partitive))


def mixed(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return the fraction behind a whole number: ``2½``, ``2 1/2``, ``9-1/4``, ``2 and a half``."""
    here = get(lexemes, at)
    if here is None:
        return None
    if here.text in VULGAR:
        return VULGAR[here.text], at + 1
    if here.kind == "number" and not here.glued and (found := quotient(lexemes, at)):
        return found
    if here.text == "-" and here.glued and at + 1 < len(lexemes) and lexemes[at + 1].glued:
        return quotient(lexemes, at + 1)
    if here.lower == "and" and lower_at(lexemes, at + 1) == "a":
        part = lower_at(lexemes, at + 2)
        if part in {"half", "quarter"}:
            return Decimal(1) / PARTS[part], at + 3
    return None


def quotient(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return a proper fraction with a slash, ``3/4``; ``24/7`` and ``9/11`` are none."""
    if at + 2 >= len(lexemes) or lexemes[at + 1].text not in {"/", "⁄"}:
        return None
    top, bottom = lexemes[at].text, lexemes[at + 2].text
    after = get(lexemes, at + 3)
    if after and after.text in {"/", "-"} and after.glued:
        return None
    if bottom not in {"2", "3", "4", "5", "8", "16", "32"} or not lexemes[at + 2].glued:
        return None
    if not top.isdigit() or len(top) > 2 or not 0 < int(top) < int(bottom):
        return None
    return Decimal(int(top)) / int(bottom), at + 3
