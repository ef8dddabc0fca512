"""Units behind a numeral: percent and points, measures (``km/h``, ``square metres``), periods."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from pipeline.quantities.lexemes import Lexeme, lex
from pipeline.resources import lexicon

Measure = Literal["money", "percent", "percentage_point", "number"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit over the lexemes ``[first, last)``; ``times`` turns its value into ``measure``'s."""

    first: int
    last: int
    measure: Measure
    lemma: str
    dimension: str = ""
    times: Decimal = Decimal(1)


Entry = tuple[Measure, str, str, Decimal]
Key = tuple[str, ...]
SPELLINGS: dict[Key, Entry] = {}  # in lower case
ABBREVIATIONS: dict[Key, Entry] = {}  # case counts: 4 Mb, 4 MB
WIDEST = 6


def _key(spelling: str) -> Key:
    return tuple(lexeme.text for lexeme in lex(spelling))


def _plural(name: str) -> str:
    head, _, rest = name.partition(" per ")
    return f"{head}s per {rest}" if rest else head + "s"


for _row in lexicon("percentages"):
    if "mark" in _row:
        for _spelling in _row["spellings"]:
            SPELLINGS[_key(_spelling)] = (
                _row["unit"],
                _row["mark"],
                "ratio",
                Decimal(str(_row["times"])),
            )
for _row in lexicon("units"):
    _entry: Entry = ("number", _row["lemma"], _row["dimension"], Decimal(1))
    _forms = [_row["lemma"], *_row.get("spellings", ())]
    _forms += [
        _row.get("plural") or _plural(_row["lemma"]),
        *map(_plural, _row.get("spellings", ())),
    ]
    if _row["lemma"].startswith("degree "):
        _forms.append(_row["lemma"].replace("degree", "degrees"))
    for _form in _forms:
        SPELLINGS.setdefault(_key(_form.lower()), _entry)
    for _form in _row.get("abbreviations", ()):
        ABBREVIATIONS.setdefault(_key(_form), _entry)
FIRST = {key[0] for key in SPELLINGS} | {key[0].lower() for key in ABBREVIATIONS}

# Abbreviations that are words, letters or clock times: read only where they touch the number.
CLOSE = frozenset({"in", "s", "h", "m", "t", "x", "A", "V", "F", "C", "K", "J", "B", "W", "g", "l"})
CLOSE |= {"PS", "mb", "MP", "mp"}


def behind(lexemes: list[Lexeme], at: int) -> Unit | None:
    """Return the unit that begins at lexeme ``at``, behind a numeral; a hyphen may come first."""
    first = at
    if at < len(lexemes) and lexemes[at].text in {"-", "‐", "‑"} and lexemes[at].glued:
        first += 1
    if first >= len(lexemes) or lexemes[first].lower not in FIRST:
        return None
    window = lexemes[first : first + WIDEST]
    exact = tuple(lexeme.text for lexeme in window)
    lower = tuple("-" if x.kind == "dash" else _unowned(x.lower) for x in window)
    for width in range(len(window), 0, -1):
        if window[width - 1].kind == "dash":  # "70%-90%", "10 percent – a drop"
            continue
        entry = SPELLINGS.get(lower[:width]) or SPELLINGS.get(_unhyphened(lower[:width]))
        close = window[0].glued and exact[:2] != ("in", "-")  # "2-in-1"
        if entry is None and (width > 1 or close or exact[0] not in CLOSE):
            entry = ABBREVIATIONS.get(exact[:width])
        if entry and (lower[:width] not in {("pc",), ("pp",)} or window[0].glued):
            measure, lemma, dimension, times = entry
            return Unit(at, first + width, measure, lemma, dimension, times)
    return None


def _unowned(word: str) -> str:
    """``the 30-year-old's father``."""
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _unhyphened(words: Key) -> Key:
    return tuple(word for word in words if word != "-")
