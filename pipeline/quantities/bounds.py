"""Bounds: the phrases that open or soften a figure: ``more than`` before it, ``or so`` behind."""

from pipeline.quantities import changes
from pipeline.quantities.lexemes import Lexeme
from pipeline.records import Bound
from pipeline.resources import lexicon

# Phrases as tuples of lexemes, keyed by the lexeme beside the figure, the longest first.
Phrases = dict[str, list[tuple[tuple[str, ...], Bound]]]
BEFORE: Phrases = {}
AFTER: Phrases = {}


def _enter(phrase: str, side: str, bound: Bound) -> None:
    words = tuple(phrase) if not phrase[0].isalpha() else tuple(phrase.split())
    table, key = (BEFORE, words[-1]) if side == "before" else (AFTER, words[0])
    table.setdefault(key, []).append((words, bound))


for _row in lexicon("bounds"):
    _enter(_row["phrase"], _row["side"], _row["bound"])
for _table in (BEFORE, AFTER):
    for _found in _table.values():
        _found.sort(key=lambda item: -len(item[0]))

# "climbed back up to 4.8%" says where it went and bounds nothing.
MOVES = frozenset(
    {word for word, change in changes.WORDS.items() if change == "increase"}
    | {"back", "move", "moved", "go", "went", "going", "get", "got", "way"}
)
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
    for words, bound in AFTER.get(lexemes[at].lower, ()):
        last = at + len(words)
        if tuple(x.lower for x in lexemes[at:last]) == words and _closes(lexemes, at, last):
            return bound, last
    return "exact", at


def _closes(lexemes: list[Lexeme], at: int, last: int) -> bool:
    """Say whether ``plus`` and ``+`` end the figure: ``$165,000 plus super`` adds something."""
    if lexemes[at].text == "+":
        return lexemes[at].glued
    return lexemes[at].lower != "plus" or last >= len(lexemes) or lexemes[last].kind == "mark"


def _one_before(lexemes: list[Lexeme], at: int) -> tuple[Bound, int] | None:
    if at <= 0:
        return None
    for words, bound in BEFORE.get(lexemes[at - 1].lower, ()):
        first = at - len(words)
        if first >= 0 and tuple(x.lower for x in lexemes[first:at]) == words:
            moved = words == ("up", "to") and first and lexemes[first - 1].lower in MOVES
            return None if moved else (bound, first)
    return None
