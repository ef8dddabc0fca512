"""Bounds: the phrases that open or soften a figure: ``more than`` before it, ``or so`` behind."""

from pipeline.quantities import changes
from pipeline.quantities.lexemes import Lexeme, lex, lower_at
from pipeline.records import Bound
from pipeline.resources import lexicon, words

# Phrases as tuples of lexemes, keyed by the lexeme beside the figure, the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], Bound]]]
BEFORE: Phrases = {}
AFTER: Phrases = {}
INFIX: dict[tuple[str, ...], Bound] = {}  # between a numeral and its scale


def _enter(phrase: str, side: str, bound: Bound, *, infix: bool) -> None:
    parts = tuple(lexeme.text for lexeme in lex(phrase))
    table, key = (BEFORE, parts[-1]) if side == "before" else (AFTER, parts[0])
    table.setdefault(key, []).append((parts, bound))
    if infix:
        INFIX[parts] = bound


for _row in lexicon("bounds"):
    _enter(_row["phrase"], _row["side"], _row["bound"], infix=_row.get("infix", False))
for _table in (BEFORE, AFTER):
    for _found in _table.values():
        _found.sort(key=lambda item: -len(item[0]))

# "climbed back up to 4.8%" says where it went and bounds nothing; "raise up to £20m" does.
MOVES = frozenset(
    {word for word, change in changes.WORDS.items() if change == "increase"}
    | words("quantities", "move")
) - changes.forms("raise")
MOST_HEDGES = 3  # "well over", "up to about", "at least some": bounds that stack


def before(lexemes: list[Lexeme], at: int) -> tuple[Bound, int]:
    """Return the bound of the phrases that end before lexeme ``at``, and where they begin.

    Where several stack (``up to about``) the first that is not ``about`` decides.
    """
    bound: Bound = "exact"
    for _ in range(MOST_HEDGES):
        found = _one_before(lexemes, at)
        if found is None:
            break
        at = found[1]
        if bound in {"exact", "about"}:
            bound = found[0]
    return bound, at


def behind(lexemes: list[Lexeme], at: int) -> tuple[Bound, int]:
    """Return the bound of the phrase that begins at lexeme ``at``, and where it ends."""
    if at >= len(lexemes):
        return "exact", at
    if lexemes[at].text[0].isupper():  # the 737 Max
        return "exact", at
    for phrase, bound in AFTER.get(lexemes[at].lower, ()):
        last = at + len(phrase)
        if tuple(x.lower for x in lexemes[at:last]) == phrase and _closes(lexemes, at, last):
            return bound, last
    return "exact", at


def infixed(lexemes: list[Lexeme], at: int) -> tuple[Bound, int]:
    """Return the bound at lexeme ``at`` and its end, as it stands in ``$50-plus billion``."""
    for phrase, bound in INFIX.items():
        window = lexemes[at : at + len(phrase)]
        if tuple(x.lower for x in window) == phrase and all(x.glued for x in window):
            return bound, at + len(phrase)
    return "exact", at


def inside(lexemes: list[Lexeme], first: int, last: int) -> Bound:
    """Return the bound that stands inside the endpoint ``[first, last)``."""
    found = (infixed(lexemes, at)[0] for at in range(first + 1, last - 1))
    return next((bound for bound in found if bound != "exact"), "exact")


def _closes(lexemes: list[Lexeme], at: int, last: int) -> bool:
    """Say whether the phrase ends the figure: ``$165,000 plus super`` adds something."""
    if lexemes[at].text == "+":
        return lexemes[at].glued
    if lexemes[last - 1].lower == "up":  # "20 and up to 90": the bound of what follows
        return lower_at(lexemes, last) != "to"
    return lexemes[at].lower != "plus" or last >= len(lexemes) or lexemes[last].kind == "mark"


def _one_before(lexemes: list[Lexeme], at: int) -> tuple[Bound, int] | None:
    if at <= 0:
        return None
    for phrase, bound in BEFORE.get(lexemes[at - 1].lower, ()):
        first = at - len(phrase)
        if first >= 0 and tuple(x.lower for x in lexemes[first:at]) == phrase:
            moved = phrase == ("up", "to") and first and lexemes[first - 1].lower in MOVES
            return None if moved else (bound, first)
    return None
