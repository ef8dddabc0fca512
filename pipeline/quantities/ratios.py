"""Ratios that are shares: ``one in five``, ``nine out of 10``, and ``a percentage of 22``."""

from decimal import Decimal

from pipeline.quantities import numerals, units
from pipeline.quantities.cardinals import ONES
from pipeline.quantities.lexemes import Lexeme, lower_at

WHOLES = frozenset(
    map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 500, 1000))
)
OF_EVERY = ["of", "every"]
PERCENT = frozenset({"percent", "percents", "percentage"})


def ratio(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return percentage and end of ``one in five``, ``seven-in-ten``, ``nine out of 10``."""
    part = numerals.numeral(lexemes, at)
    if part is None or part.value >= 1000 or part.value != part.value.to_integral_value():
        return None
    last = _joint(lexemes, part.last)
    if last is None or last >= len(lexemes):
        return None
    whole = numerals.numeral(lexemes, last)
    if whole is None or whole.value not in WHOLES or not 0 < part.value < whole.value:
        return None
    unit = units.behind(lexemes, whole.last)  # "one in five years", "two in 10 minutes"
    if unit is not None and unit.dimension not in {"", "count"}:
        return None
    return 100 * part.value / whole.value, whole.last


def _joint(lexemes: list[Lexeme], at: int) -> int | None:
    """Return the end of ``in``, ``-in-``, ``out of``, ``in every`` at lexeme ``at``, or None."""
    hyphen = lower_at(lexemes, at) == "-"
    at += hyphen
    if lower_at(lexemes, at) == "out" and lower_at(lexemes, at + 1) == "of":
        at += 2
    elif lower_at(lexemes, at) == "in" or [lower_at(lexemes, at + i) for i in (0, 1)] == OF_EVERY:
        at += 1
    else:
        return None
    if hyphen:
        return at + 1 if lower_at(lexemes, at) == "-" else None
    return at + (lower_at(lexemes, at) == "every")


def percent_of(lexemes: list[Lexeme], at: int) -> tuple[Decimal, int] | None:
    """Return the value and the end of ``a percentage of 22``: no number stands before it."""
    words = [x.lower for x in lexemes[at : at + 3]]
    width = 1 if words[0] in PERCENT else 2 if words[:2] == ["per", "cent"] else 0
    if not width or words[width : width + 1] != ["of"] or at + width + 1 >= len(lexemes):
        return None
    if at and (lexemes[at - 1].kind == "number" or lexemes[at - 1].lower in ONES):
        return None
    found = numerals.numeral(lexemes, at + width + 1)
    closed = found and (found.last >= len(lexemes) or lexemes[found.last].kind == "mark")
    return (found.value, found.last) if found and closed else None
