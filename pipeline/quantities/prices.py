"""The amount of one endpoint of money, read by price-parser.

price-parser reads one price a string and knows neither scales, ranges nor number words; so it is
given the digits of one endpoint, told that the point is decimal (else 1.125 would be a thousand),
and the rest of the grammar stays here.
"""

from decimal import Decimal

from price_parser import Price


def amount(sign: str, digits: str) -> Decimal | None:
    """Return the amount of ``$`` and ``1,250.50``, or None where price-parser reads none."""
    return Price.fromstring(sign + digits, decimal_separator=".").amount
