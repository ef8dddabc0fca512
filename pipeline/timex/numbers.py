"""Counts of units: digits with their fraction, and number words up to the thousands."""

import re

from pipeline.timex.vocabulary import NUMERALS, ORDINALS, SCALES, TENS

FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
DIGITS = re.compile(
    r"(?P<whole>[\d,]*\.?\d+)(?:[-\s](?P<over>\d)/(?P<under>\d)|\s?(?P<sign>[½¼¾]))?"
)


def count(words: str) -> float:
    """Return the number that ``words`` (a match of the piece ``number``) say: “two dozen” is 24."""
    digits = DIGITS.fullmatch(words)
    if digits is None:
        return _words(words)
    value = float(digits["whole"].replace(",", ""))
    if digits["sign"]:
        value += FRACTIONS[digits["sign"]]
    if digits["over"] and digits["under"] != "0":
        value += int(digits["over"]) / int(digits["under"])
    return value


def _words(words: str) -> float:
    total = 0
    for word in re.split(r"[-\s]+", words.lower()):
        if word in SCALES:
            total = (total or 1) * SCALES[word]
        else:
            total += NUMERALS.get(word, TENS.get(word, 0))
    return float(total or 1)


def ordinal(word: str) -> int:
    """Return the number of “third” or “21st”."""
    return int(word[:-2]) if word[0].isdigit() else int(ORDINALS[word.lower()])


def plain(number: float) -> str:
    """Return ``number`` as a value writes it: 3, 2.5."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
