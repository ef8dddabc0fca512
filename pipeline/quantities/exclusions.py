"""Numbers that count nothing: years, days of months, clock times, sections, names, list markers."""

from pipeline.quantities import scales
from pipeline.quantities.endpoints import Endpoint
from pipeline.quantities.lexemes import Lexeme, lower_at
from pipeline.resources import lexicon, words

MONTHS = {
    form.lower()
    for row in lexicon("dates")
    if row.get("class") == "month"
    for form in (row["lemma"], *row.get("abbreviations", ()))
}
CLOCK = words("quantities", "clock")
CLOCK_LEADS = words("dates", "clock_lead") - {"and", "to", "between", "from"}
DAYPARTS = {row["lemma"] for row in lexicon("dates") if row.get("class") == "daypart"}
LABELS = words("quantities", "label")
ORDERED = words("quantities", "ordered")
YEAR_CUES = words("quantities", "year_cue") | MONTHS
OLD_YEARS = words("quantities", "old_year") | MONTHS
STARTS = words("quantities", "opening")
STREETS = words("quantities", "street")
FORMATIONS = words("quantities", "formation")
RACES = words("quantities", "race")
TIMES_OF_YEAR = words("quantities", "time_of_year")
LONGEST = 9  # digits without a mark between them: beyond it a number identifies
OF_A_YEAR = words("quantities", "of_a_year")
PRICED = words("quantities", "priced")
PROGRAMMES = words("quantities", "programme")
ADDRESS = 4  # lexemes behind a number in which its street is named


