"""Numerals in digits and in words: ``2.5 million``, ``twenty-two``, ``half a million``, ``2 1/2``.

A numeral is read at one lexeme and ends before another; its value is an exact Decimal.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities import scales
from pipeline.quantities.lexemes import MAX_DIGITS, Lexeme

Form = Literal["digits", "words", "fraction", "vague", "ratio"]

ONES = {
    word: Decimal(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: Decimal(value * 10)
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
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
MEASURED = frozenset({"percent", "per", "dollars", "pounds", "euros"})
VULGAR = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅕": Decimal("0.2"),
    "⅛": Decimal("0.125"),
}
PARTITIVES = frozenset("of more less fewer higher lower larger smaller bigger".split())
OWNED = frozenset("the its his her their our my your all those these this that a an".split())


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
        return _vague(lexemes, at) or _fraction(lexemes, at) or _words(lexemes, at)
    if lexeme.text in VULGAR:
        return _scaled(lexemes, Numeral(at, at + 1, VULGAR[lexeme.text]))
    return None


def plain(value: Decimal) -> int | float:
    """Return ``value`` as the number JSON knows: an int where it is whole and exact as one."""
    if value == value.to_integral_value() and abs(value) < 2**53:
        return int(value)
    return float(value)


def _get(lexemes: list[Lexeme], at: int) -> Lexeme | None:
    return lexemes[at] if 0 <= at < len(lexemes) else None


def _lower(lexemes: list[Lexeme], at: int) -> str:
    return lexemes[at].lower if 0 <= at < len(lexemes) else ""


def _digits(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``1,250``, ``2½``, ``2 1/2``, ``3/4``, ``1 point 1``, each with its scale."""
    text = lexemes[at].text
    if len(text) > MAX_DIGITS + 8 or sum(map(str.isdigit, text)) > MAX_DIGITS:
        return None
    value = Decimal("".join(c for c in text if c.isdigit() or c == "."))
    last, form = at + 1, "digits"
    mixed = _mixed(lexemes, last) if value == value.to_integral_value() else None
    if mixed:
        value, last = value + mixed[0], mixed[1]
    elif quotient := _quotient(lexemes, at):
        value, last, form = quotient[0], quotient[1], "fraction"
    elif decimals := _spoken_decimals(lexemes, last):
        value, last = value + decimals[0], decimals[1]
    return _scaled(lexemes, Numeral(at, last, value, form=form))  # type: ignore[arg-type]


