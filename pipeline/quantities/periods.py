"""Periods behind an amount: ``per year``, ``an hour``, ``pa``, ``-a-week``, ``/hr``."""

from typing import Literal

from pipeline.quantities.lexemes import Lexeme
from pipeline.resources import lexicon, words

Period = Literal["hour", "day", "week", "month", "year"]

BEHIND: dict[str, list[tuple[tuple[str, ...], Period]]] = {}
for _row in lexicon("periods"):
    if _row["side"] == "after":
        _words = tuple(_row["phrase"].split())
        BEHIND.setdefault(_words[0], []).append((_words, _row["period"]))
for _found in BEHIND.values():
    _found.sort(key=lambda item: -len(item[0]))

FILLERS = words("quantities", "filler")
PAST = words("quantities", "past")  # "$5m a year ago"
REACH = 4  # fillers that may stand between: "£30,000 pro-rata p.a."


def behind(lexemes: list[Lexeme], at: int) -> tuple[Period | None, int]:
    """Return the period at lexeme ``at`` and its end; (None, ``at``) where there is none."""
    first = at
    for _ in range(REACH):
        if first >= len(lexemes):
            break
        for phrase, period in BEHIND.get(lexemes[first].lower, ()):
            last = first + len(phrase)
            if tuple(x.lower for x in lexemes[first:last]) == phrase:
                past = last < len(lexemes) and lexemes[last].lower in PAST
                return (None, at) if past else (period, last)
        if lexemes[first].lower not in FILLERS:
            break
        first += 1
    return None, at
