"""Cardinals in words: ``twenty-two``, ``two hundred and five thousand``, ``a hundred and two``."""

from decimal import Decimal

from pipeline.quantities import scales
from pipeline.quantities.lexemes import Lexeme, lower_at
from pipeline.resources import words

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
MEASURED = words("quantities", "measured")


def cardinal(lexemes: list[Lexeme], at: int) -> tuple[Decimal, Decimal, int]:
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
    following = lower_at(lexemes, at + 1)
    if following in MEASURED or following == "hundred":
        return True
    return following in scales.WORDS and lower_at(lexemes, at - 2) != "hundred"
