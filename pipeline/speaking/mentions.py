"""The names of an article: what each stretch of it that may be one is, and how far it reaches."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from pipeline.speaking import edges
from pipeline.speaking.names import (
    GENERATIONS,
    LONGEST,
    SUFFIXES,
    bare,
    bodies,
    leading_title,
)
from pipeline.speaking.nouns import Title, noun, titles
from pipeline.speaking.segments import segments
from pipeline.speaking.vocabulary import nouns
from pipeline.speaking.words import Words

MARKED = "MARKED"  # our own label: the title of a work, by the marks around it
ARTICLES = frozenset({"the", "a", "an", "this", "that"})
OPENING = frozenset({"“", "‘", '"', "``"})
CLOSING = frozenset({"”", "’", '"', "''"})
PSEUDONYMS = frozenset({"doe", "roe"})  # told apart by numbers: “Jane Doe 7”
DATELINE = 7  # words behind the name of its place
DASHES = frozenset({"-", "—", "–", "--"})
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
PARTY = re.compile(r"(?:[DRI]|Dem|Rep)\.?[-–].*")  # “(D-Texas)” behind a name
INSTITUTIONS = nouns("institution")
PRESS = nouns("press")
WIRES = nouns("wire")
# Capitalised, these are words of a headline, not of a name.
TITLE_CASE = frozenset("To Of On In As At By From With After Over Is Are Was Will And For".split())


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: rows ``[first, last)`` without title and article.

    ``label`` is the model's entity label, "" where only the tags say that it is a name.
    ``generation`` tells a father from a son of his name: jr, sr, ii, iii, iv or "".
    """

    first: int
    last: int
    label: str
    words: tuple[str, ...]
    title: Title | None = None
    article: bool = False
    generation: str = ""


def find(words: Words) -> list[Mention]:
    """Return the names of the article in order, none overlapping."""
    parts = segments(words)
    surnames = frozenset(
        words.lower[last - 1]
        for first, last, label in parts
        if label == "PERSON" and last - first == 2
    )
    found = (_mention(words, *part, surnames) for part in parts)
    return [mention for mention in found if mention]


def headlines(words: Words) -> set[int]:
    """Return the blocks in Title Case, whose capitals tell nothing; none where most blocks are."""
    capitals: dict[int, int] = defaultdict(int)
    long: dict[int, int] = defaultdict(int)
    stopped: set[int] = set()
    for text, block in zip(words.text, words.block, strict=True):
        if len(text) > 3:
            if text.isalpha():
                long[block] += 1
                capitals[block] += text[0].isupper()
        elif text == ".":
            stopped.add(block)
    found = {
        block
        for block, count in long.items()
        if count > 2 and capitals[block] >= 0.75 * count and block not in stopped
    }
    return found if 2 * len(found) <= len(long) else set()


def _mention(
    words: Words, first: int, last: int, label: str, surnames: frozenset[str]
) -> Mention | None:
    first, last = edges.rows(words, first, last, label, surnames)
    if first >= last or last - first > LONGEST or not _written(words, first, last):
        return None
    if _dateline(words, first, last, label):
        return None
    article = first > 0 and words.lower[first - 1] == "the"
    first, title = _without_title(words, first, last)
    label = MARKED if _in_marks(words, first, last) else label
    if label == "PERSON" and first > 0 and _initial(words, first - 1):
        first -= 1
    name = bare(words.text[first:last])
    if PARTY.fullmatch("".join(words.text[first:last])):
        return None
    single = len(name) == 1 and name[0] not in surnames
    common = single and _common(name[0], label) and not _titled(words, first)
    if single and (common or name[0] in SUFFIXES or _code(words, first)):
        return None
    if len(name) == 1 and (name[0] in WEEKDAYS or (name[0] in MONTHS and label != "PERSON")):
        return None
    if not name or TITLE_CASE.intersection(words.text[first + 1 : last]):
        return None
    if last < len(words) and label in {"PERSON", ""} and words.lower[last] in GENERATIONS:
        last += 1
    if name[-1] in PSEUDONYMS and last < len(words) and words.text[last].isdigit():
        name, last = (*name, words.text[last]), last + 1
    generation = GENERATIONS.get(words.lower[last - 1], "")
    mention = Mention(first, last, label, name, title, article, generation)
    return mention if title else _titled_outside(words, mention)