def excluded(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """Say whether the plain number ``end`` is a calendar, label or name number."""
    if end.measure != "number" or end.unit is not None or end.scale > 1:
        return False
    before = lexemes[end.first - 1] if end.first else None
    after = lexemes[end.last] if end.last < len(lexemes) else None
    return (
        _year(lexemes, end, before, after)
        or _day(lexemes, end, before, after)
        or _clock(lexemes, end, after)
        or _label(lexemes, end, before, after)
        or _named(lexemes, end, before, after)
        or _marker(lexemes, end, after)
        or _coded(lexemes, end)
        or _voted(lexemes, end)
        or len(_digits(lexemes, end)) > LONGEST
        or _address(lexemes, end)
    )


def year_of_prices(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``in 2019 dollars``: whose worth, not how many."""
    digits = lexemes[end.first].text
    yearly = len(digits) == 4 and digits.isdigit() and "1900" <= digits <= "2100"
    return yearly and end.measure == "money" and lower_at(lexemes, end.first - 1) in PRICED


def race(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``the women’s 5K final``: a distance that names a race."""
    letters = end.scale == 1000 and lexemes[end.last - 1].text in {"k", "K"}
    return letters and end.value < 100_000 and lower_at(lexemes, end.last) in RACES


def programme(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``said on 60 Minutes``: a name that looks like a measure."""
    first, last = lexemes[end.first], lexemes[end.last - 1]
    return end.last == end.first + 2 and f"{first.text} {last.text}" in PROGRAMMES


def _digits(lexemes: list[Lexeme], end: Endpoint) -> str:
    text = lexemes[end.first].text
    return text if end.last == end.first + 1 and text.isdigit() else ""


def _year(
    lexemes: list[Lexeme], end: Endpoint, before: Lexeme | None, after: Lexeme | None
) -> bool:
    """``in 2018``, ``2019 review``; 1,066 soldiers and 1500 of them are counts."""
    digits = _digits(lexemes, end)
    if before is not None and before.text in {"'", "’", "‘"} and len(digits) == 2:
        return True
    if len(digits) != 4 or not "1000" <= digits <= "2200":
        return False
    if digits < "1900" or digits > "2100":
        old = before is not None and (before.lower in OLD_YEARS or _dated(lexemes, end.first))
        return old or _of_a_time(lexemes, end.first)
    counted = after is not None and _plural(after) and after.lower not in OF_A_YEAR
    return not (counted and not _year_cue(before))


def _of_a_time(lexemes: list[Lexeme], at: int) -> bool:
    """``the summer of 1776``, ``the great mutiny of 1857``; the force of 1500 is round."""
    if lower_at(lexemes, at - 1) != "of":
        return False
    named = "the" in (lower_at(lexemes, at - 3), lower_at(lexemes, at - 4))
    exact = not lexemes[at].text.endswith("0") and lexemes[at].text >= "1400"
    closed = at + 1 >= len(lexemes) or lexemes[at + 1].kind == "mark"
    return lower_at(lexemes, at - 2) in TIMES_OF_YEAR or (named and exact and closed)


def _dated(lexemes: list[Lexeme], at: int) -> bool:
    """``July 2, 1776``: a day and its month stand before the year at ``at``."""
    comma, day = lower_at(lexemes, at - 1), lower_at(lexemes, at - 2)
    month = lower_at(lexemes, at - 3 - (lower_at(lexemes, at - 3) == "."))
    return comma == "," and day.isdigit() and month in MONTHS


def _year_cue(before: Lexeme | None) -> bool:
    """Say whether a year may follow: ``Moreno’s 2013 talks``, ``five billion 1987 dollars``."""
    if before is None or before.lower in YEAR_CUES or before.lower in scales.WORDS:
        return True
    return before.lower.endswith(("'s", "’s", "s'", "s’"))


def _plural(lexeme: Lexeme) -> bool:
    word = lexeme.text
    if lexeme.lower == "people":
        return True
    return lexeme.kind == "word" and word.islower() and word.endswith("s") and len(word) > 3


def _day(lexemes: list[Lexeme], end: Endpoint, before: Lexeme | None, after: Lexeme | None) -> bool:
    """``March 29``, ``29 March``, ``Feb. 21``, ``9/11``."""
    if before is not None and before.text == "." and end.first > 1:
        before = lexemes[end.first - 2]
    if end.value > 31:
        return False
    is_month = before is not None and before.lower in MONTHS and before.text[0].isupper()
    return is_month or (after is not None and after.lower in MONTHS and after.text[0].isupper())


def _clock(lexemes: list[Lexeme], end: Endpoint, after: Lexeme | None) -> bool:
    """``2 pm``, ``5 a.m.``, ``at 2 in the morning``, ``9:01`` (which the lexemes part)."""
    if after is None or end.value > 2400:
        return False
    if after.lower in CLOCK:
        return True
    spelled = [x.lower for x in lexemes[end.last : end.last + 3]]
    if spelled[:2] == ["at", "night"] or (spelled[:2] == ["in", "the"] and spelled[-1] in DAYPARTS):
        return lower_at(lexemes, end.first - 1) in CLOCK_LEADS
    return spelled in (["a", ".", "m"], ["p", ".", "m"])


def _label(
    lexemes: list[Lexeme], end: Endpoint, before: Lexeme | None, after: Lexeme | None
) -> bool:
    """``Section 427``, ``Part 3``, ``phase four``; ``no two cases`` and ``each day two`` count."""
    if before is not None and before.text == "." and lower_at(lexemes, end.first - 2) == "no":
        return end.form == "digits" and before.glued  # "No. 1 in the country"
    if before is None or before.lower not in LABELS:
        return False
    ordered = before.lower in ORDERED and not (after is not None and _plural(after))
    return end.form == "digits" or (end.form == "words" and ordered)


def _named(
    lexemes: list[Lexeme], end: Endpoint, before: Lexeme | None, after: Lexeme | None
) -> bool:
    """``iPhone 11``, ``Apollo 11``, ``FTSE 100``: digits behind a name and before no plural."""
    digits = _digits(lexemes, end)
    if digits and before is not None and before.text == "/" and lexemes[end.first].glued:
        return end.first > 1 and lexemes[end.first - 2].text.isupper()  # OS/2
    if not digits or before is None or before.kind != "word":
        return False
    if len(digits) > 4:  # CA 94305
        return len(digits) == 5 and len(before.text) == 2 and before.text.isupper()
    if any(c.isupper() for c in before.text[1:]) and before.text[0].islower():  # iPhone 11 cameras
        return True
    name = any(c.isupper() for c in before.text) and not _opens(lexemes, end.first - 1)
    return name and not (after is not None and _plural(after))


def _opens(lexemes: list[Lexeme], at: int) -> bool:
    """Say whether a capital is that of a sentence or headline: ``Only 15 Of 28 Stories``."""
    word = lexemes[at].text
    return word.istitle() and word.lower() in STARTS


def _marker(lexemes: list[Lexeme], end: Endpoint, after: Lexeme | None) -> bool:
    """``1.`` and ``(3)`` at the head of an item."""
    if end.form != "digits" or end.value > 99 or after is None:
        return False
    if end.first == 0 and after.text in {".", ")"}:
        return True
    before = lexemes[end.first - 1] if end.first else None
    return (
        before is not None
        and before.text == "("
        and after.text == ")"
        and end.last - end.first == 1
    )


def _coded(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``3-1``, ``555-0192``, ``24/7``, ``960×640``: digits tied to other digits."""
    for joint, other in ((end.last, end.last + 1), (end.first - 1, end.first - 2)):
        if 0 <= joint < len(lexemes) and 0 <= other < len(lexemes):
            tied = lexemes[joint].kind == "dash" or lexemes[joint].text in {"/", ":", "×"}
            far = max(joint, other)
            if tied and lexemes[other].kind == "number" and lexemes[far].glued:
                return lexemes[joint].glued or joint < end.first
    return False


def _voted(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``a 5-to-4 decision``, ``a 2-in-1 laptop``, ``a three-for-two split``: both sides of it."""
    behind = [x.lower for x in lexemes[end.last : end.last + 3]]
    before = [x.lower for x in lexemes[max(0, end.first - 3) : end.first]]
    return any(["-", joint, "-"] in (behind, before) for joint in ("to", "in", "for", "on"))


def _address(lexemes: list[Lexeme], end: Endpoint) -> bool:
    """``10 Harbour Street``, ``the 101 Supply Brigade``: capitals up to the word for a street."""
    if end.form != "digits":
        return False
    for at in range(end.last, min(end.last + ADDRESS, len(lexemes))):
        if lexemes[at].kind != "word" or not lexemes[at].text[0].isupper():
            return False
        if lexemes[at].lower in STREETS | FORMATIONS:
            counted = at + 1 < len(lexemes) and _plural(lexemes[at + 1])  # 5 Wall Street banks
            return (at > end.last or lexemes[at].lower in FORMATIONS) and not counted
    return False
