"""What a figure takes from the figures and words beside it: a measure, a second bound."""

import re
from dataclasses import replace

from pipeline.quantities import changes
from pipeline.quantities.figure import Figure
from pipeline.resources import lexicon

POLLED = [row["poll"] for row in lexicon("percentages") if "poll" in row]
POLL = re.compile(rf"(?i)\b(?:{'|'.join(POLLED)})s?\b[^.;\n]*\Z")
POLL_REACH = 80  # characters before the points in which their poll is named
SENTENCE = 200  # characters between an amount and the number that shares its currency
SENTENCE_END = re.compile(r"[.;!?]\s|\n")
AGAINST = re.compile(r"\b(?:to|from|against|of|versus|vs|with|than|and|at)\.?\s\Z")
COUNTS_NOTHING = re.compile(
    r"\Z|[.,;)](?!\d)|\s(?:at|from|in|to|on|versus|vs|against|a\s(?:year|month|week)|last|this)\b"
)


def bounded(text: str, found: list[Figure]) -> list[Figure]:
    """Join ``more than 10 but fewer than 20`` into one figure with two bounds."""
    merged: list[Figure] = []
    for figure in found:
        last = merged[-1] if merged else None
        near = last is not None and text[last.end : figure.start].strip(" ,") in {"", "and", "but"}
        joined = _joined(last, figure) if last is not None and near else None
        if joined is not None:
            merged[-1] = joined
        else:
            merged.append(figure)
    return merged


def _joined(one: Figure, two: Figure) -> Figure | None:
    bottom, top = (one, two) if one.high is None else (two, one)
    if bottom.low is None or top.high is None or bottom.high is not None or top.low is not None:
        return None
    if bottom.low >= top.high or (one.measure, one.unit) != (two.measure, two.unit):
        return None
    return replace(
        one,
        end=two.end,
        low=bottom.low,
        high=top.high,
        low_bound=bottom.low_bound,
        high_bound=top.high_bound,
        rule="bounded",
    )


def coordinated(text: str, found: list[Figure]) -> list[Figure]:
    """Give the first of ``8 or 9 euros`` and ``5 and 10 per cent`` what the second has."""
    for at in range(len(found) - 2, -1, -1):
        one, two = found[at], found[at + 1]
        if one.measure != "number" or one.unit or one.rule != "single" or two.rule != "single":
            continue
        joint = text[one.end : two.start].strip(" -")
        if joint not in {"or", "and", ","} or (two.measure == "number" and not two.unit):
            continue
        if joint == "," and found[at + 2 : at + 3] and found[at + 2].measure != two.measure:
            continue
        found[at] = replace(
            one, measure=two.measure, currency=two.currency, unit=two.unit, dimension=two.dimension
        )
    return found


def polled(text: str, found: list[Figure]) -> list[Figure]:
    """Take the points of ``support fell by 14 points`` for percentage points."""
    for at, figure in enumerate(found):
        if figure.unit != "point" or figure.high is None or figure.high >= 100:
            continue
        if POLL.search(text[max(0, figure.start - POLL_REACH) : figure.start]):
            found[at] = replace(figure, measure="percentage_point")
    return found


def elliptical(text: str, found: list[Figure]) -> list[Figure]:
    """Give the last of ``rose 2 per cent and the other index by 1.`` the first's measure."""
    for at in range(1, len(found)):
        one, two = found[at - 1], found[at]
        if one.measure != "percent" or two.measure != "number" or two.unit or two.rule != "single":
            continue
        words = text[one.end : two.start].lower().split()
        ends = text[two.end : two.end + 1] in {"", ".", ",", ";"}
        moved = words[-1:] == ["by"] or (words and words[-1] in changes.WORDS)
        if ends and moved and len(words) > 1 and not {".", ";"} & set("".join(words)):
            found[at] = replace(two, measure=one.measure, unit=one.unit, dimension=one.dimension)
    return found


def monied(text: str, found: list[Figure]) -> list[Figure]:
    """Give the second of ``fell 45 billion francs to 376 billion`` the first's currency."""
    last: Figure | None = None
    for at, figure in enumerate(found):
        if last is not None and _same_currency(text, last, figure):
            found[at] = replace(figure, measure="money", currency=last.currency)
        if found[at].measure == "money":
            last = found[at]
    return found


def _same_currency(text: str, money: Figure, figure: Figure) -> bool:
    """Say whether a large number that counts nothing stands against an amount before it."""
    if figure.measure != "number" or figure.unit or figure.form != "digits":
        return False
    low, amount = figure.low or figure.high, money.high or money.low
    large = low is not None and amount is not None and min(low, amount) >= 10**6
    if not large or figure.start - money.end > SENTENCE:
        return False
    gap = text[money.end : figure.start]
    return (
        SENTENCE_END.search(gap) is None
        and AGAINST.search(gap) is not None
        and COUNTS_NOTHING.match(text, figure.end) is not None
    )
