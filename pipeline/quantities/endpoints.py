"""Endpoints: one numeral with its sign, scale, currency or unit: ``$US1.8 million``, ``5%``."""

from dataclasses import dataclass, replace
from decimal import Decimal

from pipeline.quantities import currencies, numerals, prices, ratios, scales, units
from pipeline.quantities.cardinals import ONES, TENS
from pipeline.quantities.currencies import Currency, Mark
from pipeline.quantities.fractions import VULGAR
from pipeline.quantities.halves import ARTICLES, DETERMINERS, half, one_and_part
from pipeline.quantities.letters import letters
from pipeline.quantities.lexemes import Lexeme
from pipeline.quantities.numerals import Form, Numeral
from pipeline.quantities.units import Measure, Unit
from pipeline.resources import words


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One end of a figure over the lexemes ``[first, last)``.

    ``value`` is whole; ``scale`` the multiplier that was written last (1 where none was), so that
    an endpoint without one can borrow it.
    """

    first: int
    last: int
    value: Decimal
    scale: Decimal
    form: Form
    measure: Measure
    currency: Currency | None = None
    unit: Unit | None = None
    upper: Decimal | None = None


WEIGHING = words("quantities", "weighing")
HEAVY = words("quantities", "heavy")
NEGATIVE = words("quantities", "negative")
LEADS = words("quantities", "hyphenated_lead")
STARTERS = (
    set(ONES)
    | set(TENS)
    | {"a", "an", "the", "half", "tens", "several", "few", "many"}
    | NEGATIVE
    | {"per"}
    | ratios.PERCENT
    | {word for word in scales.WORDS if word.endswith("s")}
    | {prefix.lower() for prefix in currencies.DOLLARS}
    | {prefix.lower() for prefix in currencies.LETTERS}
    | {code.lower() for code in currencies.CODES}
    | {prefix + code.lower() for prefix in "mk" for code in currencies.CODES}
    | {name[0] for name in currencies.NAMES}
    | {"y"}
)


def endpoint(lexemes: list[Lexeme], at: int, *, money: bool = False) -> Endpoint | None:
    """Return the endpoint that begins at lexeme ``at``, or None.

    ``money`` says that an amount came before, so that the m of ``$120-150m`` is no metre.
    """
    here = lexemes[at]
    if here.kind == "word" and here.lower not in STARTERS:
        return None
    if here.kind in {"dash", "word"} and _is_minus(lexemes, at):
        again = at + 1 >= len(lexemes) or lexemes[at + 1].lower in NEGATIVE
        positive = None if again else endpoint(lexemes, at + 1)
        return replace(positive, first=at, value=-positive.value) if positive else None
    if here.kind in {"dash", "link"} or (here.kind == "mark" and here.text not in VULGAR):
        return None
    tied = here.glued and at > 0 and lexemes[at - 1].kind in {"dash", "number"}
    if tied and here.kind == "word" and here.lower in currencies.PREFIXES:  # PLX-R18
        return None
    mark = currencies.before(lexemes, at)
    if mark is not None:
        found = numerals.numeral(lexemes, mark.last) if mark.last < len(lexemes) else None
        return _money(lexemes, found, mark) if found and found.form != "vague" else None
    if here.kind == "sign" or (here.kind == "number" and _fragment(lexemes, at)):
        return None
    if here.lower in DETERMINERS or here.lower == "half":
        whole = _measured(lexemes, at) or _one_and_hundredths(lexemes, at)
        if whole is not None or here.lower == "the":
            return whole
    if share := ratios.ratio(lexemes, at) or ratios.percent_of(lexemes, at):
        value, last = share
        unit = Unit(last, last, "percent", "percent", "ratio")
        one = Decimal(1)
        return Endpoint(at, last, value, one, "ratio", "percent", unit=unit)
    number = numerals.numeral(lexemes, at)
    return _bare(lexemes, number, money=money) if number else None


def _measured(lexemes: list[Lexeme], at: int) -> Endpoint | None:
    """``half a mile``, ``a quarter of a percentage point``, ``an hour and a half``."""
    if found := half(lexemes, at):
        value, unit = found
        last = unit.last
    elif whole := one_and_part(lexemes, at):
        value, unit, last = whole
    else:
        return None
    one = Decimal(1)
    return Endpoint(at, last, value * unit.times, one, "words", unit.measure, unit=unit)


def _one_and_hundredths(lexemes: list[Lexeme], at: int) -> Endpoint | None:
    """``a dollar and 42 cents``; a dollar alone is a word for the currency."""
    mark = currencies.behind(lexemes, at + 1) if lexemes[at].lower in ARTICLES else None
    if mark is None or mark.currency.minor or mark.last + 1 >= len(lexemes):
        return None
    if lexemes[mark.last].lower != "and":
        return None
    if lexemes[mark.last + 1].lower in {"a", "an"} | NEGATIVE:
        return None
    part = endpoint(lexemes, mark.last + 1)
    if part is None or part.currency is None or not part.currency.minor:
        return None
    value = 1 + part.value / 100
    one = Decimal(1)
    return Endpoint(at, part.last, value, one, "words", "money", mark.currency)


def _is_minus(lexemes: list[Lexeme], at: int) -> bool:
    """``minus five``, `` -5``, ``(-$3)``: a dash counts where only a number touches it."""
    here = lexemes[at]
    if here.kind == "word":
        return here.lower in NEGATIVE and (at == 0 or lexemes[at - 1].lower != "or")
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if following is None or not following.glued or following.kind not in {"number", "sign"}:
        return False
    before = lexemes[at - 1] if at else None
    if before is None:
        return True
    if not here.glued:  # COVID -19
        return not (before.kind == "word" and before.text.isupper() and len(before.text) > 2)
    return before.text in "(<>=~/"


def _fragment(lexemes: list[Lexeme], at: int) -> bool:
    """Say whether the number at ``at`` is a piece of a longer code, time, score or version."""
    here, before = lexemes[at], lexemes[at - 1] if at else None
    if here.glued and before is not None:
        if before.kind == "word" and before.lower not in {"sub", "c", "ca"}:
            return True
        if before.text in {":", "#", "_", "@", "."} or (
            before.text == "/" and _number(lexemes, at - 2)
        ):
            return True
        tied = before.kind == "dash" and before.glued and at > 1 and lexemes[at - 2].kind == "word"
        if tied and not (lexemes[at - 2].glued and _number(lexemes, at - 3)):
            return lexemes[at - 2].lower not in LEADS
        if before.text == "^":
            return True
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if after is None or not after.glued:
        return False
    if after.text in {":", "_", "@"} or (
        after.text == "." and _number(lexemes, at + 2, glued=True)
    ):
        return at + 2 < len(lexemes) and lexemes[at + 2].glued
    return False


def _number(lexemes: list[Lexeme], at: int, *, glued: bool = False) -> bool:
    inside = 0 <= at < len(lexemes)
    return inside and lexemes[at].kind == "number" and (lexemes[at].glued or not glued)


def _money(lexemes: list[Lexeme], found: Numeral, mark: Mark) -> Endpoint | None:
    """``$US1.8 million``, ``£2.7m``, ``MAUD 60``, ``$76 US``; the mark stands first."""
    value, scale, last = letters(lexemes, found, money=True)
    if last is None:
        return None
    second = lexemes[found.first + 1] if found.first + 1 < found.last else None
    if found.form == "digits" and (second is None or scales.word(second)):
        amount = prices.amount("$", lexemes[found.first].text)
        value = value if amount is None else amount * scale
    value, scale = value * mark.times, scale * mark.times
    after = currencies.behind(lexemes, last)
    currency = mark.currency
    if after and after.currency.family == currency.family and after.times == 1:
        if not after.currency.minor and (not currency.explicit or after.currency == currency):
            currency, last = after.currency, after.last
    elif _is_us(lexemes, last) and currency.family == "dollar":
        currency, last = currencies.DOLLARS["US"], last + 1
    first = mark.first
    return Endpoint(first, last, value, scale, found.form, "money", currency)


def _is_us(lexemes: list[Lexeme], at: int) -> bool:
    return at < len(lexemes) and lexemes[at].text == "US"


def _bare(lexemes: list[Lexeme], number: Numeral, *, money: bool) -> Endpoint | None:
    """A numeral whose currency or unit, if it has one, stands behind it."""
    value, scale, last = letters(lexemes, number, money=money)
    if last is None:
        return None
    glued = last < len(lexemes) and lexemes[last].glued and lexemes[last].kind == "word"
    vague_of = number.form == "vague" and last < len(lexemes) and lexemes[last].lower == "of"
    unit = units.behind(lexemes, last + vague_of)  # "hundreds of miles", "millions of dollars"
    mark = currencies.behind(lexemes, _over_hyphen(lexemes, last + vague_of))
    money_mark = mark is not None and _is_money(mark, value, lexemes, number.first)
    if unit and not money_mark:
        measured = value * unit.times
        return Endpoint(
            number.first,
            unit.last,
            measured,
            scale,
            number.form,
            unit.measure,
            unit=unit,
            upper=number.upper,
        )
    if mark and money_mark:
        end, value, scale = _trailing_scale(lexemes, mark, value, scale)
        return Endpoint(
            number.first,
            end,
            value * mark.times,
            scale * mark.times,
            number.form,
            "money",
            mark.currency,
            upper=number.upper,
        )
    if glued and last == number.last and number.form == "digits":
        return None
    return Endpoint(
        number.first,
        last,
        value,
        scale,
        number.form,
        "number",
        upper=number.upper,
    )


def _over_hyphen(lexemes: list[Lexeme], at: int) -> int:
    """``one-yen``, ``million-dollar``: the name may follow a hyphen."""
    return at + (at < len(lexemes) and lexemes[at].text == "-" and lexemes[at].glued)


def _is_money(mark: Mark, value: Decimal, lexemes: list[Lexeme], first: int) -> bool:
    """Say whether a mark behind a number is a currency's: ``won`` is a verb behind small ones."""
    if mark.currency.homograph:
        return value >= 1000
    if mark.currency.scaled:  # "11 billion marks", "4,000 crowns"; 12 marks are grades
        return scales.word(lexemes[mark.first - 1]) is not None or "," in lexemes[first].text
    following = lexemes[mark.last] if mark.last < len(lexemes) else None
    if mark.currency.family != "pound" or mark.currency.minor or mark.first + 1 < mark.last:
        return True
    if lexemes[mark.first].lower not in {"pound", "pounds"}:
        return True
    before = {lexeme.lower for lexeme in lexemes[max(0, first - 4) : first]}
    after = following.lower if following is not None else ""
    return not (before & WEIGHING or after in HEAVY)


def _trailing_scale(
    lexemes: list[Lexeme], mark: Mark, value: Decimal, scale: Decimal
) -> tuple[int, Decimal, Decimal]:
    """``75 USD million``: the scale behind the code."""
    step = scales.word(lexemes[mark.last]) if mark.last < len(lexemes) else None
    if step and scale == 1 and value * step <= scales.LARGEST:
        return mark.last + 1, value * step, step
    return mark.last, value, scale
