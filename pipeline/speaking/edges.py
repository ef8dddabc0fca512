"""Where a name begins and ends: what the model or the tags took together with it comes off."""

from collections.abc import Container

from pipeline.speaking.names import LINKING, PARTICLES, SUFFIXES
from pipeline.speaking.nouns import entries, given_names, noun, titles
from pipeline.speaking.vocabulary import finite, nouns
from pipeline.speaking.words import Words

POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# What stands before the noun of an office, and is no name either: “Vice President”.
RANKS = nouns("rank")
# Who holds an office in a body or belongs to one; the model takes “Vesta AI Chairman” for a name.
HOLDERS = nouns("holder")
SAYING = finite("saying")
# Verbs that a sentence opens with before who speaks: “Said Odile Marsh: …”.
OPENING = SAYING | finite("opening")
SHORTENED = 4  # letters and a full stop, from which a word is shortened and no initial: “Fla.”
LEADING = frozenset("the i you he she it we they who this that these those there here".split())


def rows(
    words: Words, first: int, last: int, label: str, surnames: Container[str]
) -> tuple[int, int]:
    """Return the rows of the name in the entity or run ``[first, last)``; none where first == last.

    ``surnames`` are those of the persons whom the article names in full.
    """
    first, last = _bare(words, first, last)
    while last - first > 1 and _before_name(words, first):
        first += 1
    first = _owned(words, first, last, label, surnames)
    first = _office(words, first, last)
    if label != "LAW":
        last = _once(words, first, last)
        first = _described(words, first, last, label)
    last = _holder(words, first, _told(words, first, last))
    if label == "PERSON":
        last = _affair(words, first, last)
    return _bare(words, first, last)


def _bare(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the rows without articles, pronouns and marks at either end: “HE’S Odile Marsh ''”."""
    while first < last and (_mark(words.lower[first]) or words.lower[first] in LEADING):
        first += 1
    while last > first and (_mark(words.lower[last - 1]) or words.lower[last - 1] in LINKING):
        last -= 1
    return first, last


def _before_name(words: Words, row: int) -> bool:
    """“Said Odile Marsh”, “in Harbour, Fla. Marsh said”, “for Odile Marsh”: no part of the name."""
    lower, text = words.lower[row], words.text[row]
    if lower in OPENING:
        return True
    if len(text) >= SHORTENED and text.endswith(".") and "." not in text[:-1]:
        return (lower,) not in titles()
    return words.cased and text.islower() and lower not in PARTICLES


def _mark(word: str) -> bool:
    if word.isalnum():
        return word in {"a", "an"}
    return word in POSSESSIVE or not any(map(str.isalnum, word))


def _owned(words: Words, first: int, last: int, label: str, surnames: Container[str]) -> int:
    """Return where a name begins that the model took together with its owner’s.

    “Harbour News’ Odile Marsh” is Odile Marsh.
    """
    for row in range(last - 2, first, -1):
        if words.lower[row] in POSSESSIVE:
            name = words.lower[row + 1]
            alone = row + 2 == last and name in surnames
            if label == "PERSON" or alone or name in given_names():
                return row + 1
            break
    return first


def _office(words: Words, first: int, last: int) -> int:
    """Return where a name begins behind its office: “Secretary of State Odile Marsh”."""
    if first < 2 or words.lower[first - 1] != "of" or last - first < 3:
        return first
    known = noun(words.lower[first - 2])
    behind = known is not None and known.kind == "person"
    return first + 1 if behind and words.lower[first] not in given_names() else first


def _once(words: Words, first: int, last: int) -> int:
    """Return where a name ends that a page says twice: “Odile Marsh Odile Marsh”."""
    for row in range(first + 2, last):
        word = words.lower[row]
        again = word == words.lower[first] and row + 1 < last
        again = again and words.lower[row + 1].startswith(words.lower[first + 1])
        if len(word) > 2 and (again or word == words.lower[row - 1]):
            return row
    return last


def _described(words: Words, first: int, last: int, label: str) -> int:
    """Return where a person’s name begins behind what the person is.

    “Historian Odile Marsh”, “Harbour spokeswoman Odile Marsh”; but “Dean Marsh”, “Ann Judge Marsh”.
    """
    if label not in {"PERSON", ""}:
        return first
    for row in range(last - 2, first - 1, -1):
        known = noun(words.lower[row])
        if words.cased and words.text[row].islower() and label and _plain(words.lower[row]):
            return row + 1  # “Harbour News questioner Odile Marsh”
        if known is None or known.kind != "person" or words.lower[row + 1] in SUFFIXES:
            continue
        if known.lemma not in entries():
            continue  # “Suleiman”, formed like “milkman”
        alike = known.surname or known.relational or words.lower[first] in given_names()
        return first if alike and words.text[row][0].isupper() else row + 1
    return _given(words, first, last) if label == "PERSON" else first


def _given(words: Words, first: int, last: int) -> int:
    """Return where a given name begins behind two words or more that are none.

    “Harbour Dem Odile Marsh” is Odile Marsh.
    """
    for row in range(first, last - 1):
        word = words.lower[row]
        if word in given_names() and word not in PARTICLES:
            return row if row - first > 1 else first
        if len(word.rstrip(".")) < 2 or word in PARTICLES or not word.isalpha():
            break
    return first


def _plain(word: str) -> bool:
    return word.isalpha() and word not in PARTICLES and word not in LINKING


def _told(words: Words, first: int, last: int) -> int:
    """Return where a name ends before its verb: “Marsh told”, “Odile Marsh Says He Is Late”."""
    for row in range(first + 1, last):
        if words.lower[row] in SAYING:
            return row
    while last > first + 1 and words.text[last - 1].islower() and words.tag[last - 1][:2] == "VB":
        last -= 1
    return last


def _affair(words: Words, first: int, last: int) -> int:
    """Return where a person’s name ends before what it is put to: “the Odile Marsh affair”."""
    while words.cased and last > first + 1 and words.text[last - 1].islower():
        if words.tag[last - 1][:2] != "NN" or words.end(last - 2) == words.start[last - 1]:
            break  # “Odile Ki-marsh”
        last -= 1
    return last


def _holder(words: Words, first: int, last: int) -> int:
    """Return where a body’s name ends before who is in it: “Vesta AI Chairman”, “Labour MPs”."""
    if words.lower[first] in given_names() or LINKING.intersection(words.lower[first:last]):
        return last
    kept = last
    while kept > first + 1 and words.lower[kept - 1] in HOLDERS:
        kept -= 1
    while last > kept > first and words.lower[kept - 1] in RANKS:
        kept -= 1
    return kept
