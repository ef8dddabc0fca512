"""The words of the calendar from the lexicon, as tables and as pieces of patterns."""

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pipeline.resources import lexicon


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of time: its ISO 8601 letter, whether it follows T, and how many make the word."""

    code: str
    clock: bool = False
    times: int = 1


def _by_class() -> dict[str, list[dict[str, Any]]]:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for entry in lexicon("dates"):
        groups[entry.get("class", "note")].append(entry)
    return groups


def _plural(entry: dict[str, Any]) -> str:
    return str(entry.get("plural", entry["lemma"] + "s"))


def _table(name: str, attribute: str) -> dict[str, Any]:
    return {entry["lemma"].lower(): entry[attribute] for entry in ENTRIES[name]}


def _named(name: str) -> dict[str, int]:
    """Return month or weekday numbers by lower-case name and abbreviation."""
    return {
        form.lower(): entry["number"]
        for entry in ENTRIES[name]
        for form in (entry["lemma"], *entry.get("abbreviations", ()))
    }


ENTRIES = _by_class()
MONTHS = _named("month")
WEEKDAYS = _named("weekday")
UNITS = {
    form: Unit(entry["code"], entry.get("clock", False), entry.get("times", 1))
    for entry in ENTRIES["unit"]
    for form in (entry["lemma"], _plural(entry))
}
SEASONS = _table("season", "code")
DAYPARTS = _table("daypart", "code")
HOURS = _table("hour", "code")
NUMERALS = _table("numeral", "number")
TENS = _table("ten", "number")
SCALES = _table("scale", "number")
ORDINALS = _table("ordinal", "number")
DECADES = _table("decade", "number")
RELATIVES = _table("relative", "shift")
FROM_MENTION = {e["lemma"] for e in ENTRIES["relative"] if e.get("from") == "mentioned"}
DAYS = {entry["lemma"]: entry for entry in ENTRIES["day"]}
REFERENCES = _table("reference", "value")
FREQUENCIES = _table("frequency", "value")
PHASES = _table("phase", "mod")
HEDGES = _table("hedge", "mod")
HOLIDAYS = {entry["lemma"].lower(): entry for entry in ENTRIES["holiday"]}


def context(name: str) -> frozenset[str]:
    """Return the words of the lexicon's class ``name``, which tell a date by what is beside it."""
    return frozenset(word for entry in ENTRIES[name] for word in entry["words"])


def either(forms: Any) -> str:
    """Return a pattern for any of ``forms``, the longest first; a space is any white space."""
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    return "(?:" + "|".join(_literal(form) for form in ordered) + ")"


def _literal(form: str) -> str:
    return re.escape(form).replace(r"\ ", r"\s{1,2}").replace("’", "[’']")


def _capitalised(name: str) -> str:
    """Return a pattern for the names of months or weekdays, which are written with a capital."""
    full = [entry["lemma"] for entry in ENTRIES[name]]
    short = [form for entry in ENTRIES[name] for form in entry.get("abbreviations", ())]
    cases = [*full, *(form.upper() for form in full)]
    dotted = either([*short, *(form.upper() for form in short)])
    return rf"(?-i:(?:{either(cases)}|{dotted}(?:\.(?!\s*[A-Z]))?)(?![A-Za-z]))"


def _numeral() -> str:
    ones, tens = either(NUMERALS), either(TENS)
    small = rf"(?:{tens}(?:[-\s]{ones})?|{ones})"
    scale = either(SCALES)
    words = rf"(?=[a-z])(?:(?:{small}|a)\s{scale}(?:\s(?:and\s)?{small})?|{small})"
    digits = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4})(?!\d)(?:\.\d{1,2}|[-\s]\d/\d|\s?[½¼¾])?"
    return rf"(?:{digits}|{words}\b)"


PIECES = {
    "month": _capitalised("month"),
    "weekday": _capitalised("weekday"),
    "day": r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\w%])",
    "year": r"(?:20|1\d)\d\d(?![\w%]|[,.]\d)",
    "unit": either(UNITS) + r"(?![a-z])",
    "units": either(_plural(e) for e in ENTRIES["unit"] if not e.get("abbreviation")) + "(?![a-z])",
    "season": either(SEASONS) + r"\b",
    "daypart": either(DAYPARTS) + r"\b",
    "hour": either(HOURS) + r"\b",
    "ordinal": rf"(?:{either(ORDINALS)}|\d\d?(?:st|nd|rd|th))\b",
    "number": _numeral(),
    "vague": either(e["lemma"] for e in ENTRIES["vague"]) + r"\b",
    "relative": either(RELATIVES) + r"\b",
    "adjective": either(e["lemma"] for e in ENTRIES["premodifier"]) + r"\b",
    "holiday": either(HOLIDAYS) + r"(?![A-Za-z])",
    "reference": either(REFERENCES),
    "frequency": either(FREQUENCIES),
    "dash": r"[-‐‑–—]",
    "hyphen": r"[-‐‑–]",
    "apostrophe": r"[’']",
}
PIECE = re.compile("%(" + "|".join(sorted(PIECES, key=len, reverse=True)) + ")")


def pattern(template: str) -> re.Pattern[str]:
    """Compile ``template``: ``%month`` stands for a piece, a space for any white space."""
    spaced = template.replace(" ", r"(?:\s{1,2})")
    return re.compile(PIECE.sub(lambda name: PIECES[name[1]], spaced), re.IGNORECASE)


def first_words(*forms: str) -> set[str]:
    """Return the lower-case first word of each of ``forms``."""
    return {re.split(r"[^A-Za-z]", form)[0].lower() for form in forms} - {""}


DIGIT = "0"  # the start class of any number in digits
STARTS: dict[str, set[str]] = {
    "digit": {DIGIT},
    "month": first_words(*MONTHS),
    "weekday": first_words(*WEEKDAYS),
    "unit": first_words(*UNITS),
    "units": first_words(*(_plural(e) for e in ENTRIES["unit"])),
    "season": first_words(*SEASONS),
    "daypart": first_words(*DAYPARTS),
    "hour": first_words(*HOURS),
    "ordinal": first_words(*ORDINALS) | {DIGIT},
    "number": first_words(*NUMERALS, *TENS, "a", "an") | {DIGIT},
    "vague": first_words(*(e["lemma"] for e in ENTRIES["vague"])),
    "relative": first_words(*RELATIVES),
    "holiday": first_words(*HOLIDAYS),
    "decade": first_words(*DECADES),
    "deictic": first_words(*DAYS),
    "reference": first_words(*REFERENCES),
    "frequency": first_words(*FREQUENCIES),
}
