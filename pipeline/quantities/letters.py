"""Scales by letters behind digits: ``1.8m``, ``120k``, ``3bn``, and where m is a metre."""

from decimal import Decimal

from pipeline.quantities import currencies, scales
from pipeline.quantities.lexemes import Lexeme
from pipeline.quantities.numerals import Numeral
from pipeline.resources import words

PERIOD_LETTERS = words("quantities", "letter_period")


def letters(
    lexemes: list[Lexeme], found: Numeral, *, money: bool
) -> tuple[Decimal, Decimal, int | None]:
    """Return value, scale and end with an abbreviated scale; end is None for a code like ``5G``."""
    value, scale, last = found.value, found.scale, found.last
    if last >= len(lexemes) or scale > 1 or found.form == "words":
        return value, scale, last
    here = lexemes[last]
    if here.text == "-" and here.glued and last + 1 < len(lexemes):  # "a 300-mln contract"
        step = scales.letters(lexemes[last + 1]) if len(lexemes[last + 1].text) > 1 else None
        if step and lexemes[last + 1].text not in scales.METRIC and value * step <= scales.LARGEST:
            return value * step, step, last + 2
    step = scales.letters(here)
    if step and value * step <= scales.LARGEST and _scales(lexemes, last, value, money=money):
        return value * step, step, last + 1
    code = here.kind == "word" and here.glued and here.lower not in PERIOD_LETTERS
    if code and money and not currencies.behind(lexemes, last):
        return value, scale, None
    return value, scale, last


def _scales(lexemes: list[Lexeme], at: int, value: Decimal, *, money: bool) -> bool:
    """Say whether letters behind a number are a scale and not a unit of measure."""
    here = lexemes[at]
    if money:
        return here.glued or here.text not in {"t", "T", "b", "mm"}
    if here.text in scales.METRIC:
        after = currencies.behind(lexemes, at + 1)
        return here.glued and (after is not None or _before_plural(lexemes, at + 1))
    return here.glued or here.text not in {"k", "K", "cr", "mil"}


def _before_plural(lexemes: list[Lexeme], at: int) -> bool:
    """Say whether one of the next three words is a plural: ``2.7m combined digital sales``."""
    for lexeme in lexemes[at : at + 5]:
        if lexeme.kind != "word" or lexeme.lower in {"in", "from", "to", "for", "at", "on", "by"}:
            return False
        if lexeme.lower in {"people", "children"}:
            return True
        if lexeme.lower.endswith("s") and not lexeme.lower.endswith(("ss", "us", "is")):
            return True
    return False
