"""Currency marks before and behind a numeral: signs, national prefixes, ISO 4217 codes, names.

The lexicon has two sorts of entries: families (``dollar``), whose bare sign or name leaves the
country open, and currencies with their code. A minor unit keeps its own value and takes the code
that exchanges use, ISO 4217 having none: the country's two letters and X (470 pence: 470 GBX).
"""

from dataclasses import dataclass, replace
from typing import Any

from pipeline.quantities.lexemes import Lexeme
from pipeline.resources import lexicon


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency as marked: ``explicit`` where the mark itself says which country's it is.

    ``code`` is None where nothing says which pesos or francs are meant.
    """

    code: str | None
    family: str
    explicit: bool = True
    minor: bool = False
    homograph: bool = False
    scaled: bool = False

    @property
    def minor_code(self) -> str | None:
        """The code of its hundredth: GBX, USX."""
        return self.code[:2] + "X" if self.code else None


SIGNS: dict[str, Currency] = {}
DOLLARS: dict[str, Currency] = {}
LETTERS: dict[str, Currency] = {}
CODES: dict[str, Currency] = {}
WORD_CODES: set[str] = set()
NAMES: dict[tuple[str, ...], Currency] = {}
MINOR_LETTERS: dict[str, Currency] = {}
COUNTRIES: dict[tuple[str, str], str] = {}  # (family, country) -> code


def _plural(name: str) -> str:
    if name.endswith("y") and name[-2] not in "aeiou":
        return name[:-1] + "ies"
    return name + "s"


def _names(entry: dict[str, Any], currency: Currency) -> None:
    irregular = entry.get("plurals", {})
    for name in entry.get("names", ()):
        for form in (name, irregular.get(name) or _plural(name)):
            NAMES[tuple(form.lower().replace("u.s.", "us").split())] = currency


def _enter(entry: dict[str, Any]) -> None:
    family: str = entry.get("family") or entry["code"]
    explicit = "country" in entry or entry.get("explicit", False)
    currency = Currency(
        entry["code"],
        family,
        explicit,
        homograph=entry.get("homograph", False),
        scaled=entry.get("scaled", False),
    )
    SIGNS.update(dict.fromkeys(entry.get("signs", ()), currency))
    DOLLARS.update(dict.fromkeys(entry.get("dollar", ()), currency))
    LETTERS.update(dict.fromkeys(entry.get("letters", ()), currency))
    _names(entry, currency)
    if minor := entry.get("minor"):
        hundredth = replace(currency, minor=True)
        _names(minor, hundredth)
        SIGNS.update(dict.fromkeys(minor.get("signs", ()), hundredth))
        MINOR_LETTERS.update(dict.fromkeys(minor.get("letters", ()), hundredth))
    if "country" in entry:
        COUNTRIES[family, entry["country"]] = entry["code"]
    if "country" in entry or family in {"bitcoin", "ether"}:
        for code in (entry["code"], *entry.get("aliases", ())):
            CODES[code] = replace(currency, explicit=True)
            if entry.get("word"):
                WORD_CODES.add(code)


for _row in lexicon("currencies"):
    _enter(_row)

PREFIXES = {letters.lower() for letters in LETTERS}
MILLIONS = {"M": 1_000_000, "K": 1_000}


@dataclass(frozen=True, slots=True)
class Mark:
    """A currency mark over the lexemes ``[first, last)``; ``times`` is 10**6 in ``MEUR``."""

    first: int
    last: int
    currency: Currency
    times: int = 1


def code(text: str, *, prefix: bool) -> tuple[Currency, int] | None:
    """Return the currency of an ISO code (``EUR``, ``eur``, ``MEUR``) and its multiplier.

    A code that is also an English word (``ALL``, ``TRY``) counts behind the number only.
    """
    upper = text.upper()
    if text != upper and text.lower() not in {"usd", "eur", "gbp", "rmb", "aud", "cad", "inr"}:
        return None
    if len(text) == 4 and text[0] in MILLIONS and text[1:] in CODES:
        return CODES[text[1:]], MILLIONS[text[0]]
    if upper not in CODES or (prefix and upper in WORD_CODES):
        return None
    return CODES[upper], 1


def before(lexemes: list[Lexeme], at: int) -> Mark | None:
    """Return the mark that begins at lexeme ``at`` and stands before a number."""
    here = lexemes[at]
    if here.kind == "sign":
        return _sign_first(lexemes, at)
    if here.kind != "word":
        return None
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if following is None:
        return None
    if following.text == "$" and (national := _national(here, following)):
        return Mark(at, at + 2, national)
    if here.text == "Y" and following.text == "=" and following.glued:
        return Mark(at, at + 2, SIGNS["¥"])
    if found := code(here.text, prefix=True):
        glued_sign = following.kind == "sign" and following.glued
        return Mark(at, at + 1 + glued_sign, found[0], found[1])
    if here.text in LETTERS and (here.text != "PS" or _amount_like(following)):
        stop = following.text == "." and here.text in {"Rs", "Re", "Tk", "Sh"}
        return Mark(at, at + 1 + stop, LETTERS[here.text])
    for width in (2, 1):
        words, last = _words(lexemes, at, width)
        if words in NAMES and not NAMES[words].minor and not _ambiguous(NAMES[words]):
            return Mark(at, last, NAMES[words])
    return None


def _ambiguous(currency: Currency) -> bool:
    """Say whether the name is also another word: ``won``, ``mark``, ``crown``."""
    return currency.homograph or currency.scaled


def behind(lexemes: list[Lexeme], at: int) -> Mark | None:
    """Return the mark that begins at lexeme ``at`` and stands behind a number or its scale."""
    if at >= len(lexemes):
        return None
    here = lexemes[at]
    if here.kind == "sign":
        sign = _sign_first(lexemes, at)
        following = lexemes[at + 1] if at + 1 < len(lexemes) else None
        next_amount = following is not None and following.glued and following.kind == "number"
        return None if sign and sign.last == at + 1 and next_amount else sign
    if here.text in SIGNS:
        return Mark(at, at + 1, SIGNS[here.text])
    if here.kind != "word":
        return None
    for width in (4, 3, 2, 1):
        words, last = _words(lexemes, at, width)
        if words in NAMES:
            return Mark(at, last, NAMES[words])
    if found := code(here.text, prefix=False):
        return Mark(at, at + 1, found[0], found[1])
    if here.text in MINOR_LETTERS and here.glued:
        return Mark(at, at + 1, MINOR_LETTERS[here.text])
    if here.text in {"kr", "zł", "Ft", "Kč"}:
        return Mark(at, at + 1, LETTERS[here.text])
    return None


def _national(here: Lexeme, sign: Lexeme) -> Currency | None:
    """Return the currency of ``A$``, ``HK $``, ``c $``; an article ``A $5`` must touch its sign."""
    if here.text in DOLLARS and (sign.glued or len(here.text) > 1):
        return DOLLARS[here.text]
    if sign.glued or here.lower in {"hk", "nz", "c"}:
        return DOLLARS.get(here.text.upper())
    return None


def _sign_first(lexemes: list[Lexeme], at: int) -> Mark | None:
    """``$``, ``$US``, ``$ US``, ``$A``; a ``£`` may be doubled by nobody."""
    sign = SIGNS.get(lexemes[at].text)
    if sign is None:
        return None
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if sign.family == "dollar" and following and following.kind == "word":
        national = DOLLARS.get(following.text)
        if national and (following.glued or following.text == "US"):
            return Mark(at, at + 2, national)
    return Mark(at, at + 1, sign)


def _amount_like(lexeme: Lexeme) -> bool:
    """Say whether a number is written as an amount (a comma, decimals): PS5 is a console."""
    return lexeme.kind == "number" and ("," in lexeme.text or "." in lexeme.text)


def _words(lexemes: list[Lexeme], at: int, width: int) -> tuple[tuple[str, ...], int]:
    """Return ``width`` lower-case words from ``at`` and their end, ``U.S.`` as one; () if fewer."""
    words: list[str] = []
    while len(words) < width:
        if at >= len(lexemes) or lexemes[at].kind != "word":
            return (), at
        if lexemes[at].lower == "u" and [x.lower for x in lexemes[at + 1 : at + 4]] == [*".s."]:
            words.append("us")
            at += 4
        else:
            words.append(lexemes[at].lower)
            at += 1
    return tuple(words), at
