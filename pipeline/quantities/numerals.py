"""Numerals in digits and in words: ``2.5 million``, ``twenty-two``, ``half a million``, ``2 1/2``.

A numeral is read at one lexeme and ends before another; its value is an exact Decimal.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities import bounds, scales
from pipeline.quantities.cardinals import ONES, TENS, cardinal
from pipeline.quantities.fractions import VULGAR, fraction, mixed, quotient
from pipeline.quantities.lexemes import MAX_DIGITS, Lexeme, get, lower_at

Form = Literal["digits", "words", "fraction", "vague", "ratio"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral over the lexemes ``[first, last)``.

    ``value`` is the whole value, ``scale`` the last multiplier in it (1 where there is none);
    ``value / scale`` is what stands before the multiplier. ``upper`` is the open top of a vague
    magnitude (``tens of thousands``: 10,000 to 100,000).
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal = Decimal(1)
    form: Form = "digits"
    upper: Decimal | None = None


def numeral(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """Return the numeral that begins at lexeme ``at``, or None."""
    lexeme = lexemes[at]
    if lexeme.kind == "number":
        return _digits(lexemes, at)
    if lexeme.kind == "word":
        return _vague(lexemes, at) or _share(lexemes, at) or _words(lexemes, at)
    if lexeme.text in VULGAR:
        return _scaled(lexemes, Numeral(at, at + 1, VULGAR[lexeme.text]))
    return None


def plain(value: Decimal) -> int | float:
    """Return ``value`` as the number JSON knows: an int where it is whole and exact as one."""
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    return float(value)


def _digits(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``1,250``, ``2½``, ``2 1/2``, ``3/4``, ``1 point 1``, each with its scale."""
    text = lexemes[at].text
    if len(text) > MAX_DIGITS + 8 or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    value = Decimal("".join(c for c in text if c.isdigit() or c == "."))
    last = at + 1
    form: Form = "digits"
    extra = mixed(lexemes, last) if value == value.to_integral_value() else None
    if extra:
        value, last = value + extra[0], extra[1]
    elif part := quotient(lexemes, at):
        value, last, form = part[0], part[1], "fraction"
    elif decimals := _spoken_decimals(lexemes, last):
        value, last = value + decimals[0], decimals[1]
    return _scaled(lexemes, Numeral(at, last, value, form=form))


def _spoken_decimals(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return the decimals of ``1 point 1`` and ``one point two five``."""
    if lower_at(lexemes, at) != "point":
        return None
    digits, last = "", at + 1
    while (here := get(lexemes, last)) and len(digits) < 6:
        if here.kind == "number" and here.text.isdigit() and not digits:
            digits, last = here.text[:6], last + 1
            break
        if here.lower not in ONES or ONES[here.lower] > 9:
            break
        digits, last = digits + str(ONES[here.lower]), last + 1
    return (Decimal(f"0.{digits}"), last) if digits else None


def _scaled(lexemes: list[Lexeme], found: Numeral) -> Numeral | None:
    """Return ``found`` with the scales that follow it: ``4 hundred million``, ``5 lakh``.

    A hyphen may come first, and once a bound: ``$50-plus billion``, ``40+ million``.
    """
    value, scale, last = found.value, found.scale, found.last
    while last < len(lexemes):
        _, at = bounds.infixed(lexemes, last)
        at += lower_at(lexemes, at) == "-" and lexemes[at].glued
        step = scales.word(lexemes[at]) if at < len(lexemes) else None
        if step is None or value * step > scales.LARGEST:
            break
        value, scale, last = value * step, scale * step, at + 1
    return Numeral(found.first, last, value, scale, found.form)


def _words(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``two hundred and five thousand``, ``a dozen``, ``three and a half million``."""
    first = lexemes[at].lower
    article = first in {"a", "an"} and lower_at(lexemes, at + 1) in scales.WORDS
    if not article and first not in ONES and first not in TENS:
        return None
    total, scale, last = cardinal(lexemes, at)
    if decimals := _spoken_decimals(lexemes, last):
        total, last = total + decimals[0], decimals[1]
    elif extra := mixed(lexemes, last):
        total, last = total + extra[0] * scale, extra[1]  # "a million and a half"
    if last > at + 1 and scale > 1:
        return Numeral(at, last, total, scale, "words")
    return _scaled(lexemes, Numeral(at, last, total, form="words"))


def _share(lexemes: list[Lexeme], at: int) -> Numeral | None:
    found = fraction(lexemes, at)
    if found is None:
        return None
    value, scale, last = found
    return Numeral(at, last, value, scale, "words" if scale > 1 else "fraction")


def _vague(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``tens of thousands``, ``millions of Americans``, ``a few hundred``: a magnitude."""
    if found := _several(lexemes, at):
        return found
    first = lexemes[at].lower
    step = Decimal(10) if first == "tens" else scales.WORDS.get(first)
    if step is None or not first.endswith("s"):
        return None
    last = at + 1
    if lower_at(lexemes, last) == "of":
        inner = lower_at(lexemes, last + 1)
        if inner in scales.WORDS and inner.endswith("s"):
            low = step * scales.WORDS[inner]
            return Numeral(at, last + 2, low, low, "vague", low * 10)
        if first != "tens":
            return Numeral(at, last, step, step, "vague", step * 10)
    return None


def _several(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``several hundred``, ``a few thousand``, ``a couple of million`` (two)."""
    last = at + (lexemes[at].lower == "a")
    word = lower_at(lexemes, last)
    if word not in {"several", "few", "couple"}:
        return None
    last += 1 + (lower_at(lexemes, last + 1) == "of")
    step = scales.WORDS.get(lower_at(lexemes, last))
    if step is None:
        return None
    last += 1
    while (more := scales.WORDS.get(lower_at(lexemes, last))) and step * more <= scales.LARGEST:
        step, last = step * more, last + 1  # "several hundred million"
    if word == "couple":
        return Numeral(at, last, 2 * step, step, "words")
    return Numeral(at, last, step, step, "vague", step * 10)