def _mixed(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return the fraction that follows a whole number: ``2½``, ``2 1/2``, ``2 and a half``."""
    here = _get(lexemes, at)
    if here is None:
        return None
    if here.text in VULGAR:
        return VULGAR[here.text], at + 1
    if here.kind == "number" and not here.glued and (found := _quotient(lexemes, at)):
        return found
    if here.lower == "and" and _lower(lexemes, at + 1) == "a":
        part = _lower(lexemes, at + 2)
        if part in {"half", "quarter"}:
            return Decimal(1) / PARTS[part], at + 3
    return None


def _quotient(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return a proper fraction with a slash, ``3/4``; ``24/7`` and ``9/11`` are none."""
    if at + 2 >= len(lexemes) or lexemes[at + 1].text not in {"/", "⁄"}:
        return None
    top, bottom = lexemes[at].text, lexemes[at + 2].text
    after = _get(lexemes, at + 3)
    if after and after.text in {"/", "-"} and after.glued:
        return None
    if bottom not in {"2", "3", "4", "5", "8", "16", "32"} or not lexemes[at + 2].glued:
        return None
    if not top.isdigit() or len(top) > 2 or not 0 < int(top) < int(bottom):
        return None
    return Decimal(int(top)) / int(bottom), at + 3


def _spoken_decimals(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return the decimals of ``1 point 1`` and ``one point two five``."""
    if _lower(lexemes, at) != "point":
        return None
    digits, last = "", at + 1
    while (here := _get(lexemes, last)) and len(digits) < 6:
        if here.kind == "number" and here.text.isdigit() and not digits:
            digits, last = here.text[:6], last + 1
            break
        if here.lower not in ONES or ONES[here.lower] > 9:
            break
        digits, last = digits + str(ONES[here.lower]), last + 1
    return (Decimal(f"0.{digits}"), last) if digits else None


def _scaled(lexemes: list[Lexeme], found: Numeral) -> Numeral | None:
    """Return ``found`` with the scales that follow it: ``4 hundred million``, ``5 lakh``."""
    value, scale, last = found.value, found.scale, found.last
    while (here := _get(lexemes, last)) is not None:
        step, width = scales.word(here), 1
        if step is None and here.text == "-" and here.glued and last + 1 < len(lexemes):
            step, width = scales.word(lexemes[last + 1]), 2
        if step is None or value * step > scales.LARGEST:
            break
        value, scale, last = value * step, scale * step, last + width
    return Numeral(found.first, last, value, scale, found.form)


def _words(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``two hundred and five thousand``, ``a dozen``, ``three and a half million``."""
    first = lexemes[at].lower
    article = first in {"a", "an"} and _lower(lexemes, at + 1) in scales.WORDS
    if not article and first not in ONES and first not in TENS:
        return None
    total, scale, last = _cardinal(lexemes, at)
    if decimals := _spoken_decimals(lexemes, last):
        total, last = total + decimals[0], decimals[1]
    elif mixed := _mixed(lexemes, last):
        total, last = total + mixed[0], mixed[1]
    if last > at + 1 and scale > 1:
        return Numeral(at, last, total, scale, "words")
    return _scaled(lexemes, Numeral(at, last, total, form="words"))


def _cardinal(lexemes: list[Lexeme], at: int) -> tuple[Decimal, Decimal, int]:
    """Return value, last scale and end of the longest well-formed cardinal in words."""
    total = group = Decimal(0)
    scale, ceiling = Decimal(1), scales.LARGEST
    last, room = at, Decimal(100)  # room: what may still be added to the group
    while last < len(lexemes):
        skip = _joint(lexemes, last, at)
        here = lexemes[last + skip].lower if last + skip < len(lexemes) else ""
        small = ONES.get(here, TENS.get(here))
        if last == at and here in {"a", "an"}:
            small = Decimal(1)
        step = scales.WORDS.get(here)
        if small is not None and small < room:
            if skip and lexemes[last].lower == "and" and _runs_on(lexemes, last + skip):
                break
            group, room = group + small, Decimal(10) if small >= 20 else Decimal(0)
            scale = Decimal(1)
        elif step == 100 and 0 < group < 100:
            group, room, scale = group * 100, Decimal(100), step
        elif step is not None and step > 100 and group > 0 and step < ceiling:
            total, group, ceiling = total + group * step, Decimal(0), step
            room, scale = Decimal(100), step
        else:
            break
        last += skip + 1
    return total + group, scale, last


def _joint(lexemes: list[Lexeme], at: int, first: int) -> int:
    """Return how many lexemes join the next number word: a hyphen or ``and``."""
    here = lexemes[at]
    if at == first:
        return 0
    if here.text == "-" and here.glued:
        return 1
    before = lexemes[at - 1].lower
    return int(here.lower == "and" and before in scales.WORDS)


def _runs_on(lexemes: list[Lexeme], at: int) -> bool:
    """Say whether the number word at ``at``, behind an ``and``, starts a figure of its own."""
    following = _lower(lexemes, at + 1)
    if following in MEASURED or following == "hundred":
        return True
    return following in scales.WORDS and _lower(lexemes, at - 2) != "hundred"


def _fraction(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``two-thirds``, ``a third of``, ``half the``, ``half a million``."""
    top, last = _numerator(lexemes, at)
    part = PARTS.get(_lower(lexemes, last)) if top else None
    if top is None or part is None or top >= part:
        return None
    word, end = lexemes[last].lower, last + 1
    after = _lower(lexemes, end)
    value = top / part
    if word == "half" and after in {"a", "an"}:
        step = scales.WORDS.get(_lower(lexemes, end + 1))
        if step:
            return Numeral(at, end + 2, value * step, step, "words")
        return None
    if after == "of" and _lower(lexemes, end + 1) == "a":
        step = scales.WORDS.get(_lower(lexemes, end + 2))
        if step:
            return Numeral(at, end + 3, value * step, step, "words")
    if step := scales.WORDS.get(after):
        return Numeral(at, end + 1, value * step, step, "words")
    if not _partitive(lexemes, at, word, after):
        return None
    return Numeral(at, end, value, form="fraction")


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
    if lexemes[at].lower in {"a", "an", "half"}:
        return after in PARTITIVES or (word == "half" and after in OWNED - {"a", "an"})
    return word.endswith("s") or lexemes[at].lower == "one"


def _vague(lexemes: list[Lexeme], at: int) -> Numeral | None:
    """``tens of thousands``, ``hundreds of miles``, ``millions of Americans``: a magnitude."""
    first = lexemes[at].lower
    step = Decimal(10) if first == "tens" else scales.WORDS.get(first)
    if step is None or not first.endswith("s"):
        return None
    last = at + 1
    if _lower(lexemes, last) == "of":
        inner = _lower(lexemes, last + 1)
        if inner in scales.WORDS and inner.endswith("s"):
            low = step * scales.WORDS[inner]
            return Numeral(at, last + 2, low, low, "vague", low * 10)
        if first != "tens":
            return Numeral(at, last, step, step, "vague", step * 10)
    return None
