"""A figure: one number phrase of a text with its value, bounds, measure and characters."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities.currencies import Currency
from pipeline.quantities.numerals import Form, plain
from pipeline.quantities.periods import Period
from pipeline.quantities.units import Measure
from pipeline.records import Bound, Number


@dataclass(frozen=True, slots=True)
class Figure:
    """A number phrase over the characters ``[start, end)``, bounds and period included.

    A hedge (``about``) stays outside. ``low`` or ``high`` is None where the figure is open.
    ``rule`` names the construction: single, fraction, share, vague, ratio, dash, slash, to,
    from_to, between_and, up_to, bounded. Of a ``from_to``, ``order`` holds the ends as said and
    ``parts`` each alone.
    """

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    low_bound: Bound
    high_bound: Bound
    measure: Measure
    rule: str
    form: Form
    currency: Currency | None = None
    unit: str | None = None
    dimension: str = ""
    period: Period | None = None
    order: tuple[Decimal, Decimal] | None = None
    parts: tuple["Figure", ...] = ()

    def ends(self) -> tuple[Number | None, Number | None]:
        """Return low and high as the numbers JSON knows."""
        return (
            None if self.low is None else plain(self.low),
            None if self.high is None else plain(self.high),
        )

    def currency_code(self) -> tuple[str | None, Literal["explicit", "assumed"]]:
        """Return the currency's code, the minor unit's where one is meant, and its basis."""
        if self.currency is None:
            return None, "assumed"
        code = self.currency.minor_code if self.currency.minor else self.currency.code
        return code, "explicit" if self.currency.explicit else "assumed"
