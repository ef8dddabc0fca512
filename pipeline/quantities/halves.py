"""Measures of one and a part: ``half a mile``, ``half a percent``, ``an hour and a half``."""

from decimal import Decimal

from pipeline.quantities import units
from pipeline.quantities.fractions import PARTS
from pipeline.quantities.lexemes import Lexeme, lower_at
from pipeline.quantities.units import Unit

ARTICLES = frozenset({"a", "an"})
DETERMINERS = ARTICLES | {"the"}


def half(lexemes: list[Lexeme], at: int) -> tuple[Decimal, Unit] | None:
    """Return the part and the unit of ``half a mile``, ``a quarter of an hour`` at ``at``."""
    last = at + (lower_at(lexemes, at) in ARTICLES)
    part = PARTS.get(lower_at(lexemes, last), 0) if lower_at(lexemes, last) else 0
    halved = part == 2 and last == at
    first = last + (1 if halved else 2)
    if not part or lower_at(lexemes, first) not in ARTICLES:
        return None
    if not halved and (last == at or lower_at(lexemes, last + 1) != "of"):
        return None
    unit = units.behind(lexemes, first + 1)
    return (1 / Decimal(part), unit) if unit is not None and unit.dimension else None


def one_and_part(lexemes: list[Lexeme], at: int) -> tuple[Decimal, Unit, int] | None:
    """Return the value, the unit and the end of ``an hour and a half``, ``the mile and a half``."""
    unit = units.behind(lexemes, at + 1) if lower_at(lexemes, at) in DETERMINERS else None
    if unit is None or not unit.dimension:
        return None
    words = [lower_at(lexemes, unit.last + step) for step in range(3)]
    part = PARTS.get(words[2])
    if words[:2] != ["and", "a"] or part not in {2, 4}:
        return None
    return 1 + 1 / Decimal(part), unit, unit.last + 3