def _initial(words: Words, row: int) -> bool:
    """“S Okafor”: a letter before a name that the model left out of it."""
    text = words.text[row]
    return len(text) == 1 and text.isupper() and words.tag[row] == "NNP"


def _written(words: Words, first: int, last: int) -> bool:
    """Return whether rows are written as a name: “netizens”, “force official” are not.

    Where nothing has capitals, they tell nothing.
    """
    if not words.cased:
        return True
    return words.text[first:last] != words.lower[first:last]


def _titled(words: Words, row: int) -> bool:
    """“A report in The Nation”: its article has a capital inside a sentence, so it is a name."""
    inside = row > 1 and words.sentence[row - 2] == words.sentence[row]
    return inside and words.text[row - 1] == "The" and words.text[row - 2].isalpha()


def _dateline(words: Words, first: int, last: int, label: str) -> bool:
    """“LONDON (AP) —”, “Dunmore (Reuters)”: where a report was written, ahead of its words."""
    if first and words.block[first - 1] == words.block[first]:
        return _wire(words, first, last)
    capitals = all(word.isupper() for word in words.text[first:last])
    if not capitals and label not in {"GPE", "LOC"}:
        return False
    behind = words.text[last : last + DATELINE]
    if behind[:1] and behind[0] not in DASHES | {"(", ","}:
        return False
    if "(" in behind and ")" in behind:
        agency = behind[behind.index("(") + 1]
        return agency.isupper() or agency == "Reuters"
    return capitals and bool(DASHES.intersection(behind))


def _wire(words: Words, first: int, last: int) -> bool:
    """“LONDON (AP) —”: the agency in a dateline."""
    block, begins = words.block[first], max(0, first - DATELINE)
    inside = last < len(words) and words.text[first - 1] == "(" and words.text[last] == ")"
    early = begins == 0 or words.block[begins] != block
    return inside and early and words.lower[first] in WIRES


def _code(words: Words, row: int) -> bool:
    """“Dr.”, “<VST.L>”: a title without a name, and a share’s code."""
    closed = row + 1 < len(words) and words.text[row + 1].startswith(">")
    if closed and row > 0 and words.text[row - 1].endswith("<") and words.text[row].isupper():
        return True
    return words.text[row].endswith(".") and (words.lower[row],) in titles()


def _common(word: str, label: str) -> bool:
    """Return whether a word with a capital is a common noun all the same (“the Administration”).

    One that the model takes for a person is, where it is a plural (“Aides said”).
    """
    known = noun(word)
    if known is None or word in INSTITUTIONS or (word in PRESS and label != "PERSON"):
        return False
    return label in {"", "ORG"} or (label == "PERSON" and word != known.lemma)


def _in_marks(words: Words, first: int, last: int) -> bool:
    """““Odile Marsh Today””: a name of three words or more between marks is that of a work."""
    inside = last - first > 2 and first > 0 and last < len(words)
    return inside and words.text[first - 1] in OPENING and words.text[last] in CLOSING


def _without_title(words: Words, first: int, last: int) -> tuple[int, Title | None]:
    """Return where the name begins behind titles; “Major League Rowing” has none."""
    if bodies().intersection(words.lower[first:last]):
        return first, None
    taken, title = leading_title(words.lower[first:last])
    return first + taken, title


def _titled_outside(words: Words, mention: Mention) -> Mention:
    """Return ``mention`` with a title written before it: “coach Dana Whitlow”, “Mrs. Okafor”."""
    for size in (3, 2, 1):
        before = mention.first - size
        if before >= 0 and words.sentence[before] == words.sentence[mention.first]:
            title = titles().get(tuple(words.lower[before : mention.first]))
            known = noun(words.lower[before])
            plain = words.text[before].islower() and (known is None or known.relational)
            if title and not plain:
                return replace(mention, title=title)
    return mention
