"""Which country's dollar, pound or rupee a bare sign means, by the article's own evidence."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from pipeline.quantities.currencies import COUNTRIES
from pipeline.quantities.figure import Figure
from pipeline.resources import lexicon

PLACES: dict[str, str] = {}
for _row in lexicon("countries"):
    for _name in _row["names"]:
        PLACES[_name] = PLACES[_name.upper()] = _row["country"]
NAMES = "|".join(map(re.escape, sorted(PLACES, key=len, reverse=True)))
PLACE = re.compile(rf"\b(?:{NAMES})\b")
DATELINE = re.compile(rf"(?m)^\W{{0,3}}({NAMES})\b[^.\n—–-]{{0,40}}(?:—|–|-|\(\w+\))")
HEAD = 600  # characters in which a dateline stands
DOMAIN = re.compile(r"\.(au|nz|ca|sg|hk|uk|in|pk|ie|za)\b")
ENOUGH = 3  # mentions of a country, and how many times more than of the United States


def resolve(text: str, found: Iterable[Figure], publisher: str | None) -> list[Figure]:
    """Return the figures with each bare sign's code filled in; ``explicit`` stays as it was."""
    figures = list(found)
    named = Counter(
        (figure.currency.family, figure.currency.code)
        for figure in figures
        if figure.currency and figure.currency.explicit
    )
    open_signs = any(figure.currency and not figure.currency.explicit for figure in figures)
    home = _home(text, publisher) if open_signs else None
    named_most = _most_named(text) if open_signs and not home else None
    country = home or named_most
    if named_most == "AU" and "$US" in text:  # how Australian papers set the foreign dollar apart
        home = named_most
    foreign = _glossed(text, figures)
    return [_filled(figure, named, country, foreign, at_home=bool(home)) for figure in figures]


def _filled(
    figure: Figure,
    named: Counter[tuple[str, str | None]],
    country: str | None,
    foreign: set[str | None],
    *,
    at_home: bool,
) -> Figure:
    """Return ``figure`` with the code of its bare sign.

    The article's own country stands first where its publisher or dateline says it; else what
    other amounts are marked with, unless a bare sign converts them.
    """
    currency = figure.currency
    if currency is None or currency.explicit:
        return figure
    own = COUNTRIES.get((currency.family, country)) if country else None
    others = [code for (kin, code), _ in named.most_common() if kin == currency.family]
    abroad = [code for code in others if code not in foreign]
    if own and (at_home or own in others or not abroad):
        code: str | None = own
    elif abroad:
        code = abroad[0]
    elif "USD" in foreign and currency.family == "dollar":
        code = "AUD"
    else:
        code = own or currency.code
    return replace(figure, currency=replace(currency, code=code))


def _glossed(text: str, figures: list[Figure]) -> set[str | None]:
    """Return the codes that a bare sign converts in brackets: ``$US113 billion ($161 billion)``."""
    codes: set[str | None] = set()
    for one, two in pairwise(figures):
        first, second = one.currency, two.currency
        if first is None or second is None or text[one.end : two.start].strip() != "(":
            continue
        if first.explicit and not second.explicit and first.family == second.family:
            codes.add(first.code)
    return codes


def _home(text: str, publisher: str | None) -> str | None:
    """Return the country of the publisher or of the dateline, or None."""
    if publisher:
        if found := DOMAIN.search(publisher.lower()):
            return found.group(1).upper().replace("UK", "GB")
        if named := PLACE.search(publisher):
            return PLACES[named.group()]
    dateline = DATELINE.search(text, 0, min(len(text), HEAD))
    return PLACES[dateline.group(1)] if dateline else None


def _most_named(text: str) -> str | None:
    """Return the country of most places named, if it is clearly not the United States."""
    mentions = Counter(PLACES[found.group()] for found in PLACE.finditer(text))
    for country, times in mentions.most_common(1):
        if times >= ENOUGH and times >= ENOUGH * mentions["US"]:
            return country
    return None
