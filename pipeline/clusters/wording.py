"""What two wordings are compared by: words without case, punctuation or spelling of one country."""

import re
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
APOSTROPHES = str.maketrans("’‘ʼ", "'''")
# British to American, as far as both sides of a comparison then agree; `hour` and `rise` stay
# what they are to each other. Oxford Spelling and Merriam-Webster differ in these endings.
SPELLINGS = (
    (re.compile(r"(?<=\w\w\w)our(?=s|ed|ing|able|al|$)"), "or"),
    (re.compile(r"(?<=\w\w)is(?=e$|es$|ed$|er$|ers$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"(?<=\w\w)ys(?=e$|ed$|es$|ing$)"), "yz"),
    (re.compile(r"(?<=\w)tre(?=s?(?:$|'))"), "ter"),
    (re.compile(r"(?<=\w\w)ll(?=ed$|ing$|er$|ers$|or$|ors$)"), "l"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=gra)mme(?=s?$)"), "m"),
)
NEGATIONS = frozenset("not never no nobody nothing none neither nor without cannot".split())


def words(text: str) -> tuple[str, ...]:
    """Return the words of ``text`` as they are compared.

    >>> words("“We honour the labour agreement …”")
    ('we', 'honor', 'the', 'labor', 'agreement')
    """
    return tuple(_folded(token.lower()) for token in tokens(text))


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` as they stand, one for each of ``words``."""
    return WORD.findall(text.translate(APOSTROPHES))


@lru_cache(100_000)
def _folded(word: str) -> str:
    for pattern, other in SPELLINGS:
        word = pattern.sub(other, word)
    return word


def numbers(found: Iterable[str]) -> frozenset[str]:
    """Return the numerals among words."""
    return frozenset(word for word in found if word[0].isdigit())


def negations(found: Iterable[str]) -> int:
    """Return how many words negate."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in found)
